"""What is learnt: how far the heads' scores are from what the annotators wrote."""

from collections.abc import Mapping
from typing import Any

import jax
import jax.numpy as jnp

from extractors.trained import heads
from extractors.trained.heads import Weights
from training import encoder

DROP = 0.15
PARTS = ("tags", "relation", "family", "supplier", "stance", "status", "pair_status", "meaning")
IMPORTANCE = {
    "tags": 40.0,
    "relation": 2.0,
    "family": 3.0,
    "supplier": 0.5,
    "stance": 0.5,
    "status": 0.5,
    "pair_status": 1.0,
    "meaning": 0.5,
}


def scores(weights: Weights, states: Any, one: Mapping[str, Any], key: Any = None) -> dict[str, Any]:
    """All that the heads say of one window, pooled over the spans of each thing."""
    found = heads.spans(jnp, weights, states, one["first"], one["last"], one["kind"])
    found = encoder.dropped(found, key, DROP)
    single = heads.singles(jnp, weights, states, found, one["mask"])
    pair = heads.pairs(jnp, weights, states, found, one["first"], one["last"])
    member = one["member"]
    hidden = (1 - member.max(axis=1)) * -1e4  # spans that are padding
    pairs = hidden[:, None, None] + hidden[None, :, None]
    made = {name: heads.pooled(jnp, value + hidden[:, None], member) for name, value in single.items()}
    made["tags"] = heads.tags(jnp, weights, states)
    made["relation"] = heads.pooled_pairs(jnp, pair["relation"] + pairs, member)
    made["pair_status"] = heads.pooled_pairs(jnp, pair["status"] + pairs, member)
    return made


def losses(weights: Weights, batch: Mapping[str, Any], key: Any) -> dict[str, Any]:
    """The loss of each part over a batch of windows."""
    hidden = encoder.states(
        weights, batch["ids"], batch["mask"], batch["letters"], batch["marks"], drop=key, rate=DROP
    )
    keys = jax.random.split(key, batch["ids"].shape[0])
    got = jax.vmap(lambda h, one, k: scores(weights, h, one, k))(hidden, batch, keys)
    many = batch["ids"].shape[0]
    return {
        "tags": _choice(got["tags"], batch["tags"], batch["tag_mask"]),
        "relation": _yes_or_no(got["relation"], batch["relation"], batch["relation_mask"]) / many,
        "family": _yes_or_no(got["family"], batch["family"], batch["family_mask"]) / many,
        "supplier": _yes_or_no(got["supplier"], batch["supplier"], batch["supplier_mask"]) / many,
        "stance": _share(got["stance"], batch["stance"]),
        "status": _share(got["status"], batch["status"]),
        "pair_status": _share(got["pair_status"], batch["pair_status"]),
        "meaning": _share(got["meaning"], batch["meaning"]),
    }


def total(weights: Weights, batch: Mapping[str, Any], key: Any) -> tuple[Any, dict[str, Any]]:
    """The sum that is made small, and its parts."""
    parts = losses(weights, batch, key)
    return sum(IMPORTANCE[name] * value for name, value in parts.items()), parts


def _choice(got: Any, meant: Any, mask: Any) -> Any:
    told = jax.nn.log_softmax(got)
    picked = jnp.take_along_axis(told, meant[..., None], -1)[..., 0]
    return -(picked * mask).sum() / jnp.maximum(mask.sum(), 1)


def _yes_or_no(got: Any, meant: Any, mask: Any) -> Any:
    lost = jnp.logaddexp(0.0, got) - meant * got
    return (lost * mask).sum()


def _share(got: Any, meant: Any) -> Any:
    """Cross entropy against shares; rows without any share count nothing."""
    told = jax.nn.log_softmax(got)
    weight = meant.sum(-1, keepdims=True)
    share = meant / jnp.maximum(weight, 1e-9)
    return -(share * told).sum() / jnp.maximum((weight > 0).sum(), 1)
