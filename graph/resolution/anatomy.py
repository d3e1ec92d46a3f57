"""A name taken apart: what of it says who, what only says what sort, and what tells siblings apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from graph.resolution.names import split_form, words
from graph.resolution.vocabulary import (
    LegalForm,
    Phrase,
    Words,
    countries,
    first_words,
    singular,
    words_list,
)

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
         "ninety": 90}  # fmt: skip
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11"}
_US = re.compile(r"\bUS\b|\bU\.\s?S\.?(?!\w)")
_INSIDE = frozenset({"ltd", "limited", "plc", "llp", "gmbh", "inc", "llc"})
_LONGEST_PHRASE = 4
_LONGEST_ACRONYM = 8


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The parts of one name. `core` is what says who, in the order of the name."""

    text: str
    words: Phrase  # without the legal form, translated
    core: Phrase
    legal: LegalForm | None
    kind: str | None
    kind_words: frozenset[str]
    tiers: frozenset[str]
    places: frozenset[str]  # codes of countries, nations and continents
    directions: frozenset[str]
    numbers: frozenset[str]
    generic: frozenset[str]
    lines: frozenset[str]  # a company's lines of business
    soft: frozenset[str]
    translated: bool
    plain: Phrase  # the words before translation, without legal form and stop words
    head_first: bool  # "University of X", against "X University"

    is_body: bool  # a public body: its topic (defence) says who, where a company's is a trade
    acronym: str  # the letters, in small, of a name that is one word of capitals; else empty
    key: Phrase  # what says who, sorted, umlauts in one spelling; of a name of generic words alone, those

    @property
    def who(self) -> Phrase:
        """What says who, in order; in a name made of generic words alone, those."""
        return self.core or (*sorted(self.generic), *sorted(self.lines), *sorted(self.numbers))


def name_block(text: str) -> str:
    """What two names must share to be suggested as one: all that says who, numbers, directions and trades."""
    name = anatomy(text)
    trades = sorted(name.lines) if name.core else ()
    return " ".join(
        (*name.key, *trades, *sorted(name.numbers if name.core else ()), *sorted(name.directions))
    )


def equal_form(text: str) -> str:
    """What two names share that are equal but for the way they are written: small words, abbreviations,
    umlauts, spelling; the legal form counts.
    """
    name = anatomy(text)
    form = (name.legal.spelling,) if name.legal else ()
    return " ".join((*map(skeleton, name.plain or name.words), *form))


def skeleton(word: str) -> str:
    """Equal for `muller` and `mueller`, `zurich` and `zuerich`."""
    return word.replace("ae", "a").replace("oe", "o").replace("ue", "u") if "e" in word else word


@lru_cache(maxsize=400_000)
def anatomy(text: str) -> Anatomy:
    """The parts of a name; never raises, and any text has some anatomy."""
    lists = words_list()
    named, legal = _without_form(words(text))
    spelt = _spelt(named, lists)
    found, translated = _translated(spelt, lists)
    plain = _said(spelt, lists)
    bare, places = _without_places(found, american=bool(_US.search(text)))
    if legal is None:
        bare, legal = _without_form(bare)
    bare = _numbers_joined(bare)
    kind, kind_words = _kind(bare, lists, translated=translated)
    rest = [word for word in _said(bare, lists) if word not in kind_words]
    tiers = frozenset[str]()
    if kind == "council":
        tiers = frozenset(bare) & lists.tiers
        rest = _without_tiers(rest, lists)
    dropped = lists.dropped.get(kind or "", frozenset())
    rest = [word for word in rest if word not in dropped]
    parts = _classes(rest, lists, company=kind not in lists.bodies)
    who = parts["core"] or tuple(sorted((*parts["generic"], *parts["lines"], *parts["numbers"])))
    return Anatomy(
        text=text, words=found, core=parts["core"], legal=legal, kind=kind,
        kind_words=frozenset(map(singular, kind_words)) - lists.tiers - dropped, tiers=tiers, places=places,
        directions=frozenset(parts["directions"]), numbers=frozenset(parts["numbers"]),
        generic=frozenset(parts["generic"]), lines=frozenset(parts["lines"]), soft=frozenset(parts["soft"]),
        translated=translated, plain=plain, head_first=bool(bare) and bare[0] in kind_words,
        is_body=kind in lists.bodies, acronym=_acronym(text) if len(bare) == 1 else "",
        key=tuple(sorted(map(skeleton, who))),
    )  # fmt: skip


def _acronym(text: str) -> str:
    found = text.split(",")[0].split()
    rest = [word for word in found if not _is_legal_word(word) and words(word) not in countries()]
    if len(rest) == 2 and rest[0].casefold() == "the":
        rest = rest[1:]
    if len(rest) != 1:
        return ""
    word = re.sub(r"[.'’]s?$|\.", "", rest[0])
    letters = "".join(letter for letter in word if letter.isalnum())
    capitals = sum(letter.isupper() for letter in letters)
    fits = capitals >= 2 and capitals * 2 >= len(letters) and len(letters) <= _LONGEST_ACRONYM
    return letters.casefold() if fits else ""


def _is_legal_word(word: str) -> bool:
    _, form = split_form(("x", *words(word)))
    return form is not None


def _said(found: Sequence[str], lists: Words) -> Phrase:
    """The words without small ones; a letter at the end is a name of its own (`Plan A`)."""
    last = len(found) - 1
    return tuple(
        word
        for place, word in enumerate(found)
        if word not in lists.stop or (place == last and len(word) == 1)
    )


