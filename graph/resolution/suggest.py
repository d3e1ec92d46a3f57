"""Organisations whose names agree in what says who, and that stay apart all the same: for a person.

Looked up by the block of their names, so that a new organisation meets its namesakes and nobody else; what
the rules of `graph.resolution.compare` hold apart (countries, numbers, lines of business) is not suggested.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from graph.model.vocabulary import OrganisationKind
from graph.resolution.bands import Band, Profile
from graph.resolution.match import compare
from graph.store import Row, Transaction

_ANCHORED = 5  # organisations with identifier or known name that one name is held against
_BLOCK = "organisation|"
_EQUAL = "equal names; nothing says whether they are one organisation"


@dataclass(frozen=True, slots=True)
class Namesake:
    """One of several organisations whose names are of one block."""

    id: str
    profile: Profile
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
            near = tuple(islice(_possible(one, anchored), _ANCHORED))
        else:
            earlier = anchored[: anchored.index(one)] if not one.provisional else ordered[:position]
            near = tuple(islice(_possible(one, reversed(earlier)), 1))
        for other, why in near:
            left, right = sorted((one.id, other.id))
            found.append((left, right, why))
    return sorted(set(found))


def _possible(one: Namesake, others: Iterable[Namesake]) -> Iterator[tuple[Namesake, str]]:
    for other in others:
        if other.id in one.apart:
            continue
        left, right = sorted((one, other), key=lambda each: each.id)
        verdict = compare(left.profile, right.profile)
        if verdict.band is Band.MERGE:
            yield other, _EQUAL
        elif verdict.band is Band.REVIEW:
            yield other, verdict.why


def suggest_organisations(transaction: Transaction, touched: Iterable[str]) -> None:
    """Rebuild POSSIBLY_SAME_AS among the namesakes of these organisations."""
    ids = sorted(touched)
    if not ids:
        return
    rows = transaction.run("load/namesakes", ids=ids)
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row["nameBlock"], []).append(row)
    wanted: dict[str, Row] = {}
    for name, members in grouped.items():
        for left, right, why in pairs(_namesake(row) for row in members):
            key = f"{left}|{right}"
            wanted[key] = {"key": key, "left": left, "right": right, "why": why, "block": _BLOCK + name}
    names = {row["nameBlock"] for row in rows} | {row["name"] for row in _former(transaction, ids)}
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
    kind = OrganisationKind(row["kind"])
    profile = Profile(row["name"], (), row["country"], kind, frozenset(row["identifiers"]))
    return Namesake(row["id"], profile, bool(row["provisional"]), frozenset(row["apart"]))
