"""The spaCy component that finds amounts of money and says what they are amounts of."""

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal

from spacy.tokens import Doc

from extractors import blocks
from extractors.money.columns import column_amounts, units_below
from extractors.money.exactness import exactness_of
from extractors.money.grammar import written_amounts
from extractors.money.meaning import meaning_in_column, meaning_of
from extractors.money.numbers import scale_value
from extractors.money.settling import Settling, declared, pointers_in
from extractors.money.unnamed import unnamed_amounts
from extractors.money.written import Written, without_overlaps
from extractors.names.places import countries_in, places
from extractors.state import DocAmount, put_state, require
from graph.model.vocabulary import ValueKind

_FEW_POUNDS = 100_000
COMPONENT = "supplywatch_amounts"


def find_amounts(doc: Doc) -> Doc:
    """The same Doc with its amounts of money in the state."""
    state = require(doc, COMPONENT, blocks.COMPONENT)
    countries = countries_in([token.text for token in doc])
    for organisation in state.organisations:
        if organisation.country and not all(form in places() for form in organisation.forms):
            countries[organisation.country] += 2
    if state.publisher:
        countries += countries_in(state.publisher.split()) + pointers_in(state.publisher)
    amounts = tuple(_read(doc, written, code) for written, code in amounts_of(doc.text, countries))
    return put_state(doc, COMPONENT, amounts=amounts)


def amounts_of(text: str, countries: Counter[str]) -> list[tuple[Written, str]]:
    """The amounts of a text in order, each with its ISO 4217 code.

    `countries` counts how often the text names each country; towns and institutions are added to it.
    """
    named = written_amounts(text)
    named = without_overlaps([*named, *column_amounts(text)], len(text))
    for start, end, factor in units_below(text):
        named = [_multiplied(text, one, factor) if start <= one.start < end else one for one in named]
    if not named:
        return []
    settling = Settling(named, countries + pointers_in(text), declared(text))
    usual = Counter(one.money for one in named if one.money).most_common(1)
    read = [(one, settling.currency(one.money or (usual[0][0] if usual else ""))) for one in named]
    heavy = settling.weighs_pounds()
    kept = [(one, code) for one, code in read if code and not (heavy and _are_few_pounds(one))]
    only = settling.only_currency()
    for one in unnamed_amounts(text, [one for one, _ in kept]):
        code = settling.currency(one.money) if one.money else only
        if code:
            kept.append((one, code))
    return sorted(kept, key=lambda pair: pair[0].start)


def _are_few_pounds(amount: Written) -> bool:
    return amount.money == "pounds" and amount.value < _FEW_POUNDS


def _multiplied(text: str, amount: Written, factor: Decimal) -> Written:
    """The amount in the unit of its table's title; as it is where it has a unit itself or is of a share."""
    line = text[text.rfind("\n", 0, amount.start) + 1 :].partition("\n")[0].lower()
    own = scale_value(text[amount.start : amount.end]) != 1 or amount.head is not None
    if own or "per share" in line or re.search(r"[a-z]{2}", text[amount.start : amount.end]):
        return amount
    return replace(amount, value=amount.value * factor, upper=amount.upper and amount.upper * factor)


def _read(doc: Doc, amount: Written, currency: str) -> DocAmount:
    text = doc.text
    span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
    assert span is not None
    sentence = (span.sent.start_char, span.sent.end_char)
    exact = exactness_of(text, amount.start, amount.end, (min(sentence[0], amount.start), sentence[1]))
    return DocAmount(
        value=amount.value,
        currency=currency,
        meaning=meaning_of(doc, span) if amount.head is None else meaning_in_column(doc, *amount.head),
        kind=ValueKind.APPROX if amount.upper is not None else exact.kind,
        start=amount.start,
        end=amount.end,
        text=text[amount.start : amount.end],
        per=exact.per,
        count_hint=exact.count,
        upper=amount.upper,
        years=exact.years,
        conversion=_is_conversion(text, amount),
    )


def _is_conversion(text: str, amount: Written) -> bool:
    """As in "50 million euros ($56.8 million)": the same money once more."""
    before = text[max(0, amount.start - 12) : amount.start].rstrip()
    after = text[amount.end : amount.end + 1]
    opened = before.endswith(("(", "(about", "(around", "(roughly", "(US", "(approx.", "(nearly"))
    return opened and after in (")", ";", ",")
