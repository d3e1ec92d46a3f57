"""Which of the amounts beside a deal is its value: what is paid for it, and what it has grown to."""

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from extractors.contracts import lexicon
from extractors.contracts.amounts import tree_distance
from extractors.state import DocAmount, span_of
from extractors.wordlist import lemma_of

_AT_A_COST = re.compile(r"\b(?:at|for) an? (?:\w+ )?(?:cost|price|value) (?:to the \w+ )?of (?:\w+ ){0,3}$")

_FOR = re.compile(r"\bfor (?:(?:about|around|some|nearly|almost|up to|more than|over|just) )*$")
_SELLS = frozenset({"sell", "supply", "provide", "deliver", "build", "run", "operate"})


def paid(trigger: Token, amounts: Sequence[DocAmount]) -> list[DocAmount]:
    """What a body pays a company for its work: the object of the paying, or “at a cost of …”."""
    if not amounts:
        return []
    text, start = trigger.sent.text, trigger.sent.start_char
    costs = [one for one in amounts if _AT_A_COST.search(text[: one.start - start])]
    if lemma_of(trigger) in lexicon.PLAIN_BUY | _SELLS and len(amounts) == 1:
        costs += [one for one in amounts if _FOR.search(text[: one.start - start])]
    if len(costs) == 1 and costs[0].start > trigger.idx:
        return costs
    if lemma_of(trigger) not in lexicon.RECEIVE | lexicon.PAYS | {"award"}:
        costing = [child for child in trigger.children if child.dep_ == "relcl" and lemma_of(child) == "cost"]
        return _paid_by(costing[0], amounts) if costing else []
    return _paid_by(trigger, amounts)


def _paid_by(trigger: Token, amounts: Sequence[DocAmount]) -> list[DocAmount]:
    return [
        one for one in amounts if tree_distance(span_of(trigger.doc, one.start, one.end).root, trigger) <= 2
    ][:1]


def grown(doc: Doc, amounts: Sequence[DocAmount]) -> list[DocAmount]:
    """The value that a deal has grown to: “by £2m to £5m”, “began at £3m and ended at £5m”."""
    words = {one.start: _preposition(doc, one) for one in amounts}
    reached = [one for one in amounts if words[one.start] in ("to", "at")]
    kept = reached or [one for one in amounts if words[one.start] not in ("by", "from")]
    if not kept and len(amounts) == 1 and amounts[0].upper is not None:
        return [replace(amounts[0], value=amounts[0].upper, upper=None)]  # “by £2m to £5m” read as a range
    return list(kept[-1:])


def _preposition(doc: Doc, amount: DocAmount) -> str:
    """The preposition before an amount, past “about” and “more than”."""
    first = span_of(doc, amount.start, amount.end)[0]
    for token in reversed(doc[max(first.sent.start, first.i - 4) : first.i]):
        if token.lower_ in ("by", "from", "to", "at"):
            return token.lower_
        if token.pos_ in ("VERB", "NOUN", "PROPN", "PUNCT") and token.lower_ not in ("some", "than"):
            return ""
    return ""
