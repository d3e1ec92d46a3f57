"""What fetching gives: bytes with where they came from, or a refusal with what to do about it."""

from dataclasses import dataclass
from datetime import date, datetime

from graph.errors import UnreadableDocument


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read and how long is waited; sizes in bytes, times in seconds."""

    file_bytes: int = 20_000_000
    web_bytes: int = 5_000_000  # after decompression
    hop_seconds: float = 10.0  # one request with its answer
    total_seconds: float = 20.0  # all redirects together
    redirects: int = 3
    feed_entries: int = 50  # the newest, in the order of the feed


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of one document. The last three say what a feed tells of its entry; the document itself knows
    better.
    """

    name: str  # the path or URL, as a person would name it
    content: bytes
    media_type: str  # as the bytes say, see `extractors.fetch.sniff`
    charset: str | None = None  # as declared by the server
    url: str | None = None  # where the bytes came from after redirects; None for files
    retrieved_at: datetime | None = None  # UTC; None for files
    title: str | None = None
    publisher: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """An input, or one file or feed entry of it, that could not be read; `str(error)` says what to do."""

    name: str
    error: UnreadableDocument


@dataclass(frozen=True, slots=True)
class Skipped:
    """How many files of a folder were passed over, by reason: ".docx" for a suffix, "hidden" for a dot in
    front.
    """

    name: str
    counts: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """How many files that were in all."""
        return sum(count for _, count in self.counts)
