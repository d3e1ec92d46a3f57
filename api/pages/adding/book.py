"""Imports that were asked for on a page: what was handed in, how far each is, its account in the end.

An import that nobody works on any more, because its process ended, waits again when its lease has run out; to
do it once more is harmless (`api.importing`). One import is done at a time.
"""

import json
import secrets
import sqlite3
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from api.local_base import kept, opened
from graph.errors import NotFound

_TABLES = """
CREATE TABLE IF NOT EXISTS import (id TEXT PRIMARY KEY, asked_by TEXT NOT NULL, kind TEXT NOT NULL,
  name TEXT NOT NULL, options TEXT NOT NULL, created TEXT NOT NULL, state TEXT NOT NULL,
  lease TEXT NOT NULL, account TEXT, problem TEXT);
"""
_LEASE = timedelta(seconds=30)
RENEW = 10.0  # seconds


class State(StrEnum):
    """How far an import has come."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Import:
    """One file with what was said of it; `account` as `api.import_plan.account` has it, and `ended`."""

    id: str
    by: str
    kind: str
    name: str
    options: Mapping[str, str]
    created: datetime
    state: State
    account: Mapping[str, Any] | None
    problem: str | None

    @property
    def over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in (State.DONE, State.FAILED)


class ImportBook:
    """The imports of one data folder, with the files that wait."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "imports"

    def add(
        self, by: str, kind: str, name: str, content: bytes, options: Mapping[str, str], *, at: datetime
    ) -> Import:
        """Keep a file to be imported; it is on disk when this returns."""
        made = Import(secrets.token_hex(16), by, kind, name, options, at, State.WAITING, None, None)
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.file(made).write_bytes(content)
        with self._open() as base:
            base.execute(
                "INSERT INTO import VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)",
                (made.id, by, kind, name, json.dumps(dict(options)), kept(at), made.state, kept(at)),
            )
        return made

    def file(self, one: Import) -> Path:
        """Where its file waits."""
        return self._folder / one.id

    def get(self, identifier: str) -> Import:
        """The import. Raises `NotFound`."""
        with self._open() as base:
            row = base.execute("SELECT * FROM import WHERE id = ?", (identifier,)).fetchone()
        if row is None:
            raise NotFound("import", identifier)
        return _import(row)

    def take(self, now: datetime) -> Import | None:
        """The import that has waited longest, leased; None when none waits or one is being done."""
        with self._open() as base:
            base.execute("BEGIN IMMEDIATE")
            busy = base.execute(
                "SELECT 1 FROM import WHERE state = ? AND lease >= ?", (State.RUNNING, kept(now))
            )
            if busy.fetchone():
                return None
            row = base.execute(
                "SELECT * FROM import WHERE state IN (?, ?) ORDER BY created, id LIMIT 1",
                (State.WAITING, State.RUNNING),
            ).fetchone()
            if row is None:
                return None
            base.execute(
                "UPDATE import SET state = ?, lease = ?, problem = NULL WHERE id = ?",
                (State.RUNNING, kept(now + _LEASE), row["id"]),
            )
        return _import(row)

    def renew(self, identifier: str, now: datetime) -> None:
        """Somebody still works on it."""
        with self._open() as base:
            base.execute("UPDATE import SET lease = ? WHERE id = ?", (kept(now + _LEASE), identifier))

    def tell(self, identifier: str, account: Mapping[str, Any]) -> None:
        """How far it is."""
        with self._open() as base:
            base.execute("UPDATE import SET account = ? WHERE id = ?", (json.dumps(account), identifier))

    def settle(self, one: Import, state: State, problem: str | None = None) -> None:
        """Note how it ended; its file goes, unless it waits again."""
        with self._open() as base:
            base.execute("UPDATE import SET state = ?, problem = ? WHERE id = ?", (state, problem, one.id))
        if state is not State.WAITING:
            self.file(one).unlink(missing_ok=True)

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self._folder / "imports.sqlite3", _TABLES)


def _import(row: Any) -> Import:
    return Import(
        id=row["id"],
        by=row["asked_by"],
        kind=row["kind"],
        name=row["name"],
        options=json.loads(row["options"]),
        created=datetime.fromisoformat(row["created"]),
        state=State(row["state"]),
        account=json.loads(row["account"]) if row["account"] else None,
        problem=row["problem"],
    )
