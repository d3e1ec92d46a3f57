"""An entry of a list as text and claims.

The keeper of the list is accuser, speaker and authority of the claim; the list is its publisher. An entry
that stands in the file but is over makes two claims: that the company was listed, where the list says since
when, and that the listing has ended, which closes the matter.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.registers.lists.grounds import Ground
from extractors.registers.lists.profile import Profile, Standing
from extractors.registers.parties import Party
from extractors.registers.rendering import Line, Sheet
from extractors.registers.stream import Origin
from graph.model.claims import Claim, Document, Mention, Span
from graph.model.vocabulary import ClaimKind, ClaimStatus, DatePrecision, OrganisationKind, Role

READER, VERSION = "list", "1"
NO_END = "no end"


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps the list, and what it is called."""

    list_name: str
    authority: Party
    url: str | None
    publisher: str
    licence: str | None

    @classmethod
    def of(cls, profile: Profile, origin: Origin, authority: Party) -> "Keeper":
        """As the profile says; what the caller says goes before it."""
        return cls(
            list_name=origin.dataset or profile.list,
            authority=authority,
            url=origin.url or profile.url,
            publisher=origin.publisher or profile.publisher or profile.authority,
            licence=origin.licence or profile.licence,
        )

    def line(self, sheet: Sheet, edition: date) -> Mention:
        """Write what every text of the list begins with; the mention of who keeps it."""
        sheet.line("List", self.list_name)
        kept = self.authority.line(sheet, "Kept by")
        sheet.line("Edition", edition)
        return self.authority.mention(kept)

    def document(self, sheet: Sheet, edition: date, media_type: str) -> Document:
        """The document of what was written."""
        return sheet.document(
            title=self.list_name,
            url=self.url,
            publisher=self.publisher,
            published=edition,
            published_precision=DatePrecision.DAY,
            licence=self.licence,
            media_type=media_type,
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """What an entry says, read."""

    company: Party
    others: tuple[str, ...]
    standing: Standing
    decision: str | None
    category: str | None
    criterion: str | None
    grounds: tuple[Ground, ...]
    listed: date | None
    until: date | None
    no_end: str | None  # what the list writes for a term without an end
    removed: date | None
    reference: str | None
    note: str | None


def entry(
    facts: Facts, keeper: Keeper, profile: Profile, edition: date, *, media_type: str = "text/csv"
) -> tuple[Document, tuple[Claim, ...]]:
    """The document of an entry and its claims. Raises `InvalidClaim`."""
    sheet = Sheet()
    accuser = keeper.line(sheet, edition)
    lines, accused = _written(sheet, facts)
    document = keeper.document(sheet, edition, media_type)
    names = ((Role.ACCUSER, accuser), (Role.ACCUSED, accused))
    claims = [
        claim
        for ground in facts.grounds
        for claim in _claims(
            document, facts, keeper, profile, ground, names, tuple(one.span for one in lines)
        )
    ]
    return document, tuple(claims)


def _written(sheet: Sheet, facts: Facts) -> tuple[list[Line], Mention]:
    """The lines that claims quote, and the company."""
    company = facts.company.line(sheet, "Company")
    accused = facts.company.mention(company)
    lines = [company]
    if facts.others:
        sheet.line("Also known as", "; ".join(facts.others))
    if facts.reference:
        sheet.line("Entry", facts.reference)
    for label, value in (
        ("Decision", facts.decision),
        ("Category", facts.category),
        ("Criterion", facts.criterion),
        ("Listed on", facts.listed),
        ("Until", facts.until or (facts.no_end and f"{NO_END} ({facts.no_end})")),
        ("Removed on", facts.removed),
    ):
        if value:
            lines.append(sheet.line(label, value))
    if facts.note:
        sheet.line("Note", facts.note)
    return lines, accused


def _claims(
    document: Document,
    facts: Facts,
    keeper: Keeper,
    profile: Profile,
    ground: Ground,
    names: tuple[tuple[Role, Mention], ...],
    spans: tuple[Span, ...],
) -> Iterator[Claim]:
    edition = document.published or date.min
    certain = facts.company.certain and keeper.authority.certain
    claim = Claim(
        document_id=document.id,
        kind=ClaimKind.LISTING,
        evidence=spans,
        names=names,
        reader=READER,
        reader_version=VERSION,
        rule="list-entry",
        why=_why(facts, keeper, certain=certain),
        confidence=1.0,
        stance=profile.in_force if facts.standing is Standing.ENDED else ClaimStatus(facts.standing),
        category=ground.category,
        code=ground.code,
        accuser_name=keeper.authority.name,
        speaker_name=keeper.authority.name,
        authority=keeper.authority.name,
        case_number=f"{keeper.list_name}: {ground.code or ground.category}",
        matter=ground.words,
        publisher=keeper.list_name,
        published=edition,
        valid_from=facts.listed,
        valid_to=facts.until,
        event_date=facts.listed,
        date_precision=DatePrecision.DAY if facts.listed else None,
        accepted_by_rule=certain,
    )
    if facts.standing is not Standing.ENDED:
        yield claim
        return
    gone = facts.removed or edition
    last = gone - timedelta(days=1)
    if facts.listed and facts.listed <= last:
        yield replace(claim, valid_to=last)
    yield replace(over(claim, gone), rule="list-ended-entry")


def over(claim: Claim, gone: date) -> Claim:
    """The claim that a listing ended: `gone` is the first day on which the company stood there no longer."""
    last = gone - timedelta(days=1)
    return replace(
        claim,
        stance=ClaimStatus.WITHDRAWN,
        valid_from=claim.valid_from if claim.valid_from and claim.valid_from <= last else None,
        valid_to=last,
        event_date=gone,
        date_precision=DatePrecision.DAY,
    )


def _why(facts: Facts, keeper: Keeper, *, certain: bool) -> str:
    if certain:
        return "an entry of an official list, every party with a number of a register"
    without = [one.name for one in (facts.company, keeper.authority) if not one.certain]
    return f"an entry of an official list; without a proven number of a register: {', '.join(without)}"


def as_company(party: Party) -> Party:
    """A listed party that no register calls otherwise is a company: persons are left out before."""
    return replace(party, kind=OrganisationKind.COMPANY) if party.kind is OrganisationKind.UNKNOWN else party
