"""Claims as the graph keeps them, in the shapes that linking and derivation reason about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.linking.contracts import Deal
from graph.linking.matters import Accusation
from graph.linking.titles import distinctive
from graph.model.vocabulary import (
    Basis,
    ClaimKind,
    ContractStatus,
    DatePrecision,
    Judgement,
    OrganisationKind,
    Per,
    Review,
    Role,
    ValueKind,
)
from graph.store import Row

_KEY = 1_000  # letters; Neo4j refuses to index a property of more than some 8,000 bytes

_WITHOUT_WEIGHT = frozenset({Review.REJECTED, Review.RETRACTED})


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom a claim names, as resolved now."""

    role: Role
    organisation_id: str
    judgement: Judgement
    kind: OrganisationKind
    mention_id: str


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """A claim with the organisations it names and what it is about now."""

    id: str
    kind: ClaimKind
    properties: Mapping[str, Any]
    names: tuple[Named, ...]
    about: str | None
    about_by: str | None = None
    about_why: str | None = None

    def organisations(self, *roles: Role) -> frozenset[str]:
        """Who plays one of these roles."""
        return frozenset(named.organisation_id for named in self.names if named.role in roles)

    @property
    def review(self) -> Review:
        """Where the claim stands."""
        return Review(self.properties.get("review", Review.UNREVIEWED))

    @property
    def is_superseded(self) -> bool:
        """Whether a correction took its place, or it is a correction that was undone: it links to nothing."""
        return bool(self.properties.get("supersededBy") or self.properties.get("orphaned"))

    @property
    def register_id(self) -> str | None:
        """The register entry that a contract claim cites."""
        found = self.properties.get("registerId")
        return str(found) if found and self.kind is ClaimKind.CONTRACT else None

    @property
    def day(self) -> date | None:
        """When it happened, else when it was published."""
        return self.properties.get("eventDate") or self.properties.get("published")


def claim_facts(row: Row) -> ClaimFacts:
    """From a row of `load/claims_facts`."""
    named = (
        Named(
            Role(one["role"]),
            one["organisationId"],
            Judgement(one["judgement"]),
            OrganisationKind(one["kind"]),
            one["mentionId"],
        )
        for one in row["names"]
    )
    ordered = tuple(sorted(named, key=lambda one: (one.role, one.organisation_id, one.mention_id)))
    about = row["about"] or {"id": None, "by": None, "why": None}
    return ClaimFacts(
        row["id"],
        ClaimKind(row["claim"]["kind"]),
        row["claim"],
        ordered,
        about["id"],
        about["by"],
        about["why"],
    )


def matter_facts(row: Row) -> list[ClaimFacts]:
    """The allegations and listings of a block, as far as linking needs: from a row of
    `load/matters_by_block`.
    """
    block = row["block"]
    _, accused, family = block.split("|", 2)
    named = Named(Role.ACCUSED, accused, Judgement.PROVISIONAL, OrganisationKind.UNKNOWN, "")
    names = (named,) if accused else ()
    plain: dict[str | None, Row] = {}  # what is known of those with nothing to tell is their code
    found = []
    for claim, kind, code, about, by, why in row["claims"]:
        if code not in plain:
            plain[code] = {"block": block, "category": family, **({"code": code} if code else {})}
        found.append(ClaimFacts(claim, ClaimKind(kind), plain[code], names, about, by, why))
    for one in row["telling"]:
        told = {key: value for key, value in one.items() if value is not None} | {"block": block}
        about = one["aboutId"], one["aboutBy"], one["aboutWhy"]
        found.append(ClaimFacts(one["id"], ClaimKind(one["kind"]), told, names, *about))
    return found


@dataclass(frozen=True, slots=True)
class Lines:
    """The bodies above a buyer, and the topmost of them."""

    above: frozenset[str]
    root: str


