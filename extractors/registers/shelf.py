"""Records that refer to each other, kept on disk until all of a file has been read.

A statement of ownership may stand before the companies that it names, and a file may be larger than memory.
The shelf is a database without network or server in a temporary file that goes away with the run.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from extractors.registers.scratch import scratch
from graph.resolution.bands import Band, Profile
from graph.resolution.match import compare
from graph.resolution.names import identity

_ROWS = 500
_CIRCLE = 6  # companies in a circle of owners that is looked for
_ON_NUMBER = 50  # names of one number that are compared; more of them are two for sure


class Shelf:
    """Keep records, then look them up by key or read them in order."""

    def __init__(self, file: sqlite3.Connection) -> None:
        self._file = file
        self._waiting: list[tuple[str, str, str, str, str]] = []
        for line in (
            "CREATE TABLE record (kind TEXT, key TEXT, moment TEXT, place TEXT, fields TEXT)",
            "CREATE TABLE number (number TEXT, form TEXT, name TEXT, PRIMARY KEY (number, form))",
            "CREATE TABLE owner (child TEXT, parent TEXT, PRIMARY KEY (child, parent))",
            "CREATE TABLE mark (kind TEXT, key TEXT, PRIMARY KEY (kind, key))",
        ):
            file.execute(line)

    def keep(self, kind: str, key: str, moment: str, where: str, fields: dict[str, Any]) -> None:
        """Keep a record; `moment` orders those of one key."""
        text = json.dumps(fields, ensure_ascii=True, default=str)
        self._waiting.append((kind, _whole(key), _whole(moment), _whole(where), text))
        if len(self._waiting) >= _ROWS:
            self._flush()

    def mark(self, kind: str, key: str) -> None:
        """Note a key, such as that of a statement that another one replaces."""
        self._file.execute("INSERT OR IGNORE INTO mark VALUES (?, ?)", (kind, _whole(key)))

    def marked(self, kind: str, key: str) -> bool:
        """Whether a key was noted."""
        return (
            self._file.execute(
                "SELECT 1 FROM mark WHERE kind = ? AND key = ?", (kind, _whole(key))
            ).fetchone()
            is not None
        )

    def arrange(self) -> None:
        """Make the look-ups fast; call it when all has been kept."""
        self._flush()
        self._file.execute("CREATE INDEX IF NOT EXISTS by_key ON record (kind, key, moment)")

    def last(self, kind: str, key: str) -> dict[str, Any] | None:
        """The newest record of a key."""
        row = self._file.execute(
            "SELECT fields FROM record WHERE kind = ? AND key = ? ORDER BY moment DESC, rowid DESC LIMIT 1",
            (kind, _whole(key)),
        ).fetchone()
        return dict(json.loads(row[0])) if row else None

    def groups(self, kind: str) -> Iterator[tuple[str, list[tuple[str, dict[str, Any]]]]]:
        """Each key with its records, the oldest first, and where each stands."""
        rows = self._file.execute(
            "SELECT key, place, fields FROM record WHERE kind = ? ORDER BY key, moment, rowid", (kind,)
        )
        for key, group in groupby(rows, key=lambda row: row[0]):
            yield str(key), [(place, dict(json.loads(fields))) for _, place, fields in group]

    def number(self, number: str, name: str) -> None:
        """Note that this number stands beside this name."""
        row = (_whole(number), identity(_whole(name)), _whole(name))
        self._file.execute("INSERT OR IGNORE INTO number VALUES (?, ?, ?)", row)

    def names_of(self, number: str) -> tuple[str, ...]:
        """Two names that one number stands beside and that cannot be one company's; else nothing."""
        rows = self._file.execute(
            "SELECT name FROM number WHERE number = ? ORDER BY form LIMIT ?", (_whole(number), _ON_NUMBER)
        )
        names = [str(row[0]) for row in rows]
        return next(
            (
                (names[0], other)
                for other in names[1:]
                if compare(Profile(names[0]), Profile(other)).band is Band.NO
            ),
            (),
        )

    def owner(self, child: str, parent: str) -> None:
        """Note who owns whom."""
        self._file.execute("INSERT OR IGNORE INTO owner VALUES (?, ?)", (_whole(child), _whole(parent)))

    def in_circle(self, child: str, parent: str) -> bool:
        """Whether the child owns its parent in turn, over at most six steps."""
        row = self._file.execute(
            "WITH RECURSIVE up(node, depth) AS (SELECT ?, 0 UNION SELECT owner.parent, up.depth + 1 "
            "FROM owner JOIN up ON owner.child = up.node WHERE up.depth < ?) "
            "SELECT 1 FROM up WHERE node = ? LIMIT 1",
            (_whole(parent), _CIRCLE - 1, _whole(child)),
        ).fetchone()
        return row is not None

    def _flush(self) -> None:
        self._file.executemany("INSERT INTO record VALUES (?, ?, ?, ?, ?)", self._waiting)
        self._waiting.clear()


def _whole(text: str) -> str:
    """Text that can be written; JSON may hold half of a character."""
    return text.encode("utf-8", "replace").decode()


@contextmanager
def shelf() -> Iterator[Shelf]:
    """An empty shelf, gone with its file afterwards."""
    with scratch() as file:
        yield Shelf(file)


def unshared(numbers: Iterable[str], kept: Shelf) -> tuple[list[str], list[tuple[str, tuple[str, ...]]]]:
    """The numbers that stand beside one name alone; the others with two of their names."""
    good: list[str] = []
    shared: list[tuple[str, tuple[str, ...]]] = []
    for one in dict.fromkeys(numbers):
        names = kept.names_of(one)
        if names:
            shared.append((one, names))
        else:
            good.append(one)
    return good, shared
