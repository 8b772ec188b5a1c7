"""Sums, dates, sizes and identifiers as French typography writes them."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

import phonenumbers
from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal
from schwifty import IBAN

from bot.complaint.money import Money
from bot.complaint.periods import Period, Precision

_LOCALE: Final = "fr_FR"
_PARIS: Final = ZoneInfo("Europe/Paris")
_DAY: Final = "d MMMM y"
_FIRST: Final = "1'er' MMMM y"
_KIB: Final = 1024
_HALF_PERCENT: Final = 0.005
# « 0,0015 BTC »: their last digits are worth nothing when they are zero.
_COINS: Final = ("BTC", "ETH")


def money_form(money: Money) -> str:
    """Return « 1 250,50 € », or « 450 € » when there are no cents."""
    decimals = money.amount.partition(".")[2]
    if money.currency in _COINS or not decimals.strip("0"):
        decimals = decimals.rstrip("0")
    pattern = f"#,##0.{'0' * len(decimals)}\u00a0¤" if decimals else "#,##0\u00a0¤"
    return format_currency(
        money.amount, money.currency, pattern, locale=_LOCALE, currency_digits=False
    )


def period_form(period: Period) -> str:
    """Return « 3 mars 2026 », « mars 2026 », « 2026 » or « 3 mars 2026 au 5 mars 2026 »."""
    match period.precision:
        case Precision.DAY:
            return day_form(period.start)
        case Precision.MONTH:
            return format_date(period.start, "MMMM y", locale=_LOCALE)
        case Precision.YEAR:
            return str(period.start.year)
        case Precision.RANGE:
            return f"{day_form(period.start)} au {day_form(period.end)}"


def moment_form(moment: datetime) -> str:
    """Return « 3 mars 2026 à 14 h 05 », in Paris."""
    local = moment.astimezone(_PARIS)
    hour = format_datetime(local, "H 'h' mm", locale=_LOCALE).replace(" ", "\u00a0")
    return f"{day_form(local.date())} à {hour}"


def month_form(moment: datetime) -> str:
    """Return « mars 2026 », in Paris."""
    return format_date(moment.astimezone(_PARIS), "MMMM y", locale=_LOCALE)


def count_form(count: float) -> str:
    """Return « 1 250 » or « 3,5 »."""
    return format_decimal(count, "#,##0.#", locale=_LOCALE)


def share_form(share: float) -> str:
    """Return « 12 % » of a share between 0 and 1; less than half a percent is « < 1 % »."""
    if 0 < share < _HALF_PERCENT:
        return "<\u00a01\u00a0%"
    return f"{round(share * 100)}\u00a0%"


def size_form(size: int) -> str:
    """Return « 340 Ko » or « 1,2 Mo »."""
    if size < _KIB:
        return f"{size}\u00a0octets"
    if size < _KIB * _KIB:
        return f"{size // _KIB}\u00a0Ko"
    mega = format_decimal(size / _KIB / _KIB, "#,##0.#", locale=_LOCALE)
    return f"{mega}\u00a0Mo"


def iban_form(iban: str) -> str:
    """Return an IBAN in groups of four characters."""
    return str(IBAN(iban, allow_invalid=True).formatted).replace(" ", "\u00a0")


def phone_form(phone: str) -> str:
    """Return « 06 12 34 56 78 », or the international form of a foreign number."""
    try:
        number = phonenumbers.parse(phone, "FR")
    except phonenumbers.NumberParseException:
        return phone
    french = number.country_code == phonenumbers.country_code_for_region("FR")
    form = phonenumbers.PhoneNumberFormat
    written: str = phonenumbers.format_number(
        number, form.NATIONAL if french else form.INTERNATIONAL
    )
    return written.replace(" ", "\u00a0")


def day_form(day: date) -> str:
    """Return « 24 novembre 2026 » or « 1er mars 2026 »."""
    return format_date(day, _FIRST if day.day == 1 else _DAY, locale=_LOCALE)
