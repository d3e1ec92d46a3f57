"""Whether confidence means what it says: of the claims with 0.8, are 80 in 100 right?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.evaluation.tally import DocumentScore, Rated

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims whose confidence lies in low..high: how many, their mean confidence, the share that is right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


def rated_in(documents: Iterable[DocumentScore], kind: str | None = None) -> list[Rated]:
    """Every claim that was rated in these documents, of one kind (`contract`, `controversy`) or of both."""
    return [one for document in documents for one in document.rated if kind in (None, one.kind)]


def reliability(rated: Sequence[Rated], bins: int = BINS) -> list[Bin]:
    """The claims by confidence, in bins of equal width; empty bins are left out."""
    shelves: list[list[Rated]] = [[] for _ in range(bins)]
    for one in rated:
        shelves[min(bins - 1, int(one.confidence * bins))].append(one)
    return [
        Bin(
            number / bins,
            (number + 1) / bins,
            len(shelf),
            sum(one.confidence for one in shelf) / len(shelf),
            sum(one.right for one in shelf) / len(shelf),
        )
        for number, shelf in enumerate(shelves)
        if shelf
    ]


def calibration_error(rated: Sequence[Rated], bins: int = BINS) -> float | None:
    """Expected calibration error (Naeini 2015): the mean distance of confidence and share right over the
    bins, each weighed by its claims; None without claims.
    """
    if not rated:
        return None
    shelves = reliability(rated, bins)
    return sum(one.count * abs(one.confidence - one.right) for one in shelves) / len(rated)


def surer_half(rated: Sequence[Rated]) -> float | None:
    """The share right among the half of the claims that are surest; None without claims. Equal confidences
    on the border count with the share right among them, so that no order decides.
    """
    if not rated:
        return None
    size = max(1, len(rated) // 2)
    border = sorted((one.confidence for one in rated), reverse=True)[size - 1]
    above = [one for one in rated if one.confidence > border]
    level = [one for one in rated if one.confidence == border]
    share = sum(one.right for one in level) / len(level)
    return (sum(one.right for one in above) + (size - len(above)) * share) / size


def figures(documents: Sequence[DocumentScore]) -> dict[str, dict[str, object]]:
    """For contracts and controversies: claims rated, share right, error, surest half, the bins."""
    made: dict[str, dict[str, object]] = {}
    for kind in ("contract", "controversy"):
        rated = rated_in(documents, kind)
        error, half = calibration_error(rated), surer_half(rated)
        made[kind] = {
            "n": len(rated),
            "right": round(sum(one.right for one in rated) / len(rated), 4) if rated else None,
            "error": None if error is None else round(error, 4),
            "surer_half_right": None if half is None else round(half, 4),
            "bins": [
                {"from": one.low, "to": one.high, "n": one.count, "confidence": round(one.confidence, 4),
                 "right": round(one.right, 4)}
                for one in reliability(rated)
            ],
        }  # fmt: skip
    return made
