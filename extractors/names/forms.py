"""Which of a document's forms name one organisation, and what is known of it."""

import re
from collections import defaultdict
from dataclasses import replace

from spacy.tokens import Doc

from extractors.names.candidate import Candidate, form_of
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
from extractors.state import Sort
from graph.model.vocabulary import OrganisationKind

_SEAT = re.compile(
    r"(?:city|town|county|state|district|borough|municipality|province|commonwealth) of (?:the )?"
    r"(?P<seat>[A-Z].*)",
    re.I,
)
_CLOSING = (")", "]")
_PUBLIC = OrganisationKind.PUBLIC_BODY
_COMPANY = OrganisationKind.COMPANY


class Forms:
    """The written forms of a document, joined where they name one organisation."""

    def __init__(self, doc: Doc, candidates: list[Candidate], people: frozenset[int]) -> None:
        self.doc = doc
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
        first, second = self.best_of(one), self.best_of(other)
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

    def best_of(self, form: str) -> Candidate:
        """The candidate that says most of the organisation behind the form."""
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
        """As in "Flint" beside "city of Flint", "Indiana" beside "state of Indiana": the place may
        stand for the body.
        """
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
        if known is not None and self.best_of(form).known is None and not only_legal_rest(form, short):
            return  # a named part of a known organisation is one of its own
        if self.best[form].kind is _PUBLIC and is_local_short_form(form, short):
            self.places.setdefault(short, form)
            return
        self._adopt(short, form)

    def _adopt(self, short: str, form: str, *, join: bool = True) -> None:
        new = short not in self.best
        if new:
            start, end = self.where.of(self.short_words(short, form))[0]
            self._take(replace(self.best[form], start=start, end=end, form=short, known=None, certainty=0.8))
            self.joined.add(short)
        if join:
            self._join(short, form, sure=new or self.best[short].sort is Sort.UNKNOWN)

    def _stands_alone(self, short: str, form: str) -> bool:
        """Whether the short form occurs outside its long form, as a proper noun."""
        longer = self.spans[form]
        for start, end in self.where.of(self.short_words(short, form)):
            if start in self.people or any(first <= start and end <= last for first, last in longer):
                continue
            token = self.doc[start]
            if token.pos_ == "PROPN" or token.ent_type_ or not token.is_sent_start:
                return True
        return False

    def short_words(self, short: str, form: str) -> tuple[str, ...]:
        """The tokens of a short form, which are the first tokens of its long form, or the one of an
        acronym.
        """
        words = self.words[form]
        target = short.replace(" ", "")
        for size in range(1, len(words)):
            if "".join(words[:size]) == target:
                return words[:size]
        return (short,)


def _rank(candidate: Candidate) -> tuple[bool, bool, float]:
    described = candidate.sort is not Sort.UNKNOWN and not candidate.place
    return candidate.known is not None, described, candidate.certainty
