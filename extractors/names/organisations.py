"""From candidates to the organisations of a document: joins forms, finds every mention, settles what overlaps."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from extractors.names.candidates import Candidate, form_of
from extractors.names.joining import (
    Joined,
    acronyms,
    fits_in_brackets,
    is_local_short_form,
    ministry_key,
    only_legal_rest,
    plain,
    short_forms,
    without_country,
)
from extractors.names.occurrences import Occurrences
from extractors.names.words import NOT_NAMES
from extractors.state import DocBlock, DocMention, DocOrganisation, Sort
from graph.model.vocabulary import OrganisationKind

_SEAT = re.compile(
    r"(?:city|town|county|state|district|borough|municipality|province|commonwealth) of (?:the )?(?P<seat>[A-Z].*)",
    re.I,
)
_CLOSING = (")", "]")
_PUBLIC = OrganisationKind.PUBLIC_BODY
_COMPANY = OrganisationKind.COMPANY


@dataclass(frozen=True, slots=True)
class Named:
    """The organisations of a document and every place that names one."""

    organisations: tuple[DocOrganisation, ...]
    mentions: tuple[DocMention, ...]


def organise(
    doc: Doc, candidates: list[Candidate], blocks: tuple[DocBlock, ...], people: frozenset[int]
) -> Named:
    """Joins the candidates' forms and finds all their mentions; tokens of `people` are nobody else's."""
    builder = _Builder(doc, candidates, blocks, people)
    builder.join()
    return builder.named()


class _Builder:
    def __init__(
        self, doc: Doc, candidates: list[Candidate], blocks: tuple[DocBlock, ...], people: frozenset[int]
    ) -> None:
        self.doc = doc
        self.text = doc.text
        self.blocks = blocks
        self.people = people
        self.where = Occurrences(doc)
        self.best: dict[str, Candidate] = {}
        self.spans: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
        self.words: dict[str, tuple[str, ...]] = {}
        for candidate in candidates:
            self._take(candidate)
        self.places: dict[str, str] = {}  # a local body's bare place → the form of the body
        self.joined = Joined(self.best)
        self.leaders: dict[str, Candidate] = {}
        self.surnames = {doc[i].text for i in people}

    def _take(self, candidate: Candidate) -> None:
        before = self.best.get(candidate.form)
        if before is None or _rank(candidate) > _rank(before):
            self.best[candidate.form] = candidate
        self.spans[candidate.form].add((candidate.start, candidate.end))
        words = tuple(token.text for token in self.doc[candidate.start : candidate.end])
        self.words.setdefault(candidate.form, words)

    # -- joining forms

    def join(self) -> None:
        """Bracketed acronyms, then equal names, then acronyms and short forms that only one name explains."""
        self._brackets()
        names = [form for form, candidate in self.best.items() if not candidate.place]
        by_key: dict[str, str] = {}
        for form in names:
            known = self.best[form].known
            if known is not None:
                self._join(by_key.setdefault(known.key, form), form)
        for key in (plain, ministry_key):
            groups: defaultdict[object, list[str]] = defaultdict(list)
            for form in names:
                value = key(form)
                if value is not None:
                    groups[value].append(form)
            for group in groups.values():
                self._join_if_one(group)
        for form in names:
            bare = without_country(form)
            if bare is not None and bare in self.best:
                owners = [other for other in names if without_country(other) == bare]
                if len({self.joined.find(owner) for owner in owners}) == 1:
                    self._join(form, bare)
        self._acronyms(names)
        self._seats(names)
        self._short_forms(names)

    def _join(self, one: str, other: str, *, sure: bool = False) -> None:
        first, second = self._best_of(one), self._best_of(other)
        keys = {c.known.key for c in (first, second) if c.known is not None}
        kinds = {first.kind, second.kind} - {OrganisationKind.UNKNOWN}
        if len(keys) < 2 and (sure or len(kinds) < 2):
            self.joined.join(one, other)
            self.leaders[self.joined.find(one)] = max(first, second, key=_rank)

    def _join_if_one(self, group: list[str]) -> None:
        countries = {self.best[form].country for form in group} - {None}
        if len(countries) <= 1:
            for form in group[1:]:
                self._join(group[0], form)

    def _best_of(self, form: str) -> Candidate:
        return self.leaders.get(self.joined.find(form), self.best[form])

    def _brackets(self) -> None:
        for form, candidate in list(self.best.items()):
            if candidate.place:
                continue
            for _, end in list(self.spans[form]):
                short = self._in_brackets(end)
                if short is None or not fits_in_brackets(form, short[0]):
                    continue
                name, start, stop = short
                self._take(replace(candidate, start=start, end=stop, form=name, known=None))
                self.joined.add(name)
                self._join(form, name, sure=True)

    def _in_brackets(self, at: int) -> tuple[str, int, int] | None:
        doc = self.doc
        if at + 2 >= len(doc) or doc[at].text not in ("(", "["):
            return None
        start, end = at + 1, at + 1
        while end < len(doc) and end - start < 5 and doc[end].text not in _CLOSING:
            end += 1
        if end >= len(doc) or doc[end].text not in _CLOSING:
            return None
        while start < end and (doc[start].is_quote or doc[start].lower_ in ("the", "or", "hereafter")):
            start += 1
        while end > start and doc[end - 1].is_quote:
            end -= 1
        return (form_of(doc, start, end), start, end) if 0 < end - start <= 3 else None

    def _acronyms(self, names: list[str]) -> None:
        owners: defaultdict[str, list[str]] = defaultdict(list)
        for form in names:
            for short in acronyms(form):
                if short != form and short.lower() not in NOT_NAMES and self.where.of((short,)):
                    owners[short].append(form)
        for short, forms in sorted(owners.items()):
            if len({self.joined.find(form) for form in forms}) == 1:
                self._adopt(short, forms[0])

    def _seats(self, names: list[str]) -> None:
        """ "Flint" beside "city of Flint", "Indiana" beside "state of Indiana": the place may stand for the body."""
        for form in names:
            match = _SEAT.fullmatch(form)
            if match is None or self.best[form].kind is not _PUBLIC:
                continue
            seat = match["seat"]
            own = self.best.get(seat)
            if own is not None and own.known is None and (own.sort is Sort.UNKNOWN or own.place):
                self._join(form, seat, sure=True)
            elif own is None and self.where.of(tuple(seat.split())):
                self.places.setdefault(seat, form)

    def _short_forms(self, names: list[str]) -> None:
        owners: defaultdict[str, list[str]] = defaultdict(list)
        for form in names:
            for short in short_forms(form, self.best[form].kind):
                if short in self.surnames or not self._stands_alone(short, form):
                    continue
                owners[short].append(form)
        for short in sorted(owners, key=lambda each: (-len(each), each)):
            self._settle(short, owners[short])

    def _settle(self, short: str, forms: list[str]) -> None:
        roots = {self.joined.find(form): form for form in forms}
        if len(roots) > 1:
            legal = {root: form for root, form in roots.items() if only_legal_rest(form, short)}
            roots = legal if len(legal) == 1 else roots
        if len(roots) > 1:
            if short not in self.best and all(self.best[form].kind is _COMPANY for form in forms):
                self._adopt(short, forms[0], join=False)
            return
        form = next(iter(roots.values()))
        known = self.best[short].known if short in self.best else None
        if known is not None and self._best_of(form).known is None and not only_legal_rest(form, short):
            return  # a named part of a known organisation is one of its own
        if self.best[form].kind is _PUBLIC and is_local_short_form(form, short):
            self.places.setdefault(short, form)
            return
        self._adopt(short, form)

    def _adopt(self, short: str, form: str, *, join: bool = True) -> None:
        new = short not in self.best
        if new:
            start, end = self.where.of(self._short_words(short, form))[0]
            self._take(replace(self.best[form], start=start, end=end, form=short, known=None, certainty=0.8))
            self.joined.add(short)
        if join:
            self._join(short, form, sure=new or self.best[short].sort is Sort.UNKNOWN)

    def _stands_alone(self, short: str, form: str) -> bool:
        """Whether the short form occurs outside its long form, as a proper noun."""
        longer = self.spans[form]
        for start, end in self.where.of(self._short_words(short, form)):
            if start in self.people or any(first <= start and end <= last for first, last in longer):
                continue
            token = self.doc[start]
            if token.pos_ == "PROPN" or token.ent_type_ or not token.is_sent_start:
                return True
        return False

    def _short_words(self, short: str, form: str) -> tuple[str, ...]:
        """The tokens of a short form, which are the first tokens of its long form, or the one of an acronym."""
        words = self.words[form]
        target = short.replace(" ", "")
        for size in range(1, len(words)):
            if "".join(words[:size]) == target:
                return words[:size]
        return (short,)

    # -- mentions

    def named(self) -> Named:
        """The joined sets as organisations, in the order of their first mention."""
        owner: dict[str, str] = {form: self.joined.find(form) for form in self.best}
        found = sorted(
            self._all_spans(owner), key=lambda span: (span.start - span.end, span.weak, span.start)
        )
        taken = bytearray(len(self.doc))
        kept: list[_Span] = []
        for span in found:
            covered = any(taken[span.start : span.end])
            if covered and not all(taken[span.start : span.end]):
                continue  # across the edge of a longer name
            if covered and span.weak and not span.place:
                continue
            kept.append(replace(span, nested=covered))
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
        kept = self._distinct(sorted(kept, key=lambda span: (span.start, -span.end)))
        return self._numbered(kept)

    def _all_spans(self, owner: dict[str, str]) -> Iterator["_Span"]:
        shouted = [span for block in self.blocks if (span := self._shouted(block)) is not None]
        for form, root in owner.items():
            place = self.best[form].place
            weak = self.best[form].known is None
            spans = set(self.where.of(self.words[form])) | self.spans[form]
            if len(form) > 3:
                folded = self.where.of(self.words[form], folded=True) if shouted else []
                spans |= {each for each in folded if any(a <= each[0] and each[1] <= b for a, b in shouted)}
            for start, end in spans:
                if not any(i in self.people for i in range(start, end)):
                    yield _Span(start, end, root, place=place, weak=weak)
        for short, form in self.places.items():
            for start, end in self.where.of(self._short_words(short, form)) or self.where.of(
                tuple(short.split())
            ):
                if start not in self.people:
                    yield _Span(start, end, owner[form], place=True, weak=True)

    def _shouted(self, block: DocBlock) -> tuple[int, int] | None:
        """The tokens of a block that is all capitals."""
        text = self.text[block.start : block.end]
        letters = sum(char.isalpha() for char in text)
        if letters < 8 or sum(char.isupper() for char in text) < 0.8 * letters:
            return None
        span = self.doc.char_span(block.start, block.end, alignment_mode="expand")
        return None if span is None else (span.start, span.end)

    @staticmethod
    def _distinct(spans: list["_Span"]) -> list["_Span"]:
        """One mention for each place and organisation; a place that is also its body's short form is the body's."""
        kept: dict[tuple[int, int], _Span] = {}
        for span in spans:
            before = kept.get((span.start, span.end))
            if before is None or (before.nested and not span.nested):
                kept[span.start, span.end] = span
        return list(kept.values())

    def _numbered(self, spans: list["_Span"]) -> Named:
        numbers: dict[str, int] = {}
        mentions = []
        forms: defaultdict[str, set[str]] = defaultdict(set)
        for span in spans:
            number = numbers.setdefault(span.root, len(numbers))
            first, last = self.doc[span.start], self.doc[span.end - 1]
            forms[span.root].add(form_of(self.doc, span.start, span.end))
            mentions.append(
                DocMention(
                    number,
                    first.idx,
                    last.idx + len(last.text),
                    nested=span.nested,
                    place=span.place,
                )
            )
        organisations = tuple(self._organisation(root, forms[root]) for root in numbers)
        return Named(organisations, tuple(mentions))

    def _organisation(self, root: str, forms: set[str]) -> DocOrganisation:
        best = self._best_of(root)
        written = sorted(forms, key=lambda form: (-len(form), form))
        proper = [form for form in written if form in self.best and not self.best[form].place] or written
        mixed = [form for form in proper if not form.isupper() or len(form) < 6] or proper
        capital = [form for form in mixed if form[0].isupper() or form[0].isdigit()] or mixed
        return DocOrganisation(
            name=capital[0],
            kind=best.kind,
            sort=best.sort,
            key=best.known.key if best.known else None,
            country=best.country,
            forms=tuple(written),
            certainty=best.certainty,
        )


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    root: str
    place: bool
    weak: bool  # not by the gazetteer
    nested: bool = False


def _rank(candidate: Candidate) -> tuple[bool, bool, float]:
    described = candidate.sort is not Sort.UNKNOWN and not candidate.place
    return candidate.known is not None, described, candidate.certainty
