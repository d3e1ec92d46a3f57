"""Which names of many may be one with a given name: found by look-up, never by a scan.

The rules let two names be one, or perhaps one, only where what says who is equal, holds the other, is a
misspelling of it or its initials. Each of these ways has a key here.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations
from math import log

from graph.resolution.anatomy import Anatomy, anatomy, equal_form, skeleton
from graph.resolution.compare import common_sense
from graph.resolution.initials import short_forms
from graph.resolution.likeness import is_misspelt, one_is_rare
from graph.resolution.vocabulary import plural, words_list

_MOST_WORDS = 6  # distinctive words of which subsets are looked up
_MOST_BEARERS = 400  # names under one key that are compared; more share it than a person could look at
_MOST_SPELLINGS = 4
_MOST_SHORT = 25  # names that one short form may stand for
_SHORTEST_SPELT = 5
_MOST_SLIPS = 4  # names that make the same slip
_MOST_COMPARED = 3000
_WHOLE = 3.0  # a word that so many names have is still as telling as a word can be


class Blocks:
    """The names of an index under all keys by which another name may reach them."""

    def __init__(self) -> None:
        self._equal: dict[str, list[int]] = {}
        self._cores: dict[tuple[str, ...], list[int]] = {}
        self._joined: dict[str, list[int]] = {}
        self._words: dict[str, list[int]] = {}
        self._shorts: dict[str, list[int]] = {}
        self._acronyms: dict[str, list[int]] = {}
        self._slips: dict[str, list[str]] = {}
        self._size = 0

    def add(self, number: int, text: str) -> None:
        """Put a name under its keys."""
        self._size += 1
        name = anatomy(text)
        self._equal.setdefault(equal_form(text), []).append(number)
        core = name.key
        self._cores.setdefault(core, []).append(number)
        self._joined.setdefault("".join(map(skeleton, name.plain)), []).append(number)
        for word in core:
            known = self._words.get(word)
            if known is None:
                known = self._words[word] = []
                for slip in _deletions(word):
                    self._slips.setdefault(slip, []).append(word)
            known.append(number)
        if name.acronym:
            self._acronyms.setdefault(name.acronym, []).append(number)
        else:
            for short in set(short_forms(text)):
                self._shorts.setdefault(short, []).append(number)

    def rarity(self, word: str) -> float:
        """How telling a word is among these names: 1 where few have it, less for listed everyday words."""
        bearers = len(self._words.get(skeleton(word), ()))
        plain = common_sense(word)
        if bearers <= _WHOLE or self._size <= _WHOLE:
            return plain
        return min(plain, max(0.0, log(self._size / bearers) / log(self._size / _WHOLE)))

    def near(self, text: str, *, misspelt_only: bool = False) -> set[int]:
        """The numbers of the names that may be one with this, a few hundred at most.

        With `misspelt_only`, names that misspell this one are left out: they find it themselves.
        """
        name = anatomy(text)
        found = set(self._equal.get(equal_form(text), ())[:_MOST_BEARERS])
        self._take(found, self._joined.get("".join(map(skeleton, name.plain)), ()))
        for spelt in (name, *self._spellings(name, misspelt_only=misspelt_only)):
            self._by_core(found, spelt)
        if name.acronym:
            self._take(found, self._acronyms.get(name.acronym, ()))
            self._take_if_few(found, self._shorts.get(name.acronym, ()))
        else:
            for short in set(short_forms(text)):
                self._take_if_few(found, self._acronyms.get(short, ()))
        return found

    def _take(self, found: set[int], bearers: Iterable[int]) -> None:
        for number, _ in zip(bearers, range(_MOST_BEARERS), strict=False):
            found.add(number)

    def _take_if_few(self, found: set[int], bearers: Sequence[int]) -> None:
        """Initials that many names have in common say nothing of any of them."""
        if len(bearers) <= _MOST_SHORT:
            found.update(bearers)

    def _by_core(self, found: set[int], name: Anatomy) -> None:
        core = name.key
        self._take(found, self._cores.get(core, ()))
        if not name.core:
            return
        few = core[:_MOST_WORDS]
        for size in range(1, len(few)):
            for some in combinations(few, size):
                self._take(found, self._cores.get(some, ()))
        postings = [self._words.get(word) for word in core]
        if postings and all(postings):
            self._take(found, _common([one for one in postings if one]))

    def _spellings(self, name: Anatomy, *, misspelt_only: bool) -> Iterator[Anatomy]:
        """The name with one word spelt as names here spell it."""
        for word in name.words:
            if misspelt_only and self._is_settled(word):
                continue
            for other in self._respelt(word):
                yield anatomy(" ".join(other if one == word else one for one in name.words))

    def _is_settled(self, word: str) -> bool:
        """Whether the word is no misspelling: it is listed, or many names have it."""
        return words_list().is_listed(word) or len(self._words.get(skeleton(word), ())) > _MOST_SLIPS

    def _respelt(self, word: str) -> list[str]:
        if len(word) < _SHORTEST_SPELT or word.isdigit():
            return []
        mine = skeleton(word)
        near = {other for slip in _deletions(mine) for other in self._slips.get(slip, ())}
        near |= {other for slip in _deletions(word) for other in _listed_slips().get(slip, ())}
        fitting = sorted(
            (
                other
                for other in near
                if other != mine and is_misspelt(mine, other) and one_is_rare(mine, other, self.rarity)
            ),
            key=lambda other: (len(self._words.get(other, ())), other),
        )
        return fitting[:_MOST_SPELLINGS]


def _common(postings: list[list[int]]) -> Iterator[int]:
    """The numbers of the shortest list that are in the others, where these are not too long to look at."""
    ordered = sorted(postings, key=len)
    rest = [set(one) for one in ordered[1:] if len(one) <= _MOST_COMPARED]
    return (number for number in ordered[0] if all(number in one for one in rest))


@cache
def _listed_slips() -> dict[str, list[str]]:
    """The words of the lists (department, solution) under what a slip of the pen may make of them."""
    found: dict[str, list[str]] = {}
    sorts = words_list().sorts
    for word in sorts | {plural(word) for word in sorts}:
        for slip in _deletions(word):
            found.setdefault(slip, []).append(word)
    return found


@lru_cache(maxsize=65536)
def _deletions(word: str) -> tuple[str, ...]:
    """The word and the word without each letter: two words one slip apart share one of these."""
    if len(word) < _SHORTEST_SPELT - 1 or not word.isalpha():
        return (word,)
    return (word, *{word[:place] + word[place + 1 :] for place in range(len(word))})
