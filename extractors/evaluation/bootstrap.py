"""How far a figure could be luck: intervals by drawing the documents again."""

import random
from collections import Counter

from extractors.evaluation.score import MEASURES, summary
from extractors.evaluation.tally import Scores


def bootstrap_intervals(
    scores: Scores, *, draws: int = 1000, seed: int = 1, level: float = 0.95
) -> dict[str, tuple[float, float]]:
    """Each measure's F1 over documents drawn again with replacement: the percentile interval (Efron 1979).

    Documents are the unit because what one holds stands or falls together. Measures with nothing to count
    are left out.
    """
    rng = random.Random(seed)  # noqa: S311 - a repeatable draw is wanted, not a secret
    values: dict[str, list[float]] = {measure: [] for measure in MEASURES}
    for _ in range(draws):
        total: Counter[str] = Counter()
        for document in rng.choices(scores.documents, k=len(scores.documents)):
            total.update(document.counts)
        figures = summary(total)
        for measure in MEASURES:
            if figures[measure]["f1"] is not None:
                values[measure].append(figures[measure]["f1"])
    tail = (1 - level) / 2
    return {
        measure: (_quantile(sorted(drawn), tail), _quantile(sorted(drawn), 1 - tail))
        for measure, drawn in values.items()
        if drawn
    }


def _quantile(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]
