"""Officers find files by words, though every word is sealed; who has the database finds none."""

import pytest
from sqlalchemy import create_engine, text

from bot.bootstrap.assembly import Services, assemble
from bot.bootstrap.settings import Settings
from bot.complaint.facts import FactName, Value
from bot.complaint.officers import Officer
from bot.complaint.passages import Field
from bot.extraction.search_words import stem_of
from bot.sealing.keyring import Keyring
from bot.services.casework import Correction
from bot.services.deciding import Asking, Redirection
from bot.services.word_search import SHOWN, WordSearch
from tests.conftest import SetClock
from tests.drafts import STORY, write_draft

ROUX = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille")


def file(services: Services, story: str = STORY, **changed: Value) -> str:
    draft = write_draft(services, **changed)
    services.transcripts.receive(draft, story)
    return services.filing.file(draft).complaint.reference


def search(services: Services, typed: str, skip: int = 0) -> WordSearch:
    found = services.searching.search(ROUX, typed, skip).words
    assert found is not None
    return found


def found(services: Services, typed: str) -> list[str]:
    return [each.line.complaint.reference for each in search(services, typed).files]


def taken(services: Services) -> str:
    with services.records.transaction() as work:
        if ROUX.id not in work.officers.names():
            work.officers.add(ROUX)
    reference = file(services)
    services.desk.claim(ROUX, reference)
    return reference


def version(services: Services, reference: str) -> int:
    with services.records.reading() as work:
        return work.complaints.by_reference(reference).version


@pytest.mark.parametrize(
    "typed",
    [
        "camionnette",
        "CAMIONNETTES",
        "la camionnette bleue",
        "bleu camionnette",
        "l’étrange camionnette",
        "vasseur",
        "lilas bethune",
        "450 camionnette",
    ],
)
def test_a_file_is_found_by_words_in_any_form_and_order(services: Services, typed: str) -> None:
    reference = file(services, "Il est venu avec une étrange camionnette bleue.")
    named = ("item", "victim_last_name", "victim_email", "victim_commune", "victim_address")
    file(services, "Rien de tel ici.", **dict.fromkeys(named, "autre"))

    assert found(services, typed) == [reference]


def test_every_word_has_to_be_there_and_the_last_filed_comes_first(services: Services) -> None:
    old, new, other = (
        file(services, f"un {thing} et un tournevis") for thing in ("piano", "piano", "violon")
    )

    assert found(services, "tournevis") == [other, new, old]
    assert found(services, "piano tournevis") == [new, old]


def test_an_excerpt_shows_the_words_where_they_stand(services: Services) -> None:
    file(services, f"{'Bonjour à tous. ' * 30}Un piano <b>rouge</b> à queue. {'Merci bien. ' * 30}")

    [listed] = search(services, "queues piano").files
    [excerpt] = listed.excerpts

    assert excerpt.passage.field is Field.STORY
    assert [each.text for each in excerpt.pieces if each.found] == ["piano", "queue"]
    whole = "".join(each.text for each in excerpt.pieces)
    assert " Un piano <b>rouge</b> à queue. " in whole
    assert len(whole) < 300
    assert not excerpt.begins
    assert not excerpt.ends


def test_what_is_filed_later_is_found_at_once(services: Services) -> None:
    reference = taken(services)
    services.casework.correct(
        ROUX,
        reference,
        Correction(version(services, reference), FactName.ITEM, 1, "un trombone", "vu à la caisse"),
    )
    services.deciding.ask(
        ROUX, reference, Asking(version(services, reference), "", "Aviez-vous un coussin\u00a0?")
    )

    fields = {
        typed: [each.passage.field for each in search(services, typed).files[0].excerpts]
        for typed in ("trombone", "caisse", "coussin")
    }

    assert fields == {"trombone": [Field.FACT], "caisse": [Field.NOTE], "coussin": [Field.LETTER]}


def test_our_own_words_find_nothing(services: Services) -> None:
    reference = taken(services)
    question = next(iter(services.decision_words.questions))
    services.deciding.ask(ROUX, reference, Asking(version(services, reference), question, ""))
    asked = services.decision_words.question(question).text

    assert found(services, max(asked.split(), key=len)) == []


def test_when_no_file_holds_all_words_the_rarest_are_kept(services: Services) -> None:
    for thing in ("piano", "violon", "violon"):
        file(services, f"un {thing}")

    result = search(services, "violon piano")

    assert (result.words, result.dropped) == (["piano"], ["violon"])
    assert len(result.files) == 1


