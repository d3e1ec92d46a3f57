"""What the pages of entities share: the way through the gate, what is withheld, where to go on."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from pydantic import Field

from api.http.entities.claims import day
from api.http.service import Service
from api.http.shapes import HASH, Link, Money, Shown, Withheld
from graph.errors import Gone, NotFound
from graph.publication import Gate, ReviewMode, Shape, publish, withheld_sentence
from graph.questions import Catalogue, ParameterType

_NO_COLUMNS: tuple[str, ...] = ()


class NotPublished(NotFound):
    """It is in the graph, and nobody has accepted anything of it."""

    def __init__(self, kind: str, identifier: str, gate: Gate) -> None:
        super().__init__(kind, identifier)
        right = "" if gate.viewer.may_see_unreviewed() else ", which needs a key with the scope `review`"
        self.args = (
            f"{kind} {identifier} rests on claims that no named reviewer has accepted; "
            f"see it with review=all{right}",
        )


class PartyShown(Shown):
    """An organisation and what it is here."""

    role: str = Field(description="vendor, bidder, buyer, blocker, accused or accuser.", examples=["vendor"])
    id: str = Field(description="Its identifier.", examples=[HASH])
    name: str | None = Field(description="Its name.", examples=["Palantir"])
    claim_ids: list[str] = Field(description="The claims that this rests on.", examples=[[HASH]])
    review: str = Field(description="accepted, or UNREVIEWED.", examples=["accepted"])


class RelatedShown(Shown):
    """Another contract and how it hangs together with this one."""

    relation: str = Field(
        description="included_in, includes, called_off_from, call_off or possibly_same_as.",
        examples=["included_in"],
    )
    id: str = Field(description="Its identifier.", examples=[HASH])
    why: str | None = Field(
        description="Why they may be one.", examples=["both name “Federated Data Platform”"]
    )


class ContractLine(Money):
    """A contract of an organisation in one line."""

    role: str = Field(description="vendor, bidder, buyer or blocker.", examples=["vendor"])
    id: str = Field(description="Its identifier.", examples=[HASH])
    status: str | None = Field(description="The last state that is told of.", examples=["active"])
    status_as_of: Any = Field(description="The day of the evidence for it.", examples=["2026-05-28"])
    last_evidence: Any = Field(description="The day of the newest evidence.", examples=["2026-05-28"])
    claim_ids: list[str] = Field(description="The claims that this rests on.", examples=[[HASH]])
    review: str = Field(description="accepted, or UNREVIEWED.", examples=["accepted"])


class ControversyLine(Shown):
    """A controversy of an organisation in one line."""

    role: str = Field(description="accused or accuser.", examples=["accused"])
    id: str = Field(description="Its identifier.", examples=[HASH])
    category: str | None = Field(description="Family.", examples=["human_rights"])
    code: str | None = Field(description="Narrower code.", examples=["human_rights.complicity"])
    concerns_people: bool = Field(description="Whether it is a concern of human rights.", examples=[True])
    status: str | None = Field(description="How far it has come.", examples=["alleged"])
    contested: bool = Field(description="Whether a denial or an appeal is reported.", examples=[True])
    source_families: int = Field(description="Independent publications behind it.", examples=[2])
    claim_ids: list[str] = Field(description="The claims that this rests on.", examples=[[HASH]])
    review: str = Field(description="accepted, or UNREVIEWED.", examples=["accepted"])


class RelationLine(Shown):
    """An owner, subsidiary, whole or part."""

    relation: str = Field(description="owner, owned, whole or part.", examples=["owner"])
    id: str = Field(description="Identifier of the other.", examples=[HASH])
    name: str | None = Field(description="Its name.", examples=["Atos SE"])
    valid_from: Any = Field(description="Since when.", examples=["2015-01-01"])
    valid_to: Any = Field(description="Until when.", examples=["2020-12-31"])
    claim_ids: list[str] = Field(
        description="The claims that this rests on; empty for what ships with the program.", examples=[[HASH]]
    )
    review: str = Field(description="accepted, or UNREVIEWED.", examples=["accepted"])


def gated(
    service: Service, rows: Sequence[Mapping[str, Any]], gate: Gate
) -> tuple[list[dict[str, Any]], int]:
    """The rows that may leave, with their claims each once, and how many were stopped."""
    tidy = [{**row, "claimIds": sorted(set(row["claimIds"]))} for row in rows]
    published = publish(service.store, tidy, shape=Shape(), gate=gate)
    return [dict(row) for row in published.rows], published.stopped


def parties(service: Service, statement: str, identifier: str, gate: Gate, limit: int) -> list[PartyShown]:
    """The organisations around a contract or controversy, each on accepted claims where the gate says so."""
    accepted = gate.review is ReviewMode.ACCEPTED
    rows = service.store.read(statement, id=identifier, accepted=accepted, limit=limit)
    tidy = [{**row, "organisationId": row["id"], "claimIds": sorted(set(row["claimIds"]))} for row in rows]
    shape = Shape(organisations=("organisationId",))
    return [
        PartyShown(**{key: row[key] for key in ("role", "id", "name", "review")}, claim_ids=row["claimIds"])
        for row in publish(service.store, tidy, shape=shape, gate=gate).rows
    ]


def withheld(count: int, gate: Gate) -> Withheld:
    """How much is kept back and how to see it."""
    kept = 0 if gate.review is ReviewMode.ALL else count
    return Withheld(count=kept, how=withheld_sentence(kept, gate))


def links(
    catalogue: Catalogue, identifier: str, names: Iterable[str], kinds: Iterable[str] = ()
) -> list[Link]:
    """The questions that take this identifier: in a parameter of one of these names or of these kinds."""
    wanted, fitting = set(names), set(kinds)
    found = []
    for question in catalogue:
        for parameter in question.parameters:
            by_kind = parameter.type is ParameterType.ORGANISATION and parameter.kind in fitting
            if parameter.name in wanted or by_kind:
                href = f"/questions/{question.name}?{parameter.name}={quote(identifier, safe='')}"
                found.append(Link(title=question.title, href=href))
    return found


def refuse_if_gone(service: Service, kind: str, identifier: str) -> None:
    """Raise `Gone` when all that was claimed of this contract or controversy was retracted."""
    rows = service.store.read("entities/retraction", id=identifier)
    if rows:
        raise Gone(kind, identifier, at=day(rows[0]["at"]), reason=rows[0]["reason"] or "no reason given")
