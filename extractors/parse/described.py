"""What a document says of itself, before anything is made of it; every format gives the same value."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from urllib.parse import urlsplit

from extractors.parse.published import Published


@dataclass(frozen=True, slots=True)
class Described:
    """Title, publisher and the rest, `None` where the document does not say."""

    title: str | None = None
    publisher: str | None = None
    published: Published | None = None
    url: str | None = None
    licence: str | None = None
    retells: str | None = None

    def completed_by(self, others: Iterable["Described"]) -> "Described":
        """This description with its gaps filled from the first of `others` that knows."""
        filled = self
        for other in others:
            gaps = {
                field.name: getattr(other, field.name)
                for field in fields(filled)
                if getattr(filled, field.name) is None and getattr(other, field.name) is not None
            }
            filled = replace(filled, **gaps)
        return filled


def web_url(text: object) -> str | None:
    """`text` when it is one absolute http(s) address without a user name, else None."""
    written = str(text or "").strip()
    if not written.lower().startswith(("http://", "https://")) or any(char.isspace() for char in written):
        return None
    try:
        parts = urlsplit(written)
        host = parts.hostname
    except ValueError:
        return None
    return written if host and "." in host and "@" not in parts.netloc else None


def site_of(url: str | None) -> str | None:
    """The host of `url` without "www.", the publisher's name when nothing better is known."""
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def one_line(text: object, *, at_most: int = 300) -> str | None:
    """`text` on one line with single spaces, cut at `at_most` characters; None when nothing is left."""
    line = " ".join(str(text or "").split())
    return line[:at_most].rstrip() or None
