"""Two files of one person about one story: proposed, joined by an officer, never counted twice."""

from datetime import date

import pytest
from sqlalchemy import create_engine, text

from bot.bootstrap.assembly import Services
from bot.complaint.complaints import DocumentKind
from bot.complaint.conversation import Author
from bot.complaint.errors import (
    BadValue,
    ComplaintError,
    ForbiddenTransition,
    HeldByAnother,
    LeadsOthers,
    NotAllowed,
    NotHeld,
    StaleVersion,
)
from bot.complaint.facts import FactName, Value
from bot.complaint.lifecycle import State
from bot.complaint.money import Money
from bot.complaint.officers import Officer, Role
from bot.complaint.periods import Period
from bot.complaint.spans import Span
from bot.evidence.reception import Received
from bot.linkage.policy import Standing
from bot.records.heads import verify
from bot.records.queue import Filter
from bot.services.casework import Correction
from bot.services.desk import DECIDED, WAITING
from bot.services.duplicates import Likeness
from bot.services.filing import Filed
from bot.services.merging import Version
from bot.services.wholecase import CaseDeed
from bot.web.site import decided
from tests.documents.reading import squeezed, text_of
from tests.drafts import write_draft

ROUX = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille")
LEA = Officer("1e1e", "lea", "Brigadière Léa Martin", "Brigade de Lille")
CHIEF = Officer("2d2d", "chef", "Capitaine Adam", "Brigade de Lille", Role.SUPERVISOR)
SOMEBODY = {
    "victim_email": "paul.morel@example.org",
    "victim_phone": "+33639980056",
    "victim_last_name": "Morel",
    "victim_iban": None,
}
OTHER_TRACES = {
    "suspect_pseudonym": "zoe_8",
    "suspect_iban": "FR1420041010050500013M02606",
    "suspect_phone": "+33639980078",
}
PAPER = Received("recu.png", "image/png", "cd" * 32, b"un re\xc3\xa7u")
A_DAY = Span(date(2026, 3, 5), date(2026, 3, 5))


@pytest.fixture(autouse=True)
def officers(services: Services) -> None:
    with services.records.transaction() as work:
        for officer in (ROUX, LEA, CHIEF):
            work.officers.add(officer)


def file(services: Services, **changed: Value) -> Filed:
    return services.filing.file(write_draft(services, **changed))


@pytest.fixture
def leading(services: Services) -> str:
    """A file that Roux holds, in its second version."""
    reference = file(services).complaint.reference
    services.desk.claim(ROUX, reference)
    return reference


@pytest.fixture
def again(services: Services, leading: str) -> Filed:
    """The same person's other file, with a file of its own, in its first version."""
    assert leading
    conversation = write_draft(services, item="un vélo de course")
    services.joining.attach(conversation, PAPER)
    return services.filing.file(conversation)


def join(services: Services, joined: str, leading: str, versions: tuple[int, int] = (1, 2)) -> None:
    services.merging.join(
        ROUX, Version(joined, versions[0]), Version(leading, versions[1]), "les mêmes faits"
    )


def proposed(services: Services, reference: str) -> dict[str, tuple[Likeness, ...]]:
    found = services.duplicates.of(ROUX, reference)
    return {each.complaint.reference: each.likenesses for each in found}


@pytest.mark.parametrize(
    ("changed", "likenesses"),
    [
        ({}, (Likeness.TRACES, Likeness.SUM_AND_DATE)),
        ({"amount": Money.of("12.00")}, (Likeness.TRACES,)),
        (OTHER_TRACES, (Likeness.SUM_AND_DATE,)),
        ({"victim_email": " Helene.VASSEUR@example.org", "victim_phone": None,
          "victim_last_name": "x"}, (Likeness.TRACES, Likeness.SUM_AND_DATE)),
        ({"victim_email": "autre@example.org", "victim_phone": None, "victim_last_name": "VASSEUR",
          "victim_first_name": "Helene"}, (Likeness.TRACES, Likeness.SUM_AND_DATE)),
    ],
)  # fmt: skip
def test_the_same_person_s_file_is_proposed_with_what_they_share(
    services: Services, leading: str, changed: dict[str, Value], likenesses: tuple[Likeness, ...]
) -> None:
    other = file(services, **changed).complaint.reference

    assert proposed(services, leading) == {other: likenesses}
    assert proposed(services, other) == {leading: likenesses}


@pytest.mark.parametrize(
    "changed",
    [
        SOMEBODY,
        {**OTHER_TRACES, "amount": Money.of("12.00")},
        {**OTHER_TRACES, "payment_date": Period.day(date(2026, 3, 4))},
        {**OTHER_TRACES, "amount": None},
    ],
)
def test_another_person_or_other_facts_are_not_proposed(
    services: Services, leading: str, changed: dict[str, Value]
) -> None:
    file(services, **changed)

    assert proposed(services, leading) == {}


def test_a_corrected_address_is_looked_for_from_then_on(services: Services, leading: str) -> None:
    other = file(services, **SOMEBODY).complaint.reference
    right = Correction(2, FactName.VICTIM_EMAIL, 1, "paul.morel@example.org", "vu")

    services.casework.correct(ROUX, leading, right)

    assert set(proposed(services, leading)) == {other}


