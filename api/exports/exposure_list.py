"""The rows of an exposure list as people read them: a contract, then the concerns beneath it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from api.exports.layout import written
from graph.publication import UNREVIEWED
from graph.questions import Answer

Row = Mapping[str, Any]
Matter = tuple[str, str]
"""A controversy as it stands against one vendor: the identifiers of both."""


@dataclass(frozen=True, slots=True)
class Block:
    """One contract with its rows. `why_not` says why its amount is in no sum; empty where it is."""

    first: Row
    bodies: tuple[tuple[str | None, str], ...]  # id and name
    vendors: tuple[tuple[str | None, str], ...]
    matters: tuple[Row, ...]
    why_not: str
    unreviewed: bool
    told: frozenset[Matter] = frozenset()  # what an earlier block quotes

    @property
    def counted(self) -> bool:
        """Whether its amount is in the sum."""
        return not self.why_not


def blocks(rows: Sequence[Row]) -> list[Block]:
    """The contracts in the order of the rows, those that count first; a matter is quoted in the first of them
    only.
    """
    contracts: dict[str, list[Row]] = {}
    for row in rows:
        contracts.setdefault(row["contractId"], []).append(row)
    made = sorted(map(_block, contracts.values()), key=lambda one: (not one.counted, one.why_not))
    told: set[Matter] = set()
    for number, one in enumerate(made):
        own = {matter(row) for row in one.matters}
        made[number] = replace(one, told=frozenset(own & told))
        told |= own
    return made


def matter(row: Row) -> Matter:
    """What `told` holds for a row."""
    return row["vendorId"], row["controversyId"]


def names(parties: Iterable[tuple[str | None, str]]) -> str:
    """The names of the bodies, or of the vendors, of a block in one line."""
    return ", ".join(dict.fromkeys(name for _, name in parties))


def by_body(answer: Answer) -> list[tuple[str, int]]:
    """How many contracts of these rows each public body has, the most first."""
    return _counted((row["body"] or "not named", row["contractId"]) for row in answer.rows)


def by_concern(answer: Answer) -> list[tuple[str, int]]:
    """How many controversies of these rows belong to each family, the most first."""
    return _counted((written(row["category"]), row["controversyId"]) for row in answer.rows)


def by_state(answer: Answer) -> list[tuple[str, int]]:
    """How many contracts of these rows are in each state, the most first."""
    return _counted((str(row["contractStatus"]), row["contractId"]) for row in answer.rows)


def _block(group: Sequence[Row]) -> Block:
    counted = next((row for row in group if row["counted"]), None)
    why = "" if counted else str(group[0]["notCountedBecause"] or "")
    if why.startswith("counted once"):
        why = "its contract is counted once, in another row"
    matters = {matter(row): row for row in reversed(group)}
    return Block(
        first=counted or group[0],
        bodies=_each((row["bodyId"], row["body"] or "a public body that no text names") for row in group),
        vendors=_each((row["vendorId"], row["vendor"]) for row in group),
        matters=tuple(reversed(matters.values())),
        why_not=why,
        unreviewed=any(row["review"] == UNREVIEWED for row in group),
    )


def _each(found: Iterable[tuple[str | None, str]]) -> tuple[tuple[str | None, str], ...]:
    return tuple(dict.fromkeys(found))


def _counted(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, int]]:
    things: dict[str, set[str]] = {}
    for name, thing in pairs:
        things.setdefault(name, set()).add(thing)
    return sorted(((name, len(found)) for name, found in things.items()), key=lambda one: (-one[1], one[0]))
