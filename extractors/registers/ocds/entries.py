"""A deal as text and claims: a block of lines for each deal, which its claims quote line by line.

The first line of a block is the one that says most: the value, else the state.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from extractors.registers.ocds.deals import Deal, State
from extractors.registers.parties import Party
from extractors.registers.rendering import Line, Sheet
from extractors.registers.values import Money
from graph.model.claims import Claim, Document, Mention, Span
from graph.model.vocabulary import (
    Basis,
    ClaimKind,
    ContractStatus,
    DatePrecision,
    Role,
    ValueKind,
)

READER, VERSION = "ocds", "1"
_ROLES = {Role.BUYER: "Buyer", Role.VENDOR: "Supplier", Role.BIDDER: "Bidder"}
_BASES = {Basis.CEILING: "the most that may be called off", Basis.AWARDED: None, Basis.SPENT: "paid"}


@dataclass(frozen=True, slots=True)
class Publication:
    """Who publishes an entry, and under which name, address and licence."""

    register: str
    publisher: str | None
    url: str | None
    licence: str | None


def entry(
    state: State,
    deals: Iterable[Deal],
    published_by: Publication,
    *,
    told_by_update: bool,
    longer: frozenset[str] = frozenset(),
) -> tuple[Document, tuple[Claim, ...]]:
    """The document of one state of a process, with a claim for each deal.

    `told_by_update`: what it says is news of the day of the release. `longer` are the register ids of the
    deals whose end has moved to a later day.
    """
    found = list(deals)
    sheet = Sheet()
    sheet.line("Register", published_by.register)
    sheet.line("Process", state.ocid)
    sheet.line("Release", state.fields.get("id") or "without a number", state.released)
    blocks = [_Block(sheet, deal, state) for deal in found]
    title = next((deal.title for deal in found if deal.title), state.ocid)
    document = sheet.document(
        title=title,
        url=published_by.url,
        publisher=published_by.publisher or published_by.register,
        published=state.released,
        published_precision=DatePrecision.DAY if state.released else None,
        language=_language(state.fields.get("language")),
        licence=published_by.licence,
        media_type="application/json",
    )
    claims = [
        claim
        for block in blocks
        for claim in block.claims(
            document.id,
            published_by.register,
            news=told_by_update,
            extended=block.deal.register_id in longer,
        )
    ]
    return document, tuple(claims)


class _Block:
    """The lines of one deal."""

    def __init__(self, sheet: Sheet, deal: Deal, state: State) -> None:
        self.deal = deal
        self._state = state
        self.value: Line | None = None
        self.other_value: Line | None = None
        self.paid: Line | None = None
        self._rest: list[Line] = []
        self._named: list[tuple[Role, Mention]] = []
        self._write(sheet)

    def _write(self, sheet: Sheet) -> None:
        deal, stage = self.deal, self.deal.stage.capitalize()
        if deal.value:
            beside = (deal.basis and _BASES[deal.basis], deal.vat and f"{deal.vat} VAT")
            self.value = sheet.line(f"{stage} value", deal.value, *beside)
        self._rest.append(sheet.line(stage, deal.number, f"status {deal.status}"))
        if deal.title:
            self._rest.append(sheet.line("Title", deal.title))
        for role, party in deal.parties:
            self._party(sheet, role, party)
        if deal.count:
            self._rest.append(sheet.line("Contracts under this award", deal.count))
        self._dates(sheet)
        if deal.framework:
            self._rest.append(sheet.line("Called off from the framework", deal.framework))
        if deal.lots:
            self._rest.append(sheet.line("Lots", ", ".join(deal.lots)))
        if deal.other_value:
            self.other_value = sheet.line("Value at the award", deal.other_value)
        if deal.paid:
            total, last, number = deal.paid
            many = f"{number} payment" + ("s" if number > 1 else "")
            self.paid = sheet.line("Paid so far", total, many, last and f"the last on {last}")

    def _party(self, sheet: Sheet, role: Role, party: Party) -> None:
        line = party.line(sheet, _ROLES[role])
        self._rest.append(line)
        self._named.append((role, party.mention(line)))

    def _dates(self, sheet: Sheet) -> None:
        deal = self.deal
        for label, when in (
            ("Awarded on", deal.decided),
            ("Signed on", deal.signed),
            ("Changed on", deal.amended),
        ):
            if when:
                self._rest.append(sheet.line(label, when))
        if deal.start or deal.end:
            self._rest.append(
                sheet.line("Period", f"{deal.start or 'not given'} to {deal.end or 'not given'}")
            )

    def claims(self, document: str, register: str, *, news: bool, extended: bool) -> Iterable[Claim]:
        """The claim of the deal; beside it one on the award's value where the contract's differs."""
        deal = self.deal
        spans = [line.span for line in (self.value, *self._rest) if line]
        status = deal.status
        if extended and status in (ContractStatus.ACTIVE, ContractStatus.AWARDED):
            status = ContractStatus.EXTENDED
        happened = self._state.released if news and self._state.released else deal.happened
        value, basis = deal.value, deal.basis
        if not value and deal.paid and self.paid:
            value, basis = deal.paid[0], Basis.SPENT
            spans.append(self.paid.span)
        yield self._claim(document, register, spans, status, happened, value=value, basis=basis)
        if deal.other_value and self.other_value:
            # The same day would make two amounts of equal weight; the signature came after the award.
            before = deal.decided if deal.decided and happened and deal.decided < happened else None
            told = [self.other_value.span, *(line.span for line in self._rest)]
            yield self._claim(
                document, register, told, ContractStatus.UNKNOWN, before, value=deal.other_value, basis=basis
            )

    def _claim(
        self,
        document: str,
        register: str,
        spans: list[Span],
        status: ContractStatus,
        happened: date | None,
        *,
        value: Money | None,
        basis: Basis | None,
    ) -> Claim:
        deal = self.deal
        amount = value.amount if value else None
        return Claim(
            document_id=document,
            kind=ClaimKind.CONTRACT,
            evidence=tuple(spans),
            names=tuple(self._named),
            reader=READER,
            reader_version=VERSION,
            rule=f"ocds-{deal.stage}",
            why=_why(deal),
            confidence=1.0,
            status=status,
            amount=amount,
            currency=value.currency if value else None,
            value_kind=None
            if amount is None
            else ValueKind.TOTAL_OF_SEVERAL
            if deal.count
            else ValueKind.EXACT,
            basis=basis if amount is not None else None,
            vat=deal.vat if amount is not None else None,
            count=deal.count,
            title=deal.title,
            register_id=deal.register_id,
            notice=deal.notice,
            publisher=register,
            published=self._state.released,
            valid_from=deal.start,
            valid_to=deal.end,
            event_date=happened,
            date_precision=DatePrecision.DAY if happened else None,
            accepted_by_rule=deal.is_certain,
        )


def _why(deal: Deal) -> str:
    if deal.is_certain:
        return f"the {deal.stage} of a register, every party with a number of a register"
    missing = [role for role, party in deal.parties if not party.certain]
    if Role.BUYER not in {role for role, _ in deal.parties}:
        return f"the {deal.stage} of a register that names no buyer"
    return (
        f"the {deal.stage} of a register; without a number of a register: {', '.join(sorted(set(missing)))}"
    )


def _language(code: str | None) -> str | None:
    short = (code or "").strip().lower().partition("-")[0]
    return short if len(short) == 2 and short.isalpha() else None
