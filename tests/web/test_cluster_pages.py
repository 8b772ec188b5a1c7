"""A case on an officer's screen says why its files are together."""

import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.web.console.clusterfigures import growth
from bot.web.console.clusterview import DRAWN, cluster_graph
from bot.web.pages import make_pages
from tests.web.cases import ACCOUNT, a_cluster, the_case
from tests.web.desk import FILED_AT
from tests.web.pages import Element, read_page, show


def words(element: Element) -> str:
    return re.sub(r"\s+", " ", element.text.replace("\u00a0", " ")).strip()


def test_a_case_says_what_it_amounts_to() -> None:
    sums = words(show("console/cluster.html", the_case()).one("dl", class_="sums"))

    assert "Victimes2" in sums.replace(" ", "")
    assert "70 €" in sums


def test_where_the_victims_live_is_drawn_and_told_the_overseas_ones_too() -> None:
    section = show("console/cluster.html", the_case()).one("section", id="departements")

    rows = [words(row) for row in section.one("tbody").all("tr")]
    assert rows == ["Nord 59 2", "Corse 20 1", "La Réunion 974 1"]
    assert words(section.one("caption")) == "1 victime n’a pas donné de code postal."
    shades = Counter(
        path.attributes["class"] for path in section.one("svg", class_="map").all("path")
    )
    assert shades == {"shade-4": 1, "shade-2": 2, "shade-0": 93}


def test_growth_is_told_month_by_month_and_its_curve_ends_at_the_top() -> None:
    section = show("console/cluster.html", the_case()).one("section", id="croissance")

    assert [words(row) for row in section.one("tbody").all("tr")] == ["mars 2026 2 2"]
    assert section.one("polyline").attributes["points"].split()[-1] == "600,0"


@given(st.lists(st.integers(0, 10**8), min_size=1, max_size=500))
def test_a_curve_never_falls_and_stays_on_its_paper(seconds: list[int]) -> None:
    drawn = growth([FILED_AT + timedelta(seconds=each) for each in sorted(seconds)])

    points = [tuple(map(int, each.split(","))) for each in drawn["curve"].split()]
    assert all(one[0] <= other[0] and one[1] >= other[1] for one, other in pairwise(points))
    assert {each for each in points if not (0 <= each[0] <= 600 and 0 <= each[1] <= 120)} == set()
    assert len(points) <= 2 * 200 + 4
    assert drawn["rows"][-1]["total"] == len(seconds)


def test_the_graph_holds_what_the_table_says_and_no_more() -> None:
    graph = cluster_graph(a_cluster())

    assert [each["label"] for each in graph["files"]] == ["A7K-2932", "A7K-2931"]
    assert sorted(each["kind"] for each in graph["values"]) == ["iban", "profile"]
    assert sorted(graph["edges"]) == [("f1", "f2"), ("f1", "v1"), ("f2", "v1"), ("f2", "v3")]


def test_of_a_large_case_the_graph_holds_the_files_that_hang_together_most() -> None:
    opened = a_cluster()
    many = [replace(opened.files[0], id=number, reference=f"X{number}") for number in range(300)]
    held = {number: [ACCOUNT] * (number > 200) for number in range(300)}

    graph = cluster_graph(replace(opened, files=many, held=held, ties=[(0, 299)]))

    drawn = {each["id"] for each in graph["files"]}
    assert len(drawn) == DRAWN
    assert {f"f{number}" for number in range(201, 300)} <= drawn
    ends = {end for edge in graph["edges"] for end in edge}
    assert ends <= drawn | {"v1"}


def test_files_that_an_officer_tied_say_so_in_the_table() -> None:
    rows = show("console/cluster.html", the_case()).one("section", id="dossiers").all("tr")[1:]

    assert ["A7K-2932 relié par un officier" in words(row) for row in rows] == [True, False]


def test_each_file_says_what_holds_it_and_what_was_decided() -> None:
    rows = show("console/cluster.html", the_case()).one("section", id="dossiers").all("tr")[1:]

    first, second = (words(row) for row in rows)
    assert "FR76 3000 6000 0112 3456 7890 189" in first
    assert "confirmé" in second
    assert "06 39 98 00 12 lien coupé" in second
    assert "Lien par lien avec A7K-2931" in second


def test_each_value_says_what_it_does() -> None:
    values = show("console/cluster.html", the_case()).one("section", id="valeurs").all("tr")[1:]

    said = [words(row.all("td")[-1]).removesuffix(words(row.all("a")[0])).strip() for row in values]
    assert said == [
        "Relie",
        "Trop répandu pour relier, à déclarer neutre ou parlant",
        "Relie",
        "Appuie sans relier",
        "Neutre, ne relie rien",
        "À tout le monde, ne relie rien",
    ]


def test_nothing_that_an_author_chose_is_markup() -> None:
    text = make_pages().get_template("console/cluster.html").render(the_case())

    assert not read_page(text).all("b", "du")
    assert "&lt;b&gt;kevin&lt;/b&gt;_92</span>" in text.replace(" sur vinted", "")


def test_who_only_reads_is_offered_no_decision() -> None:
    page = show("console/cluster.html", the_case(may_decide=False))

    assert [each for each in page.all("a") if "decision" in each.attributes["href"]] == []


def test_proposals_say_what_is_near_and_link_nothing_by_themselves() -> None:
    lines = show("console/cluster.html", the_case()).one("section", id="propositions").all("li")

    assert [words(line).partition(" Relier")[0] for line in lines] == [
        "B2C-2222 : Téléphone 06 39 98 00 12, presque Téléphone 06 39 98 00 13",
        "B2C-2223 : Téléphone 06 39 98 00 12, trop répandu pour relier",
        "B2C-2224 : les mêmes mots, à 91 %",
    ]
