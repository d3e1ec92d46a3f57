"""A statement that one organisation owns or controls another, as text and claim.

How much is owned stands in the text: the graph's edge says that there is a stake, and the words beside it
whether it is more than half.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from extractors.registers.known import KnownByCountry
from extractors.registers.parties import Party, party
from extractors.registers.rendering import Sheet
from extractors.registers.shelf import Shelf, unshared
from extractors.registers.values import LeftOut
from graph.model.claims import Claim, Document
from graph.model.vocabulary import ClaimKind, DatePrecision, OrganisationKind, Role


class Extent(StrEnum):
    """How much of the child the parent holds."""

    MAJORITY = "more than half"
    MINORITY = "half or less"
    UNKNOWN = "how much is not given"


class Amiss(StrEnum):
    """What of ownership a person should know although it was taken."""

    CIRCLE = "circular ownership"


Tell = Callable[[StrEnum, str], None]


@dataclass(frozen=True, slots=True)
class Over:
    """Why a statement holds no more, in words, and since when."""

    words: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Owned:
    """One statement, read."""

    register: str
    statement: str
    stated: date | None
    child: Party
    parent: Party
    interests: tuple[str, ...]
    extent: Extent
    start: date | None
    end: date | None
    over: Over | None
    url: str | None
    publisher: str | None
    licence: str | None


def extent(exact: Any, least: Any = None, most: Any = None, *, above_least: bool = False) -> Extent:
    """What a share in per cent says: the exact one, or its bounds. `above_least`: it exceeds `least`."""
    number, low, high = (_per_cent(one) for one in (exact, least, most))
    if number is not None:
        return Extent.MAJORITY if number > 50 else Extent.MINORITY
    if low is not None and (low > 50 or (low == 50 and above_least)):
        return Extent.MAJORITY
    if high is not None and high <= 50:
        return Extent.MINORITY
    return Extent.UNKNOWN


def widest(extents: list[Extent]) -> Extent:
    """The largest of several stakes of one owner."""
    order = (Extent.MAJORITY, Extent.UNKNOWN, Extent.MINORITY)
    return min(extents, key=order.index, default=Extent.UNKNOWN)


def _per_cent(value: Any) -> Decimal | None:
    try:
        found = Decimal(str(value).strip().rstrip("%").strip()) if value not in (None, "") else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() and 0 <= found <= 100 else None


def organisation(found: dict[str, Any], known: KnownByCountry, kept: Shelf, told: Tell) -> Party | None:
    """An organisation as a register gives it (`name`, `address`, identifiers); nobody, told, without a name.

    A number that stands beside another name as well is left out.
    """
    read = party(found, Role.CHILD, known, told)
    if read is None:
        return None
    numbers, shared = unshared(read.identifiers, kept)
    for number, names in shared:
        told(LeftOut.TWO_NAMES, f"{number} stands beside {names[0]!r} and {names[1]!r}")
    if shared:
        read = replace(read, identifiers=tuple(numbers), certain=False)
    return replace(read, kind=found.get("kind") or read.kind)


def entry(owned: Owned, *, reader: str, version: str, media_type: str) -> tuple[Document, Claim]:
    """The document of a statement and its claim. Raises `InvalidClaim`."""
    sheet = Sheet()
    sheet.line("Register", owned.register)
    sheet.line("Statement", owned.statement, owned.stated)
    child = owned.child.line(sheet, "Owned or controlled")
    parent = owned.parent.line(sheet, "By")
    lines = [child, parent]
    lines += [sheet.line("Interest", interest) for interest in owned.interests]
    lines.append(sheet.line("Extent", owned.extent))
    if owned.start or owned.end:
        lines.append(sheet.line("Period", f"{owned.start or 'not given'} to {owned.end or 'not given'}"))
    if owned.over:
        lines.append(sheet.line("Ended", owned.over.words))
    document = sheet.document(
        title=f"{owned.register}: {owned.child.name}",
        url=owned.url,
        publisher=owned.publisher or owned.register,
        published=owned.stated,
        published_precision=DatePrecision.DAY if owned.stated else None,
        licence=owned.licence,
        media_type=media_type,
    )
    certain = owned.child.certain and owned.parent.certain
    names = (
        (Role.CHILD, owned.child.mention(child)),
        (Role.PARENT, owned.parent.mention(parent)),
    )
    claim = Claim(
        document_id=document.id,
        kind=ClaimKind.OWNERSHIP,
        evidence=tuple(line.span for line in lines),
        names=names,
        reader=reader,
        reader_version=version,
        rule=f"{reader}-{owned.extent.name.lower()}",
        why=f"a statement of a register, {owned.extent}"
        + (", both with a number of a register" if certain else ""),
        confidence=1.0,
        publisher=owned.register,
        published=owned.stated,
        valid_from=owned.start,
        valid_to=owned.end,
        event_date=owned.over.day if owned.over else None,
        date_precision=DatePrecision.DAY if owned.over and owned.over.day else None,
        accepted_by_rule=certain,
    )
    return document, claim


COMPANY, BODY, UNKNOWN = (
    OrganisationKind.COMPANY,
    OrganisationKind.PUBLIC_BODY,
    OrganisationKind.UNKNOWN,
)
