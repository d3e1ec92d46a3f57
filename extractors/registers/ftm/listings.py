"""`Sanction` into a claim: an authority lists a company, and what an authority does is `ruled`.

A `Risk` is somebody's warning, and so an allegation.
"""

from dataclasses import dataclass, replace
from datetime import date

from extractors.registers.ftm.grounds import ground
from extractors.registers.ftm.relation import READER, VERSION, Publication, Relation, Unclaimed
from extractors.registers.lists.entries import as_company
from extractors.registers.parties import Party, country_code
from extractors.registers.rendering import Sheet
from extractors.registers.stream import Skipped
from extractors.registers.values import day, period
from graph.model.claims import Claim, Document, Mention, Span
from graph.model.vocabulary import ClaimKind, ClaimStatus, DatePrecision, OrganisationKind, Role

_OVER = frozenset({"delisted", "removed", "revoked", "withdrawn", "lifted", "expired", "inactive"})


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a listing says, read."""

    company: Party
    authority: str
    country: str | None  # of the authority
    programmes: list[str]
    reasons: list[str]
    status: str | None
    start: date | None
    end: date | None


def listing(relation: Relation) -> tuple[Document, Claim] | Skipped:
    """The document and claim of a listing. Raises `InvalidClaim`."""
    key = relation.first("entity")
    company = relation.party(key)
    if isinstance(company, Skipped):
        return company
    reasons = relation.values("reason") or relation.values("summary")
    programmes = relation.values("program") or relation.values("programId")
    listed = relation.entity(key) or {"properties": {}}
    words = (*reasons, *programmes, *relation.values("provisions"))
    found = ground(words, listed["properties"].get("topics", ()))
    if found is None:
        shown = (reasons or programmes or ["no reason is given"])[0][:80]
        return relation.skipped(Unclaimed.NO_GROUND, f"{shown!r} fits no category")
    start, end = period(
        relation.first("listingDate") or relation.first("startDate"),
        relation.first("endDate"),
        "the listing",
        relation.notes,
    )
    published = relation.publication()
    facts = _Facts(
        company=as_company(company),
        authority=relation.first("authority") or published.publisher,
        country=country_code(relation.first("country")),
        programmes=programmes,
        reasons=reasons,
        status=relation.first("status"),
        start=start,
        end=end,
    )
    return _entry(relation, facts, published, found)


def _entry(
    relation: Relation, facts: _Facts, published: Publication, ground_found: tuple[str, str | None]
) -> tuple[Document, Claim]:
    sheet = Sheet()
    sheet.line("List", published.register)
    sheet.line("Entry", relation.identifier)
    names, spans = _written(sheet, facts)
    dated = day(relation.first("date"), "it is dated", relation.notes) or facts.start
    document = sheet.document(
        title=published.register,
        url=published.url,
        publisher=published.publisher,
        published=dated,
        published_precision=DatePrecision.DAY if dated else None,
        licence=published.licence,
        media_type="application/json",
    )
    claim = Claim(
        document_id=document.id,
        kind=ClaimKind.LISTING,
        evidence=spans,
        names=names,
        reader=READER,
        reader_version=VERSION,
        rule=f"ftm-{relation.given.lower()}",
        why="a listing in a data set that gathers lists; whoever gathered them is no authority",
        confidence=1.0,
        stance=_stance(relation, facts),
        category=ground_found[0],
        code=ground_found[1],
        accuser_name=facts.authority,
        speaker_name=facts.authority,
        authority=facts.authority,
        matter="; ".join(facts.programmes or facts.reasons)[:300] or None,
        publisher=published.register,
        published=dated,
        valid_from=facts.start,
        valid_to=facts.end,
        event_date=facts.start,
        date_precision=DatePrecision.DAY if facts.start else None,
    )
    over = claim.stance is ClaimStatus.WITHDRAWN and facts.end
    return document, replace(claim, event_date=facts.end, date_precision=DatePrecision.DAY) if over else claim


def _stance(relation: Relation, facts: _Facts) -> ClaimStatus:
    if (facts.status or "").casefold() in _OVER:
        return ClaimStatus.WITHDRAWN
    return ClaimStatus.RULED if relation.given != "Risk" else ClaimStatus.ALLEGED


def _written(sheet: Sheet, facts: _Facts) -> tuple[tuple[tuple[Role, Mention], ...], tuple[Span, ...]]:
    """Write the listing; who is named where, and the lines as evidence."""
    kept = sheet.line("Listed by", facts.authority, facts.country)
    accuser = kept.mention(facts.authority, kind=OrganisationKind.PUBLIC_BODY, country=facts.country)
    line = facts.company.line(sheet, "Company")
    accused = facts.company.mention(line)
    lines = [kept, line]
    for label, value in (
        ("Programme", "; ".join(facts.programmes)),
        ("Reason", "; ".join(facts.reasons)),
        ("Status", facts.status),
        ("Listed on", facts.start),
        ("Until", facts.end),
    ):
        if value:
            lines.append(sheet.line(label, value))
    return ((Role.ACCUSER, accuser), (Role.ACCUSED, accused)), tuple(each.span for each in lines)
