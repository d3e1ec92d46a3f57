"""The lines of a PDF page in reading order, from the place of each character.

A PDF holds characters at positions, in the order in which its maker drew them. Most makers draw one column
after the other, and then that order is right. Some draw across both columns; then the page is sorted anew,
column by column, between the lines that run across.
"""

import ctypes
import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

_COLUMN_GAP = 1.2  # in heights of a character: wider than any space between words
_CELL_GAP = "   "  # between the cells of a table row
_RAISED = 0.8  # digits smaller than this share of the line are footnote marks
_LINES_IN_COLUMN = 4  # at least
_EDGES_TRIED = 20  # lines of a column begin at one edge, so it is among the commonest


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, in PDF units from the lower left corner of its page."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    page: int = 0
    column: int = 0  # 0 the only or left column, 1 the right one, -1 across both
    margin: float = 0.0  # how far to the right its column reaches
    indent: float = 0.0  # how far right of its column's left edge it begins

    @property
    def height(self) -> float:
        """The height of its letters, a measure of the type size."""
        return self.top - self.bottom


def lines_of(page: pypdfium2.PdfPage, number: int) -> list[Line]:
    """The lines of one page, in the order in which a person reads them."""
    textpage = page.get_textpage()
    try:
        fragments = list(_fragments(_characters(textpage)))
    finally:
        textpage.close()
    gutter = _gutter(fragments)
    if gutter is None:
        placed = _with_rows_joined(fragments)
    else:
        placed = [replace(line, column=_column(line, gutter)) for line in fragments]
        if _drawn_across(placed):
            placed = _sorted_by_column(placed)
    return [replace(line, page=number) for line in _with_margins(placed)]


@dataclass(frozen=True, slots=True)
class _Character:
    text: str
    left: float
    right: float
    bottom: float
    top: float


def _characters(textpage: pypdfium2.PdfTextPage) -> Iterator[_Character]:
    box = pdfium.FS_RECTF()
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if code == 0:
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box))
        # A hyphen at the end of a drawn line comes as U+0002, or as U+FFFE.
        text = "-" if code in (0x02, 0xFFFE) or pdfium.FPDFText_IsHyphen(textpage, index) == 1 else chr(code)
        yield _Character(text, box.left, box.right, box.bottom, box.top)


def _fragments(characters: Iterator[_Character]) -> Iterator[Line]:
    """Stretches of characters that stand side by side."""
    run: list[_Character] = []
    for char in characters:
        if char.text in "\r\n" or (run and not char.text.isspace() and _apart(run, char)):
            yield from _line(run)
            run = []
        if char.text not in "\r\n":
            run.append(char)
    yield from _line(run)


def _apart(run: Sequence[_Character], char: _Character) -> bool:
    last = next((known for known in reversed(run) if not known.text.isspace()), None)
    if last is None:
        return False
    height = max(last.top - last.bottom, 1.0)
    overlap = min(last.top, char.top) - max(last.bottom, char.bottom)
    on_another_line = overlap < 0.4 * min(height, max(char.top - char.bottom, 1.0))
    return on_another_line or char.left - last.right > _COLUMN_GAP * height or char.left < last.left - height


def _line(run: Sequence[_Character]) -> Iterator[Line]:
    drawn = [char for char in run if not char.text.isspace()]
    if not drawn:
        return
    height = median(char.top - char.bottom for char in drawn)
    kept = [
        char
        for at, char in enumerate(run)
        if at == 0 or not (char.text in "0123456789" and char.top - char.bottom < _RAISED * height)
    ]
    body = [char for char in drawn if char.top - char.bottom >= _RAISED * height]
    text = " ".join("".join(char.text for char in kept).split())
    if text:
        yield Line(
            text,
            min(char.left for char in drawn),
            max(char.right for char in drawn),
            median(char.bottom for char in body),
            median(char.top for char in body),
        )


def _gutter(fragments: Sequence[Line]) -> float | None:
    """The left edge of a second column of prose; None on a page of one column, or of tables."""
    if len(fragments) < 2 * _LINES_IN_COLUMN:
        return None
    left, right = min(line.left for line in fragments), max(line.right for line in fragments)
    edges = Counter(
        round(line.left) for line in fragments if 0.3 < (line.left - left) / (right - left or 1) < 0.7
    )
    for edge, _ in sorted(edges.most_common(_EDGES_TRIED), key=lambda counted: (-counted[1], counted[0])):
        sides = [[], []]  # type: list[list[Line]]
        for line in fragments:
            if (side := _column(line, edge)) >= 0:
                sides[side].append(line)
        if sum(map(len, sides)) >= 0.6 * len(fragments) and all(_is_prose(side) for side in sides):
            return float(edge)
    return None


def _is_prose(side: Sequence[Line]) -> bool:
    """Whether most lines fill their column, as cells of a table do not."""
    if len(side) < _LINES_IN_COLUMN:
        return False
    width = max(line.right for line in side) - min(line.left for line in side)
    letters = median(len(line.text) for line in side)
    return median(line.right - line.left for line in side) > 0.6 * width and letters >= 15


def _column(line: Line, gutter: float) -> int:
    if line.left >= gutter - 2:
        return 1
    return 0 if line.right <= gutter + 2 else -1


def _drawn_across(placed: Sequence[Line]) -> bool:
    sides = [line.column for line in placed if line.column >= 0]
    changes = sum(1 for one, other in itertools.pairwise(sides) if one != other)
    return changes > max(3, 0.25 * min(sides.count(0), sides.count(1)))


def _sorted_by_column(placed: Sequence[Line]) -> list[Line]:
    """Top to bottom; between two lines that run across, the left column before the right one."""
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(placed, key=lambda line: (-line.bottom, line.left)):
        if line.column < 0:
            ordered += [*sorted(band, key=lambda line: (line.column, -line.bottom)), line]
            band = []
        else:
            band.append(line)
    return ordered + sorted(band, key=lambda line: (line.column, -line.bottom))


def _with_rows_joined(fragments: Sequence[Line]) -> list[Line]:
    """Fragments that follow each other on one height are the cells of a row."""
    rows: list[Line] = []
    for line in fragments:
        last = rows[-1] if rows else None
        if last and abs(last.bottom - line.bottom) < 0.3 * last.height and line.left >= last.right:
            rows[-1] = replace(last, text=last.text + _CELL_GAP + line.text, right=line.right)
        else:
            rows.append(line)
    return rows


def _with_margins(placed: Sequence[Line]) -> Iterator[Line]:
    edges = {
        column: (
            min(line.left for line in placed if line.column == column),
            max(line.right for line in placed if line.column == column),
        )
        for column in {line.column for line in placed}
    }
    for line in placed:
        left, right = edges[line.column]
        yield replace(line, margin=right, indent=line.left - left)
