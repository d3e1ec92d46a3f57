"""Known names: an immutable index built from the seeds and the graph and handed to the readers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graph.model.vocabulary import OrganisationKind


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """One organisation of the seeds or the graph."""

    key: (
        str  # stable, for example "gb-ministry-of-defence"; the organisation's id when it came from the graph
    )
    name: str
    kind: OrganisationKind
    country: str | None = None  # ISO 3166-1 alpha-2
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()  # forms that others use too ("ICE", "the Met"): never decide alone
    identifiers: tuple[str, ...] = ()  # "scheme:value"
    parent: str | None = None  # key of the parent body or company
    note: str | None = None  # the page that gives identifiers or parent
    authority: bool = False  # a court, regulator, auditor, ombudsman or inquiry: what it finds is `ruled`
    media: bool = False  # publishes what others say: a newspaper, agency, broadcaster or data provider


@dataclass(frozen=True)
class Gazetteer:
    """Look-up of names; equal input gives an equal index."""

    organisations: tuple[KnownOrganisation, ...] = field(default=())

    @cached_property
    def by_key(self) -> Mapping[str, KnownOrganisation]:
        """Each organisation under its key."""
        return {known.key: known for known in self.organisations}

    @classmethod
    def of(cls, organisations: Iterable[KnownOrganisation]) -> "Gazetteer":
        """A gazetteer in canonical order, later duplicates of a key ignored."""
        seen: dict[str, KnownOrganisation] = {}
        for known in organisations:
            seen.setdefault(known.key, known)
        return cls(tuple(seen[key] for key in sorted(seen)))
