"""Lines of a PDF into paragraphs: running headers dropped, broken words and wrapped lines joined."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from statistics import median

from extractors.parse.pdf_lines import Line

_EDGE = 0.12  # the share of a page's height in which headers and footers stand
_REPEATED = 0.6  # the share of pages on which a running line stands
_NUMBERED_PAGES = 2  # a line with a number at its end is a running line of a chapter from so many pages on
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|/)\s*\d{1,4})?", re.I)
_DIGITS = re.compile(r"\d+")
_BULLET = re.compile(r"[•▪◦●‣*–—-]\s|\(?[a-z\d]{1,2}[.)]\s")
_BROKEN = re.compile(r"([^\W\d_]+)-$")
_SENTENCE_END = re.compile(r"[.!?:][’”\"')]*$")
_WORD = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
# A footnote mark of full size after a sentence: "Freedonia.12"; "No.12" is a number.
_FOOTNOTE_MARK = re.compile(
    r"(?<=[a-z][.,;’”])(?<!\b[Nn]o\.)(?<!\b[Aa]rt\.)(?<!\b[Ss]ec\.)(?<!\b[Pp]ara\.)(?<!\b[Vv]ol\.)(?<!\b[Ff]ig\.)"
    r"(?<!\b[Pp]\.)(?<!\bpp\.)\d{1,3}(?=\s|$)"
)


def paragraphs(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> str:
    """The text of all pages, a blank line between paragraphs; `heights` are those of the pages."""
    lines = [line for page in without_running_lines(pages, heights) for line in page]
    if not lines:
        return ""
    hyphenated = {word.lower() for line in lines for word in _HYPHENATED.findall(line.text)}
    pitch = _pitch(lines)
    parts: list[str] = [lines[0].text]
    for above, line in itertools.pairwise(lines):
        if _ends_paragraph(above, line, pitch):
            parts.append(line.text)
        else:
            parts[-1] = _joined(parts[-1], line.text, hyphenated)
    return "\n\n".join(_FOOTNOTE_MARK.sub("", part) for part in parts)


def without_running_lines(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The pages without the lines at their edges that most pages repeat (page numbers masked), and page
    numbers.
    """
    masked = [
        {_mask(line) for line in page if _at_edge(line, height)}
        for page, height in zip(pages, heights, strict=True)
    ]
    counts = Counter(mask for page in masked for mask in page)
    needed = max(2, _REPEATED * len(pages))
    running = {mask for mask, count in counts.items() if count >= needed or _is_numbered(mask, count)}
    return [
        [
            line
            for line in page
            if not _at_edge(line, height)
            or (_mask(line) not in running and not _PAGE_NUMBER.fullmatch(line.text))
        ]
        for page, height in zip(pages, heights, strict=True)
    ]


def _is_numbered(mask: str, pages: int) -> bool:
    return pages >= _NUMBERED_PAGES and (mask.startswith("#") or mask.endswith("#"))


def _mask(line: Line) -> str:
    return _DIGITS.sub("#", line.text).lower()


def _at_edge(line: Line, height: float) -> bool:
    return line.bottom < _EDGE * height or line.top > (1 - _EDGE) * height


def _pitch(lines: Sequence[Line]) -> float:
    """The usual distance between two lines of a paragraph."""
    steps = [
        above.bottom - line.bottom
        for above, line in itertools.pairwise(lines)
        if (above.page, above.column) == (line.page, line.column)
        and 0 < above.bottom - line.bottom < 3 * line.height
    ]
    return median(steps) if steps else 0.0


def _ends_paragraph(above: Line, line: Line, pitch: float) -> bool:
    step = above.bottom - line.bottom
    together = (above.page, above.column) == (line.page, line.column)
    if abs(above.height - line.height) > 0.15 * max(above.height, line.height) or _BULLET.match(line.text):
        return True
    if _BROKEN.search(above.text) and line.text[0].islower():
        return False
    if together and pitch and step > 1.5 * pitch:
        return True
    if together and line.indent - above.indent > 0.8 * line.height and not _BULLET.match(above.text):
        return True
    if not together and _SENTENCE_END.search(above.text):
        return True
    if _was_full(above, line):
        return False
    return (
        not (line.text[0].islower() or line.text[0] in "£$€(") or _SENTENCE_END.search(above.text) is not None
    )


def _was_full(above: Line, line: Line) -> bool:
    """Whether the first word of `line` had no room left at the end of `above`."""
    first = line.text.split(" ", 1)[0]
    letter = (line.right - line.left) / max(len(line.text), 1)
    return above.margin - above.right < (len(first) + 1) * letter * 1.15


def _joined(above: str, line: str, hyphenated: set[str]) -> str:
    """A word broken at the end of a line is made whole; its hyphen stays where the document writes it
    elsewhere.
    """
    broken, rest = _BROKEN.search(above), _WORD.match(line)
    if not broken or not rest or not line[0].islower():
        return f"{above}{line}" if above.endswith("-") and not above.endswith(" -") else f"{above} {line}"
    whole = f"{broken[1]}-{rest[0]}".lower()
    return above + line if whole in hyphenated else above[:-1] + line
