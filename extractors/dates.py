"""Dates and periods as a text gives them: the words, a first and a last day, and how much of the date
is given.

A general parser fills in what the text leaves out ("2014" becomes a day in June); here a year stays a
year. What is relative ("last November", "on Thursday") is counted from the day of publication and has
no date where that is unknown.
"""

import calendar
import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateutil.relativedelta import MO, relativedelta
from spacy.tokens import Doc

from extractors import blocks
from extractors.state import DocDate, DocState, put_state, require
from graph.model.vocabulary import DatePrecision

COMPONENT = "supplywatch_dates"

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_DAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}
_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_SMALL = {word: value for value, word in enumerate(_WORDS.split(), 1)}
_SMALL |= {"a": 1, "an": 1, "a couple of": 2, "eighteen": 18, "fifteen": 15, "twenty": 20}
_SEASONS = {"winter": (12, 3), "spring": (3, 3), "summer": (6, 3), "autumn": (9, 3), "fall": (9, 3)}

_M = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_FULL_MONTH = "(?:" + "|".join(name for name in calendar.month_name if name) + r")\b"
_Y = r"(?:1[89]|20)\d\d\b"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_N = r"(?:\d{1,2}|" + "|".join(sorted(_SMALL, key=len, reverse=True)) + ")"
_PART = r"(?:(?:the )?(?P<part>end|start|beginning|middle|early|late|mid)(?:[ -]of)?[ -](?:the )?)?"


@dataclass(frozen=True, slots=True)
class _Day:
    """What "now" is for a document, and which part of the calendar its fiscal years begin in."""

    published: dt.date | None
    country: str | None


@dataclass(frozen=True, slots=True)
class _Value:
    first: dt.date | None
    last: dt.date | None
    precision: DatePrecision | None


_NOTHING = _Value(None, None, None)
_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], _Day], _Value | None]]


def find_dates(doc: Doc) -> Doc:
    """The same Doc with its dates in the state."""
    state = require(doc, COMPONENT, blocks.COMPONENT)
    now = _Day(state.published, _main_country(state))
    return put_state(doc, COMPONENT, dates=tuple(dates_in(doc.text, now.published, country=now.country)))


def dates_in(text: str, published: dt.date | None, *, country: str | None = None) -> Iterator[DocDate]:
    """Every date in the text, in order; longer readings win over shorter ones at one place."""
    now = _Day(published, country)
    taken = bytearray(len(text) + 1)
    found: list[DocDate] = []
    for pattern, read in _RULES:
        for match in pattern.finditer(text):
            start, end = match.start(), match.end()
            month = match.groupdict().get("month")
            if any(taken[start:end]) or (month and month[0].islower()):
                continue  # "may" and "march" are verbs too
            value = read(match, now)
            if value is None:
                continue
            taken[start:end] = b"\1" * (end - start)
            found.append(DocDate(start, end, match.group(), value.first, value.precision, value.last))
    yield from sorted(found, key=lambda date: date.start)


def _main_country(state: DocState) -> str | None:
    counts = Counter(organisation.country for organisation in state.organisations if organisation.country)
    return counts.most_common(1)[0][0] if counts else None


# -- values


def _day(year: int, month: int, day: int) -> _Value | None:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return _Value(date, date, DatePrecision.DAY)


def _month(year: int, month: int, part: str | None = None) -> _Value:
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    return _narrowed(_Value(dt.date(year, month, 1), last, DatePrecision.MONTH), part)


def _year(year: int, part: str | None = None) -> _Value:
    return _narrowed(_Value(dt.date(year, 1, 1), dt.date(year, 12, 31), DatePrecision.YEAR), part)


def _narrowed(value: _Value, part: str | None) -> _Value:
    """As in "end of March" is its last day, as far as the text says."""
    if part == "end":
        return _Value(value.last, value.last, value.precision)
    if part in ("start", "beginning"):
        return _Value(value.first, value.first, value.precision)
    return value


def _span(first: _Value, last: _Value) -> _Value:
    return _Value(first.first, last.last, first.precision)


def _month_number(text: str) -> int:
    return _MONTHS[text.lower().rstrip(".")]


