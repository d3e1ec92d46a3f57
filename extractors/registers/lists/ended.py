"""Companies that stood in one edition of a list and are missing from the next: their listing has ended.

The later edition itself is the evidence: a line says how many entries it has and that the company is not
among them. Where a company may stand there under another name, nothing is said to have ended.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from extractors.registers.lists.entries import READER, VERSION, Keeper, over
from extractors.registers.rendering import Line, Sheet
from extractors.registers.stream import Skipped, Taken, Unreadable
from graph.errors import InvalidClaim
from graph.model.claims import Claim, Mention, Span
from graph.model.listed import Listed
from graph.model.vocabulary import CLOSED_CLAIMS, ClaimKind, Judgement, Role
from graph.resolution.bands import Band
from graph.resolution.bands import Profile as Named
from graph.resolution.match import compare
from graph.resolution.names import identity

RULE = "list-ended"
_MANY = 10  # entries; of a shorter list more than half may well go at once


class Doubt(StrEnum):
    """Why an entry that is missing from an edition is not taken for ended."""

    RENAMED = "listed before, and perhaps under another name now"
    TOO_MANY = "more than half of the list is missing"


@dataclass(frozen=True, slots=True)
class Compared:
    """Two editions, one after the other, of all that the graph holds of a list."""

    former: tuple[Listed, ...]
    later: tuple[Listed, ...]

    @classmethod
    def around(cls, edition: date, listed: Sequence[Listed]) -> "tuple[Compared, ...]":
        """This edition with the one before it, and with the one after it, as far as the graph has them."""
        editions: dict[date, list[Listed]] = {}
        for one in listed:
            if one.rule != RULE:
                editions.setdefault(one.edition, []).append(one)
        pairs = pairwise(sorted(editions))
        return tuple(
            cls(tuple(editions[first]), tuple(editions[second]))
            for first, second in pairs
            if edition in (first, second)
        )


def bearers(listed: Sequence[Listed]) -> dict[tuple[str, str | None], str]:
    """Who carries each name of the list that nothing else identifies: as the newest edition has it."""
    return {
        (identity(one.name), one.country): one.organisation
        for one in sorted(listed, key=lambda one: (one.edition, one.claim_id))
        if one.judgement is not Judgement.BY_NAME and not one.identifiers
    }


def ended(compared: Compared, keeper: Keeper, *, whole: bool = False) -> Iterator[Taken | Skipped]:
    """A document and claims for each company of the former edition that the later one has no more.

    `whole`: a person says that the later edition is the whole list, however much is missing from it.
    """
    former = [one for one in compared.former if _in_force(one, compared.later[0].edition)]
    gone = [one for one in former if not any(_goes_on(one, other) for other in compared.later)]
    where = f"edition of {compared.later[0].edition}"
    companies = {one.organisation for one in gone}
    before = {one.organisation for one in former}
    if len(before) >= _MANY and 2 * len(companies) > len(before) and not whole:
        why = (
            f"{len(companies)} of {len(before)} companies of the edition of {former[0].edition} are missing: "
            "if the file is the whole list, import it again with --whole; nothing was taken for ended"
        )
        yield Skipped(where, Doubt.TOO_MANY, why)
        return
    new = _new_names(compared)
    for company in sorted(companies):
        entries = [one for one in gone if one.organisation == company]
        present = any(_same_company(entries[0], other) for other in compared.later)
        alike = None if present else _alike(entries[0].name, new)
        if alike:
            why = (
                f"{entries[0].name!r} is missing, {alike!r} is new: if it is the same company, merge the two "
                "with `supplywatch review`; nothing was taken for ended"
            )
            yield Skipped(where, Doubt.RENAMED, why)
            continue
        yield _taken(entries, compared, keeper, where)


def _in_force(one: Listed, day: date) -> bool:
    return one.stance not in CLOSED_CLAIMS and not (one.until and one.until < day)


def _same_company(one: Listed, other: Listed) -> bool:
    return (
        one.organisation == other.organisation
        or (identity(one.name), one.country) == (identity(other.name), other.country)
        or not set(one.identifiers).isdisjoint(other.identifiers)
    )


def _goes_on(one: Listed, other: Listed) -> bool:
    """Whether the later entry is on the same company and family. A new criterion there ends nothing: a reader
    of the list cannot tell whether it was reworded.
    """
    return one.category == other.category and _same_company(one, other)


def _new_names(compared: Compared) -> list[str]:
    return sorted(
        {
            other.name
            for other in compared.later
            if not any(_same_company(one, other) for one in compared.former)
        }
    )


def _alike(name: str, new: Sequence[str]) -> str | None:
    return next((one for one in new if compare(Named(name), Named(one)).band is not Band.NO), None)


def _taken(entries: Sequence[Listed], compared: Compared, keeper: Keeper, where: str) -> Taken | Skipped:
    edition, former = compared.later[0].edition, entries[0].edition
    number = len({one.document_id for one in compared.later})
    sheet = Sheet()
    accuser = keeper.line(sheet, edition)
    # An equal name leads there by itself, and must not count for more.
    own = entries[0].judgement is not Judgement.BY_NAME
    company = sheet.line("No longer listed", entries[0].name)
    accused = company.mention(
        kind=entries[0].kind,
        key=entries[0].organisation if own else None,
        country=entries[0].country,
        identifiers=entries[0].identifiers,
    )
    many = f"{number} {'entry' if number == 1 else 'entries'}"
    said = sheet.line(
        f"Edition of {edition}",
        f"{many}; {entries[0].name}, listed in the edition of {former}, is not among them",
    )
    grounds: dict[Ground, Line] = {}
    for one in entries:
        if _ground(one) not in grounds:
            grounds[_ground(one)] = sheet.line("Listed for", one.matter or one.code or one.category)
    document = keeper.document(sheet, edition, "text/plain")
    names = ((Role.ACCUSER, accuser), (Role.ACCUSED, accused))
    try:
        claims = tuple(
            _claim(
                one,
                document.id,
                (company.span, said.span, grounds[_ground(one)].span),
                names,
                keeper,
                edition,
            )
            for one in entries
        )
    except InvalidClaim as error:
        return Skipped(where, Unreadable.NOT_A_CLAIM, str(error))
    return Taken(where, document, claims)


Ground = tuple[str, str | None, str | None]


def _ground(one: Listed) -> Ground:
    return (one.category, one.code, one.matter)


def _claim(
    one: Listed,
    document: str,
    evidence: tuple[Span, ...],
    names: tuple[tuple[Role, Mention], ...],
    keeper: Keeper,
    edition: date,
) -> Claim:
    claim = Claim(
        document_id=document,
        kind=ClaimKind.LISTING,
        evidence=evidence,
        names=names,
        reader=READER,
        reader_version=VERSION,
        rule=RULE,
        why=f"listed in the edition of {one.edition}, and not in the next one that was read",
        confidence=1.0,
        stance=one.stance,
        category=one.category,
        code=one.code,
        accuser_name=keeper.authority.name,
        speaker_name=keeper.authority.name,
        authority=keeper.authority.name,
        case_number=one.case_number,
        matter=one.matter,
        publisher=keeper.list_name,
        published=edition,
        valid_from=one.since,
        accepted_by_rule=one.accepted_by_rule,
    )
    return over(claim, edition)
