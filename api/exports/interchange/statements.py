"""Entities as statements of FollowTheMoney 4: one row for each value."""

import hashlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from api.exports.interchange.entities import DATASET, Entity

COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang",
    "original_value", "external", "first_seen", "last_seen", "id",
)  # fmt: skip
_ID = "id"

_TYPES: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("name", "alias"), "name"),
        **dict.fromkeys(("country", "jurisdiction"), "country"),
        **dict.fromkeys(
            ("registrationNumber", "leiCode", "vatCode", "wikidataId", "idNumber"), "identifier"
        ),
        **dict.fromkeys(
            ("authority.Contract", "contract", "supplier", "subject", "object", "involved", "entity", "owner",
             "asset", "proof"),
            "entity",
        ),
        **dict.fromkeys(
            ("contractDate", "startDate", "endDate", "date", "listingDate", "publishedAt", "retrievedAt"),
            "date",
        ),
        **dict.fromkeys(("notes", "summary", "reason"), "text"),
        "amount": "number",
        "sourceUrl": "url",
    }
)  # fmt: skip
"""The types of the properties that are written; all others are strings."""


def statements(entity: Entity, *, seen: str) -> Iterator[tuple[str, ...]]:
    """The rows of one entity; `seen` is the day of the graph, for `first_seen` and `last_seen`.

    The first row says that the entity exists; its value is a checksum of the others, as `followthemoney`
    makes it.
    """
    rows = [
        _row(entity, name, value, seen, _statement_id(entity, name, value))
        for name, values in entity.properties.items()
        for value in values
    ]
    ids = "".join(sorted(row[-1] for row in rows))
    known = hashlib.sha1(f"{entity.schema}{ids}".encode(), usedforsecurity=False).hexdigest()
    yield _row(entity, _ID, known, seen, _statement_id(entity, _ID, known))
    yield from rows


def type_of(schema: str, name: str) -> str:
    """The type of a property, in the words of FollowTheMoney."""
    if name == _ID:
        return _ID
    return _TYPES.get(f"{name}.{schema}", _TYPES.get(name, "string"))


def _row(entity: Entity, name: str, value: str, seen: str, identifier: str) -> tuple[str, ...]:
    kind = type_of(entity.schema, name)
    return (
        entity.id, entity.id, name, kind, entity.schema, value, DATASET, "", "", "", "f", seen, seen,
        identifier,
    )  # fmt: skip


def _statement_id(entity: Entity, name: str, value: str) -> str:
    """The key of `followthemoney.statement`: dataset, entity, property and value."""
    text = f"{DATASET}.{entity.id}.{name}.{value}"
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
