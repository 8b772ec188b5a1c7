"""Microsoft's Recognizers-Text, in French."""

from datetime import datetime
from typing import Any, Final

from recognizers_date_time import recognize_datetime
from recognizers_number_with_unit import recognize_currency
from recognizers_text import Culture

from evaluation.peers.lines import Facts, answer_lines

_CURRENCIES: Final = {
    "Euro": "EUR",
    "Dollar": "USD",
    "Dollar américain": "USD",
    "Franc suisse": "CHF",
    "Livre": "GBP",
    "Livre sterling": "GBP",
}


def read(text: str, moment: datetime) -> Facts:
    """Return the sums and the dates of a text."""
    sums = recognize_currency(text, Culture.French)
    dates = recognize_datetime(text, Culture.French, reference=moment.replace(tzinfo=None))
    return {
        "amounts": [
            {
                "value": str(found.resolution["value"]),
                "currency": _CURRENCIES.get(found.resolution["unit"], found.resolution["unit"]),
            }
            for found in sums
            if found.resolution and found.resolution.get("value")
        ],
        "dates": [{"iso": iso} for found in dates if (iso := _iso(found.resolution))],
    }


def _iso(resolution: dict[str, Any] | None) -> str:
    """Return the first reading, which lies in the past when there are two; empty for an hour."""
    for value in (resolution or {}).get("values", []):
        match value.get("type"):
            case "date" | "datetime" if "value" in value:
                return str(value["value"])[:10]
            case "daterange" if "start" in value and "end" in value:
                return f"{value['start']}/{value['end']}"
    return ""


if __name__ == "__main__":
    answer_lines(read)
