"""Countries and states in the words of a text: places that buy and sell."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from graph.places import adjectives, places

__all__ = ["adjectives", "countries_in", "longest_place", "places"]


def longest_place(words: Sequence[str], at: int) -> int:
    """How many words from `at` on are the longest name of a country or state; 0 for none."""
    for size in _first_words().get(words[at], ()):
        if " ".join(words[at : at + size]) in places():
            return size
    return 0


def countries_in(words: Sequence[str]) -> Counter[str]:
    """How often words name each country, by its name, a state's or an adjective."""
    found: Counter[str] = Counter()
    at = 0
    while at < len(words):
        size = longest_place(words, at)
        if size:
            code = places()[" ".join(words[at : at + size])].country
        else:
            pair = f"{words[at]} {words[at + 1]}" if at + 1 < len(words) else words[at]
            code = adjectives().get(pair) or adjectives().get(words[at])
        if code:
            found[code] += 1
        at += size or 1
    return found


@cache
def _first_words() -> dict[str, tuple[int, ...]]:
    """The first words of places' names with the lengths of those names, the longest first."""
    sizes: dict[str, set[int]] = {}
    for name in places():
        words = name.split()
        sizes.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()}
