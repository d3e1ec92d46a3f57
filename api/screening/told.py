"""What is said of one supplier: the columns that are added to a list, and the same for a machine."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pydantic.alias_generators import to_camel

from api.screening.concerns import Concern
from api.screening.screen import Found, Screened
from api.screening.suppliers import Line
from graph.coverage import Outcome
from graph.publication import UNREVIEWED, forbids_commerce

NAMES = (
    "supplywatch_outcome",
    "supplywatch_score",
    "supplywatch_name",
    "supplywatch_id",
    "supplywatch_why",
    "supplywatch_concerns",
    "supplywatch_review",
    "supplywatch_coverage",
)
"""The columns that are added."""

NO_HIT = "No hit is not a clean record: what was not read, not understood or not accepted yet is not here."
MEANINGS: Mapping[Outcome, str] = {
    Outcome.PUBLISHED_CONCERN: "the organisation has a published concern: read the words and their status",
    Outcome.NONE_PUBLISHED: "the organisation is known, and no concern is published here; no clean record",
    Outcome.POSSIBLE_MATCH: "one or several organisations may be meant: a person has to compare",
    Outcome.NO_MATCH: "no name like this here; no clean record",
    Outcome.NOT_COVERED: "nothing was looked in",
}
_COMPARED = 3  # candidates that are named in a cell


def cells(line: Line, screened: Screened | None, coverage: str, *, non_commercial: bool = False) -> list[Any]:
    """The values of the added columns for one row; a row that was not screened has the reason only.

    Words under a non-commercial licence are left out, and said to be, unless `non_commercial`.
    """
    if screened is None:
        return ["", "", "", "", f"NOT SCREENED: {line.problem}", "", "", ""]
    best = screened.sure or next(iter(screened.found), None)
    shown = screened.sure.concerns.shown if screened.sure else ()
    return [
        str(screened.outcome),
        float(best.candidate.score) if best else "",
        best.candidate.name if best else "",
        best.candidate.id if best else "",
        _why(line, screened),
        _concerns(shown, screened.sure.concerns.total if screened.sure else 0, non_commercial),
        (UNREVIEWED if any(not one.accepted for one in shown) else "accepted") if shown else "",
        coverage,
    ]


def machine(line: Line, screened: Screened | None, *, non_commercial: bool = False) -> dict[str, Any]:
    """The same for a machine."""
    said: dict[str, Any] = {"row": line.number, "name": line.name}
    if screened is None:
        return said | {"outcome": None, "problem": line.problem}
    sure = screened.sure
    shown = sure.concerns.shown if sure else ()
    return said | {
        "outcome": str(screened.outcome),
        "match": _candidate(sure) if sure else None,
        "candidates": [_candidate(one) for one in screened.found if not one.sure],
        "concerns": [
            {to_camel(name): value for name, value in asdict(one).items()}
            for one in shown
            if non_commercial or not forbids_commerce(one.licence)
        ],
        "concernsTotal": sure.concerns.total if sure else 0,
        "notes": list(line.asked.notes) if line.asked else [],
        "withheld": screened.withheld,
    }


def _candidate(found: Found) -> dict[str, Any]:
    one = found.candidate
    return {
        "id": one.id,
        "name": one.name,
        "band": str(one.band),
        "score": one.score,
        "why": one.why,
        "compared": [one.asked, one.matched],
        "features": [asdict(feature) for feature in one.features],
        "publishedConcerns": found.concerns.published,
        "otherMatters": list(found.other_matters),
        "datasets": list(found.datasets),
    }


def _why(line: Line, screened: Screened) -> str:
    parts: list[str] = []
    sure = screened.sure
    if sure:
        one = sure.candidate
        parts.append(f"{one.why} (“{one.asked}” and “{one.matched}”)")
    elif screened.found:
        # Of whom the concerns would be is not known, so none is told here.
        several = [
            f"{one.candidate.name} ({one.candidate.id}): {one.candidate.why}"
            for one in screened.found[:_COMPARED]
        ]
        more = len(screened.found) - len(several)
        several += [f"{more} more"] if more else []
        parts.append(f"a person has to compare: {'; '.join(several)}")
    else:
        parts.append(MEANINGS[screened.outcome])
    if screened.outcome is Outcome.NONE_PUBLISHED:
        parts.append("no concern is published here, which is no clean record")
    if sure and sure.other_matters:
        parts.append(f"published matters that do not concern people: {', '.join(sure.other_matters)}")
    if screened.withheld:
        waits = "1 entry waits" if screened.withheld == 1 else f"{screened.withheld} entries wait"
        parts.append(f"{waits} for a reviewer, not shown without --review all")
    parts += line.asked.notes if line.asked else ()
    return "; ".join(part.rstrip(".") for part in parts) + "."


def _concerns(shown: tuple[Concern, ...], total: int, non_commercial: bool) -> str:
    told = [one.words for one in shown if non_commercial or not forbids_commerce(one.licence)]
    numbered = [f"({number}) {words}" for number, words in enumerate(told, 1)] if len(told) > 1 else told
    if left_out := len(shown) - len(told):
        numbered.append(f"{left_out} under a non-commercial licence, left out of files: --non-commercial")
    if total > len(shown):
        numbered.append(f"{total - len(shown)} more: ask vendor_profile")
    return "\n".join(numbered)
