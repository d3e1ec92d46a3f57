"""Distinctive names of projects, systems, programmes and places: the words by which two texts mean one
thing.
"""

from functools import lru_cache

from graph.resolution.names import words

# Words that say what is bought or done, not which one.
_GENERIC_WORDS = (
    "a an the of for to and in on at by with from into its their new national public framework "
    "agreement contract contracts deal service services system systems platform platforms data digital "
    "software hardware technology technologies tool tools ai it ict support maintenance supply supplies "
    "provision procurement purchase delivery management consultancy consulting project programme "
    "program scheme solution solutions licence licences licenses equipment works work training phase "
    "lot year years extension associated related various other security police policing health defence "
    "cloud network infrastructure analytics analysis intelligence facilities cleaning catering "
    "transport construction building staff staffing case cases inquiry investigation lawsuit claim "
    "claims"
)
_GENERIC = frozenset(_GENERIC_WORDS.split())
_SHORTEST = 4


@lru_cache(maxsize=16384)
def distinctive(title: str | None) -> frozenset[str]:
    """The words of a title, empty when they would fit any other deal or matter."""
    found = tuple(word for word in words(title or "") if word not in _STOP)
    rare = [word for word in found if word not in _GENERIC and not word.isdigit()]
    if not rare or (len(found) == 1 and len(rare[0]) < _SHORTEST):
        return frozenset()
    return frozenset(found)


_STOP_WORDS = "a an the of for to and in on at by with from into its their"
_STOP = frozenset(_STOP_WORDS.split())


def same_name(left: str | None, right: str | None) -> bool:
    """Whether the shorter of two distinctive titles stands whole within the other."""
    one, other = distinctive(left), distinctive(right)
    return bool(one and other) and (one <= other or other <= one)


def different_names(left: str | None, right: str | None) -> bool:
    """Whether both titles are distinctive and share no rare word."""
    one, other = distinctive(left) - _GENERIC, distinctive(right) - _GENERIC
    return bool(one and other) and one.isdisjoint(other)
