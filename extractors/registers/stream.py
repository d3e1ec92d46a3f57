"""What an importer yields, record by record, and what the caller says of the files it hands in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from graph.model.claims import Claim, Document


class Unreadable(StrEnum):
    """Why a piece of a file could not be read at all; each format adds its own reasons."""

    FILE = "file that cannot be read"
    BROKEN = "broken in the middle"
    TRUNCATED = "ends too early"
    NOT_JSON = "no JSON"
    NOT_A_RECORD = "no record"
    TOO_LARGE = "too large"
    NOT_A_CLAIM = "would make no valid claim"


@dataclass(frozen=True, slots=True)
class Origin:
    """What the caller knows of the files; it goes before what the files say of themselves.

    `dataset` is the name of the register or list, kept with every claim, so that an answer can say where it
    looked.
    """

    dataset: str | None = None
    publisher: str | None = None
    url: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something of a record that was mended or left out although the record was taken."""

    reason: StrEnum
    why: str


@dataclass(slots=True)
class Notes:
    """What of a record was mended or left out; each is told once."""

    found: dict[tuple[StrEnum, str], Note] = field(default_factory=dict)

    def __call__(self, reason: StrEnum, why: str) -> None:
        """Tell something."""
        self.found.setdefault((reason, why), Note(reason, why))

    @property
    def told(self) -> tuple[Note, ...]:
        """All that was told, in order."""
        return tuple(self.found.values())


@dataclass(frozen=True, slots=True)
class Taken:
    """One record as a document and its claims; `where` tells a person where it stands."""

    where: str
    document: Document
    claims: tuple[Claim, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record, or a piece of a file, of which nothing reaches the graph, and why.

    `expected` where the record is sound but says nothing that the graph holds, such as a tender notice that
    names no bidder: it is counted, and is no failure.
    """

    where: str
    reason: StrEnum
    why: str
    expected: bool = False


Imported = Iterator[Taken | Skipped]
