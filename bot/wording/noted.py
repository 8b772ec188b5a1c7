"""What was understood, in one sentence: noun phrases chosen by what is known."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.complaint.facts import FactName, Record, encode
from bot.complaint.periods import Period


class Noted:
    """Builds the phrases from ``data/wording/noted.yml``."""

    def __init__(
        self,
        groups: Sequence[Sequence[Mapping[str, Any]]],
        how: Mapping[str, str],
        when: Mapping[str, str],
    ) -> None:
        self._groups = groups
        self._how = how
        self._when = when

    def sentence(self, record: Record, said: Mapping[FactName, Sequence[str]]) -> str:
        """Return the phrases for what is said, with commas between; ``""`` for none.

        Args:
            record: what is held, for the precision of a date and the means of payment.
            said: the values in words, by fact.
        """
        words = {name.value: " et ".join(texts) for name, texts in said.items()}
        words.update(self._payment(record, said))
        offence = encode(record.value(FactName.OFFENCE))
        phrases = (self._phrase(group, words, offence) for group in self._groups)
        return ", ".join(phrase for phrase in phrases if phrase)

    def _payment(self, record: Record, said: Mapping[FactName, object]) -> dict[str, str]:
        words = {}
        method = record.value(FactName.PAYMENT_METHOD)
        if FactName.PAYMENT_METHOD in said and method is not None:
            words["how"] = self._how[str(getattr(method, "value", method))]
        date = record.value(FactName.PAYMENT_DATE)
        if FactName.PAYMENT_DATE in said and isinstance(date, Period):
            texts = said[FactName.PAYMENT_DATE]
            assert isinstance(texts, Sequence)
            words["when"] = self._when[date.precision.value].format(date=texts[0])
        if record.value(FactName.MONEY_PAID) is False:
            words["asked"] = "asked"
        return words

    def _phrase(
        self, group: Sequence[Mapping[str, Any]], words: Mapping[str, str], offence: str
    ) -> str:
        for clause in group:
            fits = offence in clause.get("offences", (offence,))
            if fits and all(need in words for need in clause["needs"]):
                return str(clause["say"]).format_map(words)
        return ""
