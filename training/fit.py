"""Learning the weights: AdamW with a warm-up and a straight descent, seeded, on windows of like length."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from extractors.trained import heads
from training import encoder, loss
from training.arrays import Example, Seen, example
from training.vary import Variation

LENGTHS = (224, 304, 384)


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast is learnt."""

    epochs: int = 16
    batch: int = 8
    encoder_rate: float = 1.2e-4
    head_rate: float = 1.5e-3
    decay: float = 0.01
    seed: int = 7
    frozen_layers: int = 0


def first_heads(seed: int) -> dict[str, jax.Array]:
    """Small random weights of the heads; biases of rare answers start low, so that at first none is given."""
    made = {}
    for number, (name, shape) in enumerate(sorted(heads.shapes(encoder.WIDTH).items())):
        key = jax.random.fold_in(jax.random.key(seed), number)
        if name.endswith(".b"):
            made[name] = jnp.full(shape, -3.0 if name.split(".")[1] in ("family", "relation") else 0.0)
        else:
            made[name] = jax.random.normal(key, shape) * 0.03
    return made


def learn(
    windows: Sequence[Seen], weights: dict[str, jax.Array], plan: Plan, tell: Any = print
) -> dict[str, jax.Array]:
    """The weights after `plan.epochs` rounds over the windows."""
    shelves = {n: [example(one, n) for one in windows if _length(one) == n] for n in LENGTHS}
    steps = plan.epochs * sum(-(-len(shelf) // plan.batch) for shelf in shelves.values())
    still = {name: value for name, value in weights.items() if _is_still(name, plan)}
    moving = {**{k: v for k, v in weights.items() if k not in still}, **first_heads(plan.seed)}
    optimiser = _optimiser(plan, steps, moving)
    memory = optimiser.init(moving)

    @jax.jit
    def step(moving: Any, memory: Any, batch: Any, key: Any) -> Any:
        def lost(moving: Any) -> Any:
            return loss.total({**still, **moving}, batch, key)

        (_, parts), slope = jax.value_and_grad(lost, has_aux=True)(moving)
        change, memory = optimiser.update(slope, memory, moving)
        return optax.apply_updates(moving, change), memory, parts

    order = np.random.default_rng(plan.seed)
    variation = Variation(one for shelf in shelves.values() for one in shelf)
    done = 0
    for epoch in range(plan.epochs):
        began, sums = time.monotonic(), dict.fromkeys(loss.PARTS, 0.0)
        batches = list(_batches(shelves, plan.batch, order, variation))
        for batch in batches:
            moving, memory, parts = step(moving, memory, batch, jax.random.key(plan.seed * 100_003 + done))
            done += 1
            for name, value in parts.items():
                sums[name] += float(value) / len(batches)
        told = " ".join(f"{name} {value:.3f}" for name, value in sums.items())
        tell(f"epoch {epoch + 1}/{plan.epochs} {time.monotonic() - began:.0f} s  {told}", flush=True)
    return {**still, **moving}


def _optimiser(plan: Plan, steps: int, moving: Any) -> optax.GradientTransformation:
    def rate(top: float) -> optax.Schedule:
        return optax.warmup_cosine_decay_schedule(0.0, top, max(1, steps // 10), steps, top / 50)

    own = {*heads.shapes(encoder.WIDTH), encoder.LETTERS, encoder.SAID}
    groups = {name: "heads" if name in own else "encoder" for name in moving}
    return optax.chain(
        optax.clip_by_global_norm(1.0),
        optax.multi_transform(
            {
                "heads": optax.adamw(rate(plan.head_rate), weight_decay=plan.decay),
                "encoder": optax.adamw(rate(plan.encoder_rate), weight_decay=plan.decay),
            },
            groups,
        ),
    )


def _is_still(name: str, plan: Plan) -> bool:
    if name.startswith("embeddings."):
        return name == encoder.FROZEN or plan.frozen_layers > 0
    return int(name.split(".")[2]) < plan.frozen_layers


def _length(one: Seen) -> int:
    return next(length for length in LENGTHS if len(one.window.ids) <= length)


def _batches(
    shelves: dict[int, list[Example]], size: int, order: np.random.Generator, variation: Variation
) -> Iterator[Any]:
    picks = []
    for length, shelf in shelves.items():
        mixed = order.permutation(len(shelf))
        picks += [(length, mixed[at : at + size]) for at in range(0, len(shelf), size)]
    for at in order.permutation(len(picks)):
        length, chosen = picks[at]
        if len(chosen) < size:  # one size of batch for each length, so that each is compiled once
            chosen = np.concatenate([chosen, order.choice(len(shelves[length]), size - len(chosen))])
        rows = [variation.of(shelves[length][i], order) for i in chosen]
        yield {name: jnp.asarray(np.stack([row[name] for row in rows])) for name in rows[0]}
