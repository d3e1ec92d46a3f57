"""The published graph as entities of FollowTheMoney 4.

What is alleged stays an allegation: it becomes an `Event` with the words that it rests on, linked to the
company by its role and status, and never a `Sanction`, a `Risk` or a topic. Only an entry of an official list
becomes a `Sanction`. An amount stands in `amount` only where it is a total that was reported, awarded or
spent, exactly; all others stand in `notes`, in words. docs/exports.md has the whole table.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from api.exports.interchange.properties import properties
from api.exports.interchange.published import Published, Row, words
from api.exports.layout import written
from graph.model.vocabulary import Basis, ClaimKind, ContractStatus

DATASET = "supplywatch"
AWARDED = frozenset(
    {ContractStatus.AWARDED, ContractStatus.ACTIVE, ContractStatus.EXTENDED, ContractStatus.PAUSED,
     ContractStatus.TERMINATED, ContractStatus.EXPIRED}
)  # fmt: skip
"""Contracts that somebody has won: readers take a `ContractAward` as a contract that was given."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity; values of a property are sorted texts, each once."""

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]

    def line(self) -> dict[str, Any]:
        """The entity as it stands in a file of JSON lines."""
        return {
            "id": self.id,
            "schema": self.schema,
            "properties": {name: list(values) for name, values in self.properties.items()},
            "datasets": [DATASET],
        }


def entity_id(kind: str, *parts: str) -> str:
    """A stable identifier of 40 hex digits: users sign it for their own collection."""
    return hashlib.sha1(":".join((kind, *parts)).encode(), usedforsecurity=False).hexdigest()


def entities(published: Published) -> Iterator[Entity]:
    """Contracts first, then controversies, ownership, documents and the organisations that these name."""
    named: set[str] = set()
    documents: dict[str, Row] = {}
    for row in published.contracts():
        yield from _contract(row, named, documents)
    for row in published.controversies():
        yield from _controversy(row, named, documents)
    for row in published.ownership():
        yield from _ownership(row, named, documents)
    for identifier in sorted(documents):
        yield _article(identifier, documents[identifier])
    for row in published.organisations(frozenset(named)):
        yield _organisation(row)


def _made(id: str, schema: str, **values: Any) -> Entity:
    kept = {}
    for name in sorted(values):
        found = values[name] if isinstance(values[name], list | tuple | set) else [values[name]]
        texts = sorted({_text(one) for one in found if one not in (None, "", [])})
        if texts:
            kept[name] = tuple(texts)
    return Entity(id, schema, kept)


def _text(value: Any) -> str:
    if isinstance(value, Decimal | float):
        whole = Decimal(str(value))
        return str(whole.quantize(Decimal(1)) if whole == whole.to_integral_value() else whole.normalize())
    return " ".join(str(value).split())


def _organisation(row: Row) -> Entity:
    found = properties(row["name"], row["aliases"], row["country"], row["identifiers"])
    if row["schema"] == "Company" and "country" in found:
        found["jurisdiction"] = found["country"]
    return _made(entity_id("organisation", row["id"]), row["schema"], **found)


