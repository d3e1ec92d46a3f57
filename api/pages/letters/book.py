"""What became of the requests for a reply: one SQLite file in the data folder.

A request is kept without its text, which quotes: what was taken back since must not live on here.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from api.http.service import Service
from api.local_base import opened

_TABLES = """
CREATE TABLE IF NOT EXISTS request (matter TEXT NOT NULL, organisation TEXT NOT NULL, name TEXT NOT NULL,
  noted_by TEXT NOT NULL, drafted TEXT, deadline TEXT, sent TEXT, answered TEXT, declined INTEGER NOT NULL,
  sha256 TEXT, PRIMARY KEY (matter, organisation));
"""


@dataclass(frozen=True, slots=True)
class Request:
    """One company, asked about one matter. `declined` where its answer was that it gives none.

    `sha256` is that of the text that was drafted last.
    """

    matter: str
    organisation: str
    name: str
    by: str
    drafted: date | None = None
    deadline: date | None = None
    sent: date | None = None
    answered: date | None = None
    declined: bool = False
    sha256: str | None = None

    @property
    def sentence(self) -> str:
        """What stands at the matter; empty while nothing was sent."""
        if self.sent is None:
            return ""
        asked = f"A reply of {self.name} was asked for on {self.sent}"
        if self.answered is None:
            until = f", to be given by {self.deadline}" if self.deadline else ""
            return f"{asked}{until}; none is recorded."
        if self.declined:
            return f"{asked}; on {self.answered} it declined to give one."
        return f"{asked} and given on {self.answered}."


class LetterBook:
    """The requests of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "letters.sqlite3"

    def about(self, matters: Iterable[str]) -> list[Request]:
        """All requests about a matter, given by its identifier and those that it had before, by name."""
        wanted = list(dict.fromkeys(matters))
        marks = ", ".join("?" for _ in wanted)
        with self._open() as base:
            rows = base.execute(
                f"SELECT * FROM request WHERE matter IN ({marks}) ORDER BY name, organisation, sent",  # noqa: S608
                wanted,
            ).fetchall()
        return [_request(row) for row in rows]

    def keep(self, one: Request) -> None:
        """Note how a request stands now."""
        with self._open() as base:
            base.execute(
                "INSERT OR REPLACE INTO request VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    one.matter, one.organisation, one.name, one.by, _day(one.drafted), _day(one.deadline),
                    _day(one.sent), _day(one.answered), int(one.declined), one.sha256,
                ),
            )  # fmt: skip

    def forget(self, one: Request) -> None:
        """It was noted by mistake."""
        with self._open() as base:
            base.execute(
                "DELETE FROM request WHERE matter = ? AND organisation = ?", (one.matter, one.organisation)
            )

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self._path, _TABLES)


def requests_about(service: Service, matter: str) -> list[Request]:
    """The requests about a matter, those also that were noted before it was joined to another."""
    before = service.store.read("entities/controversies_before", id=matter)
    return LetterBook(service.settings.data).about([matter, *(str(row["id"]) for row in before)])


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _request(row: Any) -> Request:
    days = {name: date.fromisoformat(row[name]) if row[name] else None
            for name in ("drafted", "deadline", "sent", "answered")}  # fmt: skip
    return Request(
        matter=row["matter"],
        organisation=row["organisation"],
        name=row["name"],
        by=row["noted_by"],
        declined=bool(row["declined"]),
        sha256=row["sha256"],
        **days,
    )
