"""Duckling (Haskell), by its native Python binding."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import duckling
import phonenumbers
import tzdata

from evaluation.peers.lines import Facts, answer_lines

_DIMENSIONS: Final = ("amount-of-money", "time", "phone-number", "email", "url")
_ZONE: Final = "Europe/Paris"
# As many characters of an ISO moment as its grain says.
_GRAINS: Final = {"year": 4, "quarter": 7, "month": 7}
_DAY: Final = 10
_CURRENCIES: Final = {"$": "USD", "£": "GBP"}


class _Duckling:
    def __init__(self) -> None:
        duckling.init()
        self._zones = duckling.load_time_zones(str(Path(tzdata.__file__).parent / "zoneinfo"))
        self._locale = duckling.default_locale_lang(duckling.parse_lang("FR"))
        self._dimensions = duckling.parse_dimensions(list(_DIMENSIONS))

    def read(self, text: str, moment: datetime) -> Facts:
        """Return the sums, the dates, the telephones and the addresses of a text."""
        now = duckling.parse_ref_time(self._zones, _ZONE, int(moment.timestamp()))
        context = duckling.Context(now, self._locale)
        facts: Facts = {"amounts": [], "dates": [], "identifiers": []}
        for found in duckling.parse(text, context, self._dimensions, False):  # noqa: FBT003 - its API
            value = found["value"]
            match found["dim"]:
                case "amount-of-money" if "value" in value:
                    facts["amounts"].append(
                        {"value": str(value["value"]), "currency": _currency(value)}
                    )
                case "time":
                    facts["dates"].append({"iso": _iso(value)})
                case "phone-number":
                    phone = {"kind": "phone", "normalized": _e164(str(value["value"]))}
                    facts["identifiers"].append(phone)
                case "email":
                    mail = {"kind": "email", "normalized": str(value["value"])}
                    facts["identifiers"].append(mail)
                case "url":
                    facts["identifiers"].append(_address(str(value["value"])))
        return facts


def _address(written: str) -> dict[str, str]:
    """Return a link as it is written, and a bare host as the set calls it."""
    if "://" in written:
        return {"kind": "url", "normalized": written}
    return {"kind": "domain", "normalized": written.lower().removeprefix("www.")}


def _currency(value: dict[str, Any]) -> str:
    unit = str(value.get("unit", ""))
    return _CURRENCIES.get(unit, unit)


def _e164(written: str) -> str:
    try:
        number = phonenumbers.parse(written, "FR")
    except phonenumbers.NumberParseException:
        return written
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _iso(value: dict[str, Any]) -> str:
    if value["type"] != "interval":
        return str(value["value"])[: _GRAINS.get(value["grain"], _DAY)]
    start, end = value.get("from"), value.get("to")
    first = str(start["value"])[:_DAY] if start else ""
    # Its intervals end before their end.
    last = date.fromisoformat(str(end["value"])[:_DAY]) - timedelta(days=1) if end else ""
    return f"{first}/{last}"


if __name__ == "__main__":
    answer_lines(_Duckling().read)
