"""Dates and periods as a text gives them: the words, a first and a last day, how much of the date is given.

A general parser fills in what the text leaves out ("2014" becomes a day in June); here a year stays a
year. What is relative ("last November", "on Thursday") is counted from the day of publication and has
no date where that is unknown.
"""

import calendar
import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator

from spacy.tokens import Doc

from extractors import blocks
from extractors import date_values as value
from extractors.date_values import DAYS, MONTHS, SMALL, Now, Value
from extractors.state import DocDate, DocState, put_state, require

COMPONENT = "supplywatch_dates"

_M = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_FULL_MONTH = "(?:" + "|".join(name for name in calendar.month_name if name) + r")\b"
_Y = r"(?:1[89]|20)\d\d\b"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_N = r"(?:\d{1,2}|" + "|".join(sorted(SMALL, key=len, reverse=True)) + ")"
_PART = r"(?:(?:the )?(?P<part>end|start|beginning|middle|early|late|mid)(?:[ -]of)?[ -](?:the )?)?"


_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], Now], Value | None]]


def find_dates(doc: Doc) -> Doc:
    """The same Doc with its dates in the state."""
    state = require(doc, COMPONENT, blocks.COMPONENT)
    now = Now(state.published, _main_country(state))
    return put_state(doc, COMPONENT, dates=tuple(dates_in(doc.text, now.published, country=now.country)))


def dates_in(text: str, published: dt.date | None, *, country: str | None = None) -> Iterator[DocDate]:
    """Every date in the text, in order; longer readings win over shorter ones at one place."""
    now = Now(published, country)
    taken = bytearray(len(text) + 1)
    found: list[DocDate] = []
    for pattern, read in _RULES:
        for match in pattern.finditer(text):
            start, end = match.start(), match.end()
            month = match.groupdict().get("month")
            if any(taken[start:end]) or (month and month[0].islower()):
                continue  # "may" and "march" are verbs too
            told = read(match, now)
            if told is None:
                continue
            taken[start:end] = b"\1" * (end - start)
            found.append(DocDate(start, end, match.group(), told.first, told.precision, told.last))
    yield from sorted(found, key=lambda date: date.start)


def _main_country(state: DocState) -> str | None:
    counts = Counter(organisation.country for organisation in state.organisations if organisation.country)
    return counts.most_common(1)[0][0] if counts else None


def _rule(pattern: str, read: Callable[[re.Match[str], Now], Value | None]) -> _Rule:
    return re.compile(pattern, re.I), read


_W = "(?:" + "|".join(DAYS) + ")"
_TO = r"(?: to | until | through |\s?[-–—]\s?| and )"
_WHICH = r"(?P<which>last|past|previous|next|coming|following|this)"
_RULES: tuple[_Rule, ...] = (
    _rule(rf"\b(?P<year>{_Y})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b", value.iso),
    _rule(rf"\b(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.](?P<year>{_Y})", value.numeric),
    _rule(rf"\b(?:{_W},? )?(?P<day>{_D})(?: of)?,? (?P<month>{_M}),? (?P<year>{_Y})", value.day_month_year),
    _rule(rf"\b(?:{_W},? )?(?P<month>{_M}) (?P<day>{_D}),? ?(?P<year>{_Y})", value.day_month_year),
    _rule(
        rf"\b(?P<month>{_M})(?:,? (?P<year>{_Y}))?{_TO}(?P<month2>{_M}),? (?P<year2>{_Y})",
        value.month_range,
    ),
    _rule(rf"\b{_PART}(?P<month>{_M}),? (?:of )?(?P<year>{_Y})", value.month_year),
    _rule(
        rf"\b(?P<month>{_FULL_MONTH})(?: of)? (?P<which>last|this|next) (?P<of_year>year)\b",
        value.which_month,
    ),
    _rule(rf"\b{_WHICH} (?P<month>{_FULL_MONTH})", value.which_month),
    _rule(
        rf"\b(?P<fiscal>FY|fiscal(?: year)?|financial year)[ -]?(?P<year>{_Y[:-2]})"
        rf"\s?[/–-]\s?(?P<year2>\d{{4}}|\d\d)\b",
        value.year_range,
    ),
    _rule(rf"\b(?:FY|fiscal(?: year)?|financial year)[ -]?(?P<year>{_Y}|\d\d\b)", value.fiscal_one),
    _rule(
        rf"(?<![\w£$€.,-])(?P<year>{_Y[:-2]})\s?(?P<slash>[/–-])"
        rf"\s?(?P<year2>(?:19|20)\d\d|\d\d)\b(?![,.]?\d)",
        value.year_range,
    ),
    _rule(rf"\b(?:from|between) (?P<year>{_Y})(?: to | and | until )(?P<year2>{_Y})", value.year_range),
    _rule(
        rf"\b(?:the )?(?P<number>first|second|third|fourth|last|final)"
        rf" (?:quarter|half) of (?P<year>{_Y})",
        value.quarter,
    ),
    _rule(rf"\b(?P<number>Q[1-4]|H[12])(?: of|,)? (?P<year>{_Y})", value.quarter),
    _rule(
        rf"\b(?:(?P<which>last|next|this) )?(?P<season>winter|spring|summer|autumn|fall)"
        rf"(?: of)? (?P<year>{_Y})",
        value.season,
    ),
    _rule(r"\b(?P<which>last|next|this) (?P<season>winter|spring|summer|autumn)\b(?P<year>)", value.season),
    _rule(r"\b(?:the )?(?:early |late |mid-)?(?P<year>(?:19|20)\d0)s\b", value.decade),
    _rule(rf"\b(?P<day>{_D})(?: of)? (?P<month>{_FULL_MONTH})(?![\w])", value.day_month),
    _rule(rf"\b(?P<month>{_M}) (?P<day>{_D})(?![\w:]|,?\d)", value.day_month),
    _rule(rf"\b{_PART}{_WHICH} (?P<unit>year|month|week)\b", value.relative),
    _rule(rf"\b(?P<number>{_N}) (?P<unit>year|month|week|day)s? ago\b", value.ago),
    _rule(rf"(?<![\w£$€.,/-]){_PART}(?P<year>{_Y})(?![\w%]|[,.:/-]\d|-)", value.just_year),
    _rule(
        rf"\b(?:the )?(?P<part>end|start|beginning|early|late|mid)"
        rf"(?: of|-)? ?(?P<month>{_FULL_MONTH})",
        value.bare_month,
    ),
    _rule(
        rf"\b(?:(?<=in )|(?<=since )|(?<=until )|(?<=by )|(?<=from )|(?<=during )"
        rf"|(?<=of )|(?<=to )|(?<=early )|(?<=late ))"
        rf"{_PART}(?P<month>{_FULL_MONTH})",
        value.bare_month,
    ),
    _rule(rf"\b(?:(?P<which>last|next|this) )?(?P<day>{'|'.join(DAYS)})\b", value.weekday),
    _rule(r"\b(?:yesterday|today|tomorrow|last night|tonight)\b", value.word),
)  # fmt: skip
"""Patterns with their readers; earlier ones are longer and win."""
