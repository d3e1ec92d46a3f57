"""Where watch-lists and deliveries are kept: one SQLite file in the data folder, for this user only.

Not in the graph: the secret of a webhook has no place where analysts look around, and a list is about its
owner, not about the world. Several processes may use the file at once.
"""

import base64
import json
import secrets
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from api.local_base import kept, opened
from graph.errors import NotFound

_FILE = "watch.sqlite3"
_TABLES = """
CREATE TABLE IF NOT EXISTS list (id TEXT PRIMARY KEY, owner TEXT NOT NULL, name TEXT NOT NULL,
  members TEXT NOT NULL, url TEXT, secret TEXT, created TEXT NOT NULL, looked TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS told (list TEXT NOT NULL, change TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (list, change));
CREATE TABLE IF NOT EXISTS delivery (id TEXT PRIMARY KEY, list TEXT NOT NULL, body TEXT NOT NULL,
  created TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, next TEXT NOT NULL, problem TEXT);
"""


class State(StrEnum):
    """How far a delivery has come. `dead` ones are tried again only when somebody asks for it."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class WatchList:
    """Organisations that `owner` follows; `looked` is up to when changes were looked for."""

    id: str
    owner: str
    name: str
    members: tuple[str, ...]
    url: str | None
    secret: str | None
    created: datetime
    looked: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to a webhook."""

    id: str
    list: str
    body: str
    created: datetime
    state: State
    attempts: int
    next: datetime
    problem: str | None


class WatchBook:
    """The watch-lists of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE

    def add(
        self, owner: str, name: str, members: Sequence[str], url: str | None, *, at: datetime
    ) -> WatchList:
        """Keep a new list. With a `url` it gets a secret, which signs what is sent there."""
        made = WatchList(
            id=secrets.token_hex(8),
            owner=owner,
            name=name,
            members=tuple(dict.fromkeys(members)),
            url=url,
            secret=_secret() if url else None,
            created=at,
            looked=at,
        )
        with self._open() as base:
            base.execute(
                "INSERT INTO list VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (made.id, owner, name, json.dumps(made.members), url, made.secret, kept(at), kept(at)),
            )
        return made

    def lists(self, owner: str | None = None) -> list[WatchList]:
        """All lists, or those of one owner, oldest first."""
        with self._open() as base:
            rows = base.execute("SELECT * FROM list ORDER BY created, id").fetchall()
        return [one for row in rows if owner in (None, (one := _list(row)).owner)]

    def get(self, identifier: str, owner: str | None = None) -> WatchList:
        """The list. Raises `NotFound`, also where it is another owner's."""
        with self._open() as base:
            row = base.execute("SELECT * FROM list WHERE id = ?", (identifier,)).fetchone()
        if row is None or owner not in (None, row["owner"]):
            raise NotFound("watch-list", identifier)
        return _list(row)

    def remove(self, identifier: str, owner: str | None = None) -> None:
        """Forget a list with all that was to be sent. Raises `NotFound`."""
        found = self.get(identifier, owner)
        with self._open() as base:
            base.execute("DELETE FROM delivery WHERE list = ?", (found.id,))
            base.execute("DELETE FROM told WHERE list = ?", (found.id,))
            base.execute("DELETE FROM list WHERE id = ?", (found.id,))

    def queue(self, of: WatchList, messages: Iterable[tuple[Sequence[str], str]], *, until: datetime) -> None:
        """Keep the messages, each with the changes that it tells of, and note that everything up to then was
        found: in one step, so that nothing is lost or told twice.
        """
        with self._open() as base:
            for changes, body in messages:
                base.executemany(
                    "INSERT OR IGNORE INTO told VALUES (?, ?, ?)",
                    [(of.id, one, kept(until)) for one in changes],
                )
                base.execute(
                    "INSERT INTO delivery VALUES (?, ?, ?, ?, ?, 0, ?, NULL)",
                    (f"msg_{secrets.token_hex(12)}", of.id, body, kept(until), State.WAITING, kept(until)),
                )
            base.execute("UPDATE list SET looked = ? WHERE id = ?", (kept(until), of.id))
            base.execute(
                "DELETE FROM told WHERE list = ? AND at < ?", (of.id, kept(until - timedelta(days=2)))
            )

    def told(self, identifier: str) -> frozenset[str]:
        """The changes of the last two days that this list was told of."""
        with self._open() as base:
            rows = base.execute("SELECT change FROM told WHERE list = ?", (identifier,)).fetchall()
        return frozenset(row["change"] for row in rows)

    def due(self, now: datetime) -> list[Delivery]:
        """What is to be sent now, oldest first."""
        with self._open() as base:
            rows = base.execute(
                "SELECT * FROM delivery WHERE state = ? AND next <= ? ORDER BY created, id",
                (State.WAITING, kept(now)),
            ).fetchall()
        return [_delivery(row) for row in rows]

    def deliveries(self, identifier: str) -> list[Delivery]:
        """Everything that was or is to be sent for a list, newest first."""
        with self._open() as base:
            rows = base.execute(
                "SELECT * FROM delivery WHERE list = ? ORDER BY created DESC, id LIMIT 500", (identifier,)
            ).fetchall()
        return [_delivery(row) for row in rows]

    def take(self, one: Delivery, *, until: datetime) -> bool:
        """Keep a delivery for this process until then; False where another one has it."""
        with self._open() as base:
            done = base.execute(
                "UPDATE delivery SET next = ? WHERE id = ? AND state = ? AND next = ?",
                (kept(until), one.id, State.WAITING, kept(one.next)),
            )
        return done.rowcount == 1

    def settle(
        self, identifier: str, state: State, attempts: int, *, next: datetime, problem: str | None
    ) -> None:
        """Note how an attempt ended."""
        with self._open() as base:
            base.execute(
                "UPDATE delivery SET state = ?, attempts = ?, next = ?, problem = ? WHERE id = ?",
                (state, attempts, kept(next), problem, identifier),
            )

    def revive(self, identifier: str, *, at: datetime) -> int:
        """Send the dead letters of a list again, from the first attempt; how many there were."""
        with self._open() as base:
            done = base.execute(
                "UPDATE delivery SET state = ?, attempts = 0, next = ? WHERE list = ? AND state = ?",
                (State.WAITING, kept(at), identifier, State.DEAD),
            )
        return done.rowcount

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self._path, _TABLES)


def _secret() -> str:
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def _list(row: Any) -> WatchList:
    return WatchList(
        id=row["id"],
        owner=row["owner"],
        name=row["name"],
        members=tuple(json.loads(row["members"])),
        url=row["url"],
        secret=row["secret"],
        created=datetime.fromisoformat(row["created"]),
        looked=datetime.fromisoformat(row["looked"]),
    )


def _delivery(row: Any) -> Delivery:
    return Delivery(
        id=row["id"],
        list=row["list"],
        body=row["body"],
        created=datetime.fromisoformat(row["created"]),
        state=State(row["state"]),
        attempts=row["attempts"],
        next=datetime.fromisoformat(row["next"]),
        problem=row["problem"],
    )
