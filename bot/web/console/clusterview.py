"""What the page of a case shows."""

import json
from collections.abc import Sequence
from typing import Any, Final

from bot.complaint.money import Money
from bot.linkage.policy import Standing
from bot.linkage.traces import STRONG, Trace, TraceKind
from bot.records.clusters import Decision, SharedValue
from bot.services.clustering import OpenCluster, Use
from bot.services.proposals import Proposal
from bot.web.console.clusterfigures import by_department, growth
from bot.wording.forms import iban_form, money_form, phone_form

_MOST: Final = 200
DRAWN: Final = 120
"""How many files a graph shows at the most: past that, eyes follow no line."""
_FORMS: Final = {TraceKind.IBAN: iban_form, TraceKind.PHONE: phone_form}


def cluster_page(
    reference: str, opened: OpenCluster, proposals: Sequence[Proposal] | None
) -> dict[str, Any]:
    """Return the context of ``console/cluster.html``."""
    files = opened.files
    return {
        "reference": reference,
        "count": len(files),
        "harm": money_form(Money(sum(file.harm for file in files))),
        "first_at": min(file.filed_at for file in files),
        "last_at": max(file.filed_at for file in files),
        "map": by_department(opened.departments),
        "growth": growth([file.filed_at for file in files]),
        "drawn": min(len(files), DRAWN),
        "graph": json.dumps(cluster_graph(opened), ensure_ascii=False),
        "way": [
            {
                "reference": step.reference,
                "said": said(step.value.trace) if step.value else None,
                "other": step.other,
            }
            for step in opened.way
        ],
        "uses": [_use(use) for use in opened.uses[:_MOST]],
        "uses_in_all": len(opened.uses),
        "files": _files(opened),
        "proposals": None if proposals is None else [_proposal(each) for each in proposals],
        "decisions": [_decision(each, opened) for each in opened.decisions],
    }


def cluster_graph(opened: OpenCluster) -> dict[str, Any]:
    """Return what the graph of a case draws: files, values that hold them, who holds whom.

    Of a large case it shows the files that most others hang together with.
    """
    weights = {
        file.id: sum(each.files for each in opened.held.get(file.id, ())) for file in opened.files
    }
    shown = sorted(opened.files, key=lambda file: (-weights[file.id], file.id))[:DRAWN]
    ids = {file.id for file in shown}
    values = {each.id: each for file in shown for each in opened.held.get(file.id, ())}
    return {
        "files": [
            {
                "id": f"f{file.id}",
                "label": file.reference,
                "page": f"/console/dossiers/{file.reference}",
            }
            for file in shown
        ],
        "values": [
            {"id": f"v{each.id}", "label": said(each.trace)["text"], "kind": each.trace.kind.value}
            for each in values.values()
        ],
        "edges": [
            *(
                (f"f{file.id}", f"v{each.id}")
                for file in shown
                for each in opened.held.get(file.id, ())
            ),
            *((f"f{one}", f"f{other}") for one, other in opened.ties if {one, other} <= ids),
        ],
    }


def said(trace: Trace) -> dict[str, str]:
    """Return a trace as it is written on a page: its kind, its text, and where it is."""
    text, place = trace.value, ""
    if trace.kind is TraceKind.PROFILE and "|" in text:
        place, _, text = text.partition("|")
    form = _FORMS.get(trace.kind)
    return {"kind": trace.kind.value, "text": form(text) if form else text, "place": place}


def _use(use: Use) -> dict[str, Any]:
    return {
        "id": use.value.id,
        "said": said(use.value.trace),
        "files": use.files,
        "everywhere": use.value.files,
        "first_at": use.first_at,
        "last_at": use.last_at,
        "effect": _effect(use.value),
    }


def _effect(value: SharedValue) -> str:
    if value.links:
        return "links"
    if value.standing is Standing.NEUTRAL:
        return "neutral"
    if value.trace.kind not in STRONG:
        return "supports"
    return "listed" if value.listed else "spread"


def _files(opened: OpenCluster) -> list[dict[str, Any]]:
    values = {use.value.id: use.value for use in opened.uses}
    cut: dict[int, list[dict[str, Any]]] = {}
    for (value, file), standing in opened.standings.items():
        if standing is Standing.CUT:
            cut.setdefault(file, []).append({"id": value, "said": said(values[value].trace)})
    tied = _tied(opened)
    return [
        {
            "reference": file.reference,
            "filed_at": file.filed_at,
            "harm": money_form(Money(file.harm)),
            "held": [
                {
                    "id": value.id,
                    "said": said(value.trace),
                    "confirmed": opened.standings[value.id, file.id] is Standing.CONFIRMED,
                }
                for value in opened.held.get(file.id, ())
            ],
            "cut": cut.get(file.id, []),
            "tied": tied.get(file.id, []),
        }
        for file in opened.files[:_MOST]
    ]


def _tied(opened: OpenCluster) -> dict[int, list[str]]:
    names = {file.id: file.reference for file in opened.files}
    tied: dict[int, list[str]] = {}
    for one, other in opened.ties:
        if {one, other} <= names.keys():
            tied.setdefault(one, []).append(names[other])
            tied.setdefault(other, []).append(names[one])
    return tied


def _proposal(each: Proposal) -> dict[str, Any]:
    return {
        "reference": each.reference,
        "own": said(each.own) if each.own else None,
        "other": said(each.other) if each.other else None,
        "support": each.support,
    }


def _decision(each: Decision, opened: OpenCluster) -> dict[str, Any]:
    names = {file.id: file.reference for file in opened.files}
    values = {use.value.id: use.value for use in opened.uses}
    value = values.get(each.value_id) if each.value_id else None
    return {
        "standing": each.standing.value,
        "said": said(value.trace) if value else None,
        "reference": names.get(each.file_id) if each.file_id else None,
        "other": names.get(each.other_id) if each.other_id else None,
        "officer": each.officer,
        "at": each.at,
        "reason": each.reason,
    }
