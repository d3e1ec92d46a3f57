"""What changed about the organisations of a watch-list.

A change carries identifiers, never quotes: what it says is fetched at `/claims/{id}`, through the gate, so
that nothing that was taken back lives on in somebody's inbox.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from graph.store import Reader, Row

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was recorded or decided, as `cypher/entities/changes` has it. `organisations` are
    members of the list with the organisation that is named: the member itself, or an owner of it.
    """

    found: Row
    organisations: tuple[tuple[str, str, str], ...]  # member, named, name of the named one

    @property
    def id(self) -> str:
        """Its identifier; a repeat of it is the same change."""
        return str(self.found["id"])

    @property
    def row(self) -> dict[str, Any]:
        """Everything, for an answer."""
        return {
            **self.found,
            "organisations": [
                {
                    "id": member,
                    "namedId": named,
                    "named": name,
                    "relation": "direct" if member == named else "owner",
                }
                for member, named, name in self.organisations
            ],
        }

    def told(self) -> dict[str, Any]:
        """The change as it is sent; who decided, and why, stays in the house."""
        row = self.row
        kept = ("id", "action", "claimIds", "about", "organisations", "undone")
        return {"at": row["at"].astimezone(UTC).isoformat(), **{key: row[key] for key in kept}}


def changes(
    store: Reader,
    members: Sequence[str],
    *,
    since: datetime,
    until: datetime,
    accepted: bool = True,
    after: tuple[datetime, str] | None = None,
) -> Iterator[Change]:
    """The changes about these organisations, oldest first, those behind `after` (time and identifier) only.

    An organisation that was merged into another is followed as that one.
    """
    now = {row["id"]: row["canonical"] for row in store.read("asking/canonical", ids=list(members))}
    asked: dict[str, list[str]] = {}
    for member in members:
        asked.setdefault(now.get(member, member), []).append(member)
    at, identifier = after or (since - timedelta(days=1), "")
    while True:
        rows = store.read(
            "entities/changes", since=since, until=until, after=at, afterId=identifier, accepted=accepted,
            limit=_PAGE,
        )  # fmt: skip
        yield from _about(store, rows, asked, accepted=accepted)
        if len(rows) < _PAGE:
            return
        at, identifier = rows[-1]["at"], rows[-1]["id"]


def _about(
    store: Reader, rows: Iterable[Row], asked: dict[str, list[str]], *, accepted: bool
) -> Iterator[Change]:
    found = list(rows)
    claims = sorted({claim for row in found for claim in row["claimIds"]})
    named: dict[str, set[tuple[str, str, str]]] = {}
    if claims:
        for row in store.read("watching/members", claimIds=claims, members=list(asked), accepted=accepted):
            for member in asked[row["member"]]:
                whom = row["named"] if row["named"] != row["member"] else member
                named.setdefault(row["claimId"], set()).add((member, whom, row["name"] or row["named"]))
    for row in found:
        whom_all = sorted({one for claim in row["claimIds"] for one in named.get(claim, ())})
        if whom_all:
            yield Change(row, tuple(whom_all))
