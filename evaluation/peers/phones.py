"""phonenumbers' own matcher, for a text written in France.

It is asked for possible numbers: the ranges kept for fiction are not valid ones.
"""

from datetime import datetime

import phonenumbers

from evaluation.peers.lines import Facts, answer_lines


def read(text: str, _moment: datetime) -> Facts:
    """Return the telephones of a text."""
    written = phonenumbers.PhoneNumberFormat.E164
    return {
        "identifiers": [
            {"kind": "phone", "normalized": phonenumbers.format_number(match.number, written)}
            for match in phonenumbers.PhoneNumberMatcher(
                text, "FR", leniency=phonenumbers.Leniency.POSSIBLE
            )
        ]
    }


if __name__ == "__main__":
    answer_lines(read)
