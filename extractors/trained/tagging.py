"""Names as the tagger finds them: whole words, with the kind of thing that bears them."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.trained import heads
from extractors.trained.heads import Weights
from extractors.trained.labels import NAME_KINDS, Tagged
from extractors.trained.windows import Read

Scores = NDArray[np.float32]


def names_of(weights: Weights, read: Sequence[Read]) -> tuple[Tagged, ...]:
    """The names of a document in order; where windows or names overlap, the surer reading stands."""
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
    offsets = read.window.offsets
    for first, last, kind, certainty in named(heads.tags(np, weights, read.states), read.window.words):
        yield Tagged(offsets[first][0], offsets[last][1], NAME_KINDS[kind], certainty)


def named(scores: Scores, words: Sequence[int]) -> list[tuple[int, int, int, float]]:
    """First piece, last piece, kind and certainty (0..1) of each name, from [T, TAGS] scores.

    The pieces of a word decide together; so do the words of a name on its kind. A word that continues a name
    without one before it begins one.
    """
    firsts, lasts = _whole(words)
    if not len(firsts):
        return []
    summed = np.concatenate([np.zeros_like(scores[:1]), np.cumsum(scores, axis=0)])
    mean = (summed[lasts + 1] - summed[firsts]) / (lasts - firsts + 1)[:, None]
    chances = np.exp(mean - mean.max(-1, keepdims=True))
    chances /= chances.sum(-1, keepdims=True)
    begins, inside = chances[:, 1::2], chances[:, 2::2]
    place = np.stack([chances[:, 0], begins.sum(-1), inside.sum(-1)], axis=-1).argmax(-1)
    found = []
    for start, end in runs(place):
        kinds = (begins[start : end + 1] + inside[start : end + 1]).mean(axis=0)
        kind = int(kinds.argmax())
        certainty = float((1 - chances[start : end + 1, 0]).min() * kinds[kind] / kinds.sum())
        found.append((int(firsts[start]), int(lasts[end]), kind, certainty))
    return found


def _whole(words: Sequence[int]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The first and the last piece of each word of a window; pieces of no word are left out."""
    numbers = np.asarray(words)
    at = np.flatnonzero(numbers >= 0)
    if not len(at):
        return at, at
    new = np.flatnonzero(np.concatenate([[True], np.diff(numbers[at]) != 0]))
    return at[new], at[np.append(new[1:], len(at)) - 1]


def runs(place: NDArray[np.integer]) -> list[tuple[int, int]]:
    """First and last word of each name in a row of places: 0 outside, 1 the first word, 2 a later one."""
    found: list[tuple[int, int]] = []
    start = -1
    for at, one in enumerate([*place.tolist(), 0]):
        if one == 2 and start >= 0:
            continue
        if start >= 0:
            found.append((start, at - 1))
        start = at if one else -1
    return found
