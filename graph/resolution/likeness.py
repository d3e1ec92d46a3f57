"""Words that are one word but for spelling: umlauts written out, misspellings, a word written in two."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from graph.resolution.anatomy import Anatomy, anatomy, skeleton
from graph.resolution.vocabulary import singular, words_list

_SHORTEST = 6  # letters of the longer word in which one may be wrong
_LONG = 10  # letters of a word in which two may be
_SURE = 9  # letters of a word whose misspelling decides alone
_RARER = 0.3
_MOST = 2  # misspelt words in one name
_DOUBLED = re.compile(r"(.)\1")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name written with the words of another where it misspells them."""

    anatomy: Anatomy
    pairs: tuple[tuple[str, str], ...]  # (as written, as the other writes it); empty for umlauts alone
    sure: bool  # every misspelling is of a word of the lists, or of a long one


class Slip(StrEnum):
    """A slip of the pen, from the likeliest: another letter is more often another name (Danbury, Denbury)."""

    PLAIN = "a letter doubled or not, or two changed round"
    LEFT_OUT = "a letter left out or put in"
    ANOTHER = "another letter"
    TWO = "two slips in one word"


def is_misspelt(left: str, right: str) -> bool:
    """Whether one of two words may be the other with a slip of the pen: at most one letter in five.

    Never two words that are both known (Johnson and Johnston), nor words with figures.
    """
    return slip_of(left, right) is not None


@lru_cache(maxsize=131072)
def slip_of(left: str, right: str) -> Slip | None:
    """How one of two words may be a misspelling of the other; None where it is not."""
    longer = max(len(left), len(right))
    if longer < _SHORTEST or min(len(left), len(right)) < _SHORTEST - 1 or not (left + right).isalpha():
        return None
    if left[0] != right[0] and (longer < _SURE or left[1:2] != right[:1] or right[1:2] != left[:1]):
        return None
    lists = words_list()
    if lists.is_listed(left) and lists.is_listed(right):
        return None
    limit = 2 if longer >= _LONG else 1
    one, other = singular(left), singular(right)  # words of the lists are held in the singular
    if min(OSA.distance(left, right), OSA.distance(one, other)) > limit:
        return None
    if _DOUBLED.sub(r"\1", left) == _DOUBLED.sub(r"\1", right) or sorted(left) == sorted(right):
        return Slip.PLAIN
    if min(OSA.distance(left, right), OSA.distance(one, other)) > 1:
        return Slip.TWO
    return Slip.LEFT_OUT if len(left) != len(right) else Slip.ANOTHER


def one_is_rare(left: str, right: str, rarity: Callable[[str], float]) -> bool:
    """Whether one of two words is far rarer than the other, as misspellings are, or hardly borne at all."""
    mine, theirs = rarity(left), rarity(right)
    return max(mine, theirs) >= 1 or abs(mine - theirs) >= _RARER


def respelt(left: Anatomy, right: Anatomy, rarity: Callable[[str], float]) -> Spelling:
    """The left name with the right one's spelling of the words that both seem to have.

    Two words that both are no rarity are two words, whatever they look like.
    """
    mine = [word for word in left.words if word not in right.words]
    theirs = [word for word in right.words if word not in left.words]
    if not mine or not theirs or len(mine) > 6 or len(theirs) > 6:
        return Spelling(left, (), True)
    changed: dict[str, str] = {}
    slips: list[tuple[str, str]] = []
    for word in mine:
        same = next((other for other in theirs if skeleton(word) == skeleton(other)), None)
        slip = next(
            (one for one in theirs if is_misspelt(word, one) and one_is_rare(word, one, rarity)), None
        )
        if same or slip:
            changed[word] = same or slip or word
            theirs.remove(changed[word])
            if not same:
                slips.append((word, changed[word]))
    if not changed or len(slips) > _MOST:
        return Spelling(left, (), True)
    sure = all(_is_sure(*pair) for pair in slips)
    text = " ".join(changed.get(word, word) for word in left.words)
    return Spelling(_relegal(anatomy(text), left), tuple(slips), sure)


def _relegal(found: Anatomy, left: Anatomy) -> Anatomy:
    """Capitals tell `US` from `us`; they are lost in the words, so the places found before still hold."""
    return replace(found, places=left.places | found.places, legal=left.legal or found.legal)


def _is_sure(word: str, other: str) -> bool:
    """Whether the slip decides alone: in a listed word, plain in seven letters, else in nine or twelve."""
    lists = words_list()
    if any(lists.is_listed(one) and one not in lists.common for one in (word, other)):
        return True
    needed = {Slip.PLAIN: _SHORTEST + 1, Slip.LEFT_OUT: _SURE, Slip.ANOTHER: _LONG + 2}
    slip = slip_of(word, other)
    return slip in needed and max(len(word), len(other)) >= needed[slip]


def decides_beside(word: str, other: str) -> bool:
    """Whether the slip decides where other words of the name agree."""
    needed = {Slip.PLAIN: _SHORTEST, Slip.LEFT_OUT: _SHORTEST + 1, Slip.ANOTHER: _LONG}
    slip = slip_of(word, other)
    return slip in needed and max(len(word), len(other)) >= needed[slip]


def joined_alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether the words are equal but for the spaces between them: `Micro Focus` and `Microfocus`."""
    return bool(left) and "".join(left) == "".join(right)
