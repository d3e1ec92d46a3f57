"""Making each round over the documents a little different, so that names are not learnt by heart.

An organisation's name is written with other word pieces, the same ones at all its places; pieces that many
names share (“council”, “ltd”) stay. A few other pieces are hidden. Nothing moves, so every label stays where
it is.
"""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from extractors.trained.labels import KINDS, NAME_KINDS, SpanKind
from training.arrays import Example

_HIDDEN = 103  # the piece that BERT models read as “something stands here”
_SHARED = 12  # in the names of so many things a piece tells what they are, not who

_UNKNOWN = KINDS.index(SpanKind.UNKNOWN)
_NAMED = tuple(KINDS.index(kind) for kind in NAME_KINDS)


class Variation:
    """Varies examples: a share `renamed` of the organisations, a share `hidden` of the other pieces, a share
    `doubted` of the organisations whose kind is not given, since the rules often cannot tell it either.
    """

    def __init__(
        self,
        examples: Iterable[Example],
        *,
        renamed: float = 0.5,
        hidden: float = 0.04,
        doubted: float = 0.15,
    ) -> None:
        owners: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        for number, one in enumerate(examples):
            for thing, spots in _things(one).items():
                for piece in {int(one["ids"][at]) for at in spots}:
                    owners[piece].add((number, thing))
        self._shared = {piece for piece, found in owners.items() if len(found) >= _SHARED}
        self._pool = np.array(sorted(set(owners) - self._shared))
        self._renamed, self._hidden, self._doubted = renamed, hidden, doubted

    def of(self, one: Example, order: np.random.Generator) -> Example:
        """The example with some names written anew and some pieces hidden."""
        ids: NDArray[np.int32] = one["ids"].astype(np.int32)
        free = (one["mask"] > 0) & (one["tags"] == 0)
        for spots in _things(one).values():
            free[spots] = False
            if order.random() < self._renamed:
                new: dict[int, int] = {}
                for at in spots:
                    piece = int(ids[at])
                    if piece not in self._shared:
                        ids[at] = new.setdefault(piece, int(order.choice(self._pool)))
        free[0] = False
        ids[free & (order.random(len(ids)) < self._hidden)] = _HIDDEN
        return {**one, "ids": ids, "kind": self._doubt(one, order)}

    def _doubt(self, one: Example, order: np.random.Generator) -> NDArray[np.int32]:
        kind: NDArray[np.int32] = one["kind"].astype(np.int32)
        member = one["member"].astype(np.float32)
        things = member.argmax(axis=1)
        doubted = order.random(member.shape[1]) < self._doubted
        kind[member.any(axis=1) & doubted[things] & np.isin(kind, _NAMED)] = _UNKNOWN
        return kind


def _things(one: Example) -> dict[int, list[int]]:
    """The pieces of each organisation's names."""
    found: dict[int, list[int]] = {}
    for span in np.flatnonzero(one["member"].any(axis=1)):
        if int(one["kind"][span]) in _NAMED:
            thing = int(one["member"][span].argmax())
            found.setdefault(thing, []).extend(range(int(one["first"][span]), int(one["last"][span]) + 1))
    return found
