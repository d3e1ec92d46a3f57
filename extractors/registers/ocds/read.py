"""OCDS files into claims: gathered on disk, merged process by process, one document for each state that says
something new.

Invariant: what is yielded does not depend on the order of the releases in the files.
"""

from collections.abc import Iterable, Iterator

from ocdsmerge.merge import CompiledRelease

from extractors.registers.known import KnownByCountry
from extractors.registers.ocds.deals import Deal, Deals, State
from extractors.registers.ocds.entries import Publication, entry
from extractors.registers.ocds.fields import MERGE_RULES
from extractors.registers.ocds.packages import Refusal, gather
from extractors.registers.ocds.registers import Register, register_of
from extractors.registers.ocds.spool import Release, Spool, spool
from extractors.registers.opening import Input, Limits
from extractors.registers.stream import Imported, Notes, Origin, Skipped, Taken, Unreadable
from extractors.registers.values import LeftOut, day, is_address
from graph.errors import InvalidClaim
from graph.model.gazetteer import Gazetteer


def read_ocds(
    files: Iterable[Input | Skipped],
    origin: Origin,
    gazetteer: Gazetteer,
    *,
    limits: Limits,
    encoding: str | None = None,
) -> Imported:
    """Every process of the files, one document for each of its states, with the claims on its contracts."""
    known = KnownByCountry(gazetteer)
    with spool() as gathered:
        yield from gather(files, gathered, limits=limits, encoding=encoding)
        for releases in gathered.processes():
            yield from _Process(releases, origin, known, gathered).states()


class _Process:
    """One process: its releases in order, merged step by step."""

    def __init__(
        self, releases: list[Release], origin: Origin, known: KnownByCountry, gathered: Spool
    ) -> None:
        self._releases = releases
        self._origin = origin
        self._known = known
        self._gathered = gathered
        self._register = register_of(releases[0].ocid)

    def states(self) -> Iterator[Taken | Skipped]:
        """A document for each release after which a contract is told differently; skipped when none is."""
        merged: CompiledRelease | None = None
        before: dict[str, Deal] = {}
        taken = False
        notes = Notes()
        for release in self._releases:
            fields = release.fields
            if len(self._releases) > 1:
                merged = merged or CompiledRelease(merge_rules=dict(MERGE_RULES))
                merged.append(fields)
                fields = {**merged.asdict(), "id": fields.get("id")}
            notes = Notes() if taken else notes
            for why in release.told:
                notes(LeftOut.TWICE, why)
            if not release.date:
                notes(LeftOut.NO_DATE, "nobody can tell whether it came before or after the others")
            tags = tuple(release.fields.get("tag") or ())
            state = State(release.ocid, fields, tags, day(release.date, "the release is dated", notes))
            reader = Deals(state, self._register, self._known, notes)
            deals = {deal.register_id: deal for deal in reader.read()}
            if deals and deals != before:
                yield self._taken(release, state, reader, deals, before, notes)
                taken = True
            before = deals or before
        if not taken:
            yield self._nothing(notes)

    def _taken(
        self,
        release: Release,
        state: State,
        reader: Deals,
        deals: dict[str, Deal],
        before: dict[str, Deal],
        notes: Notes,
    ) -> Taken | Skipped:
        longer = frozenset(
            number
            for number, deal in deals.items()
            if number in before and deal.end and (end := before[number].end) and deal.end > end
        )
        try:
            document, claims = entry(
                state,
                deals.values(),
                self._publication(release, reader),
                told_by_update=state.is_update or bool(before.keys() & deals.keys()),
                longer=longer,
            )
        except InvalidClaim as error:
            return Skipped(release.where, Unreadable.NOT_A_CLAIM, str(error))
        return Taken(release.where, document, claims, notes.told)

    def _publication(self, release: Release, reader: Deals) -> Publication:
        package = self._gathered.package(release.package)
        register = _name(self._register, package, release.ocid)
        page = self._register.page if self._register else None
        url = reader.url() or (page.format(ocid=release.ocid) if page else None) or self._origin.url
        around = package.get("uri")
        return Publication(
            register=self._origin.dataset or self._origin.publisher or register,
            publisher=self._origin.publisher or package.get("publisher"),
            url=url or (around if is_address(around) else None),
            licence=self._origin.licence
            or package.get("license")
            or (self._register.licence if self._register else None),
        )

    def _nothing(self, notes: Notes) -> Skipped:
        where = self._releases[-1].where
        told = [note.why for note in notes.told if note.reason is LeftOut.NAME]
        if told:
            return Skipped(where, Refusal.NO_SUPPLIER, "; ".join(told[:3]))
        return Skipped(where, Refusal.NO_PARTY, "a plan, or a tender without bidders", True)


def _name(register: Register | None, package: dict[str, str], ocid: str) -> str:
    """A publisher who gives nothing but a name goes by it; an official one may be any buyer."""
    named = package.get("publisher")
    if register and (package.get("official") or not named):
        return register.name
    return named or f"publisher of {ocid[:11]}"