def block(facts: ClaimFacts, lines: Mapping[str, Lines]) -> str | None:
    """The claims that this one is compared with: of one vendor and buyer, or of one company and family.

    A reply has none; a claim of ownership is kept with those on the same pair.
    """
    if facts.kind is ClaimKind.CONTRACT:
        vendor = min(facts.organisations(Role.VENDOR, Role.BIDDER), default="")
        roots = [lines[buyer].root for buyer in facts.organisations(Role.BUYER)]
        return f"contract|{vendor}|{min(roots, default='')}"
    if facts.kind in (ClaimKind.ALLEGATION, ClaimKind.LISTING):
        accused = min(facts.organisations(Role.ACCUSED), default="")
        return f"matter|{accused}|{facts.properties.get('category', '')}"
    if facts.kind is ClaimKind.OWNERSHIP:
        child, parent = facts.organisations(Role.CHILD), facts.organisations(Role.PARENT)
        return f"owned|{min(child, default='')}|{min(parent, default='')}"
    return None


def deal(facts: ClaimFacts, lines: Mapping[str, Lines]) -> Deal:
    """What linking needs of a contract claim; one that was rejected or retracted anchors nothing."""
    found = facts.properties
    buyers = facts.organisations(Role.BUYER)
    above = frozenset[str]().union(*(lines[buyer].above for buyer in buyers))
    weighs = found.get("review") not in _WITHOUT_WEIGHT
    return Deal(
        id=facts.id,
        vendors=facts.organisations(Role.VENDOR, Role.BIDDER),
        buyers=buyers,
        lines=buyers | above,
        register_id=facts.register_id,
        notice=found.get("notice") if weighs else None,
        title=found.get("title") if weighs else None,
        amount=found.get("amount") if weighs else None,
        currency=found.get("currency"),
        value_kind=ValueKind(found["valueKind"]) if found.get("valueKind") else None,
        basis=Basis(found["basis"]) if found.get("basis") else None,
        per=Per(found["per"]) if found.get("per") else None,
        count=found.get("count"),
        status=ContractStatus(found["status"]) if found.get("status") else None,
        day=facts.day,
        start=found.get("validFrom"),
        end=found.get("validTo"),
    )


def accusation(facts: ClaimFacts) -> Accusation:
    """What linking needs of an allegation or listing; one that was rejected or retracted anchors nothing."""
    found = facts.properties
    weighs = found.get("review") not in _WITHOUT_WEIGHT
    return Accusation(
        id=facts.id,
        accused=facts.organisations(Role.ACCUSED),
        family=found.get("category", ""),
        code=found.get("code"),
        case_number=found.get("caseNumber") if weighs else None,
        authority=found.get("authority") if weighs else None,
        day=found.get("eventDate"),
        precision=DatePrecision(found["datePrecision"]) if found.get("datePrecision") else None,
        matter=found.get("matter") if weighs else None,
        start=found.get("validFrom"),
        end=found.get("validTo"),
    )


def is_compared(facts: ClaimFacts) -> bool:
    """Whether a contract claim must be held against every other of its block.

    Register entries settle among themselves, save where one counts others or may be drawn on by them.
    """
    if facts.kind is not ClaimKind.CONTRACT:
        return False
    found = facts.properties
    several = (found.get("count") or 1) > 1 or found.get("valueKind") == ValueKind.TOTAL_OF_SEVERAL
    return not facts.register_id or several or found.get("basis") == Basis.CEILING


def notes(facts: ClaimFacts, where: str | None) -> Row:
    """The properties that let linking find this claim again; they are derived and no part of the facts."""
    vendor = min(facts.organisations(Role.VENDOR, Role.BIDDER), default=None)
    title = distinctive(facts.properties.get("title")) if vendor else frozenset()
    amount = facts.properties.get("amount")
    return {
        "id": facts.id,
        "block": where,
        "looseBlock": where if is_compared(facts) else None,
        "titleKey": f"{vendor}|{' '.join(sorted(title))[:_KEY]}" if title else None,
        "amountKey": f"{vendor}|{facts.properties.get('currency')}|{amount}"
        if vendor and amount is not None
        else None,
    }
