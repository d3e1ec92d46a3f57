"""Files, standard input, gzip and zip as streams of bytes that never grow beyond their limits.

A few kilobytes can unpack to terabytes. What is unpacked is therefore counted against an absolute limit and
against the packed bytes, piece by piece, before the next piece is made.
"""

import gzip
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import IO

from extractors.registers.stream import Skipped, Unreadable
from graph.errors import EmptyDocument, NotFetched, NotText, TooLarge, UnreadableDocument

STANDARD_INPUT = "-"
_PIECE = 1 << 18
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_FREE = 50_000_000  # bytes; below this no ratio is suspicious
_WORKBOOK = "xl/workbook.xml"

Told = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may grow to; sizes in bytes. Real notices pack to a tenth or a thirtieth."""

    unpacked: int = 50_000_000_000
    ratio: int = 200
    value: int = 64_000_000  # one record, line or cell


class Input:
    """One file, or one member of an archive: its name, and its bytes once.

    `workbook` is the open file where it is an Excel workbook, else None.
    """

    def __init__(self, name: str, pieces: Iterator[bytes], *, workbook: IO[bytes] | None = None) -> None:
        self.name = name
        self.workbook = workbook
        self._pieces = pieces

    def pieces(self) -> Iterator[bytes]:
        """The bytes, unpacked. Raises `UnreadableDocument` where the file turns out broken or a bomb."""
        yield from self._pieces


def inputs(names: list[str], *, limits: Limits, told: Told) -> Iterator[Input | Skipped]:
    """Each file of `names` ("-" is standard input), archives member by member; use each before the next.

    `told` is called with the number of bytes that were read from disk. A file that cannot be opened is
    `Skipped`, and the next one follows.
    """
    for name in names:
        try:
            yield from _opened(name, limits, told)
        except UnreadableDocument as error:
            yield Skipped(shown(name), Unreadable.FILE, str(error))


def size(names: list[str]) -> int:
    """The bytes of these files together; 0 where one of them has no size, such as standard input."""
    try:
        sizes = [0 if name == STANDARD_INPUT else Path(name).stat().st_size for name in names]
    except (OSError, ValueError):
        return 0
    return 0 if 0 in sizes else sum(sizes)


def shown(name: str) -> str:
    """A name as text that can be printed."""
    return "standard input" if name == STANDARD_INPUT else name.encode("utf-8", "replace").decode()


def _opened(name: str, limits: Limits, told: Told) -> Iterator[Input | Skipped]:
    with ExitStack() as stack:
        if name == STANDARD_INPUT:
            stream: IO[bytes] = sys.stdin.buffer
        else:
            stream = stack.enter_context(_file(name))
        counted = _Counted(stream, told)
        head = counted.peek(4)
        if not head:
            raise EmptyDocument("the file is empty: hand in the file as the register gives it")
        if head.startswith(_ZIP):
            archive = stack.enter_context(_seekable(counted, limits)) if name == STANDARD_INPUT else stream
            yield from _members(shown(name), archive, limits, told)
        elif head.startswith(_GZIP):
            yield Input(shown(name), _unpacked(counted, limits))
        else:
            yield Input(shown(name), counted.pieces(limits))


def _file(name: str) -> IO[bytes]:
    try:
        path = Path(name)
        if not S_ISREG(path.stat().st_mode):
            raise NotFetched(f"{shown(name)} is no file: hand in files, or '-' for standard input")
        return path.open("rb")
    except FileNotFoundError as error:
        raise NotFetched(f"there is no file {shown(name)}: check the path") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise NotFetched(f"{shown(name)} cannot be read ({reason}): check path and permissions") from error


class _Counted:
    """A stream that tells how many bytes were taken from it, and lets one look at the first."""

    def __init__(self, stream: IO[bytes], told: Told) -> None:
        self._stream = stream
        self._told = told
        self._ahead = b""
        self.taken = 0

    def peek(self, number: int) -> bytes:
        while len(self._ahead) < number and (piece := self._stream.read(number - len(self._ahead))):
            self._ahead += piece
        return self._ahead

    def read(self, number: int = _PIECE) -> bytes:
        ahead, self._ahead = self._ahead[:number], self._ahead[number:]
        piece = ahead or self._stream.read(number)
        self.taken += len(piece)
        self._told(len(piece))
        return piece

    def pieces(self, limits: Limits) -> Iterator[bytes]:
        while piece := self.read():
            _bounded(self.taken, self.taken, limits)
            yield piece


def _bounded(unpacked: int, packed: int, limits: Limits) -> None:
    if unpacked > limits.unpacked:
        raise TooLarge(f"more than {limits.unpacked / 1e9:g} GB come out of it: split it into smaller files")
    if unpacked > _FREE and unpacked > limits.ratio * max(packed, 1):
        raise TooLarge(
            f"it unpacks to more than {limits.ratio} times its size, as only files made to fill a disk do: "
            "if you trust it, unpack it yourself and hand that in"
        )


def _unpacked(packed: _Counted, limits: Limits) -> Iterator[bytes]:
    made = 0
    try:
        with gzip.GzipFile(fileobj=packed) as stream:  # type: ignore[call-overload]
            while piece := stream.read1(_PIECE):  # what is whole before the end breaks off
                made += len(piece)
                _bounded(made, packed.taken, limits)
                yield piece
    except EOFError as error:
        raise NotText("the gzip file ends too early: fetch it again") from error
    except (gzip.BadGzipFile, zlib.error) as error:
        raise NotText(f"the gzip file is damaged ({error}): fetch it again") from error


def _seekable(stream: _Counted, limits: Limits) -> IO[bytes]:
    """A copy on disk: the directory of a zip stands at its end."""
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the caller's stack
    while piece := stream.read():
        _bounded(stream.taken, stream.taken, limits)
        copy.write(piece)
    copy.seek(0)
    return copy


def _members(name: str, stream: IO[bytes], limits: Limits, told: Told) -> Iterator[Input | Skipped]:
    stream.seek(0)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        raise NotText(f"the zip file is damaged ({error}): fetch it again") from error
    with archive:
        members = [one for one in archive.infolist() if not one.is_dir()]
        _bounded(sum(one.file_size for one in members), sum(one.compress_size for one in members), limits)
        if any(one.filename == _WORKBOOK for one in members):
            stream.seek(0)
            yield Input(name, iter(()), workbook=stream)
            return
        for one in members:
            where = f"{name}/{one.filename}"
            if one.flag_bits & 1:
                yield Skipped(where, Unreadable.FILE, "it asks for a password: unpack it and hand that in")
            elif one.filename.lower().endswith((".zip", ".gz", ".xlsx")):
                yield Skipped(where, Unreadable.FILE, "a packed file in a packed file: unpack it first")
            else:
                yield Input(where, _member(archive, one, limits, told))


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, limits: Limits, told: Told) -> Iterator[bytes]:
    made = 0
    try:
        with archive.open(member) as stream:
            while piece := stream.read(_PIECE):
                made += len(piece)
                _bounded(made, member.compress_size, limits)
                yield piece
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise NotText(f"the zip file is damaged ({error}): fetch it again") from error
    told(member.compress_size)
