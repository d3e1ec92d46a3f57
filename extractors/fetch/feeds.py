"""RSS and Atom feeds: each entry's article, fetched through the same guard.

The bytes of the feed are in hand before feedparser sees them, so its own way to the network is never taken.
When an entry's link cannot be fetched and the entry carries the whole article itself (some feeds do, in
`content:encoded` or Atom's `content`), that is taken; a summary never is. A link to a refused address is
refused, whatever the entry carries.
"""

import html
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import feedparser

from extractors.fetch.outcome import Fetched, Refused
from extractors.fetch.sniff import HTML
from extractors.fetch.web import Web
from graph.errors import BrokenFeed, RefusedAddress, UnreadableDocument

_WHOLE_ARTICLE = 600  # characters of text in an entry's own content; a teaser has fewer
_TAG = re.compile(r"<[^>]*>")


def entries_of(feed: Fetched, web: Web) -> Iterator[Fetched | Refused]:
    """The article of each entry, in the order of the feed, at most `web.limits.feed_entries`.

    Raises `BrokenFeed` when nothing can be read out of the feed.
    """
    headers = {"content-location": feed.url or "", "content-type": "application/xml"}
    if feed.charset:
        headers["content-type"] += f"; charset={feed.charset}"
    parsed: Any = feedparser.parse(io.BytesIO(feed.content), response_headers=headers)
    if not parsed.entries:
        reason = f" ({parsed.bozo_exception})" if parsed.bozo else ""
        raise BrokenFeed(
            f"{feed.name} is a feed without an entry that can be read{reason}: check it in a browser, "
            "or hand in the addresses of its articles"
        )
    publisher = _text(parsed.feed.get("title"))
    for entry in parsed.entries[: web.limits.feed_entries]:
        yield _article(entry, feed, publisher, web)


def _article(entry: Any, feed: Fetched, publisher: str | None, web: Web) -> Fetched | Refused:
    title = _text(entry.get("title"))
    name = _text(entry.get("link")) or f"{feed.name}: {title or 'an entry without a link'}"
    try:
        if not entry.get("link"):
            raise BrokenFeed("the entry has no link: look the article up and hand in its address")
        fetched = web.fetch(entry.link)
    except RefusedAddress as error:
        return Refused(name, error)
    except UnreadableDocument as error:
        own = _own_content(entry, title)
        if own is None:
            return Refused(name, error)
        fetched = Fetched(
            name=name,
            content=own,
            media_type=HTML,
            url=_text(entry.get("link")),
            retrieved_at=feed.retrieved_at,
        )
    return replace(fetched, title=title, publisher=publisher, published=_day(entry))


def _own_content(entry: Any, title: str | None) -> bytes | None:
    """The article that the entry carries, as a page; the same entry gives the same bytes."""
    body = max((part.get("value") or "" for part in entry.get("content", ())), key=len, default="")
    if len(" ".join(_TAG.sub(" ", body).split())) < _WHOLE_ARTICLE:
        return None
    heading = html.escape(title or "")
    page = (
        f"<!doctype html><html><head><meta charset='utf-8'><title>{heading}</title></head>"
        f"<body><article><h1>{heading}</h1>{body}</article></body></html>"
    )
    return page.encode("utf-8", "replace")


def _day(entry: Any) -> date | None:
    moment = entry.get("published_parsed")
    try:
        return date(moment.tm_year, moment.tm_mon, moment.tm_mday) if moment else None
    except ValueError:
        return None


def _text(value: object) -> str | None:
    """Plain text of a field of a feed, which may hold mark-up; None when nothing is left."""
    return " ".join(html.unescape(_TAG.sub(" ", str(value or ""))).split()) or None
