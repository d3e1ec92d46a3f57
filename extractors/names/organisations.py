"""The organisations of a document with every place that names one; what overlaps is settled here."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from extractors.names.candidate import Candidate, form_of
from extractors.names.forms import Forms
from extractors.names.joining import short_forms
from extractors.state import DocBlock, DocMention, DocOrganisation


@dataclass(frozen=True, slots=True)
class Named:
    """The organisations of a document and every place that names one."""

    organisations: tuple[DocOrganisation, ...]
    mentions: tuple[DocMention, ...]


def organise(
    doc: Doc, candidates: list[Candidate], blocks: tuple[DocBlock, ...], people: frozenset[int]
) -> Named:
    """Joins the candidates' forms and finds all their mentions; tokens of `people` are nobody else's."""
    forms = Forms(doc, candidates, people)
    forms.join()
    return _Mentions(doc, forms, blocks).named()


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    root: str
    place: bool
    weak: bool  # not by the gazetteer
    nested: bool = False


class _Mentions:
    def __init__(self, doc: Doc, forms: Forms, blocks: tuple[DocBlock, ...]) -> None:
        self.doc = doc
        self.text = doc.text
        self.forms = forms
        self.blocks = blocks

    def named(self) -> Named:
        """The joined sets as organisations, in the order of their first mention."""
        owner: dict[str, str] = {form: self.forms.joined.find(form) for form in self.forms.best}
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

    def _all_spans(self, owner: dict[str, str]) -> Iterator[_Span]:
        shouted = [span for block in self.blocks if (span := self._shouted(block)) is not None]
        for form, root in owner.items():
            place = self.forms.best[form].place
            weak = self.forms.best[form].known is None
            spans = set(self.forms.where.of(self.forms.words[form])) | self.forms.spans[form]
            if len(form) > 3:
                folded = self.forms.where.of(self.forms.words[form], folded=True) if shouted else []
                for short in short_forms(form, self.forms.best[form].kind) if shouted else ():
                    folded += self.forms.where.of(tuple(short.split()), folded=True)
                spans |= {each for each in folded if any(a <= each[0] and each[1] <= b for a, b in shouted)}
            for start, end in spans:
                if not any(i in self.forms.people for i in range(start, end)):
                    yield _Span(start, end, root, place=place, weak=weak)
        for short, form in self.forms.places.items():
            for start, end in self.forms.where.of(self.forms.short_words(short, form)) or self.forms.where.of(
                tuple(short.split())
            ):
                if start not in self.forms.people:
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
    def _distinct(spans: list[_Span]) -> list[_Span]:
        """One mention for each place and organisation; a place that is also its body's short form is
        the body's.
        """
        kept: dict[tuple[int, int], _Span] = {}
        for span in spans:
            before = kept.get((span.start, span.end))
            if before is None or (before.nested and not span.nested):
                kept[span.start, span.end] = span
        return list(kept.values())

    def _numbered(self, spans: list[_Span]) -> Named:
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
        best = self.forms.best_of(root)
        written = sorted(forms, key=lambda form: (-len(form), form))
        proper = [
            form for form in written if form in self.forms.best and not self.forms.best[form].place
        ] or written
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
