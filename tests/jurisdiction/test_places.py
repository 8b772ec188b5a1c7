"""However a victim writes where she lives, her commune is found, or she is asked which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.jurisdiction.communes import Communes, Place, load_communes
from bot.jurisdiction.normal_forms import joined, name_words
from bot.jurisdiction.places import resolve

# Each is « what was written -> the INSEE code »: what is written is how people do write.
WAYS = """
44000 Nantes -> 44109
44000, Nantes -> 44109
Nantes 44000 -> 44109
Nantes (44000) -> 44109
44 000 nantes -> 44109
F-44000 NANTES -> 44109
nantes -> 44109
NANTES -> 44109
Nantes, France -> 44109
nantes (44) -> 44109
Nantes, Loire-Atlantique -> 44109
nantes loire atlantique -> 44109
44035 Nantes Cedex 1 -> 44109
44100 nantes centre -> 44109
je vis à Nantes -> 44109
j'habite a nantes -> 44109
j’habite à Nantes -> 44109
la ville de Nantes -> 44109
44800 -> 44162
St Herblain 44 -> 44162
st-herblain 44800 -> 44162
saintherblain -> 44162
saint  herblain -> 44162
44800 sain herblin -> 44162
44800 st-herblin -> 44162
Paris -> 75056
Paris 15e -> 75056
paris 15 -> 75056
Paris XV -> 75056
Paris, 1er arrondissement -> 75056
paris 16ème arrdt -> 75056
75116 Paris -> 75056
75015 -> 75056
Lyon 3 -> 69123
lyon 3ème -> 69123
Lyon 69 -> 69123
13008 Marseille -> 13055
marseille 8e -> 13055
au Havre -> 76351
le havre -> 76351
havre -> 76351
L'Haÿ-les-Roses -> 94038
l’hay les roses -> 94038
Aulnay s/s Bois -> 93005
Boulogne s/ Mer -> 62160
91000 evry -> 91228
Bastia 2B -> 2B033
20200 bastia -> 2B033
Ajaccio, Corse-du-Sud -> 2A004
vienne isère -> 38544
saint denis réunion -> 97411
97400 st denis -> 97411
Saint-Denis 93 -> 93066
97150 saint martin -> 97801
97133 saint barthelemy -> 97701
Saint-Pierre-et-Miquelon 97500 Saint-Pierre -> 97502
nouméa -> 98818
Papeete -> 98735
Annecy le Vieux -> 74010
arbignieu -> 01015
59260 Hellemmes -> 59350
"""
# Each is « what was written -> one of the communes that she is asked about ».
ASKED = """
saint denis -> 93066
saint denis -> 97411
la rochelle -> 17300
montreuil -> 93048
evry -> 91228
evry -> 89162
cherbourg -> 50129
roissy -> 95527
sain herblin -> 44162
naantes -> 44109
44000 saint-herblain -> 44162
44000 saint-herblain -> 44109
75001 paris 15e -> 75056
35600 -> 35236
lille hellemmes -> 59350
nantes (35) -> 44109
"""
ABROAD = ["Bruxelles, Belgique", "Genève (Suisse)", "Londres Angleterre", "je vis à l’étranger"]
UNKNOWN = ["qsdfqsdf", "00000", "...", "", "75900"]


def rows(table: str) -> list[tuple[str, str]]:
    cut = [line.rpartition(" -> ") for line in table.strip().splitlines()]
    return [(written, code) for written, _, code in cut]


@pytest.fixture(scope="module")
def communes() -> Communes:
    return load_communes()


@pytest.mark.parametrize(("written", "code"), rows(WAYS))
def test_a_commune_is_found_however_it_is_written(
    communes: Communes, written: str, code: str
) -> None:
    place = resolve(written, communes).place

    assert place is not None
    assert place.commune == code


@pytest.mark.parametrize(("written", "code"), rows(ASKED))
def test_what_may_be_several_communes_is_asked_about(
    communes: Communes, written: str, code: str
) -> None:
    found = resolve(written, communes)

    assert found.place is None
    assert code in [place.commune for place in found.candidates]
    assert len(found.candidates) <= 5


@pytest.mark.parametrize("written", ABROAD)
def test_another_country_is_no_commune_of_france(communes: Communes, written: str) -> None:
    found = resolve(written, communes)

    assert (found.abroad, found.place, found.candidates) == (True, None, ())


@pytest.mark.parametrize("written", UNKNOWN)
def test_what_resembles_nothing_gives_nothing(communes: Communes, written: str) -> None:
    found = resolve(written, communes)

    assert (found.abroad, found.place, found.candidates) == (False, None, ())


def test_the_postcode_that_was_said_is_kept_and_the_name_is_spelled(communes: Communes) -> None:
    written = ["44300 nantes", "paris 15e", "44800 st herblin", "nantes"]

    said = [place.text for each in written if (place := resolve(each, communes).place)]

    assert said == ["44300 Nantes", "75015 Paris", "44800 Saint-Herblain", "Nantes (44)"]


def test_every_place_is_found_again_by_how_we_write_it(communes: Communes) -> None:
    lost = []
    for place in communes:
        found = resolve(place.text, communes).place
        if found is None or found.commune != place.commune:
            lost.append(place.text)

    assert lost == []


def test_no_name_with_its_postcode_stands_for_another_commune(communes: Communes) -> None:
    mistaken = []
    for place in communes:
        found = resolve(f"{place.postcodes[-1]} {place.name.upper()}", communes).place
        if found and found.commune != place.commune:
            mistaken.append(place.text)

    assert mistaken == []


@given(index=st.integers(0, 37_000), data=st.data())
def test_a_letter_left_out_is_no_other_commune(index: int, data: st.DataObject) -> None:
    communes = load_communes()
    place = list(communes)[index]
    at = data.draw(st.integers(0, len(place.name) - 1))
    name = place.name[:at] + place.name[at + 1 :]

    found = resolve(f"{place.postcodes[0]} {name}", communes)

    neighbours = {joined(each.words) for each in communes.served(place.postcodes[0])}
    if joined(name_words(name)) not in neighbours and found.place:
        assert found.place.commune == place.commune


@given(st.text(max_size=60))
def test_any_text_gives_a_place_or_a_few_candidates(text: str) -> None:
    found = resolve(text, load_communes())

    assert found.place is None or not found.candidates
    assert len({place.commune for place in found.candidates}) == len(found.candidates) <= 5


@given(st.text())
def test_a_normal_form_is_its_own(text: str) -> None:
    words = name_words(text)

    assert name_words(" ".join(words)) == words
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words)


@given(st.sampled_from([place.name for place in load_communes()]), st.sampled_from(" -'’_"))
def test_hyphens_capitals_and_apostrophes_change_no_name(name: str, mark: str) -> None:
    written = name.upper().replace("-", mark).replace("’", mark)

    assert joined(name_words(written)) == joined(name_words(name))


def test_a_former_commune_stands_for_the_present_one(communes: Communes) -> None:
    former = [place for place in communes if place.code != place.commune]
    present = {place.commune for place in communes if place.code == place.commune}

    assert len(former) > 2000
    assert {place.commune for place in former} <= present
    assert communes.present("13208") == "13055"
    assert communes.present("99999") is None


def test_every_place_has_a_postcode_and_a_department(communes: Communes) -> None:
    def lacking(place: Place) -> bool:
        return not place.postcodes or place.department not in communes.departments

    assert [place.text for place in communes if lacking(place)] == []
