"""BODS into claims: who owns or controls whom, among organisations. Persons are dropped and counted.

Every statement that says something else than the one before it becomes a claim, so that a stake that grew or
ended stays told. What a record said first of its beginning holds until it is closed.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from extractors.registers.bods.statements import Sort, Statement, statement
from extractors.registers.bods.terms import Terms, Unclaimed
from extractors.registers.bods.terms import terms as read_terms
from extractors.registers.json_values import Package, json_files
from extractors.registers.known import KnownByCountry
from extractors.registers.numbers import registered
from extractors.registers.opening import Input, Limits
from extractors.registers.ownership import (
    BODY,
    COMPANY,
    UNKNOWN,
    Amiss,
    Over,
    Owned,
    entry,
    organisation,
)
from extractors.registers.parties import Party
from extractors.registers.shelf import Shelf, shelf
from extractors.registers.stream import Imported, Notes, Origin, Skipped, Taken, Unreadable
from extractors.registers.values import day, is_address
from graph.errors import InvalidClaim
from graph.model.gazetteer import Gazetteer

READER, VERSION = "bods", "1"
_LISTS = frozenset({"statements"})


def read_bods(
    files: Iterable[Input | Skipped],
    origin: Origin,
    gazetteer: Gazetteer,
    *,
    limits: Limits,
    encoding: str | None = None,
) -> Imported:
    """Every relationship between organisations, one document for each of its states."""
    known = KnownByCountry(gazetteer)
    with shelf() as kept:
        yield from _gather(files, kept, limits, encoding)
        kept.arrange()
        _number_names(kept)
        for record, states in kept.groups(Sort.RELATIONSHIP):
            yield from _Record(record, states, kept, known, origin).states()
        for key, states in kept.groups(Sort.ENTITY):
            if not kept.marked("used", key):
                why = "no relationship names it"
                yield Skipped(states[-1][0], Unclaimed.ALONE, why, expected=True)


def _gather(
    files: Iterable[Input | Skipped], kept: Shelf, limits: Limits, encoding: str | None
) -> Iterator[Skipped]:
    advice = "hand in BODS as JSON"
    for _, one in json_files(files, lists=_LISTS, limits=limits, encoding=encoding, no_workbook=advice):
        if isinstance(one, Skipped):
            yield one
        elif not isinstance(one, Package):
            found = statement(one.value) if isinstance(one.value, Mapping) else None
            if found is None:
                why = "no statement of BODS: it has no statementType or recordType that is known"
                yield Skipped(one.where, Unreadable.NOT_A_RECORD, why)
            else:
                yield from _keep(found, one.where, kept)


def _keep(found: Statement, where: str, kept: Shelf) -> Iterator[Skipped]:
    if found.sort is Sort.PERSON:
        kept.mark("person", found.record)
        yield Skipped(where, Unclaimed.PERSON, "persons are no part of the graph", expected=True)
        return
    for one in found.replaces:
        kept.mark("replaced", one)
        kept.keep("successor", one, found.stated, where, {"by": found.record, "stated": found.stated})
    if found.sort is Sort.RELATIONSHIP:
        kept.owner(found.fields["subject"][1], found.fields["party"][1])
    key = found.record
    fields = found.fields | {"replaces": list(found.replaces)}
    kept.keep(found.sort, key, found.stated, where, fields)


def _number_names(kept: Shelf) -> None:
    """Note which numbers stand beside which names: of each record the newest, for companies change theirs."""
    for key, states in kept.groups(Sort.ENTITY):
        last = states[-1][1]
        if kept.marked("replaced", key) or not last["name"]:
            continue
        for scheme, number in last["numbers"]:
            standing = registered(scheme, number)
            if standing.identifier:
                kept.number(standing.identifier, last["name"])


Parties = tuple[Party, Party]
_LINE = 50  # statements that replace each other, one after the other


class _Record:
    """One relationship with its states, the oldest first."""

    def __init__(
        self,
        record: str,
        states: list[tuple[str, dict[str, Any]]],
        kept: Shelf,
        known: KnownByCountry,
        origin: Origin,
    ) -> None:
        self._record = record
        self._states = states
        self._kept = kept
        self._known = known
        self._origin = origin

    def states(self) -> Iterator[Taken | Skipped]:
        """A document for each state that says something else than the one before."""
        before: object = None
        since: date | None = None
        for where, fields in self._states:
            notes = Notes()
            parties = self._parties(where, fields, notes)
            terms = read_terms(where, fields, notes)
            if isinstance(parties, Skipped) or isinstance(terms, Skipped):
                yield parties if isinstance(parties, Skipped) else terms  # type: ignore[misc]
                continue
            since = min((one for one in (since, self._since(fields, parties, terms)) if one), default=None)
            told = (*parties, terms.lines, fields["status"] == "closed")
            if told == before:
                why = f"the record {self._record[:60]} did not change"
                yield Skipped(where, Unclaimed.SAME, why, expected=True)
                continue
            before = told
            yield self._taken(where, fields, parties, terms, since, notes)

    def _since(self, fields: Mapping[str, Any], parties: Parties, terms: Terms) -> date | None:
        """The first beginning that a statement of this one's line gives, in the shape where they replace
        each other.
        """
        first, seen = terms.start, {fields["statement"]}
        waiting = list(fields["replaces"])
        while waiting and len(seen) < _LINE:
            former = self._kept.last(Sort.RELATIONSHIP, one := waiting.pop())
            if former is None or one in seen or self._other(former) != parties:
                continue
            seen.add(one)
            waiting += former["replaces"]
            found = read_terms("", former, Notes())
            if isinstance(found, Terms) and found.start:
                first = min(first or found.start, found.start)
        return first

    def _other(self, fields: Mapping[str, Any]) -> Parties | None:
        found = self._parties("", fields, Notes())
        return None if isinstance(found, Skipped) else found

    def _parties(self, where: str, fields: Mapping[str, Any], notes: Notes) -> Parties | Skipped:
        found: list[Party] = []
        for sort, key in (fields["subject"], fields["party"]):
            if sort == "person" or self._kept.marked("person", key):
                return Skipped(where, Unclaimed.OF_PERSON, "persons are no part of the graph", expected=True)
            if sort == "nobody":
                return Skipped(where, Unclaimed.UNNAMED, key, expected=True)
            entity = self._kept.last(Sort.ENTITY, key)
            self._kept.mark("used", key)
            if entity is None:
                why = f"{key[:60]!r} stands in none of the files: import all files of the data set together"
                return Skipped(where, Unclaimed.MISSING, why)
            if not entity["name"]:
                return Skipped(where, Unclaimed.UNNAMED, f"an {entity['sort'] or 'entity'}", expected=True)
            if entity["sort"] == "arrangement" and not entity["numbers"]:
                # Its name is often made of the names of persons.
                why = "a joint holding, a nomination or a trust without a number"
                return Skipped(where, Unclaimed.ARRANGEMENT, why, expected=True)
            one = organisation(_as_party(entity), self._known, self._kept, notes)
            if one is None:
                return Skipped(where, Unclaimed.UNNAMED, "a name that names nobody", expected=True)
            found.append(one)
        if fields["subject"][1] == fields["party"][1]:
            return Skipped(where, Unclaimed.ITSELF, found[0].name)
        if self._kept.in_circle(fields["subject"][1], fields["party"][1]):
            notes(
                Amiss.CIRCLE, f"{found[0].name} and {found[1].name} own each other, directly or over others"
            )
        return found[0], found[1]

    def _taken(
        self,
        where: str,
        fields: Mapping[str, Any],
        parties: Parties,
        terms: Terms,
        since: date | None,
        notes: Notes,
    ) -> Taken | Skipped:
        stated = day(fields["stated"], "the statement is dated", notes)
        over = self._over(fields, parties, terms, stated)
        end = terms.end or (over.day if over else None)
        register = self._origin.dataset or self._origin.publisher or fields["publisher"] or "ownership data"
        url = fields["url"]
        owned = Owned(
            register=register,
            statement=fields["statement"],
            stated=stated,
            child=parties[0],
            parent=parties[1],
            interests=terms.lines,
            extent=terms.extent,
            start=since if not end or (since and since <= end) else None,
            end=end,
            over=over,
            url=url if is_address(url) else self._origin.url,
            publisher=self._origin.publisher or fields["publisher"] or None,
            licence=self._origin.licence or fields["licence"] or None,
        )
        try:
            document, claim = entry(owned, reader=READER, version=VERSION, media_type="application/json")
        except InvalidClaim as error:
            return Skipped(where, Unreadable.NOT_A_CLAIM, str(error))
        return Taken(where, document, (claim,), notes.told)

    def _over(
        self, fields: Mapping[str, Any], parties: Parties, terms: Terms, stated: date | None
    ) -> Over | None:
        """Why it holds no more. A statement that replaces this one with other parties ends it."""
        if fields["status"] == "closed":
            return Over(f"the record was closed on {stated or 'a day that is not given'}", stated)
        successor = self._kept.last("successor", fields["statement"])
        if successor:
            later = self._kept.last(Sort.RELATIONSHIP, successor["by"])
            if later is None or self._other(later) != parties:
                when = day(successor["stated"], "", lambda *_: None)
                return Over(f"a statement of {when or 'a later day'} replaces this one", when)
        return Over(f"the interests ended on {terms.end}", terms.end) if terms.end else None


def _as_party(entity: Mapping[str, Any]) -> dict[str, Any]:
    numbers = [{"scheme": scheme, "id": number} for scheme, number in entity["numbers"]]
    company = entity["sort"] in ("registeredentity", "legalentity")
    return {
        "name": entity["name"],
        "address": {"countryName": entity["country"]},
        "identifier": numbers[0] if numbers else None,
        "additionalIdentifiers": numbers[1:],
        "kind": BODY if entity["public"] else COMPANY if company else UNKNOWN,
    }
