"""How facts are matched: each kind by its rule."""

import pytest

from evaluation.facts import score_kinds

LINE = {
    "id": 1,
    "text": "…",
    "amounts": [{"value": "450.00", "currency": "EUR", "role": "paid"}],
    "dates": [{"iso": "2026-03-03"}, {"iso": "2026-08"}],
    "identifiers": [
        {"kind": "phone", "normalized": "+33639980011", "owner": "suspect"},
        {"kind": "person_name", "normalized": "Karim Benali", "owner": "suspect"},
    ],
    "payment_method": "transfer",
}


def scored(**read):
    return score_kinds([LINE], {"1": {"id": 1, **read}})


def test_a_sum_is_the_same_however_its_cents_are_written():
    score = scored(amounts=[{"value": "450", "currency": "EUR", "role": "price"}])["amounts"]

    assert (score.precision, score.recall) == (1.0, 1.0)
    assert score.apart == 0.0


@pytest.mark.parametrize(
    "read", [{"value": "450", "currency": "USD"}, {"value": "45", "currency": "EUR"}]
)
def test_a_sum_needs_its_value_and_its_currency(read):
    assert scored(amounts=[read])["amounts"].f1 == 0


def test_a_date_more_precise_than_what_was_said_is_another_date():
    score = scored(dates=[{"iso": "2026-03-03"}, {"iso": "2026-08-24"}])["dates"]

    assert (score.precision, score.recall) == (0.5, 0.5)


def test_a_date_read_twice_is_right_once():
    score = scored(dates=[{"iso": "2026-03-03"}, {"iso": "2026-03-03"}])["dates"]

    assert score.precision == 0.5


def test_the_owner_is_scored_apart_from_the_identifier():
    phone = {"kind": "phone", "normalized": "+33639980011", "owner": "victim"}

    score = scored(identifiers=[phone])["phone"]

    assert score.f1 == 1
    assert score.apart == 0


def test_a_name_is_the_same_in_capitals():
    name = {"kind": "person_name", "normalized": "KARIM BENALI"}

    assert scored(identifiers=[name])["person_name"].recall == 1


def test_what_a_reader_does_not_find_counts_against_it():
    assert scored()["payment_method"].recall == 0
    assert scored()["phone"].recall == 0


def test_a_peer_is_judged_on_the_kinds_it_is_made_for():
    answers = {"1": {"id": 1, "dates": [{"iso": "2026-08"}]}}

    scores = score_kinds([LINE], answers, frozenset({"dates"}))

    assert list(scores) == ["dates"]
    assert scores["dates"].apart is None


def test_all_identifiers_are_scored_together_and_nobodys_owner_is_one():
    bank = {"kind": "company", "normalized": "Ma Banque", "owner": "other"}
    line = {**LINE, "identifiers": [*LINE["identifiers"], bank]}
    read = [LINE["identifiers"][0], {**bank, "owner": "unknown"}]

    score = score_kinds([line], {"1": {"id": 1, "identifiers": read}})["identifiers"]

    assert (score.precision, score.recall, score.apart) == (1.0, pytest.approx(2 / 3), 1.0)
