"""`Contract` with its `ContractAward`s into claims: who supplies whom, for how much."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from extractors.registers.ftm.relation import READER, VERSION, Relation, Unclaimed
from extractors.registers.numbers import bounded
from extractors.registers.parties import Party, is_nobody
from extractors.registers.rendering import Sheet
from extractors.registers.stream import Skipped
from extractors.registers.values import Money, day, money, period
from graph.model.claims import Claim, Document, Mention
from graph.model.vocabulary import (
    Basis,
    ClaimKind,
    ContractStatus,
    DatePrecision,
    OrganisationKind,
    Role,
    ValueKind,
)

_STATUSES: Mapping[str, ContractStatus] = MappingProxyType(
    {one.value: one for one in ContractStatus if one is not ContractStatus.UNKNOWN}
    | {
        "complete": ContractStatus.EXPIRED,
        "completed": ContractStatus.EXPIRED,
        "closed": ContractStatus.EXPIRED,
        "canceled": ContractStatus.CANCELLED,
        "pending": ContractStatus.AWARDED,
        "signed": ContractStatus.ACTIVE,
    }
)


def award(relation: Relation) -> tuple[Document, Claim] | Skipped:
    """The document and claim of a `ContractAward`. Raises `InvalidClaim`."""
    contract = relation.entity(relation.first("contract"))
    if contract is None or contract["schema"] != "Contract":
        why = f"the contract {(relation.first('contract') or 'not given')[:60]!r} stands in none of the files"
        return relation.skipped(Unclaimed.MISSING, why, expected=False)
    supplier = relation.party(relation.first("supplier"))
    if isinstance(supplier, Skipped):
        return supplier
    authority = _first(contract, "authority")
    buyer = relation.party(authority) if authority else None
    if isinstance(buyer, Skipped):
        return buyer
    value = money(
        relation.first("amount") or _first(contract, "amount"),
        relation.first("currency") or _first(contract, "currency"),
        "the amount",
        relation.notes,
    )
    start, end = period(
        relation.first("startDate"), relation.first("endDate"), "the contract", relation.notes
    )
    happened = day(
        relation.first("date") or _first(contract, "contractDate"), "the contract is dated", relation.notes
    )
    return _entry(relation, contract, supplier, buyer, value, (start, end), happened)


def _first(contract: Mapping[str, Any], name: str) -> str | None:
    return next(iter(contract["properties"].get(name, ())), None)


def _status(relation: Relation, contract: Mapping[str, Any]) -> ContractStatus:
    if (_first(contract, "cancelled") or "").casefold() == "true":
        return ContractStatus.CANCELLED
    given = relation.first("status") or _first(contract, "status")
    return _STATUSES.get(given.casefold(), ContractStatus.UNKNOWN) if given else ContractStatus.AWARDED


def _entry(
    relation: Relation,
    contract: Mapping[str, Any],
    supplier: Party,
    buyer: Party | None,
    value: Money | None,
    term: tuple[date | None, date | None],
    happened: date | None,
) -> tuple[Document, Claim]:
    published = relation.publication()
    status = _status(relation, contract)
    title = _first(contract, "title") or _first(contract, "name")
    title = None if is_nobody(title) else title
    sheet = Sheet()
    sheet.line("Register", published.register)
    lines = [sheet.line("Award value", value)] if value else []
    number = _first(contract, "procedureNumber") or contract["id"]
    lines.append(sheet.line("Entry", relation.identifier, f"status {status}"))
    lines.append(sheet.line("Contract", number))
    if title:
        lines.append(sheet.line("Title", title))
    named: list[tuple[Role, Mention]] = []
    for role, label, one in ((Role.BUYER, "Buyer", buyer), (Role.VENDOR, "Supplier", supplier)):
        if one:
            line = one.line(sheet, label)
            lines.append(line)
            mention = one.mention(line)
            # Who buys in a public register is a public body, whatever schema it was given.
            buys = role is Role.BUYER
            named.append((role, replace(mention, kind=OrganisationKind.PUBLIC_BODY) if buys else mention))
    if happened:
        lines.append(sheet.line("Date", happened))
    if any(term):
        lines.append(sheet.line("Period", f"{term[0] or 'not given'} to {term[1] or 'not given'}"))
    document = sheet.document(
        title=title or f"{published.register}: {supplier.name}",
        url=published.url,
        publisher=published.publisher,
        published=happened,
        published_precision=DatePrecision.DAY if happened else None,
        licence=published.licence,
        media_type="application/json",
    )
    certain = bool(buyer and buyer.certain and supplier.certain)
    claim = Claim(
        document_id=document.id,
        kind=ClaimKind.CONTRACT,
        evidence=tuple(line.span for line in lines),
        names=tuple(named),
        reader=READER,
        reader_version=VERSION,
        rule="ftm-award",
        why="an award in a data set" + (", every party with a number of a register" if certain else ""),
        confidence=1.0,
        status=status,
        amount=value.amount if value else None,
        currency=value.currency if value else None,
        value_kind=ValueKind.EXACT if value else None,
        basis=Basis.AWARDED if value else None,
        title=title,
        register_id=f"{published.register}/{bounded(contract['id'])}",
        notice=bounded(notice) if (notice := _first(contract, "noticeId")) else None,
        publisher=published.register,
        published=happened,
        valid_from=term[0],
        valid_to=term[1],
        event_date=happened,
        date_precision=DatePrecision.DAY if happened else None,
        accepted_by_rule=certain,
    )
    return document, claim
