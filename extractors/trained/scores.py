"""What the heads say of the names and amounts of one document, joined over its windows.

Probabilities lie between 0 and 1 and are not calibrated; a pair that never stands in one window has 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.trained import heads
from extractors.trained.heads import Weights
from extractors.trained.labels import (
    FAMILIES,
    KINDS,
    RELATIONS,
    STANCES,
    STATUSES,
    Relation,
    SpanKind,
)
from extractors.trained.windows import Read

_SPANS = 96
"""Spans of one window that are looked at; more than a page of news holds."""

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Spot:
    """Characters that name, or refer to, the thing with this number."""

    start: int
    end: int
    kind: SpanKind
    thing: int


@dataclass(frozen=True, slots=True)
class Judged:
    """Scores of the N things of a document.

    `relation` [N, N, R], `between` [N, N, 2] the spots (by number) that say best that something is supplied,
    `pair_status` [N, N, 11], `family` [N, 11], `told` [N, 11] the spot that says it best, `stance` [N, 6],
    `supplier` [N], `status` [N, 11].
    """

    relation: Scores
    between: NDArray[np.int32]
    pair_status: Scores
    family: Scores
    told: NDArray[np.int32]
    stance: Scores
    supplier: Scores
    status: Scores

    def of(self, relation: Relation, left: int, right: int) -> float:
        """How surely the relation holds from one thing to the other."""
        return float(self.relation[left, right, RELATIONS.index(relation)])


def judge(weights: Weights, read: Sequence[Read], spots: Sequence[Spot], things: int) -> Judged:
    """What the heads say of these spots; a thing's best window decides."""
    made = _nothing(things)
    for one in read:
        _take(made, weights, one, spots)
    return made


def _nothing(things: int) -> Judged:
    def zeros(*shape: int) -> Scores:
        return np.zeros(shape, np.float32)

    return Judged(
        relation=zeros(things, things, len(RELATIONS)),
        between=np.full((things, things, 2), -1, np.int32),
        pair_status=zeros(things, things, len(STATUSES)),
        family=zeros(things, len(FAMILIES)),
        told=np.full((things, len(FAMILIES)), -1, np.int32),
        stance=zeros(things, len(STANCES)),
        supplier=zeros(things),
        status=zeros(things, len(STATUSES)),
    )


def _take(made: Judged, weights: Weights, read: Read, spots: Sequence[Spot]) -> None:
    placed = [
        (number, *found)
        for number, spot in enumerate(spots)
        if (found := read.window.pieces(spot.start, spot.end)) is not None
    ][:_SPANS]
    if not placed:
        return
    numbers = np.array([number for number, _, _ in placed])
    first = np.array([one for _, one, _ in placed])
    last = np.array([one for _, _, one in placed])
    kind = np.array([KINDS.index(spots[number].kind) for number in numbers])
    owner = np.array([spots[number].thing for number in numbers])
    here, place = np.unique(owner, return_inverse=True)
    member = np.zeros((len(placed), len(here)), np.float32)
    member[np.arange(len(placed)), place] = 1
    found = heads.spans(np, weights, read.states, first, last, kind)
    single = heads.singles(np, weights, read.states, found, np.ones(len(read.states), np.float32))
    pair = heads.pairs(np, weights, read.states, found, first, last)
    pooled = {name: heads.pooled(np, value, member) for name, value in single.items()}
    relation = _chance(heads.pooled_pairs(np, pair["relation"], member))
    status = heads.pooled_pairs(np, pair["status"], member)
    supplies = pair["relation"][..., RELATIONS.index(Relation.SUPPLIES)]
    for i, left in enumerate(here):
        _keep_single(made, left, {name: value[i] for name, value in pooled.items()})
        mine = np.flatnonzero(place == i)
        for column in range(len(FAMILIES)):
            if made.family[left, column] == _chance(pooled["family"][i, column]):
                made.told[left, column] = numbers[mine[single["family"][mine, column].argmax()]]
        for j, right in enumerate(here):
            if i == j:
                continue
            _keep_pair(made, left, right, relation[i, j], status[i, j])
            other = np.flatnonzero(place == j)
            if made.relation[left, right, 0] == relation[i, j, 0]:
                a, b = np.unravel_index(supplies[np.ix_(mine, other)].argmax(), (len(mine), len(other)))
                made.between[left, right] = numbers[mine[a]], numbers[other[b]]


def _keep_single(made: Judged, thing: int, got: dict[str, Scores]) -> None:
    if _chance(got["supplier"][0]) > made.supplier[thing]:
        made.supplier[thing] = _chance(got["supplier"][0])
        made.status[thing] = _shares(got["status"])
    if _chance(got["family"]).max() >= made.family[thing].max():
        made.stance[thing] = _shares(got["stance"])
    np.maximum(made.family[thing], _chance(got["family"]), out=made.family[thing])


def _keep_pair(made: Judged, left: int, right: int, relation: Scores, status: Scores) -> None:
    paid = [RELATIONS.index(Relation.SUPPLIES), RELATIONS.index(Relation.EARNS)]
    if relation[paid].max() > made.relation[left, right, paid].max():
        made.pair_status[left, right] = _shares(status)
    np.maximum(made.relation[left, right], relation, out=made.relation[left, right])


def _chance(scores: Scores) -> Scores:
    return (1 / (1 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)


def _shares(scores: Scores) -> Scores:
    raised = np.exp(scores - scores.max())
    shares: Scores = (raised / raised.sum()).astype(np.float32)
    return shares
