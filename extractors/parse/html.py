"""A web page: its article and what it says of itself, by trafilatura."""

import re

import trafilatura
from trafilatura.settings import Document

from extractors.parse.decoding import decoded
from extractors.parse.described import Described, one_line, site_of, web_url
from extractors.parse.published import date_in_url, iso_date
from graph.errors import NoArticle, TooLarge

_ARTICLE_AT_LEAST = 200  # characters; consent walls and error pages have fewer
_MARKUP_AT_MOST = 5_000_000  # characters; lxml takes some forty times that in memory
_DECLARED = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_LICENCE = re.compile(
    r"<link\b(?=[^>]{0,300}?\brel=[\"']?license\b)[^>]{0,300}?\bhref=[\"']?([^\"'\s>]+)", re.I
)


def read_page(content: bytes, *, charset: str | None = None, url: str | None = None) -> tuple[str, Described]:
    """The article of a page without menus, captions, comments and related links, one paragraph a line.

    The page is decoded here, so that the server's charset counts, and handed on as UTF-8. Raises `NoArticle`.
    """
    match = _DECLARED.search(content[:4096])
    markup = decoded(content, declared=charset or (match[1].decode("ascii", "ignore") if match else None))
    if len(markup) > _MARKUP_AT_MOST:
        raise TooLarge(
            f"the page has over {_MARKUP_AT_MOST:,} characters of markup: hand in the article as text"
        )
    page = trafilatura.bare_extraction(
        markup.encode(),
        url=url,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d"},
    )
    assert page is None or isinstance(page, Document)  # a dict comes only when asked for
    text = (page.text or "").strip() if page else ""
    if page is None or len(text) < _ARTICLE_AT_LEAST or not any(map(_is_sentence, text.split("\n"))):
        raise NoArticle(
            "no article is on the page (a list of links, a consent wall, or text that a script loads): "
            "save the article's text as a .txt file and hand that in"
        )
    licence = _LICENCE.search(markup)
    return text, _described(page, fetched_from=url, linked_licence=licence[1] if licence else None)


def _is_sentence(line: str) -> bool:
    return line.count(" ") >= 6 and line.rstrip(" ’”\"')").endswith((".", "!", "?"))


def _described(page: Document, *, fetched_from: str | None, linked_licence: str | None) -> Described:
    url = _canonical(web_url(page.url), fetched_from)
    return Described(
        title=one_line(page.title),
        publisher=one_line(page.sitename) or site_of(url),
        published=date_in_url(url) or iso_date(page.date),
        url=url,
        licence=one_line(page.license or linked_licence),
    )


def _canonical(stated: str | None, fetched_from: str | None) -> str | None:
    """The canonical link, unless it names only the front page of the site."""
    front_page = stated is not None and re.fullmatch(r"https?://[^/]+/?", stated, re.I) is not None
    return fetched_from if stated is None or (front_page and fetched_from) else stated
