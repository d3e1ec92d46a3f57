"""An answer as it was at one moment, with a hash that holds also when a row of it must not be shown any more.

The hash is SHA-256 over a JSON text that has the hashes of the rows and of the totals in their places. What
was taken back since can be left out, and whoever has the rest can still check it (`docs/pages.md`).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from api.exports.answer_json import json_value
from graph.publication import Gate, Shape, publish
from graph.questions import Answer, ColumnType
from graph.store import Reader

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Frozen:
    """`head` is what was asked and what stands beside the rows; `address` leads to the answer of now."""

    id: str
    by: str
    at: datetime
    address: str
    head: Mapping[str, Any]
    totals: Sequence[Row]
    rows: Sequence[Row]
    sha256: str

    @property
    def columns(self) -> Sequence[Mapping[str, str]]:
        """Name, type and meaning of each column."""
        found: Sequence[Mapping[str, str]] = self.head["columns"]
        return found

    @property
    def unharmed(self) -> bool:
        """Whether what is kept still has its hash."""
        return digest(self.head, self.totals, self.rows) == self.sha256


def parts(answer: Answer) -> tuple[dict[str, Any], list[Row], list[Row]]:
    """Head, totals and rows of an answer, in JSON's own types."""
    head = json_value(answer)
    rows, totals = head.pop("rows"), head.pop("totals")
    del head["next"]
    head["graphVersion"] = answer.version
    head["columns"] = [
        {"name": one.name, "type": str(one.type), "meaning": one.meaning} for one in answer.columns
    ]
    return head, totals, rows


def digest(head: Mapping[str, Any], totals: Sequence[Row], rows: Sequence[Row]) -> str:
    """The hash of the whole, lower-case hexadecimal."""
    return hashed({**head, "totals": hashed(totals), "rows": [hashed(row) for row in rows]})


def hashed(value: Any) -> str:
    """SHA-256 of a value as JSON in UTF-8 with sorted keys and no white space."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def standing(frozen: Frozen, store: Reader, gate: Gate) -> list[bool]:
    """Of each row, whether it may still leave: whether all that it rests on is accepted today."""
    numbered = [{**row, "frozenAt": number} for number, row in enumerate(frozen.rows)]
    names = {one["name"]: one["type"] for one in frozen.columns}
    shape = Shape(
        organisations=tuple(name for name, kind in names.items() if kind == ColumnType.ORGANISATION),
        quotes=tuple(name for name, kind in names.items() if kind == ColumnType.QUOTE),
        review="review" if "review" in names else None,
    )
    passed = {row["frozenAt"] for row in publish(store, numbered, shape=shape, gate=gate).rows}
    return [number in passed for number in range(len(frozen.rows))]
