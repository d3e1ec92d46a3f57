"""Screening and `POST /match` on a graph of 100,000 organisations that also have contracts and matters.

    python -m bench matching

The graph is that of `bench.synthetic`, its companies called as those of `bench.names`. The plain scan is the
same as there, timed in the same run. BENCH_SCALE makes all of it smaller.
"""

import json
import os
import random
import time
import urllib.request
from collections import Counter
from statistics import quantiles
from typing import Any

import neo4j

from api.screening import Screener
from bench.names import organisations, plain_scan
from bench.names_made import company, variants
from bench.questions import Serving
from bench.server import driver_of, empty_graph
from bench.synthetic import Size, write
from graph.coverage import coverage
from graph.publication import LOCAL, Gate
from graph.resolution.bands import Profile
from graph.resolution.graph_index import GraphIndex
from graph.store import Store

_QUERIES = 5_000
_BATCH = 100
_WARM, _ROUNDS = 8, 40
_SEED = 20261126
_NAMED = """
UNWIND $rows AS row
MATCH (o:Organisation {id: row.id})
SET o.name = row.name, o.key = row.id
"""


def run() -> dict[str, Any]:
    """Seconds of one list of 5,000, and milliseconds of batches of 100 over HTTP."""
    scale = float(os.environ.get("BENCH_SCALE", "1"))
    chance = random.Random(_SEED)
    names, spare = organisations(chance)
    names = names[: int(len(names) * scale)]
    with empty_graph() as store:
        with driver_of(store.connection) as driver:
            # Ten companies a contract and matter, as in `bench.synthetic`, would leave most without any.
            size = Size(len(names), 500, len(names), len(names) // 10, len(names) // 2, 30_000, 0.05)
            write(driver, size)
            _name(driver, names)
        queries = _queries(chance, names, spare, int(_QUERIES * scale))
        return {
            "organisations": len(names),
            "screening": _screening(store, queries, names),
            "POST /match of 100": _batches(store, [name for name, _ in queries]),
        }


def _name(driver: neo4j.Driver, names: list[str]) -> None:
    rows = [{"id": f"v{number}", "name": name} for number, name in enumerate(names)]
    with driver.session() as session:
        for begin in range(0, len(rows), 5_000):
            session.run(_NAMED, rows=rows[begin : begin + 5_000]).consume()


def _queries(chance: random.Random, names: list[str], spare: list[str], number: int) -> list[tuple[str, str]]:
    """Half of them names of the graph as people write them, half suppliers that it does not have."""
    asked = chance.sample(range(len(names)), number // 2)
    known = [(next(variants(chance, names[one])), str(one)) for one in asked]
    return known + [(company(chance, spare), "") for _ in range(number - len(known))]


def _screening(store: Store, queries: list[tuple[str, str]], names: list[str]) -> dict[str, Any]:
    began = time.perf_counter()
    index = GraphIndex(store).current()
    built = time.perf_counter()
    looked_in = coverage(store)
    counted = time.perf_counter()
    screener = Screener(store, index, Gate(LOCAL), looked_in)
    screened = screener.screen([Profile(name) for name, _ in queries])
    ended = time.perf_counter()
    known = [(own, one.sure) for (_, own), one in zip(queries, screened, strict=True) if own]
    right = sum(sure is not None and sure.candidate.id == f"v{own}" for own, sure in known)
    return {
        "names": len(queries),
        "seconds to read the index": round(built - began, 1),
        "seconds to count what was looked in": round(counted - built, 1),
        "seconds to screen": round(ended - counted, 1),
        "outcomes": dict(Counter(str(one.outcome) for one in screened)),
        "known names surely found": round(right / len(known), 3),
        **plain_scan([name for name, own in queries if own], [own for _, own in queries if own], names),
    }


def _batches(store: Store, names: list[str]) -> dict[str, float]:
    chance = random.Random(_SEED + 1)
    times = []
    with Serving(store) as address:
        for number in range(_WARM + _ROUNDS):
            batch = chance.sample(names, min(_BATCH, len(names)))
            queries = {
                str(at): {"schema": "Company", "properties": {"name": [name]}}
                for at, name in enumerate(batch)
            }
            began = time.perf_counter()
            _post(f"{address}/match/default", {"queries": queries})
            if number >= _WARM:
                times.append((time.perf_counter() - began) * 1000)
    cuts = quantiles(times, n=20)
    return {"p50_ms": round(cuts[9], 1), "p95_ms": round(cuts[18], 1), "rounds": _ROUNDS}


def _post(address: str, body: dict[str, Any]) -> object:
    request = urllib.request.Request(
        address, json.dumps(body).encode(), {"Content-Type": "application/json"}, method="POST"
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)
