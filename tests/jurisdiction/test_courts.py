"""Every place of France has at least one court, and exactly one where the law leaves no choice."""

import pytest

from bot.jurisdiction.communes import load_communes
from bot.jurisdiction.courts import Court, Courts, load_courts
from bot.jurisdiction.places import resolve

COURTS = load_courts()
COMMUNES = load_communes()
DEPARTMENTS = sorted({place.department for place in COMMUNES})
# Tableau IV of the Code de l'organisation judiciaire: those with one court.
ALONE = """
01 04 05 07 08 09 10 12 15 16 18 2A 2B 21 22 23 26 27 28 32 36 37 39 41 43 46 47 48 52 53 58 63 65
66 70 72 75 78 79 80 82 86 87 88 90 91 92 93 94 95 972 973 975 976 977 978 986 987 988
"""


def courts_of(written: str, courts: Courts = COURTS) -> list[str]:
    place = resolve(written, COMMUNES).place
    assert place is not None
    return [court.seat for court in courts.of(place)]


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_every_department_has_its_courts(department: str) -> None:
    found = COURTS.of_department(department)

    assert len(found) >= 1
    assert (len(found) == 1) == (department in ALONE.split())


def test_the_courts_are_as_many_as_the_law_counts() -> None:
    kinds = [court.name.partition(" de ")[0].partition(" d’")[0] for court in COURTS]

    assert sum(court.code.startswith("tj") for court in COURTS) == 164
    assert sum(court.code.startswith("tpi") for court in COURTS) == 4
    assert len({court.department for court in COURTS if court.code.startswith("tj")}) == 101
    assert all(kind.startswith("Tribunal") for kind in kinds)


@pytest.mark.parametrize("court", list(COURTS), ids=lambda court: court.code)
def test_a_court_is_named_by_where_it_sits(court: Court) -> None:
    place = resolve(f"{court.seat} ({court.department})", COMMUNES).place

    # The island of Wallis is one commune, of another name.
    assert court.seat == "Mata-Utu" or (place and place.commune == court.seat_commune)
    assert COURTS.named(court.name) == court


@pytest.mark.parametrize(
    ("written", "seats"),
    [
        ("67000 Strasbourg", ["Strasbourg"]),
        ("44800 Saint-Herblain", ["Nantes", "Saint-Nazaire"]),
        ("75015 Paris", ["Paris"]),
        ("53000 Laval", ["Laval"]),
        ("72200 La Flèche", ["Le Mans"]),
        ("97133 Saint-Barthélemy", ["Basse-Terre"]),
        ("97150 Saint-Martin", ["Basse-Terre"]),
        ("97110 Pointe-à-Pitre", ["Pointe-à-Pitre"]),
        ("97600 Mamoudzou", ["Mamoudzou"]),
        ("97500 Miquelon-Langlade", ["Saint-Pierre"]),
        ("98600 Uvea", ["Mata-Utu"]),
        ("98701 Arue", ["Papeete"]),
        ("98800 Nouméa", ["Nouméa"]),
    ],
)
def test_a_place_has_its_only_court_or_those_of_its_department(
    written: str, seats: list[str]
) -> None:
    assert courts_of(written) == seats


def test_the_ministry_s_table_settles_what_the_department_leaves_open() -> None:
    courts = load_courts({"44162": "tj44109"})

    assert courts_of("44800 Saint-Herblain", courts) == ["Nantes"]
    assert courts_of("44400 Rezé", courts) == ["Nantes", "Saint-Nazaire"]


@pytest.mark.parametrize(
    ("written", "seat"),
    [
        ("aéroport d'Orly", "Créteil"),
        ("94390 Aéroport de Paris-Orly", "Créteil"),
        ("Aeroport Roissy CDG", "Bobigny"),
        ("l’aéroport du Bourget", "Bobigny"),
        ("aérodrome d’Aire sur l’Adour", "Mont-de-Marsan"),
    ],
)
def test_an_airport_has_the_court_that_the_law_gives_it(written: str, seat: str) -> None:
    court = COURTS.at(written)

    assert court
    assert court.seat == seat


@pytest.mark.parametrize("written", ["Orly", "94310 Orly", "Le Bourget", "Roissy-en-France"])
def test_the_town_beside_an_airport_is_not_the_airport(written: str) -> None:
    assert COURTS.at(written) is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Tribunal judiciaire de Nantes", "tj44109"),
        ("TJ Nantes", "tj44109"),
        ("TJ DU PUY EN VELAY", "tj43157"),
        ("Tribunal Judiciaire des Sables d'Olonne", "tj85194"),
        ("tribunal judiciaire d'Évreux", "tj27229"),
        ("TPI Papeete", "tpi98735"),
        ("Tribunal judiciaire de Saint-Pierre", "tj97416"),
    ],
)
def test_a_court_is_known_by_the_ways_its_name_is_written(written: str, code: str) -> None:
    court = COURTS.named(written)

    assert court
    assert court.code == code


@pytest.mark.parametrize("written", ["Tribunal judiciaire de Dole", "Nantes Métropole", "", "TJ"])
def test_what_is_no_court_has_none(written: str) -> None:
    assert COURTS.named(written) is None
