"""Where frozen answers are kept: one SQLite file in the data folder, written once and never changed."""

import json
import secrets
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from api.local_base import kept, opened
from api.pages.sharing.frozen import Frozen, Row, digest
from graph.errors import NotFound

_TABLES = """
CREATE TABLE IF NOT EXISTS shared (id TEXT PRIMARY KEY, frozen_by TEXT NOT NULL, at TEXT NOT NULL,
  address TEXT NOT NULL, content TEXT NOT NULL, sha256 TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """One frozen answer in a line."""

    id: str
    title: str
    at: datetime
    by: str
    sha256: str


class SharedBook:
    """The frozen answers of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "shared.sqlite3"

    def add(
        self,
        by: str,
        address: str,
        content: tuple[Mapping[str, Any], Sequence[Row], Sequence[Row]],
        *,
        at: datetime,
    ) -> Frozen:
        """Keep an answer: its head, totals and rows."""
        made = Frozen(secrets.token_hex(8), by, at, address, *content, sha256=digest(*content))
        with self._open() as base:
            base.execute(
                "INSERT INTO shared VALUES (?, ?, ?, ?, ?, ?)",
                (made.id, by, kept(at), address, json.dumps(content, ensure_ascii=False), made.sha256),
            )
        return made

    def get(self, identifier: str) -> Frozen:
        """The frozen answer. Raises `NotFound`."""
        with self._open() as base:
            row = base.execute("SELECT * FROM shared WHERE id = ?", (identifier,)).fetchone()
        if row is None:
            raise NotFound("shared answer", identifier)
        head, totals, rows = json.loads(row["content"])
        return Frozen(
            id=row["id"],
            by=row["frozen_by"],
            at=datetime.fromisoformat(row["at"]),
            address=row["address"],
            head=head,
            totals=totals,
            rows=rows,
            sha256=row["sha256"],
        )

    def titles(self, owner: str | None) -> list[Kept]:
        """What was frozen by one, or by all, the newest first."""
        with self._open() as base:
            rows = base.execute(
                "SELECT id, at, frozen_by, sha256, json_extract(content, '$[0].question.title') AS title"
                " FROM shared ORDER BY at DESC, id"
            ).fetchall()
        return [
            Kept(row["id"], row["title"], datetime.fromisoformat(row["at"]), row["frozen_by"], row["sha256"])
            for row in rows
            if owner in (None, row["frozen_by"])
        ]

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self._path, _TABLES)
