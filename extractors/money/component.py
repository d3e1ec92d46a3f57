"""The spaCy component that finds amounts of money and says what they are amounts of."""

from collections import Counter

from spacy.tokens import Doc

from extractors import blocks
from extractors.money.currencies import NEEDS_COUNTRY, SHARED
from extractors.money.exactness import exactness_of
from extractors.money.grammar import Written, written_amounts
from extractors.money.meaning import meaning_of
from extractors.names.places import countries_in, places
from extractors.state import DocAmount, put_state, require
from graph.model.vocabulary import ValueKind

COMPONENT = "supplywatch_amounts"


def find_amounts(doc: Doc) -> Doc:
    """The same Doc with its amounts of money in the state."""
    state = require(doc, COMPONENT, blocks.COMPONENT)
    text = doc.text
    written = written_amounts(text)
    countries = countries_in([token.text for token in doc]) if written else Counter()
    for organisation in state.organisations:
        if organisation.country and not all(form in places() for form in organisation.forms):
            countries[organisation.country] += 2
    main = Counter(amount.money for amount in written if amount.money).most_common(1)
    amounts = []
    for amount in written:
        money = amount.money or (main[0][0] if main else "")
        currency = _settled(money, countries, written)
        if currency is not None:
            amounts.append(_read(doc, text, amount, currency))
    return put_state(doc, COMPONENT, amounts=tuple(amounts))


def _read(doc: Doc, text: str, amount: Written, currency: str) -> DocAmount:
    span = doc.char_span(amount.start, amount.end, alignment_mode="expand")
    assert span is not None
    sentence = (span.sent.start_char, span.sent.end_char)
    exact = exactness_of(text, amount.start, amount.end, (min(sentence[0], amount.start), sentence[1]))
    return DocAmount(
        value=amount.value,
        currency=currency,
        meaning=meaning_of(doc, span),
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


def _settled(money: str, countries: Counter[str], written: list[Written]) -> str | None:
    """The code of a currency; a shared name goes to the country that the document is about.

    "$" stays American unless another dollar country leads and no amount says "US$" beside a bare "$".
    """
    if not money:
        return None
    if money not in SHARED:
        return money
    usual = SHARED[money][0][1]
    options = [(countries[code], currency) for code, currency in SHARED[money] if countries[code]]
    if not options:
        return None if money in NEEDS_COUNTRY else usual
    most = max(count for count, _ in options)
    leading = [currency for count, currency in options if count == most]
    if money == "$":
        explicit = {amount.money for amount in written} & {currency for _, currency in SHARED["$"]}
        if len(explicit) == 1 and leading[0] in explicit:
            return leading[0]
    return usual if usual in leading else leading[0]
