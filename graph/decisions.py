"""What named people decide: appended, undone by another decision, never edited.

The review of a claim is its latest decision that is not undone. Merging and splitting only end and add
edges: a decision is data that resolution and linking read, so undoing it restores what the rules say. Every
function takes `expected`, the review that the caller was shown, where two people might decide at once.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from graph.decisions_apply import check_mergeable
from graph.decisions_taken import (
    Decision,
    Reviewer,
    Targets,
    check_leaving,
    claim_standing,
    common_kind,
    decide,
    decision_facts,
    heads_of,
    lock,
    things,
)
from graph.errors import Conflict, WrongUse
from graph.load_corrections import write_correction
from graph.model.vocabulary import Action, Review
from graph.resolution.write import split_organisation_id
from graph.store import Store, Transaction

__all__ = [
    "Reviewer",
    "accept",
    "correct",
    "dispute",
    "keep_apart",
    "merge",
    "reject",
    "retract",
    "split",
    "undo",
]


def accept(store: Store, claim_id: str, reviewer: Reviewer, *, expected: Review | None = None) -> str:
    """Accept identity, role, polarity, status and speaker of a claim; answers the decision's id.

    The names of the claim are taken for the organisations that the reviewer was shown, from now on by
    decision. Raises `NotFound`, or `Conflict` when the claim's review is no longer `expected`.
    """
    return _review(store, Action.ACCEPT, claim_id, reviewer, expected)


def reject(store: Store, claim_id: str, reviewer: Reviewer, *, expected: Review | None = None) -> str:
    """The claim was misread: it counts nowhere any more. Raises as `accept`."""
    return _review(store, Action.REJECT, claim_id, reviewer, expected)


def dispute(store: Store, claim_id: str, reviewer: Reviewer, *, expected: Review | None = None) -> str:
    """Somebody objects: the claim is suspended until another decision. Raises as `accept`."""
    return _review(store, Action.DISPUTE, claim_id, reviewer, expected)


def retract(store: Store, claim_id: str, reviewer: Reviewer, *, expected: Review | None = None) -> str:
    """The claim is taken back for good; its id answers 410 with date and reason. Raises as `accept`."""
    return _review(store, Action.RETRACT, claim_id, reviewer, expected)


def _review(store: Store, action: Action, claim_id: str, reviewer: Reviewer, expected: Review | None) -> str:
    def work(transaction: Transaction) -> str:
        lock(transaction)
        standing = claim_standing(transaction, claim_id, expected)
        names = {row["mentionId"]: row["organisationId"] for row in standing["names"]}
        accepted = names if action is Action.ACCEPT else {}
        decision = Decision(
            action,
            reviewer,
            Targets(claims=(claim_id,), mentions=tuple(sorted(names))),
            {"claim": claim_id, "names": accepted},
        )
        return decide(transaction, decision)

    return store.write(work)


def correct(
    store: Store,
    claim_id: str,
    changes: Mapping[str, Any],
    reviewer: Reviewer,
    *,
    expected: Review | None = None,
) -> tuple[str, str]:
    """Replace a misread claim by a corrected one; answers the ids of the decision and of the new claim.

    `changes` are fields of `graph.model.claims.Claim` with their right values; what they do not name stays.
    The new claim rests on the same words unless `evidence` is among them, its reader is the reviewer, and
    it counts as accepted. Raises `WrongUse` for an unknown field or no change, `InvalidClaim` for a value
    that must not reach the graph, and as `accept`.
    """

    def work(transaction: Transaction) -> tuple[str, str]:
        lock(transaction)
        standing = claim_standing(transaction, claim_id, expected)
        if standing["claim"].get("supersededBy"):
            raise Conflict(
                f"claim {claim_id} was corrected by {standing['claim']['supersededBy']}: correct that one"
            )
        new, mentions = write_correction(
            transaction, claim_id, changes, reviewer.name, reviewer.reason, reviewer.at
        )
        decision = Decision(
            Action.CORRECT,
            reviewer,
            Targets(claims=(claim_id, new)),
            {"superseded": claim_id, "correction": new},
        )
        return decide(transaction, decision, mentions), new

    return store.write(work)


def merge(store: Store, ids: Sequence[str], reviewer: Reviewer) -> str:
    """Two or more organisations, contracts or controversies are one; answers the decision's id.

    Raises `NotFound`, `WrongUse` for things of different kinds, and for organisations with different
    numbers of one register or with ownership between them, and `Conflict` for a thing that was merged away.
    """
    wanted = tuple(sorted(set(ids)))
    if len(wanted) < 2:
        raise WrongUse("merging needs at least two identifiers")

    def work(transaction: Transaction) -> str:
        lock(transaction)
        kind = common_kind(transaction, wanted)
        if kind == "organisation":
            check_mergeable(transaction, wanted)
            decision = Decision(Action.MERGE, reviewer, Targets(organisations=wanted))
        else:
            heads = heads_of(transaction, wanted)
            decision = Decision(
                Action.MERGE,
                reviewer,
                things(kind, wanted, heads),
                {"claims": heads, "merged": list(wanted)},
            )
        return decide(transaction, decision)

    return store.write(work)


def split(store: Store, thing_id: str, members: Sequence[str], reviewer: Reviewer) -> str:
    """Take mentions out of an organisation, or claims out of a contract or controversy, to stand on their
    own.

    Answers the decision's id. Raises `NotFound`, and `WrongUse` for members that are not there or nothing
    left.
    """
    leaving = tuple(sorted(set(members)))

    def work(transaction: Transaction) -> str:
        lock(transaction)
        kind = common_kind(transaction, (thing_id,))
        if kind == "organisation":
            there = [row["id"] for row in transaction.run("load/mentions_by_organisation", ids=[thing_id])]
            check_leaving(thing_id, leaving, there)
            new = split_organisation_id(leaving)
            names = dict.fromkeys(leaving, new)
            targets = Targets(mentions=leaving, organisations=(thing_id,))
            return decide(transaction, Decision(Action.SPLIT, reviewer, targets, {"names": names}))
        there = [row["claimId"] for row in transaction.run("review/claims_of_thing", ids=[thing_id])]
        check_leaving(thing_id, leaving, there)
        targets = things(kind, (thing_id,), leaving)
        return decide(transaction, Decision(Action.SPLIT, reviewer, targets, {"claims": list(leaving)}))

    return store.write(work)


def keep_apart(store: Store, left: str, right: str, reviewer: Reviewer) -> str:
    """Two things that look alike are two: they are suggested no more. Answers the decision's id (action
    `split`).
    """
    wanted = tuple(sorted({left, right}))
    if len(wanted) < 2:
        raise WrongUse("keeping apart needs two identifiers")

    def work(transaction: Transaction) -> str:
        lock(transaction)
        kind = common_kind(transaction, wanted)
        if kind == "organisation":
            return decide(transaction, Decision(Action.SPLIT, reviewer, Targets(organisations=wanted)))
        heads = heads_of(transaction, wanted)
        return decide(
            transaction, Decision(Action.SPLIT, reviewer, things(kind, wanted, heads), {"apart": heads})
        )

    return store.write(work)


def undo(store: Store, decision_id: str, reviewer: Reviewer) -> str:
    """The decision holds no longer; undoing an undo makes it hold again. Answers the new decision's id.

    Raises `NotFound`, and `Conflict` when it was undone before.
    """

    def work(transaction: Transaction) -> str:
        lock(transaction)
        found = decision_facts(transaction, decision_id)
        subject, undone = decision_id, True
        if found["decision"]["action"] == Action.UNDO:
            subject = json.loads(found["decision"]["payload"])["decision"]
            undone = not decision_facts(transaction, subject)["decision"]["undone"]
            if undone:
                raise Conflict(f"decision {decision_id} was undone before")
        elif found["decision"]["undone"]:
            raise Conflict(f"decision {decision_id} was undone before")
        transaction.run("review/decision_undone", id=subject, undone=undone)
        targets = Targets(
            **{
                kind: tuple(sorted(found[kind]))
                for kind in ("claims", "mentions", "organisations", "contracts", "controversies")
            }
        )
        return decide(transaction, Decision(Action.UNDO, reviewer, targets, {"decision": subject}))

    return store.write(work)
