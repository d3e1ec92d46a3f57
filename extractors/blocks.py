"""Paragraphs, headings, captions, list entries, quotations and boilerplate, told by how lines look.

Nothing may be read across a block's edge: a caption glued to the next sentence would lend it a wrong subject.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.state import BlockKind, DocBlock, put_state

COMPONENT = "supplywatch_blocks"

_LINE = re.compile(r"[^\r\n]+")
_CREDIT = re.compile(
    r"\((?:Picture|Pictures|Image|Images|Photo|Photos|Photograph|Pic|Credit)s?\s*(?::|by\b|courtesy)[^()\n]{0,120}\)"
    r"|\b(?:Getty Images|AFP|PA Wire|Shutterstock|Alamy|iStock)[^()\n]{0,40}\)"
    r"|^(?:Photograph|Photo|Image|Picture|Caption)\s*:.*$",
)
_LIST = re.compile(r"\s*(?:[-*•·–—]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s)")
_MARKED_HEADING = re.compile(r"\s*(?:#{1,6}\s|\*\*[^*]+\*\*\s*$|\*{3}[^*]+\*{3}\s*$|={3,}|__[^_]+__\s*$)")
_CELL = re.compile(r"\S(?: {2,}|\t+ *| ?\| ?)(?=\S)")
_QUOTE = re.compile(r"\s*>?\s*[“‘\"'«„]")
_BOILERPLATE = re.compile(
    r"""\s*(?:https?://\S+\s*$|www\.\S+\s*$|\[\d*\]\s*(?:[:(].*)?$|\[\]\[\d+\]|-{3,}\s*$|_{3,}
    |(?:to\ get|for)\ the\ latest\ news|read\ (?:more|also|next|on)\b|see\ also\b|more\ (?:from|on)\s
    |sign\ up\b|subscribe\b|follow\ us\b|share\ (?:this|on)\b|advertisement\b
    |related\ (?:articles?|stor|content)
    |©|copyright\b|all\ rights\ reserved|\(?(?:reporting|writing|editing|additional\ reporting)\ by\s
    |to\ contact\ the\ (?:reporter|editor)|--with\ assistance|click\ here|cookie|published\ (?:on\ )?\d
    |by\ [A-Z][\w.’'-]+(?:\ [A-Z][\w.’'-]+){1,3}\s*(?:[|,].*)?$
    |(?:\*\*)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+\w{3,9}\s+\d{4}
        |\w{3,9}\s+\d{1,2},?\s+\d{4}|\d{4}-\d\d-\d\d|\d{1,2}\s+\w{3,9})(?:\s*(?:[|–-].*)?)(?:\*\*)?\s*$)""",
    re.X | re.I,
)
_HEADING_WORDS = 18


def find_blocks(doc: Doc) -> Doc:
    """The Doc with its blocks; before the parser it also keeps sentences from crossing them."""
    blocks = tuple(blocks_of_text(doc.text))
    if not doc.has_annotation("DEP"):
        _break_sentences(doc, blocks)
    return put_state(doc, COMPONENT, blocks=blocks)


def blocks_of_text(text: str) -> Iterator[DocBlock]:
    """The blocks of a text in order; a text of one line is one paragraph."""
    lines = [line for line in _LINE.finditer(text) if line.group().strip()]
    for number, line in enumerate(lines):
        start = line.start()
        for credit in _CREDIT.finditer(line.group()):
            end = line.start() + credit.end()
            if end - start < 400:
                yield from _block(text, start, end, BlockKind.CAPTION)
                start = end
        if start < line.end():
            body = text[start : line.end()]
            kind = _kind(body, first=number == 0, last=number == len(lines) - 1)
            yield from _block(text, start, line.end(), kind)


def _kind(line: str, *, first: bool, last: bool) -> BlockKind:
    if _BOILERPLATE.match(line):
        return BlockKind.BOILERPLATE
    if _MARKED_HEADING.match(line):
        return BlockKind.HEADING
    if len(_CELL.findall(line.strip())) >= 2:
        return BlockKind.TABLE
    if _LIST.match(line):
        return BlockKind.LIST
    words = line.split()
    ends_open = not line.rstrip(" *_”’\"'").endswith((".", "!", ":", ";", ",", "…"))
    if ends_open and len(words) <= _HEADING_WORDS and not (first and last) and not _QUOTE.match(line):
        return BlockKind.HEADING
    return BlockKind.QUOTE if _QUOTE.match(line) else BlockKind.PARAGRAPH


def _block(text: str, start: int, end: int, kind: BlockKind) -> Iterator[DocBlock]:
    body = text[start:end]
    start += len(body) - len(body.lstrip())
    end -= len(body) - len(body.rstrip())
    if start < end:
        yield DocBlock(start, end, kind)


def _break_sentences(doc: Doc, blocks: tuple[DocBlock, ...]) -> None:
    """A sentence begins at the first token of every block; the parser finds the others."""
    starts = iter(blocks)
    block = next(starts, None)
    for token in doc:
        while block is not None and token.idx + len(token) > block.start:
            if token.i:
                token.is_sent_start = True
            block = next(starts, None)
