"""What words of organisations' names mean: legal forms, kinds of bodies, places, generic words.

The lists are data (`graph/resolution/data/`): rules of languages and laws, no lists of organisations. Every
word in them is written as `graph.resolution.names.words` gives it: lower case, without accents or full stops.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from anyascii import anyascii
from babel import Locale

from graph.places import adjectives, places

Phrase = tuple[str, ...]

# The languages whose names of countries are known (CLDR, by babel).
_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl")
_NATIONS = {"England": "GB-ENG", "Scotland": "GB-SCT", "Wales": "GB-WLS", "Northern Ireland": "GB-NIR"}


@dataclass(frozen=True, slots=True)
class LegalForm:
    """A legal form under its one spelling, with the countries whose law has it (ISO 3166-1)."""

    spelling: str
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of `words.yml`, ready for look-up."""

    stop: frozenset[str]
    expand: Mapping[str, str]
    phrases: Mapping[Phrase, str]
    translate: Mapping[Phrase, Phrase]
    directions: frozenset[str]
    soft: frozenset[str]
    generic: frozenset[str]
    lines: frozenset[str]
    kinds: tuple[tuple[str, tuple[Phrase, ...]], ...]
    bodies: frozenset[str]
    dropped: Mapping[str, frozenset[str]]
    tiers: frozenset[str]
    common: frozenset[str]
    starts: frozenset[str]  # the first words of `phrases`
    foreign: frozenset[str]  # the first words of `translate`

    @property
    def sorts(self) -> frozenset[str]:
        """The words that say of what sort an organisation is: kinds, tiers, trades, generic words."""
        kinds = {word for _, phrases in self.kinds for phrase in phrases for word in phrase}
        dropped = {word for found in self.dropped.values() for word in found}
        return self.generic | self.lines | self.tiers | kinds | dropped | set(self.expand.values())

    def is_listed(self, word: str) -> bool:
        """Whether the word is in any list, and so no misspelling of another."""
        return word in _listed()


@cache
def words_list() -> Words:
    """The lists of words; equal on every call."""
    content = _load("words.yml")
    phrases = {tuple(key.split()): value for key, value in content["phrases"].items()}
    translate = {tuple(key.split()): tuple(value.split()) for key, value in content["translate"].items()}
    return Words(
        stop=frozenset(content["stop"].split()),
        expand=content["expand"],
        phrases=phrases,
        translate=translate,
        directions=frozenset(content["directions"].split()),
        soft=frozenset(content["soft"].split()),
        generic=_both_numbers(content["generic"].split()),
        lines=_both_numbers(content["lines"].split()),
        kinds=tuple(
            (kind, tuple(tuple(phrase.split()) for phrase in found))
            for kind, found in content["kinds"].items()
        ),
        bodies=frozenset(content["bodies"].split()),
        dropped={kind: frozenset(found.split()) for kind, found in content["dropped"].items()},
        tiers=frozenset(content["tiers"].split()),
        common=frozenset(content["common"].split()),
        starts=frozenset(phrase[0] for phrase in phrases),
        foreign=frozenset(phrase[0] for phrase in translate),
    )


@cache
def _listed() -> frozenset[str]:
    lists = words_list()
    kinds = {word for _, phrases in lists.kinds for phrase in phrases for word in phrase}
    named = {word for phrase in countries() for word in phrase}
    single = set(lists.expand) | {word for phrase in lists.translate for word in phrase}
    return frozenset(
        lists.stop | lists.directions | lists.soft | lists.generic | lists.lines | lists.tiers
        | lists.common | kinds | named | single
    )  # fmt: skip


def singular(word: str) -> str:
    """`technologies` → `technology`, `systems` → `system`; only for words of the lists."""
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 4:
        return word[:-1]
    return word


def plural(word: str) -> str:
    """`technology` → `technologies`, `system` → `systems`; only for words of the lists."""
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


def _both_numbers(found: Iterable[str]) -> frozenset[str]:
    return frozenset({singular(word) for word in found} | set(found))


@cache
def legal_forms() -> tuple[
    Mapping[Phrase, LegalForm], Mapping[Phrase, LegalForm], Mapping[str, tuple[int, ...]]
]:
    """Legal forms as they are written: at the end of a name, at its beginning, and under the last word of
    each how many words it may have, the most first.
    """
    after: dict[Phrase, LegalForm] = {}
    before: dict[Phrase, LegalForm] = {}
    for row in _load("legal_forms.yml"):
        form = LegalForm(row["form"], frozenset(row["countries"]))
        for written in row["written"]:
            phrase = tuple(anyascii(written).split())
            after.setdefault(phrase, form)
            if row.get("before"):
                before.setdefault(phrase, form)
    sizes: dict[str, set[int]] = {}
    for phrase in after:
        sizes.setdefault(phrase[-1], set()).add(len(phrase))
    return after, before, {word: tuple(sorted(found, reverse=True)) for word, found in sizes.items()}


@cache
def countries() -> Mapping[Phrase, str]:
    """Countries, nations of the United Kingdom and parts of the world under their names and adjectives.

    Codes are ISO 3166-1 alpha-2, `GB-SCT` and its like for nations, `XE` and its like for continents.
    """
    found: dict[Phrase, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "XA", "XB"):
                _put(found, str(name), code)
    for adjective, country in adjectives().items():
        if country:
            _put(found, adjective, country)
    for name, place in places().items():
        if place.country and not place.is_state:
            _put(found, name, place.country)
    for word, country in _load("words.yml")["demonyms"].items():
        _put(found, word, country)
    for name, nation in _NATIONS.items():
        _put(found, name, nation)
    doubtful = _load("words.yml")["no_countries"].split()
    return {phrase: code for phrase, code in found.items() if " ".join(phrase) not in doubtful}


def _put(found: dict[Phrase, str], name: str, code: str) -> None:
    plain = anyascii(name).casefold().replace(".", "").replace("-", " ").replace("'", "")
    phrase = tuple(word for word in plain.replace(",", " ").replace("(", " ").replace(")", " ").split())
    if phrase and len(plain) > 1:
        found[phrase] = code


@cache
def first_words() -> frozenset[str]:
    """The first words of the names of countries."""
    return frozenset(phrase[0] for phrase in countries())


@cache
def _load(name: str) -> Any:
    text = (files("graph.resolution") / "data" / name).read_text(encoding="utf-8")
    # The C parser is ten times as fast; it is absent only where PyYAML was built without libyaml.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(text, Loader=loader)  # noqa: S506 - both loaders are safe ones
