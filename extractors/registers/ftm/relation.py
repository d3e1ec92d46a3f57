"""A relation of FollowTheMoney, and the way to the organisations that it names."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from extractors.registers.ftm.entities import KINDS, PERSON, country, names, numbers
from extractors.registers.known import KnownByCountry
from extractors.registers.ownership import organisation
from extractors.registers.parties import Party
from extractors.registers.shelf import Shelf
from extractors.registers.stream import Notes, Origin, Skipped
from extractors.registers.values import is_address

READER, VERSION = "ftm", "1"
USED = "used"  # the mark of entities that a relation names
NON_COMMERCIAL = "CC BY-NC 4.0 (that of OpenSanctions; none was given)"


class Unclaimed(StrEnum):
    """Why a sound entity makes no claim."""

    PERSON = "person, dropped"
    OF_PERSON = "says something of a person, dropped"
    NOBODY = "organisation without a name"
    NOTHING = "schema that claims nothing of the graph"
    MISSING = "party that stands in none of the files"
    ITSELF = "owns itself"
    ALONE = "organisation or contract of which nothing is claimed"
    NO_LISTING = "listed by its topics, but the files do not say by whom and why"
    NO_GROUND = "listing that does not say why"


class Amiss(StrEnum):
    """What of an entity a person should know although it was taken."""

    LICENCE = "licence that was not given, taken for non-commercial"


@dataclass(frozen=True, slots=True)
class Publication:
    """Who publishes an entity, and under which name, address and licence."""

    register: str
    publisher: str
    url: str | None
    licence: str | None


class Relation:
    """One relation, and the way to the organisations that it names."""

    def __init__(
        self,
        schema: str,
        identifier: str,
        where: str,
        fields: dict[str, Any],
        kept: Shelf,
        known: KnownByCountry,
        origin: Origin,
    ) -> None:
        self._schema = schema
        self.identifier = identifier
        self.where = where
        self.fields = fields
        self.given = str(fields["given"])  # the schema as the file names it
        self.kept = kept
        self._known = known
        self._origin = origin
        self.notes = Notes()

    def first(self, name: str) -> str | None:
        """The first value of a property of the relation."""
        return next(iter(self.fields["properties"].get(name, ())), None)

    def values(self, name: str) -> list[str]:
        """All values of a property of the relation."""
        return list(self.fields["properties"].get(name, ()))

    def skipped(self, reason: Unclaimed, why: str, *, expected: bool = True) -> Skipped:
        """That nothing is claimed of it."""
        return Skipped(self.where, reason, why, expected=expected)

    def entity(self, key: str | None) -> Mapping[str, Any] | None:
        """The entity of this id, if the files have it."""
        if key:
            self.kept.mark(USED, key)
        return self.kept.last("entity", key) if key else None

    def party(self, key: str | None) -> Party | Skipped:
        """The organisation of this id, or why there is none."""
        if key is None:
            return self.skipped(Unclaimed.NOBODY, "no party is named")
        if self.kept.marked(PERSON, key):
            return self.skipped(Unclaimed.OF_PERSON, self._schema)
        found = self.entity(key)
        if found is None or found["schema"] not in KINDS:
            why = f"{key[:60]!r} stands in none of the files: import all files of the data set together"
            return self.skipped(Unclaimed.MISSING, why, expected=False)
        called = names(found)
        given = numbers(found)
        one = organisation(
            {
                "name": called[0] if called else None,
                "address": {"countryName": country(found)},
                "identifier": given[0] if given else None,
                "additionalIdentifiers": given[1:],
                "kind": KINDS[found["schema"]],
            },
            self._known,
            self.kept,
            self.notes,
        )
        return one or self.skipped(Unclaimed.NOBODY, "an organisation without a name")

    def in_circle(self, child: str, parent: str) -> bool:
        """Whether the child owns its parent in turn."""
        return self.kept.in_circle(child, parent)

    def publication(self) -> Publication:
        """Who publishes it, and how. OpenSanctions is CC BY-NC unless one has bought it."""
        origin, datasets = self._origin, self.fields["datasets"]
        register = origin.dataset or next(iter(datasets), None) or origin.publisher or "FollowTheMoney file"
        licence = origin.licence
        if licence is None and self.fields["opensanctions"]:
            licence = NON_COMMERCIAL
            self.notes(Amiss.LICENCE, "say with --licence under which one you have it, if it is another")
        url = self.first("sourceUrl")
        return Publication(
            register,
            origin.publisher or self.first("publisher") or register,
            url if is_address(url) else origin.url,
            licence,
        )