def _spelt(found: Sequence[str], lists: Words) -> Phrase:
    """Abbreviations written out, spelling made one, phrases of several words joined."""
    spelt: list[str] = []
    position = 0
    while position < len(found):
        for size in (3, 2) if found[position] in lists.starts else ():
            joined = lists.phrases.get(tuple(found[position : position + size]))
            if joined and position + size <= len(found):
                spelt.append(joined)
                position += size
                break
        else:
            word = found[position]
            word = lists.expand.get(word, word)
            single = singular(word)
            spelt.extend((single if single in lists.generic or single in lists.lines else word).split())
            position += 1
    return tuple(spelt)


def _translated(found: Phrase, lists: Words) -> tuple[Phrase, bool]:
    if lists.foreign.isdisjoint(found):
        return found, False
    changed: list[str] = []
    hit = False
    position = 0
    while position < len(found):
        for size in (2, 1) if found[position] in lists.foreign else ():
            phrase = found[position : position + size]
            english = lists.translate.get(phrase) if len(phrase) == size else None
            if english and english != phrase:
                changed.extend(english)
                hit = True
                position += size
                break
        else:
            changed.append(found[position])
            position += 1
    return tuple(changed), hit


def _without_places(found: Phrase, *, american: bool) -> tuple[Phrase, frozenset[str]]:
    known = countries()
    if first_words().isdisjoint(found) and not american:
        return found, frozenset()
    rest: list[str] = []
    codes: set[str] = set()
    position = 0
    while position < len(found):
        for size in range(min(_LONGEST_PHRASE, len(found) - position), 0, -1):
            phrase = found[position : position + size]
            code = "US" if phrase == ("us",) and american else known.get(phrase)
            if code:
                codes.add(code)
                position += size
                break
        else:
            rest.append(found[position])
            position += 1
    if codes and any(code.startswith("GB-") for code in codes):
        codes.discard("GB")
    return tuple(rest), frozenset(codes)


def _without_form(found: Phrase) -> tuple[Phrase, LegalForm | None]:
    bare, form = split_form(found)
    if form and bare and form.spelling in ("ltd", "inc", "llc", "corp"):
        again, inner = split_form(bare)
        if inner and inner.spelling == "co" and len(again) >= 1:
            return again, form
    if form is None and len(found) > 1:  # "Acme Ltd (No. 1)", "Acme Limited, London"
        for place, word in enumerate(found):
            inner = split_form(found[: place + 1])[1] if place and word in _INSIDE else None
            if inner:
                return found[:place] + found[place + 1 :], inner
    if form is None and len(found) > 1 and _is_misspelt_form(found[-1]):
        return found[:-1], split_form(("x", "limited"))[1]
    return bare, form


def _is_misspelt_form(word: str) -> bool:
    """`Limitted`, `Liimted`: the one form that is written out often enough to be misspelt often."""
    return (
        len(word) > 4
        and word[0] == "l"
        and OSA.distance(word, "limited", score_cutoff=2) <= 2 - (word[-1] != "d")
    )


def _numbers_joined(found: Phrase) -> Phrase:
    """`forty two` and roman numerals as figures; `number 1` as `1`."""
    joined: list[str] = []
    for position, word in enumerate(found):
        last = joined[-1] if joined else ""
        if word in _TENS:
            joined.append(str(_TENS[word]))
        elif word in _UNITS[1:10] and last.isdigit() and position and found[position - 1] in _TENS:
            joined[-1] = str(int(last) + _UNITS.index(word))
        elif word in _UNITS and word not in ("zero",):
            joined.append(str(_UNITS.index(word)))
        elif word in _ROMAN and position:
            joined.append(_ROMAN[word])
        elif word != "number" or position + 1 == len(found):
            joined.append(word.lstrip("0") or "0" if word.isdigit() else word)
    return tuple(joined)


def _kind(found: Phrase, lists: Words, *, translated: bool) -> tuple[str | None, frozenset[str]]:
    has = set(found)
    for kind, phrases in lists.kinds:
        for phrase in phrases:
            if phrase[0] in has and (len(phrase) == 1 or _contains(found, phrase)):
                extra = {word for one in phrases if len(one) == 1 for word in one}
                return kind, frozenset({*phrase, *(extra & set(found))})
    seat = len(found) > 1 and found[0] in lists.tiers
    if seat and (found[1] in lists.stop or (translated and len(found) == 2)):
        return "council", frozenset()  # "City of Lyon", "Ville de Lyon", "Stadt Köln"
    return None, frozenset()


def _contains(found: Phrase, phrase: Phrase) -> bool:
    size = len(phrase)
    return any(found[place : place + size] == phrase for place in range(len(found) - size + 1))


def _without_tiers(rest: list[str], lists: Words) -> list[str]:
    """`London Borough of Camden` and `Royal Borough of Greenwich` are called by what follows `borough`."""
    if len(rest) > 1 and rest[0] in ("london", "royal"):
        rest = rest[1:]
    bare = [word for word in rest if word not in lists.tiers and word != "metropolitan"]
    return bare or rest


def _classes(rest: Sequence[str], lists: Words, *, company: bool) -> dict[str, Phrase]:
    parts: dict[str, list[str]] = {
        name: [] for name in ("core", "directions", "numbers", "generic", "lines", "soft")
    }
    for word in rest:
        if word.isdigit():
            parts["numbers"].append(word)
        elif word in lists.directions:
            parts["directions"].append(word)
        elif word in lists.soft:
            parts["soft"].append(word)
        elif company and word in lists.generic:
            parts["generic"].append(word)
        elif company and word in lists.lines:
            parts["lines"].append(word)
        else:
            parts["core"].append(word)
    return {name: tuple(found) for name, found in parts.items()}
