"""Releases of many processes, put in order on disk: a package may hold them in any order.

An update often gives only what changed, so the releases of one process (`ocid`) must be merged, wherever in
the files they stand. They wait in a temporary file, a database without network or server, that goes away
with the run; memory stays flat.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from extractors.registers.scratch import scratch

_ROWS = 500


@dataclass(frozen=True, slots=True)
class Release:
    """One release as far as it is read, where it stands, and what was wrong with it."""

    ocid: str
    date: str
    where: str
    package: str  # key of what the package says of itself
    fields: dict[str, Any]
    told: tuple[str, ...] = ()


class Spool:
    """Add releases and packages, then read the releases, process by process, each in order of dates."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        self._waiting: list[tuple[str, str, str, str, str, str]] = []
        file.execute(
            "CREATE TABLE release (ocid TEXT, date TEXT, place TEXT, package TEXT, fields TEXT, told TEXT)"
        )
        file.execute("CREATE TABLE package (key TEXT PRIMARY KEY, fields TEXT)")

    def add(self, release: Release) -> None:
        """Keep a release."""
        fields = json.dumps(release.fields, ensure_ascii=True)
        row = (release.ocid, release.date, release.where, release.package, fields, json.dumps(release.told))
        self._waiting.append(row)
        if len(self._waiting) >= _ROWS:
            self._flush()

    def add_package(self, key: str, fields: dict[str, Any]) -> None:
        """Keep what a package says of itself."""
        self._file.execute("INSERT OR REPLACE INTO package VALUES (?, ?)", (key, json.dumps(fields)))

    def processes(self) -> Iterator[list[Release]]:
        """The releases of each process, in order of their dates, then of their places in the files."""
        self._flush()
        self._file.execute("CREATE INDEX by_ocid ON release (ocid, date)")
        rows = self._file.execute(
            "SELECT ocid, date, place, package, fields, told FROM release ORDER BY ocid, date, rowid"
        )
        for _, group in groupby(rows, key=lambda row: row[0]):
            yield [
                Release(ocid, date, place, package, json.loads(fields), tuple(json.loads(told)))
                for ocid, date, place, package, fields, told in group
            ]

    def package(self, key: str) -> dict[str, Any]:
        """What a package says of itself; empty where there was none."""
        row = self._file.execute("SELECT fields FROM package WHERE key = ?", (key,)).fetchone()
        return dict(json.loads(row[0])) if row else {}

    def _flush(self) -> None:
        self._file.executemany("INSERT INTO release VALUES (?, ?, ?, ?, ?, ?)", self._waiting)
        self._waiting.clear()


@contextmanager
def spool() -> Iterator[Spool]:
    """An empty spool, gone with its file afterwards."""
    with scratch() as file:
        yield Spool(file)
