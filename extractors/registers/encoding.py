"""Bytes of a stream into UTF-8, whatever they were written in, a piece at a time.

The first bytes decide: a byte-order mark, the encoding that the caller declares, zero bytes as only UTF-16
has them, else UTF-8. Files that are UTF-8 but for a few bytes are common (two exports glued together, one
cell pasted from Windows): a byte that is no UTF-8 is read as Windows-1252, and counted.
"""

import codecs
from collections.abc import Iterable, Iterator

from extractors.parse.decoding import MARKS
from graph.errors import NotText, WrongUse

_HEAD = 4096
_CONTROLS = frozenset(range(9)) | frozenset(range(14, 32)) - {27}


class Recoded:
    """The text of a stream in pieces; `mended` counts the bytes that were no UTF-8."""

    def __init__(self, pieces: Iterable[bytes], *, declared: str | None = None) -> None:
        """Raises `WrongUse` when no encoding is called `declared`."""
        self.mended = 0
        self._pieces = pieces
        self._declared = _checked(declared)

    def text(self) -> Iterator[str]:
        """The text without its byte-order mark. Raises `NotText` where the bytes cannot be text."""
        pieces = iter(self._pieces)
        head = b""
        for piece in pieces:
            head += piece
            if len(head) >= _HEAD:
                break
        encoding = self._encoding(head)
        decode = self._utf8() if encoding is None else _strict(encoding)
        yield next_text(decode, head)
        for piece in pieces:
            yield next_text(decode, piece)
        yield decode.decode(b"", final=True)

    def utf8(self) -> Iterator[bytes]:
        """The text as UTF-8."""
        for piece in self.text():
            yield piece.encode("utf-8", "replace")

    def _encoding(self, head: bytes) -> str | None:
        """None for UTF-8, in which single bytes may be mended."""
        for mark, encoding in MARKS:
            if head.startswith(mark):
                return encoding
        if self._declared:
            return None if self._declared == "utf-8" else self._declared
        half = len(head) // 2
        even, odd = head[0 : half * 2 : 2].count(0), head[1 : half * 2 : 2].count(0)
        if half > 3 and odd > 0.6 * half and even < 0.05 * half:
            return "utf-16-le"
        if half > 3 and even > 0.6 * half and odd < 0.05 * half:
            return "utf-16-be"
        if sum(byte in _CONTROLS for byte in head) > 0.01 * len(head):
            raise NotText(
                "it is not text: hand in JSON, CSV, XLSX, or one of these packed with gzip or zip; "
                "where it is text, say how it is written with --encoding"
            )
        return None

    def _utf8(self) -> codecs.IncrementalDecoder:
        return _Mending(self)


class _Mending(codecs.IncrementalDecoder):
    """UTF-8 in which a byte that fits nothing is taken for Windows-1252."""

    def __init__(self, told: Recoded) -> None:
        super().__init__()
        self._told = told
        self._rest = b""

    def decode(self, piece: bytes, final: bool = False) -> str:  # type: ignore[override]
        raw, self._rest = self._rest + piece, b""
        try:
            text, used = codecs.utf_8_decode(raw, "strict", final)
        except UnicodeDecodeError:
            return self._mended(raw, final)
        self._rest = raw[used:]
        return text

    def _mended(self, raw: bytes, final: bool) -> str:
        parts, start, view = [], 0, memoryview(raw)
        while start < len(raw):
            try:
                text, used = codecs.utf_8_decode(view[start:], "strict", final)
            except UnicodeDecodeError as error:
                parts.append(raw[start : start + error.start].decode("utf-8"))
                wrong = raw[start + error.start : start + error.end]
                parts.append(wrong.decode("cp1252", "replace"))
                self._told.mended += len(wrong)
                start += error.end
            else:
                parts.append(text)
                self._rest = raw[start + used :]
                break
        return "".join(parts)


def next_text(decoder: codecs.IncrementalDecoder, piece: bytes) -> str:
    """The text of the next piece. Raises `NotText` where it is not written as the decoder expects."""
    try:
        return decoder.decode(piece)
    except UnicodeError as error:
        raise NotText(f"it is not written as declared ({error}): say how with --encoding") from error


def _strict(encoding: str) -> codecs.IncrementalDecoder:
    return codecs.getincrementaldecoder(encoding)("strict")


def _checked(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        return codecs.lookup(declared).name
    except LookupError as error:
        raise WrongUse(f"no encoding is called {declared!r}: for example utf-8, cp1252, utf-16") from error
