"""Entities of FollowTheMoney as far as they are read: their schema, their names, their numbers.

The schemata and properties are those of followthemoney 4; the package itself is not needed, for its files are
plain JSON. Of persons nothing is kept but that an entity is one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from graph.model.vocabulary import OrganisationKind

PERSON = "Person"
KINDS: Mapping[str, OrganisationKind] = MappingProxyType(
    {
        "Company": OrganisationKind.COMPANY,
        "PublicBody": OrganisationKind.PUBLIC_BODY,
        "Organization": OrganisationKind.UNKNOWN,
        "LegalEntity": OrganisationKind.UNKNOWN,
    }
)
"""The schemata of organisations; a `LegalEntity` may be one."""

# Properties that are kept of each schema.
_KEPT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(
            KINDS,
            ("name", "alias", "previousName", "country", "jurisdiction", "mainCountry", "registrationNumber",
             "leiCode", "wikidataId", "vatCode", "dunsCode", "cikCode", "innCode", "sirenCode", "topics"),
        ),
        "Ownership": ("owner", "asset", "percentage", "sharesValue", "role", "startDate", "endDate", "date",
                      "sourceUrl", "publisher", "status", "ownershipType", "modifiedAt"),
        "Contract": ("title", "name", "authority", "amount", "currency", "contractDate", "status",
                     "procedureNumber", "noticeId", "cancelled", "sourceUrl", "publisher"),
        "ContractAward": ("contract", "supplier", "amount", "currency", "date", "startDate", "endDate",
                          "status", "role", "sourceUrl", "publisher"),
        "Sanction": ("entity", "authority", "program", "programId", "reason", "provisions", "status",
                     "summary", "listingDate", "startDate", "endDate", "date", "sourceUrl", "publisher",
                     "country"),
    }
)  # fmt: skip
RELATIONS = ("Ownership", "ContractAward", "Sanction")
"""The schemata that claims are made of."""

SUBSCHEMATA = MappingProxyType({"Risk": "Sanction", "Debarment": "Sanction"})
_OF_PERSONS = frozenset(
    {"Directorship", "Family", "Associate", "Employment", "Membership", "Occupancy", "Position"}
)
_MOST, _LONGEST = 30, 1000  # values of a property, letters of a value

# The property of a number: the scheme of org-id.guide, or that of the country before it.
_NUMBERS: Mapping[str, str] = MappingProxyType(
    {
        "leiCode": "XI-LEI", "wikidataId": "XI-WIKIDATA", "vatCode": "VAT", "dunsCode": "XI-DUNS",
        "cikCode": "US-CIK", "innCode": "RU-INN", "sirenCode": "FR-SIREN",
    }
)  # fmt: skip
# What `registrationNumber` is where one register of companies gives it; elsewhere it may be any number.
_COMPANY_REGISTERS = MappingProxyType(
    {"GB": "GB-COH", "NO": "NO-BRC", "DK": "DK-CVR", "FR": "FR-SIREN", "EE": "EE-RIK", "IL": "IL-ROC"}
)


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity. `schema` is that of `_KEPT` which it belongs to, `given` the one that it names."""

    identifier: str
    given: str
    schema: str
    properties: dict[str, list[str]]
    caption: str | None
    datasets: tuple[str, ...]
    is_opensanctions: bool

    def first(self, name: str) -> str | None:
        """The first value of a property."""
        return next(iter(self.properties.get(name, ())), None)


def entity(found: Any) -> Entity | None:
    """An entity as it stands in a file; None where it is none."""
    if not isinstance(found, Mapping):
        return None
    identifier, given, properties = found.get("id"), found.get("schema"), found.get("properties")
    if not (
        isinstance(identifier, str)
        and identifier
        and isinstance(given, str)
        and isinstance(properties, Mapping)
    ):
        return None
    schema = SUBSCHEMATA.get(given, given)
    kept = {name: list(_values(properties.get(name))) for name in _KEPT.get(schema, ())}
    caption = found.get("caption")
    datasets = found.get("datasets")
    return Entity(
        identifier=identifier[:_LONGEST],
        given=given[:_LONGEST],
        schema=schema,
        properties={name: values for name, values in kept.items() if values},
        caption=caption[:_LONGEST] if isinstance(caption, str) and schema in KINDS else None,
        datasets=tuple(_values(datasets)) if isinstance(datasets, list) else (),
        is_opensanctions="caption" in found and "datasets" in found and "referents" in found,
    )


def nested(found: Any, depth: int = 4) -> Iterator[Any]:
    """An entity and those that stand within its properties, as in exports in which relations are nested.

    A relation within the entity that it is about need not name it.
    """
    yield found
    properties = found.get("properties") if isinstance(found, Mapping) else None
    if not isinstance(properties, Mapping) or not depth:
        return
    for value in properties.values():
        for inner in value if isinstance(value, list) else ():
            own = inner.get("properties") if isinstance(inner, Mapping) else None
            if isinstance(own, Mapping):
                about = own if own.get("entity") else {**own, "entity": [found.get("id")]}
                yield from nested({**inner, "properties": about}, depth - 1)


def is_of_persons(schema: str) -> bool:
    """Whether a schema says what a person is to an organisation or to another person."""
    return schema in _OF_PERSONS


def _values(given: Any) -> Iterator[str]:
    """The values of a property; a nested entity is known by its id."""
    for one in (given if isinstance(given, list) else [given])[:_MOST]:
        value = one.get("id") if isinstance(one, Mapping) else one
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            yield str(value).strip()[:_LONGEST]


def names(one: Mapping[str, Any]) -> list[str]:
    """The names of an organisation, the one it is shown under first."""
    properties = one["properties"]
    given = [one.get("caption"), *properties.get("name", ()), *properties.get("alias", ())]
    return list(dict.fromkeys(filter(None, [*given, *properties.get("previousName", ())])))


def country(one: Mapping[str, Any]) -> str | None:
    """The country of an organisation, that of its law before others; none where there are several."""
    for name in ("jurisdiction", "mainCountry", "country"):
        codes = {code.partition("-")[0].upper() for code in one["properties"].get(name, ())}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None


def numbers(one: Mapping[str, Any]) -> list[dict[str, str]]:
    """The numbers of an organisation with their schemes."""
    properties = one["properties"]
    found = [
        {"scheme": scheme, "id": value}
        for name, scheme in _NUMBERS.items()
        for value in properties.get(name, ())
    ]
    register = _COMPANY_REGISTERS.get(country(one) or "")
    if register:
        found += [{"scheme": register, "id": value} for value in properties.get("registrationNumber", ())]
    if one["id"].startswith("Q") and one["id"][1:].isdigit():
        found.append({"scheme": "XI-WIKIDATA", "id": one["id"]})
    return found
