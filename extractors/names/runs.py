"""Runs of capitalised words, and how several of them make one name ("Ministry of Housing and Local
Government").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.names.body_words import DEPARTMENT_HEADS, NGO_HEADS, OF_HEADS, POSSESSIVE_HEADS, TAILS, TOPICS
from extractors.names.words import COMPANY_TAILS, CONNECTORS, LEGAL_FORMS, PERSON_TITLES, ROLE_WORDS
from extractors.state import BlockKind, DocBlock

_ARTICLES = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "your"}
)
_APOSTROPHES = frozenset({"'s", "’s", "'", "’"})
_FUNCTION = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "PART", "INTJ"})
_FOLLOWERS = frozenset(
    {"associates", "sons", "partners", "co", "co.", "company", "brothers", "daughters", "cie"}
)
SMALL_FORMS = frozenset({"plc", "gmbh", "mbh", "ltd", "llp", "llc", "inc", "spa", "srl"})
"""Legal forms that are also written small."""
_CLOSING = frozenset({"protection", "enforcement", "customs", "excise", "support", "unit"})
_CAPITAL_SHARE = 0.6
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.]+[ ,]+){1,3}(?:[A-Z][a-z.]+\s)?[^-–—\n]{0,40}?(?:\([A-Z][\w ]+\)\s)?(?:--|[-–—])\s"
)
"""WASHINGTON, Nov 5 (Reuters) - …"""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens `start:end` that may be one name; `head` is the token that heads an "of" structure, if any."""

    start: int
    end: int
    head: int | None = None


def chunks(doc: Doc, blocks: tuple[DocBlock, ...], people: frozenset[int]) -> list[Chunk]:
    """Every candidate name outside title-case headings, in order; tokens of `people` belong to none."""
    plain = [run for start, end in stretches(doc, blocks) for run in _runs(doc, start, end, people)]
    return list(_composed(doc, plain))


def is_title_case(doc: Doc, block: DocBlock) -> bool:
    """Whether nearly every word of a heading is capitalised, so that capitals say nothing about names."""
    if block.kind is not BlockKind.HEADING:
        return False
    span = doc.char_span(block.start, block.end, alignment_mode="expand")
    words = [token for token in span or () if token.is_alpha and len(token) > 3]
    return len(words) > 2 and sum(token.text[0].isupper() for token in words) > _CAPITAL_SHARE * len(words)


def stretches(doc: Doc, blocks: tuple[DocBlock, ...]) -> Iterator[tuple[int, int]]:
    """Token stretches in which capitals tell names: no credits, boilerplate, title-case headings,
    datelines.
    """
    whole = doc.text
    if not blocks:
        yield 0, len(doc)
    for block in blocks:
        if block.kind in (BlockKind.BOILERPLATE, BlockKind.CAPTION) or is_title_case(doc, block):
            continue
        dateline = _DATELINE.match(whole[block.start : block.end])
        span = doc.char_span(
            block.start + (dateline.end() if dateline else 0), block.end, alignment_mode="expand"
        )
        if span is not None:
            yield span.start, span.end


def is_name_word(token: Token) -> bool:
    """Whether a word is written as part of a name: capitalised, or with a capital inside ("eBay", "1MDB")."""
    text = token.text
    if not any(char.isupper() for char in text) or not any(char.isalpha() for char in text):
        return False
    if (
        token.like_email
        or text.startswith(("@", "#", "http", "www", "[", "<"))
        or (token.like_url and "/" in text)
    ):
        return False
    if token.i and token.nbor(-1).text == "<":
        return False  # the ticker behind a name of an old wire report
    return text[0].isupper() or text[0].isdigit() or text[0].islower()


