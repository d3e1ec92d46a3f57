"""How one value of an answer is written in a cell.

A text that a spreadsheet would run as a formula stays a text: CSV has no types, so an apostrophe goes
before it (OWASP, "CSV injection"); XLSX cells are written as strings.
"""

from datetime import UTC, date, datetime
from decimal import Decimal

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def plain(value: object) -> str:
    """The value as text, the same for the same value: ISO dates, plain decimals, lists joined by `; `."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, list | tuple):
        return "; ".join(plain(part) for part in value)
    return str(value)


def guarded(value: object) -> str:
    """As `plain`, and no spreadsheet takes it for a formula. Numbers and dates cannot be one."""
    text = plain(value)
    if isinstance(value, int | float | Decimal | date):
        return text
    return f"'{text}" if text.startswith(_FORMULA) else text
