"""Who is vendor and who is buyer: the hints of syntax first, then what the organisations are."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.contracts.hints import Hint, Part
from extractors.parties import Party
from extractors.state import Sort


@dataclass(frozen=True, slots=True)
class Side:
    """A vendor or buyer with how strongly the sentence says that it is that."""

    party: Party
    strength: float


def sides(hints: Sequence[Hint]) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Vendors and buyers from the hints: explicit parts first, then kinds for those that could be either."""
    vendors: dict[int, Side] = {}
    buyers: dict[int, Side] = {}
    for hint in hints:
        party = hint.party
        if hint.part is Part.VENDOR and party.supplies:
            _keep(vendors, party, hint.strength * (0.5 + party.supplies / 2))
        elif hint.part is Part.BUYER and party.buys and (party.is_public or hint.strength >= 0.7):
            _keep(buyers, party, hint.strength * (0.5 + party.buys / 2))
    blockers = {hint.party.number for hint in hints if hint.part is Part.BLOCKER}
    open_hints = [hint for hint in hints if hint.part is Part.EITHER]
    for hint in sorted(open_hints, key=lambda hint: -abs(hint.party.supplies - hint.party.buys)):
        party = hint.party
        if party.number in vendors or party.number in buyers or party.number in blockers:
            continue
        if party.is_public and not (buyers and party.supplies and not vendors):
            # Authorities and bare states buy too, but mostly they judge or stand on a map.
            if party.buys == 1.0 and (party.organisation.sort is not Sort.COUNTRY or hint.strength >= 0.8):
                _keep(buyers, party, hint.strength * (0.5 + party.buys / 2))
        elif party.is_company or (party.supplies and not vendors):
            if party.supplies:
                _keep(vendors, party, hint.strength * (0.5 + party.supplies / 2))
        elif party.buys and not buyers and hint.strength >= 0.6:
            _keep(buyers, party, hint.strength * (0.5 + party.buys / 2))
    for number in set(vendors) & set(buyers):
        weaker = vendors if vendors[number].strength < buyers[number].strength else buyers
        del weaker[number]
    return tuple(vendors.values()), tuple(buyers.values())


def _keep(home: dict[int, Side], party: Party, strength: float) -> None:
    if party.number not in home or home[party.number].strength < strength:
        home[party.number] = Side(party, strength)
