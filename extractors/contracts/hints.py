"""What syntax says of a party's part in a deal."""

from dataclasses import dataclass
from enum import StrEnum

from extractors.parties import Party


class Part(StrEnum):
    """What syntax says a party is in a deal."""

    VENDOR = "vendor"
    BUYER = "buyer"
    EITHER = "either"
    BLOCKER = "blocker"
    BIDDER = "bidder"


@dataclass(frozen=True, slots=True)
class Hint:
    """One party's part, with how strongly syntax says so."""

    party: Party
    part: Part
    strength: float
