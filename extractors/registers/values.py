"""Amounts and dates of registers: what is kept, and why the rest is not.

A register prints what an official typed. Amounts of nothing, negative and absurd ones, currencies that are
none, years that stand for "no end" are left out and told; the contract itself is kept. Nothing is corrected.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from urllib.parse import urlsplit

from extractors.money.currencies import CODES

_FORMER = """
HRK LTL LVL EEK SKK SIT CYP MTL DEM FRF ITL ESP NLG BEF ATS PTE FIM GRD IEP LUF BYR GHC ZMK MRO STD SLL
"""
_NEW = "XCG ZWG"  # since 2024 and 2025
# ZWL was never accepted from registers; this keeps it so.
CURRENCIES = CODES - {"ZWL"} | frozenset(f"{_FORMER} {_NEW}".split())
"""Currencies that are or were legal tender, as registers of some years may hold them."""

_SMALL = frozenset(
    {"IDR", "VND", "KRW", "COP", "CLP", "PYG", "IRR", "LBP", "UZS", "GNF", "UGX", "LAK", "KHR", "MMK", "TZS",
     "ITL", "JPY", "NGN", "IQD", "SYP", "MGA", "RWF", "BIF", "CDF", "HUF", "CRC", "ARS"}
)  # fmt: skip
_MOST, _MOST_SMALL = Decimal(10) ** 12, Decimal(10) ** 16
_FIRST, _LAST = 1950, 2100
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$")


class LeftOut(StrEnum):
    """What of a record was left out or mended although the record was taken."""

    ZERO = "amount of 0, taken for not given"
    NEGATIVE = "negative amount"
    ABSURD = "amount beyond belief"
    NO_NUMBER = "amount that is no number"
    NO_CURRENCY = "amount without a currency"
    CURRENCY = "currency that is none"
    DATE = "date that is none, or stands for none"
    ORDER = "end before its beginning"
    TITLE = "title that names nothing"
    NAME = "party without a name"
    IDENTIFIER = "identifier that its register does not give"
    MENDED_IDENTIFIER = "identifier mended by the form of its register"
    TWO_NAMES = "one identifier on two names"
    TWICE = "one identifier on two things"
    ADDRESS = "web address that is none"
    ENCODING = "bytes that are not of the encoding"
    PAYMENTS = "payments, kept in the text alone"
    NO_DATE = "release without a date"
    UNKNOWN_STATUS = "status that the standard does not have"


Told = Callable[[LeftOut, str], None]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its currency."""

    amount: Decimal
    currency: str

    def __str__(self) -> str:
        shown = f"{self.amount:,.2f}"
        return f"{self.currency} {shown.removesuffix('.00')}"


def money(amount: str | None, currency: str | None, what: str, told: Told) -> Money | None:
    """An amount that can be taken for one; `told` says of `what` why not."""
    if amount is None or amount == "":
        return None
    number = _number(amount)
    code = (currency or "").strip().upper()
    if number is None:
        told(LeftOut.NO_NUMBER, f"{what} is {amount[:40]!r}")
    elif number == 0:
        told(LeftOut.ZERO, f"{what} is 0")
    elif number < 0:
        told(LeftOut.NEGATIVE, f"{what} is {number:,}")
    elif not code:
        told(LeftOut.NO_CURRENCY, f"{what} is {number:,} of a currency that is not given")
    elif code not in CURRENCIES:
        told(LeftOut.CURRENCY, f"{what} is {number:,} {code[:12]}, which is no currency of ISO 4217")
    elif number > (_MOST_SMALL if code in _SMALL else _MOST):
        told(LeftOut.ABSURD, f"{what} is {code} {number:,}")
    else:
        return Money(number, code)
    return None


def _number(amount: str) -> Decimal | None:
    try:
        found = Decimal(amount)
    except InvalidOperation:
        return None
    return found if found.is_finite() and found.adjusted() < 40 else None


def day(value: str | None, what: str, told: Told) -> date | None:
    """The day of an ISO 8601 date or time, as it is written there; years that stand for none are left out."""
    if not value:
        return None
    match = _DAY.match(value.strip())
    if match is None:
        told(LeftOut.DATE, f"{what} is {value[:40]!r}")
        return None
    try:
        found = date(*map(int, match.groups()))
    except ValueError:
        told(LeftOut.DATE, f"{what} is {value[:40]!r}")
        return None
    if not _FIRST <= found.year <= _LAST:
        told(LeftOut.DATE, f"{what} is {found}, taken for not given")
        return None
    return found


def period(start: str | None, end: str | None, what: str, told: Told) -> tuple[date | None, date | None]:
    """First and last day. An end before its beginning by more than a day of time zones is left out."""
    first, last = day(start, f"{what} begins", told), day(end, f"{what} ends", told)
    if first and last and last < first - timedelta(days=1):
        told(LeftOut.ORDER, f"{what} ends on {last}, before it begins on {first}")
        return first, None
    return first, last


def is_address(url: str | None) -> bool:
    """Whether a web address can be one: a scheme of the web, a host with a dot, no blank."""
    if not url or any(letter.isspace() for letter in url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    except ValueError:
        return False
