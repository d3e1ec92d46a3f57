"""When two allegations are about one matter: the rules of MODEL section 3, as pure functions.

A matter is never "vendor and category". Claims on the same organisation and family are one matter when they
share a case number, an authority with its decision date, or a rare named programme, product or place in
overlapping periods. Matters of a parent and its subsidiary never become one, since a block holds one
organisation.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from graph.linking.clusters import Link, join
from graph.linking.titles import different_names, same_name
from graph.model.vocabulary import DatePrecision
from graph.resolution.names import normalise

_NAMED, _DECISION, _CASE = range(3)
_NOT_CASE = re.compile(r"[^0-9A-Z]+")


@dataclass(frozen=True, slots=True)
class Accusation:
    """What linking needs of an allegation or listing. `day`: when the act it tells of happened, if known to
    the day.
    """

    id: str
    accused: frozenset[str]
    family: str
    code: str | None = None
    case_number: str | None = None
    authority: str | None = None
    day: date | None = None
    precision: DatePrecision | None = None
    matter: str | None = None
    start: date | None = None
    end: date | None = None

    @property
    def case(self) -> str | None:
        """The case number without spaces and signs."""
        return _NOT_CASE.sub("", self.case_number.upper()) or None if self.case_number else None

    @property
    def decision(self) -> tuple[str, date] | None:
        """The authority with the day of its act, when both are known."""
        if not self.authority or not self.day or self.precision not in (None, DatePrecision.DAY):
            return None
        return (normalise(self.authority), self.day)


def veto(left: Accusation, right: Accusation) -> str | None:
    """Why two claims cannot be about one matter; None when nothing forbids it."""
    if left.accused.isdisjoint(right.accused):
        return "different organisations"
    if left.family != right.family:
        return "different families"
    if (left.end and right.start and left.end < right.start) or (
        right.end and left.start and right.end < left.start
    ):
        return "periods that do not meet"
    if different_names(left.matter, right.matter):
        return "differently named matters"
    # An appeal has a number of its own: the name of the matter may join what the numbers part.
    if left.case and right.case and left.case != right.case and not same_name(left.matter, right.matter):
        return "different case numbers"
    return None


def anchor(left: Accusation, right: Accusation) -> Link | None:
    """The strongest reason to take two claims for one matter, if there is any."""
    if left.case and left.case == right.case:
        return Link(left.id, right.id, _CASE, f"both cite case {left.case_number}")
    if left.decision and left.decision == right.decision:
        return Link(left.id, right.id, _DECISION, f"both tell of the act of {left.authority} on {left.day}")
    if same_name(left.matter, right.matter):
        return Link(left.id, right.id, _NAMED, f"both name “{left.matter}”")
    return None


def link(accusations: Iterable[Accusation]) -> tuple[Mapping[str, str], Mapping[str, str], tuple[Link, ...]]:
    """Group the claims on one organisation in one family.

    Answers the group of each claim (named by its smallest member), why a claim is in a group of several,
    and the links that were cut since they contradict each other.
    """
    by_id = {one.id: one for one in accusations}
    anchored = [
        by_id[key] for key in sorted(by_id) if by_id[key].case or by_id[key].decision or by_id[key].matter
    ]
    links = [
        found
        for left, right in combinations(anchored, 2)
        if not veto(left, right) and (found := anchor(left, right))
    ]
    linked = {claim for found in links for claim in (found.left, found.right)}
    joined, cut = join(linked, links, lambda left, right: veto(by_id[left], by_id[right]) is not None)
    groups = {claim: joined.get(claim, claim) for claim in by_id}
    reasons: dict[str, str] = {}
    for found in sorted(links, key=lambda found: (-found.strength, found.left, found.right)):
        if groups[found.left] == groups[found.right]:
            for claim in (found.left, found.right):
                reasons.setdefault(claim, found.why)
    return groups, reasons, cut
