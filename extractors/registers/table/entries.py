"""A row of a table as text and claim."""

from dataclasses import dataclass
from datetime import date

from extractors.registers.numbers import bounded
from extractors.registers.parties import Party
from extractors.registers.rendering import Line, Sheet
from extractors.registers.stream import Origin
from extractors.registers.table.layout import Kind, Layout
from extractors.registers.values import Money
from graph.model.claims import Claim, Document, Mention, Span, content_id
from graph.model.vocabulary import Basis, ClaimKind, ContractStatus, DatePrecision, Role, ValueKind

READER, VERSION = "table", "1"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a row says, read."""

    supplier: Party
    buyer: Party | None
    value: Money | None
    happened: date | None
    published: date | None
    start: date | None
    end: date | None
    status: ContractStatus
    title: str | None
    reference: str | None
    notice: str | None
    url: str | None


def entry(facts: Facts, layout: Layout, origin: Origin) -> tuple[Document, Claim]:
    """The document of a row and its claim. Raises `InvalidClaim`."""
    register = (
        origin.dataset or layout.dataset or origin.publisher or layout.publisher or "a table without a name"
    )
    sheet = Sheet()
    sheet.line("Register", register)
    evidence, named = _written(sheet, facts, spend=layout.kind is Kind.SPEND)
    published = facts.published or facts.happened
    document = sheet.document(
        title=facts.title or f"{register}: {facts.supplier.name}",
        url=facts.url or origin.url or layout.url,
        publisher=origin.publisher or layout.publisher or register,
        published=published,
        published_precision=DatePrecision.DAY if published else None,
        licence=origin.licence or layout.licence,
        media_type="text/csv",
    )
    return document, _claim(facts, document, register, layout.kind, evidence, named)


def _written(
    sheet: Sheet, facts: Facts, *, spend: bool
) -> tuple[tuple[Span, ...], tuple[tuple[Role, Mention], ...]]:
    """Write the row, the value first; answers the lines as evidence, and who is named where."""
    lines: list[Line] = []
    named: list[tuple[Role, Mention]] = []
    if facts.value:
        lines.append(sheet.line("Payment" if spend else "Award value", facts.value))
    lines.append(sheet.line("Entry", facts.reference or "without a number", f"status {facts.status}"))
    if facts.title:
        lines.append(sheet.line("Title", facts.title))
    for role, label, one in (
        (Role.BUYER, "Buyer", facts.buyer),
        (Role.VENDOR, "Supplier", facts.supplier),
    ):
        if one:
            line = one.line(sheet, label)
            lines.append(line)
            named.append((role, one.mention(line)))
    if facts.happened:
        lines.append(sheet.line("Paid on" if spend else "Awarded on", facts.happened))
    if facts.start or facts.end:
        lines.append(sheet.line("Period", f"{facts.start or 'not given'} to {facts.end or 'not given'}"))
    return tuple(line.span for line in lines), tuple(named)


def _claim(
    facts: Facts,
    document: Document,
    register: str,
    kind: Kind,
    evidence: tuple[Span, ...],
    named: tuple[tuple[Role, Mention], ...],
) -> Claim:
    certain = bool(facts.buyer and facts.buyer.certain and facts.supplier.certain)
    basis = Basis.SPENT if kind is Kind.SPEND else Basis.AWARDED
    return Claim(
        document_id=document.id,
        kind=ClaimKind.CONTRACT,
        evidence=evidence,
        names=named,
        reader=READER,
        reader_version=VERSION,
        rule=f"table-{kind}",
        why="a row of a register" + (", every party with a number of a register" if certain else ""),
        confidence=1.0,
        status=facts.status,
        amount=facts.value.amount if facts.value else None,
        currency=facts.value.currency if facts.value else None,
        value_kind=ValueKind.EXACT if facts.value else None,
        basis=basis if facts.value else None,
        title=facts.title,
        register_id=_register_id(register, facts, document.id, kind),
        notice=bounded(facts.notice) if facts.notice else None,
        publisher=register,
        published=document.published,
        valid_from=facts.start,
        valid_to=facts.end,
        event_date=facts.happened,
        date_precision=DatePrecision.DAY if facts.happened else None,
        accepted_by_rule=certain,
    )


def _register_id(register: str, facts: Facts, document: str, kind: Kind) -> str:
    """The reference within the register. A row without one is known by all that it says, and so is a payment:
    the lines of one invoice share its number.
    """
    if not facts.reference:
        return f"{register}/{content_id(document)}"
    whole = f"/{content_id(document)[:12]}" if kind is Kind.SPEND else ""
    return f"{register}/{bounded(facts.reference)}{whole}"
