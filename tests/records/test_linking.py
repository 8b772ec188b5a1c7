"""Clusters grow file by file into what working all of it out at once comes to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.complaint.complaints import Complaint, FilingKind
from bot.complaint.errors import UnknownComplaint, UnknownFact
from bot.complaint.lifecycle import State
from bot.complaint.offences import Offence
from bot.complaint.officers import Officer
from bot.linkage.partition import partition
from bot.linkage.policy import Policy, Standing
from bot.linkage.traces import STRONG, Trace, TraceKind
from bot.records.linking import Sighted
from bot.records.records import Records, Work
from bot.records.rulings import Ruling
from bot.records.sightings import Seen
from bot.sealing.keyring import Keyring
from tests.conftest import NOON, SetClock

ROUX = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille")
LOW = Policy(dict.fromkeys(STRONG, 2), 1.0, 2, {}, frozenset(), frozenset(), frozenset())
# Here a value may stop linking with one file, and link again with the next.
MIXED = replace(LOW, caps=dict.fromkeys(STRONG, 4), company=0.9, few=1)


def trace(text: str) -> Trace:
    """« iban:1 »: the first invented account."""
    kind, _, number = text.partition(":")
    return Trace(TraceKind(kind), f"{kind}-{number}")


def a_file(reference: str, *traces: str, harm: int = 30_00, listed: bool = False) -> Sighted:
    seen = [Seen(trace(each), listed=listed) for each in traces]
    minutes = int(reference.rpartition("-")[2])
    return Sighted(reference, NOON + timedelta(minutes=minutes), harm, "59", seen)


def file(work: Work, sighted: Sighted, policy: Policy = LOW) -> int:
    """File a complaint that holds nothing but its links."""
    work.conversations.open(sighted.reference, sighted.reference)
    work.complaints.file(
        Complaint(
            sighted.reference,
            sighted.reference,
            FilingKind.COMPLAINT,
            Offence.FAUX_VENDEUR,
            State.FILED,
            sighted.filed_at,
        ),
        sighted.reference,
    )
    return work.linking.add(sighted, policy)


def clusters(work: Work) -> set[frozenset[str]]:
    """Every case of two files or more, as it is read."""
    return {
        frozenset(file.reference for file in work.clusters.files(each.reference))
        for each in work.clusters.ranked(1000)
    }


def value_id(work: Work, text: str) -> int:
    """What decisions name a value by that stands in the first file's cluster."""
    sightings = work.clusters.sightings(work.clusters.files("A-1"))
    [found] = [
        each.id for each in work.clusters.values(sightings, LOW) if each.trace == trace(text)
    ]
    return found


def ruling(standing: Standing) -> Ruling:
    return Ruling(ROUX.id, standing, "vu au dossier")


def is_sound(work: Work, policy: Policy = LOW) -> bool:
    """Whether working all of it out finds nothing to write."""
    found = partition(work.recorded(), policy)
    return not found.wrong_files and not found.wrong_values


@pytest.fixture(autouse=True)
def _officer(records: Records) -> None:
    with records.transaction() as work:
        work.officers.add(ROUX)


def test_files_with_the_same_account_are_one_case(records: Records) -> None:
    with records.transaction() as work:
        sizes = [
            file(work, a_file("A-1", "iban:1", harm=20_00)),
            file(work, a_file("A-2", "iban:2")),
            file(work, a_file("A-3", "iban:1", harm=50_00)),
        ]

    with records.reading() as work:
        [case] = work.clusters.ranked(10)
        assert clusters(work) == {frozenset({"A-1", "A-3"})}
    assert sizes == [1, 1, 2]
    assert (case.files, case.harm) == (2, 70_00)
    assert case.last_at - case.first_at == timedelta(minutes=2)


def test_a_file_that_shows_two_authors_to_be_one_merges_their_cases(records: Records) -> None:
    with records.transaction() as work:
        file(work, a_file("A-1", "iban:1"))
        file(work, a_file("A-2", "iban:1"))
        file(work, a_file("A-3", "phone:1"))
        file(work, a_file("A-4", "phone:1", "iban:1"))

    with records.reading() as work:
        assert clusters(work) == {frozenset({"A-1", "A-2", "A-3", "A-4"})}
        assert is_sound(work)


@pytest.mark.parametrize("weak", ["name:1", "pseudonym:1"])
def test_a_name_alone_links_nothing(records: Records, weak: str) -> None:
    with records.transaction() as work:
        file(work, a_file("A-1", weak))
        file(work, a_file("A-2", weak))

        assert clusters(work) == set()


def test_a_value_on_a_list_links_nothing(records: Records) -> None:
    with records.transaction() as work:
        file(work, a_file("A-1", "domain:1", listed=True))
        file(work, a_file("A-2", "domain:1", listed=True))

        assert clusters(work) == set()


