"""Mends what makes a text hard to read by machine, and keeps where every character stood in the text as read.

Republished articles lose the space after a full stop ("reveal.From March"), newspapers glue a unit to
its number ("£330million"), old pages break lines inside sentences, decoders turn "’" into "â€™". Nothing is
reworded: a space is put in, odd white space becomes a plain space, a line break inside a sentence becomes one
space, a character that was decoded wrongly becomes the right one. `Repaired.raw_span` leads from any stretch
of the mended text to the same stretch as read.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_PROTECTED = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.-])[\w.-]{1,64}@[\w.-]+\.\w+|(?<!\w)@\w+"
    r"|(?<!\S)\S{0,200}/\S{1,200}\.(?i:html?|jpe?g|png|gif|pdf|php|svg|webp|txt|docx?|xlsx?)\b"
)

_GAPS = re.compile(
    r"""
      (?<=[^\s\d]),(?=[^\s\d,'’”"»)\]])            # gangs,it’s
    | (?<=\d),(?=[A-Za-z‘“])                       # in 2014,most
    | (?<=[A-Za-z]),(?=\d)                         # in March,2014
    | (?<=\b\d),(?=(?:19|20)\d\d\b(?![,.]\d))      # April 8,2026
    | (?<=\b\d\d),(?=(?:19|20)\d\d\b(?![,.]\d))    # April 18,2026
    | (?<=[a-z0-9)’”'])[.!?](?!(?:Com|Org|Net|AI|IO|Co)\b)(?=[A-Z‘“][^.])  # reveal.From
    | (?<=[.!?][’”])(?=[A-Z‘“])                    # policing.’Palantir
    | (?<=[a-z.]\))(?=[A-Z][a-z])                  # (Picture: PA)Palantir
    | (?<=\d)(?=(?:million|billion|trillion|crore|lakh|mln|bn|mn|m)\b)       # £330million
    """,
    re.X,
)
"""A space is put in at the end of each match."""

_ODD_SPACE = re.compile(r"[\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]+")
_MOJIBAKE = re.compile(
    "[ÂÃâ][\u0080-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{1,2}"  # "â€™", "Â£", "Ã©" in any pairing
)

_SENTENCE_END = tuple(".!?:;…")
_LIST_MARK = re.compile(r"\s*(?:[-*•·–—>#|]|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s)")
_FULL_LINE = 40  # shorter lines are headings, by-lines, verses
_WRAPPED_AT_MOST = 110  # nobody sets wider lines by hand


@dataclass(frozen=True, slots=True)
class Repaired:
    """A mended text and the way back.

    `back[i]` is where character `i` begins in the text as read, `back[len(text)]` the length of that text.
    A space that was put in has the offset of the character after it.
    """

    text: str
    back: Sequence[int]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text as read of the mended characters `start:end`."""
        return self.back[start], self.back[end]


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    text: str


def repair(raw: str) -> Repaired:
    """The text with spaces put in where they are missing, and the way back to `raw`."""
    edits = sorted(_edits(raw), key=lambda edit: (edit.start, edit.end))
    parts: list[str] = []
    back: array[int] = array("q")
    at = 0
    for edit in edits:
        if edit.start < at:
            continue  # two repairs of one place: the first stands
        parts.append(raw[at : edit.start])
        back.extend(range(at, edit.start))
        parts.append(edit.text)
        back.extend([edit.start] * len(edit.text))
        at = edit.end
    parts.append(raw[at:])
    back.extend(range(at, len(raw) + 1))
    return Repaired("".join(parts), back)


def _edits(raw: str) -> Iterator[_Edit]:
    protected = [match.span() for match in _PROTECTED.finditer(raw)]
    yield from _gaps(raw, protected)
    for match in _ODD_SPACE.finditer(raw):
        yield _Edit(match.start(), match.end(), " ")
    for match in _INVISIBLE.finditer(raw):
        yield _Edit(match.start(), match.end(), "")
    for match in _MOJIBAKE.finditer(raw):
        yield from _decoded(match)
    yield from _line_breaks(raw)


def _gaps(raw: str, protected: list[tuple[int, int]]) -> Iterator[_Edit]:
    ahead = iter(protected)
    start, end = next(ahead, (len(raw), len(raw)))
    for match in _GAPS.finditer(raw):
        at = match.end()
        while end <= match.start():
            start, end = next(ahead, (len(raw) + 1, len(raw) + 1))
        if not start <= match.start() < end:
            yield _Edit(at, at, " ")


def _decoded(match: re.Match[str]) -> Iterator[_Edit]:
    """The character behind UTF-8 that was read as Windows-1252."""
    for length in (3, 2):
        broken = match.group()[:length]
        if len(broken) < length:
            continue
        try:
            right = _windows_bytes(broken).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
        if len(right) == 1:
            yield _Edit(match.start(), match.start() + length, right.replace("\u00a0", " "))
            return


def _windows_bytes(text: str) -> bytes:
    """Windows-1252 as browsers know it: its undefined bytes are control characters of Latin-1 (WHATWG)."""
    return b"".join(char.encode("latin-1" if "\u0080" <= char <= "\u009f" else "cp1252") for char in text)


def _line_breaks(raw: str) -> Iterator[_Edit]:
    """Line breaks inside sentences, with the white space around them."""
    lines = list(re.finditer(r"[^\r\n]*", raw))
    lines = [line for line in lines if line.end() > line.start()]
    lengths = [line.end() - line.start() for line in lines]
    wrapped = (
        sum(length >= _FULL_LINE for length in lengths) >= 3
        and max(lengths, default=0) <= _WRAPPED_AT_MOST
        and _mostly_broken(raw, lines)
    )
    for line, following in pairwise(lines):
        between = raw[line.end() : following.start()]
        if between.count("\n") > 1 or not line.group().strip() or not following.group().strip():
            continue
        if _continues(line.group(), following.group(), wrapped=wrapped):
            start = line.start() + len(line.group().rstrip())
            end = following.start() + len(following.group()) - len(following.group().lstrip())
            yield _Edit(start, end, " ")


def _mostly_broken(raw: str, lines: list[re.Match[str]]) -> bool:
    """Whether most full lines end inside a sentence, as they do where somebody set a width."""
    full = [line for line in lines if line.end() - line.start() >= _FULL_LINE]
    inside = sum(not line.group().rstrip().endswith(_SENTENCE_END) for line in full)
    return inside * 2 >= len(full)


def _continues(line: str, following: str, *, wrapped: bool) -> bool:
    """Whether `following` goes on with the sentence of `line`."""
    if _LIST_MARK.match(following) or len(following) - len(following.lstrip()) > len(line) - len(
        line.lstrip()
    ):
        return False
    body = line.strip()
    if following.lstrip()[0].islower() and not body.endswith(_SENTENCE_END):
        return len(body) >= _FULL_LINE / 2
    return wrapped and len(body) >= _FULL_LINE
