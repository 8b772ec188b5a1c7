"""A case on an officer's screen says why its files are together."""

import re

from bot.web.pages import make_pages
from tests.web.cases import the_case
from tests.web.pages import Element, read_page, show


def words(element: Element) -> str:
    return re.sub(r"\s+", " ", element.text.replace("\u00a0", " ")).strip()


def test_a_case_says_what_it_amounts_to() -> None:
    sums = words(show("console/cluster.html", the_case()).one("dl", class_="sums"))

    assert "Victimes2" in sums.replace(" ", "")
    assert "70 €" in sums
    assert "59 (2)" in sums


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
