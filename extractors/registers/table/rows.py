"""Rows of CSV files and Excel workbooks, one at a time, as text under their column names.

Published tables begin with a few lines of prose, repeat their header on every printed page and end in totals.
The header is the first row that has the columns which are asked for; what stands before it is passed over.
"""

import csv
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import IO, TYPE_CHECKING
from zipfile import BadZipFile

from extractors.parse.decoding import storable
from extractors.registers.encoding import Recoded
from extractors.registers.opening import Input, Limits
from extractors.registers.stream import Skipped, Unreadable
from graph.errors import NotText, TooLarge, UnreadableDocument, WrongUse

if TYPE_CHECKING:
    from openpyxl import Workbook

_PREAMBLE = 60  # rows in which the header must stand
_DELIMITERS = ",;\t|"
_MOST_COLUMNS = 2_000
# What openpyxl and the parsers beneath it raise on files that are not what they should be; SyntaxError is the
# base of the errors of both XML parsers.
_DAMAGED = (
    SyntaxError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError, EOFError, OSError,
    AssertionError, NotImplementedError, BadZipFile, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by the names of the header, empty ones left out. Dates are ISO, numbers as typed."""

    where: str
    cells: Mapping[str, str]


def table_rows(
    file: Input,
    wanted: Set[str],
    *,
    limits: Limits,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
) -> Iterator[Row | Skipped]:
    """The rows below the header that has all the `wanted` columns. Column names are compared by `column`.

    Raises `WrongUse` when no row has them: the message names what was found instead.
    """
    try:
        raw = raw_rows(file, limits=limits, encoding=encoding, delimiter=delimiter, sheet=sheet)
        yield from _below_header(file.name, raw, frozenset(map(column, wanted)))
    except UnreadableDocument as error:
        yield Skipped(file.name, Unreadable.BROKEN, str(error))


def column(name: str) -> str:
    """The name of a column as it is compared: without case, marks and blanks around it."""
    plain = "".join(letter if letter.isalnum() or letter in "£€$%#" else " " for letter in name)
    return " ".join(plain.lower().split())


def raw_rows(
    file: Input,
    *,
    limits: Limits,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
) -> Iterator[tuple[int, list[str]]]:
    """Every row with its number. Raises `UnreadableDocument` where the file breaks off."""
    if file.workbook is not None:
        yield from _workbook_rows(file.workbook, sheet)
        return
    recoded = Recoded(file.pieces(), declared=encoding)
    lines = _lines(recoded.text(), limits.value)
    head = []
    for line in lines:
        head.append(line)
        if len(head) >= _PREAMBLE:
            break
    found = delimiter or _delimiter(head)
    try:
        reader = csv.reader(chain(head, lines), delimiter=found)
        for cells in reader:
            yield reader.line_num, [storable(cell.strip()) for cell in cells[:_MOST_COLUMNS]]
    except csv.Error as error:
        raise NotText(f"the table breaks off at line {reader.line_num} ({error})") from error


def _lines(pieces: Iterable[str], longest: int) -> Iterator[str]:
    """Lines with their ends, which `csv` needs to see within quotes; no other break of Unicode ends one."""
    rest, end = "", "\n"
    for number, piece in enumerate(pieces):
        rest += piece
        if number == 0 and "\n" not in rest and "\r" in rest.rstrip("\r"):
            end = "\r"  # as the oldest of Macintosh programs write
        *lines, rest = rest.split(end)
        yield from (f"{line}\n" for line in lines)
        if len(rest) > longest:
            raise TooLarge(f"a line is longer than {longest / 1e6:g} MB: this is no table")
    if rest:
        yield rest


def _delimiter(head: Sequence[str]) -> str:
    """The sign that parts most cells in the row that has most of them."""
    return max(_DELIMITERS, key=lambda sign: max((line.count(sign) for line in head), default=0))


def _workbook_rows(workbook: IO[bytes], sheet: str | None) -> Iterator[tuple[int, list[str]]]:
    from openpyxl import load_workbook  # takes a quarter of a second

    try:
        book = load_workbook(workbook, read_only=True, data_only=True)
        yield from _sheet_rows(book, sheet)
    except _DAMAGED as error:
        shown = " ".join(str(error).split())[:120]
        raise NotText(f"the workbook is damaged ({shown}): save it anew as XLSX or CSV") from error


def _sheet_rows(book: "Workbook", sheet: str | None) -> Iterator[tuple[int, list[str]]]:
    if sheet is not None and sheet not in book.sheetnames:
        raise WrongUse(f"the workbook has no sheet {sheet!r}; it has {', '.join(map(repr, book.sheetnames))}")
    name = sheet or next(iter(book.sheetnames), "")
    for number, cells in enumerate(book[name].iter_rows(values_only=True, max_col=_MOST_COLUMNS), start=1):
        yield number, [_cell(value) for value in cells]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return storable(str(value).strip())


def _below_header(
    name: str, rows: Iterator[tuple[int, list[str]]], wanted: frozenset[str]
) -> Iterator[Row | Skipped]:
    header, labels = _header(name, rows, wanted)
    for number, cells in rows:
        where = f"{name}, row {number}"
        if not any(cells):
            continue
        if [column(cell) for cell in cells[: len(labels)]] == labels:
            yield Skipped(where, Unreadable.NOT_A_RECORD, "the header again", expected=True)
            continue
        if any(cells[len(header) :]):
            why = f"it has {len(cells)} cells, the header has {len(header)}: a cell is parted in two"
            yield Skipped(where, Unreadable.NOT_A_RECORD, why)
            continue
        yield Row(where, {label: cell for label, cell in zip(labels, cells, strict=False) if label and cell})


def _header(
    name: str, rows: Iterator[tuple[int, list[str]]], wanted: frozenset[str]
) -> tuple[list[str], list[str]]:
    nearest: list[str] = []
    for number, cells in rows:
        labels = [column(cell) for cell in cells]
        if wanted <= set(labels):
            while cells and not cells[-1]:
                cells.pop()
            return cells, labels[: len(cells)]
        if len(wanted & set(labels)) > len(wanted & set(map(column, nearest))) or not nearest:
            nearest = cells
        if number >= _PREAMBLE:
            break
    missing = sorted(wanted - set(map(column, nearest)))
    raise WrongUse(
        f"{name} has no row with all columns of the map; missing: {', '.join(missing)}. "
        f"The nearest row is: {', '.join(cell for cell in nearest if cell)[:300]}"
    )
