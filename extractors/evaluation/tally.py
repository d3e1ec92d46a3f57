"""What is counted of documents: scores, mistakes, and claims with their confidence."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing missed, or said wrongly, or (a leak) an amount taken for a contract's value."""

    measure: str
    side: str  # missed, wrong or leak
    entry: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rated:
    """A claim that was proposed with this confidence, and whether the annotator says so too: of a `contract`
    vendor, buyer and value, of a `controversy` vendor and category.
    """

    kind: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """The counts of one document: `<measure>_tp|_fp|_fn` and the counters that `summary` reads."""

    name: str
    counts: Counter[str]
    mistakes: tuple[Mistake, ...]
    tags: tuple[str, ...] = ()
    rated: tuple[Rated, ...] = ()


@dataclass(frozen=True, slots=True)
class Scores:
    """All documents; `total` are the counts summed over them."""

    documents: tuple[DocumentScore, ...]
    total: Counter[str] = field(default_factory=Counter)
