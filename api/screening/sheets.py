"""A table of a person's own (CSV, XLSX): read as it is, written again with columns added.

Invariant: no cell of the person's own is changed, moved or left out; what is added stands right of the widest
row. A cell that is added is text, whatever it begins with.
"""

import csv
import io
import warnings
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Protocol
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils.exceptions import InvalidFileException

from api.exports.cells import guarded, plain
from extractors.registers.encoding import Recoded
from graph.errors import EmptyDocument, NotFetched, NotText, TooLarge, WrongUse

Rows = Sequence[Sequence[str]]
HeaderOf = Callable[[Rows], int | None]
"""From rows to the place of the one that names the columns, or None."""

WITHIN = 60  # rows in which the header must stand
_DELIMITERS = (",", ";", "\t", "|")
_NEVER = "\x1f"  # a sign that parts nothing, for lists of one column
_LARGEST = 200_000_000  # bytes
_LONGEST = 32_767  # characters of a cell of a workbook
_BOM = b"\xef\xbb\xbf"
_DAMAGED = (
    SyntaxError, ValueError, LookupError, TypeError, AttributeError, EOFError, OSError, BadZipFile,
    InvalidFileException,
)  # fmt: skip


class Sheet(Protocol):
    """A table with its rows as text; `lost` says what a copy would not have, `suffix` how it is called."""

    rows: list[list[str]]
    lost: tuple[str, ...]
    suffix: str

    def write(
        self,
        path: Path,
        *,
        header: int,
        names: Sequence[str],
        cells: Mapping[int, Sequence[Any]],
        about: Sequence[tuple[str, str]],
    ) -> None:
        """Write the table with columns `names` added: `cells` by place of the row, `about` where there is
        room for notes. Raises `WrongUse` where it cannot be written.
        """
        ...  # fmt: skip


def open_sheet(path: Path, header: HeaderOf, *, encoding: str | None, sheet: str | None) -> Sheet:
    """The table in a file. Raises `UnreadableDocument` or `WrongUse`, each saying what to do."""
    try:
        if path.stat().st_size > _LARGEST:
            raise TooLarge(f"{path} is larger than {_LARGEST // 10**6} MB: part it")
        raw = path.read_bytes()
    except OSError as error:
        raise NotFetched(f"{path} cannot be read ({error.strerror}): check the path") from error
    if not raw.strip():
        raise EmptyDocument(f"{path} is empty: hand in a table with a header line")
    if raw.startswith(b"PK\x03\x04"):
        return _Workbook(path, sheet)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise NotText(f"{path} is an old or locked Excel file: save it as XLSX without a password, or as CSV")
    if sheet is not None:
        raise WrongUse("only a workbook has sheets: leave --sheet out")
    return _Csv(path, raw, header, encoding)


class _Csv:
    lost: tuple[str, ...] = ()

    def __init__(self, path: Path, raw: bytes, header: HeaderOf, encoding: str | None) -> None:
        self.suffix = path.suffix if path.suffix.lower() in (".tsv", ".txt") else ".csv"
        recoded = Recoded([raw], declared=encoding)
        text = "".join(recoded.text())
        # Excel takes UTF-8 for what it is only with a mark before it.
        self._marked = raw.startswith(_BOM) or bool(recoded.mended) or not _is_utf8(raw)
        self._end = "\r\n" if "\r\n" in text else "\n"
        delimiter = _delimiter(text, header)
        self._delimiter = "," if delimiter == _NEVER else delimiter
        try:
            self.rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        except csv.Error as error:
            raise NotText(f"{path} breaks off ({error}): is a quotation mark not closed?") from error
        if _open_ended(text, delimiter):
            raise NotText(
                f"{path}: row {len(self.rows)} opens a quotation mark that is never closed, and takes the "
                "rows after it for its own: close it"
            )

    def write(
        self, path: Path, *, header: int, names: Sequence[str], cells: Mapping[int, Sequence[Any]],
        about: Sequence[tuple[str, str]],
    ) -> None:  # fmt: skip
        width = max(map(len, self.rows))
        try:
            with path.open("w", encoding="utf-8-sig" if self._marked else "utf-8", newline="") as to:
                writer = csv.writer(to, delimiter=self._delimiter, lineterminator=self._end)
                for place, row in enumerate(self.rows):
                    added = names if place == header else cells.get(place)
                    if added is None:
                        writer.writerow(row)
                    else:
                        pad = [""] * (width - len(row))
                        writer.writerow([*row, *pad, *(guarded(value) for value in added)])
        except OSError as error:
            raise WrongUse(f"{path} cannot be written: {error.strerror}") from error


