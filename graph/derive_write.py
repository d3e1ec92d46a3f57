"""Rebuild what is derived of contracts, matters and organisations, in the transaction that wrote the claims
beneath.

Only what differs is written, so that the number of changes tells whether anything changed, and a nightly
check can run the same code and expect none.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.derive import accepted, contract_properties, live
from graph.derive_edges import DEAL_EDGES, MATTER_EDGES, Edge, edges, ownership
from graph.derive_matters import controversy_properties
from graph.known import concerns_people
from graph.linking.facts import ClaimFacts, claim_facts
from graph.linking.write import Linked
from graph.model.vocabulary import CLOSED_CLAIMS, Review
from graph.store import Row, Transaction

_CHUNK = 1000


def derive(transaction: Transaction, linked: Linked, organisations: Iterable[str]) -> int:
    """Rebuild what is derived of these; answers how many nodes and edges differed."""
    changes, touched = len(linked.created), linked.organisations.union(organisations)
    for chunk in _chunks(linked.contracts - linked.created):
        done, seen = _contracts(transaction, chunk, linked.facts)
        changes, touched = changes + done, touched | seen
    for chunk in _chunks(linked.controversies):
        done, seen = _controversies(transaction, chunk, linked.facts)
        changes, touched = changes + done, touched | seen
    for chunk in _chunks(linked.owned):
        done, seen = _ownership(transaction, chunk)
        changes, touched = changes + done, touched | seen
    for chunk in _chunks(touched):
        changes += label(transaction, chunk)
    return changes + _expose(transaction, linked.contracts)


def label(transaction: Transaction, ids: Sequence[str]) -> int:
    """Set the labels Vendor, Concerned and AcceptedConcerned of these and those near them by ownership, and
    Exposed and AcceptedExposed of the contracts of those that differed; answers how many differed.
    """
    sells = transaction.run("load/labels_vendor", ids=ids)
    if sells:
        transaction.run("load/labels_vendor_write", rows=sells)
    concerned = transaction.run("load/labels_concerned", ids=ids, closed=sorted(CLOSED_CLAIMS))
    if not concerned:
        return len(sells)
    transaction.run("load/labels_concerned_write", rows=concerned)
    deals = transaction.run("load/contracts_of_vendors", ids=[row["id"] for row in concerned])
    return len(sells) + len(concerned) + _expose(transaction, {row["id"] for row in deals})


def _expose(transaction: Transaction, contracts: Iterable[str]) -> int:
    """Set the labels Exposed and AcceptedExposed of these contracts; answers how many differed."""
    changes = 0
    for chunk in _chunks(contracts):
        rows = transaction.run("load/labels_exposed", ids=chunk)
        if rows:
            transaction.run("load/labels_exposed_write", rows=rows)
        changes += len(rows)
    return changes


def _chunks(ids: Iterable[str]) -> Iterable[list[str]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), _CHUNK):
        yield ordered[start : start + _CHUNK]


def _facts(
    transaction: Transaction, rows: Sequence[Row], read: Mapping[str, ClaimFacts]
) -> dict[str, ClaimFacts]:
    ids = {claim for row in rows for claim in row["claims"]}
    found = {claim: read[claim] for claim in ids if claim in read}
    missing = sorted(ids - found.keys())
    if missing:
        found |= {row["id"]: claim_facts(row) for row in transaction.run("load/claims_facts", ids=missing)}
    return found


def _contracts(
    transaction: Transaction, ids: Sequence[str], read: Mapping[str, ClaimFacts]
) -> tuple[int, set[str]]:
    rows = [row for row in transaction.run("load/contracts_derived", ids=ids) if row["claims"]]
    facts = _facts(transaction, rows, read)
    changed, wanted, present = [], [], []
    for row in rows:
        claims = [facts[claim] for claim in row["claims"]]
        changed += _changed(row, contract_properties(claims))
        wanted += edges(claims, row["id"])
        present += row["edges"]
    if changed:
        transaction.run("load/contracts_properties", rows=changed)
    done, seen = _write_edges(transaction, DEAL_EDGES, wanted, present)
    return len(changed) + done, seen


def _controversies(
    transaction: Transaction, ids: Sequence[str], read: Mapping[str, ClaimFacts]
) -> tuple[int, set[str]]:
    rows = [row for row in transaction.run("load/controversies_derived", ids=ids) if row["claims"]]
    facts = _facts(transaction, rows, read)
    changed, wanted, present = [], [], []
    reopened: set[str] = set()
    for row in rows:
        claims = [facts[claim] for claim in row["claims"]]
        found = _changed(row, _matter(row, claims))
        changed += found
        wanted += edges(claims, row["id"])
        present += row["edges"]
        if found:
            reopened |= {edge["organisationId"] for edge in row["edges"]}
    if changed:
        transaction.run("load/controversies_properties", rows=changed)
    done, seen = _write_edges(transaction, MATTER_EDGES, wanted, present)
    return len(changed) + done, seen | reopened


def _matter(row: Row, claims: Sequence[ClaimFacts]) -> dict[str, Any]:
    return controversy_properties(
        claims,
        denied=frozenset(one["claimId"] for one in row["denials"]),
        denied_accepted=frozenset(
            one["claimId"] for one in row["denials"] if one["review"] == Review.ACCEPTED
        ),
        families={one["claimId"]: one["family"] for one in row["families"]},
        concerns_people=_people(live(claims) or claims),
        concerns_people_accepted=_people(published) if (published := accepted(claims)) else None,
    )


def _people(claims: Sequence[ClaimFacts]) -> bool:
    """Whether these claims, by the code that most of them carry, concern people."""
    codes = sorted(code for claim in claims if (code := claim.properties.get("code")))
    code = max(sorted(set(codes)), key=codes.count) if codes else None
    return concerns_people(min(claims, key=lambda claim: claim.id).properties["category"], code)


def _changed(row: Row, wanted: Mapping[str, Any]) -> list[Row]:
    differing = {key: value for key, value in wanted.items() if row["stored"].get(key) != value}
    return [{"id": row["id"], "properties": differing}] if differing else []


def _write_edges(
    transaction: Transaction, kinds: Sequence[str], wanted: Sequence[Edge], present: Sequence[Row]
) -> tuple[int, set[str]]:
    there = {(row["kind"], row["key"]): row for row in present}
    rows: dict[str, list[Row]] = {kind: [] for kind in kinds}
    seen: set[str] = set()
    for edge in wanted:
        row = edge.row()
        former = there.pop((edge.kind, edge.key), None)
        if former is None or any(
            former[key] != row[key] for key in ("claimIds", "acceptedClaimIds", "review")
        ):
            rows[edge.kind].append(row)
            seen.add(edge.organisation_id)
    changes = 0
    for kind in kinds:
        gone = sorted(key for found, key in there if found == kind)
        if gone:
            transaction.run(f"load/edge_{kind.lower()}_gone", keys=gone)
        if rows[kind]:
            transaction.run(f"load/edge_{kind.lower()}", rows=rows[kind])
        changes += len(gone) + len(rows[kind])
    return changes, seen | {row["organisationId"] for row in there.values()}


def _ownership(transaction: Transaction, pairs: Sequence[str]) -> tuple[int, set[str]]:
    blocks = [f"owned|{pair}" for pair in pairs]
    ids = sorted(row["id"] for row in transaction.run("load/claims_by_block", blocks=blocks))
    grouped: dict[str, list[ClaimFacts]] = {pair: [] for pair in pairs}
    for row in transaction.run("load/claims_facts", ids=ids):
        grouped[row["claim"]["block"].removeprefix("owned|")].append(claim_facts(row))
    wanted = {
        (row["kind"], row["key"]): row
        for pair, claims in sorted(grouped.items())
        for row in ownership(claims, *pair.split("|", 1))
    }
    there = {
        (row["kind"], row["key"]): row["stored"]
        for row in transaction.run("load/ownership_edges", keys=list(pairs))
    }
    changes = 0
    for kind in ("OWNED_BY", "PART_OF"):
        gone = sorted(key for found, key in there if found == kind and (found, key) not in wanted)
        rows = [
            row for (found, _), row in sorted(wanted.items()) if found == kind and _owned_differs(row, there)
        ]
        if gone:
            transaction.run(f"load/edge_{kind.lower()}_gone", keys=gone)
        if rows:
            transaction.run(f"load/edge_{kind.lower()}", rows=rows)
        changes += len(gone) + len(rows)
    return changes, {organisation for pair in pairs for organisation in pair.split("|", 1)}


def _owned_differs(row: Row, there: Mapping[tuple[str, str], Row]) -> bool:
    stored = there.get((row["kind"], row["key"]))
    if stored is None:
        return True
    # What the seeds name is accepted whatever the claims on it are.
    keys = ["claimIds", "acceptedClaimIds", "validFrom", "validTo"] + ([] if stored["why"] else ["review"])
    return any(stored[key] != row[key] for key in keys)
