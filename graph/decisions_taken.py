"""A decision on its way into the graph: who takes it, what it is about, and whether it may be taken."""

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from graph.decisions_apply import apply
from graph.errors import Conflict, NotFound, WrongUse
from graph.model.claims import content_id
from graph.model.vocabulary import Action, Review
from graph.store import Row, Transaction

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
    """Who decides, when and why. `at` in UTC; `shown_at` is when the person was shown what is decided on,
    where somebody measured it.
    """

    name: str
    at: datetime
    reason: str | None = None
    shown_at: datetime | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise WrongUse("a decision needs the name of the person who takes it")
        if self.at.tzinfo is None:
            raise WrongUse("the time of a decision needs its time zone")


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision with its targets; equal decisions have one identifier."""

    action: Action
    reviewer: Reviewer
    targets: Targets
    payload: Mapping[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """hash(actor, at, action, targets, payload)."""
        who, parts = self.reviewer, self.targets
        every = (parts.claims, parts.mentions, parts.organisations, parts.contracts, parts.controversies)
        return content_id("decision", who.name, who.at.isoformat(), self.action, every, dict(self.payload))


def lock(transaction: Transaction) -> None:
    """Wait until no other writer is at work; the lock holds until the transaction ends."""
    transaction.run("load/lock", writer=str(uuid.uuid4()))


def claim_standing(transaction: Transaction, claim_id: str, expected: Review | None) -> Row:
    """The claim with its names as they stand. Raises `NotFound`, and `Conflict` when its review is not
    `expected` any more or it was retracted.
    """
    rows = transaction.run("review/claim_standing", id=claim_id)
    if not rows:
        raise NotFound("claim", claim_id)
    review = rows[0]["claim"].get("review", Review.UNREVIEWED)
    if expected is not None and review != expected:
        raise Conflict(f"claim {claim_id} is {review} by now, not {expected}: look at it again")
    if review == Review.RETRACTED:
        raise Conflict(f"claim {claim_id} was retracted for good; only its retraction can be undone")
    return rows[0]


def decision_facts(transaction: Transaction, decision_id: str) -> Row:
    """The decision with what it decides. Raises `NotFound`."""
    rows = transaction.run("review/decision_facts", id=decision_id)
    if not rows:
        raise NotFound("decision", decision_id)
    return rows[0]


def common_kind(transaction: Transaction, ids: Iterable[str]) -> str:
    """What all of these are: organisations, contracts or controversies. Raises `NotFound`, `Conflict` for
    one that was merged away, and `WrongUse` for different kinds.
    """
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


def heads_of(transaction: Transaction, ids: Sequence[str]) -> list[str]:
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


def things(kind: str, ids: Sequence[str], claims: Sequence[str]) -> Targets:
    """Contracts or controversies with their claims as targets."""
    if kind == "contract":
        return Targets(claims=tuple(claims), contracts=tuple(ids))
    return Targets(claims=tuple(claims), controversies=tuple(ids))


def check_leaving(thing_id: str, leaving: Sequence[str], there: Sequence[str]) -> None:
    """Raise `WrongUse` for members that are not there, or when nothing would be left."""
    strangers = sorted(set(leaving) - set(there))
    if strangers or not leaving:
        raise WrongUse(f"{thing_id} does not hold {', '.join(strangers) or 'anything that was named'}")
    if set(leaving) == set(there):
        raise WrongUse(f"nothing would be left of {thing_id}")


def decide(transaction: Transaction, decision: Decision, mentions: Iterable[str] = ()) -> str:
    """Append the decision and rebuild what rests on it; answers its id. `mentions` wait to be resolved."""
    targets = decision.targets
    transaction.run(
        "review/decision",
        id=decision.id,
        actor=decision.reviewer.name,
        action=str(decision.action),
        reason=decision.reviewer.reason,
        at=decision.reviewer.at,
        shownAt=decision.reviewer.shown_at,
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
