"""What the pages show that decide for many files of a case at once."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.bootstrap.assembly import Services
from bot.complaint.errors import ComplaintError, ForbiddenTransition, IncompleteComplaint
from bot.complaint.facts import FactName
from bot.complaint.lifecycle import State
from bot.complaint.offences import Offence
from bot.complaint.referrals import Ground
from bot.jurisdiction.competence import Confidence, Proposal
from bot.services.wholecase import Left, Plan, Ready
from bot.web.console.batches import Batch
from bot.web.problems import problem_of

_NAMED: Final = 100
"""How many files are named for one reason; the others are counted."""
Words = Mapping[str, Mapping[str, str]]


def plan_page(
    plan: Plan, ready: Sequence[Ready], services: Services, words: Words
) -> dict[str, Any]:
    """Return what every page of ``console/whole`` says before the click."""
    return {
        "files": " ".join(f"{each.reference}:{each.version}" for each in ready),
        "count": len(ready),
        "ready": [each.reference for each in ready[:_NAMED]],
        "waiting": plan.waiting,
        "left": grouped(plan.left, services, words),
        "left_count": len(plan.left),
    }


def decision_choices(plan: Plan, services: Services) -> dict[str, Any]:
    """Return the questions that can be asked, and the qualifications that the files suggest."""
    words = services.decision_words
    proposed = {
        key: each
        for offence in Offence
        if plan.offences[offence.value]
        for key, each in words.proposed(offence).items()
    }
    return {
        "questions": [(key, each.title, each.text) for key, each in words.questions.items()],
        "proposed": [
            *(
                (key, each.title, words.qualification(key).removeprefix(f"{each.title}, "))
                for key, each in proposed.items()
            ),
            ("", words.say("left_open"), ""),
        ],
    }


def court_choices(proposals: Sequence[Proposal], services: Services) -> dict[str, Any]:
    """Return the prosecutors that may take the files as one case, and every other."""
    words = services.court_words
    courts: dict[str, dict[str, Any]] = {}
    for each in proposals:
        row = courts.setdefault(each.court.code, {"court": words.court(each.court), "grounds": []})
        ground = words.ground(each.ground, each.confidence)
        row["grounds"].append((ground.title, ground.article, each.complaints))
    return {
        "proposals": list(courts.items()),
        "elsewhere": words.ground(Ground.OFFICER, Confidence.TO_CHOOSE),
        "others": [
            (court.code, f"{court.seat} ({court.department})")
            for court in services.competences.courts
        ],
    }


def batch_page(batch: Batch, services: Services, words: Words) -> dict[str, Any]:
    """Return the context of ``console/whole/result.html``."""
    return {
        "reference": batch.reference,
        "deed": batch.deed.value,
        "total": len(batch.ready),
        "done": len(batch.done),
        "decided": len(batch.done) + len(batch.left),
        "named": batch.done[:_NAMED],
        "left": grouped(batch.left, services, words),
        "left_count": len(batch.left),
        "ended": batch.ended,
    }


def grouped(left: Sequence[Left], services: Services, words: Words) -> list[dict[str, Any]]:
    """Return why files are left, each reason with its files."""
    groups: dict[str, list[str]] = {}
    for each in left:
        groups.setdefault(_reason(each.why, services, words), []).append(each.reference)
    return [
        {"why": why, "references": references[:_NAMED], "count": len(references)}
        for why, references in groups.items()
    ]


def _reason(why: ComplaintError, services: Services, words: Words) -> str:
    match why:
        case ForbiddenTransition():
            return services.wording.state(State(why.state))["officer"]
        case IncompleteComplaint():
            labels = (services.wording.label(FactName(name)).lower() for name in why.missing)
            return services.decision_words.say("lacking").format(names=", ".join(labels))
        case _:
            return problem_of(why, words).title
