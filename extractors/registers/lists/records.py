"""The entries of a list as rows of cells, whether it comes as CSV, as an Excel workbook or as JSON.

Lists are renamed from edition to edition: a profile gives several names for a column, and those that the file
uses are found out from its header.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any

from extractors.parse.decoding import storable
from extractors.registers.encoding import Recoded
from extractors.registers.json_values import Value, json_values
from extractors.registers.lists.profile import Profile
from extractors.registers.opening import Input, Limits
from extractors.registers.stream import Skipped, Unreadable
from extractors.registers.table.rows import Row, column, raw_rows, table_rows
from graph.errors import UnreadableDocument, WrongUse

_LOOKED_AT = 60  # rows in which the header must stand
_DEEPEST = 6  # levels of JSON around the entries


def records(
    file: Input, profile: Profile, *, limits: Limits, encoding: str | None
) -> Iterator[Row | Skipped]:
    """Each entry, its cells by the fields of the profile. Raises `WrongUse` where no column fits."""
    encoding = encoding or profile.encoding
    if file.workbook is not None:
        yield from _table(file, file, profile, limits, encoding)
        return
    try:
        head, pieces = _head(file.pieces())
        first = "".join(Recoded([head], declared=encoding).text()).lstrip()[:1]
    except UnreadableDocument as error:
        yield Skipped(file.name, Unreadable.BROKEN, str(error))
        return
    whole = Input(file.name, chain([head], pieces))
    if first in ("{", "["):
        yield from _json(whole, profile, limits, encoding)
    else:
        yield from _table(whole, Input(file.name, iter([head])), profile, limits, encoding)


def _head(pieces: Iterator[bytes]) -> tuple[bytes, Iterator[bytes]]:
    """What the header must stand in, and the pieces that follow it. Raises what reading the file raises."""
    head = b""
    for piece in pieces:
        head += piece
        if len(head) >= 1 << 16:
            break
    return head, pieces


def _table(
    file: Input, sample: Input, profile: Profile, limits: Limits, encoding: str | None
) -> Iterator[Row | Skipped]:
    ways = {"limits": limits, "encoding": encoding, "delimiter": profile.delimiter, "sheet": profile.sheet}
    try:
        rows = [cells for _, cells in islice(raw_rows(sample, **ways), _LOOKED_AT)]  # type: ignore[arg-type]
    except UnreadableDocument as error:
        yield Skipped(file.name, Unreadable.BROKEN, str(error))
        return
    columns = _columns(file.name, profile, rows)
    if file.workbook is not None:
        file.workbook.seek(0)
    for row in table_rows(file, frozenset(columns.values()), **ways):  # type: ignore[arg-type]
        if isinstance(row, Skipped):
            yield row
            continue
        cells = {field: row.cells[label] for field, label in columns.items() if label in row.cells}
        yield Row(row.where, cells)


def _columns(name: str, profile: Profile, rows: Sequence[Sequence[str]]) -> Mapping[str, str]:
    """The column of each field, in the row that has the company and most of the others."""
    best: dict[str, str] = {}
    for cells in rows:
        labels = {column(cell) for cell in cells if cell}
        found = {
            field: label
            for field, names in profile.columns.named.items()
            if (label := next((column(one) for one in names if column(one) in labels), None))
        }
        if "company" in found and len(found) > len(best):
            best = found
    if not best:
        shown = ", ".join(profile.columns.company)
        first = ", ".join(cell for cell in (rows[0] if rows else ()) if cell)[:300]
        raise WrongUse(
            f"{name} has no column for the company ({shown}). Its first row is: {first or 'empty'}. "
            "Say with --profile FILE how the columns of this list are called"
        )
    return best


def _json(file: Input, profile: Profile, limits: Limits, encoding: str | None) -> Iterator[Row | Skipped]:
    """Entries stand alone, in an array, or in the one list of entries somewhere within an object."""
    for one in json_values(file, limits=limits, encoding=encoding):
        if isinstance(one, Skipped):
            yield one
        elif isinstance(one, Value):
            yield from _entries(one.where, one.value, profile, _DEEPEST)


def _entries(where: str, value: Any, profile: Profile, depth: int) -> Iterator[Row | Skipped]:
    if isinstance(value, Mapping):
        cells = _cells(value, profile)
        if cells.get("company"):
            yield Row(where, cells)
            return
        inner = [(key, one) for key, one in value.items() if isinstance(one, Mapping | list) and one]
        if inner and depth:
            for key, one in inner:
                yield from _entries(f"{where}, {str(key)[:40]}", one, profile, depth - 1)
            return
    elif isinstance(value, list) and depth:
        for number, one in enumerate(value, start=1):
            yield from _entries(f"{where}[{number}]", one, profile, depth - 1)
        return
    yield Skipped(where, Unreadable.NOT_A_RECORD, "no entry of a list: it names no company")


def _cells(value: Mapping[str, Any], profile: Profile) -> Mapping[str, str]:
    given = {column(str(key)): one for key, one in value.items()}
    found: dict[str, str] = {}
    for field, names in profile.columns.named.items():
        for name in names:
            text = _text(given.get(column(name)))
            if text:
                found[field] = text
                break
    return found


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(filter(None, map(_text, value)))
    return "" if value is None or isinstance(value, Mapping | bool) else storable(str(value).strip())
