"""An amount as it stands in a text, before anybody has said whose money it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Written:
    """An amount as it stands in a text: `start:end` are characters; `money` is a code or a shared name."""

    start: int
    end: int
    value: Decimal
    money: str
    upper: Decimal | None = None  # the upper end of a range
    head: tuple[int, int] | None = None  # where the head of its column stands, for a figure in a table


def any_of(words: Iterable[str]) -> str:
    """Alternatives of a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def without_overlaps(found: Iterable[Written], length: int) -> list[Written]:
    """The amounts in order; of two that share characters the longer one."""
    kept: list[Written] = []
    taken = bytearray(length + 1)
    for amount in sorted(found, key=lambda a: (a.start - a.end, a.start)):
        if not any(taken[amount.start : amount.end]):
            taken[amount.start : amount.end] = b"\1" * (amount.end - amount.start)
            kept.append(amount)
    return sorted(kept, key=lambda a: a.start)
