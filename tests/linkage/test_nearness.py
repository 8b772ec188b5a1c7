"""What is nearly the same: one digit, one look, the same words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.linkage.nearness import SAME_WORDING, neighbours, skeleton, wording
from bot.linkage.traces import Trace, TraceKind

PHONES = st.integers(10**8, 10**9 - 1).map("+33{}".format)


@given(PHONES, st.integers(3, 11), st.sampled_from("0123456789"))
def test_whatever_digit_is_mistyped_is_among_the_neighbours(
    number: str, place: int, digit: str
) -> None:
    typed = number[:place] + digit + number[place + 1 :]

    found = {each.value for each in neighbours(Trace(TraceKind.PHONE, number))}

    assert (typed in found) is (typed != number)


def test_two_digits_that_were_swapped_are_neighbours() -> None:
    near = neighbours(Trace(TraceKind.IBAN, "FR7630006000011234567890189"))

    assert Trace(TraceKind.IBAN, "FR7630006000011234567809189") in list(near)


@given(PHONES)
def test_neighbours_are_each_other_s(number: str) -> None:
    own = Trace(TraceKind.PHONE, number)

    assert all(own in set(neighbours(each)) for each in neighbours(own))


@pytest.mark.parametrize("kind", [TraceKind.EMAIL, TraceKind.NAME, TraceKind.DOMAIN])
def test_other_kinds_have_no_neighbours(kind: TraceKind) -> None:
    assert list(neighbours(Trace(kind, "kevin92.example"))) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("leboncoin.example", "leb0ncoin.example"),
        ("leboncoin.example", "lebonco1n.example"),
        ("leboncoin.example", "lеbоncоin.example"),  # noqa: RUF001 - Cyrillic letters
        ("modele.example", "rnodele.example"),
        ("apple.example", "xn--pple-43d.example"),
        ("mon-colis.example", "moncolis.example"),
    ],
)
def test_hosts_that_look_the_same_have_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("leboncoin.example", "labonneoccasion.example"), ("a.example", "b.example")],
)
def test_hosts_that_do_not_have_two(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


TOLD = "Je vends mon vélo Elops bleu, peu servi, envoi par relais, cause déménagement urgent"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ("je vend mon velo elops bleu peu servi, envoi par relais cause demenagement", True),
        ("J’ai acheté un téléphone et le vendeur ne répond plus depuis le virement", False),
        ("", False),
    ],
)
def test_the_same_words_are_the_same_in_any_order_and_case(other: str, *, same: bool) -> None:
    assert (wording(TOLD, other) >= SAME_WORDING) is same
