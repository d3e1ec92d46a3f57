"""Bytes into text: which encoding, and whether it is text at all.

Order: byte-order mark, UTF-8, UTF-16 without a mark when its zero bytes are clear, the declared encoding,
Windows-1252 when every character outside ASCII is one that Western text uses, a statistical detector,
Windows-1252. Windows-1252 goes before the detector because detectors take `£50million` in a short English
text for Polish `Ł50million`.
"""

import codecs
import re

import charset_normalizer

from graph.errors import EmptyDocument, NotText

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte-order marks, longer ones first, with the encoding that each gives away."""

_WESTERN = frozenset(
    "£€¥¢§©®™°±½¼¾²³·•…–—‘’‚“”„«»¡¿†‡‰ \u00adàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœß"
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠšŽžŸ"
)
_GLUED_CAPITAL = re.compile(
    r"[a-z][À-ÖØ-ÞŒŠŽŸ]|[À-ÖØ-öø-ÿ]{3}"
)  # what other code pages look like when misread
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_SAMPLE = 100_000


def decoded(content: bytes, *, declared: str | None = None) -> str:
    """The text of `content`, without its byte-order mark. Raises `EmptyDocument` and `NotText`."""
    if not content:
        raise EmptyDocument("the file is empty: hand in a document with text")
    text = _by_mark(content) or _strictly(content, "utf-8") or _utf16_without_mark(content)
    certain = text is not None
    if text is None:
        text = _strictly(content, declared) or _western(content) or _detected(content)
    if text is None:
        text = content.decode("cp1252", "replace")
    _refuse_binary(text, certain=certain)
    if not any(char.isalnum() for char in text):
        raise EmptyDocument("no letter is in it: hand in a document with text")
    return storable(text)


def storable(text: str) -> str:
    """`text` with each character that a database cannot hold (NUL, lone surrogates) as U+FFFD; no offset
    moves.
    """
    return _UNSTORABLE.sub("\ufffd", text)


def _by_mark(content: bytes) -> str | None:
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    return None


def _strictly(content: bytes, encoding: str | None) -> str | None:
    if not encoding:
        return None
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _utf16_without_mark(content: bytes) -> str | None:
    """UTF-16 of mostly Latin text has a zero in every other byte, and only there."""
    sample = content[: _SAMPLE // 10 * 2]
    half = len(sample) // 2
    if half < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return _strictly(content, "utf-16-le")
    if even > 0.6 * half and odd < 0.05 * half:
        return _strictly(content, "utf-16-be")
    return None


def _western(content: bytes) -> str | None:
    text = _strictly(content, "cp1252")
    if text is None or not _WESTERN.issuperset(char for char in set(text) if char > "\x7f"):
        return None
    outside = sum(1 for char in text[:_SAMPLE] if char > "\x7f")
    misread = len(_GLUED_CAPITAL.findall(text[:_SAMPLE]))
    return None if misread > 0.1 * outside else text


def _detected(content: bytes) -> str | None:
    if b"\x00" in content[:_SAMPLE]:
        return None
    best = charset_normalizer.from_bytes(content[:_SAMPLE]).best()
    return _strictly(content, best.encoding) if best else None


def _refuse_binary(text: str, *, certain: bool) -> None:
    """Text has few control characters, and a guess at its encoding gives mostly letters and spaces."""
    sample = text[:_SAMPLE]
    controls = len(_CONTROL.findall(sample))
    advice = "it is not text: hand in a text, a page or a PDF, or save it as UTF-8 text first"
    if controls > max(8, 0.02 * len(sample)):
        raise NotText(advice)
    if certain:
        return
    written = sum(
        1 for char in sample if char.isalnum() or char.isspace() or char in ".,;:!?'\"()-–—‘’“”£$€%/"
    )
    if controls > 0.005 * len(sample) or written < 0.8 * len(sample):
        raise NotText(advice)
