"""From what was heard to what changes, sentence by sentence."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.complaint.facts import FactName, Record, Source, Value
from bot.complaint.money import Money
from bot.complaint.offences import Offence, PaymentMethod
from bot.complaint.periods import Period
from bot.complaint.situations import AccountKind, OtherProblem
from bot.services.changes import Change
from bot.services.heard import Heard, HeardFact
from bot.services.interpretation import interpret
from bot.services.meanings import CARE, DIGRESSIONS
from tests.drafts import IBAN, a_fact
from tests.services.hearing import chosen, heard, read, story

AMOUNT, DATE = FactName.AMOUNT, FactName.PAYMENT_DATE
MARCH_3, MARCH_4 = Period.day(date(2026, 3, 3)), Period.day(date(2026, 3, 4))
Held = dict[FactName, Value]


def short(change: Change) -> tuple[str, int, Value, bool]:
    return (change.name.value, change.rank, change.value, change.corrects)


def holding(held: Held) -> Record:
    return Record(a_fact(name, value) for name, value in held.items())


CHANGES: list[tuple[Heard, str | None, Held, list[tuple[str, int, Value, bool]]]] = [
    (
        heard(
            "J’ai viré 450 € à Kevin_92 le 3 mars",
            "tell_story",
            read(AMOUNT, Money(450_00), role="paid"),
            read(FactName.SUSPECT_PSEUDONYM, "Kevin_92"),
            read(DATE, MARCH_3),
        ),
        "offence",
        {},
        [
            ("amount", 1, Money(450_00), False),
            ("suspect_pseudonym", 1, "Kevin_92", False),
            ("payment_date", 1, MARCH_3, False),
            ("payment_date_confirmed", 1, True, False),
        ],
    ),
    (
        heard("540", "inform", read(AMOUNT, Money(540_00), role="bare")),
        "amount",
        {},
        [("amount", 1, Money(540_00), False)],
    ),
    (
        heard("non c’était 540", "correct", read(AMOUNT, Money(540_00), role="bare")),
        "item",
        {AMOUNT: Money(450_00)},
        [("amount", 1, Money(540_00), True)],
    ),
    # « non » corrects the sum: it does not answer the pending question.
    (
        heard("non, c’était 540", "deny", read(AMOUNT, Money(540_00), role="bare")),
        "goods_received",
        {AMOUNT: Money(450_00)},
        [("amount", 1, Money(540_00), True)],
    ),
    (
        heard("j’ai aussi payé 50 € de port", "inform", read(AMOUNT, Money(50_00), role="paid")),
        "goods_received",
        {AMOUNT: Money(450_00)},
        [("amount", 2, Money(50_00), False)],
    ),
    (
        heard("il était affiché 600 €", "inform", read(AMOUNT, Money(600_00), role="price")),
        "goods_received",
        {AMOUNT: Money(450_00)},
        [],
    ),
    (
        heard(
            "450 € puis 50 €",
            "tell_story",
            read(AMOUNT, Money(450_00), role="paid"),
            read(AMOUNT, Money(50_00), role="paid"),
        ),
        "goods_received",
        {},
        [("amount", 1, Money(450_00), False), ("amount", 2, Money(50_00), False)],
    ),
    (
        heard("450 €, oui 450 €", "inform", read(AMOUNT, Money(450_00), role="paid")),
        "goods_received",
        {AMOUNT: Money(450_00)},
        [],
    ),
    (
        heard("ah si, 450 €", "inform", read(AMOUNT, Money(450_00), role="paid")),
        "goods_received",
        {AMOUNT: None},
        [("amount", 1, Money(450_00), False)],
    ),
    (
        heard("540 €", "inform", read(AMOUNT, Money(540_00), role="unknown")),
        "amount",
        {AMOUNT: Money(450_00)},
        [("amount", 1, Money(540_00), True)],
    ),
    (
        heard(
            "il a aussi le 06 39 98 00 12", "inform", read(FactName.SUSPECT_PHONE, "+33639980012")
        ),
        "goods_received",
        {FactName.SUSPECT_PHONE: "+33639980034"},
        [("suspect_phone", 2, "+33639980012", False)],
    ),
    # Another mention of a thing that is one of its kind speaks of something else …
    (
        heard("j’ai vu le même sur vinted", "inform", read(FactName.PLATFORM, "vinted")),
        "goods_received",
        {FactName.PLATFORM: "leboncoin"},
        [],
    ),
    # … unless it is asked for, or she says that she corrects.
    (
        heard("vinted", "inform", read(FactName.PLATFORM, "vinted")),
        "platform",
        {FactName.PLATFORM: "leboncoin"},
        [("platform", 1, "vinted", True)],
    ),
    (
        heard("c’était vinted en fait", "correct", read(FactName.PLATFORM, "vinted")),
        "goods_received",
        {FactName.PLATFORM: "leboncoin"},
        [("platform", 1, "vinted", True)],
    ),
    (
        heard("Virement", "inform", chosen(FactName.PAYMENT_METHOD, PaymentMethod.TRANSFER)),
        "payment_method",
        {},
        [("payment_method", 1, PaymentMethod.TRANSFER, False)],
    ),
    (heard("oui", "affirm"), "goods_received", {}, [("goods_received", 1, True, False)]),
    (heard("non", "deny"), "goods_received", {}, [("goods_received", 1, False, False)]),
    (
        heard("non", "deny"),
        "goods_received",
        {FactName.GOODS_RECEIVED: True},
        [("goods_received", 1, False, True)],
    ),
    (heard("je sais pas", "dont_know"), "goods_received", {}, [("goods_received", 1, None, False)]),
    (heard("passer", "skip"), "suspect_phone", {}, [("suspect_phone", 1, None, False)]),
    (heard("je sais plus", "dont_know"), "amount", {}, [("amount", 1, None, False)]),
    # What she says of a yes or no counts; what merely follows from it does not undo it.
    (
        heard("j’ai rien reçu", "inform", read(FactName.GOODS_RECEIVED, value=False)),
        "amount",
        {FactName.GOODS_RECEIVED: True},
        [("goods_received", 1, False, True)],
    ),
    (
        heard("j’ai viré", "inform", read(FactName.MONEY_ASKED, value=True, inferred=True)),
        "amount",
        {FactName.MONEY_ASKED: False},
        [],
    ),
    (
        heard("3 rue des Lilas", "inform", confidence=0.4),
        "victim_address",
        {},
        [("victim_address", 1, "3 rue des Lilas", False)],
    ),
    (
        heard("  Arras ", "inform"),
        "victim_birth_place",
        {},
        [("victim_birth_place", 1, "Arras", False)],
    ),
    # An address that looks like a question to the classifier, but asks nothing.
    (
        heard("Le Prado", "ask_human", confidence=0.6),
        "victim_address",
        {},
        [("victim_address", 1, "Le Prado", False)],
    ),
    (heard("oui", "affirm"), "victim_address", {}, []),
    (heard("x" * 301, "inform"), "victim_address", {}, []),
    # An account number is read by its finder or not at all.
    (heard("FR76 je crois", "inform"), "suspect_iban", {}, []),
    (heard("envoyé", "done"), "evidence_done", {}, [("evidence_done", 1, True, False)]),
    (heard("non", "deny"), "evidence_done", {}, [("evidence_done", 1, True, False)]),
    (heard("voilà une capture", "inform"), "evidence_done", {}, []),
    (heard("non", "deny"), "more", {}, [("more", 1, None, False)]),
    (heard("Il m’a menacée", "inform"), "more", {}, [("more", 1, "Il m’a menacée", False)]),
    (
        heard("Autre chose", "inform"),
        "more",
        {FactName.MORE: "Il m’a menacée"},
        [("more", 2, "Autre chose", False)],
    ),
    (
        heard("oui", "affirm"),
        "payment_date_confirmed",
        {DATE: MARCH_3},
        [("payment_date_confirmed", 1, True, False)],
    ),
    (
        heard("non le 4", "deny", read(DATE, MARCH_4)),
        "payment_date_confirmed",
        {DATE: MARCH_3},
        [],
    ),
    (
        heard("non c’était le 4 mars", "correct", read(DATE, MARCH_4)),
        "payment_date_confirmed",
        {DATE: MARCH_3},
        [("payment_date", 1, MARCH_4, True), ("payment_date_confirmed", 1, True, False)],
    ),
    # A date of which the year was not said is confirmed later; one that was asked for is not.
    (
        heard("le 3 mars", "tell_story", read(DATE, MARCH_3, certain=False)),
        "offence",
        {},
        [("payment_date", 1, MARCH_3, False)],
    ),
    (
        heard("le 3 mars", "inform", read(DATE, MARCH_3, certain=False)),
        "payment_date",
        {},
        [("payment_date", 1, MARCH_3, False), ("payment_date_confirmed", 1, True, False)],
    ),
    (
        story("Un faux vendeur", Offence.FAUX_VENDEUR, 0.8),
        "offence",
        {},
        [("offence", 1, Offence.FAUX_VENDEUR, False)],
    ),
    (story("Je ne sais pas trop", Offence.FAUX_VENDEUR, 0.49), "offence", {}, []),
    (
        story("On me fait chanter", Offence.CHANTAGE, 0.9),
        "amount",
        {FactName.OFFENCE: Offence.FAUX_VENDEUR},
        [],
    ),
    (
        story(
            "J’ai payé un vendeur",
            Offence.CHANTAGE,
            0.9,
            chosen(FactName.OFFENCE, Offence.FAUX_VENDEUR),
        ),
        "offence",
        {},
        [("offence", 1, Offence.FAUX_VENDEUR, False)],
    ),
    (
        heard("je veux juste signaler", "prefer_report"),
        "goods_received",
        {},
        [("wants_complaint", 1, False, False)],
    ),
    (
        heard("je veux juste signaler", "prefer_report"),
        "goods_received",
        {FactName.WANTS_COMPLAINT: False},
        [],
    ),
]


@pytest.mark.parametrize(
    ("said", "asked", "held", "changes"), CHANGES, ids=[case[0].text[:40] for case in CHANGES]
)
def test_a_message_changes_what_it_says(
    said: Heard, asked: str | None, held: Held, changes: list[Any]
) -> None:
    made = interpret(said, holding(held), asked)

    assert [short(change) for change in made.changes] == changes


def test_an_answer_corrects_the_one_of_its_kind_that_was_asked_for() -> None:
    record = holding({AMOUNT: Money(450_00)})
    record.add(a_fact(AMOUNT, Money(50_00), rank=2))

    made = interpret(
        heard("60", "inform", read(AMOUNT, Money(60_00), role="bare")), record, "amount", rank=2
    )

    assert [short(change) for change in made.changes] == [("amount", 2, Money(60_00), True)]
    assert made.changes[0].before == Money(50_00)


def test_a_correction_button_brings_its_question_back() -> None:
    press = replace(heard("Corriger le montant", "correct"), correct=AMOUNT, correct_rank=2)

    made = interpret(press, holding({AMOUNT: Money(450_00)}), "item")

    assert (made.ask, made.ask_rank, list(made.changes)) == (AMOUNT, 2, [])


@pytest.mark.parametrize("intent", sorted(DIGRESSIONS))
def test_a_digression_is_left_to_the_rules(intent: str) -> None:
    made = interpret(heard("combien ça coûte ?", intent), Record(), "goods_received")

    assert made.digression
    assert list(made.changes) == []


@pytest.mark.parametrize("intent", sorted(CARE))
def test_a_cry_for_help_is_heard_even_when_it_is_faint(intent: str) -> None:
    cry = heard("j’en peux plus", intent, read(AMOUNT, Money(450_00)), confidence=0.31)

    made = interpret(cry, Record(), "victim_address")

    assert made.digression
    assert [change.name for change in made.changes] == [AMOUNT]


def test_a_digression_that_the_classifier_doubts_is_no_digression() -> None:
    made = interpret(heard("bof", "ask_cost", confidence=0.3), Record(), "goods_received")

    assert not made.digression
    assert not made.understood


def test_a_question_interrupts_a_free_text() -> None:
    asked = heard("c’est gratuit ?", "ask_cost", confidence=0.5)

    assert interpret(asked, Record(), "victim_address").digression


def test_a_greeting_before_a_story_does_not_hide_it() -> None:
    told = heard("bonjour j’ai payé 450 €", "greet", read(AMOUNT, Money(450_00), role="paid"))

    made = interpret(told, Record(), "offence")

    assert not made.digression
    assert [change.name for change in made.changes] == [AMOUNT]


def test_a_mistyped_account_number_is_asked_again_and_not_kept() -> None:
    made = interpret(
        heard("FR76…", "inform", read(FactName.SUSPECT_IBAN, IBAN, certain=False)),
        Record(),
        "suspect_iban",
    )

    assert list(made.changes) == []
    assert made.doubtful == (FactName.SUSPECT_IBAN,)
    assert made.understood


@pytest.mark.parametrize("intent", ["affirm", "ask_filing", "done"])
def test_agreeing_to_the_review_files(intent: str) -> None:
    assert interpret(heard("oui", intent), Record(), "reviewed").files


def test_a_correction_within_the_agreement_does_not_file() -> None:
    said = heard("oui mais c’était 540", "affirm", read(AMOUNT, Money(540_00), role="bare"))

    made = interpret(said, holding({AMOUNT: Money(450_00)}), "reviewed")

    assert not made.files
    assert [change.name for change in made.changes] == [AMOUNT]


def test_refusing_the_review_shows_what_can_be_corrected() -> None:
    made = interpret(heard("non", "deny"), Record(), "reviewed")

    assert made.recap
    assert not made.files


@pytest.mark.parametrize("intent", ["deny", "dont_know", "skip", "go_back", "inform"])
def test_the_review_stays_open_until_it_is_agreed_to(intent: str) -> None:
    made = interpret(heard("hmm", intent), Record(), "reviewed")

    assert not made.files
    assert list(made.changes) == []


@pytest.mark.parametrize(
    ("intent", "asked"),
    [
        ("ask_recap", "goods_received"),
        ("correct", "goods_received"),
        ("ask_recap", "victim_address"),
        ("ask_recap", "more"),
    ],
)
def test_who_wants_to_see_or_correct_is_shown_the_recap(intent: str, asked: str) -> None:
    made = interpret(heard("je veux corriger", intent), Record(), asked)

    assert made.recap
    assert list(made.changes) == []


@pytest.mark.parametrize("asked", ["payment_method", "victim_address", "item", "more"])
def test_going_back_reopens_what_was_said_last(asked: str) -> None:
    record = holding({FactName.GOODS_RECEIVED: False, AMOUNT: Money(450_00)})

    made = interpret(heard("retour", "go_back"), record, asked)

    assert made.ask is AMOUNT
    assert list(made.changes) == []


def test_preferring_to_report_is_no_address() -> None:
    made = interpret(heard("je préfère signaler", "prefer_report"), Record(), "victim_address")

    assert [change.name for change in made.changes] == [FactName.WANTS_COMPLAINT]


def test_denying_a_date_asks_for_it_again() -> None:
    made = interpret(heard("non", "deny"), holding({DATE: MARCH_3}), "payment_date_confirmed")

    assert made.ask is DATE
    assert list(made.changes) == []


def test_what_nobody_can_make_sense_of_is_said_not_to_be_understood() -> None:
    made = interpret(heard("hmm", "inform", confidence=0.2), Record(), "goods_received")

    assert not made.understood


def test_a_fact_is_traced_to_the_words_the_button_or_the_inference() -> None:
    said = heard(
        "J’ai viré 450 €",
        "inform",
        read(AMOUNT, Money(450_00), role="paid"),
        read(FactName.MONEY_ASKED, value=True, inferred=True),
        chosen(FactName.PAYMENT_METHOD, PaymentMethod.TRANSFER),
    )

    made = interpret(said, Record(), "goods_received")

    sources = {change.name: change.provenance for change in made.changes}
    assert sources[AMOUNT].source is Source.MESSAGE
    assert (sources[AMOUNT].start, sources[AMOUNT].end) == (0, 15)
    assert sources[FactName.MONEY_ASKED].source is Source.INFERENCE
    assert sources[FactName.PAYMENT_METHOD].source is Source.BUTTON
    assert {each.origin for each in sources.values()} == {"m9"}


@pytest.mark.parametrize(
    "text", ["oui mais attendez", "oui sauf une chose", "oui tout est juste " * 3]
)
def test_an_agreement_with_a_reservation_does_not_file(text: str) -> None:
    made = interpret(heard(text, "affirm"), Record(), "reviewed")

    assert not made.files
    assert made.recap


def test_naming_a_line_of_the_recap_reopens_it() -> None:
    said = replace(heard("le montant", "nlu_fallback"), names=(AMOUNT,), names_alone=True)

    assert interpret(said, holding({AMOUNT: Money(450_00)}), "item").ask is AMOUNT
    assert interpret(said, Record(), "item").ask is None


def test_a_correction_that_names_what_was_never_said_asks_for_it() -> None:
    said = replace(heard("corriger le nom du vendeur", "correct"), names=(FactName.SUSPECT_NAME,))

    assert interpret(said, Record(), "reviewed").ask is FactName.SUSPECT_NAME


def test_wanting_to_file_before_the_end_is_understood() -> None:
    made = interpret(heard("je veux déposer", "ask_filing"), Record(), "adult")

    assert made.early
    assert made.understood


def test_a_sum_that_is_said_twice_in_one_message_is_one_sum() -> None:
    twice = [read(AMOUNT, Money(250_00), role="paid")] * 2
    made = interpret(heard("250 € … 250 €", "tell_story", *twice), Record(), "offence")

    assert [short(change) for change in made.changes] == [("amount", 1, Money(250_00), False)]


@pytest.mark.parametrize(
    ("text", "intent", "changes"),
    [("ok", "affirm", 0), ("non", "deny", 0), ("non jamais vu", "deny", 1)],
)
def test_a_nod_after_a_pause_answers_no_question(text: str, intent: str, changes: int) -> None:
    said = replace(heard(text, intent), after_silence=True)

    made = interpret(said, Record(), "met_in_person")

    assert len(made.changes) == changes
    assert made.understood


def test_a_few_words_are_no_story() -> None:
    told = story("et si je l’ai perdu", Offence.HORS_PERIMETRE, 0.9)

    assert list(interpret(told, Record(), "offence").changes) == []


def test_a_story_that_resembles_two_offences_asks_which() -> None:
    torn = replace(
        heard("on m’a pris de l’argent après un message", "tell_story"),
        offence=Offence.PIRATAGE_COMPTE,
        offence_confidence=0.5,
        second_offence=Offence.MESSAGE_CONTACT_PIRATE,
        second_confidence=0.4,
    )

    made = interpret(torn, Record(), "offence")

    assert made.between == (Offence.PIRATAGE_COMPTE, Offence.MESSAGE_CONTACT_PIRATE)
    assert made.understood
    assert made.changes == []


def test_a_story_that_resembles_many_offences_asks_for_none_of_two() -> None:
    vague = replace(
        heard("on m’a eu", "tell_story"),
        offence=Offence.PIRATAGE_COMPTE,
        offence_confidence=0.3,
        second_offence=Offence.CHANTAGE,
        second_confidence=0.2,
    )

    assert interpret(vague, Record(), "offence").between == ()


def test_something_bought_on_a_market_and_never_received_is_a_fake_seller() -> None:
    said = replace(
        heard(
            "acheté une lampe sur vinted, rien reçu",
            "tell_story",
            read(FactName.ITEM, "lampe"),
            read(FactName.PLATFORM, "vinted"),
            read(FactName.GOODS_RECEIVED, value=False),
        ),
        offence=Offence.HORS_PERIMETRE,
        offence_confidence=0.45,
        second_offence=Offence.FAUX_VENDEUR,
        second_confidence=0.3,
    )

    made = interpret(said, Record(), "offence")

    assert Offence.FAUX_VENDEUR in [change.value for change in made.changes]


def test_a_card_that_was_debited_on_a_site_is_no_order_on_it() -> None:
    problem = read(FactName.OTHER_PROBLEM, OtherProblem.CARD)
    told = replace(
        heard("ma carte a été débitée sur un site", "tell_story", problem),
        offence=Offence.FAUX_SITE_VENTE,
        offence_confidence=0.9,
    )

    made = interpret(told, Record(), "offence")

    assert Offence.HORS_PERIMETRE in [change.value for change in made.changes]


@pytest.mark.parametrize(
    ("facts", "resembles", "offence"),
    [
        (
            [read(FactName.GOODS_SENT_UNPAID, value=True)],
            Offence.FAUX_VENDEUR,
            Offence.FAUX_ACHETEUR,
        ),
        (
            [read(FactName.OTHER_PROBLEM, OtherProblem.PHISHING)],
            Offence.PIRATAGE_COMPTE,
            Offence.HORS_PERIMETRE,
        ),
        (
            [
                read(FactName.ITEM, "appareil photo"),
                read(FactName.PLATFORM, "leboncoin"),
                read(FactName.GOODS_RECEIVED, value=True),
            ],
            Offence.FAUX_VENDEUR,
            Offence.FAUX_VENDEUR,
        ),
        (
            [read(FactName.ACCOUNT_KIND, AccountKind.OTHER)],
            Offence.FAUX_SITE_VENTE,
            Offence.PIRATAGE_COMPTE,
        ),
        (
            [
                read(FactName.OTHER_PROBLEM, OtherProblem.PHISHING),
                read(FactName.ACCOUNT_KIND, AccountKind.MESSAGING),
            ],
            Offence.PIRATAGE_COMPTE,
            Offence.PIRATAGE_COMPTE,
        ),
    ],
)
def test_what_a_story_states_decides_before_what_it_resembles(
    facts: list[HeardFact], resembles: Offence, offence: Offence
) -> None:
    made = interpret(story("voilà ce qui m’arrive", resembles, 0.9, *facts), Record(), "offence")

    assert offence in [change.value for change in made.changes]


def test_who_asks_something_while_telling_her_story_has_told_it() -> None:
    said = story("on m’a piraté. Que puis-je vous envoyer ?", Offence.PIRATAGE_COMPTE, 0.9)

    made = interpret(replace(said, intent="ask_evidence"), Record(), "offence")

    assert made.digression
    assert Offence.PIRATAGE_COMPTE in [change.value for change in made.changes]


@pytest.mark.parametrize(
    "said",
    [
        "je ne veux pas donner mon nom",
        "je préfère ne pas dire mon adresse",
        "je refuse de vous donner mon numéro",
    ],
)
def test_who_will_not_say_who_she_is_has_answered(said: str) -> None:
    made = interpret(heard(said, "ask_anonymity"), Record(), "victim_last_name")

    assert not made.digression
    assert [(change.name.value, change.value) for change in made.changes] == [
        ("victim_last_name", None)
    ]
