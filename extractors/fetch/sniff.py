"""What bytes are, whatever their name or the server says.

A page saved as `report.pdf` is a page, a PDF served as `text/html` is a PDF. What is neither text, page, PDF
nor feed is refused with the way to turn it into one.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from graph.errors import EmptyDocument, NotText

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
FEED = "application/atom+xml"

_SUFFIXES: Mapping[str, str] = MappingProxyType(
    {
        ".txt": TEXT,
        ".text": TEXT,
        ".md": MARKDOWN,
        ".markdown": MARKDOWN,
        ".html": HTML,
        ".htm": HTML,
        ".xhtml": HTML,
        ".pdf": PDF,
    }
)
READ_SUFFIXES = frozenset(_SUFFIXES)
"""The suffixes that are read in a folder."""

_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a zip, Word, Excel or OpenDocument file: save it as PDF or text and hand that in"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file: save it as PDF or text and hand that in"),
    (b"{\\rtf", "an RTF file: save it as text and hand that in"),
    (b"\x1f\x8b", "a gzip file: unpack it first"),
    (b"\xfd7zXZ\x00", "an xz file: unpack it first"),
    (b"7z\xbc\xaf", "a 7z file: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd file: unpack it first"),
    (b"\x89PNG", "a picture: hand in the text of the article"),
    (b"\xff\xd8\xff", "a picture: hand in the text of the article"),
    (b"GIF8", "a picture: hand in the text of the article"),
    (b"II*\x00", "a scanned picture: run text recognition (OCR) and hand in a PDF with a text layer"),
    (b"MM\x00*", "a scanned picture: run text recognition (OCR) and hand in a PDF with a text layer"),
    (b"\x7fELF", "a program: hand in a text, page or PDF"),
    (b"MZ\x90", "a program: hand in a text, page or PDF"),
)

_BOMS = ((b"\xff\xfe\x00\x00", "utf-32"), (b"\x00\x00\xfe\xff", "utf-32"), (b"\xef\xbb\xbf", "utf-8"),
         (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))  # fmt: skip
_LEAD = r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*|<\?xml-stylesheet[^>]*>\s*)*"
_PAGE = re.compile(_LEAD + r"<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_FEED = re.compile(_LEAD + r"(?:<!doctype\s+rss[^>]*>\s*)?<(?:rss|feed|rdf:rdf)\b", re.I | re.S)
_TAG = re.compile(r"</?(?:p|div|span|article|section|main|h[1-6]|br|table|ul|ol|a|title|meta)\b[^<>]*>", re.I)


def declared_by_name(name: str) -> str | None:
    """The media type that a file name or URL path promises; None where it promises nothing that is read."""
    path = name.split("?", 1)[0].split("#", 1)[0].lower()
    return next((media for suffix, media in _SUFFIXES.items() if path.endswith(suffix)), None)


def media_type(content: bytes, *, name: str = "", declared: str | None = None) -> str:
    """The media type of `content`: one of TEXT, MARKDOWN, HTML, PDF, FEED.

    `declared` is a Content-Type without parameters. Raises `EmptyDocument`, and `NotText` for a known binary
    format; whether other bytes are text is found out when they are decoded.
    """
    if not content.strip(b"\x00\t\n\r\f\v \xef\xbb\xbf\xff\xfe"):
        raise EmptyDocument("nothing is in it: hand in a document with text")
    if content.startswith(b"%PDF-") or (b"%PDF-" in content[:1024] and b"endobj" in content):
        return PDF
    for magic, advice in _BINARY:
        if content.startswith(magic):
            raise NotText(f"it is {advice}")
    promised = declared_by_name(name) or declared
    start = opening(content)
    if _FEED.match(start):
        return FEED
    if _PAGE.match(start):
        return HTML
    if start.lstrip().startswith("<?xml") and promised not in {HTML, "application/xhtml+xml"}:
        raise NotText(
            "it is XML, but neither a page nor an RSS or Atom feed: hand in the article as text or HTML"
        )
    if promised in {HTML, "application/xhtml+xml"} and _TAG.search(start):
        return HTML
    return MARKDOWN if promised == MARKDOWN else TEXT


def opening(content: bytes) -> str:
    """The first characters (some 8,000), decoded well enough to recognise tags."""
    head = content[:8192]
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return head.decode(encoding, "ignore").lstrip("\ufeff")
    if head[:2] == b"<\x00" or head[1:4:2] == b"\x00\x00":
        return head.decode("utf-16-le", "ignore")
    if head[:2] == b"\x00<" or head[0:3:2] == b"\x00\x00":
        return head.decode("utf-16-be", "ignore")
    return head.decode("latin-1")