def _open_ended(text: str, delimiter: str) -> bool:
    """Whether the last cell is quoted and not closed. Other slips of quoting are read as they stand."""
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _delimiter(text: str, header: HeaderOf) -> str:
    """The sign that parts the header into most columns; one that parts nothing for a single column."""
    head = list(islice(io.StringIO(text, newline=""), WITHIN))
    best, most, named = _NEVER, 1, False
    for sign in _DELIMITERS:
        try:
            rows = list(csv.reader(head, delimiter=sign))
        except csv.Error:
            continue
        at = header(rows)
        named = named or at is not None
        if at is not None and len(rows[at]) > most:
            best, most = sign, len(rows[at])
    # Without a header the columns can only be shown to the person who has to name one.
    return best if named else max(_DELIMITERS, key=head[0].count)


class _Workbook:
    def __init__(self, path: Path, sheet: str | None) -> None:
        self.suffix = ".xlsm" if path.suffix.lower() == ".xlsm" else ".xlsx"
        try:
            with warnings.catch_warnings(record=True) as told:
                warnings.simplefilter("always")
                # Formulas stay formulas in the copy, and are read by the values that were stored.
                self._book = load_workbook(path, keep_vba=self.suffix == ".xlsm")
                values = load_workbook(path, data_only=True)
        except _DAMAGED as error:
            shown = " ".join(str(error).split())[:120]
            raise NotText(f"{path} is no sound workbook ({shown}): save it anew as XLSX or CSV") from error
        self.lost = tuple(dict.fromkeys(str(one.message) for one in told))
        names = [one.title for one in values.worksheets]
        if not names or (sheet is not None and sheet not in names):
            raise WrongUse(f"{path} has no sheet {sheet!r}; it has {', '.join(map(repr, names))}")
        self._name = sheet or names[0]
        self.rows = [
            [_text(value) for value in row] for row in values[self._name].iter_rows(values_only=True)
        ]

    def write(
        self, path: Path, *, header: int, names: Sequence[str], cells: Mapping[int, Sequence[Any]],
        about: Sequence[tuple[str, str]],
    ) -> None:  # fmt: skip
        page = self._book[self._name]
        first = page.max_column + 1
        for place, added in {**cells, header: names}.items():
            for at, value in enumerate(added):
                _put(page.cell(place + 1, first + at), value)
        notes = self._book.create_sheet("supplywatch")
        for place, line in enumerate(about, start=1):
            for at, value in enumerate(line, start=1):
                _put(notes.cell(place, at), value)
        notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 24, 120
        try:
            self._book.save(path)
        except OSError as error:
            raise WrongUse(f"{path} cannot be written: {error.strerror}") from error


def _put(cell: Any, value: Any) -> None:
    if isinstance(value, float):
        cell.value = value
        return
    cell.value = ILLEGAL_CHARACTERS_RE.sub("�", plain(value))[:_LONGEST] or None
    if cell.value is not None:
        cell.data_type = "s"  # a text that begins with = would be a formula


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    # A break that was typed into a cell on purpose; in a CSV one would be a mark that is not closed.
    return "" if value is None else " ".join(str(value).splitlines())
