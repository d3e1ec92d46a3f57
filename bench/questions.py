"""How fast the headline is answered at 100 k contracts: in the database, and over HTTP on a real socket."""

import json
import os
import random
import time
import urllib.request
from collections.abc import Callable, Mapping
from statistics import quantiles
from threading import Thread

import uvicorn

from api.http.app import create_app
from api.keys import KeyRing
from api.settings import Settings
from bench.server import driver_of, empty_graph
from bench.synthetic import Size, write
from graph.publication import LOCAL, Gate, ReviewMode
from graph.questions import Memory, ask
from graph.store import Row, Store

_ROUNDS = 60
_WARM = 40  # the server compiles a statement's plan early and its own code only after many calls


def run() -> dict[str, object]:
    """p50 and p95 in milliseconds of first pages, warm: in the database, as a question, and over HTTP."""
    scale = float(os.environ.get("BENCH_SCALE", "1"))
    found: dict[str, object] = {"scale": scale}
    with empty_graph() as store:
        with driver_of(store.connection) as driver:
            found["written_in_seconds"] = round(write(driver, Size.at(scale)), 1)
        bodies = [row["id"] for row in store.read_text(_BUYING, {})]
        chance = random.Random(1)
        for review in ReviewMode:
            found[f"exposure, {review}"] = _both(store, "exposure", review, dict)
            found[f"body_exposure, {review}"] = _both(
                store, "body_exposure", review, lambda: {"body": chance.choice(bodies)}
            )
        found["body_exposure, largest body"] = _both(
            store, "body_exposure", ReviewMode.ALL, lambda: {"body": bodies[0]}
        )
    return found


_BUYING = """
MATCH (b:PublicBody)-[:BUYS_UNDER]->(c:Contract)
WITH b, count(c) AS contracts
ORDER BY contracts DESC
RETURN b.id AS id
"""


def _both(
    store: Store, question: str, review: ReviewMode, parameters: Callable[[], dict[str, str]]
) -> dict[str, float]:
    memory = Memory()
    timed = _Timed(store)
    direct = _times(lambda: ask(timed, question, parameters(), gate=Gate(LOCAL, review), memory=memory))
    cuts = quantiles(timed.spent(_ROUNDS), n=20)
    with Serving(store) as address:
        over_http = _times(lambda: _get(address, question, {**parameters(), "review": review.value}))
    p50, p95 = direct
    return {
        "database_p50_ms": round(cuts[9], 1),
        "database_p95_ms": round(cuts[18], 1),
        "question_p50_ms": p50,
        "question_p95_ms": p95,
        "http_p50_ms": over_http[0],
        "http_p95_ms": over_http[1],
        "http_over_question_p50": round(over_http[0] / p50, 2),
    }


class _Timed:
    """A store that keeps how long each question waited for the database."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waits: list[float] = []

    def read(self, name: str, /, **parameters: object) -> list[Row]:
        if name == "asking/version":
            self._waits.append(0.0)  # the first read of each question
        return self._wait(lambda: self._store.read(name, **parameters))

    def read_text(self, text: str, parameters: Mapping[str, object]) -> list[Row]:
        return self._wait(lambda: self._store.read_text(text, parameters))

    def spent(self, last: int) -> list[float]:
        """Milliseconds of the last questions."""
        return self._waits[-last:]

    def _wait(self, call: Callable[[], list[Row]]) -> list[Row]:
        began = time.perf_counter()
        rows = call()
        if self._waits:
            self._waits[-1] += (time.perf_counter() - began) * 1000
        return rows


def _times(call: Callable[[], object]) -> tuple[float, float]:
    for _ in range(_WARM):
        call()
    times = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        call()
        times.append((time.perf_counter() - began) * 1000)
    cuts = quantiles(times, n=20)
    return round(cuts[9], 1), round(cuts[18], 1)


def _get(address: str, question: str, parameters: dict[str, str]) -> object:
    query = "&".join(f"{name}={value}" for name, value in parameters.items())
    with urllib.request.urlopen(f"{address}/questions/{question}?{query}") as answer:
        return json.load(answer)


class Serving:
    """The service in a thread, on a free port of loopback."""

    def __init__(self, store: Store) -> None:
        settings = Settings()
        app = create_app(store, settings, keys=KeyRing(settings.data / "no-keys.json"))
        self._server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
        self._thread = Thread(target=self._server.run)

    def __enter__(self) -> str:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.02)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join()
