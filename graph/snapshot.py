"""The whole graph as canonical JSON lines: equal graphs give equal bytes, whatever the order in which they
grew.

Left out are times of writing, the state of work, texts (a document's id is the hash of its bytes), what has
ended, and the properties and nodes that only help to find things.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from graph.store import Row, Store, statement

_WRITTEN = frozenset(
    {
        *("recordedAt", "retrievedAt", "runId", "state", "leaseBy", "leaseUntil", "attempts", "error"),
        *("block", "looseBlock", "titleKey", "amountKey", "looseName", "endedAt"),
    }
)


def export(store: Store) -> bytes:
    """All lines, sorted, as UTF-8; each is a node or an edge."""
    lines = sorted(_lines(store))
    return "".join(line + "\n" for line in lines).encode("utf-8", "surrogatepass")


def _lines(store: Store) -> Iterator[str]:
    for row in store.stream(statement("load/snapshot_nodes"), {}):
        yield _line({"labels": sorted(row["labels"]), "properties": _kept(row["properties"])})
    for row in store.stream(statement("load/snapshot_edges"), {}):
        yield _line(
            {
                "left": row["left"],
                "kind": row["kind"],
                "right": row["right"],
                "properties": _kept(row["properties"]),
            }
        )


def _kept(properties: Row) -> dict[str, Any]:
    return {key: value for key, value in properties.items() if key not in _WRITTEN}


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} in a snapshot")
