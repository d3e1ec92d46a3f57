"""The several names that one written name gives: trading names, former names, acronyms in brackets, two
languages.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from graph.resolution.vocabulary import countries


class Origin(StrEnum):
    """How a written name gives another name."""

    MAIN = "main"
    TRADING = "trading name"
    FORMER = "former name"
    ALSO = "also known as"
    BRACKETS = "short form in brackets"
    OTHER_LANGUAGE = "name in two languages"


@dataclass(frozen=True, slots=True)
class Surface:
    """One name, and how the written form gives it."""

    text: str
    origin: Origin


_PARTS = (
    (Origin.TRADING, r"\bt/a\b|\btrading\s+as\b|\bd/b/a\b|\bdba\b|\bdoing\s+business\s+as\b|\bT/AS?\b"),
    (
        Origin.FORMER,
        r"\bf/k/a\b|\bfka\b|\b(?:formerly|previously)(?:\s+known\s+as|\s+called)?\b|\bex-(?=[A-Z])|\bn[ée]e\b",
    ),
    (Origin.ALSO, r"\ba\.?/?k\.?/?a\b\.?|\balso\s+known\s+as\b|\bknown\s+as\b"),
)
_PATTERNS = tuple((origin, re.compile(pattern, re.IGNORECASE)) for origin, pattern in _PARTS)
_TRIM = " ,;:-–—([\"'“”‘’"
_SLASH = re.compile(r"\s+[/|]\s+|\s+[-–—]\s+")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]+)[)\]]\s*$")
_ACRONYM = re.compile(r"(?:[A-Z][A-Za-z&.]{0,7}|[a-z]?[A-Z]{2,7})")
_FOOTNOTE = re.compile(r"\s*\*\d*\s*$")

_CLOSING = re.compile(r"([)\]])[\s.,;]+$")


@lru_cache(maxsize=262144)
def surfaces(name: str) -> tuple[Surface, ...]:
    """The main name first, then what else the written form says; never empty."""
    text = _CLOSING.sub(r"\1", _FOOTNOTE.sub("", " ".join(name.split()))) or name
    for origin, pattern in _PATTERNS:
        found = pattern.search(text)
        if not found or not text[: found.start()].strip(_TRIM):
            continue
        main = text[: found.start()].rstrip(_TRIM)
        other = text[found.end() :].strip(_TRIM + ")]").lstrip(".")
        return (*surfaces(main), *_others(other, origin))
    return _two_names(text)


def _others(text: str, origin: Origin) -> tuple[Surface, ...]:
    if not any(letter.isalpha() for letter in text):
        return ()
    first = surfaces(text)
    return (Surface(first[0].text, origin), *first[1:])


def _two_names(text: str) -> tuple[Surface, ...]:
    brackets = _BRACKETS.search(text)
    if brackets and brackets.start() > 0:
        inside, outside = brackets[1].strip(), text[: brackets.start()].strip()
        if _is_short_form(inside, outside):
            return (Surface(outside, Origin.MAIN), Surface(inside, Origin.BRACKETS))
        if len(inside.split()) > 1 and outside.isupper() and " " not in outside:
            return (Surface(inside, Origin.MAIN), Surface(outside, Origin.BRACKETS))
    halves = [half.strip() for half in _SLASH.split(text) if half.strip()]
    if len(halves) == 2 and all(len(half) > 2 for half in halves):
        short, long = sorted(halves, key=len)
        if " " not in short and _is_short_form(short, long):
            return (Surface(long, Origin.MAIN), Surface(short, Origin.BRACKETS))
        if re.search(r"\s/\s|\s\|\s", text) and all(" " in half for half in halves):
            return tuple(
                Surface(half, Origin.MAIN if place == 0 else Origin.OTHER_LANGUAGE)
                for place, half in enumerate(halves)
            )
    return (Surface(text, Origin.MAIN),)


def _is_short_form(short: str, long: str) -> bool:
    """Whether the letters of a short form stand in the long one, in order, as with `(MoD)`."""
    letters = [letter for letter in short.casefold() if letter.isalnum()]
    initials = "".join(word[0] for word in long.casefold().split() if word[0].isalpha())
    if len(letters) > 2 and "".join(letters) == initials:
        return True
    if not _ACRONYM.fullmatch(short) or sum(map(str.isupper, short)) < 2 or len(long.split()) < 2:
        return False
    if ("".join(letters),) in countries() or short.replace(".", "") in ("US", "USA", "UK", "EU"):
        return False
    rest = iter(long.casefold())
    return long.casefold().find(letters[0]) >= 0 and all(letter in rest for letter in letters)
