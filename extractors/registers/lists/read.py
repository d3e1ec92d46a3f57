"""An official list into claims: one entry, one document."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any

from extractors.registers.known import KnownByCountry
from extractors.registers.lists.entries import Facts, Keeper, as_company, entry
from extractors.registers.lists.grounds import grounds
from extractors.registers.lists.names import is_person, printed
from extractors.registers.lists.profile import Profile, Standing
from extractors.registers.lists.records import records
from extractors.registers.opening import Input, Limits
from extractors.registers.parties import Party, country_code, is_nobody, party
from extractors.registers.stream import Imported, Notes, Origin, Skipped, Taken, Unreadable
from extractors.registers.table.cells import Order, typed_day
from extractors.registers.table.rows import Row
from extractors.registers.values import LeftOut
from graph.errors import InvalidClaim
from graph.model.gazetteer import Gazetteer
from graph.model.vocabulary import OrganisationKind, Role
from graph.resolution.names import identity

_NO_END = 2100  # 2999-12-31 and the like stand for a term without an end
_NO_END_WORDS = frozenset({"permanent", "ongoing", "indefinite", "permanently", "no end"})


class Unlisted(StrEnum):
    """Why an entry makes no claim."""

    PERSON = "person on the list"
    NOBODY = "no company"
    DECISION = "decision that the profile does not know"
    CRITERION = "criterion that the profile does not know"


class Amiss(StrEnum):
    """What of an entry a person should know although it was taken."""

    CRITERION = "criterion that the profile does not know, taken for the category of the list"


Bearers = Mapping[tuple[str, str | None], str]
"""Who carries a name (its `identity`, and the country) of this list, where only the list says so."""


def read_list(
    files: Iterable[Input | Skipped],
    profile: Profile,
    edition: date,
    origin: Origin,
    gazetteer: Gazetteer,
    *,
    limits: Limits,
    encoding: str | None = None,
    bearers: Bearers | None = None,
) -> Imported:
    """Every entry of the files, which together are one edition. Raises `WrongUse` when no column fits.

    `bearers` are the organisations that earlier editions made of names that nothing else identifies: the same
    name in the same list is the same company.
    """
    known = KnownByCountry(gazetteer)
    kept = keeper(profile, origin, gazetteer)
    found = _records(files, profile, limits, encoding)
    shared: Mapping[str, Set[str]] = {}
    if profile.columns.identifier:
        # A number on two names names neither; only the whole list tells.
        found = iter(rows := list(found))
        shared = _shared(rows)
    for row in found:
        if isinstance(row, Skipped):
            yield row
        else:
            yield _Entry(row, profile, edition, kept, known, shared, bearers or {}).result()


def _records(
    files: Iterable[Input | Skipped], profile: Profile, limits: Limits, encoding: str | None
) -> Iterator[Row | Skipped]:
    for file in files:
        if isinstance(file, Skipped):
            yield file
        else:
            yield from records(file, profile, limits=limits, encoding=encoding)


def _shared(rows: Iterable[Row | Skipped]) -> Mapping[str, Set[str]]:
    """The numbers that stand beside several names, with these names."""
    names: dict[str, dict[str, str]] = {}
    for row in rows:
        if isinstance(row, Row) and (number := row.cells.get("identifier")):
            name = printed(row.cells.get("company", "")).name
            names.setdefault(number, {}).setdefault(identity(name), name)
    return {number: set(found.values()) for number, found in names.items() if len(found) > 1}


def keeper(profile: Profile, origin: Origin, gazetteer: Gazetteer) -> Keeper:
    """Who keeps the list, and under which name; a known organisation where its name is one."""
    authority = _authority(profile, KnownByCountry(gazetteer))
    if not authority.key and not authority.country:
        # Bodies of many states are known by their names alone.
        meant = [
            one.key
            for one in gazetteer.organisations
            if one.country is None and profile.authority in (one.name, *one.aliases)
        ]
        authority = replace(authority, key=meant[0] if len(meant) == 1 else None)
    return Keeper.of(profile, origin, authority)


def _authority(profile: Profile, known: KnownByCountry) -> Party:
    scheme, _, number = (profile.authority_id or "").partition(":")
    found: dict[str, Any] = {"name": profile.authority, "address": {"countryName": profile.country}}
    if number:
        found["identifier"] = {"scheme": scheme, "id": number}
    one = party(found, Role.ACCUSER, known, lambda *_: None)
    if one is None:
        return Party(profile.authority, OrganisationKind.UNKNOWN, profile.country)
    return replace(one, kind=OrganisationKind.PUBLIC_BODY) if profile.official else one


class _Entry:
    """One entry, read by the profile."""

    def __init__(
        self,
        row: Row,
        profile: Profile,
        edition: date,
        keeper: Keeper,
        known: KnownByCountry,
        shared: Mapping[str, Set[str]],
        bearers: Bearers,
    ) -> None:
        self._row = row
        self._cells = row.cells
        self._profile = profile
        self._edition = edition
        self._keeper = keeper
        self._known = known
        self._shared = shared
        self._bearers = bearers
        self._told = Notes()

    def result(self) -> Taken | Skipped:
        """The entry as a document with its claims, or why not."""
        name = printed(self._cells.get("company", ""))
        if is_person(name.name, self._cells.get("form_of_address"), self._cells.get("kind")):
            # Not even the account names a person.
            why = "persons are no part of the graph; it was left out"
            return Skipped(self._row.where, Unlisted.PERSON, why, expected=True)
        if is_nobody(name.name):
            return Skipped(self._row.where, Unlisted.NOBODY, "no company is named")
        standing = self._standing()
        if standing is None:
            why = f"{self._cells.get('decision', '')[:60]!r} is none of: {', '.join(self._profile.decisions)}"
            return Skipped(self._row.where, Unlisted.DECISION, why)
        found = grounds(self._profile, self._cells.get("criterion"), self._cells.get("category"))
        if not found:
            why = (
                f"{(self._cells.get('criterion') or 'no criterion')[:80]!r}: add it to a profile of your own"
            )
            return Skipped(self._row.where, Unlisted.CRITERION, why)
        for one in found:
            if not one.known:
                self._told(Amiss.CRITERION, f"{(one.words or 'no criterion')[:80]!r}")
        company = self._company(name.name)
        if company is None:
            return Skipped(self._row.where, Unlisted.NOBODY, "no company is named")
        listed, until, no_end = self._day("listed"), *self._until()
        removed = self._day("removed")
        if listed and until and until < listed:
            self._told(LeftOut.ORDER, f"it ends on {until}, before it begins on {listed}")
            until = None
        facts = Facts(
            company=company,
            others=name.others,
            standing=standing,
            decision=self._cells.get("decision"),
            category=self._cells.get("category"),
            criterion=self._cells.get("criterion"),
            grounds=found,
            listed=listed,
            until=until,
            no_end=no_end,
            removed=removed,
            reference=self._cells.get("reference"),
            note=self._cells.get("note"),
        )
        try:
            document, claims = entry(facts, self._keeper, self._profile, self._edition)
        except InvalidClaim as error:
            return Skipped(self._row.where, Unreadable.NOT_A_CLAIM, str(error))
        return Taken(self._row.where, document, claims, self._told.told)

    def _standing(self) -> Standing | None:
        """What the decision means. A day of removal that is over ends the entry, whatever it says."""
        found = self._profile.stance(self._cells.get("decision"))
        removed = self._cells.get("removed")
        if removed and not is_nobody_but_figures(removed):
            day = self._day("removed")
            if day is None or day <= self._edition:
                return Standing.ENDED
        return found

    def _company(self, name: str) -> Party | None:
        found: dict[str, Any] = {"name": name, "address": {"countryName": self._cells.get("country")}}
        number = self._cells.get("identifier")
        if number and number in self._shared:
            names = ", ".join(map(repr, sorted(self._shared[number])[:3]))
            self._told(LeftOut.TWO_NAMES, f"{number[:40]} stands beside {names}")
        elif number and self._profile.identifier_scheme:
            found["identifier"] = {"scheme": self._profile.identifier_scheme, "id": number}
        read = party(
            found,
            Role.ACCUSED,
            self._known,
            self._told,
            country_else=country_code(self._profile.company_country),
        )
        if read is None:
            return None
        read = as_company(read)
        if not read.identifiers and not read.key:
            read = replace(read, key=self._bearers.get((identity(read.name), read.country)))
        return read

    def _day(self, field: str) -> date | None:
        cell = self._cells.get(field)
        if not cell or is_nobody_but_figures(cell):
            return None
        try:
            found = typed_day(cell, self._profile.dates)
        except ValueError as error:
            self._told(LeftOut.DATE, f"{field}: {error}")
            return None
        if found is None or not 1950 <= found.year < _NO_END:
            self._told(LeftOut.DATE, f"{field} is {found}, taken for not given")
            return None
        return found

    def _until(self) -> tuple[date | None, str | None]:
        """The last day of the term, or what the list writes where there is none."""
        cell = self._cells.get("until") or ""
        return (None, cell) if _is_endless(cell, self._profile.dates) else (self._day("until"), None)


def _is_endless(cell: str, order: Order | None) -> bool:
    if cell.casefold() in _NO_END_WORDS:
        return True
    try:
        found = typed_day(cell, order)
    except ValueError:
        return False
    return found is not None and found.year >= _NO_END


def is_nobody_but_figures(cell: str) -> bool:
    """Whether a cell of a date says “none”, “N/A” or “-”."""
    return not any(letter.isdigit() for letter in cell) and (len(cell) < 3 or is_nobody(cell))
