"""The publication gate: what may leave the house, asked at every exit (MODEL section 5).

Invariants
- With `review=accepted` no row leaves that rests on a claim which no named reviewer, nor a rule for
  register facts, has accepted, or on a name that was merged because it reads the same. The statements
  select so; this module looks every claim of every row up again and drops what should not be there, so that
  one careless join stays harmless.
- Disputed, rejected and retracted claims leave under no setting.
- With `review=all` a row that rests on anything unreviewed says UNREVIEWED in its own column.
- A quote has at most 300 characters. Non-commercial rows stay out of exports unless asked for.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from graph.errors import NotAllowed
from graph.model.vocabulary import ClaimKind, Review
from graph.store import Reader

QUOTE_LENGTH = 300
UNREVIEWED = "UNREVIEWED"
REVIEW_SCOPE = "review"
ADMIN_SCOPE = "admin"

_SUSPENDED = frozenset({Review.DISPUTED, Review.REJECTED, Review.RETRACTED})
_NON_COMMERCIAL = re.compile(r"\bNC\b|non-?commercial", re.IGNORECASE)
_BATCH = 5_000

Row = Mapping[str, Any]


class ReviewMode(StrEnum):
    """Which rows an exit shows."""

    ACCEPTED = "accepted"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks: the scopes of the key, and whether the service answers on loopback without keys."""

    scopes: frozenset[str] = frozenset()
    loopback: bool = False

    def may_see_unreviewed(self) -> bool:
        """Whether `review=all` is granted."""
        return self.loopback or REVIEW_SCOPE in self.scopes or ADMIN_SCOPE in self.scopes


LOCAL = Viewer(loopback=True)
"""The person at this machine's own command line."""


@dataclass(frozen=True, slots=True)
class Gate:
    """One viewer at one exit. Raises `NotAllowed` when made for more than the viewer may see."""

    viewer: Viewer
    review: ReviewMode = ReviewMode.ACCEPTED
    exporting: bool = False  # a file that leaves: the licence filter holds
    non_commercial: bool = False  # rows under non-commercial licences were asked for

    def __post_init__(self) -> None:
        if self.review is ReviewMode.ALL and not self.viewer.may_see_unreviewed():
            raise NotAllowed(
                "review=all shows what nobody has checked: it needs a key with the scope `review`"
            )

    def asked(self, review: str | None) -> "Gate":
        """This gate, or the one for the `review` that a question was asked with."""
        return self if review is None else replace(self, review=ReviewMode(review))


@dataclass(frozen=True, slots=True)
class Standing:
    """How one claim stands today."""

    id: str
    kind: ClaimKind
    review: Review
    licence: str | None
    name_only: frozenset[str]  # organisations that the claim is tied to by an equal name alone


@dataclass(frozen=True, slots=True)
class Shape:
    """Where in the rows of an answer the gate has to look."""

    organisations: tuple[str, ...] = ()  # columns with the id of an organisation that the row names
    quotes: tuple[str, ...] = ()
    claims: str = "claimIds"
    review: str | None = "review"


@dataclass(frozen=True, slots=True)
class Published:
    """The rows that may leave, and how many were kept back at this last check."""

    rows: tuple[Row, ...]
    stopped: int
    non_commercial: int


def standings(store: Reader, claim_ids: Iterable[str]) -> dict[str, Standing]:
    """How each of these claims stands; one that is not in the graph is missing from the result."""
    wanted = sorted(set(claim_ids))
    found: dict[str, Standing] = {}
    for begin in range(0, len(wanted), _BATCH):
        for row in store.read("asking/standing", claimIds=wanted[begin : begin + _BATCH]):
            kind, review, names = ClaimKind(row["kind"]), Review(row["review"]), frozenset(row["nameOnly"])
            for claim in row["ids"]:
                found[claim] = Standing(claim, kind, review, row["licence"], names)
    return found


def publish(store: Reader, rows: Sequence[Row], *, shape: Shape, gate: Gate) -> Published:
    """The rows that may pass the gate, quotes cut, unreviewed ones marked."""
    known = standings(store, (claim for row in rows for claim in row[shape.claims]))
    passed: list[Row] = []
    stopped = non_commercial = 0
    for row in rows:
        claims = [known.get(claim) for claim in row[shape.claims]]
        accepted = _accepted(row, claims, shape)
        if _suspended(claims) or (gate.review is ReviewMode.ACCEPTED and not accepted):
            stopped += 1
        elif gate.exporting and not gate.non_commercial and is_non_commercial(claims):
            non_commercial += 1
        else:
            passed.append(_shown(row, accepted, shape))
    return Published(tuple(passed), stopped, non_commercial)


def is_non_commercial(claims: Iterable[Standing | None]) -> bool:
    """Whether a row rests on anything that may not be used commercially."""
    return any(claim is not None and forbids_commerce(claim.licence) for claim in claims)


def forbids_commerce(licence: str | None) -> bool:
    """Whether a licence, or one of several in a row, is for non-commercial use only."""
    return bool(licence and _NON_COMMERCIAL.search(licence))


def cut(quote: str) -> str:
    """A quote as it may leave: at most 300 characters, cut between words, the cut marked by an ellipsis."""
    if len(quote) <= QUOTE_LENGTH:
        return quote
    head = quote[: QUOTE_LENGTH - 2]
    return f"{head.rsplit(None, 1)[0] if ' ' in head.strip() else head} …"


def withheld_sentence(withheld: int, gate: Gate) -> str:
    """How many rows are kept back and how to see them; one sentence, also when there are none."""
    if gate.review is ReviewMode.ALL:
        return (
            f"Nothing is withheld for want of review: rows that say {UNREVIEWED} have been checked by nobody."
        )
    if not withheld:
        return "No rows are withheld for want of review."
    noun, those = ("row is", "it") if withheld == 1 else ("rows are", "them")
    right = "" if gate.viewer.may_see_unreviewed() else " (needs a key with the scope `review`)"
    return (
        f"{withheld:,} {noun} withheld: no named reviewer has accepted {those}. "
        f"See {those} with review=all{right}."
    )


def _accepted(row: Row, claims: Sequence[Standing | None], shape: Shape) -> bool:
    if not claims:
        # The seeds and the log of what was taken back rest on no claim: the statement answers for them.
        return shape.review is not None and row.get(shape.review) == Review.ACCEPTED
    named = {row[column] for column in shape.organisations if row.get(column)}
    return all(
        claim is not None and claim.review is Review.ACCEPTED and not _by_name_only(claim, named)
        for claim in claims
    )


def _by_name_only(claim: Standing, named: set[str]) -> bool:
    # A path of owners is shown by the names of its links, so both ends of each link must be sure.
    if claim.kind is ClaimKind.OWNERSHIP:
        return bool(claim.name_only)
    return not named.isdisjoint(claim.name_only)


def _suspended(claims: Iterable[Standing | None]) -> bool:
    return any(claim is None or claim.review in _SUSPENDED for claim in claims)


def _shown(row: Row, accepted: bool, shape: Shape) -> Row:
    shown = dict(row)
    if shape.review and shape.review in shown:
        shown[shape.review] = str(Review.ACCEPTED) if accepted else UNREVIEWED
    for column in shape.quotes:
        if shown.get(column):
            shown[column] = cut(shown[column])
    return shown
