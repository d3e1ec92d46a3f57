"""`python -m training.weigh`: fit the curves of confidence on the dev split, and say how well they hold.

Needs the weights that `python -m training` wrote; nothing here needs JAX. Writes
`confidence.json` beside them.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.evaluation import GoldDocument, load_gold, matching
from extractors.evaluation.calibration import calibration_error, surer_half
from extractors.evaluation.tally import Rated
from extractors.format import json_of
from extractors.read import Reader, open_reader
from extractors.trained.confidence import FILE
from graph.model.claims import Document
from graph.model.reading import Extraction

_FOLDS = 5
_PULL = 1.0  # towards weights of 0: the dev split holds some hundred claims
_RIGHT = {"contract": 0.45, "controversy": 0.75}
"""The share of right ones that what the heads add must reach, of contracts with the right value: an innocent
company before a reviewer costs more than a contract that is none.
"""
_ENOUGH = 8  # additions on which a share can be believed


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate: its features, and whether the annotators say so too."""

    document: str
    features: Mapping[str, float]
    right: bool
    by_rule: bool  # then it is said whatever its confidence


def main() -> None:
    """Fit, write, report."""
    parser = argparse.ArgumentParser(prog="python -m training.weigh", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus/documents"))
    parser.add_argument("--split", default="dev")
    parser.add_argument("--models", type=Path, default=Path("build/reader"))
    asked = parser.parse_args()
    golds = load_gold(asked.corpus, split=asked.split)
    reader = open_reader(models=asked.models)
    found = candidates(reader, golds)
    wanted = {
        "contract": sum(not one.optional for gold in golds for one in gold.contracts),
        "controversy": sum(not one.optional for gold in golds for one in gold.controversies),
    }
    curves = {}
    for kind, weighed in found.items():
        curve = fitted(weighed)
        chances = crossed(weighed)
        curve["floor"] = lowest_floor(weighed, chances, _RIGHT[kind])
        curves[kind] = curve
        print(
            kind,
            len(weighed),
            "candidates",
            json.dumps(figures(weighed, chances, curve["floor"], wanted[kind])),
        )
    path = asked.models / FILE
    path.write_text(json.dumps({"fitted_on": asked.split, "curves": curves}, indent=1) + "\n", "utf-8")


def candidates(reader: Reader, golds: Sequence[GoldDocument]) -> dict[str, list[Candidate]]:
    """Everything that was weighed in these documents, right or not; what only an optional entry says is left
    out.
    """
    found: dict[str, list[Candidate]] = {"contract": [], "controversy": []}
    documents: list[Document] = [gold.document for gold in golds if gold.document is not None]
    for gold, weighed in zip(golds, reader.weigh(documents), strict=True):
        groups = matching.grouped(gold.controversies, matching.same_controversy, lambda one: one.optional)
        for one in weighed.contracts:
            entry = _entry(gold, contracts=(one.reading,))["contracts"][0]
            fits = [deal for deal in gold.contracts if matching.tuple_fits(entry, deal)]
            if not fits or not all(deal.optional for deal in fits):
                found["contract"].append(Candidate(gold.name, one.features, bool(fits), one.by_rule))
        for one in weighed.controversies:
            entry = _entry(gold, controversies=(one.reading,))["controversies"][0]
            matters = [group for group in groups if matching.controversy_fits(entry, group)]
            if not matters or not all(group.optional for group in matters):
                found["controversy"].append(Candidate(gold.name, one.features, bool(matters), one.by_rule))
    return found


def _entry(gold: GoldDocument, **parts: Any) -> Any:
    assert gold.document is not None
    return json_of(Extraction(document=gold.document, **parts))


def _arrays(weighed: Sequence[Candidate]) -> tuple[list[str], NDArray[np.float64], NDArray[np.float64]]:
    names = sorted({name for one in weighed for name in one.features})
    table = np.array([[one.features.get(name, 0.0) for name in names] for one in weighed])
    return names, table, np.array([float(one.right) for one in weighed])


def fitted(weighed: Sequence[Candidate]) -> dict[str, Any]:
    """The logistic curve of these candidates."""
    names, table, right = _arrays(weighed)
    bias, weights = _fit(table, right)
    return {
        "bias": round(bias, 4),
        "weights": {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)},
    }


def crossed(weighed: Sequence[Candidate]) -> NDArray[np.float64]:
    """The confidence of each candidate by a curve that was fitted without its document's fold."""
    _, table, right = _arrays(weighed)
    order = sorted({one.document for one in weighed})
    fold = np.array([order.index(one.document) % _FOLDS for one in weighed])
    chances = np.zeros(len(weighed))
    for number in range(_FOLDS):
        out = fold == number
        bias, weights = _fit(table[~out], right[~out])
        chances[out] = 1 / (1 + np.exp(-(bias + table[out] @ weights)))
    return chances


def _fit(table: NDArray[np.float64], right: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
    """Newton's method for logistic regression with a pull of `_PULL` on every weight but the bias."""
    full = np.hstack([np.ones((len(table), 1)), table])
    pull = np.diag([1e-6] + [_PULL] * table.shape[1])
    at = np.zeros(full.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(full @ at, -30, 30)))
        slope = full.T @ (chance - right) + pull @ at
        bend = (full * (chance * (1 - chance))[:, None]).T @ full + pull
        change = np.linalg.solve(bend, slope)
        at -= change
        if np.abs(change).max() < 1e-8:
            break
    return float(at[0]), at[1:]


def lowest_floor(weighed: Sequence[Candidate], chances: NDArray[np.float64], share: float) -> float:
    """The lowest confidence from which on this share of what the heads add is right; 1 for none such."""
    added = np.array([not one.by_rule for one in weighed])
    right = np.array([one.right for one in weighed])
    for floor in np.arange(0.1, 0.96, 0.02):
        said = added & (chances >= floor)
        if said.sum() >= _ENOUGH and right[said].mean() >= share:
            return round(float(floor), 2)
    return 1.0


def figures(
    weighed: Sequence[Candidate], chances: NDArray[np.float64], floor: float, wanted: int
) -> dict[str, float]:
    """Precision, recall and F1 of what is said with this floor, precision of the surer half of it,
    calibration error.
    """
    right = np.array([one.right for one in weighed])
    said = (chances >= floor) | np.array([one.by_rule for one in weighed])
    hits = int((right & said).sum())
    precision, recall = hits / max(int(said.sum()), 1), hits / max(wanted, 1)
    rated = [Rated("", float(c), bool(r)) for c, r in zip(chances[said], right[said], strict=True)]
    return {
        "P": round(precision, 3),
        "R": round(recall, 3),
        "F1": round(2 * hits / max(int(said.sum()) + wanted, 1), 3),
        "P of the surer half": round(surer_half(rated) or 0.0, 3),
        "ECE": round(calibration_error(rated) or 0.0, 3),
        "floor": floor,
    }


if __name__ == "__main__":
    main()
