"""What named people decide: appended, undone by another decision, never edited.

The review of a claim is its latest decision that is not undone. Merging and splitting only end and add
edges: a decision is data that resolution and linking read, so undoing it restores what the rules say. Every
function takes `expected`, the review that the caller was shown, where two people might decide at once.
"""

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from graph.decisions_apply import apply, check_mergeable
from graph.errors import Conflict, NotFound, WrongUse
from graph.load_corrections import write_correction
from graph.model.claims import content_id
from graph.model.vocabulary import Action, Review
from graph.resolution.write import split_organisation_id
from graph.store import Row, Store, Transaction

_KINDS = ("organisation", "contract", "controversy")


@dataclass(frozen=True, slots=True)
class Targets:
    """What a decision is about."""

    claims: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()
    controversies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who decides, when and why. `at` in UTC."""

    name: str
    at: datetime
    reason: str | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise WrongUse("a decision needs the name of the person who takes it")
        if self.at.tzinfo is None:
            raise WrongUse("the time of a decision needs its time zone")


@dataclass(frozen=True, slots=True)
class _Decision:
    action: Action
    reviewer: Reviewer
    targets: Targets
    payload: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        who, parts = self.reviewer, self.targets
        every = (parts.claims, parts.mentions, parts.organisations, parts.contracts, parts.controversies)
        return content_id("decision", who.name, who.at.isoformat(), self.action, every, dict(self.payload))


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
        _lock(transaction)
        standing = _standing(transaction, claim_id, expected)
        names = {row["mentionId"]: row["organisationId"] for row in standing["names"]}
        accepted = names if action is Action.ACCEPT else {}
        decision = _Decision(
            action,
            reviewer,
            Targets(claims=(claim_id,), mentions=tuple(sorted(names))),
            {"claim": claim_id, "names": accepted},
        )
        return _decide(transaction, decision)

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
        _lock(transaction)
        standing = _standing(transaction, claim_id, expected)
        if standing["claim"].get("supersededBy"):
            raise Conflict(
                f"claim {claim_id} was corrected by {standing['claim']['supersededBy']}: correct that one"
            )
        new, mentions = write_correction(
            transaction, claim_id, changes, reviewer.name, reviewer.reason, reviewer.at
        )
        decision = _Decision(
            Action.CORRECT,
            reviewer,
            Targets(claims=(claim_id, new)),
            {"superseded": claim_id, "correction": new},
        )
        return _decide(transaction, decision, mentions), new

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
        _lock(transaction)
        kind = _common_kind(transaction, wanted)
        if kind == "organisation":
            check_mergeable(transaction, wanted)
            decision = _Decision(Action.MERGE, reviewer, Targets(organisations=wanted))
        else:
            heads = _heads(transaction, wanted)
            decision = _Decision(
                Action.MERGE,
                reviewer,
                _things(kind, wanted, heads),
                {"claims": heads, "merged": list(wanted)},
            )
        return _decide(transaction, decision)

    return store.write(work)


def split(store: Store, thing_id: str, members: Sequence[str], reviewer: Reviewer) -> str:
    """Take mentions out of an organisation, or claims out of a contract or controversy, to stand on their
    own.

    Answers the decision's id. Raises `NotFound`, and `WrongUse` for members that are not there or nothing
    left.
    """
    leaving = tuple(sorted(set(members)))

    def work(transaction: Transaction) -> str:
        _lock(transaction)
        kind = _common_kind(transaction, (thing_id,))
        if kind == "organisation":
            there = [row["id"] for row in transaction.run("load/mentions_by_organisation", ids=[thing_id])]
            _check_leaving(thing_id, leaving, there)
            new = split_organisation_id(leaving)
            names = dict.fromkeys(leaving, new)
            targets = Targets(mentions=leaving, organisations=(thing_id,))
            return _decide(transaction, _Decision(Action.SPLIT, reviewer, targets, {"names": names}))
        there = [row["claimId"] for row in transaction.run("review/claims_of_thing", ids=[thing_id])]
        _check_leaving(thing_id, leaving, there)
        targets = _things(kind, (thing_id,), leaving)
        return _decide(transaction, _Decision(Action.SPLIT, reviewer, targets, {"claims": list(leaving)}))

    return store.write(work)


def keep_apart(store: Store, left: str, right: str, reviewer: Reviewer) -> str:
    """Two things that look alike are two: they are suggested no more. Answers the decision's id (action
    `split`).
    """
    wanted = tuple(sorted({left, right}))
    if len(wanted) < 2:
        raise WrongUse("keeping apart needs two identifiers")

    def work(transaction: Transaction) -> str:
        _lock(transaction)
        kind = _common_kind(transaction, wanted)
        if kind == "organisation":
            return _decide(transaction, _Decision(Action.SPLIT, reviewer, Targets(organisations=wanted)))
        heads = _heads(transaction, wanted)
        return _decide(
            transaction, _Decision(Action.SPLIT, reviewer, _things(kind, wanted, heads), {"apart": heads})
        )

    return store.write(work)


def undo(store: Store, decision_id: str, reviewer: Reviewer) -> str:
    """The decision holds no longer; undoing an undo makes it hold again. Answers the new decision's id.

    Raises `NotFound`, and `Conflict` when it was undone before.
    """

    def work(transaction: Transaction) -> str:
        _lock(transaction)
        found = _decision(transaction, decision_id)
        subject, undone = decision_id, True
        if found["decision"]["action"] == Action.UNDO:
            subject = json.loads(found["decision"]["payload"])["decision"]
            undone = not _decision(transaction, subject)["decision"]["undone"]
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
        return _decide(transaction, _Decision(Action.UNDO, reviewer, targets, {"decision": subject}))

    return store.write(work)


def _lock(transaction: Transaction) -> None:
    transaction.run("load/lock", writer=str(uuid.uuid4()))


def _standing(transaction: Transaction, claim_id: str, expected: Review | None) -> Row:
    rows = transaction.run("review/claim_standing", id=claim_id)
    if not rows:
        raise NotFound("claim", claim_id)
    review = rows[0]["claim"].get("review", Review.UNREVIEWED)
    if expected is not None and review != expected:
        raise Conflict(f"claim {claim_id} is {review} by now, not {expected}: look at it again")
    if review == Review.RETRACTED:
        raise Conflict(f"claim {claim_id} was retracted for good; only its retraction can be undone")
    return rows[0]


def _decision(transaction: Transaction, decision_id: str) -> Row:
    rows = transaction.run("review/decision_facts", id=decision_id)
    if not rows:
        raise NotFound("decision", decision_id)
    return rows[0]


def _common_kind(transaction: Transaction, ids: Iterable[str]) -> str:
    kinds = set()
    for one in ids:
        rows = transaction.run("review/target", id=one)
        if not rows:
            raise NotFound("organisation, contract or controversy", one)
        if rows[0]["canonical"] or rows[0]["endedAt"]:
            raise Conflict(f"{one} is {rows[0]['canonical'] or 'no more'} by now: use that identifier")
        kinds.add(rows[0]["kind"])
    if len(kinds) != 1 or not kinds <= set(_KINDS):
        raise WrongUse(
            f"only organisations, contracts or controversies of one kind go together, not {sorted(kinds)}"
        )
    return str(kinds.pop())


def _heads(transaction: Transaction, ids: Sequence[str]) -> list[str]:
    """The smallest claim of each thing: identifiers of contracts and matters may change, those of claims
    never do.
    """
    heads: dict[str, str] = {}
    for row in transaction.run("review/claims_of_thing", ids=list(ids)):
        heads.setdefault(row["id"], row["claimId"])
    missing = [one for one in ids if one not in heads]
    if missing:
        raise NotFound("claim about", missing[0])
    return sorted(heads.values())


def _things(kind: str, ids: Sequence[str], claims: Sequence[str]) -> Targets:
    if kind == "contract":
        return Targets(claims=tuple(claims), contracts=tuple(ids))
    return Targets(claims=tuple(claims), controversies=tuple(ids))


def _check_leaving(thing_id: str, leaving: Sequence[str], there: Sequence[str]) -> None:
    strangers = sorted(set(leaving) - set(there))
    if strangers or not leaving:
        raise WrongUse(f"{thing_id} does not hold {', '.join(strangers) or 'anything that was named'}")
    if set(leaving) == set(there):
        raise WrongUse(f"nothing would be left of {thing_id}")


def _decide(transaction: Transaction, decision: _Decision, mentions: Iterable[str] = ()) -> str:
    targets = decision.targets
    transaction.run(
        "review/decision",
        id=decision.id,
        actor=decision.reviewer.name,
        action=str(decision.action),
        reason=decision.reviewer.reason,
        at=decision.reviewer.at,
        payload=json.dumps(dict(decision.payload), ensure_ascii=False, sort_keys=True),
        claims=list(targets.claims),
        mentions=list(targets.mentions),
        organisations=list(targets.organisations),
        contracts=list(targets.contracts),
        controversies=list(targets.controversies),
    )
    apply(
        transaction,
        claims=targets.claims,
        mentions={*targets.mentions, *mentions},
        organisations=targets.organisations,
        recorded_at=decision.reviewer.at,
    )
    return decision.id
