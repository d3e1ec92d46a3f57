"""The values of dates: from the parts that a pattern found to a first day, a last day and a precision."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from dateutil.relativedelta import MO, relativedelta

from graph.model.vocabulary import DatePrecision

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_WORDS = "one two three four five six seven eight nine ten eleven twelve"
SMALL = {word: value for value, word in enumerate(_WORDS.split(), 1)}
SMALL |= {"a": 1, "an": 1, "a couple of": 2, "eighteen": 18, "fifteen": 15, "twenty": 20}
_SEASONS = {"winter": (12, 3), "spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "fall": (9, 3)}


@dataclass(frozen=True, slots=True)
class Now:
    """What "now" is for a document, and which part of the calendar its fiscal years begin in."""

    published: dt.date | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Value:
    """The first and last day of what is named, and how much of the date is given."""

    first: dt.date | None
    last: dt.date | None
    precision: DatePrecision | None


def _day(year: int, month: int, day: int) -> Value | None:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return Value(date, date, DatePrecision.DAY)


def _month(year: int, month: int, part: str | None = None) -> Value:
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    return _narrowed(Value(dt.date(year, month, 1), last, DatePrecision.MONTH), part)


def _year(year: int, part: str | None = None) -> Value:
    return _narrowed(Value(dt.date(year, 1, 1), dt.date(year, 12, 31), DatePrecision.YEAR), part)


def _narrowed(value: Value, part: str | None) -> Value:
    """As in "end of March" is its last day, as far as the text says."""
    if part == "end":
        return Value(value.last, value.last, value.precision)
    if part in ("start", "beginning"):
        return Value(value.first, value.first, value.precision)
    return value


def _span(first: Value, last: Value) -> Value:
    return Value(first.first, last.last, first.precision)


def _month_number(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


def _int(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _small(text: str) -> int:
    return SMALL.get(text.lower()) or int(text)


def day_month_year(match: re.Match[str], now: Now) -> Value | None:
    """Reads "18 April 2026", "April 18, 2026"."""
    return _day(int(match["year"]), _month_number(match["month"]), _int(match["day"]))


def numeric(match: re.Match[str], now: Now) -> Value | None:
    """Reads "18/04/2026"; the month first in American texts and where the second number is no month."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if second > 12 or (now.country == "US" and first <= 12):
        first, second = second, first
    return _day(year, second, first)


def iso(match: re.Match[str], now: Now) -> Value | None:
    """Reads "2026-04-18"."""
    return _day(int(match["year"]), int(match["month"]), int(match["day"]))


def day_month(match: re.Match[str], now: Now) -> Value | None:
    """Reads "18 April": the last one before publication, the next one where the clause looks ahead."""
    month, day = _month_number(match["month"]), _int(match["day"])
    if now.published is None:
        return Value(None, None, DatePrecision.DAY)
    year = now.published.year
    value = _day(year, month, day)
    if value is not None and value.first is not None and value.first > now.published and not is_ahead(match):
        value = _day(year - 1, month, day)
    if value is not None and value.first is not None and value.first < now.published and is_ahead(match):
        value = _day(year + 1, month, day)
    return value


