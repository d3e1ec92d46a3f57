"""Statements of both shapes as one: flat ones (0.1 to 0.3) and records (0.4).

In 0.4 the statements of one record tell of its states, and a relationship names the records of its parties.
Before, every statement is its own, names the statements of its parties, and those that it replaces.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

_FLAT = {
    "entityStatement": "entity",
    "personStatement": "person",
    "ownershipOrControlStatement": "relationship",
}
_UNNAMED = frozenset({"anonymousentity", "unknownentity"})
_STATE = frozenset({"state", "statebody"})
_SHORT = 300  # letters of a field that is kept


class Sort(StrEnum):
    """What a statement is about."""

    ENTITY = "entity"
    PERSON = "person"
    RELATIONSHIP = "relationship"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; `record` is what others refer to, `fields` what is kept of it."""

    sort: Sort
    identifier: str
    record: str
    stated: str
    replaces: tuple[str, ...]
    fields: dict[str, Any]


def statement(found: Mapping[str, Any]) -> Statement | None:
    """A statement of any version; None where it is none."""
    sort = found.get("recordType") or _FLAT.get(str(found.get("statementType")))
    identifier = found.get("statementId") or found.get("statementID") or found.get("id")
    if sort not in tuple(Sort) or not isinstance(identifier, str):
        return None
    details = found.get("recordDetails")
    details = details if isinstance(details, Mapping) else found
    record = found.get("recordId")
    publication = _mapping(found.get("publicationDetails"))
    stated = found.get("statementDate") or publication.get("publicationDate")
    about = {
        "statement": identifier,
        "stated": _text(stated),
        "status": _text(found.get("recordStatus")),
        "publisher": _text(_mapping(publication.get("publisher")).get("name")),
        "licence": _text(publication.get("license")),
        "url": _text(
            _mapping(found.get("source")).get("url") or _mapping(publication.get("publisher")).get("url")
        ),
    }
    what = {Sort.ENTITY: _entity, Sort.PERSON: lambda _: {}, Sort.RELATIONSHIP: _relationship}[Sort(sort)]
    return Statement(
        Sort(sort),
        identifier,
        record if isinstance(record, str) else identifier,
        _text(stated),
        tuple(one for one in _list(found.get("replacesStatements")) if isinstance(one, str)),
        about | what(details),
    )


def _entity(details: Mapping[str, Any]) -> dict[str, Any]:
    given = details.get("entityType")
    sort = str(_mapping(given).get("type") if isinstance(given, Mapping) else given or "").casefold()
    place = _mapping(details.get("jurisdiction") or details.get("incorporatedInJurisdiction"))
    addresses = [one for one in _list(details.get("addresses")) if isinstance(one, Mapping)]
    countries = [place.get("code"), place.get("name"), *map(_country, addresses)]
    # One statement of the UK's register repeats one number 145 times.
    numbers = dict.fromkeys(
        (_text(one.get("scheme")), _text(one.get("id")))
        for one in _list(details.get("identifiers"))
        if isinstance(one, Mapping) and one.get("scheme") and one.get("id")
    )
    return {
        "name": "" if sort in _UNNAMED else _text(details.get("name")),
        "sort": sort,
        "public": sort in _STATE,
        # “US-DE” is Delaware.
        "country": next((_text(one).partition("-")[0] for one in countries if one), ""),
        "numbers": [list(pair) for pair in numbers],
        "ended": _text(details.get("dissolutionDate")),
    }


def _country(address: Mapping[str, Any]) -> Any:
    given = address.get("country")
    return (given.get("code") or given.get("name")) if isinstance(given, Mapping) else given


def _relationship(details: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "subject": _party(details.get("subject")),
        "party": _party(details.get("interestedParty")),
        "interests": list(_interests(details)),
        "component": bool(details.get("isComponent")),
    }


def _party(given: Any) -> list[str]:
    """["entity" | "person" | "either" | "nobody", key or reason]."""
    if isinstance(given, str):
        return ["either", given]
    found = _mapping(given)
    for field, sort in (("describedByEntityStatement", "entity"), ("describedByPersonStatement", "person")):
        if isinstance(found.get(field), str):
            return [sort, found[field]]
    unspecified = _mapping(found.get("unspecified")) or found
    return ["nobody", _text(unspecified.get("reason")) or "nobody is named"]


def _interests(details: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    for one in _list(details.get("interests")):
        if isinstance(one, Mapping):
            share = _mapping(one.get("share"))
            yield {
                "type": _text(one.get("type") or one.get("interestType")),
                "direct": _text(one.get("directOrIndirect") or one.get("interestLevel")),
                "start": _text(one.get("startDate")),
                "end": _text(one.get("endDate")),
                "exact": _number(share.get("exact")),
                "least": _number(share.get("minimum", share.get("exclusiveMinimum"))),
                "most": _number(share.get("maximum", share.get("exclusiveMaximum"))),
                "above": bool(share.get("exclusiveMinimum")),
            }


def _number(value: Any) -> str | None:
    return None if value is None or isinstance(value, bool | Mapping | list) else str(value)[:40]


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, Mapping | list) else str(value)[:_SHORT].strip()


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
