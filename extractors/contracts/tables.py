"""Deals in rows: lines whose cells are parted by tabs, bars or several spaces, one of them a vendor,
one a buyer.
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.contracts.events import DealEvent
from extractors.contracts.sides import Side
from extractors.contracts.status import StatusCue
from extractors.parties import Parties, Party
from extractors.state import DocAmount, span_of, state_of
from graph.model.vocabulary import AmountMeaning, ContractStatus

_CELL = re.compile(r"(?:(?! {2,}|\t|\s\|\s).)+")
_PARTED = re.compile(r"\S(?: {2,}|\t|\s\|\s)\S")

_STATES: tuple[tuple[re.Pattern[str], ContractStatus], ...] = tuple(
    (re.compile(pattern, re.I), status)
    for pattern, status in (
        (r"\b(?:terminated|ended early)\b", ContractStatus.TERMINATED),
        (r"\b(?:cancell?ed|withdrawn|dropped)\b", ContractStatus.CANCELLED),
        (r"\bblocked\b", ContractStatus.BLOCKED),
        (r"\b(?:suspended|paused|on hold)\b", ContractStatus.PAUSED),
        (r"\b(?:completed?|expired|ended|closed|delivered)\b", ContractStatus.EXPIRED),
        (r"\b(?:extended|renewed)\b", ContractStatus.EXTENDED),
        (r"\b(?:out to tender|tender(?:ed)?|bidding|evaluation)\b", ContractStatus.TENDERED),
        (r"\b(?:awarded|award)\b", ContractStatus.AWARDED),
        (r"\b(?:proposed|planned|planning)\b", ContractStatus.PROPOSED),
        (r"\b(?:active|ongoing|running|signed|in force|current)\b", ContractStatus.ACTIVE),
    )
)


def rows_of(doc: Doc, parties: Parties) -> Iterator[DealEvent]:
    """One event per row that names one vendor, one buyer, each in a cell of its own, and an amount or
    a state.
    """
    at = 0
    for line in doc.text.split("\n"):
        if _PARTED.search(line):
            event = _row(doc, parties, at, line)
            if event is not None:
                yield event
        at += len(line) + 1


def _row(doc: Doc, parties: Parties, at: int, line: str) -> DealEvent | None:
    cells = [(at + cell.start(), at + cell.end()) for cell in _CELL.finditer(line) if cell[0].strip()]
    if len(cells) < 3:
        return None
    vendors: list[Party] = []
    buyers: list[Party] = []
    for start, end in cells:
        here = [one for one in _named(doc, parties, start, end) if not one.mention.nominal]
        if len({one.number for one in here}) != 1:
            continue
        (buyers if here[0].is_public else vendors).append(here[0])
    vendors = [one for one in vendors if one.supplies]
    amounts = [one for one in state_of(doc).amounts if at <= one.start < at + len(line)]
    status = _status(doc, at, line)
    if len(vendors) != 1 or len(buyers) != 1 or not (amounts or status):
        return None
    amount = _amount(amounts)
    return DealEvent(
        trigger=vendors[0].head,
        sentence=(cells[0][0], cells[-1][1]),
        vendors=(Side(vendors[0], 0.9),),
        buyers=(Side(buyers[0], 0.9),),
        blockers=(),
        bidders=False,
        amount=amount,
        status=status,
        fresh=True,
        definite=False,
        told=True,
        rule="row:table",
    )


def _named(doc: Doc, parties: Parties, start: int, end: int) -> list[Party]:
    return parties.within(span_of(doc, start, end))


def _amount(amounts: list[DocAmount]) -> DocAmount | None:
    fitting = [one for one in amounts if one.meaning in (AmountMeaning.CONTRACT, AmountMeaning.OTHER)]
    return fitting[0] if len(fitting) == 1 else None


def _status(doc: Doc, at: int, line: str) -> StatusCue | None:
    for pattern, status in _STATES:
        match = pattern.search(line)
        if match:
            return StatusCue(status, span_of(doc, at + match.start(), at + match.end())[0].i)
    return None