def _runs(doc: Doc, start: int, end: int, people: frozenset[int]) -> Iterator[tuple[int, int]]:
    at = start
    while at < end:
        token = doc[at]
        if at in people or not is_name_word(token) or _opens_sentence(token) or token.lower_ in _ARTICLES:
            at += 1
            continue
        stop = at + 1
        while stop < end and stop not in people:
            if is_name_word(doc[stop]) and not _breaks(doc[stop - 1], doc[stop]):
                stop += 1
            elif _joins(doc, stop, end):
                stop += 2
            elif doc[stop].lower_.rstrip(".") in SMALL_FORMS and doc[stop - 1].whitespace_:
                stop += 1
                break
            else:
                break
        yield from _trimmed(doc, at, stop)
        at = stop


def _opens_sentence(token: Token) -> bool:
    """A function word that is capitalised only because a sentence or a quotation begins with it."""
    if token.pos_ in _FUNCTION and not (token.text.isupper() and len(token) > 1):
        return True
    first = (
        token.i == 0 or bool(token.is_sent_start) or token.nbor(-1).is_quote or token.nbor(-1).text in ":–—("
    )
    if not first or token.pos_ == "PROPN":
        return False
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    return token.is_stop or (
        token.pos_ in ("ADV", "VERB", "ADJ", "NOUN", "NUM")
        and not (following is not None and is_name_word(following))
    )


def _breaks(before: Token, token: Token) -> bool:
    """Two capitalised words in a row that are not one name."""
    if token.lower_ in _ARTICLES:
        return bool(token.is_sent_start) or token.i + 1 >= len(token.doc) or not is_name_word(token.nbor())
    if before.lower_.rstrip(".") in LEGAL_FORMS and len(before) > 1 and before.text[0].isupper():
        return token.lower_ not in LEGAL_FORMS and before.lower_ not in (
            "co",
            "company",
            "se",
            "as",
            "ab",
            "sa",
        )
    return before.text.endswith(("\n", ":")) or (bool(token.is_sent_start) and before.text.endswith("."))


def _joins(doc: Doc, at: int, end: int) -> bool:
    """A hyphen, ampersand, slash or small connector between two capitalised words."""
    if at + 1 >= end or not (is_name_word(doc[at + 1]) or doc[at + 1].is_digit):
        return False
    token, before = doc[at], doc[at - 1]
    if token.text in ("-", "–", "/", "."):
        return not before.whitespace_ and not token.whitespace_
    if token.text == "&":
        return True
    foreign = token.lower_ in CONNECTORS and token.lower_ not in (
        "of",
        "for",
        "and",
        "the",
        "&",
        "i",
        "e",
        "y",
        "den",
    )
    return foreign and token.text.islower()


