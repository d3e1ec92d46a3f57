"""Two answers to one question, of two moments: what is new, what is gone, what has changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.errors import WrongUse
from graph.questions import Answer

Row = Mapping[str, Any]

_OF_THE_ASKING = frozenset({"generatedAt", "asOf", "claimIds", "reviewedAt", "reviewer", "licence"})
"""Columns that differ without anything having happened in the world."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A row that stands in both answers; `fields` are name, before and after."""

    row: Row
    fields: tuple[tuple[str, Any, Any], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What lies between two answers, rows in the order of the answers."""

    new: tuple[Row, ...]
    gone: tuple[Row, ...]
    changed: tuple[Changed, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing has changed."""
        return not (self.new or self.gone or self.changed)


def compared(before: Answer, after: Answer) -> Comparison:
    """What lies between the answers. Raises `WrongUse` for a question whose rows have no identifiers."""
    if before.question.column("rowId") is None:
        raise WrongUse(f"the rows of {before.question.name} have no identifiers to compare them by")
    old = {row["rowId"]: row for row in before.rows}
    now = {row["rowId"]: row for row in after.rows}
    changed = [
        Changed(row, fields) for key, row in now.items() if key in old and (fields := _fields(old[key], row))
    ]
    return Comparison(
        new=tuple(row for key, row in now.items() if key not in old),
        gone=tuple(row for key, row in old.items() if key not in now),
        changed=tuple(changed),
    )


def _fields(old: Row, now: Row) -> tuple[tuple[str, Any, Any], ...]:
    return tuple(
        (name, old.get(name), value)
        for name, value in now.items()
        if name not in _OF_THE_ASKING and old.get(name) != value
    )
