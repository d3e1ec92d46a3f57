"""Cutting a text into the windows that the encoder reads at once, with the way back to characters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from extractors.trained.words import Word, word_at

if TYPE_CHECKING:  # comes with the extra `trained`
    from tokenizers import Tokenizer

LENGTH = 384
"""Word pieces of a window, its two marks included; most news items fit into one."""

_OVERLAP = 96
_CLS, _SEP = 101, 102  # of the vocabulary that BERT models share


@dataclass(frozen=True, slots=True)
class Window:
    """Word pieces that are read together; `offsets` are characters of the text, (0, 0) for the marks."""

    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    letters: tuple[int, ...]  # how each piece is written, see `written`
    marks: tuple[int, ...]  # what the language model says of the word of each piece
    words: tuple[int, ...]  # the number of the word of each piece, -1 where there is none

    @property
    def start(self) -> int:
        """The first character that the window holds."""
        return self.offsets[1][0]

    @property
    def end(self) -> int:
        """One past the last character that the window holds."""
        return self.offsets[-2][1]

    def pieces(self, start: int, end: int) -> tuple[int, int] | None:
        """The first and the last piece that touch these characters; None where they lie outside."""
        if start < self.start or end > self.end:
            return None
        found = [at for at, (a, z) in enumerate(self.offsets) if a < end and start < z]
        return (found[0], found[-1]) if found else None


@dataclass(frozen=True, slots=True)
class Read:
    """A window with the encoder's states of its pieces, [T, D]."""

    window: Window
    states: NDArray[np.float32]


def windows_of(
    tokenizer: "Tokenizer", text: str, words: Sequence[Word], *, length: int = LENGTH
) -> list[Window]:
    """The windows of a text in order; a long text is cut where a line or sentence ends, with overlap."""
    encoded = tokenizer.encode(text, add_special_tokens=False)
    ids: Sequence[int] = encoded.ids
    offsets: Sequence[tuple[int, int]] = encoded.offsets
    numbers = word_at(words, (start for start, _ in offsets))
    marks = [words[number].mark if number >= 0 else 0 for number in numbers]
    return [
        Window(
            (_CLS, *ids[a:z], _SEP),
            ((0, 0), *offsets[a:z], (0, 0)),
            (0, *(written(text, start, end) for start, end in offsets[a:z]), 0),
            (0, *marks[a:z], 0),
            (-1, *numbers[a:z], -1),
        )
        for a, z in _cuts(text, offsets, length - 2)
    ]


WAYS = 6
"""How many ways of writing `written` tells apart."""


def written(text: str, start: int, end: int) -> int:
    """How the word of these characters is written, since the encoder reads small letters only: 1 small,
    2 with a capital first, 3 all capitals, 4 capitals inside, 5 with a digit; 0 for marks.
    """
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    word = text[start:end]
    if not any(char.isalnum() for char in word):
        return 0
    if any(char.isdigit() for char in word):
        return 5
    if word.islower():
        return 1
    if word.isupper() and len(word) > 1:
        return 3
    return 2 if word[0].isupper() and (word[1:].islower() or len(word) == 1) else 4


def _cuts(text: str, offsets: Sequence[tuple[int, int]], size: int) -> Iterator[tuple[int, int]]:
    at = 0
    while len(offsets) - at > size:
        end = _last_break(text, offsets, at + size // 2, at + size)
        yield at, end
        at = _last_break(text, offsets, end - _OVERLAP, end - _OVERLAP // 2)
    if at < len(offsets):
        yield at, len(offsets)


def _last_break(text: str, offsets: Sequence[tuple[int, int]], low: int, high: int) -> int:
    """The last place between two pieces in low..high where a line ends, else a sentence, else `high`."""
    best = 0
    for at in range(high, low, -1):
        between = text[offsets[at - 1][1] : offsets[at][0]]
        if "\n" in between:
            return at
        if not best and between and text[offsets[at - 1][1] - 1] in ".!?”’":
            best = at
    return best or high
