"""Every cell of the table of permissions, at the services that the doors call."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.complaints import DocumentKind
from bot.complaint.errors import ComplaintError, NotAllowed
from bot.complaint.facts import FactName
from bot.complaint.lifecycle import State
from bot.complaint.officers import PERMISSIONS, Act, Officer, Role
from bot.complaint.spans import Span
from bot.linkage.policy import Standing
from bot.records.queue import Filter
from bot.services.casework import Correction
from bot.services.deciding import Asking, Redirection
from bot.services.merging import Version
from bot.services.requalifying import Change
from bot.services.wholecase import CaseDeed
from tests.drafts import write_draft

ROUX = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille")
A_DAY = Span(date(2026, 3, 5), date(2026, 3, 5))
CORRECTION = Correction(2, FactName.AMOUNT, 1, "540,00", "vu")
Try = Callable[[Services, Officer, str], object]
# Each way in, by what the role must allow.
WAYS: Mapping[Act, list[Try]] = {
    Act.READ: [
        lambda services, who, what: services.casework.open(who, what),
        lambda services, who, what: services.casework.exhibit(who, what, 1),
        lambda services, who, what: services.casework.paper(who, what, DocumentKind.RECEIPT),
        lambda services, who, what: services.dossiers.copy(who, what),
        lambda services, who, _: services.desk.queue(who, Filter((State.FILED,))),
        lambda services, who, _: services.saved_views.of(who),
        lambda services, who, _: services.saved_views.save(who, "x", ""),
        lambda services, who, _: services.saved_views.remove(who, "x"),
        lambda services, who, _: services.searching.search(who, "kevin_92"),
        lambda services, who, what: services.duplicates.of(who, what),
    ],
    Act.CLAIM: [
        lambda services, who, what: services.desk.claim(who, what),
        lambda services, who, what: services.desk.release(who, what),
        lambda services, who, _: services.desk.claim_next(who),
    ],
    Act.CORRECT: [lambda services, who, what: services.casework.correct(who, what, CORRECTION)],
    Act.ASK: [lambda services, who, what: services.deciding.ask(who, what, Asking(2, "date"))],
    Act.CHANGE: [
        lambda services, who, what: services.requalifying.kind(
            who, what, Change(2, "signalement", "vu")
        ),
        lambda services, who, what: services.requalifying.offence(
            who, what, Change(2, "chantage", "vu")
        ),
    ],
    Act.REDIRECT: [
        lambda services, who, what: services.deciding.redirect(
            who, what, Redirection(2, "audition", "commissariat")
        )
    ],
    Act.VALIDATE: [lambda services, who, what: services.casework.validate(who, what, 2, "")],
    Act.TRANSMIT: [lambda services, who, what: services.deciding.transmit(who, what, 3, "Lille")],
    Act.LINK: [
        lambda services, who, what: services.clustering.rule_link(
            who, what, 0, (Standing.CUT, "vu")
        ),
        lambda services, who, what: services.clustering.rule_value(
            who, what, 0, (Standing.NEUTRAL, "vu")
        ),
    ],
    Act.WHOLE_CASE: [
        lambda services, who, what: services.whole_case.plan(who, what, CaseDeed.VALIDATE),
        lambda services, who, what: services.whole_case.begin(who, what, CaseDeed.TRANSMIT, ()),
    ],
    Act.MERGE: [
        lambda services, who, what: services.merging.join(
            who, Version("A1A-0001", 1), Version(what, 2), "vu"
        )
    ],
    Act.SEPARATE: [
        lambda services, who, what: services.merging.separate(who, Version(what, 2), "vu")
    ],
    Act.REOPEN: [lambda services, who, what: services.deciding.reopen(who, what, 3, "vu")],
    Act.STATISTICS: [lambda services, who, _: services.statistics.of(who, A_DAY)],
    Act.MANAGE_ACCOUNTS: [
        lambda services, who, _: services.accounts.all(who),
        lambda services, who, _: services.accounts.add("x", "X", "Y", Role.AGENT, who),
        lambda services, who, _: services.accounts.renew("1e1e", who),
        lambda services, who, _: services.accounts.close("1e1e", who),
    ],
}


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """Who may do what depends on no database."""
    return sqlite_url


@pytest.fixture
def taken(services: Services) -> str:
    """A complaint that Roux has taken."""
    with services.records.transaction() as work:
        work.officers.add(ROUX)
        work.officers.add(replace(ROUX, id="1e1e", login="lea"))
    reference = services.filing.file(write_draft(services)).complaint.reference
    services.desk.claim(ROUX, reference)
    return reference


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", WAYS)
def test_what_the_table_refuses_is_refused_whichever_way_one_comes(
    services: Services, taken: str, role: Role, act: Act
) -> None:
    officer = replace(ROUX, role=role)

    for way in WAYS[act]:
        refused = False
        try:
            way(services, officer, taken)
        except NotAllowed:
            refused = True
        except ComplaintError:
            # Allowed, and impossible as the file stands: that is another test's business.
            refused = False
        assert refused == (act not in PERMISSIONS[role])


@pytest.mark.parametrize("role", Role)
def test_a_colleague_s_file_is_given_back_by_a_supervisor_alone(
    services: Services, taken: str, role: Role
) -> None:
    other = replace(ROUX, id="1e1e", login="lea", role=role)

    try:
        services.desk.release(other, taken)
    except ComplaintError:
        given_back = False
    else:
        given_back = True

    assert given_back == (Act.TAKE_OVER in PERMISSIONS[role])


def test_every_act_has_a_way_in() -> None:
    assert set(WAYS) | {Act.TAKE_OVER} == set(Act)
