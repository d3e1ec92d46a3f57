"""Bodies whose names are not all capitals: "the Israeli military", "the US government", "city of Flint"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extractors.names.body_words import TOPICS
from extractors.names.places import adjectives, places
from extractors.state import Sort

_HEADS: dict[str, Sort] = {
    "government": Sort.COUNTRY,
    "administration": Sort.COUNTRY,
    "authorities": Sort.COUNTRY,
    "state": Sort.COUNTRY,
    "military": Sort.MILITARY,
    "army": Sort.MILITARY,
    "navy": Sort.MILITARY,
    "forces": Sort.MILITARY,
    "force": Sort.MILITARY,
    "troops": Sort.MILITARY,
    "coastguard": Sort.MILITARY,
    "police": Sort.POLICE,
    "gendarmerie": Sort.POLICE,
    "ministry": Sort.MINISTRY,
    "department": Sort.MINISTRY,
    "treasury": Sort.MINISTRY,
    "parliament": Sort.PARLIAMENT,
    "senate": Sort.PARLIAMENT,
    "agency": Sort.AGENCY,
    "service": Sort.AGENCY,
    "services": Sort.AGENCY,
    "regulator": Sort.REGULATOR,
    "watchdog": Sort.REGULATOR,
    "council": Sort.LOCAL,
}
_BEFORE_FORCE = frozenset({"air", "armed", "police", "defence", "defense", "border", "security", "special"})
_BEFORE_SERVICE = frozenset(
    {"secret", "intelligence", "security", "prison", "health", "police", "border", "probation"}
)
_INSIDE = (
    TOPICS
    | {"city", "county", "town", "borough", "parish", "municipal", "village"}
    | {
        "federal",
        "national",
        "armed",
        "air",
        "secret",
        "intelligence",
        "central",
        "coast",
        "military",
    }
)
_COUNCILS = frozenset(
    {"district", "city", "county", "town", "borough", "parish", "municipal", "regional", "village"}
)
_LEVELS = frozenset({"federal"})
_OF_PLACE = re.compile(
    r"(?:city|town|county|state|district|borough|municipality|government|province|commonwealth)\Z"
)


@dataclass(frozen=True, slots=True)
class Body:
    """Tokens `start:end` that name a body by a country or place and a common noun."""

    start: int
    end: int
    sort: Sort
    country: str | None
    certainty: float


def bodies(doc: Doc) -> Iterator[Body]:
    """Every such body in the text, in order."""
    for token in doc:
        if not token.text.islower():
            continue
        if token.lower_ in _HEADS and _HEADS[token.lower_] is not None:
            yield from _with_country(doc, token.i)
        if _OF_PLACE.match(token.lower_):
            yield from _of_place(doc, token.i)


def _with_country(doc: Doc, at: int) -> Iterator[Body]:
    word, before = doc[at].lower_, doc[at - 1].lower_ if at else ""
    if word in ("force", "forces") and before not in _BEFORE_FORCE:
        return
    if word in ("service", "services") and before not in _BEFORE_SERVICE:
        return
    sort = Sort.POLICE if before == "police" and word in ("force", "service") else _HEADS[word]
    start = at
    while (
        start > 0 and at - start < 4 and (doc[start - 1].lower_ in _INSIDE and doc[start - 1].text.islower())
    ):
        start -= 1
    if start > 1 and doc[start - 1].lower_ == "and" and doc[start - 2].lower_ in _HEADS:
        start -= 2  # "Israeli military and intelligence services"
        while start > 0 and doc[start - 1].lower_ in _INSIDE and doc[start - 1].text.islower():
            start -= 1
    first, code, found = _country_before(doc, start)
    if found:
        if word in ("state", "council", "service", "services", "agency") and start == at and word != "state":
            return
        yield Body(first, at + 1, sort, code, 0.9)
    elif word == "council" and start < at and doc[at - 1].lower_ in _COUNCILS and not _modified(doc, at - 1):
        yield Body(at - 1, at + 1, Sort.LOCAL, None, 0.5)
    elif word in ("ministry", "department") and start < at and not _modified(doc, start):
        yield Body(start, at + 1, Sort.MINISTRY, None, 0.6)
    elif word == "government" and start < at and doc[start].lower_ in _LEVELS:
        yield Body(start, at + 1, Sort.COUNTRY, None, 0.6)


def _modified(doc: Doc, start: int) -> bool:
    """As in "a new housing department", "its legal department": any, not the one of a state."""
    if start == 0:
        return True
    before = doc[start - 1]
    return (
        before.lower_ in ("a", "an", "its", "their", "his", "her", "our", "every", "each", "any")
        or before.text == "-"
    )


def _country_before(doc: Doc, at: int) -> tuple[int, str | None, bool]:
    for size in (2, 1):
        if at - size < 0:
            continue
        text = doc[at - size : at].text
        if text in adjectives():
            return at - size, adjectives()[text], True
        if text in places():
            return at - size, places()[text].country, True
    return at, None, False


def _of_place(doc: Doc, at: int) -> Iterator[Body]:
    if at + 2 >= len(doc) or doc[at + 1].lower_ != "of":
        return
    start = at + 2 if doc[at + 2].lower_ != "the" else at + 3
    end = start
    while end < len(doc) and doc[end].text[:1].isupper() and doc[end].is_alpha and end - start < 3:
        end += 1
    word = doc[at].lower_
    sure = word in ("city", "town", "borough", "county", "municipality")
    labels = ("GPE", "LOC", "", "ORG", "FAC", "PERSON") if sure else ("GPE", "LOC", "")
    if end == start or doc[start].ent_type_ not in labels or doc[start].lower_ in ("the", "a"):
        return
    text = doc[start:end].text
    place = places().get(text)
    sort = Sort.COUNTRY if word == "government" and (place is None or not place.is_state) else Sort.LOCAL
    yield Body(at, end, sort, place.country if place else None, 0.85)
