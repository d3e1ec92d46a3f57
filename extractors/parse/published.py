"""When a document was published, where an address or a line of its own says so beyond doubt.

A news address with `/2026/05/28/` carries the day of first publication, set by the publisher's system; the
dates around a copy of the text are often those of a crawl or of a second publisher. So the address goes
first.
"""

import re
from dataclasses import dataclass
from datetime import date

from graph.model.vocabulary import DatePrecision

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_IN_PATH = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-](?P<month>\d{1,2}|[a-z]{3})(?:[/-](?P<day>\d{1,2}))?(?=[/_-]|$)", re.I
)
_PACKED_IN_PATH = re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_LEAD = r"\s*(?:(?:first\s+)?(?:published|posted|date|issued|released)(?:\s+on)?\s*[:\-–]?\s*)?" + _WEEKDAY
_TIME = (
    r"(?:[T,\s]+(?:at\s+)?\d{1,2}[:.]\d\d(?::\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:Z|[A-Z]{2,4}|[+-]\d\d:?\d\d)?)?"
)
_LINES = tuple(
    re.compile(_LEAD + body + _TIME + r"\s*", re.I)
    for body in (
        r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>(?:19|20)\d\d)",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)",
        rf"{_MONTH},?\s+(?P<year>(?:19|20)\d\d)",
    )
)


@dataclass(frozen=True, slots=True)
class Published:
    """A date and how much of it is known; unknown parts of `day` are 1."""

    day: date
    precision: DatePrecision


def date_in_url(url: str | None) -> Published | None:
    """The date that the path of `url` carries: `/2026/05/28/`, `/2026-05-28-`, `/2026/may/28/`, `20260528`,
    `/2026/05/`.
    """
    path = re.sub(r"^[a-z]+://[^/]*", "", url or "", flags=re.I).split("?", 1)[0].split("#", 1)[0]
    for pattern in (_IN_PATH, _PACKED_IN_PATH):
        for match in pattern.finditer(path):
            if found := _published(match):
                return found
    return None


def date_of_line(line: str) -> Published | None:
    """The date of a line that holds a date and nothing else, a weekday, a time or "Published" excepted."""
    if len(line) > 80:
        return None
    return next((_published(match) for pattern in _LINES if (match := pattern.fullmatch(line))), None)


def iso_date(text: object) -> Published | None:
    """The date that a field of front matter or metadata gives: a date, or text such as 2026-05-28, 2026-05,
    2026.
    """
    written = str(text or "").strip()
    if match := re.match(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?!\d)", written):
        return _published(match)
    return date_of_line(written)


def _published(match: re.Match[str]) -> Published | None:
    parts = match.groupdict()
    month, day = parts.get("month"), parts.get("day")
    try:
        if not month:
            return Published(date(int(parts["year"]), 1, 1), DatePrecision.YEAR)
        number = int(month) if month.isdigit() else _MONTHS[month.lower()]
        if not day:
            return Published(date(int(parts["year"]), number, 1), DatePrecision.MONTH)
        return Published(date(int(parts["year"]), number, int(day)), DatePrecision.DAY)
    except (ValueError, KeyError):
        return None  # the 31st of June, month 13, "/2026/abc/": not a date after all
