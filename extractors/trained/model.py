"""The weights that `make train` makes, checked and run by onnxruntime; nothing here learns.

Their folder holds the encoder (`encoder.onnx`), the heads (`heads.npz`), the tokenizer and a card
that says what they were made from; `card.json` has the SHA-256 of each file.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from onnxruntime import InferenceSession, SessionOptions
from tokenizers import Tokenizer

from extractors.trained.heads import Weights
from extractors.trained.windows import Read, Window, windows_of
from extractors.trained.words import Word
from graph.errors import LanguageModelMissing

_BATCH = 8
_MEND = "run `make train` again"


@dataclass(frozen=True)
class Model:
    """The trained reader's weights; opening takes about a tenth of a second."""

    folder: Path
    threads: int = 1

    @cached_property
    def card(self) -> dict[str, Any]:
        """What the weights are, what they were made from, how they score."""
        return dict(json.loads((self.folder / "card.json").read_text("utf-8")))

    @property
    def name(self) -> str:
        """Name and version, as a claim's reader says it."""
        return f"{self.card['name']} {self.card['version']}"

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The word pieces of the encoder, offsets in characters."""
        made = Tokenizer.from_file(str(self._checked("tokenizer.json")))
        made.no_padding()
        made.no_truncation()
        return made

    @cached_property
    def heads(self) -> Weights:
        """The heads' weights in single precision."""
        with np.load(self._checked("heads.npz")) as stored:
            return {name: stored[name].astype(np.float32) for name in stored.files}

    @cached_property
    def _session(self) -> InferenceSession:
        options = SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # its arena only grows; memory is to stay flat
        return InferenceSession(
            str(self._checked("encoder.onnx")), options, providers=["CPUExecutionProvider"]
        )

    def read(self, text: str, words: Sequence[Word]) -> list[Read]:
        """The states of every window of a text with these words, in order."""
        windows = windows_of(self.tokenizer, text, words)
        return list(self._states(windows))

    def _states(self, windows: Sequence[Window]) -> Iterator[Read]:
        for at in range(0, len(windows), _BATCH):
            batch = windows[at : at + _BATCH]
            longest = max(len(window.ids) for window in batch)
            ids = np.zeros((len(batch), longest), np.int64)
            mask = np.zeros((len(batch), longest), np.int64)
            letters = np.zeros((len(batch), longest), np.int64)
            marks = np.zeros((len(batch), longest), np.int64)
            for row, window in enumerate(batch):
                ids[row, : len(window.ids)] = window.ids
                mask[row, : len(window.ids)] = 1
                letters[row, : len(window.ids)] = window.letters
                marks[row, : len(window.ids)] = window.marks
            given = {"ids": ids, "mask": mask, "letters": letters, "marks": marks}
            (states,) = self._session.run(["states"], given)
            for row, window in enumerate(batch):
                yield Read(window, states[row, : len(window.ids)])

    def _checked(self, name: str) -> Path:
        """The file; raises `LanguageModelMissing` unless it is the one that the card names."""
        path = self.folder / name
        if not path.is_file():
            raise LanguageModelMissing(f"{path} is not there: {_MEND}")
        with path.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        expected = self.card["sha256"][name]
        if found != expected:
            raise LanguageModelMissing(
                f"{path} is not the file that the card names "
                f"(SHA-256 {found[:16]}…, expected {expected[:16]}…): {_MEND}"
            )
        return path


@cache
def model_of(folder: str) -> Model:
    """The weights in this folder, opened once."""
    return Model(Path(folder))
