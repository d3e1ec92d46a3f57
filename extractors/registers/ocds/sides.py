"""Who buys, supplies and bids in a release: references followed to the parties that they mean."""

from collections.abc import Mapping, Sequence
from typing import Any

from extractors.registers.known import KnownByCountry
from extractors.registers.ocds.fields import members
from extractors.registers.ocds.registers import Register
from extractors.registers.parties import Party, is_nobody, party
from extractors.registers.values import LeftOut, Told
from graph.model.vocabulary import Role

Named = tuple[tuple[Role, Party], ...]
_FORMS = frozenset({"ltd", "limited", "plc", "llp", "the", "of", "and", "council", "company", "uk"})


class Sides:
    """The parties of one release by their roles."""

    def __init__(
        self, fields: Mapping[str, Any], register: Register | None, known: KnownByCountry, told: Told
    ) -> None:
        self._fields = fields
        self._register = register
        self._known = known
        self._told = told
        self._parties = {one["id"]: one for one in members(fields, "parties")}
        self._tender = fields.get("tender") or {}
        self._stages = len(members(fields, "awards")) + len(members(fields, "contracts"))

    def buyers(self) -> Named:
        """Who buys: the buyer, else the parties of that role, else the procuring entity."""
        given = [self._fields["buyer"]] if self._fields.get("buyer") else []
        if not given:
            given = [one for one in self._parties.values() if "buyer" in (one.get("roles") or [])]
        if not given and self._tender.get("procuringEntity"):
            given = [self._tender["procuringEntity"]]
        country = self._register.country if self._register else None
        read = (
            party(self._whole(one), Role.BUYER, self._known, self._told, country_else=country)
            for one in given
        )
        return tuple((Role.BUYER, one) for one in dict.fromkeys(one for one in read if one))

    def suppliers(self, holder: Mapping[str, Any], other: Mapping[str, Any] | None, named: str) -> Named:
        """Who supplies under an award or contract; nobody, told, where none can be named."""
        given = members(holder, "suppliers") or members(other or {}, "suppliers")
        if not given and self._stages <= 1 + (other is not None):
            # With one award, and one contract at most, the suppliers of the process are its suppliers.
            given = [one for one in self._parties.values() if "supplier" in (one.get("roles") or [])]
        suppliers = self._named(given, Role.VENDOR)
        if not suppliers:
            self._told(LeftOut.NAME, f"{named} names no supplier, so nothing can be claimed of it")
        return suppliers

    def bidders(self) -> Named:
        """Who bids: those of the bids, else the tenderers of the tender, else the parties of that role."""
        details = members(self._fields.get("bids") or {}, "details")
        given = [one for bid in details for one in members(bid, "tenderers")] or members(
            self._tender, "tenderers"
        )
        if not given:
            given = [one for one in self._parties.values() if "tenderer" in (one.get("roles") or [])]
        return self._named(given, Role.BIDDER)

    def _named(self, given: Sequence[Mapping[str, Any]], role: Role) -> Named:
        found: dict[tuple[str, tuple[str, ...]], Party] = {}
        for one in given:
            read = party(self._whole(one), role, self._known, self._told)
            if read:
                found.setdefault((read.name, read.identifiers), read)
        return tuple((role, one) for one in found.values())

    def _whole(self, reference: Mapping[str, Any]) -> Mapping[str, Any]:
        """The party that a reference means. Two names under one identifier are two parties: the reference
        keeps its own name, and no number.
        """
        whole = self._parties.get(reference.get("id") or "")
        if whole is None:
            return reference
        name, other = reference.get("name"), whole.get("name")
        if is_nobody(name) or is_nobody(other) or _alike(str(name), str(other)):
            return {**whole, "name": other if is_nobody(name) else name}
        self._told(
            LeftOut.TWO_NAMES,
            f"{reference.get('id')} is “{name}” here and “{other}” there: no number is taken",
        )
        return {"name": name, "address": whole.get("address")}


def _alike(left: str, right: str) -> bool:
    """Whether two spellings may be one party's: one within the other, or half of the shorter one shared."""
    one, other = _words(left), _words(right)
    return bool(one & other) and len(one & other) * 2 >= min(len(one), len(other))


def _words(name: str) -> frozenset[str]:
    plain = "".join(letter if letter.isalnum() else " " for letter in name.casefold())
    return frozenset(plain.split()) - _FORMS
