"""Many names at once: which of them are one organisation, whatever their order.

Names meet by the keys of `graph.resolution.blocking`, MERGE verdicts join them, and no group holds two that
the rules keep apart (complete-link veto): plain union of pairs chains sibling offices together (measured:
precision 0.465 against 0.945).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from graph.linking.clusters import Link, join
from graph.resolution import identifiers
from graph.resolution.anatomy import anatomy, equal_form
from graph.resolution.bands import Band, Profile, Verdict
from graph.resolution.blocking import Blocks
from graph.resolution.match import compare, forms_of

_ALIKE = 80.0  # per cent of letters: two misspellings of one name may both be far from the rules' reach
_UNPROVEN = frozenset({"different names", "common word", "contained", "too much differs", "misspelling"})


@dataclass(frozen=True, slots=True)
class Judged:
    """Two organisations of a list and the verdict on them, kept whatever its band."""

    left: str
    right: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Deduplicated:
    """The group of each organisation, called by its smallest id, and every judgement behind it.

    `held_apart` are the merges that a contradiction elsewhere in the group undid.
    """

    group: Mapping[str, str]
    judged: tuple[Judged, ...]
    held_apart: tuple[Link, ...]

    @property
    def for_review(self) -> tuple[Judged, ...]:
        """The pairs that a person should look at."""
        return tuple(one for one in self.judged if one.verdict.band is Band.REVIEW)


def deduplicate(organisations: Mapping[str, Profile]) -> Deduplicated:
    """Group organisations, given under their ids. The answer does not depend on their order."""
    alike = _written_alike(organisations)
    ids = sorted(alike)
    profiles = [organisations[one] for one in ids]
    blocks, owners = _blocked(profiles)
    pairs = {pair for place in range(len(ids)) for pair in _near(place, profiles[place], blocks, owners)}
    pairs |= _same_numbers(profiles)
    named = [(ids[left], ids[right]) for left, right in sorted(pairs)]
    named += [(first, other) for first in ids for other in alike[first][1:]]
    judged = []
    for left, right in named:
        verdict = compare(organisations[left], organisations[right], rarity=blocks.rarity)
        if verdict.band is not Band.NO:
            judged.append(Judged(left, right, verdict))
    links = [
        Link(one.left, one.right, _strength(one), one.verdict.why)
        for one in judged
        if one.verdict.band is Band.MERGE
    ]

    def contradicts(left: str, right: str) -> bool:
        return _contradict(organisations[left], organisations[right], blocks)

    group, cut = join(organisations, links, contradicts)
    return Deduplicated(group, tuple(judged), cut)


def _written_alike(organisations: Mapping[str, Profile]) -> dict[str, list[str]]:
    """Under the smallest id of each: organisations that differ in case, small words and the like alone."""
    found: dict[object, list[str]] = {}
    for one in sorted(organisations):
        profile = organisations[one]
        forms = tuple((equal_form(text), origin) for text, origin in forms_of(profile))
        short = anatomy(profile.name)
        alone = one if short.acronym and short.legal is None else None
        key = (forms, profile.country, profile.kind, profile.identifiers, alone)
        found.setdefault(key, []).append(one)
    return {members[0]: members for members in found.values()}


def _strength(judged: Judged) -> int:
    """The score, and between equal ones the likeness in letters."""
    left, right = (name.casefold() for name in judged.verdict.names)
    return int(judged.verdict.score * 1000) * 1000 + int(ratio(left, right) * 9)


def _blocked(profiles: Sequence[Profile]) -> tuple[Blocks, list[int]]:
    blocks = Blocks()
    owners: list[int] = []
    for place, profile in enumerate(profiles):
        for text, _ in forms_of(profile):
            blocks.add(len(owners), text)
            owners.append(place)
    return blocks, owners


def _near(place: int, profile: Profile, blocks: Blocks, owners: Sequence[int]) -> set[tuple[int, int]]:
    found = set()
    for text, _ in forms_of(profile):
        for number in blocks.near(text, misspelt_only=True):
            other = owners[number]
            if other != place:
                found.add((min(place, other), max(place, other)))
    return found


def _same_numbers(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    bearers: dict[str, list[int]] = {}
    for place, profile in enumerate(profiles):
        for number in identifiers.strong(profile.identifiers):
            bearers.setdefault(number, []).append(place)
    return {(found[0], other) for found in bearers.values() for other in found[1:]}


def _contradict(left: Profile, right: Profile, blocks: Blocks) -> bool:
    verdict = compare(left, right, rarity=blocks.rarity)
    if verdict.band is not Band.NO:
        return False
    if verdict.rule not in _UNPROVEN:
        return True
    return ratio(left.name.casefold(), right.name.casefold()) < _ALIKE
