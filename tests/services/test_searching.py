"""An officer types an identifier as it comes; the files where an author left it are found."""

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.errors import BadValue, NotAllowed
from bot.complaint.facts import Value
from bot.complaint.officers import Officer, Role
from bot.linkage.traces import TraceKind
from bot.services.searching import LISTED
from tests.drafts import COMPLETE, FactName, write_draft

ROUX = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille")
LEFT: dict[str, Value] = {
    "suspect_iban": "FR7630006000011234567890189",
    "suspect_phone": "+33639980012",
    "suspect_email": "kevin.vend@example.org",
    "suspect_pseudonym": "Kevin_92",
    "suspect_name": "Kévin Martin",
    "suspect_url": "https://velo-pas-cher.example/panier?id=3",
    "suspect_wallet": "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
}


def file(services: Services, **changed: Value) -> str:
    return services.filing.file(write_draft(services, **changed)).complaint.reference


def found(services: Services, text: str) -> list[str]:
    return [each.complaint.reference for each in services.searching.search(ROUX, text).bearers]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("FR76 3000 6000 0112 3456 7890 189", TraceKind.IBAN),
        ("fr7630006000011234567890189", TraceKind.IBAN),
        ("IBAN : FR76-3000-6000-0112-3456-7890-189", TraceKind.IBAN),
        ("06 39 98 00 12", TraceKind.PHONE),
        ("06.39.98.00.12", TraceKind.PHONE),
        ("0639980012", TraceKind.PHONE),
        ("+33 6 39 98 00 12", TraceKind.PHONE),
        ("0033639980012", TraceKind.PHONE),
        ("Kevin.Vend@Example.org", TraceKind.EMAIL),
        ("kevin_92", TraceKind.PSEUDONYM),
        ("@Kevin_92", TraceKind.PSEUDONYM),
        ("kévin  martin", TraceKind.NAME),
        ("https://www.velo-pas-cher.example/autre", TraceKind.DOMAIN),
        ("velo-pas-cher.example", TraceKind.DOMAIN),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", TraceKind.CRYPTO),
    ],
)
def test_an_identifier_is_found_however_it_is_typed(
    services: Services, text: str, kind: TraceKind
) -> None:
    reference = file(services, **LEFT)
    file(services, **dict.fromkeys(LEFT))

    search = services.searching.search(ROUX, f"  {text} ")

    assert [(each.complaint.reference, each.kind) for each in search.bearers] == [(reference, kind)]
    assert search.total == 1


@pytest.mark.parametrize(
    "name",
    [
        FactName.VICTIM_PHONE,
        FactName.VICTIM_EMAIL,
        FactName.VICTIM_LAST_NAME,
        FactName.VICTIM_ADDRESS,
        FactName.ITEM,
    ],
)
def test_what_is_the_victim_s_is_not_searched(services: Services, name: FactName) -> None:
    file(services)

    assert found(services, str(COMPLETE[name])) == []


def test_the_latest_come_first_and_a_case_says_its_size(services: Services) -> None:
    one, other = file(services), file(services, suspect_pseudonym="moi")
    alone = file(services, suspect_iban=None, suspect_phone="+33639980077")

    search = services.searching.search(ROUX, "kevin_92")
    both = services.searching.search(ROUX, "0639980012")

    assert {each.complaint.reference: each.files for each in search.bearers} == {one: 2, alone: 1}
    assert {each.complaint.reference for each in both.bearers} == {one, other}
    assert both.total == 2 < LISTED


def test_a_search_is_in_the_trail_and_what_was_typed_is_not(services: Services) -> None:
    file(services)

    services.searching.search(ROUX, "06 39 98 00 12")

    with services.records.reading() as work:
        last = list(work.audit.events())[-1]
    assert (last.actor, last.act) == (ROUX.id, "officer:identifier:search")
    assert last.details == {"kinds": "phone", "files": 1}
    assert "639980012" not in f"{last.subject}{last.details}"


@pytest.mark.parametrize("text", ["", "   ", "x" * 201])
def test_nothing_is_no_search(services: Services, text: str) -> None:
    with pytest.raises(BadValue, match="search"):
        services.searching.search(ROUX, text)


def test_who_reads_no_file_searches_none(services: Services) -> None:
    administrator = Officer("1", "anne", "Anne", "Direction", Role.ADMINISTRATOR)

    with pytest.raises(NotAllowed):
        services.searching.search(administrator, "kevin_92")
