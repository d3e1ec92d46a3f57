"""Webhooks: looking for changes, signing and sending, with retries and dead letters.

The manner is that of Standard Webhooks 1.0: `webhook-id` (the same for every attempt), `webhook-timestamp`,
and `webhook-signature` = `v1,` + base64 of HMAC-SHA256 over `id.timestamp.body`. Only public addresses are
connected to, after the name was resolved, and redirects are not followed (`extractors.fetch.guard`).
"""

import base64
import hashlib
import hmac
import json
import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from api.watching.book import Delivery, State, WatchBook, WatchList
from api.watching.following import Change, changes
from extractors.fetch import Web
from graph.errors import DatabaseUnavailable, NotFound, SupplywatchError, WrongUse
from graph.store import Reader

_log = logging.getLogger("supplywatch.watch")

WAITS = (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400)
"""Seconds between attempts; after the last one the letter is dead."""

_OVERLAP = timedelta(minutes=10)  # a load that was under way is dated at its beginning
_MOST = 100  # changes of one message
_HELD = timedelta(minutes=2)  # how long one process keeps a delivery to itself
_GONE = 410  # the receiver wants no more


def signature(secret: str, identifier: str, moment: int, body: str) -> str:
    """The header `webhook-signature` for a message; `moment` in seconds since 1970."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{identifier}.{moment}.{body}".encode()
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def checked_url(url: str) -> str:
    """The address of a webhook. Raises `WrongUse` unless it is https without credentials; names are resolved
    and checked only when something is sent, each time.
    """
    parts = urlsplit(url.strip())
    if parts.scheme != "https" or not parts.hostname or parts.username or parts.password:
        raise WrongUse(f"{url[:200]!r} cannot be a webhook: give https://host/path without user name")
    return url.strip()


class Postman:
    """Looks for changes of every list and sends what is due. One `round` does each once."""

    def __init__(
        self,
        book: WatchBook,
        store: Reader,
        web: Web,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._book, self._store, self._web, self._clock = book, store, web, clock

    def round(self) -> tuple[int, int]:
        """How many messages were made and how many were delivered."""
        made = sum(self._collect(one) for one in self._book.lists() if one.url)
        sent = sum(self._send(one) for one in self._book.due(self._clock()))
        return made, sent

    def _collect(self, of: WatchList) -> int:
        until = self._clock()
        told = self._book.told(of.id)
        since = max(of.created, of.looked - _OVERLAP)
        found = [
            one for one in changes(self._store, of.members, since=since, until=until) if one.id not in told
        ]
        parts = [found[at : at + _MOST] for at in range(0, len(found), _MOST)]
        messages = [([one.id for one in part], _message(of, part, until)) for part in parts]
        self._book.queue(of, messages, until=until)
        return len(messages)

    def _send(self, one: Delivery) -> bool:
        now = self._clock()
        try:
            of = self._book.get(one.list)
        except NotFound:  # forgotten since
            return False
        if of.url is None or not self._book.take(one, until=now + _HELD):
            return False
        problem, final = self._attempt(of, one)
        attempts = one.attempts + 1
        if problem is None:
            self._book.settle(one.id, State.DELIVERED, attempts, next=now, problem=None)
            return True
        dead = final or attempts > len(WAITS)
        wait = timedelta(seconds=0 if dead else WAITS[attempts - 1])
        state = State.DEAD if dead else State.WAITING
        self._book.settle(one.id, state, attempts, next=now + wait, problem=problem)
        _log.warning("webhook of list %s, attempt %d: %s", of.id, attempts, problem)
        return False

    def _attempt(self, of: WatchList, one: Delivery) -> tuple[str | None, bool]:
        """What went wrong, if anything did, and whether another attempt is in vain."""
        assert of.url is not None and of.secret is not None
        moment = int(self._clock().timestamp())
        headers = {
            "Content-Type": "application/json",
            "webhook-id": one.id,
            "webhook-timestamp": str(moment),
            "webhook-signature": signature(of.secret, one.id, moment, one.body),
        }
        try:
            status = self._web.post(of.url, one.body.encode(), headers)
        except SupplywatchError as error:
            return str(error)[:500], False
        if 200 <= status < 300:
            return None, False
        return f"the receiver answers {status}", status == _GONE


def _message(of: WatchList, found: Sequence[Change], until: datetime) -> str:
    body = {
        "type": "changes",
        "timestamp": until.astimezone(UTC).isoformat(),
        "data": {
            "watchlist": {"id": of.id, "name": of.name},
            "changes": [one.told() for one in found],
        },
    }
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


@contextmanager
def postman_at_work(postman: Postman, *, every: float = 5.0) -> Iterator[None]:
    """Rounds in a thread of its own, until the block ends; a database that is away, or a full disk, is
    waited for.
    """
    stopping = threading.Event()

    def work() -> None:
        while not stopping.wait(every):
            try:
                postman.round()
            except (DatabaseUnavailable, sqlite3.OperationalError) as error:
                _log.warning("%s", error)
            except SupplywatchError:
                _log.exception("a round of webhooks was broken off")

    worker = threading.Thread(target=work, name="webhooks", daemon=True)
    worker.start()
    try:
        yield
    finally:
        stopping.set()
        worker.join(timeout=30)
