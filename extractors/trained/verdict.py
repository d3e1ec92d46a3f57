"""What the trained components put on a document's state, for the components that read it."""

from dataclasses import dataclass

from spacy.tokens import Doc

from extractors.state import state_of
from extractors.trained.scores import Judged, Spot

ENCODER = "supplywatch_encoder"
JUDGE = "supplywatch_judge"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The scores of a document's things: first its organisations, then its people, then its amounts.

    `spots` are the places that were looked at; offsets count characters of doc.text. Amounts of equal value
    are one thing.
    """

    judged: Judged
    spots: tuple[Spot, ...]
    people: tuple[str, ...]  # in the order of their numbers among the things
    amounts: tuple[tuple[int, ...], ...]  # indices in `DocState.amounts` of each amount among the things
    organisations: int

    def amount(self, number: int) -> int:
        """The thing that is the amount with this number."""
        return self.organisations + len(self.people) + number


def verdict_of(doc: Doc) -> Verdict | None:
    """The verdict on this document; None where the judge has not run."""
    found = state_of(doc).verdict
    return found if isinstance(found, Verdict) else None
