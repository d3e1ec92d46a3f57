"""What the interests of a statement come to: a stake with its extent and its time, or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from extractors.registers.ownership import Extent, extent, widest
from extractors.registers.stream import Notes, Skipped
from extractors.registers.values import period

# Interests that make nobody an owner: offices, use of a thing, and holding for somebody else.
_NO_STAKE = frozenset(
    {"boardmember", "boardchair", "seniormanagingofficial", "nominee", "nominator", "enjoymentanduseofassets"}
)
_NOMINEES = frozenset({"nominee", "nominator"})


class Unclaimed(StrEnum):
    """Why a sound statement makes no claim."""

    PERSON = "person, dropped"
    OF_PERSON = "owned by a person, dropped"
    UNNAMED = "owner or company that is not named"
    ARRANGEMENT = "an arrangement, no organisation"  # a joint holding, a nomination, a trust
    NOMINEE = "holds for somebody else"
    OFFICE = "an office or a use, no stake"
    NO_INTEREST = "no interest is given"
    SAME = "says what was said before"
    ITSELF = "owns itself"
    ALONE = "organisation of which nothing is claimed"
    MISSING = "party that stands in none of the files"


@dataclass(frozen=True, slots=True)
class Terms:
    """What the interests of a statement come to."""

    lines: tuple[str, ...]
    extent: Extent
    start: date | None
    end: date | None


def terms(where: str, fields: Mapping[str, Any], notes: Notes) -> Terms | Skipped:
    """The stake of a statement, or why it is none."""
    given = fields["interests"]
    stakes = [one for one in given if one["type"].casefold().replace("-", "") not in _NO_STAKE]
    if not given:
        return Skipped(where, Unclaimed.NO_INTEREST, "the statement gives no interest", expected=True)
    if not stakes:
        nominee = any(one["type"].casefold() in _NOMINEES for one in given)
        shown = ", ".join(sorted({one["type"] for one in given}))
        return Skipped(where, Unclaimed.NOMINEE if nominee else Unclaimed.OFFICE, shown, expected=True)
    times = [period(one["start"], one["end"], "the interest", notes) for one in stakes]
    ends = [end for _, end in times]
    return Terms(
        lines=tuple(dict.fromkeys(map(_line, stakes))),
        extent=widest([_extent(one) for one in stakes]),
        start=min((start for start, _ in times if start), default=None),
        # Held until the last of the interests ends.
        end=max((one for one in ends if one), default=None) if all(ends) else None,
    )


def _extent(one: Mapping[str, Any]) -> Extent:
    return extent(one["exact"], one["least"], one["most"], above_least=one["above"])


def _line(one: Mapping[str, Any]) -> str:
    """“shareholding, 75 to 100 %, direct, from 2016-04-06”."""
    share = None
    if one["exact"] is not None:
        share = f"{one['exact']} %"
    elif one["least"] is not None or one["most"] is not None:
        share = f"{one['least'] or 0} to {one['most'] or 100} %"
    parts = (
        one["type"] or "of a kind that is not given",
        share,
        one["direct"],
        one["start"] and f"from {one['start']}",
        one["end"] and f"to {one['end']}",
    )
    return ", ".join(part for part in parts if part)
