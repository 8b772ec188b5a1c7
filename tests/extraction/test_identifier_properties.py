"""Promises that hold for any text: no finder raises, leaves the text, or takes too long over it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.complaint.identifiers import IdentifierKind
from bot.extraction.cards import find_cards, hide_cards
from bot.extraction.identifiers import FINDERS, Finder, find_identifiers

# Pieces that finders begin on, put together in any order: far likelier to trip one than noise.
PIECES = st.sampled_from(
    [
        *"0123456789 .-/@:,;()[]<>«»\"'\n+#_€",
        *(
            "FR76",
            "3000",
            "06",
            "39",
            "98",
            "zéro",
            "six",
            "point",
            "arobase",
            "com",
            ".fr",
            "http://",
        ),
        *(
            "www.",
            "bc1q",
            "0x",
            "1Z",
            "rue",
            "12 rue",
            "75011",
            "BIC",
            "carte",
            "4111",
            "1111",
            "M.",
        ),
        *(
            "Mme",
            "Kevin",
            "mon",
            "son",
            "de mon compte",
            "vers",
            "De :",
            "À :",
            "pseudo",
            "commande n°",
        ),
        *(
            "Cordialement",
            "société",
            "PCS code",
            "sur",
            "signal",
            "chez",
            "siret",
            "::",
            "é",
            "ß",
            "٠٦",
            "१२३४",
            "\u202f",
            "İ",
            "ﬁ",
        ),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=60).map("".join),
    st.lists(PIECES, max_size=40).map(" ".join),
)
LONG = 10_000
ADVERSARIAL = {
    piece: (piece * (LONG // len(piece) + 1))[:LONG]
    for piece in (
        *'1a A.-@:+/("*é\n',
        *(
            "1 ",
            "06 ",
            "0 1 ",
            "a.",
            "a@",
            "a-",
            "A ",
            "FR76 ",
            "FR76 3000 ",
            "zero ",
            "soixante dix ",
        ),
        *(
            "ab:",
            "« a ",
            "de : a@b.fr\n",
            "12 rue a ",
            "a point ",
            "a arobase b point com ",
            "1Z",
            "0x",
        ),
        *("http://", "www.", "mon compte ", "je l'ai appele du ", "M. A ", "commande n° ", "4111 "),
        *("pcs code 12345 ", "carte 4111 ", "il s'appelle ", "Jean Kevin ", "a_", "kevin@a-b.com "),
    )
}


@pytest.mark.parametrize("find", dict.fromkeys(find for _, find in FINDERS))
@given(text=TEXTS)
@settings(max_examples=40, deadline=None)
def test_every_span_lies_in_its_text(find: Finder, text: str) -> None:
    for found in find(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.value
        assert text[found.start : found.end].strip() == text[found.start : found.end]


@given(text=TEXTS)
@settings(max_examples=100, deadline=None)
def test_identifiers_come_in_order_and_once(text: str) -> None:
    found = find_identifiers(text)

    starts = [each.found.start for each in found]
    assert starts == sorted(starts)
    assert len({(each.kind, each.found.value) for each in found}) == len(found)


STANDING_ALONE = [
    find
    for kind, find in FINDERS
    if kind
    in {
        IdentifierKind.IBAN,
        IdentifierKind.EMAIL,
        IdentifierKind.URL,
        IdentifierKind.DOMAIN,
        IdentifierKind.IP,
        IdentifierKind.PHONE,
        IdentifierKind.CRYPTO,
    }
]
STORIES = st.lists(
    st.sampled_from(
        [
            *(
                "FR76 3000 6000 0112 3456 7890 189",
                "be68 5390 0754 7034",
                "30006 00001 12345678901 89",
            ),
            *(
                "06 39 98 12 34",
                "+225 07 07 12 34 56",
                "0475/12.34.56",
                "(514) 555-0199",
                "0690 12 34 56",
            ),
            *(
                "kevin . dupont @ gmail . com",
                "Kevin(at)Example.org",
                "kevin point d arobase gmail point com",
            ),
            *(
                "hxxps://Faux-Colis[.]com/A?b=c).",
                "www.Bon-Plan.shop",
                "bonplan (point) com",
                "t.me/kevin",
            ),
            *("2001:0DB8::0001:7", "92.184.105.12", "BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ"),
            "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
        ]
    ),
    max_size=8,
).map(" puis ".join)


@pytest.mark.parametrize("find", STANDING_ALONE)
@given(text=st.one_of(STORIES, TEXTS))
@settings(max_examples=40, deadline=None)
def test_a_normal_form_is_its_own(find: Finder, text: str) -> None:
    for found in find(text):
        if found.certain and len(found.value) > len("36180"):
            assert [each.value for each in find(found.value)] == [found.value]


@given(text=TEXTS)
@settings(max_examples=100, deadline=None)
def test_hidden_cards_are_hidden_for_good(text: str) -> None:
    hidden = hide_cards(text)

    assert len(hidden) == len(text)
    assert hide_cards(hidden) == hidden
    assert all(len(each.value) == len("1234") for each in find_cards(hidden))


@pytest.mark.parametrize("text", ADVERSARIAL.values(), ids=[repr(piece) for piece in ADVERSARIAL])
def test_the_time_grows_as_the_text_does(text: str) -> None:
    short, long = _seconds(text[: LONG // 4]), _seconds(text)

    # About 0.1 s when this was written; a pattern that backtracks takes minutes. Four times the
    # text: sixteen times would be quadratic, and small times are mostly noise.
    assert long < min(3, 10 * short + 0.4)


def _seconds(text: str) -> float:
    started = time.process_time()
    find_identifiers(text)
    hide_cards(text)
    return time.process_time() - started