def test_what_was_filed_before_declarants_were_noted_is_noted_by_a_rebuild(
    services: Services, leading: str, again: Filed, database_url: str
) -> None:
    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM declarants"))
    engine.dispose()
    assert proposed(services, leading) == {}

    services.rebuilding.rebuild()

    assert set(proposed(services, leading)) == {again.complaint.reference}


def test_a_joined_file_is_kept_whole_and_read_from_the_leading_one(
    services: Services, leading: str, again: Filed
) -> None:
    joined = again.complaint.reference
    join(services, joined, leading)

    case = services.casework.open(LEA, leading).case
    [other] = case.joined
    assert (other.complaint.state, other.complaint.leading) == (State.JOINED, leading)
    assert other.record.value(FactName.ITEM) == "un vélo de course"
    assert case.record.value(FactName.ITEM) == "vélo bleu"
    assert [each.name for each in other.exhibits] == ["recu.png"]
    assert [each.name for each in case.exhibits] == []
    with services.records.reading() as work:
        last = list(work.audit.events(joined))[-1]
    assert (last.act, last.actor) == ("officer:complaint:read", LEA.id)
    assert last.details["within"] == leading


def test_a_joined_file_is_counted_once_everywhere(
    services: Services, leading: str, again: Filed
) -> None:
    joined = again.complaint.reference
    third = file(services, **SOMEBODY).complaint.reference
    assert len(services.clustering.open(CHIEF, leading).files) == 3

    join(services, joined, leading)

    found = services.clustering.open(CHIEF, leading)
    assert {each.reference for each in found.files} == {leading, third}
    [case], *_ = services.clustering.ranked(CHIEF)
    assert (case.files, case.harm) == (2, 900_00)
    assert max(use.files for use in found.uses) == 2
    tables = {each.name: each for each in services.statistics.of(CHIEF, A_DAY)}
    assert tables["kinds"].rows["plainte"] == (2,)
    assert tables["harm_spread"].rows["lost"][:2] == (2, 900_00)
    assert tables["cases"].rows["0"] == (1, 2, 900_00)
    for states in (WAITING, DECIDED):
        page = services.desk.queue(CHIEF, Filter(states))
        assert joined not in {line.complaint.reference for line in page.lines}
        assert page.total == services.desk.counted(states) == len(page.lines)
    plan = services.whole_case.plan(CHIEF, third, CaseDeed.CLAIM)
    assert {each.reference for each in plan.ready} == {third}
    assert services.rebuilding.rebuild().moved == 0


def test_what_the_joined_file_alone_named_leads_to_the_leading_one(
    services: Services, leading: str
) -> None:
    other = file(services, **OTHER_TRACES).complaint.reference
    third = file(services, **{**SOMEBODY, **OTHER_TRACES}).complaint.reference

    join(services, other, leading)

    found = services.searching.search(ROUX, "zoe_8")
    assert {each.complaint.reference for each in found.bearers} == {leading, third}
    assert {each.reference for each in services.clustering.open(ROUX, third).files} == {
        leading,
        third,
    }
    correction = Correction(3, FactName.ITEM, 1, "vélo rouge", "vu")
    services.casework.correct(ROUX, leading, correction)
    assert len(services.clustering.open(ROUX, third).files) == 2


def test_what_officers_decided_of_its_links_holds_of_the_leading_file(
    services: Services, leading: str
) -> None:
    other = file(services, **OTHER_TRACES).complaint.reference
    third = file(services, **{**SOMEBODY, **OTHER_TRACES}).complaint.reference
    for use in services.clustering.open(ROUX, other).uses:
        services.clustering.rule_link(ROUX, other, use.value.id, (Standing.CUT, "autre"))
    far = file(services, **{**SOMEBODY, **dict.fromkeys(OTHER_TRACES)}).complaint.reference
    services.clustering.rule_pair(ROUX, other, far, (Standing.CONFIRMED, "vu au téléphone"))

    join(services, other, leading)

    files = {each.reference for each in services.clustering.open(ROUX, leading).files}
    assert files == {leading, far}
    assert third not in files
    assert services.rebuilding.rebuild().moved == 0


def test_the_victim_is_told_on_both_pages_and_in_her_conversation(
    services: Services, again: Filed, leading: str
) -> None:
    joined = again.complaint.reference
    join(services, joined, leading)

    tracked = services.tracking.find(again.tracking_token)
    told = decided(tracked, services)
    assert leading in told["told"][0]
    assert told["leading"]["reference"] == leading
    assert told["leading"]["victim"] == "Un officier lit votre déclaration."
    assert not told["may_withdraw"]
    last = services.transcripts.transcript(again.complaint.conversation_id)[-1]
    assert last.author is Author.OFFICER
    assert joined in last.text
    assert leading in last.text


