"""FollowTheMoney into claims: ownership, awards and listings among organisations.

Entities refer to each other in any order, so all of them are kept on disk first. Persons are dropped and
counted, and so is whatever says something of a person.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from extractors.registers.ftm.awards import award
from extractors.registers.ftm.entities import (
    KINDS,
    PERSON,
    RELATIONS,
    Entity,
    entity,
    is_of_persons,
    names,
    nested,
    numbers,
)
from extractors.registers.ftm.listings import listing
from extractors.registers.ftm.relation import USED, Relation, Unclaimed
from extractors.registers.ftm.stakes import stake
from extractors.registers.json_values import Package, json_files
from extractors.registers.known import KnownByCountry
from extractors.registers.numbers import registered
from extractors.registers.opening import Input, Limits
from extractors.registers.shelf import Shelf, shelf
from extractors.registers.stream import Imported, Origin, Skipped, Taken, Unreadable
from graph.errors import InvalidClaim
from graph.model.gazetteer import Gazetteer

_LISTS = frozenset({"entities"})
_LISTED = frozenset({"sanction", "debarment", "forced.labor", "export.control", "invest.ban", "invest.risk"})
_MAKERS = {"Ownership": stake, "ContractAward": award, "Sanction": listing}


def read_ftm(
    files: Iterable[Input | Skipped],
    origin: Origin,
    gazetteer: Gazetteer,
    *,
    limits: Limits,
    encoding: str | None = None,
) -> Imported:
    """Every relation that claims something of organisations, one document each."""
    known = KnownByCountry(gazetteer)
    with shelf() as kept:
        yield from _gather(files, kept, limits, encoding)
        kept.arrange()
        for schema in RELATIONS:
            for identifier, places in kept.groups(schema):
                yield _claimed(schema, Relation(schema, identifier, *places[-1], kept, known, origin))
        yield from _alone(kept)


def _alone(kept: Shelf) -> Iterator[Skipped]:
    """The entities that no relation names."""
    for identifier, places in kept.groups("entity"):
        where, fields = places[-1]
        if kept.marked(USED, identifier):
            continue
        listed = _LISTED & set(fields["properties"].get("topics", ()))
        why = f"topic {', '.join(sorted(listed))}" if listed else fields["schema"]
        yield Skipped(where, Unclaimed.NO_LISTING if listed else Unclaimed.ALONE, why, expected=True)


def _claimed(schema: str, relation: Relation) -> Taken | Skipped:
    """The relation as a document with its claim, or why not."""
    try:
        found = _MAKERS[schema](relation)
    except InvalidClaim as error:
        return Skipped(relation.where, Unreadable.NOT_A_CLAIM, str(error))
    if isinstance(found, Skipped):
        return found
    document, claim = found
    return Taken(relation.where, document, (claim,), relation.notes.told)


def _gather(
    files: Iterable[Input | Skipped], kept: Shelf, limits: Limits, encoding: str | None
) -> Iterator[Skipped]:
    advice = "hand in FollowTheMoney as JSON lines"
    for _, one in json_files(files, lists=_LISTS, limits=limits, encoding=encoding, no_workbook=advice):
        if isinstance(one, Skipped):
            yield one
        elif not isinstance(one, Package):
            for value in nested(one.value):
                found = entity(value)
                if found is None:
                    why = "no entity of FollowTheMoney: it lacks id, schema or properties"
                    yield Skipped(one.where, Unreadable.NOT_A_RECORD, why)
                else:
                    yield from _keep(found, one.where, kept)


def _keep(found: Entity, where: str, kept: Shelf) -> Iterator[Skipped]:
    if found.schema == PERSON:
        kept.mark(PERSON, found.identifier)
        yield Skipped(where, Unclaimed.PERSON, "persons are no part of the graph", expected=True)
    elif is_of_persons(found.schema):
        yield Skipped(where, Unclaimed.OF_PERSON, found.given, expected=True)
    elif found.schema in KINDS or found.schema == "Contract":
        fields = _fields(found)
        kept.keep("entity", found.identifier, "", where, fields)
        for number in numbers(fields) if found.schema in KINDS else ():
            standing = registered(number["scheme"], number["id"])
            if standing.identifier and (shown := names(fields)):
                kept.number(standing.identifier, shown[0])
    elif found.schema in RELATIONS:
        kept.keep(found.schema, found.identifier, "", where, _fields(found))
        if found.schema == "Ownership":
            for child in found.properties.get("asset", ()):
                for parent in found.properties.get("owner", ()):
                    kept.owner(child, parent)
    else:
        yield Skipped(where, Unclaimed.NOTHING, found.given, expected=True)


def _fields(found: Entity) -> dict[str, Any]:
    return {
        "id": found.identifier,
        "schema": found.schema,
        "given": found.given,
        "caption": found.caption,
        "datasets": list(found.datasets),
        "opensanctions": found.is_opensanctions,
        "properties": found.properties,
    }
