"""What a list looks like: its columns, its decisions and its criteria, as a YAML file that a user can write.

`docs/importing.md` describes the fields. The shipped profiles stand in `profiles/` beside this module.
"""

import re
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from extractors.registers.table.cells import Order
from graph.errors import InvalidClaim, WrongUse
from graph.known import categories, concerns_people
from graph.model.vocabulary import ClaimStatus

# A misspelt field must not vanish silently.
_STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Standing(StrEnum):
    """What an entry says of its company. An entry that is `ended` stands in the file, but no longer on the
    list.
    """

    RULED = "ruled"
    ALLEGED = "alleged"
    UNDER_INVESTIGATION = "under_investigation"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, config=_STRICT)
class Columns:
    """The names that the column of each field goes by, the usual one first; only the company is needed."""

    company: tuple[str, ...]
    country: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    criterion: tuple[str, ...] = ()
    decision: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()  # since when
    until: tuple[str, ...] = ()  # the last day of a term
    removed: tuple[str, ...] = ()  # the day on which it was taken off the list
    reference: tuple[str, ...] = ()  # the list's own number of the entry
    identifier: tuple[str, ...] = ()
    form_of_address: tuple[str, ...] = ()  # Mr, Ms, M/S
    kind: tuple[str, ...] = ()  # what the entry is: a firm, a person
    note: tuple[str, ...] = ()

    @property
    def named(self) -> Mapping[str, tuple[str, ...]]:
        """The fields that have a column."""
        return {one: names for one in _FIELDS if (names := getattr(self, one))}


_FIELDS = tuple(Columns.__dataclass_fields__)


@dataclass(frozen=True, slots=True, config=_STRICT)
class Criterion:
    """A ground of the list: it is meant where `matches` is found in the words of an entry."""

    key: str  # in the vocabulary, where there is one
    matches: str  # a regular expression, without regard to case
    category: str
    code: str | None = None


@dataclass(frozen=True, config=_STRICT)
class Profile:
    """A list: who keeps it, and how its entries are read."""

    list: str
    authority: str
    columns: Columns
    official: bool = False  # a public authority keeps it, and its decisions are rulings
    country: str | None = None  # of the authority
    authority_id: str | None = None  # "scheme:value"
    url: str | None = None
    publisher: str | None = None
    licence: str | None = None
    company_country: str | None = None  # only where every company is of it
    identifier_scheme: str | None = None  # of the column identifier, such as GB-COH
    decision: Standing = Standing.RULED  # where an entry does not say
    decisions: Mapping[str, Standing] = field(default_factory=dict)
    category: str | None = None  # where no criterion is found
    code: str | None = None
    vocabulary: str | None = None  # of seeds/categories.yml, in which the keys of the criteria stand
    criteria: tuple[Criterion, ...] = ()
    letters: str | None = None  # criteria are letters of the vocabulary: how to name them, "paragraph 96 {}"
    separator: str = "|"  # between the criteria of one entry
    dates: Order | None = None
    sheet: str | None = None
    delimiter: str | None = None
    encoding: str | None = None

    def stance(self, decision: str | None) -> Standing | None:
        """What a decision means; None where the profile does not know it."""
        if not decision:
            found: Standing | None = self.decision
        else:
            words = " ".join(decision.casefold().split())
            found = next((to for form, to in self.decisions.items() if form.casefold() == words), None)
        # What nobody but the keeper of a list says is an allegation, however firmly.
        return Standing.ALLEGED if found is Standing.RULED and not self.official else found

    @property
    def in_force(self) -> ClaimStatus:
        """The stance of an entry that stands on the list."""
        return ClaimStatus.RULED if self.official else ClaimStatus.ALLEGED

    @cached_property
    def by_letter(self) -> Mapping[str, tuple[str, str | None]]:
        """Category and code of each letter of the vocabulary, as `seeds/categories.yml` maps them."""
        found: dict[str, tuple[str, str | None]] = {}
        for row in categories().values():
            for letter in row.maps.get(self.vocabulary or "", ()):
                found.setdefault(letter, (row.family, row.id if row.id != row.family else None))
        return found


def shipped() -> tuple[str, ...]:
    """The names of the profiles that come with the program."""
    folder = files(__package__).joinpath("profiles")
    return tuple(
        sorted(one.name.removesuffix(".yml") for one in folder.iterdir() if one.name.endswith(".yml"))
    )


def read_profile(name: str) -> Profile:
    """A shipped profile by its name, else the file of that path. Raises `WrongUse` naming what is wrong."""
    if name in shipped():
        return _checked(name, files(__package__).joinpath("profiles", f"{name}.yml").read_text("utf-8"))
    try:
        return _checked(name, Path(name).read_text("utf-8"))
    except UnicodeDecodeError as error:
        raise WrongUse(f"the profile {name} is not written in UTF-8") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise WrongUse(
            f"there is no profile {name} ({reason}): give a file, or one of {', '.join(shipped())}"
        ) from error


def _checked(name: str, text: str) -> Profile:
    try:
        content: Any = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise WrongUse(f"the profile {name} is no YAML: {' '.join(str(error).split())}") from error
    try:
        profile = TypeAdapter(Profile).validate_python(content)
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise WrongUse(f"the profile {name}: {wrong}") from error
    try:
        for one in profile.criteria:
            re.compile(one.matches)
            concerns_people(one.category, one.code)
        if profile.category:
            concerns_people(profile.category, profile.code)
    except (InvalidClaim, re.error) as error:
        raise WrongUse(f"the profile {name}: {error}") from error
    if not (profile.category or profile.criteria or profile.letters):
        raise WrongUse(f"the profile {name} says of nothing what it is about: give criteria or a category")
    if profile.letters and not profile.by_letter:
        raise WrongUse(f"the profile {name}: seeds/categories.yml has no vocabulary {profile.vocabulary!r}")
    return profile