def test_a_telephone_beside_everybody_s_accounts_stops_linking_them(records: Records) -> None:
    with records.transaction() as work:
        for number in (1, 2):
            file(work, a_file(f"A-{number}", "phone:1", f"iban:{number}"))
        before = clusters(work)
        file(work, a_file("A-3", "phone:1", "iban:3"))
        file(work, a_file("A-4", "iban:1"))

        assert before == {frozenset({"A-1", "A-2"})}
        assert clusters(work) == {frozenset({"A-1", "A-4"})}
        assert is_sound(work)


def test_a_telephone_whose_accounts_come_back_links_however_many_they_are(records: Records) -> None:
    with records.transaction() as work:
        for number in range(1, 13):
            file(work, a_file(f"A-{number}", "phone:1", f"iban:{number % 6}"))

        assert {len(each) for each in clusters(work)} == {12}
        assert is_sound(work)


def test_an_account_in_a_thousand_files_of_one_telephone_still_links(records: Records) -> None:
    with records.transaction() as work:
        for number in range(1, 40):
            file(work, a_file(f"A-{number}", "iban:1", "phone:1"))

        assert {len(each) for each in clusters(work)} == {39}


def test_a_link_that_is_cut_parts_the_files_and_can_be_mended(records: Records) -> None:
    with records.transaction() as work:
        for number in (1, 2, 3):
            file(work, a_file(f"A-{number}", "iban:1"))
        account = value_id(work, "iban:1")

        work.rulings.on_sighting(ruling(Standing.CUT), "A-3", account)
        parted = clusters(work)
        file(work, a_file("A-4", "iban:1"))
        grown = clusters(work)
        work.rulings.on_sighting(ruling(Standing.OPEN), "A-3", account)

        assert parted == {frozenset({"A-1", "A-2"})}
        assert grown == {frozenset({"A-1", "A-2", "A-4"})}
        assert clusters(work) == {frozenset({"A-1", "A-2", "A-3", "A-4"})}
        assert is_sound(work)


def test_a_neutral_value_links_nothing_until_an_officer_says_so(records: Records) -> None:
    with records.transaction() as work:
        for number in (1, 2):
            file(work, a_file(f"A-{number}", "iban:1"))
        account = value_id(work, "iban:1")

        work.rulings.on_value(ruling(Standing.NEUTRAL), account, LOW)
        neutral = clusters(work)
        work.rulings.on_value(ruling(Standing.LINKING), account, LOW)

        assert neutral == set()
        assert clusters(work) == {frozenset({"A-1", "A-2"})}


def test_links_that_are_confirmed_hold_though_the_value_is_beside_everybody(
    records: Records,
) -> None:
    with records.transaction() as work:
        for number in (1, 2, 3):
            file(work, a_file(f"A-{number}", "phone:1", f"iban:{number}"))
        number_id = value_id(work, "phone:1")

        work.rulings.on_sighting(ruling(Standing.CONFIRMED), "A-1", number_id)
        alone = clusters(work)
        work.rulings.on_sighting(ruling(Standing.CONFIRMED), "A-3", number_id)

        assert alone == set()
        assert clusters(work) == {frozenset({"A-1", "A-3"})}
        assert is_sound(work)


def test_an_officer_ties_two_files_that_share_nothing(records: Records) -> None:
    with records.transaction() as work:
        for number in (1, 2):
            file(work, a_file(f"A-{number}", f"iban:{number}"))

        work.rulings.on_pair(ruling(Standing.CONFIRMED), "A-2", "A-1")
        tied = clusters(work)
        work.rulings.on_pair(ruling(Standing.CUT), "A-1", "A-2")

        assert tied == {frozenset({"A-1", "A-2"})}
        assert clusters(work) == set()


def test_what_is_decided_is_kept_with_its_reason(records: Records) -> None:
    with records.transaction() as work:
        file(work, a_file("A-1", "iban:1"))
        account = value_id(work, "iban:1")
        work.rulings.on_sighting(ruling(Standing.CUT), "A-1", account)

    with records.reading() as work:
        [decision] = work.clusters.decisions(work.clusters.files("A-1"), [account])
    assert (decision.officer, decision.standing, decision.reason) == (
        ROUX.name,
        Standing.CUT,
        "vu au dossier",
    )


def test_nothing_is_decided_of_what_is_not_there(records: Records) -> None:
    with records.transaction() as work:
        file(work, a_file("A-1", "iban:1"))
        for number in (1, 2):
            file(work, a_file(f"B-{number}", "iban:2"))

        with pytest.raises(UnknownFact):
            work.rulings.on_value(ruling(Standing.NEUTRAL), -1, LOW)
        with pytest.raises(UnknownFact):
            work.rulings.on_sighting(ruling(Standing.CUT), "B-1", value_id(work, "iban:1"))
        with pytest.raises(UnknownComplaint):
            work.rulings.on_pair(ruling(Standing.CONFIRMED), "A-1", "Z-9")
        with pytest.raises(UnknownFact):
            work.rulings.on_pair(ruling(Standing.CONFIRMED), "A-1", "A-1")


