"""From what rules and heads say of a claim to how often such claims are right.

A logistic curve over a few features, fitted on documents that nothing else was learnt from; the numbers
stand in `confidence.json` beside the weights, with the floor below which what the heads add is not proposed.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Features = Mapping[str, float]

FILE = "confidence.json"


@dataclass(frozen=True)
class Curve:
    """The share of right claims among those with such features: 1 / (1 + exp(-(bias + Σ weight·feature)))."""

    bias: float
    weights: Mapping[str, float]
    floor: float

    def confidence(self, features: Features) -> float:
        """Between 0.01 and 0.99, two decimals."""
        total = self.bias + sum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return round(min(0.99, max(0.01, 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))))), 2)


@cache
def curves(folder: str) -> Mapping[str, Curve]:
    """The curve of each kind of claim: `contract`, `controversy`."""
    stored = json.loads((Path(folder) / FILE).read_text("utf-8"))
    return {kind: Curve(one["bias"], one["weights"], one["floor"]) for kind, one in stored["curves"].items()}


def logit(chance: float) -> float:
    """The log of the odds, between -4 and 4."""
    chance = min(1 - 1e-9, max(1e-9, chance))
    return max(-4.0, min(4.0, math.log(chance / (1 - chance))))
