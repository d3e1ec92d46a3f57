"""The words of a document as the language model sees them, handed to the encoder beside its word pieces.

The encoder was made from general text in small letters; what the language model says of a word (the kind of
name that it belongs to, whether it is a proper noun) is a second opinion that costs nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # weights are learnt without spaCy
    from spacy.tokens import Doc

_KINDS = {"ORG": 1, "GPE": 2, "LOC": 2, "FAC": 2, "NORP": 2, "PERSON": 3}
_OTHER = 4

MARKS = 2 * (1 + 2 * _OTHER)
"""How many marks: no name, or the beginning or inside of four kinds of names; a proper noun or not."""


@dataclass(frozen=True, slots=True)
class Word:
    """Characters start..end of the text, and the mark (0..MARKS-1) of the word that stands there."""

    start: int
    end: int
    mark: int


def words_of(doc: "Doc") -> tuple[Word, ...]:
    """The words of a Doc that has been through the language model, in order, blanks left out."""
    return tuple(
        Word(token.idx, token.idx + len(token), mark_of(token.ent_iob_, token.ent_type_, token.pos_))
        for token in doc
        if not token.is_space
    )


def mark_of(place: str, kind: str, part_of_speech: str) -> int:
    """The mark of a word by its place in a name (B, I, O), the name's kind and the part of speech."""
    proper = part_of_speech == "PROPN"
    if place not in ("B", "I"):
        return int(proper)
    return 2 * (2 * _KINDS.get(kind, _OTHER) - (place == "B")) + proper


def word_at(words: Iterable[Word], starts: Iterable[int]) -> list[int]:
    """For each character (in order) the number of the word that holds it, -1 where none does."""
    found: list[int] = []
    given = list(words)
    at = 0
    for start in starts:
        while at < len(given) and given[at].end <= start:
            at += 1
        found.append(at if at < len(given) and given[at].start <= start else -1)
    return found
