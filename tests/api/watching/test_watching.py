"""Watch-lists: what changed about whom, told once, signed, and never to an address inside."""

import base64
import hashlib
import hmac
import json
import re
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from api.watching import State, WatchBook, changes
from api.watching.delivering import WAITS, Postman, checked_url, signature
from extractors.fetch import Web
from graph import decisions
from graph.decisions import Reviewer
from graph.errors import NotFound, WrongUse

START = datetime(2026, 11, 19, 8, tzinfo=UTC)


class Clock:
    """A clock that is put on by hand; the claims of these tests are recorded at 2026-11-20, 12:00."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def receiver() -> Iterator[Any]:
    """A receiver on this machine: `answers` are the next status codes, `got` what has come."""

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            size = int(self.headers["Content-Length"])
            self.server.got.append((dict(self.headers), self.rfile.read(size).decode()))  # type: ignore[attr-defined]
            answers = self.server.answers  # type: ignore[attr-defined]
            self.send_response(answers.pop(0) if answers else 204)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    server.got, server.answers = [], []  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def _url(receiver: Any) -> str:
    return f"http://127.0.0.1:{receiver.server_port}/hook"


@pytest.fixture
def inside(receiver: Any) -> Web:
    """May reach the receiver of this test, and nothing else on this machine."""
    return Web(allowed=frozenset({("127.0.0.1", receiver.server_port)}))


@pytest.mark.neo4j
def test_a_change_is_told_once_signed_and_by_its_identifiers_alone(
    graph: Any, receiver: Any, inside: Web, tmp_path: Path
) -> None:
    graph.ensure()
    book, clock = WatchBook(tmp_path), Clock()
    of = book.add("local", "Ours", ["us-palantir"], _url(receiver), at=clock.now)
    postman = Postman(book, graph.store, inside, clock=clock)
    claim = graph.deal(accepted=True)
    graph.deal(vendor="Zephyr Analytics Holdings", title="Another", accepted=True)
    graph.allegation()
    clock.now = datetime(2026, 11, 20, 12, 5, tzinfo=UTC)

    rounds = [postman.round(), postman.round()]

    assert rounds == [(1, 1), (0, 0)]
    ((headers, text),) = receiver.got
    body = json.loads(text)
    assert body["data"]["watchlist"] == {"id": of.id, "name": "Ours"}
    (change,) = body["data"]["changes"]
    assert (change["action"], change["claimIds"]) == ("accept", [claim])
    assert change["organisations"][0]["id"] == "us-palantir"
    assert change["organisations"][0]["relation"] == "direct"
    assert "works for it" not in text and "A. Reviewer" not in text
    assert of.secret is not None
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.{text}".encode()
    key = base64.b64decode(of.secret.removeprefix("whsec_"))
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"
    assert [one.state for one in book.deliveries(of.id)] == [State.DELIVERED]


@pytest.mark.neo4j
def test_a_letter_is_tried_with_growing_waits_then_dead_until_somebody_asks(
    graph: Any, receiver: Any, inside: Web, tmp_path: Path
) -> None:
    graph.ensure()
    book, clock = WatchBook(tmp_path), Clock()
    of = book.add("local", "Ours", ["us-palantir"], _url(receiver), at=clock.now)
    postman = Postman(book, graph.store, inside, clock=clock)
    graph.deal(accepted=True)
    clock.now = datetime(2026, 11, 20, 12, 5, tzinfo=UTC)
    receiver.answers += [500] * (len(WAITS) + 1)

    postman.round()
    for wait in WAITS:
        clock.now += timedelta(seconds=wait - 1)
        assert postman.round()[1] == 0
        before = len(receiver.got)
        clock.now += timedelta(seconds=1)
        postman.round()
        assert len(receiver.got) == before + 1
    (letter,) = book.deliveries(of.id)

    assert (letter.state, letter.attempts) == (State.DEAD, len(WAITS) + 1)
    assert letter.problem == "the receiver answers 500"
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1
    assert book.revive(of.id, at=clock.now) == 1
    assert postman.round()[1] == 1


@pytest.mark.neo4j
def test_a_receiver_that_wants_no_more_is_not_asked_again(
    graph: Any, receiver: Any, inside: Web, tmp_path: Path
) -> None:
    graph.ensure()
    book, clock = WatchBook(tmp_path), Clock()
    of = book.add("local", "Ours", ["us-palantir"], _url(receiver), at=clock.now)
    graph.deal(accepted=True)
    clock.now = datetime(2026, 11, 20, 12, 5, tzinfo=UTC)
    receiver.answers.append(410)

    Postman(book, graph.store, inside, clock=clock).round()

    assert [one.state for one in book.deliveries(of.id)] == [State.DEAD]


@pytest.mark.neo4j
def test_nothing_is_sent_to_an_address_inside(graph: Any, receiver: Any, tmp_path: Path) -> None:
    graph.ensure()
    book, clock = WatchBook(tmp_path), Clock()
    named = book.add("local", "By name", ["us-palantir"], "https://hooks.example/", at=clock.now)
    plain = book.add("local", "By address", ["us-palantir"], "https://[::ffff:10.0.0.1]/", at=clock.now)
    odd = book.add("local", "By port", ["us-palantir"], _url(receiver), at=clock.now)
    graph.deal(accepted=True)
    clock.now = datetime(2026, 11, 20, 12, 5, tzinfo=UTC)

    Postman(book, graph.store, Web(resolver=lambda *_: ["127.0.0.1"]), clock=clock).round()

    assert receiver.got == []
    told = [book.deliveries(of.id)[0] for of in (named, plain, odd)]
    assert {letter.state for letter in told} == {State.WAITING}
    assert [
        bool(re.search("only pages of the public web|only ports", letter.problem or "")) for letter in told
    ] == [True] * 3


@pytest.mark.neo4j
def test_what_was_taken_back_is_a_change_and_what_nobody_accepted_is_none(graph: Any) -> None:
    graph.ensure()
    claim = graph.deal(accepted=True)
    graph.allegation()
    decisions.retract(
        graph.store, claim, Reviewer("A. Reviewer", datetime(2026, 11, 21, tzinfo=UTC), "a mix-up")
    )

    found = [
        (one.row["action"], one.row["claimIds"])
        for one in changes(
            graph.store, ["us-palantir"], since=START, until=datetime(2026, 11, 22, tzinfo=UTC)
        )
    ]

    assert found == [("accept", [claim]), ("retract", [claim])]


def test_lists_belong_to_their_owners_and_their_file_to_this_user(tmp_path: Path) -> None:
    book = WatchBook(tmp_path)
    mine = book.add("one", "Mine", ["a", "a", "b"], None, at=START)
    book.add("other", "Theirs", ["c"], "https://example.org/", at=START)

    assert [one.name for one in book.lists("one")] == ["Mine"]
    assert (mine.members, mine.secret) == (("a", "b"), None)
    with pytest.raises(NotFound):
        book.remove(mine.id, "other")
    book.remove(mine.id, "one")
    assert [one.name for one in book.lists()] == ["Theirs"]
    assert stat.S_IMODE((tmp_path / "watch.sqlite3").stat().st_mode) == 0o600


def test_two_processes_do_not_send_one_letter_twice(tmp_path: Path) -> None:
    book, other = WatchBook(tmp_path), WatchBook(tmp_path)
    of = book.add("one", "Mine", ["a"], "https://example.org/", at=START)
    book.queue(of, [(["x"], "{}")], until=START)
    (letter,) = book.due(START)

    assert book.take(letter, until=START + timedelta(minutes=2))
    assert not other.take(letter, until=START + timedelta(minutes=2))


def test_messages_of_one_look_are_kept_together_or_not_at_all(tmp_path: Path) -> None:
    book = WatchBook(tmp_path)
    of = book.add("one", "Mine", ["a"], "https://example.org/", at=START)

    def broken() -> Iterator[tuple[list[str], str]]:
        yield ["x"], "{}"
        raise OSError

    with pytest.raises(OSError):
        book.queue(of, broken(), until=START + timedelta(hours=1))

    assert book.due(START + timedelta(hours=1)) == [] and book.told(of.id) == frozenset()
    assert book.get(of.id).looked == START


@pytest.mark.parametrize(
    "url", ["http://example.org/", "https://", "ftp://x.org", "https://u:p@example.org/", "x"]
)
def test_a_webhook_is_a_plain_https_address(url: str) -> None:
    with pytest.raises(WrongUse, match="https"):
        checked_url(url)


def test_a_signature_is_that_of_standard_webhooks() -> None:
    # The example of the specification's reference libraries.
    secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    assert signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, '{"test": 2432232314}') == (
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    )