def _trimmed(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The run without posts and titles around the name ("Orrin Vice Chairman")."""
    while start < end and doc[start].lower_ in PERSON_TITLES and doc[start].lower_ not in OF_HEADS:
        if doc[start].lower_ in TOPICS and start + 1 < end and doc[start + 1].ent_type_ != "PERSON":
            break  # "Justice Services" has no judge in it
        start += 1
    stop = end
    while stop > start and (doc[stop - 1].lower_ in ROLE_WORDS or doc[stop - 1].text == "-"):
        if (
            stop == end
            and doc[stop - 1].lower_ == "executive"
            and doc[stop - 2].lower_ not in ("chief", "senior")
        ):
            break  # the Health Executive is a body
        stop -= 1
    if stop == start and end - start <= 2:
        stop = end  # nothing but a post: left to the rules that know posts
    if start < stop:
        yield start, stop


def _composed(doc: Doc, runs: list[tuple[int, int]]) -> Iterator[Chunk]:
    number = 0
    while number < len(runs):
        start, end = runs[number]
        head: int | None = None
        used = number
        while used + 1 < len(runs):
            following = runs[used + 1]
            link = _link(doc, start, end, following, head)
            if link is None:
                break
            if link == "of" and head is None:
                head = end - 1
            end, used = following[1], used + 1
        if used == number:
            end = _with_legal_form(doc, end)
        yield Chunk(start, end, head)
        number = used + 1


def _link(doc: Doc, start: int, end: int, following: tuple[int, int], head: int | None) -> str | None:
    """How the run `following` goes on with the name `start:end`, or None."""
    between = [token.lower_ for token in doc[end : following[0]]]
    last, first = doc[end - 1], doc[following[0]]
    if any("\n" in token.text for token in doc[end : following[0]]) or len(between) > 2:
        return None
    if (
        between
        and between[0] in ("of", "for", "against", "without", "to", "on")
        and between[1:] in ([], ["the"])
    ):
        return _of_link(doc, start, end, between[0], following)
    if between in (["and"], ["&"], [","], [",", "and"]) and _is_topic(last):
        if between == ["and"] and _company_link(doc, start, end, following):
            return "and"
        return _topic_link(doc, start, following, head, between)
    if between == ["and"] and (first.lower_ in _FOLLOWERS or _company_link(doc, start, end, following)):
        return "and"
    if len(between) == 1 and between[0] in _APOSTROPHES and last.lower_ in POSSESSIVE_HEADS:
        return "'s" if doc[following[1] - 1].lower_ in TAILS or first.lower_ in OF_HEADS else None
    if between == [","] and end - start == 1 and doc[following[0] : following[1]].text.count("&") == 1:
        covering = {token.ent_iob_ for token in doc[end : following[1]]}
        return "," if covering == {"I"} and last.ent_type_ == "ORG" else None
    return None


def _of_link(doc: Doc, start: int, end: int, word: str, following: tuple[int, int]) -> str | None:
    last, first = doc[end - 1].lower_, doc[start].lower_
    if word in ("of", "for") and last in OF_HEADS:
        if last in ("school", "board", "service", "house", "court", "division", "bank") and word == "for":
            return None
        return "of"
    if first in NGO_HEADS and end - start <= 2 and word != "on":
        return "of"
    if word == "of" and last in ("general", "london", "commissioner", "revenue", "secretary"):
        return "of" if first in OF_HEADS and start < end - 1 else None
    return None


def _topic_link(
    doc: Doc, start: int, following: tuple[int, int], head: int | None, between: list[str]
) -> str | None:
    """As in "Health and Human Services" inside a ministry's name; "Customs and Border Protection"
    before its last word.
    """
    first, last = doc[following[0]], doc[following[1] - 1]
    if not _is_topic(first):
        return None
    if head is not None and doc[head].lower_ in DEPARTMENT_HEADS | {
        "office",
        "centre",
        "center",
        "directorate",
    }:
        return "topic"
    if between[0] == ",":
        return None
    closes = last.lower_ in TAILS or last.lower_ in _CLOSING
    return "topic" if closes and doc[start : following[0]].text.count(",") == 0 else None


def _company_link(doc: Doc, start: int, end: int, following: tuple[int, int]) -> bool:
    """As in "Orrin Aerospace and Communications Corp", "Orrin Care and Justice Services"."""
    words = [token.lower_ for token in doc[following[0] : following[1]]]
    trade = COMPANY_TAILS | TOPICS
    if doc[end - 1].lower_ not in trade or words[0] not in trade or end - start < 2:
        return False
    closed = words[-1].rstrip(".") in LEGAL_FORMS or words[-1] in (
        "services",
        "solutions",
        "systems",
        "group",
    )
    return closed and all(word in trade or word.rstrip(".") in LEGAL_FORMS for word in words)


def _is_topic(token: Token) -> bool:
    return token.lower_ in TOPICS


def _with_legal_form(doc: Doc, end: int) -> int:
    """The end of the name behind ", LLC" or ", Inc."."""
    if end + 1 < len(doc) and doc[end].text == ",":
        form = doc[end + 1]
        if form.text[0].isupper() and form.lower_.rstrip(".") in (
            "llc",
            "inc",
            "ltd",
            "llp",
            "lp",
            "limited",
            "plc",
        ):
            return end + 2
    return end
