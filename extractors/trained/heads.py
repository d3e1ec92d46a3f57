"""What the heads say of spans, given the encoder's states: the same lines for training and for reading.

Every function takes the array library as `xp` (NumPy where documents are read, JAX where weights are
learnt), so that both compute the same. Shapes: T pieces, S spans, D encoder width, P span width, Q pair
width. The method is that of span-based joint extraction: a span is the encoder's states at its two ends and
the mean between; a pair is two spans, the mean of the states that lie between them, and their distance.
"""

from collections.abc import Mapping
from typing import Any

from extractors.trained.labels import FAMILIES, KINDS, MEANINGS, RELATIONS, STANCES, STATUSES, TAGS

Array = Any
Weights = Mapping[str, Array]

SPAN_WIDTH = 256
PAIR_WIDTH = 192
_KEYS = 64
_BUCKETS = 10  # of distance in pieces, by powers of two
DISTANCES = 2 * _BUCKETS


def shapes(width: int) -> dict[str, tuple[int, ...]]:
    """Name and shape of every weight, for an encoder of this width."""
    spans, pairs = SPAN_WIDTH, PAIR_WIDTH
    return {
        "tag.w": (width, TAGS),
        "tag.b": (TAGS,),
        "span.w": (3 * width, spans),
        "span.b": (spans,),
        "span.kind": (len(KINDS), spans),
        "one.query": (spans, _KEYS),
        "one.key": (width, _KEYS),
        "one.value": (width, spans),
        "one.w": (2 * spans, spans),
        "one.b": (spans,),
        "one.family": (spans, len(FAMILIES)),
        "one.family.b": (len(FAMILIES),),
        "one.stance": (spans, len(STANCES)),
        "one.supplier": (spans, 1),
        "one.supplier.b": (1,),
        "one.status": (spans, len(STATUSES)),
        "one.meaning": (spans, len(MEANINGS)),
        "pair.left": (spans, pairs),
        "pair.right": (spans, pairs),
        "pair.between": (width, pairs),
        "pair.distance": (DISTANCES, pairs),
        "pair.b": (pairs,),
        "pair.relation": (pairs, len(RELATIONS)),
        "pair.relation.b": (len(RELATIONS),),
        "pair.status": (pairs, len(STATUSES)),
    }


def tags(xp: Any, weights: Weights, states: Array) -> Array:
    """[T, TAGS] scores of each piece."""
    return states @ weights["tag.w"] + weights["tag.b"]


def spans(xp: Any, weights: Weights, states: Array, first: Array, last: Array, kind: Array) -> Array:
    """[S, P] of spans given by their first and last piece and the number of their kind."""
    sums = _sums(xp, states)
    size = (last - first + 1)[:, None]
    mean = (sums[last + 1] - sums[first]) / size
    joined = xp.concatenate([states[first], states[last], mean], axis=-1)
    return xp.tanh(joined @ weights["span.w"] + weights["span.b"] + weights["span.kind"][kind])


def singles(xp: Any, weights: Weights, states: Array, found: Array, mask: Array) -> dict[str, Array]:
    """Scores of each span alone: `family`, `stance`, `supplier`, `status`, `meaning`, each [S, n].

    Beside the span stands what it asks of the whole window, by attention; `mask` [T] is 0 for padding.
    """
    asked = (found @ weights["one.query"]) @ (states @ weights["one.key"]).T / _KEYS**0.5
    asked = asked + (1 - mask)[None, :] * -1e9
    asked = xp.exp(asked - asked.max(axis=-1, keepdims=True))
    around = (asked / asked.sum(axis=-1, keepdims=True)) @ (states @ weights["one.value"])
    hidden = _relu(xp, xp.concatenate([found, around], axis=-1) @ weights["one.w"] + weights["one.b"])
    return {
        "family": hidden @ weights["one.family"] + weights["one.family.b"],
        "stance": hidden @ weights["one.stance"],
        "supplier": hidden @ weights["one.supplier"] + weights["one.supplier.b"],
        "status": hidden @ weights["one.status"],
        "meaning": hidden @ weights["one.meaning"],
    }


def pairs(
    xp: Any, weights: Weights, states: Array, found: Array, first: Array, last: Array
) -> dict[str, Array]:
    """Scores of each ordered pair of spans: `relation` [S, S, R] and `status` [S, S, n]."""
    sums = _sums(xp, states @ weights["pair.between"])
    low = xp.minimum(last[:, None], last[None, :]) + 1
    high = xp.maximum(xp.maximum(first[:, None], first[None, :]), low)
    gap = high - low
    between = (sums[high] - sums[low]) / xp.maximum(gap, 1)[..., None]
    behind = first[None, :] > first[:, None]
    bucket = xp.minimum(xp.floor(xp.log2(gap + 1.0)), _BUCKETS - 1).astype("int32") + _BUCKETS * behind
    hidden = _relu(
        xp,
        (found @ weights["pair.left"])[:, None]
        + (found @ weights["pair.right"])[None, :]
        + between
        + weights["pair.distance"][bucket]
        + weights["pair.b"],
    )
    return {
        "relation": hidden @ weights["pair.relation"] + weights["pair.relation.b"],
        "status": hidden @ weights["pair.status"],
    }


def pooled(xp: Any, scores: Array, member: Array) -> Array:
    """[N, n] scores of organisations from the [S, n] scores of their spans; `member` [S, N] is 0 or 1.

    The log of a sum of exponentials: the place that says it best decides. Organisations without a span get
    a very low score.
    """
    top = xp.max(scores, axis=0, keepdims=True)
    return xp.log(member.T @ xp.exp(scores - top) + 1e-9) + top


def pooled_pairs(xp: Any, scores: Array, member: Array) -> Array:
    """[N, N, n] scores of pairs of organisations from the [S, S, n] scores of pairs of spans."""
    top = xp.max(scores, axis=(0, 1), keepdims=True)
    summed = xp.einsum("sn,str,tm->nmr", member, xp.exp(scores - top), member)
    return xp.log(summed + 1e-9) + top


def _sums(xp: Any, values: Array) -> Array:
    """[T+1, n]: sums of the first 0..T rows."""
    return xp.concatenate([xp.zeros_like(values[:1]), xp.cumsum(values, axis=0)], axis=0)


def _relu(xp: Any, values: Array) -> Array:
    return xp.maximum(values, 0)