def _int(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _small(text: str) -> int:
    return _SMALL.get(text.lower()) or int(text)


# -- readers


def _day_month_year(match: re.Match[str], now: _Day) -> _Value | None:
    return _day(int(match["year"]), _month_number(match["month"]), _int(match["day"]))


def _numeric(match: re.Match[str], now: _Day) -> _Value | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    if second > 12 or (now.country == "US" and first <= 12):
        first, second = second, first
    return _day(year, second, first)


def _iso(match: re.Match[str], now: _Day) -> _Value | None:
    return _day(int(match["year"]), int(match["month"]), int(match["day"]))


def _day_month(match: re.Match[str], now: _Day) -> _Value | None:
    month, day = _month_number(match["month"]), _int(match["day"])
    if now.published is None:
        return _Value(None, None, DatePrecision.DAY)
    year = now.published.year
    value = _day(year, month, day)
    if value is not None and value.first is not None and value.first > now.published and not _is_ahead(match):
        value = _day(year - 1, month, day)
    if value is not None and value.first is not None and value.first < now.published and _is_ahead(match):
        value = _day(year + 1, month, day)
    return value


def _is_ahead(match: re.Match[str]) -> bool:
    """Whether the clause speaks of what is to come."""
    text = match.string
    left = max(text.rfind(".", 0, match.start()), text.rfind("\n", 0, match.start())) + 1
    right = text.find(".", match.end())
    clause = text[left : right if right > 0 else len(text)].lower()
    before = text[left : match.start()].lower()
    return bool(
        re.search(r"\b(?:will|would|shall|is due|are due|is to|are to|scheduled|planned|expected)\b", clause)
    ) or (bool(re.search(r"\b(?:until|till|by|next|from)\s+(?:the )?$", before)) and "since" not in before)


def _month_year(match: re.Match[str], now: _Day) -> _Value:
    return _month(int(match["year"]), _month_number(match["month"]), _part(match))


def _part(match: re.Match[str]) -> str | None:
    part = match.groupdict().get("part")
    return part.lower() if part else None


def _month_range(match: re.Match[str], now: _Day) -> _Value:
    last = _month(int(match["year2"]), _month_number(match["month2"]))
    year = match["year"] or match["year2"]
    return _span(_month(int(year), _month_number(match["month"])), last)


def _year_range(match: re.Match[str], now: _Day) -> _Value | None:
    first, second = match["year"], match["year2"]
    last = int(second) if len(second) == 4 else int(first[:2] + second)
    if last <= int(first) or last - int(first) > 60:
        return None
    joined = match.groupdict().get("slash") == "/" or match.groupdict().get("fiscal")
    if joined and last - int(first) == 1:
        return _fiscal(int(first), now)
    return _span(_year(int(first)), _year(last))


def _fiscal(year: int, now: _Day) -> _Value:
    """The fiscal year that begins in `year`: April in Britain, India, Canada, Japan; July in Australia."""
    month = {"GB": 4, "IN": 4, "CA": 4, "JP": 4, "NZ": 7, "AU": 7, "US": 10}.get(now.country or "")
    if month is None:
        return _span(_year(year), _year(year + 1))
    first = dt.date(year, month, 1)
    return _Value(first, first + relativedelta(years=1, days=-1), DatePrecision.YEAR)


def _fiscal_one(match: re.Match[str], now: _Day) -> _Value:
    year = int(match["year"]) if len(match["year"]) == 4 else 2000 + int(match["year"])
    return (
        _fiscal(year - 1, now) if now.country in ("US", "GB", "IN", "CA", "AU", "NZ", "JP") else _year(year)
    )


def _just_year(match: re.Match[str], now: _Day) -> _Value | None:
    before = match.string[max(0, match.start() - 16) : match.start()].lower()
    if re.search(
        r"\b(?:over|about|some|nearly|than|around|least|almost|roughly|approximately|another)\s$", before
    ):
        return None  # "over 2000 people"
    dated = re.search(r"\b(?:in|since|by|until|from|to|of|during|before|after|and|between)\s$", before)
    if not dated and match["year"].endswith("00") and re.match(r"\s[a-z]+s\b", match.string[match.end() :]):
        return None  # "2000 inmates"
    return _year(int(match["year"]), _part(match))


def _decade(match: re.Match[str], now: _Day) -> _Value:
    return _span(_year(int(match["year"])), _year(int(match["year"]) + 9))


def _quarter(match: re.Match[str], now: _Day) -> _Value:
    names = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
    number = match["number"].lower()
    at = names.get(number) or int(number[-1])
    months = 6 if "half" in match.group().lower() else 3
    at = min(at, 2) if months == 6 else at
    first = dt.date(int(match["year"]), 1 + (at - 1) * months, 1)
    return _Value(first, first + relativedelta(months=months, days=-1), DatePrecision.MONTH)


def _season(match: re.Match[str], now: _Day) -> _Value | None:
    month, length = _SEASONS[match["season"].lower()]
    if match["year"]:
        year = int(match["year"])
    elif now.published is not None:
        year = now.published.year + {"last": -1, "next": 1}.get((match["which"] or "").lower(), 0)
    else:
        return _Value(None, None, DatePrecision.MONTH)
    first = dt.date(year - 1 if month == 12 else year, month, 1)
    return _Value(first, first + relativedelta(months=length, days=-1), DatePrecision.MONTH)


def _which_month(match: re.Match[str], now: _Day) -> _Value:
    """As in "last November", "next April", "this March", "November last year"."""
    month, which = _month_number(match["month"]), match["which"].lower()
    if now.published is None:
        return _Value(None, None, DatePrecision.MONTH)
    year = now.published.year
    if match.groupdict().get("of_year"):
        return _month(year + {"last": -1, "next": 1}.get(which, 0), month)
    if which in ("last", "past"):
        year -= month >= now.published.month
    elif which in ("next", "coming"):
        year += month <= now.published.month
    return _month(year, month)


def _bare_month(match: re.Match[str], now: _Day) -> _Value:
    month = _month_number(match["month"])
    if now.published is None:
        return _Value(None, None, DatePrecision.MONTH)
    year = now.published.year
    if month > now.published.month and not _is_ahead(match):
        year -= 1
    elif month < now.published.month and _is_ahead(match):
        year += 1
    return _month(year, month, _part(match))


def _relative(match: re.Match[str], now: _Day) -> _Value:
    which, unit = match["which"].lower(), match["unit"].lower()
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(which, 0)
    precision = {"year": DatePrecision.YEAR, "month": DatePrecision.MONTH}.get(unit, DatePrecision.DAY)
    # "the previous year" counts from the year the sentence spoke of, which is not looked up here.
    if now.published is None or which in ("previous", "following"):
        return _Value(None, None, precision)
    if unit == "year":
        return _year(now.published.year + step, _part(match))
    if unit == "month":
        day = now.published + relativedelta(months=step)
        return _month(day.year, day.month, _part(match))
    monday = now.published + relativedelta(weekday=MO(-1), weeks=step)
    return _Value(monday, monday + dt.timedelta(days=6), DatePrecision.DAY)


def _ago(match: re.Match[str], now: _Day) -> _Value:
    number, unit = _small(match["number"]), match["unit"].lower()
    precision = {"year": DatePrecision.YEAR, "month": DatePrecision.MONTH}.get(unit, DatePrecision.DAY)
    if now.published is None:
        return _Value(None, None, precision)
    day = now.published - relativedelta(**{f"{unit}s": number})  # type: ignore[arg-type]
    if unit == "year":
        return _year(day.year)
    return _month(day.year, day.month) if unit == "month" else _Value(day, day, precision)


def _weekday(match: re.Match[str], now: _Day) -> _Value:
    if now.published is None:
        return _Value(None, None, DatePrecision.DAY)
    number = _DAYS[match["day"].lower()]
    back = (now.published.weekday() - number) % 7
    which = (match["which"] or "").lower()
    day = now.published - dt.timedelta(days=back)
    if which == "next" or (back and _is_ahead(match) and which != "last"):
        day += dt.timedelta(days=7)
    return _Value(day, day, DatePrecision.DAY)


def _word(match: re.Match[str], now: _Day) -> _Value:
    if now.published is None:
        return _Value(None, None, DatePrecision.DAY)
    step = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(match.group().lower(), 0)
    day = now.published + dt.timedelta(days=step)
    return _Value(day, day, DatePrecision.DAY)


def _rule(pattern: str, read: Callable[[re.Match[str], _Day], _Value | None]) -> _Rule:
    return re.compile(pattern, re.I), read


_W = "(?:" + "|".join(_DAYS) + ")"
_TO = r"(?: to | until | through |\s?[-–—]\s?| and )"
_WHICH = r"(?P<which>last|past|previous|next|coming|following|this)"
_RULES: tuple[_Rule, ...] = (
    _rule(rf"\b(?P<year>{_Y})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b", _iso),
    _rule(rf"\b(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.](?P<year>{_Y})", _numeric),
    _rule(rf"\b(?:{_W},? )?(?P<day>{_D})(?: of)?,? (?P<month>{_M}),? (?P<year>{_Y})", _day_month_year),
    _rule(rf"\b(?:{_W},? )?(?P<month>{_M}) (?P<day>{_D}),? ?(?P<year>{_Y})", _day_month_year),
    _rule(rf"\b(?P<month>{_M})(?:,? (?P<year>{_Y}))?{_TO}(?P<month2>{_M}),? (?P<year2>{_Y})", _month_range),
    _rule(rf"\b{_PART}(?P<month>{_M}),? (?:of )?(?P<year>{_Y})", _month_year),
    _rule(rf"\b(?P<month>{_FULL_MONTH})(?: of)? (?P<which>last|this|next) (?P<of_year>year)\b", _which_month),
    _rule(rf"\b{_WHICH} (?P<month>{_FULL_MONTH})", _which_month),
    _rule(
        rf"\b(?P<fiscal>FY|fiscal(?: year)?|financial year)[ -]?(?P<year>{_Y[:-2]})"
        rf"\s?[/–-]\s?(?P<year2>\d{{4}}|\d\d)\b",
        _year_range,
    ),
    _rule(rf"\b(?:FY|fiscal(?: year)?|financial year)[ -]?(?P<year>{_Y}|\d\d\b)", _fiscal_one),
    _rule(
        rf"(?<![\w£$€.,-])(?P<year>{_Y[:-2]})\s?(?P<slash>[/–-])"
        rf"\s?(?P<year2>(?:19|20)\d\d|\d\d)\b(?![,.]?\d)",
        _year_range,
    ),
    _rule(rf"\b(?:from|between) (?P<year>{_Y})(?: to | and | until )(?P<year2>{_Y})", _year_range),
    _rule(
        rf"\b(?:the )?(?P<number>first|second|third|fourth|last|final)"
        rf" (?:quarter|half) of (?P<year>{_Y})",
        _quarter,
    ),
    _rule(rf"\b(?P<number>Q[1-4]|H[12])(?: of|,)? (?P<year>{_Y})", _quarter),
    _rule(
        rf"\b(?:(?P<which>last|next|this) )?(?P<season>winter|spring|summer|autumn|fall)"
        rf"(?: of)? (?P<year>{_Y})",
        _season,
    ),
    _rule(r"\b(?P<which>last|next|this) (?P<season>winter|spring|summer|autumn)\b(?P<year>)", _season),
    _rule(r"\b(?:the )?(?:early |late |mid-)?(?P<year>(?:19|20)\d0)s\b", _decade),
    _rule(rf"\b(?P<day>{_D})(?: of)? (?P<month>{_FULL_MONTH})(?![\w])", _day_month),
    _rule(rf"\b(?P<month>{_M}) (?P<day>{_D})(?![\w:]|,?\d)", _day_month),
    _rule(rf"\b{_PART}{_WHICH} (?P<unit>year|month|week)\b", _relative),
    _rule(rf"\b(?P<number>{_N}) (?P<unit>year|month|week|day)s? ago\b", _ago),
    _rule(rf"(?<![\w£$€.,/-]){_PART}(?P<year>{_Y})(?![\w%]|[,.:/-]\d|-)", _just_year),
    _rule(
        rf"\b(?:the )?(?P<part>end|start|beginning|early|late|mid)"
        rf"(?: of|-)? ?(?P<month>{_FULL_MONTH})",
        _bare_month,
    ),
    _rule(
        rf"\b(?:(?<=in )|(?<=since )|(?<=until )|(?<=by )|(?<=from )|(?<=during )"
        rf"|(?<=of )|(?<=to )|(?<=early )|(?<=late ))"
        rf"{_PART}(?P<month>{_FULL_MONTH})",
        _bare_month,
    ),
    _rule(rf"\b(?:(?P<which>last|next|this) )?(?P<day>{'|'.join(_DAYS)})\b", _weekday),
    _rule(r"\b(?:yesterday|today|tomorrow|last night|tonight)\b", _word),
)  # fmt: skip
"""Patterns with their readers; earlier ones are longer and win."""
