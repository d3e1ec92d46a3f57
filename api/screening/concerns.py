"""The open matters that concern people in which organisations are implicated, through the gate."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from graph.model.vocabulary import ClaimKind
from graph.publication import Gate, ReviewMode, Shape, publish
from graph.store import Reader

MOST = 10  # shown of each organisation, the nearest and gravest
_SHAPE = Shape(organisations=("organisationId", "implicatedId"), quotes=("quote", "reply"))


@dataclass(frozen=True, slots=True)
class Concern:
    """One matter: who is implicated, over which owners, in whose words, and the reply.

    An allegation is one until `status` says otherwise. `review` is accepted or UNREVIEWED.
    """

    controversy_id: str
    kind: str  # allegation or listing
    relation: str  # direct, via_parent or via_subsidiary
    path: str | None
    implicated_id: str
    implicated: str | None
    category: str
    code: str | None
    status: str
    claim_status: str
    contested: bool
    speaker: str | None
    on_behalf_of: str | None
    authority: str | None
    publisher: str | None
    published: date | None
    quote: str
    url: str | None
    document_hash: str
    source_families: int
    reply: str | None
    review: str
    reviewer: str | None
    reviewed_at: datetime | None
    claim_ids: tuple[str, ...]
    licence: str | None

    @property
    def accepted(self) -> bool:
        """Whether all that it rests on was accepted."""
        return self.review == "accepted"

    @property
    def whose(self) -> str:
        """Whose list, act or saying it is."""
        if self.kind == ClaimKind.LISTING:
            return f"on the list of {self.authority or self.on_behalf_of or self.publisher}"
        says = self.speaker or self.on_behalf_of
        told = f"said by {says}" if says else "nobody is named who says so"
        if self.speaker and self.on_behalf_of and self.speaker != self.on_behalf_of:
            told = f"said by {self.speaker} for {self.on_behalf_of}"
        return f"{told}; act of {self.authority}" if self.authority and self.authority != says else told

    @property
    def words(self) -> str:
        """The matter in one paragraph: what, how far it has come, who says so, in which words, the reply."""
        head = f"{self.code or self.category}: {self.status.replace('_', ' ')}"
        if self.contested:
            head += ", contested"
        if self.relation != "direct":
            head += f"; told of {self.implicated}, not of this organisation ({self.path})"
        mark = "" if self.accepted else f"{self.review}: "
        where = ", ".join(str(part) for part in (self.publisher, self.published) if part)
        quoted = f"“{self.quote}” ({where}){f' {self.url}' if self.url else ''}"
        reply = f" Reply: “{self.reply}”" if self.reply else ""
        return f"{mark}{head}; {self.whose}. {quoted}{reply}"


@dataclass(frozen=True, slots=True)
class Concerns:
    """Those of one organisation, `total` with those that are not shown."""

    shown: tuple[Concern, ...] = ()
    total: int = 0

    @property
    def published(self) -> int:
        """How many of those shown are accepted."""
        return sum(one.accepted for one in self.shown)


def concerns(store: Reader, ids: Iterable[str], gate: Gate, *, most: int = MOST) -> dict[str, Concerns]:
    """The concerns of each organisation that has any.

    What is accepted is read apart from what is not: an unreviewed claim beside accepted ones takes nothing
    away from them.
    """
    wanted = sorted(set(ids))
    accepted = Gate(gate.viewer, ReviewMode.ACCEPTED, gate.exporting, gate.non_commercial)
    found = _read(store, wanted, accepted, most)
    if gate.review is ReviewMode.ALL:
        for organisation, every in _read(store, wanted, gate, most).items():
            known = found.get(organisation, Concerns())
            there = {one.controversy_id for one in known.shown}
            more = tuple(one for one in every.shown if one.controversy_id not in there)
            found[organisation] = Concerns((*known.shown, *more), max(every.total, known.total))
    return found


def other_matters(store: Reader, ids: Iterable[str], gate: Gate) -> dict[str, tuple[str, ...]]:
    """Of each organisation the families of its published open matters that do not concern people."""
    rows = store.read("asking/other_matters", ids=sorted(set(ids)))
    accepted = Gate(gate.viewer, ReviewMode.ACCEPTED)
    found: dict[str, dict[str, None]] = {}
    for row in publish(store, rows, shape=Shape(organisations=("organisationId",)), gate=accepted).rows:
        found.setdefault(row["organisationId"], {})[row["category"]] = None
    return {one: tuple(families) for one, families in found.items()}


def _read(store: Reader, ids: Sequence[str], gate: Gate, most: int) -> dict[str, Concerns]:
    rows = store.read("asking/concerns", ids=ids, accepted=gate.review is ReviewMode.ACCEPTED, most=most)
    published = publish(store, rows, shape=_SHAPE, gate=gate)
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in published.rows:
        found.setdefault(row["organisationId"], []).append(row)
    read = Counter(row["organisationId"] for row in rows)
    return {
        one: Concerns(tuple(map(_concern, kept)), kept[0]["total"] - (read[one] - len(kept)))
        for one, kept in found.items()
    }


def _concern(row: Mapping[str, Any]) -> Concern:
    return Concern(
        controversy_id=row["controversyId"],
        kind=row["kind"],
        relation=row["relation"],
        path=row["path"],
        implicated_id=row["implicatedId"],
        implicated=row["implicated"],
        category=row["category"],
        code=row["code"],
        status=row["status"],
        claim_status=row["claimStatus"],
        contested=row["contested"],
        speaker=row["speaker"],
        on_behalf_of=row["onBehalfOf"],
        authority=row["authority"],
        publisher=row["publisher"],
        published=row["published"],
        quote=row["quote"],
        url=row["url"],
        document_hash=row["documentHash"],
        source_families=row["sourceFamilies"] or 0,
        reply=row["reply"],
        review=row["review"],
        reviewer=row["reviewer"],
        reviewed_at=row["reviewedAt"],
        claim_ids=tuple(row["claimIds"]),
        licence=row["licence"] or None,
    )
