"""How long a list is and what it sums to, without reading the list in full.

A statement may be divided by three comment lines: what follows `// [page]` up to `// [values]` narrows the
list to a page and is left out when counting; everything from `// [details]` on only dresses the rows of a
page. What remains is the same text that makes the page, so that counts and pages cannot drift apart. A
statement without these lines is counted by wrapping it.
"""

import re
from collections import OrderedDict
from collections.abc import Sequence
from decimal import Decimal
from threading import Lock

from graph.questions.answer import BasisTotal, Counts, Total
from graph.questions.question import Question
from graph.store import Row

EVERYTHING = 2_000_000_000

_PAGE = re.compile(r"^// \[page\].*?(?=^// \[values\])", re.MULTILINE | re.DOTALL)
_DETAILS = re.compile(r"^// \[details\].*\Z", re.MULTILINE | re.DOTALL)
_SUMS = """
WITH CASE WHEN counted THEN currency END AS currency, CASE WHEN counted THEN basis END AS basis,
  CASE WHEN counted THEN toInteger(round(amount * 100)) ELSE 0 END AS hundredths, counted, rows
RETURN currency, basis, sum(rows) AS rows, sum(hundredths) AS hundredths,
  sum(CASE WHEN counted THEN 1 ELSE 0 END) AS contracts
ORDER BY currency, basis
"""
_ROWS = """
RETURN null AS currency, null AS basis, sum(rows) AS rows, 0 AS hundredths, 0 AS contracts
"""


def counting_statement(question: Question, statement: str) -> str:
    """The statement that counts the rows of `statement` and sums what counts."""
    if _DETAILS.search(statement):
        return _DETAILS.sub("", _PAGE.sub("", statement)) + (_SUMS if question.sums else _ROWS)
    return wrapped_statement(question, statement)


def wrapped_statement(question: Question, statement: str) -> str:
    """The same counts the slow way: by making every row."""
    columns = ", ".join(["counted", "currency", "amount", "basis"]) + ", " if question.sums else ""
    closing = _SUMS if question.sums else _ROWS
    return f"CALL () {{\n{statement}\n}}\nWITH {columns}1 AS rows{closing}"


def counts_of(rows: Sequence[Row]) -> Counts:
    """The counts that a counting statement's rows say."""
    by_currency: dict[str, list[BasisTotal]] = {}
    for row in rows:
        if row["currency"] is not None and row["contracts"]:
            part = BasisTotal(row["basis"], Decimal(row["hundredths"]) / 100, row["contracts"])
            by_currency.setdefault(row["currency"], []).append(part)
    totals = tuple(
        Total(
            currency,
            sum((part.amount for part in parts), Decimal(0)),
            sum(part.contracts for part in parts),
            tuple(parts),
        )
        for currency, parts in sorted(by_currency.items())
    )
    return Counts(sum(row["rows"] for row in rows), totals)


class Memory:
    """Counts by graph version, question and parameters; the oldest unused are forgotten first.
    Thread-safe.
    """

    def __init__(self, size: int = 512) -> None:
        self._size = size
        self._kept: OrderedDict[tuple[object, ...], Counts] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[object, ...]) -> Counts | None:
        """What is remembered under the key."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: tuple[object, ...], counts: Counts) -> None:
        """Remember it."""
        with self._lock:
            self._kept[key] = counts
            self._kept.move_to_end(key)
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