def is_ahead(match: re.Match[str]) -> bool:
    """Whether the clause speaks of what is to come."""
    text = match.string
    left = max(text.rfind(".", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
    right = text.find(".", match.end())
    clause = text[left : right if right > 0 else len(text)].lower()
    before = text[left : match.start()].lower()
    return bool(
        re.search(r"\b(?:will|would|shall|is due|are due|is to|are to|scheduled|planned|expected)\b", clause)
    ) or (bool(re.search(r"\b(?:until|till|by|next|from)\s+(?:the )?$", before)) and "since" not in before)


def month_year(match: re.Match[str], now: Now) -> Value:
    """Reads "March 2025", "end of March 2025"."""
    return _month(int(match["year"]), _month_number(match["month"]), part(match))


def part(match: re.Match[str]) -> str | None:
    """Which part of the period the text names, lower case."""
    named = match.groupdict().get("part")
    return named.lower() if named else None


def month_range(match: re.Match[str], now: Now) -> Value:
    """Reads "March 2025 to February 2026"."""
    last = _month(int(match["year2"]), _month_number(match["month2"]))
    year = match["year"] or match["year2"]
    return _span(_month(int(year), _month_number(match["month"])), last)


def year_range(match: re.Match[str], now: Now) -> Value | None:
    """Reads "2023-2024", "2024/25", "from 2019 to 2021"."""
    first, second = match["year"], match["year2"]
    last = int(second) if len(second) == 4 else int(first[:2] + second)
    if last <= int(first) or last - int(first) > 60:
        return None
    joined = match.groupdict().get("slash") == "/" or match.groupdict().get("fiscal")
    if joined and last - int(first) == 1:
        return _fiscal(int(first), now)
    return _span(_year(int(first)), _year(last))


def _fiscal(year: int, now: Now) -> Value:
    """The fiscal year that begins in `year`: April in Britain, India, Canada, Japan; July in Australia."""
    month = {"GB": 4, "IN": 4, "CA": 4, "JP": 4, "NZ": 7, "AU": 7, "US": 10}.get(now.country or "")
    if month is None:
        return _span(_year(year), _year(year + 1))
    first = dt.date(year, month, 1)
    return Value(first, first + relativedelta(years=1, days=-1), DatePrecision.YEAR)


def fiscal_one(match: re.Match[str], now: Now) -> Value:
    """Reads "FY25", "fiscal year 2025": the one that ends in the year."""
    year = int(match["year"]) if len(match["year"]) == 4 else 2000 + int(match["year"])
    return (
        _fiscal(year - 1, now) if now.country in ("US", "GB", "IN", "CA", "AU", "NZ", "JP") else _year(year)
    )


def just_year(match: re.Match[str], now: Now) -> Value | None:
    """Reads "2014", unless it counts something."""
    before = match.string[max(0, match.start() - 16) : match.start()].lower()
    if re.search(
        r"\b(?:over|about|some|nearly|than|around|least|almost|roughly|approximately|another)\s$", before
    ):
        return None  # "over 2000 people"
    dated = re.search(r"\b(?:in|since|by|until|from|to|of|during|before|after|and|between)\s$", before)
    if not dated and match["year"].endswith("00") and re.match(r"\s[a-z]+s\b", match.string[match.end() :]):
        return None  # "2000 inmates"
    return _year(int(match["year"]), part(match))


def decade(match: re.Match[str], now: Now) -> Value:
    """Reads "the 1990s"."""
    return _span(_year(int(match["year"])), _year(int(match["year"]) + 9))


def quarter(match: re.Match[str], now: Now) -> Value:
    """Reads "Q3 2024", "the second half of 2025"."""
    names = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
    number = match["number"].lower()
    at = names.get(number) or int(number[-1])
    months = 6 if "half" in match.group().lower() else 3
    at = min(at, 2) if months == 6 else at
    first = dt.date(int(match["year"]), 1 + (at - 1) * months, 1)
    return Value(first, first + relativedelta(months=months, days=-1), DatePrecision.MONTH)


def season(match: re.Match[str], now: Now) -> Value | None:
    """Reads "summer 2024", "last spring"."""
    month, length = _SEASONS[match["season"].lower()]
    if match["year"]:
        year = int(match["year"])
    elif now.published is not None:
        year = now.published.year + {"last": -1, "next": 1}.get((match["which"] or "").lower(), 0)
    else:
        return Value(None, None, DatePrecision.MONTH)
    first = dt.date(year - 1 if month == 12 else year, month, 1)
    return Value(first, first + relativedelta(months=length, days=-1), DatePrecision.MONTH)


def which_month(match: re.Match[str], now: Now) -> Value:
    """As in "last November", "next April", "this March", "November last year"."""
    month, which = _month_number(match["month"]), match["which"].lower()
    if now.published is None:
        return Value(None, None, DatePrecision.MONTH)
    year = now.published.year
    if match.groupdict().get("of_year"):
        return _month(year + {"last": -1, "next": 1}.get(which, 0), month)
    if which in ("last", "past"):
        year -= month >= now.published.month
    elif which in ("next", "coming"):
        year += month <= now.published.month
    return _month(year, month)


def bare_month(match: re.Match[str], now: Now) -> Value:
    """Reads "in January": the last one, the next one where the clause looks ahead."""
    month = _month_number(match["month"])
    if now.published is None:
        return Value(None, None, DatePrecision.MONTH)
    year = now.published.year
    if month > now.published.month and not is_ahead(match):
        year -= 1
    elif month < now.published.month and is_ahead(match):
        year += 1
    return _month(year, month, part(match))


def relative(match: re.Match[str], now: Now) -> Value:
    """Reads "last year", "this month", "next week"."""
    which, unit = match["which"].lower(), match["unit"].lower()
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    precision = {"year": DatePrecision.YEAR, "month": DatePrecision.MONTH}.get(unit, DatePrecision.DAY)
    # "the previous year" counts from the year the sentence spoke of, which is not looked up here.
    if now.published is None or which in ("previous", "following"):
        return Value(None, None, precision)
    if unit == "year":
        return _year(now.published.year + step, part(match))
    if unit == "month":
        day = now.published + relativedelta(months=step)
        return _month(day.year, day.month, part(match))
    monday = now.published + relativedelta(weekday=MO(-1), weeks=step)
    return Value(monday, monday + dt.timedelta(days=6), DatePrecision.DAY)


def ago(match: re.Match[str], now: Now) -> Value:
    """Reads "two years ago"."""
    number, unit = _small(match["number"]), match["unit"].lower()
    precision = {"year": DatePrecision.YEAR, "month": DatePrecision.MONTH}.get(unit, DatePrecision.DAY)
    if now.published is None:
        return Value(None, None, precision)
    day = now.published - relativedelta(**{f"{unit}s": number})  # type: ignore[arg-type]
    if unit == "year":
        return _year(day.year)
    return _month(day.year, day.month) if unit == "month" else Value(day, day, precision)


def weekday(match: re.Match[str], now: Now) -> Value:
    """Reads "on Thursday", "last Friday", "next Monday"."""
    if now.published is None:
        return Value(None, None, DatePrecision.DAY)
    number = DAYS[match["day"].lower()]
    back = (now.published.weekday() - number) % 7
    which = (match["which"] or "").lower()
    day = now.published - dt.timedelta(days=back)
    if which == "next" or (back and is_ahead(match) and which != "last"):
        day += dt.timedelta(days=7)
    return Value(day, day, DatePrecision.DAY)


def word(match: re.Match[str], now: Now) -> Value:
    """Reads "yesterday", "today", "tomorrow"."""
    if now.published is None:
        return Value(None, None, DatePrecision.DAY)
    step = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(match.group().lower(), 0)
    day = now.published + dt.timedelta(days=step)
    return Value(day, day, DatePrecision.DAY)
