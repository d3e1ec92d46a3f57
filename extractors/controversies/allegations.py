"""What one sentence alleges."""

from dataclasses import dataclass

from extractors.parties import Party
from extractors.speech.speakers import Speaker
from graph.model.vocabulary import ClaimStatus


@dataclass(frozen=True, slots=True)
class Allegation:
    """What one sentence alleges of one company in one family."""

    accused: Party
    family: str
    code: str | None
    speaker: Speaker | None
    stance: ClaimStatus
    authority: str | None  # whose act the stance is
    sentence: tuple[int, int]
    predicate: int
    rule: str
    strength: float
    word: str
