"""What ships with the program, in the vocabulary of the graph: known organisations and categories."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import seeds
from graph.errors import InvalidClaim
from graph.model.gazetteer import Gazetteer, KnownOrganisation
from graph.model.vocabulary import OrganisationKind

# Many papers write the common noun small: "Israeli government", "Kent police", "Haringey council".
_COMMON_NOUN = re.compile(
    r"(?<=\w) (?:(?:Defence|Defense|Finance|Health|Home|Interior|Justice|Migration) Ministry"
    r"|Government|Army|Constabulary|Police(?: Department| Force)?"
    r"|(?:(?:Borough|City|County|District|Metropolitan) )*Council)$"
)


@dataclass(frozen=True, slots=True)
class Category:
    """What a controversy is about: a family (`id == family`) or a code below one."""

    id: str
    family: str
    label: str
    definition: str
    concerns_people: bool
    maps: Mapping[str, tuple[str, ...]]  # "ohchrPara96" -> ("a", "b"); see `seeds.vocabularies`


@cache
def seed_gazetteer() -> Gazetteer:
    """The organisations of the seed files; equal on every call."""
    return Gazetteer.of(_known(row) for row in seeds.organisations())


@cache
def categories() -> Mapping[str, Category]:
    """Families and codes by id, in the order of the file."""
    return MappingProxyType(
        {
            row.id: Category(
                id=row.id,
                family=row.family,
                label=row.label,
                definition=row.definition,
                concerns_people=row.concerns_people,
                maps=MappingProxyType(dict(row.maps)),
            )
            for row in seeds.categories()
        }
    )


def concerns_people(category: str, code: str | None) -> bool:
    """Whether a controversy of this family and code is a human-rights concern in the wide sense of the UNGPs.

    Without a code the family decides. Raises InvalidClaim for a family or code that is not in the list.
    """
    known = categories()
    family = known.get(category)
    if family is None or family.id != family.family:
        raise InvalidClaim(f"no category is called {category!r}; seeds/categories.yml lists them")
    if code is None:
        return family.concerns_people
    entry = known.get(code)
    if entry is None or entry.family != category or entry.id == category:
        raise InvalidClaim(f"no code {code!r} lies under {category!r}; seeds/categories.yml lists them")
    return entry.concerns_people


def _known(row: seeds.OrganisationRow) -> KnownOrganisation:
    ambiguous = tuple(_as_written(row.ambiguous))
    aliases = tuple(form for form in _as_written((row.name, *row.aliases)) if form != row.name)
    return KnownOrganisation(
        key=row.key,
        name=row.name,
        kind=OrganisationKind(row.kind),
        country=row.country,
        aliases=tuple(form for form in aliases if form not in ambiguous),
        ambiguous=ambiguous,
        identifiers=row.identifiers,
        parent=row.parent,
        note="; ".join(f"{page.publisher}, {page.url}" for page in row.pages) or None,
        authority=row.authority,
        media=row.media,
    )


def _as_written(forms: Iterable[str]) -> Iterator[str]:
    """Every form, each followed by the same with its common noun written small."""
    for form in forms:
        yield form
        noun = _COMMON_NOUN.search(form)
        if noun:
            yield form[: noun.start()] + noun[0].lower()
