"""A case on an officer's desk, for the pages that show it."""

from collections import Counter
from datetime import timedelta
from typing import Any

from bot.bootstrap.settings import ROOT
from bot.complaint.errors import (
    BadValue,
    ComplaintError,
    ForbiddenTransition,
    HeldByAnother,
    IncompleteComplaint,
    StaleVersion,
    StorageFailed,
    WrongCode,
)
from bot.complaint.lifecycle import State
from bot.complaint.offences import Offence
from bot.linkage.policy import Standing
from bot.linkage.traces import Trace, TraceKind
from bot.records.clusters import ClusterFile, Decision, SharedValue
from bot.services.clustering import OpenCluster, Step, Use
from bot.services.proposals import Proposal
from bot.services.wholecase import CaseDeed, Left, Plan, Ready
from bot.web.console.batches import Batch
from bot.web.console.clusterview import cluster_page
from bot.web.console.deciding import refused
from bot.web.console.wholecase import PLACES
from bot.web.console.wholecaseview import batch_page, court_choices, decision_choices, plan_page
from bot.web.problems import load_words, problem_of
from tests.drafts import IBAN
from tests.web.desk import FILED_AT, OFFICER, RULES, services, signed_in


def value(number: int, kind: TraceKind, text: str, **changed: Any) -> SharedValue:
    usual = {"standing": Standing.OPEN, "links": True, "is_spread": False, "listed": False}
    return SharedValue(number, Trace(kind, text), files=3, **{**usual, **changed})


ACCOUNT = value(1, TraceKind.IBAN, IBAN)
PHONE = value(2, TraceKind.PHONE, "+33639980012", links=False, is_spread=True)
PROFILE = value(3, TraceKind.PROFILE, "vinted|<b>kevin</b>_92")
NAME = value(4, TraceKind.NAME, "kevin martin", links=False)
NEUTRAL = value(5, TraceKind.DOMAIN, "suivi.example", links=False, standing=Standing.NEUTRAL)
LISTED = value(6, TraceKind.EMAIL, "aide@example.net", links=False, listed=True)


def a_cluster() -> OpenCluster:
    files = [
        ClusterFile(number, f"A7K-293{number}", 35_00, "59", FILED_AT + timedelta(days=number))
        for number in (1, 2)
    ]
    uses = [
        Use(each, 2, FILED_AT, FILED_AT + timedelta(days=1))
        for each in (ACCOUNT, PHONE, PROFILE, NAME, NEUTRAL, LISTED)
    ]
    standings = {(each.value.id, file.id): Standing.OPEN for each in uses for file in files}
    return OpenCluster(
        files=files,
        uses=uses,
        held={1: [ACCOUNT], 2: [ACCOUNT, PROFILE]},
        standings={**standings, (1, 2): Standing.CONFIRMED, (2, 2): Standing.CUT},
        departments={"59": 2, "20": 1, "974": 1, "": 1},
        ties=[(1, 2)],
        decisions=[
            Decision(FILED_AT, OFFICER.name, Standing.CUT, 2, 2, None, "numéro <du> transporteur"),
            Decision(FILED_AT, OFFICER.name, Standing.CONFIRMED, None, 1, 2, "même annonce"),
        ],
        way=[Step("A7K-2931", ACCOUNT, "A7K-2932"), Step("A7K-2932", None, "A7K-2933")],
    )


def the_case(*, may_decide: bool = True, searched: bool = True) -> dict[str, Any]:
    proposals = [
        Proposal("B2C-2222", PHONE.trace, Trace(TraceKind.PHONE, "+33639980013"), 1),
        Proposal("B2C-2223", PHONE.trace, PHONE.trace, 0),
        Proposal("B2C-2224", None, None, 91),
    ]
    page = cluster_page("A7K-2931", a_cluster(), proposals if searched else None)
    acts = ["prendre", "completer", "valider", "procureur", "transmettre"] if may_decide else []
    states = [("En cours de lecture", 2)]
    return {**signed_in(), **page, "may_decide": may_decide, "acts": acts, "states": states}


