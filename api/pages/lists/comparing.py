"""What changed about a watch-list between two moments: its own question, or the exposure of its members."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.datastructures import QueryParams

from api.exports.comparison import Between, Changed, Comparison, between
from api.exports.exposure_list import Block, blocks
from api.http.asking import values_in
from api.http.service import Service
from api.pages.answered import columns_shown
from api.watching import WatchList
from graph.publication import Gate
from graph.questions import Question
from graph.store import Row

_NOT_KEPT = frozenset({"limit", "cursor", "review", "known_at", "as_of"})
_EXPOSURE = "exposure"


@dataclass(frozen=True, slots=True)
class Compared:
    """`blocks_of` gives the rows of a list as contracts; `narrowed` where all rows are about members."""

    question: Question
    given: Mapping[str, object]
    narrowed: bool
    found: Between

    @property
    def listed(self) -> bool:
        """Whether rows are shown as contracts with the concerns beneath."""
        return self.question.column("notCountedBecause") is not None

    @property
    def shown(self) -> dict[str, Any]:
        """What the page shows of it."""
        comparison = self.found.comparison
        return {
            "new": self._shown(comparison.new),
            "gone": self._shown(comparison.gone),
            "changed": [(self._shown([one.row]), one.fields) for one in comparison.changed],
            **columns_shown(self.question.columns),
        }

    def _shown(self, rows: Sequence[Mapping[str, Any]]) -> list[Block] | Sequence[Mapping[str, Any]]:
        return blocks(rows) if self.listed else rows


def compared_for(
    of: WatchList,
    origin: tuple[str, str] | None,
    service: Service,
    *,
    since: str,
    until: str | None,
    gate: Gate,
    now: datetime,
) -> Compared:
    """The comparison of a list. Raises `WrongUse` for what is no moment."""
    question, given, narrowed = _asked(service, origin)
    found = between(
        service.store, service.catalogue, question.name, given, since=since, until=until, gate=gate, now=now
    )
    if narrowed:
        members = _members(service, of)
        found = Between(_about(found.comparison, members), found.decided)
    return Compared(question, given, narrowed, found)


def _asked(service: Service, origin: tuple[str, str] | None) -> tuple[Question, Mapping[str, object], bool]:
    """What is compared, with which values, and whether its rows are narrowed to the members."""
    if origin and origin[0] in {one.name for one in service.catalogue}:
        question = service.catalogue.question(origin[0])
        if question.column("rowId") and any(one.name == "known_at" for one in question.parameters):
            given = values_in(question, QueryParams(origin[1])).items()
            return question, {name: value for name, value in given if name not in _NOT_KEPT}, False
    return service.catalogue.question(_EXPOSURE), {}, True


def _members(service: Service, of: WatchList) -> frozenset[str]:
    """The members, those that were merged also by the one that stands for them now."""
    rows: Iterable[Row] = service.store.read("asking/canonical", ids=list(of.members))
    return frozenset(of.members) | {str(row["canonical"]) for row in rows}


def _about(comparison: Comparison, members: frozenset[str]) -> Comparison:
    def theirs(row: Mapping[str, Any]) -> bool:
        return bool({row["vendorId"], row["bodyId"]} & members)

    changed: tuple[Changed, ...] = tuple(one for one in comparison.changed if theirs(one.row))
    return Comparison(
        new=tuple(row for row in comparison.new if theirs(row)),
        gone=tuple(row for row in comparison.gone if theirs(row)),
        changed=changed,
    )
