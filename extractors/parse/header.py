"""What the first lines of a text file say of it, and what the front matter of a Markdown file says.

A text keeps its header lines: offsets count in the text as it was read. Front matter is no part of the text
of a Markdown file: it would be read as prose.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import yaml

from extractors.parse.described import Described, one_line, site_of, web_url
from extractors.parse.published import date_in_url, date_of_line, iso_date
from graph.errors import NotText

_HEADER_LINES = 6
_TITLE_AT_MOST = 200
_LABELLED = re.compile(
    r"(title|headline|date|published|url|link|publisher|licen[cs]e|retells)\s*:\s*(\S.*)", re.I
)
_FIELDS: Mapping[str, str] = MappingProxyType(
    {"headline": "title", "date": "published", "link": "url", "license": "licence"}
)
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n((?:.*?\n)??)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S)
_KNOWN_FIELD = re.compile(r"^(?:title|publisher|published|url|licen[cs]e|retells)\s*:", re.M | re.I)
_HEADING = re.compile(r"#\s+(.+?)\s*#*\s*")


def header_of(text: str) -> Described:
    """What the first lines say: labelled lines, or a line that is an address or a date beside title and
    publisher.

    Anything less plain is left to the reader of the text. A publisher that the address does not belong to
    gives way to the address: a copy at a second publisher is still the first one's article.
    """
    lines = [line.strip() for line in text[:4000].splitlines()]
    while lines and not lines[0]:
        lines.pop(0)
    labelled = dict(_labelled_lines(lines))
    if len(labelled) >= 2:
        described = _described(labelled)
        return replace(described, published=date_in_url(described.url) or described.published)
    head = lines[:_HEADER_LINES]
    url_at = next((at for at, line in enumerate(head) if web_url(line)), None)
    dates = [(at, found) for at, line in enumerate(head) if (found := date_of_line(line))]
    url = head[url_at] if url_at is not None else None
    return Described(
        title=_title(lines),
        publisher=_publisher(head, url_at),
        published=date_in_url(url) or (dates[0][1] if dates else None),
        url=url,
    )


def has_front_matter(text: str) -> bool:
    """Whether `text` begins with front matter that names a title, a publisher or the like."""
    match = _FRONT_MATTER.match(text)
    return match is not None and _KNOWN_FIELD.search(match[1]) is not None


def front_matter(text: str) -> tuple[Described, str]:
    """What the front matter says, and the text after it. Raises `NotText` when it is no YAML."""
    match = _FRONT_MATTER.match(text)
    if not match:
        return Described(title=_heading(text)), text
    try:
        fields = yaml.safe_load(match[1]) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise NotText(
            f"its front matter is not YAML ({one_line(error)}): mend or remove the lines between ---"
        ) from error
    if not isinstance(fields, dict):
        return Described(title=_heading(text)), text  # a rule between two dashes, not front matter
    body = text[match.end() :]
    known = {str(key).lower(): value for key, value in fields.items() if isinstance(key, str)}
    scalars = {
        _FIELDS.get(key, key): value
        for key, value in known.items()
        if isinstance(value, str | int | float | date)
    }
    described = replace(_described(scalars), retells=_retold(known.get("retells")))
    return described.completed_by([Described(title=_heading(body))]), body


def _described(fields: Mapping[str, object]) -> Described:
    url = web_url(fields.get("url"))
    return Described(
        title=one_line(fields.get("title")),
        publisher=one_line(fields.get("publisher")) or site_of(url),
        published=iso_date(fields.get("published")) or date_in_url(url),
        url=url,
        licence=one_line(fields.get("licence")),
        retells=_retold(fields.get("retells")),
    )


def _retold(value: object) -> str | None:
    """A line, or the parts that a mapping gives in their order, or several of these.

    Nothing deeper is looked at: YAML lets ten lines stand for a billion values.
    """
    several = value if isinstance(value, list) else [value]
    works = [list(work.values()) if isinstance(work, dict) else [work] for work in several]
    lines = (
        ", ".join(str(part) for part in work if part and isinstance(part, str | int | float | date))
        for work in works
    )
    return one_line("; ".join(filter(None, lines)), at_most=2000)


def _labelled_lines(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines[:_HEADER_LINES]:
        match = _LABELLED.fullmatch(line)
        if not match:
            return
        yield _FIELDS.get(match[1].lower(), match[1].lower()), match[2]


def _title(lines: list[str]) -> str | None:
    """The first line when it stands alone as headlines do, or above a line that is a date or an address."""
    if not lines or len(lines[0]) > _TITLE_AT_MOST or web_url(lines[0]) or date_of_line(lines[0]):
        return None
    below = lines[1] if len(lines) > 1 else "."
    title = lines[0].lstrip("# ")
    stands_alone = not below and not lines[0].endswith((".", ",", ";", ":"))
    return title if stands_alone or web_url(below) or date_of_line(below) else None


def _publisher(head: list[str], url_at: int | None) -> str | None:
    if url_at is None:
        return None
    site = site_of(head[url_at]) or ""
    below = head[url_at + 1] if url_at + 1 < len(head) else ""
    named = below and len(below) <= 60 and not below.endswith(".") and not date_of_line(below)
    return below if named and _belongs(below, site) else site


def _belongs(name: str, site: str) -> bool:
    """Whether a publisher's name and a host share a word ("The Guardian", theguardian.com) or initials (HRW,
    hrw.org).
    """
    words = [word.lower() for word in re.findall(r"[^\W_]+", name)]
    initials = "".join(word[0] for word in words)
    labels = site.split(".")
    return initials in labels or any(
        word in label for word in words if len(word) > 2 for label in labels if word != "the"
    )


def _heading(text: str) -> str | None:
    """The text of the first line when it is a heading of the first level."""
    match = _HEADING.fullmatch(text.lstrip().split("\n", 1)[0].strip())
    return one_line(match[1]) if match else None