def test_each_side_is_in_the_trail_with_what_was_before_and_after(
    services: Services, leading: str, again: Filed
) -> None:
    joined = again.complaint.reference
    join(services, joined, leading)

    with services.records.reading() as work:
        of_joined, of_leading = (
            {each.act: each for each in work.audit.events(reference)}[act]
            for reference, act in (
                (joined, "officer:complaint:join"),
                (leading, "officer:complaint:gather"),
            )
        )
        assert "mêmes" not in str(of_joined.details)
    assert of_joined.details == {
        "before": "filed", "after": "joined", "version": 2, "other": leading,
    }  # fmt: skip
    assert of_leading.details == {
        "before": "under_review", "after": "under_review", "version": 3, "other": joined,
    }  # fmt: skip
    verdict = verify(services.records, services.settings.heads)
    assert (verdict.broken_at, verdict.missing, verdict.rewritten_at) == (None, 0, None)


def test_the_minutes_hold_what_was_joined(services: Services, leading: str, again: Filed) -> None:
    joined = again.complaint.reference
    join(services, joined, leading)

    services.casework.validate(ROUX, leading, 3, "")

    words = text_of(services.casework.paper(ROUX, leading, DocumentKind.PV).content)
    assert squeezed(f"La déclaration jointe {joined}") in words
    assert squeezed("un vélo de course") in words
    assert "recu.png" in words


def test_nothing_is_done_to_a_joined_file_but_read_it(
    services: Services, leading: str, again: Filed
) -> None:
    joined = again.complaint.reference
    join(services, joined, leading)

    with pytest.raises(ForbiddenTransition):
        services.desk.claim(ROUX, joined)
    with pytest.raises(NotHeld):
        services.casework.correct(ROUX, joined, Correction(2, FactName.AMOUNT, 1, "540,00", "vu"))
    with pytest.raises(ForbiddenTransition):
        services.completing.withdraw(again.tracking_token)
    with pytest.raises(ComplaintError):
        services.joining.attach(again.complaint.conversation_id, PAPER)


def test_what_is_not_hers_or_not_read_is_not_joined(
    services: Services, leading: str, again: Filed
) -> None:
    joined = again.complaint.reference
    with pytest.raises(StaleVersion):
        join(services, joined, leading, (1, 1))
    with pytest.raises(StaleVersion):
        join(services, joined, leading, (7, 2))
    with pytest.raises(BadValue):
        join(services, leading, leading, (2, 2))
    with pytest.raises(NotHeld):
        join(services, leading, joined, (2, 1))
    with pytest.raises(BadValue):
        services.merging.join(ROUX, Version(joined, 1), Version(leading, 2), " ")
    services.desk.claim(LEA, joined)
    with pytest.raises(HeldByAnother):
        join(services, joined, leading, (2, 2))
    assert services.casework.open(LEA, joined).case.complaint.state is State.UNDER_REVIEW


def test_a_file_that_leads_others_is_joined_to_no_third_one(
    services: Services, leading: str, again: Filed
) -> None:
    third = file(services).complaint.reference
    join(services, again.complaint.reference, leading)
    services.desk.claim(ROUX, third)

    with pytest.raises(LeadsOthers):
        join(services, leading, third, (3, 2))
    join(services, third, leading, (2, 3))

    assert len(services.casework.open(ROUX, leading).case.joined) == 2


def test_a_supervisor_parts_them_with_a_reason_and_each_counts_again(
    services: Services, leading: str, again: Filed
) -> None:
    joined = again.complaint.reference
    join(services, joined, leading)

    with pytest.raises(NotAllowed):
        services.merging.separate(ROUX, Version(joined, 2), "pas les mêmes")
    with pytest.raises(BadValue):
        services.merging.separate(CHIEF, Version(joined, 2), " ")
    with pytest.raises(ForbiddenTransition):
        services.merging.separate(CHIEF, Version(leading, 3), "pas les mêmes")
    services.merging.separate(CHIEF, Version(joined, 2), "pas les mêmes")

    complaint = services.casework.open(CHIEF, joined).case.complaint
    assert (complaint.state, complaint.leading, complaint.holder) == (State.FILED, None, None)
    assert not services.casework.open(CHIEF, leading).case.joined
    [case], *_ = services.clustering.ranked(CHIEF)
    assert (case.files, case.harm) == (2, 900_00)
    last = services.transcripts.transcript(again.complaint.conversation_id)[-1]
    assert "chacune à part" in last.text
    with pytest.raises(StaleVersion):
        services.casework.validate(ROUX, leading, 3, "")
    assert services.rebuilding.rebuild().moved == 0


def test_a_file_that_was_read_before_is_read_again_once_parted(
    services: Services, leading: str, again: Filed
) -> None:
    joined = again.complaint.reference
    services.desk.claim(ROUX, joined)
    join(services, joined, leading, (2, 2))

    services.merging.separate(CHIEF, Version(joined, 3), "pas les mêmes")

    assert services.casework.open(CHIEF, joined).case.complaint.state is State.UNDER_REVIEW


def test_what_the_minutes_hold_is_parted_no_more(
    services: Services, leading: str, again: Filed
) -> None:
    joined = again.complaint.reference
    join(services, joined, leading)
    services.casework.validate(ROUX, leading, 3, "")

    with pytest.raises(ForbiddenTransition):
        services.merging.separate(CHIEF, Version(joined, 2), "pas les mêmes")
