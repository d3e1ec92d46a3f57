"""Make the graph follow its decisions: the review of claims, merged organisations, and all that rests on
them.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from graph.errors import WrongUse
from graph.linking.clusters import Groups
from graph.model.vocabulary import Action, Review
from graph.rebuild import rebuild
from graph.resolution import identifiers
from graph.resolution.standing import known_names
from graph.store import Row, Transaction

_REVIEWS = {
    Action.ACCEPT: Review.ACCEPTED,
    Action.REJECT: Review.REJECTED,
    Action.DISPUTE: Review.DISPUTED,
    Action.RETRACT: Review.RETRACTED,
}


def apply(
    transaction: Transaction,
    *,
    claims: Iterable[str],
    mentions: Iterable[str],
    organisations: Iterable[str],
    recorded_at: datetime,
) -> None:
    """Recompute what decisions on these things make of the graph."""
    review_claims(transaction, claims)
    moved = set(mentions) | _merge_organisations(transaction, sorted(set(organisations)), recorded_at)
    rebuild(
        transaction,
        known=known_names(transaction),
        recorded_at=recorded_at,
        mentions=moved,
        claims=claims,
        answered=claims,
        organisations=organisations,
    )
    transaction.run("load/bump")


def review_claims(transaction: Transaction, ids: Iterable[str]) -> int:
    """Set where claims stand by their latest decision; answers how many differed."""
    wanted = sorted(set(ids))
    if not wanted:
        return 0
    rows = []
    for row in transaction.run("review/claims_reviewed", ids=wanted):
        found = review_of(row)
        if any(row["stored"].get(key) != value for key, value in found.items()):
            rows.append({"id": row["id"], "properties": found})
    if rows:
        transaction.run("review/claims_review", rows=rows)
    return len(rows)


def review_of(row: Row) -> dict[str, Any]:
    """The review properties of a claim from its decisions in force; None for those that are missing."""
    latest: Row | None = None
    superseded: str | None = None
    corrected: Row | None = None
    for decision in sorted(row["decisions"], key=lambda one: (one["at"], one["id"])):
        if decision["action"] != Action.CORRECT:
            latest = decision
            continue
        payload = json.loads(decision["payload"])
        if payload["superseded"] == row["id"]:
            superseded = payload["correction"]
        else:
            latest, corrected = decision, decision
    review = Review.ACCEPTED if row["acceptedByRule"] else Review.UNREVIEWED
    if latest:
        review = _REVIEWS.get(Action(latest["action"]), Review.ACCEPTED)
    # A correction whose decision was undone is no claim of anybody: it stays, but counts nowhere.
    orphaned = bool(row["corrects"]) and corrected is None
    return {
        "review": str(Review.RETRACTED if orphaned else review),
        "reviewer": latest["actor"] if latest else None,
        "reviewedAt": latest["at"] if latest else None,
        "supersededBy": superseded,
        "orphaned": True if orphaned else None,
    }


def check_mergeable(transaction: Transaction, ids: Sequence[str]) -> None:
    """Raise `WrongUse` for organisations that cannot be one."""
    rows = transaction.run("review/mergeable", ids=list(ids))
    for position, row in enumerate(rows):
        if row["above"]:
            raise WrongUse(
                f"{row['name']} belongs to {row['above'][0]}: a parent and its subsidiary are two; reject"
                " the claim of ownership first if it is wrong"
            )
        for other in rows[position + 1 :]:
            numbers = frozenset(row["identifiers"]), frozenset(other["identifiers"])
            if identifiers.contradict(*numbers):
                raise WrongUse(
                    f"{row['name']} ({row['id']}) and {other['name']} ({other['id']}) have different numbers"
                    " of one register"
                )


def _merge_organisations(transaction: Transaction, ids: Sequence[str], recorded_at: datetime) -> set[str]:
    """Point merged organisations at their canonical one; answers the mentions that may stand for another
    now.
    """
    if not ids:
        return set()
    groups = _groups(transaction, ids)
    involved = sorted(member for members in groups.values() for member in members)
    facts = {row["id"]: row for row in transaction.run("review/mergeable", ids=involved)}
    wanted: dict[str, str] = {}
    for members in groups.values():
        canonical = min(members, key=lambda one: _rank(facts[one]))
        wanted |= {one: canonical for one in members if one != canonical}
    present = {row["id"]: row["canonical"] for row in transaction.run("review/merged_into", ids=involved)}
    ended = sorted(one for one, canonical in present.items() if wanted.get(one) != canonical)
    fresh = [
        {"id": one, "canonical": wanted[one]} for one in sorted(wanted) if present.get(one) != wanted[one]
    ]
    if ended:
        transaction.run("review/merged_end", ids=ended, recordedAt=recorded_at)
    if fresh:
        transaction.run("review/merged", rows=fresh, recordedAt=recorded_at)
    whole = sorted({*involved, *present, *present.values()})
    return {row["id"] for row in transaction.run("load/mentions_by_organisation", ids=whole)}


def _groups(transaction: Transaction, ids: Sequence[str]) -> dict[str, list[str]]:
    groups, pending, asked = Groups(ids), set(ids), set[str]()
    while pending:
        asked |= pending
        found = transaction.run("review/merges", ids=sorted(pending))
        for row in found:
            for other in row["organisations"][1:]:
                groups.join(row["organisations"][0], other)
        pending = {one for row in found for one in row["organisations"]} - asked
    return groups.all()


def _rank(row: Row) -> tuple[int, tuple[int, str]]:
    """Registry before known name before hash; then the preferred identifier, then the smallest."""
    if ":" in row["id"]:
        return (0, identifiers.rank(row["id"]))
    return (1 if row["key"] else 2, (0, row["id"]))
