"""Officers' corrections teach, and name nobody."""

import json
from dataclasses import asdict

from bot.bootstrap.assembly import Services
from bot.complaint.facts import FactName
from bot.complaint.money import Money
from bot.services.casework import Correction
from bot.services.lessons import Lesson
from tests.drafts import STORY, a_fact, write_draft
from tests.officers import enrol


def test_what_is_exported_is_what_should_have_been_read(services: Services) -> None:
    officer, _ = enrol(services)
    draft = write_draft(services)
    start = STORY.index("450 €")
    with services.records.transaction() as work:
        told = work.conversations.messages(draft)[0].id
        sum_read = a_fact(
            FactName.AMOUNT, Money(450_00), origin=told, start=start, end=start + len("450 €")
        )
        work.conversations.add_fact(draft, sum_read)
    reference = services.filing.file(draft).complaint.reference
    services.desk.claim(officer, reference)
    reason = "lu sur le reçu d’Hélène Vasseur"
    for version, (name, text) in enumerate(
        [
            (FactName.AMOUNT, "540,00"),
            (FactName.GOODS_RECEIVED, "true"),
            (FactName.VICTIM_LAST_NAME, "Vasseur-Petit"),
            (FactName.SUSPECT_PSEUDONYM, "Kevin_93"),
            (FactName.VICTIM_BIRTH_DATE, "1979-06-15"),
        ],
        start=2,
    ):
        services.casework.correct(officer, reference, Correction(version, name, 1, text, reason))

    lessons = list(services.lessons.all())

    assert lessons == [
        Lesson("amount", "faux_vendeur", "450 €", "450.00 EUR", "540.00 EUR"),
        Lesson("goods_received", "faux_vendeur", "", "false", "true"),
    ]
    written = json.dumps([asdict(each) for each in lessons])
    for secret in ("Vasseur", "Kevin", "1979", reference):
        assert secret not in written
