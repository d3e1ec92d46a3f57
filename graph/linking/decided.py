"""What people decided on which claims belong together; later decisions override earlier ones on the same
claims.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.linking.clusters import Groups, Pair
from graph.store import Row


@dataclass(frozen=True, slots=True)
class Decided:
    """`together`: pairs that are one thing. `alone`: groups that left theirs. `apart`: pairs that are two.

    `corrected`: pairs of a claim and its correction, which stay together also when the correction is undone.
    """

    together: tuple[Pair, ...] = ()
    alone: tuple[frozenset[str], ...] = ()
    apart: frozenset[Pair] = frozenset()
    corrected: tuple[Pair, ...] = ()

    @property
    def claims(self) -> frozenset[str]:
        """Every claim that a decision is about."""
        found = {claim for pair in (*self.together, *self.apart, *self.corrected) for claim in pair}
        return frozenset(found.union(*self.alone))

    @property
    def placed(self) -> frozenset[str]:
        """The claims that a person, and no rule, put where they are."""
        return frozenset({claim for pair in self.together for claim in pair}.union(*self.alone))


def decided(decisions: Iterable[Row]) -> Decided:
    """Fold decisions in the order in which they were taken."""
    together: list[Pair] = []
    alone: list[frozenset[str]] = []
    apart: set[Pair] = set()
    corrected: list[Pair] = []
    for decision in sorted(decisions, key=lambda one: (one["at"], one["id"])):
        payload = json.loads(decision["payload"] or "{}")
        claims = payload.get("claims", [])
        if decision["action"] == "merge" and claims:
            together += [(claims[0], other) for other in claims[1:]]
            apart = {pair for pair in apart if not set(pair) <= set(claims)}
        elif decision["action"] == "split" and claims:
            leaving = frozenset(claims)
            together = [pair for pair in together if (pair[0] in leaving) == (pair[1] in leaving)]
            alone = [rest for group in alone if (rest := group - leaving)] + [leaving]
        elif decision["action"] == "split" and payload.get("apart"):
            left, right = sorted(payload["apart"])
            apart.add((left, right))
        elif decision["action"] == "correct":
            corrected.append((payload["superseded"], payload["correction"]))
    return Decided(tuple(together), tuple(alone), frozenset(apart), tuple(corrected))


def settle(automatic: Mapping[str, str], said: Decided, registered: Mapping[str, str]) -> dict[str, str]:
    """The final group of each claim, named by its smallest member that is no correction.

    `automatic` are the groups by rule, `registered` the register entry of claims that have one: claims of
    one entry are one contract in whichever block they stand, unless a person took them out.
    """
    out = {claim: position for position, group in enumerate(said.alone) for claim in group}
    groups = Groups(automatic)
    heads: dict[tuple[object, ...], str] = {}
    for claim in sorted(automatic):
        place: tuple[object, ...] = ("alone", out[claim]) if claim in out else ("rule", automatic[claim])
        groups.join(heads.setdefault(place, claim), claim)
        if claim in registered and claim not in out:
            groups.join(heads.setdefault(("register", registered[claim]), claim), claim)
    for left, right in (*said.together, *said.corrected):
        if left in automatic and right in automatic:
            groups.join(left, right)
    # A correction that is undone must leave no trace in the names of things.
    corrections = {correction for _, correction in said.corrected}
    named = {
        root: min((member for member in members if member not in corrections), default=root)
        for root, members in groups.all().items()
    }
    return {claim: named[groups.find(claim)] for claim in automatic}
