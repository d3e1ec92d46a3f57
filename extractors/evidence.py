"""Readings with offsets in the text as it was read.

The words beside the offsets are those of the repaired text here; `extractors.read` puts the original words
in their place, so that `text[start:end] == quote` holds for every span that leaves this package.
"""

from collections.abc import Iterable

from spacy.tokens import Doc

from extractors.parties import Party
from extractors.state import DocMention, DocOrganisation, raw_span, span_of
from graph.model.claims import Span
from graph.model.reading import NamedMention


def words_at(doc: Doc, start: int, end: int) -> str:
    """These characters of doc.text; `Doc.text` itself is put together anew at every call."""
    span = span_of(doc, start, end)
    return span.text_with_ws[start - span.start_char : end - span.start_char]


def quote(doc: Doc, start: int, end: int) -> Span | None:
    """The span of these characters of doc.text without white space at its ends; None where nothing is
    left.
    """
    text = words_at(doc, start, end)
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    if start >= end:
        return None
    first, last = raw_span(doc, start, end)
    return Span(first, last, text.strip())


def sentence_spans(doc: Doc, sentences: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """The quotes of these stretches, none twice and none over another, the first one first."""
    found: list[Span] = []
    for start, end in sentences:
        span = quote(doc, start, end)
        if span is not None and not any(span.start < other.end and other.start < span.end for other in found):
            found.append(span)
    return tuple(found)


def named(doc: Doc, party: Party) -> NamedMention:
    """The mention of a party under the longest name that the document uses."""
    return named_mention(doc, party.organisation, party.mention)


def named_mention(doc: Doc, organisation: DocOrganisation, mention: DocMention) -> NamedMention:
    """A mention of an organisation, offsets in the original text."""
    start, end = raw_span(doc, mention.start, mention.end)
    return NamedMention(
        name=organisation.name,
        kind=organisation.kind,
        start=start,
        end=end,
        text=words_at(doc, mention.start, mention.end),
        key=organisation.key,
    )
