"""A case on an officer's desk, for the pages that show it."""

from datetime import timedelta
from typing import Any

from bot.linkage.policy import Standing
from bot.linkage.traces import Trace, TraceKind
from bot.records.clusters import ClusterFile, Decision, SharedValue
from bot.services.clustering import OpenCluster, Step, Use
from bot.services.proposals import Proposal
from bot.web.console.clusterview import cluster_page
from tests.drafts import IBAN
from tests.web.desk import FILED_AT, OFFICER, signed_in


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
        departments={"59": 2, "": 1},
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
    return {**signed_in(), **page, "may_decide": may_decide}


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