@pytest.mark.parametrize(
    ("typed", "proposed"),
    [
        ("kamionete", {}),
        ("camionette", {"camionette": "camionnette"}),
        ("Vaseur", {"Vaseur": "vasseur"}),
    ],
)
def test_a_word_one_slip_away_is_proposed_as_a_file_has_it(
    services: Services, typed: str, proposed: dict[str, str]
) -> None:
    file(services, "une camionnette")

    result = search(services, typed)

    assert result.proposed == proposed
    assert not result.files


def test_pages_follow_one_another_without_a_file_twice(services: Services) -> None:
    with services.records.transaction() as work:
        work.officers.add(ROUX)
    filed = [file(services, "un accordéon") for _ in range(3)]
    whole = search(services, "accordéon")

    parts = [search(services, "accordéon", skip).files[0] for skip in range(3)]

    assert [each.line.complaint.reference for each in parts] == filed[::-1]
    assert not whole.more
    assert len(filed) < SHOWN


def test_a_withdrawn_file_is_found_no_more(services: Services) -> None:
    draft = write_draft(services)
    services.transcripts.receive(draft, "une trottinette")
    filed = services.filing.file(draft)
    assert found(services, "trottinette") == [filed.complaint.reference]

    services.completing.withdraw(filed.tracking_token)

    assert found(services, "trottinette") == []
    assert services.indexing.rebuild() == 0


def test_a_redirected_file_is_found_by_what_the_officer_wrote(services: Services) -> None:
    reference = taken(services)
    words = services.decision_words
    wanted = Redirection(
        version(services, reference),
        next(iter(words.grounds)),
        next(iter(words.services)),
        "Adressez-vous au notaire.",
    )
    services.deciding.redirect(ROUX, reference, wanted)

    assert found(services, "notaire") == [reference]


def test_neither_words_nor_what_belongs_together_can_be_read_in_the_database(
    services: Services, database_url: str
) -> None:
    for _ in range(5):
        file(services, "une trottinette électrique")

    engine = create_engine(database_url.replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.connect() as connection:
        places = connection.execute(text("SELECT place, file FROM search_places")).all()
        files = {row.id for row in connection.execute(text("SELECT id FROM search_files"))}
        counts = connection.execute(text("SELECT files FROM search_words")).scalars().all()
    engine.dispose()

    assert len({place for place, _ in places}) == len(places) > 5 * 10
    assert len({file for _, file in places}) == len(places)
    assert not files & {file for _, file in places}
    assert len({bytes(each) for each in counts}) == len(counts)


def test_the_search_and_what_it_opened_are_in_the_trail_and_the_words_are_not(
    services: Services,
) -> None:
    reference = file(services, "une trottinette")

    search(services, "Trottinettes")

    with services.records.reading() as work:
        last = list(work.audit.events())[-1]
        assert last.subject == work.words.mark([stem_of("trottinette")])
    assert (last.actor, last.act) == (ROUX.id, "officer:words:search")
    assert last.details == {"words": 1, "opened": reference}
    assert "trottinet" not in f"{last.subject}{last.details}".lower()


def test_what_was_filed_before_is_found_once_it_is_rebuilt(services: Services) -> None:
    filed = [file(services, f"un {thing}") for thing in ("hautbois", "basson")]
    with services.records.transaction() as work:
        work.words.forget(filed[0])
    assert found(services, "hautbois") == []

    added = services.indexing.rebuild()

    assert added == 1
    assert found(services, "hautbois") == [filed[0]]
    assert services.indexing.rebuild() == 0


def test_after_a_rotation_both_keys_find_and_a_rebuild_needs_the_new_one_alone(
    services: Services, settings: Settings, clock: SetClock
) -> None:
    before = file(services, "un hautbois et un basson")
    clock.forward(minutes=1)
    ring = Keyring.load(settings.home / "keys.json").rotated()
    ring.save(settings.home / "keys.json")
    turned = assemble(settings)
    after = file(turned, "un hautbois")

    assert found(turned, "hautbois") == [after, before]
    assert found(turned, "hautbois basson") == [before]
    assert turned.indexing.rebuild(afresh=True) == 2
    assert found(turned, "hautbois") == [after, before]
    with turned.records.reading() as work:
        [new, old] = ring.blinds("search")
        counted = work.words._counted([new.word("hautboi"), old.word("hautboi")])  # noqa: SLF001 - which key it is under is told nowhere else
    assert counted == {new.word("hautboi"): 2}
    turned.close()


@pytest.mark.parametrize("typed", ["le la les", "0639", "12 34"])
def test_words_that_tell_nothing_are_told_as_such(services: Services, typed: str) -> None:
    file(services)

    result = services.searching.search(ROUX, typed)

    assert result.words is not None
    assert not result.words.files
