"""Names as the graph keeps them: what a reader knew of each, who it stands for, and what a person decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.model.gazetteer import KnownOrganisation
from graph.model.vocabulary import OrganisationKind
from graph.resolution.rules import KnownNames, MentionFacts
from graph.store import Row, Transaction


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that is not in the graph yet, with the properties of its node."""

    facts: MentionFacts
    properties: Row


@dataclass(frozen=True, slots=True)
class Standing:
    """A mention, who it stands for now, and what a person decided on it."""

    facts: MentionFacts
    loose_name: str | None
    organisation_id: str | None = None
    judgement: str | None = None
    by: str | None = None
    why: str | None = None
    decisions: tuple[Row, ...] = ()


def new_name(facts: MentionFacts, start: int, end: int) -> NewName:
    """The node of a new mention."""
    properties: dict[str, Any] = {
        "documentId": facts.document_id,
        "start": start,
        "end": end,
        "name": facts.name,
        "kind": str(facts.kind),
        "gazetteerKey": facts.key,
        "country": facts.country,
        "identifiers": sorted(facts.identifiers),
        "looseName": facts.loose_name,
    }
    return NewName(facts, {key: value for key, value in properties.items() if value is not None})


def read_standing(transaction: Transaction, ids: Iterable[str]) -> dict[str, Standing]:
    """These mentions as they stand in the graph; those that it does not have are missing."""
    wanted = sorted(ids)
    if not wanted:
        return {}
    return {row["id"]: _standing(row) for row in transaction.run("load/mentions_facts", ids=wanted)}


def _standing(row: Row) -> Standing:
    facts = facts_of(row)
    return Standing(
        facts,
        facts.loose_name,
        row["organisationId"],
        row["judgement"],
        row["by"],
        row["why"],
        tuple(row["decisions"]),
    )


def facts_of(row: Row) -> MentionFacts:
    """A mention as the graph keeps it."""
    return MentionFacts(
        id=row["id"],
        document_id=row["documentId"],
        name=row["name"],
        kind=OrganisationKind(row["kind"]),
        key=row["key"],
        country=row["country"],
        identifiers=frozenset(row["identifiers"] or ()),
    )


def known_names(transaction: Transaction, told: str | None = None) -> KnownNames:
    """The organisations that the graph was told of (seeds, and gazetteers that loads brought along).

    `told` is the mark that `load/lock` answers: what was read under a mark is not read again.
    """
    if told in _READ:
        return _READ[told]
    known = KnownNames(tuple(_known(row) for row in transaction.run("load/known_organisations")))
    if told is not None:
        _READ.clear()
        _READ[told] = known
    return known


_READ: dict[str | None, KnownNames] = {}  # under the last mark; a mark is unique among all graphs


def _known(row: Row) -> KnownOrganisation:
    return KnownOrganisation(
        key=row["key"],
        name=row["name"],
        kind=OrganisationKind(row["kind"]),
        country=row["country"],
        aliases=tuple(row["aliases"] or ()),
        ambiguous=tuple(row["ambiguous"] or ()),
        identifiers=tuple(row["identifiers"] or ()),
        parent=row["parent"],
    )
