"""How well the heads do on documents that they did not learn from, with the annotators' own spans given."""

from collections.abc import Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from extractors.trained.labels import NAME_KINDS, RELATIONS, TAGS
from extractors.trained.tagging import named
from training import encoder, loss
from training.arrays import Seen, example
from training.fit import LENGTHS


def measure(
    weights: dict[str, jax.Array], windows: Sequence[Seen], *, threshold: float = 0.5
) -> dict[str, float]:
    """F1 of names by kind, relations and families; accuracy of stance, status and meaning."""
    tally = _Tally(threshold)
    read = jax.jit(lambda batch: _read(weights, batch))
    for one in windows:
        made = example(one, next(length for length in LENGTHS if len(one.window.ids) <= length))
        got = read({name: jnp.asarray(value)[None] for name, value in made.items()})
        tally.take(made, {name: np.asarray(value)[0] for name, value in got.items()})
    return tally.figures()


class _Tally:
    def __init__(self, threshold: float) -> None:
        self.threshold = threshold
        self.counts: dict[str, list[int]] = {}
        self.right: dict[str, list[bool]] = {}

    def take(self, made: Any, got: Any) -> None:
        """Count what is said of one window and what is so."""
        words = (made["words"] - 1).tolist()
        meant = {found[:3] for found in named(np.eye(TAGS)[made["tags"]] * 50, words)}
        said = {found[:3] for found in named(got["tags"], words)}
        for number, kind in enumerate(NAME_KINDS):
            own, gold = ({span for span in found if span[2] == number} for found in (said, meant))
            self._add(f"name {kind}", len(own), len(gold), len(own & gold))
        for number, relation in enumerate(RELATIONS):
            self._yes_or_no(str(relation), *(m[..., number] for m in _parts(got, made, "relation")))
        for name in ("family", "supplier"):
            self._yes_or_no(name, *_parts(got, made, name))
        for name, key in (("stance", "stance"), ("status", "pair_status"), ("meaning", "meaning")):
            for row in map(tuple, np.argwhere(made[key].sum(-1) > 0)):
                self.right.setdefault(name, []).append(bool(made[key][row][got[key][row].argmax()] > 0))

    def figures(self) -> dict[str, float]:
        """Each measure, between 0 and 1."""
        found = {
            name: round(2 * both / max(said + meant, 1), 3)
            for name, (said, meant, both) in self.counts.items()
        }
        return found | {name: round(float(np.mean(hits)), 3) for name, hits in self.right.items()}

    def _yes_or_no(self, name: str, got: Any, meant: Any, mask: Any) -> None:
        said = (1 / (1 + np.exp(-got)) >= self.threshold) & (mask > 0)
        so = (meant > 0) & (mask > 0)
        self._add(name, int(said.sum()), int(so.sum()), int((said & so).sum()))

    def _add(self, name: str, *numbers: int) -> None:
        before = self.counts.get(name, [0, 0, 0])
        self.counts[name] = [a + b for a, b in zip(before, numbers, strict=True)]


def _parts(got: Any, made: Any, name: str) -> tuple[Any, Any, Any]:
    return got[name], made[name], made[f"{name}_mask"]


def _read(weights: dict[str, jax.Array], batch: dict[str, Any]) -> dict[str, Any]:
    hidden = encoder.states(weights, batch["ids"], batch["mask"], batch["letters"], batch["marks"])
    return jax.vmap(lambda h, one: loss.scores(weights, h, one))(hidden, batch)
