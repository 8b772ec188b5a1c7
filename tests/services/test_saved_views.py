"""An officer's views are hers, sealed, and not too many."""

import pytest
from sqlalchemy import create_engine, text

from bot.bootstrap.assembly import Services
from bot.complaint.errors import BadValue
from bot.complaint.officers import Officer
from bot.services.saved_views import MOST

ROUX = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille")
LEA = Officer("1e1e", "lea", "Brigadière Léa Martin", "Brigade de Lille")


@pytest.fixture(autouse=True)
def officers(services: Services) -> None:
    with services.records.transaction() as work:
        work.officers.add(ROUX)
        work.officers.add(LEA)


def names(services: Services, officer: Officer = ROUX) -> list[str]:
    return [view.name for view in services.saved_views.of(officer)]


def test_a_view_is_her_own_and_in_the_order_of_names(services: Services) -> None:
    services.saved_views.save(ROUX, "urgents", "delai=depasse")
    services.saved_views.save(ROUX, "  Chantages\n du  jour ", "faits=chantage")

    assert names(services) == ["Chantages du jour", "urgents"]
    assert services.saved_views.of(ROUX)[1].query == "delai=depasse"
    assert names(services, LEA) == []


def test_the_same_name_takes_the_place_of_the_former(services: Services) -> None:
    services.saved_views.save(ROUX, "Urgents", "danger=oui")
    services.saved_views.save(ROUX, "urgents", "delai=depasse")

    assert [view.query for view in services.saved_views.of(ROUX)] == ["delai=depasse"]


def test_a_colleague_removes_nothing_of_hers(services: Services) -> None:
    services.saved_views.save(ROUX, "Urgents", "")
    [view] = services.saved_views.of(ROUX)

    services.saved_views.remove(LEA, view.id)
    assert names(services) == ["Urgents"]
    services.saved_views.remove(ROUX, view.id)
    assert names(services) == []


@pytest.mark.parametrize(
    ("name", "query"), [("", ""), (" \n", ""), ("x" * 61, ""), ("x", "y" * 401)]
)
def test_a_view_has_a_name_of_some_length(services: Services, name: str, query: str) -> None:
    with pytest.raises(BadValue, match="view"):
        services.saved_views.save(ROUX, name, query)


def test_there_are_only_so_many_and_one_of_them_may_still_change(services: Services) -> None:
    for number in range(MOST):
        services.saved_views.save(ROUX, f"v{number}", "")

    with pytest.raises(BadValue, match="more views"):
        services.saved_views.save(ROUX, "one more", "")
    services.saved_views.save(ROUX, "V3", "danger=oui")
    assert len(names(services)) == MOST


def test_what_an_officer_calls_a_view_is_sealed(services: Services) -> None:
    services.saved_views.save(ROUX, "Dupré", "faits=chantage")

    url = services.settings.database_url.replace("postgresql://", "postgresql+psycopg://", 1)
    engine = create_engine(url)
    with engine.connect() as connection:
        content = bytes(connection.scalar(text("SELECT content FROM saved_views")))
    engine.dispose()

    assert "Dupré".encode() not in content
    assert b"chantage" not in content
