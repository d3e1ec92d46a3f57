"""Countries with the adjectives made from them, and the states of federations.

Codes are ISO 3166-1 alpha-2. `Soviet Union` and other former states have no code of today.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources

_OWN = ("England", "Scotland", "Wales", "Northern Ireland", "West Germany", "Hong Kong")


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
            own = name.strip() in _OWN
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


@cache
def _lines() -> list[str]:
    text = (resources.files("graph") / "places.txt").read_text("utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _entries() -> list[str]:
    return [line for line in _lines() if not line.startswith("+")]