def the_cases(rows: int = 1) -> dict[str, Any]:
    row = {
        "reference": "A7K-2931",
        "files": 87,
        "harm": "3\u202f045\u00a0€",
        "first_at": FILED_AT,
        "last_at": FILED_AT,
    }
    return {**signed_in(), "rows": [row] * rows, "cases": 2 * rows, "files": 87}


def the_ruling(about: str, **changed: Any) -> dict[str, Any]:
    page = {
        "reference": "A7K-2931",
        "about": about,
        "query": "valeur=1&dossier=oui",
        "chosen": None,
        "reason": "",
        "problem": None,
        "other": "B2C-2222",
        "said": {"kind": "iban", "text": "FR76 3000", "place": ""},
        "everywhere": 3,
    }
    return {**signed_in(), **page, **changed}


WORDS = load_words(ROOT / "data" / "wording")
LEFT = [
    Left("B2C-2222", HeldByAnother("Adjudante Inès Roy")),
    Left("B2C-2223", IncompleteComplaint(("victim_last_name", "victim_email"))),
    *(
        Left(f"C3D-{number:04}", ForbiddenTransition(State.TO_BE_COMPLETED.value, "validate"))
        for number in range(130)
    ),
]


def the_plan(
    place: str, count: int = 87, error: ComplaintError | None = None, waiting: int = 0
) -> dict[str, Any]:
    """What the page of an act upon a whole case is given."""
    ready = [Ready(f"A7K-{number:04}", 2) for number in range(count)]
    plan = Plan(ready, LEFT, waiting, Counter({Offence.FAUX_VENDEUR.value: count}))
    here = services()
    competence = RULES.competence("Nantes", Offence.FAUX_VENDEUR)
    page = {
        **signed_in(),
        **plan_page(plan, ready, here, WORDS),
        **decision_choices(plan, here),
        **court_choices(RULES.together([competence] * count), here),
        "reference": "A7K-0000",
        "place": place,
        "typed": {},
        "problem": None,
        "at_fault": "",
    }
    if error:
        page |= refused({"court": "tj92050"}, error, problem_of(error, WORDS))
    return page


def the_batch(deed: CaseDeed, done: int, *, ended: bool = True) -> dict[str, Any]:
    """What the page of a result is given."""
    ready = [Ready(f"A7K-{number:04}", 2) for number in range(87)]
    batch = Batch(OFFICER.id, "A7K-0000", deed, ready, ended=ended)
    batch.done += [each.reference for each in ready[:done]]
    batch.left.append(Left("A7K-0086", StaleVersion()))
    return {**signed_in(), **batch_page(batch, services(), WORDS)}


WHOLE = {
    **{f"case, {place}": (f"console/whole/{place}.html", the_plan(place)) for place in PLACES},
    **{
        f"case, {place}, one file": (f"console/whole/{place}.html", the_plan(place, 1))
        for place in PLACES
    },
    **{
        f"case, {place}, refused": (f"console/whole/{place}.html", the_plan(place, 2, error))
        for place, error in [
            ("completer", BadValue("question")),
            ("valider", WrongCode()),
            ("procureur", BadValue("court")),
            ("transmettre", BadValue("court")),
        ]
    },
    "case, nothing ready": ("console/whole/valider.html", the_plan("valider", 0)),
    "case, too many": ("console/whole/prendre.html", the_plan("prendre", 1000, waiting=7)),
    "case, failed": ("console/whole/prendre.html", the_plan("prendre", 2, StorageFailed())),
    **{
        f"case, {deed.value} done": ("console/whole/result.html", the_batch(deed, done))
        for deed, done in zip(CaseDeed, (86, 1, 0, 86, 86), strict=True)
    },
    "case, going": ("console/whole/result.html", the_batch(CaseDeed.VALIDATE, 12, ended=False)),
}
