"""Whether a short form is made of the initials of a name: a reason to look, never to join."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from graph.resolution.names import split_form, words
from graph.resolution.vocabulary import countries, words_list

_CAMEL = re.compile(r"(?<=[a-z]{3})(?=[A-Z])")
_MOST_WORDS = 14
_LONGEST = 8
_LONGEST_PLACE = 3  # words


@lru_cache(maxsize=65536)
def is_short_of(short: str, name: str) -> bool:
    """Whether `short` (letters, in small) can be made of the first letters of the words of `name`.

    Small words, countries, legal forms, generic words and tiers of government may be left out, every other
    word gives its first letter: DWP, MoD, MOPAC, GSTT, ICE (of US Immigration and Customs Enforcement). A
    short form of five letters and more may take up to three letters of a word: Ofcom.
    """
    parts = _parts(name)
    if not 2 <= len(short) <= _LONGEST or not 2 <= len(parts) <= _MOST_WORDS:
        return False
    more = len(short) >= 5
    pattern = "".join(_pattern(word, needed=needed, more=more) for word, needed in parts)
    if not re.fullmatch(pattern + "s?", short):
        return False
    return len(short) > 2 or sum(needed for _, needed in parts) >= 2


def _pattern(word: str, *, needed: bool, more: bool) -> str:
    letters = [re.escape(letter) for letter in word[:3]]
    if more and len(letters) > 1:
        tail = "".join(f"(?:{letter}" for letter in letters[1:]) + ")?" * (len(letters) - 1)
        taken = letters[0] + tail
    else:
        taken = letters[0]
    return taken if needed else f"(?:{taken})?"


def is_mixed_short_of(short: str, name: str) -> bool:
    """Whether the capitals of `short` begin words of the name, its small letters standing between: PwC."""
    letters = short.split()[0].replace(".", "")
    if not 3 <= len(letters) <= _LONGEST or letters.isupper() or not letters.isalpha():
        return False
    if sum(map(str.isupper, letters)) < 2:
        return False
    found = _CAMEL.sub(" ", name)
    pattern = "".join(
        (".*?\\b" if place and letter.isupper() else ".*?" if place else "") + re.escape(letter)
        for place, letter in enumerate(letters)
    )
    return re.match(pattern, found) is not None and found.count(" ") <= 3


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[tuple[str, bool], ...]:
    """The words of a name, in small, each with whether a short form must have its letter."""
    bare = words(_CAMEL.sub(" ", name))
    legal = bare[len(split_form(bare)[0]) :]
    named = _places_in(bare)
    if "US" in name.split() or "U.S." in name:
        named.add("us")
    spread = [part for word in bare for part in (("h", "m") if word == "hm" else (word,))]
    optional = _optional() | named | set(legal)
    return tuple((word, word not in optional) for word in spread)


@cache
def _optional() -> frozenset[str]:
    lists = words_list()
    dropped = frozenset[str]().union(*lists.dropped.values())
    return lists.stop | lists.generic | lists.soft | lists.tiers | dropped | {"nhs"}


def _places_in(found: tuple[str, ...]) -> set[str]:
    known = countries()
    spans = (
        found[start : start + size] for size in range(1, _LONGEST_PLACE + 1) for start in range(len(found))
    )
    return {word for span in spans if span in known for word in span}


def short_forms(name: str) -> Iterator[str]:
    """The likely short forms of a name, by which it is found under one: an index can hold them all."""
    parts = _parts(name)
    if not 2 <= len(parts) <= _MOST_WORDS:
        return
    lists = words_list()
    needed = [word for word, must in parts if must]
    content = [word for word, must in parts if must or word not in lists.stop]
    foreign = [word for word in content if (word,) not in countries() and word != "us"]
    tierless = [word for word in foreign if word not in lists.tiers]
    withlets = [word for word in foreign if word not in ("foundation", "nhs")]
    for chosen in ([word for word, _ in parts], content, foreign, tierless, withlets, needed):
        short = "".join(word[0] for word in chosen)
        if 2 <= len(short) <= _LONGEST:
            yield short
