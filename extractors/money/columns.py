"""Figures of a table whose head gives their currency and unit: "Bidder | Price (PLN m)", "Rs. in lakh".

Nothing is read below a head that names no currency, and a figure that names its own is left to `grammar`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.money.currencies import CODES, PREFIXES, SIGNS
from extractors.money.numbers import NUMBER, SCALE_WORD, number_value, scale_value
from extractors.money.words import WORDS
from extractors.money.written import Written


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


_PARTING = re.compile(r"\t+| {2,}| ?\| ?| / | ; ")
_MONEY = (
    rf"(?:(?P<sign>(?:{_any(SIGNS)})|(?<![A-Za-z])(?:{_any([*PREFIXES, *CODES])})(?![A-Za-z]))"
    rf"|(?<![A-Za-z])(?P<word>(?i:{_any(WORDS)}))(?![A-Za-z]))"
)
_UNIT = rf"(?:['’]?000s?|(?i:thousands|{SCALE_WORD}))(?![A-Za-z])"
_HEAD = re.compile(
    rf"(?P<before>{_UNIT})[ ](?:of[ ])?{_MONEY}"
    rf"|{_MONEY.replace('<sign>', '<sign2>').replace('<word>', '<word2>')}[ ]?(?:in[ ])?(?P<after>{_UNIT})?",
    re.X,
)
_FIGURE = re.compile(rf"[ ~]*(?P<number>{NUMBER})[ ]*(?:\*|\(?[a-z]\)|†)?[ ]*", re.X)
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
    at = 0
    for line in text.split("\n"):
        cells = _cells(line, at)
        if len(cells) < 2:
            columns = []
        elif not any(_FIGURE.fullmatch(text, *cell) for cell in cells[1:]) and (heads := _heads(text, cells)):
            columns = heads
        else:
            for column in columns:
                yield from _figure(text, cells, column)
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
        match = _HEAD.search(text, start, end)
        if match is None or end - start > 80:
            continue
        sign = match["sign"] or match["sign2"]
        word = match["word"] or match["word2"]
        money = (SIGNS.get(sign) or PREFIXES.get(sign) or sign) if sign else WORDS[word.lower()]
        factor = scale_value(match["before"] or match["after"])
        found.append(_Column(number, len(cells), money, factor, (start, end)))
    return found


def _figure(text: str, cells: list[tuple[int, int]], column: _Column) -> Iterator[Written]:
    if len(cells) != column.cells:
        return
    start, end = cells[column.number]
    match = _FIGURE.fullmatch(text, start, end)
    if match is None or (_YEAR.fullmatch(match["number"]) and column.factor > 1000):
        return
    value = number_value(match["number"]) * column.factor
    yield Written(match.start("number"), match.end("number"), value, column.money, head=column.head)
