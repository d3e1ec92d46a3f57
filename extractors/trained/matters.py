"""Controversies as the heads see them: which company, of what, by whom, how far it has come."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from extractors.state import DocState
from extractors.trained.labels import FAMILIES, STANCES, Relation
from extractors.trained.scores import Spot
from extractors.trained.verdict import Verdict
from graph.model.vocabulary import OrganisationKind


@dataclass(frozen=True, slots=True)
class SeenMatter:
    """A criticism of one company with the chances (0..1) of its parts.

    `accuser` is a thing of the verdict: an organisation, or a person behind them.
    """

    accused: int
    family: str
    stance: str  # of `STANCES`
    accuser: int | None
    spot: Spot
    blamed: float
    said: float | None  # of the accuser
    stands: float  # of the stance


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Below these chances nothing is said."""

    blamed: float = 0.5
    said: float = 0.5


def seen_matters(state: DocState, verdict: Verdict, least: Thresholds) -> Iterator[SeenMatter]:
    """The controversies of every company, in order of the companies' first mention."""
    judged = verdict.judged
    for accused, organisation in enumerate(state.organisations):
        if organisation.kind is not OrganisationKind.COMPANY:
            continue
        accuser, said = _accuser(verdict, accused)
        stance = int(np.argmax(judged.stance[accused]))
        for column, family in enumerate(FAMILIES):
            blamed = float(judged.family[accused, column])
            at = judged.told[accused, column]
            if blamed < least.blamed or at < 0:
                continue
            yield SeenMatter(
                accused=accused,
                family=family,
                stance=STANCES[stance],
                accuser=accuser if said >= least.said else None,
                spot=verdict.spots[at],
                blamed=blamed,
                said=said if said >= least.said else None,
                stands=float(judged.stance[accused, stance]),
            )


def _accuser(verdict: Verdict, accused: int) -> tuple[int, float]:
    """Who accuses it most surely; amounts and the company itself never do."""
    last = verdict.organisations + len(verdict.people)
    chances = [
        0.0 if other == accused else verdict.judged.of(Relation.ACCUSED_BY, accused, other)
        for other in range(last)
    ]
    best = int(np.argmax(chances))
    return best, chances[best]


def chance_of(verdict: Verdict, accused: int, family: str) -> float:
    """What the heads say of a criticism that somebody else proposes."""
    return float(verdict.judged.family[accused, FAMILIES.index(family)]) if family in FAMILIES else 0.0
