"""Where the quotations of a text are.

Straight and curly, double and single marks, guillemets and low-high pairs; quotations that run over
paragraphs, each of which opens the marks again and only the last of which closes them; paragraphs that are
set as a quotation. An apostrophe is no mark.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.state import BlockKind, DocBlock

_CLOSES = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", '"': '"', "'": "'", "”": "”"}
_SINGLE = frozenset("‘’'")
_OPENS_AFTER = re.compile(r"[\s(\[—–\-:“‘\"]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words between two marks (marks not included) in one block; `chain` is shared by its
    continuations.
    """

    start: int
    end: int
    block: int
    chain: int

    def holds(self, at: int) -> bool:
        """Whether the character is inside."""
        return self.start <= at < self.end


def quotations_of(text: str, blocks: Sequence[DocBlock]) -> tuple[Quotation, ...]:
    """The quotations of a text, in order, outermost ones only."""
    found: list[Quotation] = []
    chain = 0
    open_mark: str | None = None
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.QUOTE and text[block.start] not in _CLOSES:
            found.append(Quotation(block.start, block.end, number, chain := chain + 1))
            open_mark = None
            continue
        # A paragraph that opens the marks anew carries on the quotation left open before it.
        carries_on = open_mark is not None and text[block.start] == open_mark
        open_mark = None
        for first, last, mark, closed in _in_block(text, block.start, block.end):
            if not carries_on:
                chain += 1
            carries_on = False
            found.append(Quotation(first, last, number, chain))
            open_mark = None if closed else mark
    return tuple(found)


def _in_block(text: str, start: int, end: int) -> Iterator[tuple[int, int, str, bool]]:
    """Start, end, opening mark and whether it is closed, of each quotation in a block."""
    at = start
    while at < end:
        mark = text[at]
        if mark in _CLOSES and _opens(text, at, start, end):
            close = _closing(text, at, end)
            if close is None:
                if mark not in _SINGLE or at == start:
                    yield at + 1, end, mark, False
                    return
            else:
                yield at + 1, close, mark, True
                at = close
        at += 1


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if mark in ("”", "»") and mark != "»":
        # Only as the twin of itself, as some languages set it; in English it always closes.
        return False
    before_ok = at == start or _OPENS_AFTER.match(text[at - 1]) is not None
    after_ok = at + 1 < end and not text[at + 1].isspace()
    if mark in ("“", "„", "«"):
        return after_ok
    return mark not in ("’", "»") and before_ok and after_ok


def _closing(text: str, at: int, end: int) -> int | None:
    closing = _CLOSES[text[at]]
    for place in range(at + 1, end):
        if text[place] not in closing:
            continue
        if text[at] in _SINGLE and not _closes_single(text, place, end):
            continue
        if (
            text[at] == '"'
            and _OPENS_AFTER.match(text[place - 1])
            and place + 1 < end
            and text[place + 1].isalnum()
        ):
            continue
        return place
    return None


def _closes_single(text: str, at: int, end: int) -> bool:
    """A single mark closes unless it is an apostrophe: between letters, or a plural's possessive
    before a word.
    """
    after = text[at + 1] if at + 1 < end else " "
    if after.isalnum():
        return False
    before = text[at - 1]
    if before in ".,!?…)" or before.isdigit():
        return True
    if before == "s" and after == " " and at + 2 < end and text[at + 2].islower():
        # “the workers’ pay” against “the ‘lies’ about it”: only a later mark could tell, so look for one.
        rest = text[at + 1 : end]
        later = re.search(r"(?<=\S)['’](?!\w)", rest)
        opens = re.search(r"(?<!\w)[‘'](?=\w)", rest)
        return not (later and (not opens or later.start() < opens.start()))
    return not before.isspace()
