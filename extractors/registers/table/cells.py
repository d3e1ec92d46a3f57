"""Amounts and dates as people type them into tables."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import MappingProxyType

_SIGNS: Mapping[str, str] = MappingProxyType({"£": "GBP", "€": "EUR"})
_CODE = re.compile(r"^([A-Z]{3})\b|\b([A-Z]{3})$")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+")
_GROUPED_COMMA = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|,\d+")
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[/-](\d{1,2})[/-](\d{1,2})")
_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+([A-Za-z]{3,9})\.?,?[\s/.-]+(\d{4}|\d{2})")
_TIME = re.compile(r"[T\s]+\d{1,2}:\d{2}.*$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


class Order(StrEnum):
    """Which number of 03/04/2025 is the day."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


@dataclass(frozen=True, slots=True)
class Typed:
    """An amount as typed, with the currency that its sign or code gives."""

    amount: Decimal
    currency: str | None = None


def typed_amount(cell: str, *, decimal_comma: bool = False) -> Typed | None:
    """The amount of a cell: “£1,234.56”, “(1,234.00)”, “1,234.00-”, “GBP 5”; None where it is none.

    A number that might be read two ways, such as “1,23”, is none.
    """
    text = cell.replace("\u00a0", " ").replace("−", "-").strip()
    negative = text.startswith("(") and text.endswith(")")
    text = text.strip("() ")
    currency = next((code for sign, code in _SIGNS.items() if sign in text), None)
    for sign in (*_SIGNS, "$"):
        text = text.replace(sign, "")
    code = _CODE.search(text.strip())
    if code:
        currency = code[1] or code[2]
        text = _CODE.sub("", text.strip())
    text = text.strip()
    if text.startswith("-") or text.endswith("-"):
        negative, text = not negative, text.strip("- ")
    text = text.removeprefix("+")
    text = re.sub(r"(?<=\d) (?=\d{3}\b)", "", text)
    if not (_GROUPED_COMMA if decimal_comma else _GROUPED).fullmatch(text):
        return _scientific(text, currency)
    plain = text.replace(".", "").replace(",", ".") if decimal_comma else text.replace(",", "")
    number = Decimal(plain)
    return Typed(-number if negative else number, currency)


def _scientific(text: str, currency: str | None) -> Typed | None:
    """Excel writes large numbers as 1.5E+07."""
    if not re.fullmatch(r"-?\d+(?:\.\d+)?[eE][+-]?\d{1,2}", text):
        return None
    try:
        return Typed(Decimal(text), currency)
    except InvalidOperation:
        return None


def typed_day(cell: str, order: Order | None) -> date | None:
    """The day of a cell. Raises `ValueError` with the reason where it is none, or might be two."""
    text = _TIME.sub("", cell.strip())
    if match := _ISO.fullmatch(text):
        return date(*map(int, match.groups()))
    if match := _NAMED.fullmatch(text):
        return date(_year(match[3]), _month(match[2]), int(match[1]))
    if match := _NUMBERS.fullmatch(text):
        first, second, year = int(match[1]), int(match[2]), _year(match[3])
        if order is None and first != second and first <= 12 and second <= 12:
            raise ValueError(
                f"{text} may be two days: write “dates: day_first” or “dates: month_first” in the map"
            )
        month_first = order is Order.MONTH_FIRST if order else first <= 12 < second
        return date(year, first, second) if month_first else date(year, second, first)
    raise ValueError(f"{cell[:40]!r} is no date that is known")


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _month(text: str) -> int:
    short = text[:3].lower()
    if short not in _MONTHS:
        raise ValueError(f"{text!r} is no month")
    return _MONTHS.index(short) + 1
