"""dateparser, searching a French text."""

from datetime import datetime

from dateparser.search import search_dates

from evaluation.peers.lines import Facts, answer_lines


def read(text: str, moment: datetime) -> Facts:
    """Return the dates of a text."""
    settings = {"RELATIVE_BASE": moment.replace(tzinfo=None), "PREFER_DATES_FROM": "past"}
    found = search_dates(text, languages=["fr"], settings=settings) or []
    return {"dates": [{"iso": date.date().isoformat()} for _, date in found]}


if __name__ == "__main__":
    answer_lines(read)
