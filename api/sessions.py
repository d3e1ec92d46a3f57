"""Who is signed in at a browser: sessions of reviewers, kept in the memory of the service.

A session is opened by an API key and holds the key's identifier, never its token: what the key allows is
asked again at every request, so a key that is revoked ends its sessions. The browser holds 32 random bytes,
the service their SHA-256. A service that starts anew asks everybody to sign in again.
"""

import hashlib
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

LONGEST = timedelta(hours=12)  # a working day
IDLE = timedelta(hours=2)
_MOST = 1000  # the session that was idle longest makes room


@dataclass(frozen=True, slots=True)
class Session:
    """A person at a browser. `key` identifies the API key; None on a machine where none is needed."""

    id: str
    reviewer: str
    key: str | None
    form_token: str  # stands in every form of this session and nowhere else
    since: datetime
    seen: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """What the next page tells this person once. `typed` is what stood in a form that was not taken."""

    words: str
    problem: bool = False
    about: str | None = None
    typed: Mapping[str, str] = field(default_factory=dict)


class Sessions:
    """The sessions of one service; safe to use from its threads."""

    def __init__(self) -> None:
        self._open: dict[str, Session] = {}
        self._notes: dict[str, Note] = {}
        self._lock = threading.Lock()

    def begin(self, reviewer: str, key: str | None, at: datetime) -> str:
        """Open a session and give the token that the browser keeps."""
        token = secrets.token_urlsafe(32)
        made = Session(_digest(token), reviewer, key, secrets.token_urlsafe(32), at, at)
        with self._lock:
            self._drop_old(at)
            while len(self._open) >= _MOST:
                self._end(min(self._open.values(), key=lambda one: one.seen).id)
            self._open[made.id] = made
        return token

    def get(self, token: str, at: datetime) -> Session | None:
        """The session that this token opens, if it still holds; it counts as used now."""
        with self._lock:
            self._drop_old(at)
            found = self._open.get(_digest(token))
            if found is not None:
                found = self._open[found.id] = replace(found, seen=at)
            return found

    def end(self, session: Session) -> None:
        """Close a session at once."""
        with self._lock:
            self._end(session.id)

    def leave(self, session: Session, note: Note) -> None:
        """Keep a note for the next page of this session; a former one is lost."""
        with self._lock:
            if session.id in self._open:
                self._notes[session.id] = note

    def take(self, session: Session) -> Note | None:
        """The note for this page, once."""
        with self._lock:
            return self._notes.pop(session.id, None)

    def _drop_old(self, at: datetime) -> None:
        for one in list(self._open.values()):
            if at - one.seen > IDLE or at - one.since > LONGEST:
                self._end(one.id)

    def _end(self, identifier: str) -> None:
        self._open.pop(identifier, None)
        self._notes.pop(identifier, None)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
