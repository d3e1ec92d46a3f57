"""What a look-up can and cannot say: “no hit” is not “clean” (MODEL section 5).

Every match and screening answer carries one `Outcome` and the registers, lists and documents that were
looked in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from graph.store import Reader


class Outcome(StrEnum):
    """What was found of one name."""

    PUBLISHED_CONCERN = "published_concern"
    NONE_PUBLISHED = "none_published"
    POSSIBLE_MATCH = "possible_match"
    NO_MATCH = "no_match"
    NOT_COVERED = "not_covered"


@dataclass(frozen=True, slots=True)
class Covered:
    """One register, one official list, or all documents together; `newest` is the day it reaches to."""

    kind: str  # register, list or documents
    name: str
    entries: int
    newest: date | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """All that was looked in, and how much of it still awaits a reader or a reviewer."""

    places: tuple[Covered, ...]
    waiting: int = 0  # documents that nobody has read yet
    unread: int = 0  # documents in languages that are not read
    claims: int = 0
    accepted_claims: int = 0
    first_published: date | None = None  # the oldest document read
    last_recorded: datetime | None = None

    def entries(self, kind: str) -> int:
        """How many register entries, list entries or documents: `kind` as in `Covered`."""
        return sum(place.entries for place in self.places if place.kind == kind)

    @property
    def sentence(self) -> str:
        """What to print beside an answer."""
        if not self.places:
            return "Nothing has been read yet, so nothing can be found; that says nothing about anybody."
        parts = ", ".join(_words(place) for place in self.places)
        accepted = (
            f" {self.accepted_claims:,} of {self.claims:,} claims have been accepted for publication."
            if self.claims
            else ""
        )
        return f"Looked in {parts}.{accepted} No hit there is not a clean record."


def coverage(store: Reader) -> Coverage:
    """The registers, lists and documents in the graph, as of which day each. Reads every claim."""
    rows = store.read("asking/coverage")
    (counts,) = store.read("asking/coverage_counts")
    return Coverage(
        tuple(Covered(row["kind"], row["name"], row["entries"], row["newest"]) for row in rows),
        waiting=counts["waiting"],
        unread=counts["unread"],
        claims=counts["claims"],
        accepted_claims=counts["acceptedClaims"],
        first_published=counts["firstPublished"],
        last_recorded=counts["lastRecorded"],
    )


def outcome(candidates: Sequence[bool], *, published_concerns: int, looked_in: Coverage) -> Outcome:
    """What may be said of one name.

    `candidates` has an entry for each organisation that may be meant: True where it is surely the one,
    in the MERGE band with a margin to the second. `published_concerns` counts the accepted open matters
    of that sure one.
    """
    if any(candidates) and published_concerns:
        return Outcome.PUBLISHED_CONCERN
    if any(candidates):
        # The program knows names before anything was read: then nothing can have been found of them.
        return Outcome.NONE_PUBLISHED if looked_in.places else Outcome.NOT_COVERED
    if candidates:
        return Outcome.POSSIBLE_MATCH
    return Outcome.NO_MATCH if looked_in.places else Outcome.NOT_COVERED


def _words(place: Covered) -> str:
    reach = f" up to {place.newest}" if place.newest else ""
    if place.kind == "documents":
        return f"{place.entries:,} documents{reach}"
    return f"the {place.kind} “{place.name}” with {place.entries:,} entries{reach}"
