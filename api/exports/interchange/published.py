"""The published part of the graph, read part by part in constant memory.

Rows are those of `cypher/exports/*`: `claims` of a row are its accepted claims with their words, `parties`
the organisations around it. What the gate stops is counted and left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from graph.publication import LOCAL, Gate, Shape, cut, publish
from graph.store import Store, statement

Row = Mapping[str, Any]

_BATCH = 500
_ONE = Shape()
_PARTY = Shape(organisations=("organisationId",), review=None)
_OWNED = Shape(organisations=("childId", "parentId"))


@dataclass
class Account:
    """How much was left out: rows that the gate stopped, and rows or claims under non-commercial licences."""

    stopped: int = 0
    non_commercial: int = 0


class Published:
    """The published graph; `account` counts what is left out while the parts are read."""

    def __init__(self, store: Store, *, non_commercial: bool = False) -> None:
        self.store = store
        self._gate = Gate(LOCAL, exporting=True, non_commercial=non_commercial)
        self.account = Account()

    def newest(self) -> datetime | None:
        """When the graph took in its newest accepted claim or decision; None where nothing is accepted."""
        (row,) = self.store.read("exports/newest")
        found: datetime | None = row["recordedAt"]
        return found

    def contracts(self) -> Iterator[Row]:
        """Contracts with their parties and claims, by identifier."""
        return self._with_parties("exports/contracts")

    def controversies(self) -> Iterator[Row]:
        """Controversies with the accused, the accusers, the claims and the replies, by identifier."""
        return self._with_parties("exports/controversies")

    def ownership(self) -> Iterator[Row]:
        """Who belongs to whom, by identifier of the child."""
        for batch in self._batches("exports/ownership"):
            yield from self._claims_of(self._through(batch, _OWNED))

    def organisations(self, named: frozenset[str]) -> Iterator[Row]:
        """Those of the organisations that the other parts name, by identifier, with their other names as
        `aliases`.
        """
        for batch in self._batches("exports/organisations"):
            for row in batch:
                if row["id"] in named:
                    names = list(dict.fromkeys([*row["seedAliases"], *row["names"]]))
                    name = row["name"] or next(iter(names), row["id"])
                    yield {**row, "name": name, "aliases": [one for one in names if one != name]}

    def _with_parties(self, name: str) -> Iterator[Row]:
        for batch in self._batches(name):
            kept = self._claims_of(self._through(batch, _ONE))
            parties = [{**party, "of": row["id"]} for row in kept for party in row["parties"]]
            own: dict[str, list[Row]] = {}
            for party in self._through(parties, _PARTY):
                own.setdefault(party["of"], []).append(party)
            for row in kept:
                yield {**row, "parties": own.get(row["id"], [])}

    def _batches(self, name: str) -> Iterator[list[Row]]:
        rows = self.store.stream(statement(name), {})
        while batch := list(islice(rows, _BATCH)):
            yield [dict(row) for row in batch]

    def _through(self, rows: Sequence[Row], shape: Shape) -> list[Row]:
        tidy = [{**row, "claimIds": sorted(set(row["claimIds"]))} for row in rows]
        found = publish(self.store, tidy, shape=shape, gate=self._gate)
        self.account.stopped += found.stopped
        self.account.non_commercial += found.non_commercial
        return list(found.rows)

    def _claims_of(self, rows: Sequence[Row]) -> list[Row]:
        """The rows with those of their claims that may leave, quotes cut to their greatest length."""
        claims = [
            {**claim, "claimIds": [claim["id"]], "review": "accepted", "of": number}
            for number, row in enumerate(rows)
            for claim in row["claims"]
        ]
        own: dict[int, list[Row]] = {}
        for claim in self._through(claims, _ONE):
            own.setdefault(claim["of"], []).append(_cut(claim))
        return [{**row, "claims": own.get(number, [])} for number, row in enumerate(rows)]


def _cut(claim: Row) -> Row:
    return {**claim, "evidence": [{**one, "quote": cut(one["quote"])} for one in claim["evidence"]]}


def words(claim: Row) -> str:
    """The words that a claim rests on, joined where they stand apart, of at most 300 characters."""
    return cut(" […] ".join(one["quote"] for one in claim["evidence"]))