def _contract(row: Row, named: set[str], documents: dict[str, Row]) -> Iterator[Entity]:
    own = entity_id("contract", row["id"])
    claims, parties = row["claims"], row["parties"]
    named |= {party["organisationId"] for party in parties}
    _note(claims, documents)
    buyers = [party for party in parties if party["role"] == "buyer"]
    title = next((claim["title"] for claim in claims if claim["title"]), None)
    amount = total(row)
    money = {"amount": amount, "currency": row["currency"] if amount is not None else None}
    yield _made(
        own, "Contract",
        title=title or _untitled(parties), name=title,
        authority=[_org(party) for party in buyers],
        **money, contractDate=row["start"], status=row["status"], cancelled=_cancelled(row),
        procedureNumber=row["registerIds"], noticeId=[claim["notice"] for claim in claims],
        notes=_terms(row), **_where(claims),
    )  # fmt: skip
    for party in parties:
        if party["role"] == "buyer":
            continue
        won = party["role"] == "vendor" and row["status"] in AWARDED
        mine = [claim for claim in claims if claim["id"] in party["claimIds"]] or claims
        link = entity_id("party", row["id"], party["role"], party["organisationId"])
        shared: dict[str, Any] = {
            "status": row["status"], "startDate": row["start"], "endDate": row["end"],
            "recordId": [claim["id"] for claim in mine], "summary": [words(claim) for claim in mine],
            **_where(mine),
        }  # fmt: skip
        if won:
            yield _made(
                link, "ContractAward", contract=own, supplier=_org(party), role="vendor",
                **money, **shared,
            )  # fmt: skip
        else:
            role = {"vendor": "vendor of a contract that is not awarded", "bidder": "bidder"}.get(
                party["role"], "stopped the contract"
            )
            yield _made(link, "UnknownLink", subject=_org(party), object=own, role=role, **shared)


def _controversy(row: Row, named: set[str], documents: dict[str, Row]) -> Iterator[Entity]:
    own = entity_id("controversy", row["id"])
    claims, parties = row["claims"], row["parties"]
    named |= {party["organisationId"] for party in parties}
    _note(claims, documents)
    accused = [party for party in parties if party["role"] == "accused"]
    accusers = [party for party in parties if party["role"] == "accuser"]
    about = ", ".join(sorted({party["name"] or party["organisationId"] for party in accused}))
    kind = written(row["code"] or row["category"])
    state = written(row["status"]) + (", contested" if row["contested"] else "")
    told = [claim for claim in claims if claim["kind"] != ClaimKind.REPLY]
    yield _made(
        own, "Event",
        name=f"{about or 'An organisation'}: {kind} ({state})",
        involved=[_org(party) for party in accused],
        date=[claim["eventDate"] for claim in told], keywords=[row["category"], row["code"], row["status"]],
        summary=[_told(claim) for claim in told],
        notes=[f"Reply: {_told(claim)}" for claim in claims if claim["kind"] == ClaimKind.REPLY],
        recordId=[claim["id"] for claim in claims], **_where(claims),
    )  # fmt: skip
    for accuser in accusers:
        for one in accused:
            mine = [claim for claim in told if claim["id"] in accuser["claimIds"]] or told
            if all(claim["kind"] == ClaimKind.LISTING for claim in mine):
                continue  # the `Sanction` says so
            yield _made(
                entity_id("accuser", row["id"], accuser["organisationId"], one["organisationId"]),
                "UnknownLink",
                subject=_org(accuser), object=_org(one), role=f"accuses of {kind}", status=row["status"],
                summary=[_told(claim) for claim in mine], recordId=[claim["id"] for claim in mine],
                **_where(mine),
            )  # fmt: skip
    yield from _listings(told, accused)


def _listings(claims: list[Row], accused: list[Row]) -> Iterator[Entity]:
    for claim in claims:
        if claim["kind"] != ClaimKind.LISTING:
            continue
        for party in accused:
            if claim["id"] in party["claimIds"]:
                yield _made(
                    entity_id("listing", claim["id"], party["organisationId"]), "Sanction",
                    entity=_org(party),
                    authority=claim["authority"] or claim["accuser"] or claim["publisher"],
                    program=claim["publisher"], reason=words(claim), status=claim["stance"],
                    listingDate=claim["eventDate"], startDate=claim["validFrom"], endDate=claim["validTo"],
                    recordId=claim["id"], **_where([claim]),
                )  # fmt: skip


