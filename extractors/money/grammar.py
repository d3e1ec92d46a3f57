"""Amounts of money as they are written.

"£1.2bn", "€ 12,5 Mio", "250 000 euros", "₹412 crore", "half a million pounds", "£14m to £17m".
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extractors.money.currencies import CODES, LETTERS, LOOSE_CODES, MINOR, PREFIXES, SIGNS
from extractors.money.named import in_figures, in_words, money_of_country
from extractors.money.numbers import (
    NUMBER,
    SCALES,
    groups_by_dot,
    number_value,
    scale_value,
    writes_decimal_commas,
)
from extractors.money.ranges import RANGE, counts_things, is_range, moves
from extractors.money.signs import money_before
from extractors.money.spelt import SPELT_INITIAL, SPELT_NUMBER, spelt_value
from extractors.money.written import Written, any_of, without_overlaps

_SYMBOLS = [sign for sign in SIGNS if not (sign[0].isascii() and sign[0].isalpha())]
_BEFORE = (
    # A symbol may touch the word or comma before it, "five-year,£27m"; "XX$5" is a dollar that nobody knows.
    rf"(?:(?<![\dA-Z])(?:{any_of(_SYMBOLS)})[ ]?"
    rf"|(?<![\w.])(?<!\d,)(?:{any_of({*SIGNS} - {*_SYMBOLS})})[ ]?"
    rf"|(?<![\w.])(?<!\d,)(?:{any_of({*CODES, *LOOSE_CODES, *PREFIXES})})[ ]?"
    rf"|(?<![\w.,])(?:{any_of(LETTERS)})(?=\d))"
)
_COMPACT_CODES = "EUR|SEK|NOK|DKK|ISK|CHF|PLN|CZK|USD|GBP|kr"

_SIGNED = re.compile(
    rf"""(?P<before>{_BEFORE})(?P<number>{NUMBER})(?P<scale>(?i:{SCALES}))
    (?:(?P<range>{RANGE})(?P<before2>{_BEFORE})?(?P<number2>{NUMBER})(?P<scale2>(?i:{SCALES})))?""",
    re.X,
)
_MINOR = re.compile(
    rf"""(?<![\w.,$£€])(?:(?P<number>\d+(?:[.,]\d+)?)
        (?:(?P<glued>[p¢])|[ ](?P<unit>{any_of(set(MINOR) - {"p"})}))
    |{SPELT_INITIAL}(?P<spelt>(?i:{SPELT_NUMBER}))[ -](?P<unit2>cents|pence))(?![\w])""",
    re.X,
)
_COMPACT = re.compile(
    rf"""(?<![\w.,])(?:(?P<unit>[MmKkT])(?P<code>{_COMPACT_CODES})[ ]?(?P<number>{NUMBER})
    |(?P<number2>{NUMBER})[ ]?(?P<unit2>[MmKkT])(?P<code2>{_COMPACT_CODES}))(?!\w)""",
    re.X,
)
_BARE = re.compile(
    rf"""(?<![\w.,$£€-])(?P<number>{NUMBER})
    (?P<scale>(?i:[ -]?(?:trillion|billion|million|bln|mln|bn|crore|lakh)))
    (?=[ -](?:[a-z-]+[ ]){{0,2}}(?:contract|deal|order|agreement|tender)\b)""",
    re.X,
)
_LAKH = re.compile(r"[ ]?L(?![\w’'])")
_OPINION = re.compile(r"\b(?:my|your|his|her|its|our|their) $", re.I)
_SCREEN_LINES = frozenset({"240", "360", "480", "720", "1080", "1440", "2160"})


def written_amounts(text: str) -> list[Written]:
    """Every amount in the text that says what money it is, in order, none inside another.

    An amount without a currency is among them, its `money` empty, where a word such as "contract" follows.
    """
    commas = writes_decimal_commas(text)
    found = [*_signed(text, commas=commas), *in_figures(text, decimal_commas=commas), *in_words(text)]
    found += [*_minor(text), *_compact(text), *_bare(text)]
    return without_overlaps(found, len(text))


def _signed(text: str, *, commas: bool) -> Iterator[Written]:
    for match in _SIGNED.finditer(text):
        scale = match["scale"]
        money = _before(match, "", text)
        if money is None:
            continue

        def read(name: str, unit: str, match: re.Match[str] = match, money: str = money) -> Decimal:
            after = text[match.end(name) : match.end(name) + 20]
            dots = groups_by_dot(match[name], money, after, decimal_commas=commas)
            return number_value(match[name], dots_group=dots) * scale_value(unit)

        value = read("number", scale)
        end = match.end("scale") if scale.strip() else match.end("number")
        if money in ("INR", "rupees") and not scale.strip() and (lakh := _LAKH.match(text, end)):
            value, end = value * 10**5, lakh.end()
        behind = _code_behind(text, end)
        if behind is not None and money == "$":
            money, end = behind
        if match["number2"] is None:
            yield Written(match.start(), end, value, money)
            continue
        yield from _with_second(
            text, match, Written(match.start(), end, value, money), read("number2", match["scale2"])
        )


def _with_second(text: str, match: re.Match[str], first: Written, upper: Decimal) -> Iterator[Written]:
    """The amount with the number behind it, as its upper end, as another amount, or without it."""
    scale2, word, signed = match["scale2"].strip(), match["range"].strip(), bool(match["before2"])
    last = match.end("scale2") if scale2 else match.end("number2")
    moved = word == "to" and moves(text, match.start())
    if not signed and (counts_things(text, last) if word in ("to", "or") else _is_share(text, last)):
        yield first  # "£5 to 300 schools"
        return
    lent = first.value * scale_value(scale2)
    if not match["scale"].strip() and scale2 and word != "and" and (lent < upper or (moved and not signed)):
        first = replace(first, value=lent)  # "£2.5 to £3 million"; not "£500 to £1 million"
    if first.value < upper and is_range(text, match.start(), word, alone=not signed or word != "or"):
        yield Written(match.start(), last, first.value, first.money, upper)
        return
    yield first
    money = _before(match, "2", text) if signed else None
    if money:
        yield Written(match.start("before2"), last, upper, money)
    elif (
        not signed
        and scale2
        and (moved or (word == "and" and len(scale2) > 1 and not counts_things(text, last)))
    ):
        yield Written(match.start("number2"), last, upper, first.money)


def _is_share(text: str, end: int) -> bool:
    return bool(re.match(r"[ ]?(?:%|per ?cent|percent\b)", text[end : end + 10]))


def _before(match: re.Match[str], which: str, text: str) -> str | None:
    sign, number, scale = (match[f"{name}{which}"].strip() for name in ("before", "number", "scale"))
    return money_before(
        text, sign, number, scale, (match.start(f"before{which}"), match.end(f"scale{which}"))
    )


def _code_behind(text: str, end: int) -> tuple[str, int] | None:
    """The country behind an amount: "$5m CAD", "$20 million US dollars", "$36 million Jamaican"."""
    match = re.match(
        r"[ ]?\(?(?P<code>USD|AUD|CAD|NZD|SGD|HKD|TWD|MXN|COP|CLP|ARS|JMD|TTD|BBD|XCD)\b\)?"
        r"|[ ](?P<of>US|U\.S\.|[A-Z][a-z]+(?: [A-Z][a-z]+)?)(?P<word>[ ]dollars)\b",
        text[end:],
    )
    if match is None:
        return None
    if match["code"]:
        return match["code"], end + match.end("code")
    money = money_of_country("$", match["of"])
    return None if money is None else (money, end + match.end())


def _minor(text: str) -> Iterator[Written]:
    for match in _MINOR.finditer(text):
        unit = (match["glued"] or match["unit"] or match["unit2"]).lower()
        if match["spelt"]:
            two = match["spelt"].lower()
            if two not in ("a", "an") and not (two == "two" and _OPINION.search(text[: match.start()][-10:])):
                yield Written(
                    match.start(), match.end(), spelt_value(match["spelt"].lower()) / 100, MINOR[unit]
                )
        elif not _is_no_minor(unit, match["number"], text[match.end() : match.end() + 20]):
            yield Written(match.start(), match.end(), number_value(match["number"]) / 100, MINOR[unit])


def _is_no_minor(unit: str, number: str, after: str) -> bool:
    """Lines of a screen, "1080p", and the carats of "24 ct gold"."""
    if unit == "p":
        return number in _SCREEN_LINES
    return unit == "ct" and bool(
        re.match(r"[ -](?:\w+[ -])?(?:gold|diamond|ring|stone|sapphire|ruby)", after)
    )


def _compact(text: str) -> Iterator[Written]:
    """As in "MEUR 12.5", "120 MSEK", "7 mkr", "45 KEUR"."""
    for match in _COMPACT.finditer(text):
        factor = 10**6 if (match["unit"] or match["unit2"]) in "Mm" else 10**3
        code = match["code"] or match["code2"]
        value = number_value(match["number"] or match["number2"]) * factor
        yield Written(match.start(), match.end(), value, "kroner" if code == "kr" else code)


def _bare(text: str) -> Iterator[Written]:
    for match in _BARE.finditer(text):
        value = number_value(match["number"]) * scale_value(match["scale"])
        yield Written(match.start(), match.end(), value, "")
