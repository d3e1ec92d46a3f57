"""Known organisations and categories of controversies: plain rows, read from the YAML files beside this one.

Nothing here knows the rest of the program. What a field means, and how to correct a row, is in `README.md`;
the rules that the rows keep (unique keys, no alias that two organisations share unmarked, a page for every
identifier and parent) are tests.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeVar

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

ORGANISATION_FILES = ("public_bodies.yml", "authorities.yml", "vendors.yml", "civil_society.yml", "media.yml")

T = TypeVar("T")

# A misspelt field must not vanish silently.
_STRICT = ConfigDict(extra="forbid", str_min_length=1)


@dataclass(frozen=True, slots=True, config=_STRICT)
class Page:
    """Where an identifier or a parent was read."""

    publisher: str
    url: str


@dataclass(frozen=True, slots=True, config=_STRICT)
class OrganisationRow:
    """One organisation as a seed file gives it."""

    key: str
    name: str
    kind: Literal["public_body", "company", "civil_society"]
    country: str | None = None  # ISO 3166-1 alpha-2; absent for bodies of many states
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    parent: str | None = None
    pages: tuple[Page, ...] = ()
    authority: bool = False
    media: bool = False


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """One family (`id` equals `family`) or one code below it."""

    id: str
    family: str
    label: str
    definition: str
    concerns_people: bool
    maps: Mapping[str, tuple[str, ...]]  # vocabulary -> ids in it


@dataclass(frozen=True, slots=True, config=_STRICT)
class _Code:
    id: str
    label: str
    definition: str
    maps: dict[str, tuple[str, ...]]
    concernsPeople: bool | None = None  # noqa: N815 - spelt as in the file; None: as the family


@dataclass(frozen=True, slots=True, config=_STRICT)
class _Family:
    id: str
    label: str
    definition: str
    maps: dict[str, tuple[str, ...]]
    concernsPeople: bool  # noqa: N815 - spelt as in the file
    codes: tuple[_Code, ...]


@cache
def organisations() -> tuple[OrganisationRow, ...]:
    """Every known organisation, in the order of the files; raises ValueError naming a malformed row."""
    return tuple(row for name in ORGANISATION_FILES for row in organisations_of(name))


@cache
def organisations_of(name: str) -> tuple[OrganisationRow, ...]:
    """The rows of one of `ORGANISATION_FILES`; what stands above them holds where a row is silent."""
    content = _load(name)
    shared = {field: value for field, value in content.items() if field != "organisations"}
    rows = [{**shared, **row} for row in content["organisations"]]
    return _read(name, TypeAdapter(tuple[OrganisationRow, ...]), rows)


@cache
def categories() -> tuple[CategoryRow, ...]:
    """Every family, each followed by its codes; raises ValueError naming the row that is malformed."""
    families = _read("categories.yml", TypeAdapter(tuple[_Family, ...]), _load("categories.yml")["families"])
    return tuple(row for family in families for row in _family_rows(family))


@cache
def vocabularies() -> Mapping[str, Mapping[str, str]]:
    """The lists that `CategoryRow.maps` points into: vocabulary -> id -> label."""
    lists = _load("categories.yml")["vocabularies"]
    return _read("categories.yml", TypeAdapter(dict[str, dict[str, str]]), lists)


def _family_rows(family: _Family) -> Iterator[CategoryRow]:
    rows: tuple[_Family | _Code, ...] = (family, *family.codes)
    for row in rows:
        yield CategoryRow(
            id=row.id,
            family=family.id,
            label=row.label,
            definition=row.definition,
            concerns_people=family.concernsPeople if row.concernsPeople is None else row.concernsPeople,
            maps=row.maps,
        )


def _load(name: str) -> dict[str, Any]:
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    # The C parser is ten times as fast; it is absent only where PyYAML was built without libyaml.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: dict[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - both loaders are safe ones
    return content


def _read(name: str, shape: TypeAdapter[T], rows: Any) -> T:
    """The rows in that shape; the error says which row of which file is wrong and how."""
    try:
        return shape.validate_python(rows)
    except ValidationError as error:
        first = error.errors()[0]
        place = first["loc"]
        row = rows[int(place[0])] if isinstance(rows, list) else {}
        key = row.get("key", row.get("id", "?"))
        raise ValueError(f"seeds/{name}, row {key!r}, field {place[-1]!r}: {first['msg']}") from error
