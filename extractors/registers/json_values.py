"""JSON of any size as its records: packages, arrays, JSON lines, values one after another.

Memory holds one record at a time. What stood whole before a file breaks off is yielded, and the rest is
reported.
"""

import json
import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Any

import ijson
from ijson.common import IncompleteJSONError, JSONError, ObjectBuilder

from extractors.registers.encoding import Recoded
from extractors.registers.opening import Input, Limits
from extractors.registers.stream import Skipped, Unreadable
from graph.errors import NotText, TooLarge, UnreadableDocument

_FIGURES = b"0123456789"
_ENDLESS = re.compile(rb"\d{4000}")  # Python makes no number of more than 4,300 digits
_HEAD = 1 << 20  # a first line longer than this is no line of JSON lines


@dataclass(frozen=True, slots=True)
class Value:
    """One record. `list_name` is the list of its package that it stands in, None where it stands alone."""

    where: str
    value: Any
    list_name: str | None = None
    package: int = 0  # number of the package in its file; 0 for none


@dataclass(frozen=True, slots=True)
class Package:
    """What stood around the records of package `number`; it comes after them."""

    number: int
    around: dict[str, Any]


def json_values(
    file: Input, *, lists: Set[str] = frozenset(), limits: Limits, encoding: str | None = None
) -> Iterator[Value | Package | Skipped]:
    """Every record of a file.

    An object that has one of `lists` ("releases", "records") is a package: the members of the list are the
    records, and its other fields follow as a `Package`. Any other object is a record itself; so are members
    of an outermost array. Numbers with a fraction are `Decimal`.
    """
    recoded = Recoded(file.pieces(), declared=encoding)
    stream = _Bytes(recoded.utf8())
    reader = _Reader(file.name, lists, limits)
    try:
        yield from reader.lines(stream) if stream.has_lines() else reader.events(stream)
    except UnreadableDocument as error:
        yield Skipped(f"{file.name}, {reader.reached}", Unreadable.BROKEN, str(error))
    if not reader.seen:
        yield Skipped(file.name, Unreadable.NOT_JSON, "no JSON object is in it")


def json_files(
    files: Iterable[Input | Skipped],
    *,
    lists: Set[str],
    limits: Limits,
    encoding: str | None,
    no_workbook: str,
) -> Iterator[tuple[str, Value | Package | Skipped]]:
    """Every record of every file, beside the file's name. What cannot be opened is `Skipped`, and so is an
    Excel workbook, for the reason `no_workbook`.
    """
    for file in files:
        if isinstance(file, Skipped):
            yield file.where, file
        elif file.workbook is not None:
            yield file.name, Skipped(file.name, Unreadable.FILE, f"an Excel workbook: {no_workbook}")
        else:
            for one in json_values(file, lists=lists, limits=limits, encoding=encoding):
                yield file.name, one


