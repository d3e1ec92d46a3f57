"""What a name is whose words leave it open: a vote of labels and use over the whole document."""

from collections import Counter

from spacy.tokens import Doc, Span

from extractors.names.body_words import BODY_NOUNS, OF_HEADS, TAILS, TOPICS
from extractors.names.candidate import Candidate
from extractors.names.known import KnownNames, sort_of
from extractors.names.occurrences import Occurrences
from extractors.names.runs import Chunk, is_name_word
from extractors.names.shapes import country_of, kind_of
from extractors.names.use import Signs
from extractors.names.use import signs_of as signs_at
from extractors.names.words import COMPANY_NOUNS, COMPANY_TAILS, NOT_ORGANISATION_TAILS, PREMISES
from extractors.state import BlockKind, DocBlock, Sort

_OTHER_LABELS = frozenset({"PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "LANGUAGE", "NORP", "FAC"})
_EVERYDAY = (
    TOPICS | TAILS.keys() | OF_HEADS.keys() | COMPANY_TAILS | COMPANY_NOUNS | BODY_NOUNS.keys()
    | NOT_ORGANISATION_TAILS | PREMISES
)  # fmt: skip
_ENOUGH = 30  # places of one name whose sentences are looked at


class Vote:
    """Decides on the names of one document."""

    def __init__(self, doc: Doc, known: KnownNames, blocks: tuple[DocBlock, ...], where: Occurrences) -> None:
        self.doc = doc
        self.text = doc.text
        self.where = where
        self._lexicon = known
        self._signs: dict[str, Signs] = {}
        self._block_at: dict[int, DocBlock] = {}
        for block in blocks:
            if block.kind in (BlockKind.TABLE, BlockKind.LIST):
                span = doc.char_span(block.start, block.end, alignment_mode="expand")
                if span is not None:
                    marks = sum(1 for token in span[:3] if not is_name_word(token))
                    self._block_at[span.start if block.kind is BlockKind.TABLE else span.start + marks] = (
                        block
                    )

    def decide(self, form: str, where: list[tuple[int, int]], surnames: set[str]) -> Candidate | None:
        """What the name is by labels and use over the whole document; None where it is no organisation."""
        labels: Counter[str] = Counter()
        for start, end in where:
            label = _label(self.doc[start:end])
            labels[label] += 1
        signs = self.signs_of(form, where)
        signs.organisation += self._listed(where)
        single = " " not in form
        last = form.rsplit(" ", 1)[-1].lower()
        if last in NOT_ORGANISATION_TAILS or (single and form in surnames):
            return None
        if last in PREMISES:
            labels["PERSON"] = 0
        organisation = (
            2 * min(labels["ORG"], 3) + signs.company + signs.organisation + sum(signs.sorts.values())
        )
        if single and len(labels.keys() - {""}) > 1:
            organisation += (
                1.5  # one word that a model takes for ever other things is mostly a firm it never saw
            )
        person = signs.person + min(labels["PERSON"], 2) * (0.5 if single else 1.5)
        place = signs.place + 2 * min(labels["GPE"] + labels["LOC"], 3)
        other = 1.5 * sum(labels[label] for label in _OTHER_LABELS) + signs.thing
        if organisation < 1.5 or organisation < max(person, place, other):
            return None
        if single and not self._is_proper(form, where, organisation - 2 * min(labels["ORG"], 3)):
            return None
        sort = self.sort_by_use(signs) or Sort.UNKNOWN
        pattern = self._lexicon.unsure(form)
        if pattern is not None and sort in (Sort.UNKNOWN, Sort.COMPANY):
            sort = sort_of(pattern)
        certainty = min(0.8, 0.35 + 0.08 * organisation)
        start, end = where[0]
        country = country_of(self.doc, Chunk(start, end))
        return Candidate(start, end, form, sort, kind_of(sort), certainty, country=country)

    def _listed(self, where: list[tuple[int, int]]) -> float:
        """Points for a name that is a whole list entry, or the first cell of a row with money in it."""
        points = 0.0
        for start, end in where[:_ENOUGH]:
            block = self._block_at.get(start)
            if block is None:
                continue
            text = self.text[block.start : block.end]
            if block.kind is BlockKind.TABLE and any(sign in text for sign in "£$€₹"):
                points += 2
            elif block.kind is BlockKind.LIST and end - start + 1 >= len(text.split()):
                points += 1
        return min(points, 2)

    def _is_proper(self, form: str, where: list[tuple[int, int]], use: float) -> bool:
        """Whether one word is a name: an everyday word needs to be used as one, inside a sentence."""
        lower = form.lower()
        if lower in _EVERYDAY and not form.isupper():
            return use >= 3
        if form.isupper() or not form.isalpha() or use >= 2:
            return True
        for start, _ in where:
            token = self.doc[start]
            opening = (
                token.is_sent_start or token.i == 0 or token.nbor(-1).is_space or token.nbor(-1).is_quote
            )
            if token.pos_ == "PROPN" and not opening:
                return True
        return len(where) > 1 and all(self.doc[start].pos_ == "PROPN" for start, _ in where)

    def signs_of(self, form: str, where: list[tuple[int, int]]) -> Signs:
        """The points of all places of a name."""
        if form not in self._signs:
            signs = Signs()
            words = tuple(token.text for token in self.doc[where[0][0] : where[0][1]])
            for start, end in self.where.of(words)[:_ENOUGH]:
                signs.add(signs_at(self.doc[start:end]))
            self._signs[form] = signs
        return self._signs[form]

    @staticmethod
    def sort_by_use(signs: Signs) -> Sort | None:
        """What use says of a name; None where it says nothing."""
        if signs.sorts:
            sort, points = signs.sorts.most_common(1)[0]
            if points > signs.company:
                return sort
        return Sort.COMPANY if signs.company >= 1.5 else None


def _label(span: Span) -> str:
    labels = Counter(token.ent_type_ for token in span)
    return labels.most_common(1)[0][0]
