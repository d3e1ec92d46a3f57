"""The bare driver: what stands in a graph, as rows, and the same rows sent again by UNWIND and MERGE, with no
resolution, linking or derivation.
"""

import gc
import time
from collections import defaultdict
from typing import Any

import neo4j

from bench.server import wipe

BATCHES = (1_000, 5_000, 10_000)
"""Rows of one statement; the best of these sizes is what ours is held against."""

Rows = dict[tuple[str, ...], list[dict[str, Any]]]


def rows_of(driver: neo4j.Driver) -> Rows:
    """What stands in the graph, seeds left out, by the statement that writes it."""
    rows: Rows = defaultdict(list)
    with driver.session() as session:
        for record in session.run(
            "MATCH (n) WHERE n.id IS NOT NULL AND n.seedName IS NULL AND NOT n:Category AND NOT n:GraphState "
            "RETURN labels(n) AS labels, properties(n) AS properties"
        ):
            rows[("node", *record["labels"])].append(record["properties"])
        for record in session.run(
            "MATCH (a)-[r]->(b) WHERE a.id IS NOT NULL AND b.id IS NOT NULL AND a.seedName IS NULL "
            "RETURN labels(a)[0] AS first, a.id AS start, type(r) AS type, labels(b)[0] AS last, "
            "b.id AS end, properties(r) AS properties"
        ):
            key = ("edge", record["first"], record["type"], record["last"])
            rows[key].append({name: record[name] for name in ("start", "end", "properties")})
    return rows


def set_aside() -> None:
    """Keep what the benchmark itself holds in memory from Python's collector."""
    gc.collect()
    gc.freeze()


def send(driver: neo4j.Driver, rows: Rows, batch: int) -> float:
    """Seconds that sending these rows into an empty graph takes, so many in one statement."""
    wipe(driver)
    set_aside()
    with driver.session() as session:
        began = time.perf_counter()
        for key in sorted(rows, key=lambda each: each[0] != "node"):
            text = _statement(key)
            each = rows[key]
            for first in range(0, len(each), batch):
                part = each[first : first + batch]
                session.execute_write(_send, text, part)
        return time.perf_counter() - began


def _send(transaction: neo4j.ManagedTransaction, text: str, part: list[dict[str, Any]]) -> None:
    transaction.run(text, rows=part).consume()


def _statement(key: tuple[str, ...]) -> str:
    if key[0] == "node":
        first, *more = key[1:]
        labels = "".join(f":{label}" for label in more)
        also = f" SET n{labels}" if labels else ""
        return f"UNWIND $rows AS row MERGE (n:{first} {{id: row.id}}) SET n = row{also}"
    _, first, kind, last = key
    return (
        f"UNWIND $rows AS row MATCH (a:{first} {{id: row.start}}), (b:{last} {{id: row.end}}) "
        f"MERGE (a)-[r:{kind}]->(b) SET r = row.properties"
    )