class _Bytes:
    """A readable stream over pieces of bytes, with a look at the first line."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""
        self._digits = b""  # those at the end of what was read

    def has_lines(self) -> bool:
        """Whether the first line is a JSON object of its own, with something after it."""
        while b"\n" not in self._rest.lstrip() and len(self._rest) < _HEAD:
            piece = next(self._pieces, None)
            if piece is None:
                return False
            self._rest += piece
        first, newline, _ = self._rest.lstrip().partition(b"\n")
        if not newline or not first.startswith(b"{"):
            return False
        try:
            json.loads(first)
        except (ValueError, ArithmeticError, RecursionError):
            return False
        return True

    def read(self, number: int) -> bytes:
        if number == 0:
            return b""
        if not self._rest:
            self._rest = next(filter(None, self._pieces), b"")
        piece, self._rest = self._rest[:number], self._rest[number:]
        self._refuse_endless(piece)
        return piece

    def _refuse_endless(self, piece: bytes) -> None:
        """Raise `NotText` at a whole number of thousands of digits: ijson 3.6 would end the whole process."""
        joined = self._digits + piece
        if _ENDLESS.search(joined):
            raise NotText("a number of thousands of digits: what follows could not be read")
        self._digits = joined[len(joined.rstrip(_FIGURES)) :]

    def lines(self, longest: int) -> Iterator[bytes | None]:
        """Each line; None for one that is longer, which is passed over."""
        rest, too_long = bytearray(), False
        for piece in chain((self._rest,), self._pieces):
            *whole, last = piece.split(b"\n")
            for end in whole:
                rest += end
                yield None if too_long or len(rest) > longest else bytes(rest)
                rest, too_long = bytearray(), False
            if not too_long:
                rest += last
            if len(rest) > longest:
                rest, too_long = bytearray(), True
        if rest or too_long:
            yield None if too_long else bytes(rest)


class _Reader:
    def __init__(self, name: str, lists: Set[str], limits: Limits) -> None:
        self._name = name
        self._lists = lists
        self._limits = limits
        self._packages = 0
        self.seen = 0  # records
        self.reached = "at its beginning"

    def lines(self, stream: _Bytes) -> Iterator[Value | Package | Skipped]:
        for number, line in enumerate(stream.lines(self._limits.value), start=1):
            self.reached = f"line {number}"
            where = f"{self._name}, line {number}"
            if line is None:
                yield Skipped(where, Unreadable.TOO_LARGE, self._too_large())
            elif line.strip():
                try:
                    value = json.loads(line, parse_float=Decimal, parse_constant=_refused)
                except (ValueError, ArithmeticError, RecursionError) as error:
                    self.seen += 1
                    yield Skipped(where, Unreadable.NOT_JSON, f"the line is no JSON ({error})")
                else:
                    yield from self._whole(where, value)

    def _whole(self, where: str, value: Any) -> Iterator[Value | Package]:
        found = [name for name in sorted(self._lists) if isinstance(value, dict) and name in value]
        inside = [name for name in found if isinstance(value[name], list)]
        if not inside:
            self.seen += 1
            yield Value(where, value)
            return
        self._packages += 1
        for name in inside:
            for number, member in enumerate(value[name], start=1):
                self.seen += 1
                yield Value(f"{where}, {name}[{number}]", member, name, self._packages)
        around = {key: other for key, other in value.items() if key not in inside}
        yield Package(self._packages, around)

    def events(self, stream: _Bytes) -> Iterator[Value | Package | Skipped]:
        events = ijson.basic_parse(stream, multiple_values=True, buf_size=1 << 17)
        try:
            for event, value in events:
                if event == "start_array":
                    yield from self._array(events)
                else:
                    yield from self._top(event, value, events)
        except (JSONError, ArithmeticError) as error:  # the second of numbers of no end, such as 1e9999999999
            early = isinstance(error, IncompleteJSONError) and _is_early(error)
            reason = Unreadable.TRUNCATED if early else Unreadable.BROKEN
            why = "the file ends in the middle of a record: fetch it again" if early else (
                f"no JSON from here on ({_short(error)}): what follows could not be read"
            )  # fmt: skip
            yield Skipped(f"{self._name}, {self.reached}", reason, why)
            self.seen += 1

    def _array(self, events: Iterator[tuple[str, Any]]) -> Iterator[Value | Package | Skipped]:
        for event, value in events:
            if event == "end_array":
                return
            yield from self._top(event, value, events)

    def _top(
        self, event: str, value: Any, events: Iterator[tuple[str, Any]]
    ) -> Iterator[Value | Package | Skipped]:
        if event != "start_map":
            self.seen += 1
            yield self._value(self._built(event, value, events))
            return
        around: dict[str, Any] = {}
        packaged = False
        for event, value in events:
            if event == "end_map":
                break
            key = value
            event, value = next(events)
            if key in self._lists and event == "start_array":
                if not packaged:
                    self._packages += 1
                    packaged = True
                yield from self._members(key, events)
            else:
                around[key] = self._built(event, value, events)
        if packaged:
            yield Package(self._packages, around)
        else:
            self.seen += 1
            yield self._value(around)

    def _members(self, name: str, events: Iterator[tuple[str, Any]]) -> Iterator[Value]:
        for number, (event, value) in enumerate(events, start=1):
            if event == "end_array":
                return
            self.seen += 1
            yield Value(
                f"{self._name}, {name}[{number}]", self._built(event, value, events), name, self._packages
            )
            self.reached = f"after {name}[{number}]"

    def _value(self, value: Any) -> Value:
        self.reached = f"after record {self.seen}"
        return Value(f"{self._name}, record {self.seen}", value)

    def _built(self, event: str, value: Any, events: Iterator[tuple[str, Any]]) -> Any:
        """The value that begins with this event. Raises `TooLarge` before it fills the memory."""
        if event not in ("start_map", "start_array"):
            return value
        builder = ObjectBuilder()
        builder.event(event, value)
        depth, room = 1, self._limits.value
        while depth:
            event, value = next(events)
            builder.event(event, value)
            depth += (event in ("start_map", "start_array")) - (event in ("end_map", "end_array"))
            room -= len(value) + 8 if isinstance(value, str) else 8
            if room < 0 or depth > _DEEPEST:
                raise TooLarge(self._too_large())
        return builder.value

    def _too_large(self) -> str:
        return (
            f"one record is larger than {self._limits.value / 1e6:g} MB, or nested deeper than {_DEEPEST} "
            "levels: this is no list of records"
        )


_DEEPEST = 200


def _is_early(error: Exception) -> bool:
    text = str(error).lower()
    return "premature" in text or "incomplete" in text or "eof" in text


def _short(error: Exception) -> str:
    return (str(error).strip() or "a number of no end").splitlines()[0][:120]


def _refused(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON number")
