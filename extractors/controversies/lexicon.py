"""Finds the words of `lexicon.yml` in a text: what is said to be wrong, and in which family and code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml
from spacy.tokens import Doc, Span, Token

from extractors.wordlist import lemma_of, words

_GAP = 6

_SPEAKERS = words(
    """group organisation organization campaigner activist charity lawyer commission committee council
    watch watchdog defender advocate expert body agency court tribunal commissioner campaign
    observer monitor researcher minister ngo office officer department unit law union convention
    foundation institute network coalition association barrister society"""
)
"""After a term these make it somebody's name or trade: “human rights campaigners”, “anti-corruption
agency”."""


class TermKind(StrEnum):
    """How much a term says by itself."""

    WRONG = "wrongs"
    ACT = "acts"
    TOPIC = "topics"


@dataclass(frozen=True, slots=True)
class Term:
    """A sequence of words with the family and code that it stands for."""

    family: str
    code: str | None
    kind: TermKind
    words: tuple[tuple[str, ...] | None, ...]  # alternatives per word; None: a gap of up to four words

    @property
    def length(self) -> int:
        """The number of words it names."""
        return sum(word is not None for word in self.words)


@dataclass(frozen=True, slots=True)
class Hit:
    """A term at one place; `head` is the token that the others of it depend on."""

    term: Term
    start: int
    end: int
    head: int


class Lexicon:
    """The terms, indexed by their first word."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = tuple(terms)
        self._exact: dict[str, list[Term]] = {}
        self._begins: dict[str, list[Term]] = {}
        for term in terms:
            for word in term.words[0] or ():
                if word.endswith("*"):
                    self._begins.setdefault(word[:3], []).append(term)
                else:
                    self._exact.setdefault(word, []).append(term)

    def hits(self, sentence: Span) -> list[Hit]:
        """The hits of a sentence; of overlapping ones of the same family the longest."""
        found = [hit for token in sentence for hit in self._at(token, sentence.end)]
        found.sort(key=lambda hit: (-hit.term.length, hit.term.kind is TermKind.TOPIC, hit.start))
        kept: list[Hit] = []
        for hit in found:
            if not any(_covers(other, hit) for other in kept):
                kept.append(hit)
        return sorted(kept, key=lambda hit: hit.start)

    def _at(self, token: Token, end: int) -> Iterator[Hit]:
        seen: set[int] = set()
        lower, lemma = token.lower_, lemma_of(token)
        candidates = self._exact.get(lower, []) + self._begins.get(lower[:3], [])
        if lemma != lower:
            candidates = candidates + self._exact.get(lemma, [])
        for term in candidates:
            if id(term) in seen:
                continue
            seen.add(id(term))
            last = _match(term.words, token, end)
            if last is None or _names_speaker(token.doc, last, end):
                continue
            span = token.doc[token.i : last]
            yield Hit(term, token.i, last, span.root.i)


def _covers(kept: Hit, hit: Hit) -> bool:
    """Whether a hit adds nothing to a longer one: it lies inside it, or overlaps it in the same family."""
    if kept.start <= hit.start and hit.end <= kept.end and kept.term.length > hit.term.length:
        return True
    same = kept.term.family == hit.term.family
    return same and hit.start < kept.end and kept.start < hit.end


def _match(words: Sequence[tuple[str, ...] | None], token: Token, end: int) -> int | None:
    """The end of the match that begins at the token; None where there is none."""
    doc = token.doc
    at = token.i
    gap = 0
    for word in words:
        if word is None:
            gap = _GAP
            continue
        place = next((i for i in range(at, min(at + gap + 1, end)) if _is(doc[i], word)), None)
        if place is None:
            return None
        at, gap = place + 1, 0
    return at


def _is(token: Token, alternatives: tuple[str, ...]) -> bool:
    lower, lemma = token.lower_, lemma_of(token)
    for one in alternatives:
        if one == "_" or one in (lower, lemma) or (one.endswith("*") and lower.startswith(one[:-1])):
            return True
    return False


def _names_speaker(doc: Doc, last: int, end: int) -> bool:
    return last < end and not _SPEAKERS.isdisjoint((lemma_of(doc[last]), doc[last].lower_))


@cache
def shipped_lexicon() -> Lexicon:
    """The lexicon that ships with the program."""
    text = files(__package__).joinpath("lexicon.yml").read_text(encoding="utf-8")
    return Lexicon(list(_terms(yaml.safe_load(text))))


def _terms(families: dict[str, dict[str, dict[str, list[str]]]]) -> Iterator[Term]:
    for family, codes in families.items():
        for code, kinds in codes.items():
            for kind, terms in kinds.items():
                for written in terms:
                    yield Term(
                        family=family,
                        code=None if code == "_" else f"{family}.{code}",
                        kind=TermKind(kind),
                        words=tuple(_words(written)),
                    )


def _words(written: str) -> Iterator[tuple[str, ...] | None]:
    for word in written.split():
        if word == "..":
            yield None
            continue
        parts = word.split("|")
        if len(parts) == 1 and "-" in word.strip("-"):
            for number, piece in enumerate(word.split("-")):
                if number:
                    yield ("-",)
                yield (piece,)
        else:
            yield tuple(parts)
