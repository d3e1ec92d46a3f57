"""Rows of a table into claims: one row, one award or payment, one document."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from extractors.registers.known import KnownByCountry
from extractors.registers.opening import Input, Limits
from extractors.registers.parties import Party, country_code, is_nobody, party
from extractors.registers.stream import Imported, Notes, Origin, Skipped, Taken, Unreadable
from extractors.registers.table.cells import typed_amount, typed_day
from extractors.registers.table.entries import Facts, entry
from extractors.registers.table.layout import Kind, Layout
from extractors.registers.table.rows import Row, column, table_rows
from extractors.registers.values import LeftOut, Money, is_address, money
from graph.errors import InvalidClaim
from graph.model.gazetteer import Gazetteer
from graph.model.vocabulary import (
    ContractStatus,
    Role,
)

# “Total Gas & Power Ltd” is a company.
_TOTAL = re.compile(
    r"(?i)\W*(?:grand |overall |sub[- ]?)?totals?"
    r"(?:\s+(?:net|gross|spend|amount|expenditure|payments?|value|of|for)\b.*)?[\W\d]*"
)
_HIDDEN = re.compile(
    r"(?i).*\b(?:redacted|withheld|personal (?:data|information)|sensitive|individual|confidential)\b.*"
)
_PERSON = re.compile(r"(?i)(?:mr|mrs|ms|miss|mx)\b\.?\s+\S.*")


class Unclaimed(StrEnum):
    """Why a sound row makes no claim."""

    TOTAL = "totals row"
    HIDDEN = "supplier redacted"
    PERSON = "supplier is a private person"
    NOBODY = "no supplier"
    REFUND = "refund or credit"


def read_table(
    files: Iterable[Input | Skipped],
    layout: Layout,
    origin: Origin,
    gazetteer: Gazetteer,
    *,
    limits: Limits,
    encoding: str | None = None,
) -> Imported:
    """Every row of the files. Raises `WrongUse` when a file lacks a column of the layout."""
    known = KnownByCountry(gazetteer)
    for file in files:
        if isinstance(file, Skipped):
            yield file
            continue
        rows = table_rows(
            file,
            frozenset(layout.columns.named.values()),
            limits=limits,
            encoding=encoding or layout.encoding,
            delimiter=layout.delimiter,
            sheet=layout.sheet,
        )
        for row in rows:
            yield row if isinstance(row, Skipped) else _Reading(row, layout, origin, known).result()


class _Reading:
    """One row, read by the layout."""

    def __init__(self, row: Row, layout: Layout, origin: Origin, known: KnownByCountry) -> None:
        self._row = row
        self._layout = layout
        self._origin = origin
        self._known = known
        self._told = Notes()
        self._cells = {
            field: row.cells[column(name)]
            for field, name in layout.columns.named.items()
            if column(name) in row.cells
        }

    def result(self) -> Taken | Skipped:
        """The row as a document with its claim, or why not."""
        unclaimed = self._unclaimed()
        if unclaimed:
            return unclaimed
        supplier = self._party("supplier", Role.VENDOR, self._cells.get("supplier_country"))
        if supplier is None:
            return Skipped(self._row.where, Unclaimed.NOBODY, "no supplier is named", expected=True)
        value = self._value()
        if self._layout.kind is Kind.SPEND and any(
            note.reason is LeftOut.NEGATIVE for note in self._told.told
        ):
            why = "money that came back is no purchase; sums of payments are before such refunds"
            return Skipped(self._row.where, Unclaimed.REFUND, why, expected=True)
        start, end = self._period()
        facts = Facts(
            supplier=supplier,
            buyer=self._party("buyer", Role.BUYER, self._layout.country),
            value=value,
            happened=self._day("date"),
            published=self._day("published"),
            start=start,
            end=end,
            status=self._status(),
            title=self._title(),
            reference=self._cells.get("reference"),
            notice=self._cells.get("notice"),
            url=self._url(),
        )
        try:
            document, claim = entry(facts, self._layout, self._origin)
        except InvalidClaim as error:
            return Skipped(self._row.where, Unreadable.NOT_A_CLAIM, str(error))
        return Taken(self._row.where, document, (claim,), self._told.told)

    def _unclaimed(self) -> Skipped | None:
        name = self._cells.get("supplier")
        shown = name or next(iter(self._row.cells.values()), "")
        for reason, form, why in (
            (Unclaimed.TOTAL, _TOTAL, "a sum of other rows"),
            (Unclaimed.HIDDEN, _HIDDEN, f"the supplier is given as {shown[:60]!r}"),
            (Unclaimed.PERSON, _PERSON, "persons are no part of the graph"),
        ):
            if form.fullmatch(shown) and (name or reason is Unclaimed.TOTAL):
                return Skipped(self._row.where, reason, why, expected=True)
        if is_nobody(name):
            shown = f"the supplier is given as {name[:60]!r}" if name else "the supplier's cell is empty"
            return Skipped(self._row.where, Unclaimed.NOBODY, shown, expected=True)
        return None

    def _party(self, side: str, role: Role, country: str | None) -> Party | None:
        layout = self._layout
        if side == "supplier":
            name, number, scheme = (
                self._cells.get("supplier"),
                self._cells.get("supplier_id"),
                layout.supplier_scheme,
            )
            fallback = layout.supplier_country
        else:
            name, number, scheme = self._cells.get("buyer"), self._cells.get("buyer_id"), layout.buyer_scheme
            fallback = layout.country
            if not name:
                name = layout.buyer
                scheme, _, number = (layout.buyer_id or "").partition(":")
        if is_nobody(name):
            return None
        found: dict[str, object] = {"name": name, "address": {"countryName": country}}
        if number and scheme:
            found["identifier"] = {"scheme": scheme, "id": number}
        return party(found, role, self._known, self._told, country_else=country_code(fallback))

    def _value(self) -> Money | None:
        cell = self._cells.get("amount")
        if not cell:
            return None
        typed = typed_amount(cell, decimal_comma=self._layout.decimal_comma)
        if typed is None:
            self._told(LeftOut.NO_NUMBER, f"the amount is {cell[:40]!r}")
            return None
        given = self._cells.get("currency") or self._layout.currency
        if typed.currency and given and typed.currency != given.upper():
            self._told(LeftOut.CURRENCY, f"the amount is {cell[:40]!r}, the currency {given[:12]!r}")
            return None
        return money(str(typed.amount), typed.currency or given, "the amount", self._told)

    def _day(self, field: str) -> date | None:
        cell = self._cells.get(field)
        if not cell:
            return None
        try:
            found = typed_day(cell, self._layout.dates)
        except ValueError as error:
            self._told(LeftOut.DATE, f"{field}: {error}")
            return None
        if found and not 1950 <= found.year <= 2100:
            self._told(LeftOut.DATE, f"{field} is {found}, taken for not given")
            return None
        return found

    def _period(self) -> tuple[date | None, date | None]:
        start, end = self._day("start"), self._day("end")
        if start and end and end < start:
            self._told(LeftOut.ORDER, f"it ends on {end}, before it begins on {start}")
            return start, None
        return start, end

    def _status(self) -> ContractStatus:
        cell = self._cells.get("status")
        usual = ContractStatus.ACTIVE if self._layout.kind is Kind.SPEND else ContractStatus.AWARDED
        if not cell:
            return usual
        table = {key.casefold(): value for key, value in self._layout.status.items()}
        found = table.get(cell.casefold())
        if found is None:
            self._told(LeftOut.UNKNOWN_STATUS, f"the map does not say what the status {cell[:40]!r} means")
            return ContractStatus.UNKNOWN
        return found

    def _url(self) -> str | None:
        url = self._cells.get("url")
        if url and not is_address(url):
            self._told(LeftOut.ADDRESS, f"the address is {url[:80]!r}")
            return None
        return url

    def _title(self) -> str | None:
        title = self._cells.get("title")
        if title and is_nobody(title):
            self._told(LeftOut.TITLE, f"the title {title[:40]!r}")
            return None
        return title
