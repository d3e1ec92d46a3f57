"""Countries with the adjectives made from them, and the states of federations: places that buy and sell.

Codes are ISO 3166-1 alpha-2. `Soviet Union` and other former states have no code of today.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Place:
    """A country or a state of a federation."""

    name: str
    country: str | None
    is_state: bool = False


@cache
def places() -> dict[str, Place]:
    """Every country and state under each of its names."""
    found: dict[str, Place] = {}
    for entry in _entries():
        names, _, _ = entry[3:].partition(":")
        code = None if entry.startswith("--") else entry[:2]
        first = names.split(",")[0].strip()
        for name in names.split(","):
            own = name.strip() in (
                "England",
                "Scotland",
                "Wales",
                "Northern Ireland",
                "West Germany",
                "Hong Kong",
            )
            found[name.strip()] = Place(name.strip() if own else first, code)
    for line in _lines():
        if line.startswith("+"):
            for name in line[4:].split(","):
                found.setdefault(name.strip(), Place(name.strip(), line[1:3], is_state=True))
    return found


@cache
def adjectives() -> dict[str, str | None]:
    """The country code behind each adjective, "Israeli" → "IL"; None for states that are no more."""
    found: dict[str, str | None] = {}
    for entry in _entries():
        code = None if entry.startswith("--") else entry[:2]
        names, _, words = entry[3:].partition(":")
        for word in words.split():
            found[word] = code
        for name in names.split(","):
            found[name.strip()] = code  # "the South Korean navy", but also "the UK government"
    found |= {"Korean": "KR", "North Korean": "KP", "South Korean": "KR", "South African": "ZA", "Kiwi": "NZ"}
    found |= {"Sri Lankan": "LK", "Costa Rican": "CR", "English": "GB", "Queensland": "AU", "Victorian": "AU"}
    return found


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


@cache
def _lines() -> list[str]:
    text = (resources.files("extractors.names") / "places.txt").read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _entries() -> list[str]:
    return [line for line in _lines() if not line.startswith("+")]
