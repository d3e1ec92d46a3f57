"""Organisations whose names are equal but for case, accents and legal form, and that stay apart: for a
person.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.resolution import identifiers
from graph.store import Row, Transaction

_ANCHORED = 5  # organisations with identifier or known name that one name is held against
_BLOCK = "organisation|"


@dataclass(frozen=True, slots=True)
class Namesake:
    """One of several organisations that share a normalised name."""

    id: str
    country: str | None
    identifiers: frozenset[str]
    provisional: bool
    apart: frozenset[str]  # organisations that it is related to, or that a person held apart


def pairs(namesakes: Iterable[Namesake]) -> list[tuple[str, str, str]]:
    """The pairs (smaller id, larger id, why) that a person should look at.

    A provisional name is held against those with identifier; where there is none, against the nearest
    before it, so that n equal names need n - 1 edges at most.
    """
    ordered = sorted(namesakes, key=lambda one: one.id)
    anchored = [one for one in ordered if not one.provisional]
    found = []
    for position, one in enumerate(ordered):
        if anchored and one.provisional:
            near: Sequence[Namesake] = [other for other in anchored if _possible(one, other)][:_ANCHORED]
        else:
            earlier = anchored[: anchored.index(one)] if not one.provisional else ordered[:position]
            near = [other for other in reversed(earlier) if _possible(one, other)][:1]
        for other in near:
            left, right = sorted((one.id, other.id))
            found.append((left, right, "equal names; nothing says whether they are one organisation"))
    return sorted(set(found))


def _possible(one: Namesake, other: Namesake) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    return other.id not in one.apart and not identifiers.contradict(one.identifiers, other.identifiers)


def suggest_organisations(transaction: Transaction, touched: Iterable[str]) -> None:
    """Rebuild POSSIBLY_SAME_AS among the namesakes of these organisations."""
    ids = sorted(touched)
    if not ids:
        return
    rows = transaction.run("load/namesakes", ids=ids)
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["normalisedName"], []).append(row)
    wanted: dict[str, Row] = {}
    for name, members in grouped.items():
        for left, right, why in pairs(_namesake(row) for row in members):
            key = f"{left}|{right}"
            wanted[key] = {"key": key, "left": left, "right": right, "why": why, "block": _BLOCK + name}
    names = {row["normalisedName"] for row in rows} | {row["name"] for row in _former(transaction, ids)}
    blocks = sorted(_BLOCK + name for name in names)
    present = {row["key"] for row in transaction.run("load/relations_by_block", blocks=blocks)}
    gone = sorted(present - wanted.keys())
    if gone:
        transaction.run("load/possibly_same_as_gone", keys=gone)
    fresh = [wanted[key] for key in sorted(wanted.keys() - present)]
    if fresh:
        transaction.run("load/possibly_same_as_organisations", rows=fresh)


def _former(transaction: Transaction, ids: Sequence[str]) -> list[Row]:
    return transaction.run("load/namesake_blocks", ids=ids)


def _namesake(row: Row) -> Namesake:
    return Namesake(
        row["id"],
        row["country"],
        frozenset(row["identifiers"]),
        bool(row["provisional"]),
        frozenset(row["apart"]),
    )
