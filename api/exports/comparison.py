"""Two answers to one question, of two moments: what is new, what is gone, what has changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from graph.errors import WrongUse
from graph.publication import Gate
from graph.questions import Answer, Catalogue, pages, whole
from graph.questions.catalogue import MOST
from graph.store import Store

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


@dataclass(frozen=True, slots=True)
class Between:
    """What lies between the answers of two moments, and what reviewers accepted and took back meanwhile,
    whomever it is about.
    """

    comparison: Comparison
    decided: tuple[Row, ...]


def between(
    store: Store,
    known: Catalogue,
    question: str,
    given: Mapping[str, object],
    *,
    since: str,
    until: str | None,
    gate: Gate,
    now: datetime,
) -> Between:
    """One question at two moments, `until` or now the later one. Raises `WrongUse` where it knows no past.

    Both answers hold what may leave today: a claim that was accepted in between stands in the first one as
    soon as it was recorded. So the decisions are told beside.
    """
    if "known_at" not in {one.name for one in known.question(question).parameters}:
        raise WrongUse(f"{question} cannot be asked of the past; it does not take known_at")

    def asked(name: str, values: Mapping[str, object]) -> Answer:
        found = pages(store, name, {**values, "limit": MOST}, gate=gate, catalogue=known, now=now)
        return whole(found)

    later = {"known_at": until} if until else {}
    found = compared(asked(question, {**given, "known_at": since}), asked(question, {**given, **later}))
    log = asked("recently_changed", {"since": since, **({"until": until} if until else {})})
    return Between(found, tuple(row for row in log.rows if row["change"] != "recorded"))


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
