"""The grounds of an entry: which categories its criteria fall under, by the profile of the list."""

import re
from dataclasses import dataclass

from extractors.registers.lists.profile import Profile

_LETTERS = re.compile(r"(?<![a-z])\(?([a-z])\)?(?![a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ground:
    """One category of a listing. `words` are those of the list; `known` is False where none was found."""

    key: str
    category: str
    code: str | None
    words: str | None
    known: bool = True


def grounds(profile: Profile, criterion: str | None, category: str | None) -> tuple[Ground, ...]:
    """Each ground of an entry once; empty where the profile knows none and has no category of its own."""
    if profile.letters and criterion:
        return _by_letters(profile, criterion) or _otherwise(profile, criterion)
    found: dict[tuple[str, str | None], Ground] = {}
    for words in filter(None, map(str.strip, (criterion or "").split(profile.separator))):
        one = _ground(profile, words, category)
        if one:
            found.setdefault((one.category, one.code), one)
    return tuple(found.values()) or _otherwise(profile, criterion or category)


def _ground(profile: Profile, words: str, category: str | None) -> Ground | None:
    # The criterion says more than the column of categories.
    for text in filter(None, (words, category)):
        for one in profile.criteria:
            if re.search(one.matches, text, re.IGNORECASE):
                return Ground(one.key, one.category, one.code, words)
    return None


def _by_letters(profile: Profile, criterion: str) -> tuple[Ground, ...]:
    letters = sorted({found.lower() for found in _LETTERS.findall(criterion)})
    meant: dict[tuple[str, str | None], list[str]] = {}
    for letter in letters:
        if letter in profile.by_letter:
            meant.setdefault(profile.by_letter[letter], []).append(letter)
    named = profile.letters or "{}"
    return tuple(
        Ground(category, category, code, named.format(", ".join(f"({one})" for one in found)))
        for (category, code), found in meant.items()
    )


def _otherwise(profile: Profile, words: str | None) -> tuple[Ground, ...]:
    if not profile.category:
        return ()
    known = not words and not profile.criteria
    return (Ground(profile.category, profile.category, profile.code, words, known),)