def _ownership(row: Row, named: set[str], documents: dict[str, Row]) -> Iterator[Entity]:
    named |= {row["childId"], row["parentId"]}
    _note(row["claims"], documents)
    child, parent = (entity_id("organisation", row[key]) for key in ("childId", "parentId"))
    own, whole = entity_id("owned", row["kind"], row["childId"], row["parentId"]), row["kind"] != "OWNED_BY"
    if row["childIsCompany"] and not whole:  # what is owned has to be an asset there
        schema, ends = "Ownership", {"owner": parent, "asset": child, "role": "owner"}
    else:
        role = "whole of which it is part" if whole else "owner"
        schema, ends = "UnknownLink", {"subject": parent, "object": child, "role": role}
    yield _made(
        own, schema, **ends,
        startDate=row["validFrom"], endDate=row["validTo"],
        recordId=[claim["id"] for claim in row["claims"]], summary=[words(claim) for claim in row["claims"]],
        **_where(row["claims"]),
    )  # fmt: skip


def _article(identifier: str, document: Row) -> Entity:
    return _made(
        entity_id("document", identifier), "Article",
        title=document["title"] or identifier, publisher=document["publisher"],
        publishedAt=document["published"], sourceUrl=document["url"],
        retrievedAt=_day(document["retrievedAt"]),
        keywords=f"sha256:{identifier}",
    )  # fmt: skip


def _note(claims: list[Row], documents: dict[str, Row]) -> None:
    for claim in claims:
        for one in claim["evidence"]:
            documents.setdefault(one["documentId"], one)


def _where(claims: list[Row]) -> dict[str, Any]:
    """Where the claims stand: publishers, addresses, documents, and when they were read."""
    evidence = [one for claim in claims for one in claim["evidence"]]
    return {
        "publisher": [claim["publisher"] for claim in claims],
        "sourceUrl": [one["url"] for one in evidence],
        "proof": [entity_id("document", one["documentId"]) for one in evidence],
        "retrievedAt": [_day(one["retrievedAt"]) for one in evidence],
    }


def _org(party: Row) -> str:
    return entity_id("organisation", party["organisationId"])


def _untitled(parties: list[Row]) -> str:
    names = {
        role: next((p["name"] for p in parties if p["role"] == role), None) for role in ("buyer", "vendor")
    }
    return f"Contract of {names['buyer'] or 'a buyer that is not named'} with {names['vendor'] or 'a vendor'}"


def total(row: Row) -> Any:
    """The amount of a contract, where it is the whole of what was reported, awarded or spent, exactly."""
    plain = row["per"] is None and row["basis"] != Basis.CEILING and (row["count"] or 1) == 1
    return row["amount"] if plain and row["valueKind"] in (None, "exact") else None


def _terms(row: Row) -> str | None:
    """The amount in words, wherever a bare number would say too much."""
    if row["amount"] is None:
        return None
    parts = [
        f"{_text(row['amount'])} {row['currency']}",
        f"per {row['per']}" if row["per"] else None,
        {
            "up_to": "at most",
            "at_least": "at least",
            "approx": "about",
            "total_of_several": "of several contracts",
        }.get(row["valueKind"] or ""),
        f"of {row['count']} contracts" if (row["count"] or 1) > 1 else None,
        {"ceiling": "the ceiling of a framework, not what was spent"}.get(row["basis"] or "", row["basis"]),
        "other claims give other amounts" if row["conflict"] else None,
    ]
    return ", ".join(part for part in parts if part)


def _cancelled(row: Row) -> str | None:
    return "true" if row["status"] in (ContractStatus.CANCELLED, ContractStatus.BLOCKED) else None


def _told(claim: Row) -> str:
    """Who says it, how far it has come, and the words."""
    says = claim["speaker"] or claim["accuser"] or claim["authority"] or "nobody is named who says so"
    stance = f", {claim['stance'].replace('_', ' ')}" if claim["stance"] else ""
    where = ", ".join(str(part) for part in (claim["publisher"], claim["published"]) if part)
    return f"{says}{stance}: “{words(claim)}” ({where})"


def _day(moment: Any) -> str | None:
    return None if moment is None else str(moment)[:10]