def test_a_corrected_file_changes_company_and_keeps_what_was_decided(records: Records) -> None:
    with records.transaction() as work:
        for number in (1, 2):
            file(work, a_file(f"A-{number}", "iban:1", "phone:1"))
        file(work, a_file("A-3", "iban:2"))
        work.rulings.on_sighting(ruling(Standing.CUT), "A-1", value_id(work, "phone:1"))

        work.linking.see_again(a_file("A-1", "iban:2", "phone:1", harm=99_00), LOW)
        [case] = work.clusters.ranked(10)

        assert clusters(work) == {frozenset({"A-1", "A-3"})}
        assert case.harm == 129_00
        assert is_sound(work)


def test_a_forgotten_file_takes_its_traces_with_it(records: Records) -> None:
    with records.transaction() as work:
        file(work, a_file("A-1", "iban:1"))
        file(work, a_file("A-2", "iban:1", "phone:1"))
        file(work, a_file("A-3", "phone:1", "email:1"))

        work.linking.remove("A-2", LOW)

        assert clusters(work) == set()
        recorded = work.recorded()
        assert sorted(recorded.values["kind"]) == ["email", "iban", "phone"]
        assert is_sound(work)
        work.linking.remove("A-1", LOW)
        assert sorted(work.recorded().values["kind"]) == ["email", "phone"]


def test_files_are_matched_across_a_rotation_of_the_keys(
    database_url: str, keyring: Keyring, clock: SetClock
) -> None:
    before = Records(database_url, keyring, clock)
    with before.transaction() as work:
        file(work, a_file("A-1", "iban:1"))
    before.close()

    after = Records(database_url, keyring.rotated(), clock)
    with after.transaction() as work:
        size = file(work, a_file("A-2", "iban:1"))
    after.close()

    assert size == 2


def test_no_value_is_readable_in_the_database(
    sqlite_url: str, keyring: Keyring, clock: SetClock, tmp_path: Path
) -> None:
    records = Records(sqlite_url, keyring, clock)
    with records.transaction() as work:
        file(work, a_file("A-1", "iban:314159"))
    records.close()

    content = b"".join(path.read_bytes() for path in tmp_path.glob("records.sqlite3*"))
    assert b"A-1" in content
    assert b"314159" not in content


KINDS = ("iban", "phone", "email", "name")
TRACES = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(1, 4)).map(lambda each: f"{each[0]}:{each[1]}"),
    max_size=4,
    unique=True,
)
REFERENCE = st.integers(1, 9).map("A-{}".format)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("file"), TRACES),
        st.tuples(st.just("again"), REFERENCE, TRACES),
        st.tuples(st.just("remove"), REFERENCE),
        st.tuples(
            st.just("value"),
            st.integers(1, 12),
            st.sampled_from([Standing.OPEN, Standing.NEUTRAL, Standing.LINKING]),
        ),
        st.tuples(
            st.just("sighting"),
            REFERENCE,
            st.integers(1, 12),
            st.sampled_from([Standing.OPEN, Standing.CUT, Standing.CONFIRMED]),
        ),
        st.tuples(
            st.just("pair"),
            REFERENCE,
            REFERENCE,
            st.sampled_from([Standing.CONFIRMED, Standing.CUT]),
        ),
    ),
    max_size=25,
)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_filed_corrected_forgotten_and_decided_the_record_is_as_if_worked_out_at_once(
    records: Records, steps: Sequence[tuple[object, ...]]
) -> None:
    def play() -> None:
        with records.transaction() as work:
            play_steps(work, steps)
            found = partition(work.recorded(), MIXED)
            assert list(found.wrong_values) == []
            assert list(found.wrong_files) == []
            raise UndoneError

    with pytest.raises(UndoneError):
        play()


class UndoneError(Exception):
    """Each example starts from nothing."""


def play_steps(work: Work, steps: Sequence[tuple[object, ...]]) -> None:
    """Do each step that can be done: what is not there is left alone."""
    filed = 0
    for step in steps:
        match step:
            case ("file", traces):
                filed += 1
                file(work, a_file(f"A-{filed}", *traces, harm=filed * 100), MIXED)
                continue
        try:
            match step:
                case ("again", reference, traces):
                    work.linking.see_again(a_file(reference, *traces), MIXED)
                case ("remove", reference):
                    work.linking.remove(reference, MIXED)
                case ("value", number, standing):
                    work.rulings.on_value(ruling(standing), nth_value(work, number), MIXED)
                case ("sighting", reference, number, standing):
                    work.rulings.on_sighting(ruling(standing), reference, nth_value(work, number))
                case ("pair", one, other, standing):
                    work.rulings.on_pair(ruling(standing), one, other)
        except (UnknownComplaint, UnknownFact):
            continue


def nth_value(work: Work, number: int) -> int:
    """The identifier of one of the values there are; PostgreSQL's begin anywhere."""
    there = sorted(work.recorded().values["id"].tolist())
    return there[number % len(there)] if there else 0
