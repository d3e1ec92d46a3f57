"""Bytes into a `Document`, whatever format they have."""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from extractors.fetch.outcome import Fetched
from extractors.fetch.sniff import FEED, HTML, MARKDOWN, PDF, TEXT, media_type
from extractors.parse.decoding import decoded, storable
from extractors.parse.described import Described, one_line, site_of, web_url
from extractors.parse.header import front_matter, has_front_matter, header_of
from extractors.parse.html import read_page
from extractors.parse.language import language_of
from extractors.parse.pdf import read_pdf
from extractors.parse.published import date_in_url
from graph.errors import NotText, TooLarge
from graph.model.claims import Document
from graph.model.vocabulary import DatePrecision

_TEXT_AT_MOST = 5_000_000  # characters, some ten novels: one document is an article or a report


def parse(
    content: bytes,
    *,
    name: str = "",
    declared: str | None = None,
    charset: str | None = None,
    url: str | None = None,
    retrieved_at: datetime | None = None,
) -> Document:
    """The document that `content` holds; its id is the SHA-256 of `content`.

    `name` (a path or URL) and `declared` (a media type) help where the bytes are silent. Raises a subclass of
    `UnreadableDocument` whose message says what to do: `EmptyDocument, NotText, TooLarge, ScannedDocument,
    EncryptedDocument, NoArticle`.
    """
    media = media_type(content, name=name, declared=declared)
    text, described = _read(content, media, charset=charset, url=url)
    if len(text) > _TEXT_AT_MOST:
        raise TooLarge(f"it has over {_TEXT_AT_MOST:,} characters of text: split it and hand in the parts")
    of_address = Described(publisher=site_of(url), published=date_in_url(url), url=web_url(url))
    described = described.completed_by([of_address])
    return Document(
        id=sha256(content).hexdigest(),
        text=text,
        title=_stored(described.title),
        url=_stored(described.url),
        publisher=_stored(described.publisher),
        published=described.published.day if described.published else None,
        published_precision=described.published.precision if described.published else None,
        retrieved_at=retrieved_at,
        language=language_of(text),
        licence=_stored(described.licence),
        media_type=media,
        retells=_stored(described.retells),
    )


def parse_fetched(fetched: Fetched) -> Document:
    """The document of what was fetched; a feed fills the gaps. Raises as `parse` does."""
    document = parse(
        fetched.content,
        name=fetched.name,
        declared=fetched.media_type,
        charset=fetched.charset,
        url=fetched.url,
        retrieved_at=fetched.retrieved_at,
    )
    dated = document.published or not fetched.published
    return replace(
        document,
        title=document.title or one_line(fetched.title),
        publisher=document.publisher or one_line(fetched.publisher),
        published=document.published if dated else fetched.published,
        published_precision=document.published_precision if dated else DatePrecision.DAY,
    )


def parse_text(text: str, *, name: str = "") -> Document:
    """The document of a text that a request brought; raises as `parse` does."""
    return parse(storable(text).encode(), name=name, declared=TEXT)


def _read(content: bytes, media: str, *, charset: str | None, url: str | None) -> tuple[str, Described]:
    if media == PDF:
        return read_pdf(content)
    if media == HTML:
        return read_page(content, charset=charset, url=url)
    if media == FEED:
        raise NotText("it is a feed: ingest its address or file, and the articles that it links are fetched")
    text = decoded(content, declared=charset)
    if media == MARKDOWN or has_front_matter(text):
        described, text = front_matter(text)
        return text, described
    return text, header_of(text)


def _stored(text: str | None) -> str | None:
    return storable(text) if text else None
