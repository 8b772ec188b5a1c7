"""A victim who wishes it is told that others named the same author, and nothing about them."""

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.errors import UnknownComplaint
from bot.complaint.officers import Officer
from bot.linkage.policy import Standing
from bot.services.filing import Filed
from bot.services.tracking import News
from tests.drafts import IBAN, write_draft
from tests.officers import enrol

ALONE = {"suspect_pseudonym": None, "suspect_phone": None}


@pytest.fixture
def officer(services: Services) -> Officer:
    return enrol(services)[0]


def file(services: Services, iban: str = IBAN) -> Filed:
    return services.filing.file(write_draft(services, suspect_iban=iban, **ALONE))


def validate(services: Services, officer: Officer, filed: Filed) -> None:
    reference = filed.complaint.reference
    services.desk.claim(officer, reference)
    with services.records.reading() as work:
        version = work.complaints.by_reference(reference).version
    services.casework.validate(officer, reference, version, "")


def news(services: Services, filed: Filed) -> News:
    return services.tracking.find(filed.tracking_token).news


def test_who_wishes_nothing_is_told_nothing(services: Services, officer: Officer) -> None:
    hers, _ = file(services), file(services)
    validate(services, officer, hers)

    assert news(services, hers) is News.NOT_WISHED


def test_who_wishes_it_is_told_once_an_officer_has_read_hers(
    services: Services, officer: Officer
) -> None:
    hers, _ = file(services), file(services)

    services.tracking.wish(hers.tracking_token, news=True)
    before = news(services, hers)
    validate(services, officer, hers)

    assert (before, news(services, hers)) == (News.NOT_YET, News.JOINED)


def test_who_is_alone_is_told_so_until_another_comes(services: Services, officer: Officer) -> None:
    hers = file(services)
    services.tracking.wish(hers.tracking_token, news=True)
    validate(services, officer, hers)

    alone = news(services, hers)
    file(services)

    assert (alone, news(services, hers)) == (News.ALONE, News.JOINED)


def test_what_an_officer_cut_and_what_was_withdrawn_join_nobody(
    services: Services, officer: Officer
) -> None:
    hers, cut, withdrawn = (file(services) for _ in range(3))
    services.tracking.wish(hers.tracking_token, news=True)
    validate(services, officer, hers)
    opened = services.clustering.open(officer, hers.complaint.reference)
    [account] = {use.value.id for use in opened.uses}

    services.completing.withdraw(withdrawn.tracking_token)
    joined = news(services, hers)
    services.clustering.rule_link(
        officer, cut.complaint.reference, account, (Standing.CUT, "un autre compte")
    )

    assert (joined, news(services, hers)) == (News.JOINED, News.ALONE)


def test_a_complaint_that_was_withdrawn_has_no_news(services: Services) -> None:
    hers = file(services)
    services.tracking.wish(hers.tracking_token, news=True)

    services.completing.withdraw(hers.tracking_token)

    assert news(services, hers) is News.NOTHING


def test_a_wish_is_taken_back_and_stops_no_officer(services: Services, officer: Officer) -> None:
    hers = file(services)
    services.desk.claim(officer, hers.complaint.reference)
    with services.records.reading() as work:
        version = work.complaints.by_reference(hers.complaint.reference).version

    services.tracking.wish(hers.tracking_token, news=True)
    services.tracking.wish(hers.tracking_token, news=False)
    services.casework.validate(officer, hers.complaint.reference, version, "")

    assert news(services, hers) is News.NOT_WISHED
    with services.records.reading() as work:
        events = list(work.audit.events(hers.complaint.reference))
    wishes = [event.details for event in events if event.act == "victim:complaint:wish"]
    assert wishes == [{"news": "yes"}, {"news": "no"}]


def test_a_wish_needs_the_token(services: Services) -> None:
    with pytest.raises(UnknownComplaint):
        services.tracking.wish("another", news=True)
