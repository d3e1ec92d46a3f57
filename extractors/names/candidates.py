"""Every place in a text that may name an organisation, with what it is and how surely, before names are
joined.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from extractors.names.bodies import bodies
from extractors.names.candidate import Candidate, form_of, trim
from extractors.names.known import KnownName, KnownNames, countries_of, decide, is_generic, sort_of
from extractors.names.occurrences import Occurrences
from extractors.names.places import adjectives, longest_place, places
from extractors.names.runs import Chunk, chunks, is_name_word, stretches
from extractors.names.shapes import NOT_A_NAME, UNSAID, Shape, country_of, kind_of, shape_of
from extractors.names.vote import Vote
from extractors.names.words import NOT_NAMES, NOT_ORGANISATION_TAILS, PREMISES
from extractors.state import DocBlock, Sort
from extractors.trained.labels import SpanKind, Tagged

_LINKS = frozenset(
    {"'", "’", "of", "for", "the", "'s", "’s", "&", "-", "against", "without", "on", "in", ","}
)

_SORTS = {
    SpanKind.COMPANY: Sort.COMPANY,
    SpanKind.PUBLIC_BODY: Sort.PUBLIC,
    SpanKind.CIVIL_SOCIETY: Sort.NGO,
    SpanKind.MEDIA: Sort.MEDIA,
    SpanKind.OTHER: Sort.UNKNOWN,
}
_SURE = 0.5  # what the tagger doubts more is left to the other signs
_LEAST_TAGGED = 0.5


class Collector:
    """Collects the candidates of one document."""

    def __init__(
        self, doc: Doc, known: KnownNames, blocks: tuple[DocBlock, ...], tagged: tuple[Tagged, ...] = ()
    ) -> None:
        self.doc = doc
        self._tagged = _spans_of(doc, tagged)
        self.blocks = blocks
        self.names = _longest(list(known.find(doc)))
        self.countries = countries_of(doc, self.names)
        self.known_tokens = frozenset(i for n in self.names if not n.ambiguous for i in range(n.start, n.end))
        self._places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        self._vote = Vote(doc, known, blocks, Occurrences(doc))
        self.readable = bytearray(len(doc))
        for start, end in stretches(doc, blocks):
            self.readable[start:end] = b"\1" * (end - start)
        self._lexicon = known
        self.people = self._people_tokens()

    def collect(self) -> list[Candidate]:
        """All candidates, longer and surer ones first at each place; they may overlap."""
        found = [*self._known(), *self._bodies(), *self._country_names()]
        people = self.people
        shaped: list[tuple[Chunk, Shape]] = []
        for chunk in chunks(self.doc, self.blocks, people):
            for start, end in self._parted(*trim(self.doc, chunk.start, chunk.end)):
                trimmed = Chunk(start, end, chunk.head)
                shaped.append((trimmed, shape_of(self.doc, trimmed)))
        found += self._by_shape(shaped)
        found += self._by_vote(shaped, people)
        return found + list(self._by_tagger(found))

    def _parted(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The chunk, or the two known names that an ampersand or slash sets side by side."""
        marks = [i for i in range(start + 1, end - 1) if self.doc[i].text in ("&", "/")]
        if len(marks) == 1:
            halves = (start, marks[0]), (marks[0] + 1, end)
            if any(self._lexicon.has(form_of(self.doc, *half)) for half in halves):
                yield from halves
                return
        if start < end:
            yield start, end

    def _known(self) -> Iterator[Candidate]:
        sure = frozenset(
            key
            for name in self.names
            if not name.ambiguous and len(name.organisations) == 1 and not is_generic(name.form)
            for known in name.organisations
            for key in (known.key, known.parent)
            if key is not None
        )
        for name in self.names:
            known = decide(name, self.countries, sure)
            if known is None and name.ambiguous:
                continue  # left to shape and vote: somebody else's name too
            pattern = name.organisations[0]
            sort = sort_of(pattern)
            yield Candidate(
                name.start,
                name.end,
                form_of(self.doc, name.start, name.end),
                sort,
                pattern.kind,
                1.0,
                known,
                known.country if known else None,
            )

    def _by_tagger(self, found: Iterable[Candidate]) -> Iterator[Candidate]:
        """What the encoder tags where nothing else says what stands there; the name of a country or state is
        no more than that.
        """
        told = list(found)
        places = {(one.start, one.end) for one in told if one.place}
        said = {
            at
            for one in told
            if one.sort is not Sort.UNKNOWN and not one.place
            for at in range(one.start, one.end)
        }
        for start, end, name in self._tagged:
            if (start, end) in places or not said.isdisjoint(range(start, end)):
                continue
            if self.doc[end - 1].lower_ in NOT_ORGANISATION_TAILS:
                continue
            sort = _SORTS[name.kind]
            certainty = round(_LEAST_TAGGED + (1 - _LEAST_TAGGED) * name.certainty, 3)
            country = country_of(self.doc, Chunk(start, end))
            form = form_of(self.doc, start, end)
            yield Candidate(start, end, form, sort, kind_of(sort), certainty, country=country)

    def _bodies(self) -> Iterator[Candidate]:
        named = {token.text for token in self.doc}
        for body in bodies(self.doc):
            if body.certainty <= 0.5 and "Council" in named:
                continue  # "the district council" means the council that is named
            yield Candidate(
                body.start,
                body.end,
                form_of(self.doc, body.start, body.end),
                body.sort,
                kind_of(body.sort),
                body.certainty,
                country=body.country,
            )

    def _country_names(self) -> Iterator[Candidate]:
        words = [token.text for token in self.doc]
        at = 0
        while at < len(words):
            size = longest_place(words, at)
            if size and not (size == 1 and self.doc[at].ent_type_ == "PERSON"):
                place = places()[" ".join(words[at : at + size])]
                sort = Sort.LOCAL if place.is_state else Sort.COUNTRY
                form = form_of(self.doc, at, at + size)
                yield Candidate(
                    at, at + size, form, sort, kind_of(sort), 0.4, None, place.country, place=True
                )
            at += size or 1

    def _people_tokens(self) -> frozenset[int]:
        """Tokens of people's names of two words and more, where use and shape do not make a firm of them."""
        found: set[int] = set()
        taken = self.known_tokens | {i for start, end, _ in self._tagged for i in range(start, end)}
        for entity in self.doc.ents:
            if entity.label_ != "PERSON" or not set(range(entity.start, entity.end)).isdisjoint(taken):
                continue
            start, end = trim(self.doc, entity.start, entity.end)
            if end - start < 2 or "&" in entity.text or self.doc[end - 1].lower_ in PREMISES:
                continue
            shape = shape_of(self.doc, Chunk(start, end))
            signs = self._vote.signs_of(form_of(self.doc, start, end), [(start, end)])
            organisational = (
                shape.sort is not Sort.UNKNOWN or signs.company + signs.organisation >= 2.5 + signs.person
            )
            if not organisational:
                found |= set(range(start, end))
        return frozenset(found)

    def _by_shape(self, shaped: Iterable[tuple[Chunk, Shape]]) -> Iterator[Candidate]:
        for chunk, shape in shaped:
            if shape.certainty <= 0:
                continue
            form = form_of(self.doc, chunk.start, chunk.end)
            sort = shape.sort
            if sort is Sort.UNKNOWN:
                sort = (
                    self._vote.sort_by_use(self._vote.signs_of(form, [(chunk.start, chunk.end)]))
                    or Sort.UNKNOWN
                )
            yield Candidate(
                chunk.start,
                chunk.end,
                form,
                sort,
                kind_of(sort),
                shape.certainty,
                country=country_of(self.doc, chunk),
            )

    def _by_vote(self, shaped: list[tuple[Chunk, Shape]], people: frozenset[int]) -> Iterator[Candidate]:
        """Names that their words leave open: decided for the whole document by labels and by use."""
        spans: set[tuple[int, int]] = {(c.start, c.end) for c, shape in shaped if shape == UNSAID}
        refused = {(c.start, c.end) for c, shape in shaped if shape == NOT_A_NAME}
        covered = {i for c, shape in shaped if shape.certainty > 0 for i in range(c.start, c.end)}
        for start, end in set(self._model_spans(people, covered)) - refused:
            shape = shape_of(self.doc, Chunk(start, end))
            if shape.certainty > 0:
                yield from self._by_shape([(Chunk(start, end), shape)])
            elif shape == UNSAID:
                spans.add((start, end))
        for start, end in spans:
            self._places[form_of(self.doc, start, end)].append((start, end))
        surnames = {self.doc[i].text for i in people}
        for form, where in self._places.items():
            if form in places() or form in adjectives() or form.lower() in NOT_NAMES:
                continue
            decided = self._vote.decide(form, where, surnames)
            if decided is not None:
                for start, end in where:
                    yield replace(decided, start=start, end=end)

    def _model_spans(self, people: frozenset[int], covered: set[int]) -> Iterator[tuple[int, int]]:
        for entity in self.doc.ents:
            if entity.label_ in ("DATE", "MONEY", "CARDINAL", "ORDINAL", "PERCENT", "TIME", "QUANTITY"):
                continue
            start, end = trim(self.doc, entity.start, entity.end)
            inside = range(start, end)
            if (
                start >= end
                or not all(self.readable[start:end])
                or not people.isdisjoint(inside)
                or not covered.isdisjoint(inside)
            ):
                continue
            words = [self.doc[i] for i in inside]
            if entity.label_ != "ORG" or any(
                _foreign_to_names(word.text, word.lower_) for word in words if not is_name_word(word)
            ):
                continue
            if is_name_word(words[0]) and not any("\n" in word.text for word in words):
                yield start, end


def _spans_of(doc: Doc, tagged: tuple[Tagged, ...]) -> list[tuple[int, int, Tagged]]:
    """The tagged names by tokens, without article and possessive."""
    found = []
    for name in tagged:
        span = doc.char_span(name.start, name.end, alignment_mode="expand")
        if span is not None and name.certainty >= _SURE:
            start, end = trim(doc, span.start, span.end)
            if start < end:
                found.append((start, end, name))
    return found


def _foreign_to_names(text: str, lower: str) -> bool:
    """A word that a model put into a name and that belongs to none."""
    return lower not in _LINKS and not text.isdigit()


def _longest(names: list[KnownName]) -> list[KnownName]:
    """Known names that lie in no longer known name, in order."""
    kept: list[KnownName] = []
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if not kept or name.end > kept[-1].end:
            kept.append(name)
    return kept
