"""Each filed complaint is matched, with all the rest of the filing or after it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.errors import StorageFailed
from bot.complaint.facts import FactName
from bot.complaint.lifecycle import State
from bot.complaint.money import Money
from bot.records.heads import verify
from bot.records.linking import Linking
from bot.services.casework import Correction
from bot.services.linking import Linker
from bot.services.rebuilding import Rebuilding
from tests.drafts import IBAN, write_draft
from tests.officers import enrol

OTHER_IBAN = "FR1420041010050500013M02606"


def file(services: Services, **changed: object) -> str:
    return services.filing.file(write_draft(services, **changed)).complaint.reference


def case_of(services: Services, reference: str) -> set[str]:
    with services.records.reading() as work:
        return {each.reference for each in work.clusters.files(reference)}


def test_two_complaints_against_one_account_are_one_case(services: Services) -> None:
    one = file(services, suspect_phone=None, suspect_pseudonym="Kevin_92")
    other = file(services, suspect_phone="+33639980099", suspect_pseudonym="Lea.d")

    assert case_of(services, one) == {one, other}
    with services.records.reading() as work:
        [case] = work.clusters.ranked(10)
    assert (case.files, case.harm) == (2, 900_00)


def test_a_name_that_is_one_account_s_alone_links(services: Services) -> None:
    filed = [
        file(services, suspect_iban=None, suspect_phone=None, platform="vinted") for _ in range(2)
    ]

    assert case_of(services, filed[0]) == set(filed)


def test_complaints_that_share_only_a_shown_name_or_a_platform_stay_apart(
    services: Services,
) -> None:
    apart = [
        file(
            services,
            suspect_pseudonym="Kevin_92",
            suspect_phone=f"+3363998002{number}",
            suspect_iban=None,
            suspect_url="https://www.leboncoin.fr",
        )
        for number in range(2)
    ]

    assert case_of(services, apart[0]) == {apart[0]}


def test_the_victims_own_telephone_links_nothing(services: Services) -> None:
    own = "+33639980034"
    apart = [
        file(
            services,
            suspect_iban=None,
            suspect_pseudonym=None,
            suspect_phone=own,
            victim_phone=own,
        )
        for _ in range(2)
    ]

    assert case_of(services, apart[0]) == {apart[0]}


def test_a_wallet_links_and_its_capitals_matter(services: Services) -> None:
    wallets = ["1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"] * 2 + ["1a1zp1ep5qgefi2dmptftl5slmv7divfna"]

    same, too, other = [
        file(
            services,
            suspect_iban=None,
            suspect_pseudonym=None,
            suspect_phone=f"+3363998002{number}",
            suspect_wallet=wallet,
        )
        for number, wallet in enumerate(wallets)
    ]

    assert case_of(services, same) == {same, too}
    assert case_of(services, other) == {other}


def test_linking_is_in_the_trail_without_a_value(services: Services) -> None:
    reference = file(services)

    with services.records.reading() as work:
        events = list(work.audit.events(reference))
    linked = [event for event in events if event.act == "system:linkage:link"]
    assert [event.details for event in linked] == [{"files": 1}]
    assert IBAN not in str(events)


def test_a_complaint_is_filed_though_its_links_are_refused_and_a_rebuild_makes_up_for_it(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = file(services)

    def refuse(*_: object) -> int:
        raise StorageFailed

    with monkeypatch.context() as refusing:
        refusing.setattr(Linking, "add", refuse)
        other = file(services)
    with services.records.reading() as work:
        acts = [event.act for event in work.audit.events(other)]
        assert work.complaints.by_reference(other).state is State.FILED
    rebuilt = services.rebuilding.rebuild()

    assert "system:linkage:postpone" in acts
    assert (rebuilt.added, rebuilt.clusters, rebuilt.clustered) == (1, 1, 2)
    assert case_of(services, one) == {one, other}
    assert verify(services.records, services.settings.heads).sound


def test_filings_at_once_that_join_the_same_cases_make_one_of_them(services: Services) -> None:
    accounts = (IBAN, OTHER_IBAN)
    drafts = [
        write_draft(
            services,
            suspect_iban=accounts[number % 2],
            suspect_phone=f"+3363998001{number // 2}",
            suspect_pseudonym=None,
        )
        for number in range(6)
    ]

    with ThreadPoolExecutor(6) as hands:
        filed = [each.complaint.reference for each in hands.map(services.filing.file, drafts)]

    assert case_of(services, filed[0]) == set(filed)
    rebuilt = services.rebuilding.rebuild()
    assert (rebuilt.added, rebuilt.moved, rebuilt.judged) == (0, 0, 0)


def test_a_corrected_account_brings_the_file_into_other_company(services: Services) -> None:
    officer, _ = enrol(services)
    alone = {"suspect_phone": None, "suspect_pseudonym": None}
    one = file(services, **alone)
    other = file(services, suspect_iban=OTHER_IBAN, **alone)
    services.desk.claim(officer, other)
    version = services.casework.open(officer, other).case.complaint.version

    services.casework.correct(
        officer, other, Correction(version, FactName.SUSPECT_IBAN, 1, IBAN, "relevé joint")
    )

    assert case_of(services, one) == {one, other}


@pytest.mark.parametrize(
    ("changed", "harm"),
    [
        ({"amount": Money.of("20.50")}, 20_50),
        ({"amount": Money.of("20.50", "USD")}, 0),
        ({"amount": None}, 0),
        ({"money_paid": False}, 0),
    ],
)
def test_the_harm_is_what_was_paid_in_euros(
    services: Services, changed: dict[str, object], harm: int
) -> None:
    reference = file(services, **changed)

    with services.records.reading() as work:
        [filed] = work.clusters.files(reference)
    assert filed.harm == harm


def test_the_department_is_read_in_the_postal_code(services: Services) -> None:
    reference = file(services, victim_address="12 rue des Lilas, 97410 Saint-Pierre")

    with services.records.reading() as work:
        assert [each.department for each in work.clusters.files(reference)] == ["974"]


def test_a_rebuild_looks_the_values_up_again_when_the_lists_changed(
    services: Services,
) -> None:
    alone = {"suspect_iban": None, "suspect_pseudonym": None, "suspect_phone": None}
    url = "https://suivi-colis-relais.example.org/"
    filed = [file(services, suspect_url=url, **alone) for _ in range(2)]
    joined = case_of(services, filed[0])

    longer = replace(services.linker.policy, sites=frozenset({"example.org"}))
    Rebuilding(services.records, Linker(longer)).rebuild(lists=True)

    assert joined == set(filed)
    assert case_of(services, filed[0]) == {filed[0]}


def test_a_complaint_that_is_erased_leaves_no_trace(services: Services) -> None:
    one, other = file(services), file(services)

    with services.records.transaction() as work:
        services.linker.forget(work, one)
        services.linker.forget(work, one)

    assert case_of(services, other) == {other}
    with services.records.transaction() as work:
        services.linker.forget(work, other)
        assert len(work.recorded().values["id"]) == 0
