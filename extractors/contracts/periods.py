"""When a deal began, ends, and came to its last state, as far as its sentences say."""

import datetime as dt
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from extractors.contracts.deals import Deal
from extractors.contracts.status import StatusCue
from extractors.state import span_of, state_of
from extractors.wordlist import lemma_of

_END = frozenset({"until", "till", "to", "through", "by"})
_START = frozenset({"since", "from"})
_END_VERBS = frozenset({"expire", "end", "lapse", "finish", "run", "last", "conclude", "extend"})
_START_VERBS = frozenset(
    {"begin", "start", "sign", "award", "win", "strike", "enter", "let", "commence", "land", "hire"}
)


@dataclass(frozen=True, slots=True)
class Period:
    """Known days of a deal; None where the text says nothing."""

    start: dt.date | None = None
    end: dt.date | None = None
    event: dt.date | None = None


def period_of(doc: Doc, deal: Deal) -> Period:
    """The days that the sentences of the deal give."""
    start = end = event = None
    for one in deal.events:
        for date in state_of(doc).dates:
            if date.date is None or not one.sentence[0] <= date.start < one.sentence[1]:
                continue
            head = span_of(doc, date.start, date.end).root
            governor, preposition = _governor(head)
            if not _near(governor, doc[one.trigger]):
                continue
            verb = lemma_of(governor)
            if (
                (preposition in _END and verb in _END_VERBS)
                or (verb in ("expire", "lapse") and not preposition)
            ) or preposition == "until":
                end = end or date.until or date.date
            elif preposition in _START or verb in ("begin", "start", "commence"):
                start = start or date.date
            if _is_status_word(governor, deal.status) and preposition not in ("until", "till", "through"):
                event = event or date.date
    return Period(start, end, event)


def _governor(head: Token) -> tuple[Token, str]:
    if head.dep_ == "pobj" and head.head.dep_ == "prep":
        return head.head.head, head.head.lower_
    return head.head, ""


def _near(governor: Token, trigger: Token) -> bool:
    around = {trigger.i, trigger.head.i, *(child.i for child in trigger.children)}
    return governor.i in around or governor.head.i in around or governor.i in {a.i for a in trigger.ancestors}


def _is_status_word(governor: Token, status: StatusCue | None) -> bool:
    return status is not None and governor.i == status.word
