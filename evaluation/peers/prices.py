"""price-parser, which reads one price in a text."""

from datetime import datetime
from typing import Final

from price_parser import Price

from evaluation.peers.lines import Facts, answer_lines

_CURRENCIES: Final = {"€": "EUR", "$": "USD", "£": "GBP", "₿": "BTC"}


def read(text: str, _moment: datetime) -> Facts:
    """Return the price of a text, if it reads one with a currency."""
    price = Price.fromstring(text)
    if price.amount is None or price.currency is None:
        return {"amounts": []}
    currency = _CURRENCIES.get(price.currency, price.currency.upper())
    return {"amounts": [{"value": str(price.amount), "currency": currency}]}


if __name__ == "__main__":
    answer_lines(read)
