"""An answer: rows that may leave the house, and everything a reader must know beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from graph.publication import ReviewMode
from graph.questions.question import Column, Question


@dataclass(frozen=True, slots=True)
class BasisTotal:
    """What part of a total counts the same thing."""

    basis: str | None
    amount: Decimal
    contracts: int


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of all counted amounts in one currency, each contract once; over the whole list, not
    the page.
    """

    currency: str
    amount: Decimal
    contracts: int
    by_basis: tuple[BasisTotal, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How long the whole list is, in rows, and what it sums to."""

    rows: int
    totals: tuple[Total, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One page of a question's answer.

    `withheld` counts the rows of the whole list that `review=all` would show beyond these; `notes` are
    sentences to print beside the rows, the withheld one first. `next_cursor` is None on the last page.
    """

    question: Question
    parameters: Mapping[str, object]
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, Any], ...]
    found: int
    withheld: int
    notes: tuple[str, ...]
    totals: tuple[Total, ...]
    next_cursor: str | None
    generated_at: datetime
    as_of: date
    known_at: datetime | None
    review: ReviewMode
    version: int

    @property
    def terms(self) -> tuple[tuple[str, str], ...]:
        """Each column with its meaning, for the page of terms of an export."""
        return tuple((column.name, column.meaning) for column in self.columns)
