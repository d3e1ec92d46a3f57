"""Figures of a table whose head gives their currency and unit: "Bidder | Price (PLN m)", "Rs. in lakh".

Nothing is read below a head that names no currency, and a figure that names its own is left to `grammar`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.money.currencies import CODES, PREFIXES, SIGNS
from extractors.money.numbers import (
    NUMBER,
    SCALE_WORD,
    groups_by_dot,
    number_value,
    scale_value,
    writes_decimal_commas,
)
from extractors.money.signs import sign_money
from extractors.money.words import WORDS
from extractors.money.written import Written, any_of

_BARS = ("\t", "  ", "|", " / ", " ; ")
_PARTING = re.compile(r"\t+| {2,}| ?\| ?| / | ; ")
_MONEY = (
    rf"(?:(?P<sign>(?:{any_of(SIGNS)})|(?<![A-Za-z])(?:{any_of([*PREFIXES, *CODES])})(?![A-Za-z]))"
    rf"|(?<![A-Za-z])(?P<word>(?i:{any_of(WORDS)}))(?![A-Za-z]))"
)
_UNIT = rf"(?:['’]?000s?|(?i:thousands|{SCALE_WORD}))(?![A-Za-z])"
_HEAD = re.compile(
    rf"(?P<before>{_UNIT})[ ](?:of[ ])?{_MONEY}"
    rf"|{_MONEY.replace('<sign>', '<sign2>').replace('<word>', '<word2>')}[ ]?(?:in[ ])?(?P<after>{_UNIT})?",
    re.X,
)
_FIGURE = re.compile(rf"[ ~]*(?P<number>{NUMBER})[ ]*(?:\*|\(?[a-z]\)|†)?[ ]*", re.X)
_TITLE = re.compile(
    r"\([^()\n]{2,60}\)|(?:figures|amounts|values|prices|sums)[^\n]{0,20} in [^\n]{2,40}", re.I
)
_TITLE_LENGTH = 80
_OF_MONEY = re.compile(
    r"\b(?:amount|value|cost|price|sum|total|spen[dt]|spending|expenditure|payment|paid|budget|allocation|allocated"
    r"|revenue|turnover|fee|released|sanctioned|outlay|bid|award|fine)s?\b",
    re.I,
)
_IN_UNITS = re.compile(
    r"^[^\n]{0,80}\((?:[^()\n]{0,40}[ ,])?in (?P<unit>thousands|millions|billions)\b[^()\n]{0,40}\)[ ]*$",
    re.M | re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Column:
    number: int
    cells: int
    money: str
    factor: Decimal
    head: tuple[int, int]


def column_amounts(text: str) -> Iterator[Written]:
    """The bare figures of columns under a head that says what money they are, with where that head stands."""
    columns: list[_Column] = []
    title: re.Match[str] | None = None
    commas = writes_decimal_commas(text)
    at = 0
    for line in text.split("\n"):
        cells = _cells(line, at) if any(bar in line for bar in _BARS) else []
        if len(cells) < 2:
            columns = []
            title = _TITLE.search(text, at, at + len(line)) if line.strip() else title
        elif not any(_FIGURE.fullmatch(text, *cell) for cell in cells[1:]) and (
            heads := _heads(text, cells) or _heads_below(text, cells, title)
        ):
            columns = heads
        else:
            for column in columns:
                yield from _figure(text, cells, column, commas=commas)
        at += len(line) + 1


def _cells(line: str, at: int) -> list[tuple[int, int]]:
    """Where the cells of a line stand; lines whose cells begin with a bar lose the empty first one."""
    edges = [match.span() for match in _PARTING.finditer(line)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(line)]
    cells = list(zip(starts, ends, strict=True))
    if cells and cells[0][0] == cells[0][1]:
        cells = cells[1:]
    if cells and cells[-1][0] == cells[-1][1]:
        cells = cells[:-1]
    return [(at + start, at + end) for start, end in cells]


def _heads(text: str, cells: list[tuple[int, int]]) -> list[_Column]:
    found = []
    for number, (start, end) in enumerate(cells):
        match = _HEAD.search(text, start, end) if end - start <= _TITLE_LENGTH else None
        if match is None:
            continue
        factor = scale_value(match["before"] or match["after"])
        found.append(_Column(number, len(cells), _money(match), factor, (start, end)))
    return found


def _heads_below(text: str, cells: list[tuple[int, int]], title: re.Match[str] | None) -> list[_Column]:
    """The columns that are money by their names, below a title that says of what and in which unit."""
    match = _HEAD.search(title[0]) if title is not None and len(title[0]) <= _TITLE_LENGTH else None
    if match is None:
        return []
    factor = scale_value(match["before"] or match["after"])
    found = []
    for number, (start, end) in enumerate(cells):
        if number and _OF_MONEY.search(text, start, end):
            found.append(_Column(number, len(cells), _money(match), factor, (start, end)))
    return found


def _money(match: re.Match[str]) -> str:
    sign = match["sign"] or match["sign2"]
    if sign:
        return sign_money(sign)
    return WORDS[(match["word"] or match["word2"]).lower()]


def units_below(text: str) -> list[tuple[int, int, Decimal]]:
    """The stretches of lines under a title such as "(unaudited, in millions)", with what it multiplies by."""
    found = []
    for match in _IN_UNITS.finditer(text):
        start = text.find("\n", match.end()) + 1
        if start:
            end = text.find("\n\n", start + 1)
            found.append((start, len(text) if end < 0 else end, scale_value(match["unit"])))
    return found


def _figure(text: str, cells: list[tuple[int, int]], column: _Column, *, commas: bool) -> Iterator[Written]:
    if len(cells) != column.cells:
        return
    start, end = cells[column.number]
    match = _FIGURE.fullmatch(text, start, end)
    if match is None or (_YEAR.fullmatch(match["number"]) and column.factor > 1000):
        return
    dots = (commas or column.factor == 1) and groups_by_dot(
        match["number"], column.money, "", decimal_commas=commas
    )
    value = number_value(match["number"], dots_group=dots) * column.factor
    yield Written(match.start("number"), match.end("number"), value, column.money, head=column.head)
