"""What a release, merged with those before it, says of its awards and contracts: frozen values, no text yet.

One deal for each award with its contract. An award with several contracts is a bundle beside them, so that
its value is not summed twice; a contract without an award stands alone. The value belongs to the award,
however many suppliers share it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from extractors.registers.known import KnownByCountry
from extractors.registers.numbers import bounded
from extractors.registers.ocds.fields import members
from extractors.registers.ocds.registers import Register
from extractors.registers.ocds.sides import Sides
from extractors.registers.ocds.statuses import UPDATES, award_status, contract_status, tender_status
from extractors.registers.parties import Party, is_nobody
from extractors.registers.values import LeftOut, Money, Told, day, is_address, money, period
from graph.model.vocabulary import Basis, ContractStatus, Role, Vat

_NOTICES = ("contractNotice", "contractSigned", "awardNotice", "tenderNotice")


@dataclass(frozen=True, slots=True)
class Deal:
    """One contract as this state of the register has it."""

    register_id: str
    stage: str  # award, contract, tender
    number: str
    status: ContractStatus
    parties: tuple[tuple[Role, Party], ...]
    title: str | None = None
    value: Money | None = None
    other_value: Money | None = None  # of the award, where that of its contract differs
    vat: Vat | None = None
    basis: Basis | None = None
    start: date | None = None
    end: date | None = None
    decided: date | None = None  # the award's date
    signed: date | None = None
    amended: date | None = None
    paid: tuple[Money, date | None, int] | None = None  # sum, last payment, number of payments
    count: int | None = None  # of contracts under an award
    notice: str | None = None
    framework: str | None = None  # ocid that it is called off from
    lots: tuple[str, ...] = ()

    @property
    def happened(self) -> date | None:
        """The newest day that is told of it."""
        return max((one for one in (self.decided, self.signed, self.amended) if one), default=None)

    @property
    def is_certain(self) -> bool:
        """Whether the buyer and every other party carry a number of a register."""
        roles = {role for role, _ in self.parties}
        return Role.BUYER in roles and all(one.certain for _, one in self.parties)


@dataclass(frozen=True, slots=True)
class State:
    """A release with all before it merged into it: the fields, its own tags and day."""

    ocid: str
    fields: Mapping[str, Any]
    tags: tuple[str, ...]
    released: date | None

    @property
    def is_update(self) -> bool:
        """Whether this release tells of something after the award or signature."""
        return not UPDATES.isdisjoint(self.tags)


class Deals:
    """Reads the deals of one state."""

    def __init__(self, state: State, register: Register | None, known: KnownByCountry, told: Told) -> None:
        self._state = state
        self._fields = state.fields
        self._told = told
        self._tender = self._fields.get("tender") or {}
        self._awards = members(self._fields, "awards")
        self._contracts = members(self._fields, "contracts")
        self._sides = Sides(self._fields, register, known, told)
        self._buyers = self._sides.buyers()

    def read(self) -> Iterator[Deal]:
        """Every deal that names a supplier, or the tender with its bidders where there is none yet."""
        paired = self._paired()
        for award in self._awards:
            contracts = paired.get(award["id"], [])
            if len(contracts) > 1:
                yield from self._award(award, None, count=len(contracts))
                for contract in contracts:
                    yield from self._contract(contract, award)
            else:
                yield from self._award(award, contracts[0] if contracts else None)
        for contract in paired.get("", []):
            yield from self._contract(contract, None)
        if not self._awards and not self._contracts:
            yield from self._bidders()

    def url(self) -> str | None:
        """The page of the newest notice."""
        found: dict[str, str] = {}
        for holder in (*self._contracts, *self._awards, self._tender):
            for document in members(holder, "documents"):
                url, kind = document.get("url"), document.get("documentType") or ""
                if not url or kind not in _NOTICES:
                    continue
                if is_address(url):
                    found.setdefault(kind, url)
                else:
                    self._told(LeftOut.ADDRESS, f"the address of a {kind} is {url[:80]!r}")
        return next((found[kind] for kind in _NOTICES if kind in found), None)

    def _paired(self) -> dict[str, list[Mapping[str, Any]]]:
        """The contracts of each award; under "" those whose award is not there."""
        awards = {award["id"] for award in self._awards}
        lonely = len(self._awards) == 1 and len(self._contracts) == 1
        found: dict[str, list[Mapping[str, Any]]] = {}
        for contract in self._contracts:
            award = contract.get("awardID") or ""
            if lonely and not award:
                award = self._awards[0]["id"]
            found.setdefault(award if award in awards else "", []).append(contract)
        return found

    def _award(
        self, award: Mapping[str, Any], contract: Mapping[str, Any] | None, count: int | None = None
    ) -> Iterator[Deal]:
        named = f"award {award['id']}"
        suppliers = self._sides.suppliers(award, contract, named)
        if not suppliers:
            return
        status = award_status(award.get("status"), list(self._state.tags), self._told)
        value, vat = self._value(award, f"the value of {named}")
        start, end = _period(award, "contractPeriod", named, self._told)
        deal = Deal(
            register_id=f"{self._state.ocid}/award/{bounded(award['id'])}",
            stage="award",
            number=award["id"],
            status=status,
            parties=(*self._buyers, *suppliers),
            title=self._title(award),
            value=value,
            vat=vat,
            basis=self._basis(award) if value else None,
            start=start,
            end=end,
            decided=day(award.get("date"), f"{named} is dated", self._told),
            amended=self._amended(award, named),
            count=count,
            lots=tuple(award.get("relatedLots") or ()),
            framework=self._framework({}),
            notice=self._notice({}),
        )
        yield (
            self._signed(deal, contract, award)
            if contract and status is not ContractStatus.CANCELLED
            else deal
        )

    def _signed(self, deal: Deal, contract: Mapping[str, Any], award: Mapping[str, Any]) -> Deal:
        """The award together with its only contract: what the contract says goes before."""
        own = next(self._contract(contract, award), None)
        if own is None:
            return deal
        value = own.value or deal.value
        differs = bool(own.value and deal.value and own.value != deal.value)
        return Deal(
            register_id=deal.register_id,
            stage="contract",
            number=own.number,
            status=own.status,
            parties=deal.parties,
            title=own.title or deal.title,
            value=value,
            other_value=deal.value if differs else None,
            vat=own.vat if own.value else deal.vat,
            basis=deal.basis or own.basis,
            start=own.start or deal.start,
            end=own.end or deal.end,
            decided=deal.decided,
            signed=own.signed,
            amended=max((one for one in (own.amended, deal.amended) if one), default=None),
            paid=own.paid,
            lots=deal.lots,
            framework=own.framework,
            notice=own.notice,
        )

    def _contract(self, contract: Mapping[str, Any], award: Mapping[str, Any] | None) -> Iterator[Deal]:
        named = f"contract {contract['id']}"
        suppliers = self._sides.suppliers(contract, award, named)
        if not suppliers:
            return
        value, vat = self._value(contract, f"the value of {named}")
        start, end = _period(contract, "period", named, self._told)
        signed = day(contract.get("dateSigned"), f"{named} is signed", self._told)
        under = f"/award/{bounded(award['id'])}" if award else ""
        yield Deal(
            register_id=f"{self._state.ocid}{under}/contract/{bounded(contract['id'])}",
            stage="contract",
            number=contract["id"],
            status=contract_status(
                contract.get("status"),
                list(self._state.tags),
                signed=signed is not None,
                end=end,
                released=self._state.released,
                told=self._told,
            ),
            parties=(*self._buyers, *suppliers),
            title=self._title(contract, award or {}),
            value=value,
            vat=vat,
            basis=self._basis(contract) if value else None,
            start=start,
            end=end,
            decided=None,
            signed=signed,
            amended=self._amended(contract, named),
            paid=self._paid(contract, named),
            lots=tuple((award or {}).get("relatedLots") or ()),
            framework=self._framework(contract),
            notice=self._notice(contract),
        )

    def _bidders(self) -> Iterator[Deal]:
        bidders = self._sides.bidders()
        if bidders:
            yield Deal(
                register_id=f"{self._state.ocid}/tender",
                stage="tender",
                number=self._tender.get("id") or self._state.ocid,
                status=tender_status(self._tender.get("status"), list(self._state.tags), self._told),
                parties=(*self._buyers, *bidders),
                title=self._title({}),
                framework=self._framework({}),
                notice=self._notice({}),
            )

    def _value(self, holder: Mapping[str, Any], what: str) -> tuple[Money | None, Vat | None]:
        value = holder.get("value") or {}
        net, gross = value.get("amount"), value.get("amountGross")
        if net is not None:
            return money(net, value.get("currency"), what, self._told), Vat.EXCLUDING if gross else None
        return money(gross, value.get("currency"), what, self._told), Vat.INCLUDING if gross else None

    def _basis(self, holder: Mapping[str, Any]) -> Basis:
        lots = set(holder.get("relatedLots") or ())
        techniques = [self._tender.get("techniques") or {}] + [
            lot.get("techniques") or {} for lot in members(self._tender, "lots") if lot["id"] in lots
        ]
        shared = any(
            one.get("hasFrameworkAgreement") or one.get("hasDynamicPurchasingSystem") for one in techniques
        )
        return Basis.CEILING if shared and not self._framework(holder) else Basis.AWARDED

    def _framework(self, contract: Mapping[str, Any]) -> str | None:
        """The process that this one is called off from."""
        for holder in (contract, self._fields):
            for one in members(holder, "relatedProcesses"):
                is_ocid = one.get("scheme") in (None, "ocid") and one.get("identifier") != self._state.ocid
                if "framework" in (one.get("relationship") or []) and one.get("identifier") and is_ocid:
                    return bounded(str(one["identifier"]))
        return None

    def _notice(self, contract: Mapping[str, Any]) -> str:
        # A framework and what is called off from it share the number of the framework; that joins them.
        return self._framework(contract) or self._state.ocid

    def _title(self, *holders: Mapping[str, Any]) -> str | None:
        for holder in (*holders, self._tender):
            title = holder.get("title")
            if not title:
                continue
            if is_nobody(title):
                self._told(LeftOut.TITLE, f"the title {title[:40]!r}")
                continue
            return str(title)
        return None

    def _amended(self, holder: Mapping[str, Any], named: str) -> date | None:
        given = [*members(holder, "amendments"), holder.get("amendment") or {}]
        days = (day(one.get("date"), f"an amendment of {named} is dated", self._told) for one in given)
        return max((one for one in days if one), default=None)

    def _paid(self, contract: Mapping[str, Any], named: str) -> tuple[Money, date | None, int] | None:
        sums: list[Money] = []
        days: list[date] = []
        for one in members(contract.get("implementation") or {}, "transactions"):
            value = one.get("value") or one.get("amount") or {}
            paid = money(value.get("amount"), value.get("currency"), f"a payment under {named}", self._told)
            when = day(one.get("date"), f"a payment under {named} is dated", self._told)
            sums += [paid] if paid else []
            days += [when] if when else []
        if not sums or len({one.currency for one in sums}) > 1:
            return None
        total = Money(sum((one.amount for one in sums), start=sums[0].amount * 0), sums[0].currency)
        return total, max(days, default=None), len(sums)


def _period(holder: Mapping[str, Any], key: str, named: str, told: Told) -> tuple[date | None, date | None]:
    found = holder.get(key) or {}
    return period(found.get("startDate"), found.get("endDate"), named, told)
