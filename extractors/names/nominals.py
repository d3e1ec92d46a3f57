"""Descriptions that refer back to a name: "the firm", "the council", "both companies".

A description is resolved where exactly one organisation fits in the nearest stretch that holds any: the
sentence so far, the sentence before, the block so far, the blocks before. Two that fit leave it unread;
nothing is guessed.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.names.organisations import Named
from extractors.names.places import adjectives
from extractors.names.referents import BODIES, FIRMS, Fits, firm, group, unsaid
from extractors.state import BlockKind, DocBlock, DocMention

_POINTERS = frozenset({"the", "this", "that", "both", "these", "those"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "both": 2, "pair": 2}
_FAR = 3  # the stretches from this one on lie outside the block
_NEAR_BLOCKS = 5  # how many blocks back a description may reach when none in between names anything that fits
_STANDS_FOR = frozenset(
    [
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "boss",
        "bosses",
        "executive",
        "executives",
        "chief",
        "leader",
        "leaders",
        "official",
        "officials",
        "officer",
        "officers",
        "board",
        "staff",
        "management",
        "share",
        "shares",
        "shareholder",
        "headquarters",
    ]
)


@dataclass(frozen=True, slots=True)
class _Description:
    head: Token
    start: int  # characters
    end: int
    fits: Fits
    number: int | None  # how many; None: several
    firm: bool  # a noun of firms, not of bodies; without an adjective of nationality


def refer_back(doc: Doc, named: Named, blocks: tuple[DocBlock, ...]) -> tuple[DocMention, ...]:
    """All mentions in order: the names and the descriptions, resolved or unread."""
    taken = bytearray(len(doc.text) + 1)
    for mention in named.mentions:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    search = _Search(doc, named, blocks)
    for description in _descriptions(doc, taken):
        search.resolve(description)
    return tuple(sorted(search.mentions, key=lambda m: (m.start, -m.end, m.nominal, m.organisation or 0)))


def _descriptions(doc: Doc, taken: bytearray) -> Iterator[_Description]:
    owned = {words for words in _owned(doc) if len(words) > 1}
    for token in doc:
        if token.pos_ not in ("NOUN", "PROPN") or taken[token.idx]:
            continue
        lemma = token.lemma_.lower()
        if lemma not in FIRMS and lemma not in BODIES:
            continue
        pointer = next((child for child in token.lefts if child.lower_ in _POINTERS), None)
        if pointer is None or not _refers(token, taken) or _described_as(token) in owned:
            continue
        plural = token.tag_ in ("NNS", "NNPS")
        number = next((_NUMBERS[child.lower_] for child in token.lefts if child.lower_ in _NUMBERS), None)
        fits = BODIES.get(lemma) or (group if lemma == "group" else firm)
        narrowed = _of_country(token, fits)
        of_firms = lemma not in BODIES and narrowed is fits
        end = token.idx + len(token)
        yield _Description(token, pointer.idx, end, narrowed, number if plural else 1, of_firms)


def _described_as(token: Token) -> tuple[str, ...]:
    return (*(child.lower_ for child in token.lefts if child.dep_ == "compound"), token.lemma_.lower())


def _owned(doc: Doc) -> set[tuple[str, ...]]:
    """What somebody in the text has: after "Orrin's insurer", "the insurer" is not Orrin."""
    return {
        _described_as(token)
        for token in doc
        if token.pos_ == "NOUN" and any(child.dep_ == "poss" for child in token.lefts)
    }


def _refers(token: Token, taken: bytearray) -> bool:
    """Whether the phrase describes somebody named elsewhere, and does not name them itself."""
    if token.dep_ == "compound" and token.head.lemma_.lower() not in _STANDS_FOR:
        return False
    modifiers = [child.lower_ for child in token.lefts if child.dep_ == "compound"]
    if token.lemma_.lower() == "force" and modifiers and modifiers != ["police"]:
        return False  # task forces, work forces
    if token.dep_ == "attr" or any(
        child.lower_ in ("first", "only", "other", "largest") for child in token.lefts
    ):
        return False
    lefts = [child for child in token.lefts if child.dep_ in ("compound", "nmod", "poss", "amod")]
    if any(taken[child.idx] and child.text not in adjectives() for child in lefts):
        return False
    if any(child.dep_ == "appos" and taken[child.idx] for child in token.rights):
        return False
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return not (
        following is not None and taken[following.idx] and token.whitespace_ and following.pos_ == "PROPN"
    )


def _of_country(token: Token, fits: Fits) -> Fits:
    codes = {adjectives()[child.text] for child in token.lefts if child.text in adjectives()} - {None}
    if len(codes) != 1:
        return fits
    code = codes.pop()
    return lambda organisation: fits(organisation) and organisation.country == code


def _start(mention: DocMention) -> int:
    return mention.start


class _Search:
    """Looks back for what a description means; a resolved one is a place to look back to in its turn."""

    def __init__(self, doc: Doc, named: Named, blocks: tuple[DocBlock, ...]) -> None:
        self.doc = doc
        self._length = len(doc.text)
        self.organisations = named.organisations
        self.mentions = list(named.mentions)
        self._names = sorted(
            (m for m in named.mentions if not m.nested and not m.place), key=lambda mention: mention.start
        )
        self._resolved: list[DocMention] = []
        self._counts = Counter(m.organisation for m in self._names if m.organisation is not None)
        headings = [block for block in blocks if block.kind is BlockKind.HEADING]
        self._headed = {
            m.organisation for m in self._names if any(b.start <= m.start < b.end for b in headings[:3])
        }
        self._blocks: list[DocBlock] = [
            b for b in blocks if b.kind not in (BlockKind.BOILERPLATE, BlockKind.CAPTION)
        ]
        self._block_starts = [block.start for block in self._blocks]

    def resolve(self, description: _Description) -> None:
        """Add the mentions that the description makes."""
        meant: list[int | None] = list(self._meant(description))
        for number in meant or [None]:
            mention = DocMention(number, description.start, description.end, nominal=True)
            self.mentions.append(mention)
            if number is not None:
                self._resolved.append(mention)

    def _meant(self, description: _Description) -> list[int]:
        found = self._search(description, description.fits)
        if found is None and description.firm:
            found = self._search(description, unsaid)
        return found or []

    def _search(self, description: _Description, fits: Fits) -> list[int] | None:
        """What is meant; empty where two fit, None where nothing does."""
        for number, (start, end) in enumerate(self._stretches(description)):
            fitting = self._fitting(description, fits, start, end)
            if not fitting or (description.number is not None and len(fitting) < description.number):
                continue
            if description.number is None:
                return fitting if 2 <= len(fitting) <= 4 else []
            if len(fitting) == description.number:
                return fitting
            return self._focus(fitting) if number >= _FAR and description.number == 1 else []
        if description.number == 1:
            fitting = self._fitting(description, fits, 0, self._length)
            return fitting if len(fitting) == 1 else self._focus(fitting) if fitting else None
        return None

    def _focus(self, fitting: list[int]) -> list[int]:
        """The one that the whole text is about: named in its headings and three times as often as any
        other.
        """
        counts = {number: self._counts[number] for number in fitting}
        best = max(counts, key=lambda number: counts[number])
        others = max((count for number, count in counts.items() if number != best), default=0)
        return [best] if best in self._headed and counts[best] >= 3 * max(others, 1) else []

    def _stretches(self, description: _Description) -> Iterator[tuple[int, int]]:
        """From near to far, each longer than the one before."""
        at = description.start
        sentence = description.head.sent
        number = bisect_right(self._block_starts, at) - 1
        before = number if number >= 0 and at < self._blocks[number].end else None
        floor = self._blocks[before].start if before is not None else 0
        yield max(sentence.start_char, floor), at
        if sentence.start > 0 and description.number is not None:
            previous = self.doc[sentence.start - 1].sent
            yield max(previous.start_char, floor), at
        yield floor, at
        for back in range(1, _NEAR_BLOCKS + 1 if before is not None else 0):
            assert before is not None
            if before - back >= 0:
                yield self._blocks[before - back].start, at

    def _fitting(self, description: _Description, fits: Fits, start: int, end: int) -> list[int]:
        here = [
            mention
            for mentions in (self._names, self._resolved)
            for mention in mentions[
                bisect_left(mentions, start, key=_start) : bisect_left(mentions, end, key=_start)
            ]
            if mention.end <= end
        ]
        numbers: list[int] = []
        for mention in here:
            number = mention.organisation
            if number is not None and number not in numbers and not self._opposed(description, mention):
                numbers.append(number)
        return [number for number in numbers if fits(self.organisations[number])]

    def _opposed(self, description: _Description, mention: DocMention) -> bool:
        """Subject and object of one verb are two: "Serco sued the firm"."""
        span = self.doc.char_span(mention.start, mention.end, alignment_mode="expand")
        if span is None or span.root.head.i != description.head.head.i or span.root.i == description.head.i:
            return False
        sides = {span.root.dep_, description.head.dep_}
        return bool(sides & {"nsubj", "nsubjpass"}) and bool(sides & {"dobj", "dative", "agent"})
