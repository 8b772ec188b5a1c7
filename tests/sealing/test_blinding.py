"""What stands in the index can be followed with the key alone."""

from bot.sealing.keyring import Keyring


def test_the_same_key_finds_the_same_place_and_the_file_behind_it() -> None:
    ring = Keyring.fresh()
    [blind], [again] = ring.blinds("search"), ring.blinds("search")
    word = blind.word("vélo")

    place, mask = blind.place(word, 3)

    assert again.place(again.word("vélo"), 3) == (place, mask)
    assert (42 ^ mask) ^ mask == 42


def test_places_of_one_word_have_nothing_in_common() -> None:
    [blind] = Keyring.fresh().blinds("search")
    word = blind.word("vélo")

    drawn = {number for position in range(1000) for number in blind.place(word, position)}

    assert len(drawn) == 2000


def test_another_key_and_another_purpose_find_nothing() -> None:
    ring = Keyring.fresh()
    words = [
        blind.word("vélo")
        for blind in (
            *ring.blinds("search"),
            *ring.blinds("phone"),
            *Keyring.fresh().blinds("search"),
        )
    ]

    assert len(set(words)) == 3


def test_after_a_rotation_the_active_key_comes_first() -> None:
    ring = Keyring.fresh()
    turned = ring.rotated()

    assert [each.word("vélo") for each in turned.blinds("search")][1] == ring.blinds("search")[
        0
    ].word("vélo")
