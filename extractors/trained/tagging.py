"""The names that the encoder tags, as characters of the text."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.trained import heads
from extractors.trained.heads import Weights
from extractors.trained.labels import NAME_KINDS, Tagged
from extractors.trained.windows import Read


def names_of(weights: Weights, read: Sequence[Read]) -> tuple[Tagged, ...]:
    """The names of a document in order; where windows overlap, the surer reading stands."""
    found = sorted(
        (one for each in read for one in _of_window(weights, each)),
        key=lambda one: (-one.certainty, one.start, -one.end),
    )
    kept: list[Tagged] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.start))


def _of_window(weights: Weights, read: Read) -> Iterator[Tagged]:
    scores = heads.tags(np, weights, read.states)
    chances = np.exp(scores - scores.max(-1, keepdims=True))
    chances /= chances.sum(-1, keepdims=True)
    tags = chances.argmax(-1)
    tags[0] = tags[-1] = 0
    for first, last, kind in runs(tags):
        start, end = read.window.offsets[first][0], read.window.offsets[last][1]
        certainty = float(chances[np.arange(first, last + 1), tags[first : last + 1]].min())
        yield Tagged(start, end, NAME_KINDS[kind], certainty)


def runs(tags: NDArray[np.integer]) -> list[tuple[int, int, int]]:
    """First piece, last piece and kind of each name in a row of tags; an inside without a beginning opens
    one.
    """
    found: list[tuple[int, int, int]] = []
    start, kind = -1, -1
    for at, tag in enumerate([*tags.tolist(), 0]):
        goes_on = tag > 0 and tag % 2 == 0 and start >= 0 and (tag - 1) // 2 == kind
        if goes_on:
            continue
        if start >= 0:
            found.append((start, at - 1, kind))
            start = -1
        if tag > 0:
            start, kind = at, (tag - 1) // 2
    return found
