"""Amounts whose money is a word or code behind the number: "1.5 million pounds", "half a million euros"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extractors.money.currencies import CODES, LOOSE_CODES
from extractors.money.lookalikes import Counted, is_no_money
from extractors.money.numbers import (
    NUMBER,
    SCALES,
    groups_by_dot,
    is_grouped,
    is_year,
    number_value,
    scale_value,
)
from extractors.money.ranges import RANGE, is_range, listed_before, lists_money, points_at
from extractors.money.signs import code_money
from extractors.money.spelt import SPELT_INITIAL, SPELT_NUMBER, lower_end, spelt_value
from extractors.money.words import ONLY_NAMED, SHARED, WORDS
from extractors.money.written import Written, any_of
from extractors.names.places import adjectives

_WORD = (
    r"(?:(?<=[ -])(?P<of>[A-Z][a-z]+(?:[ ][A-Z][a-z]+)?)[ ])?"
    rf"(?P<word>(?i:{any_of(WORDS)}))(?!\w)"
)
_CODE = rf"(?P<code>{any_of({*CODES, *LOOSE_CODES})})(?![A-Za-z])"

_NAMED = re.compile(
    rf"""(?<![\w.$£€])(?<!\d,)(?<![mbtr]illion[ ])(?!(?:19|20)\d\d,\d{{1,2}}\b)
    (?:(?P<number0>{NUMBER})(?P<scale0>(?i:{SCALES}))(?P<range>{RANGE}))?
    (?P<number>{NUMBER})(?P<scale>(?i:{SCALES}))(?:[ -]?{_WORD}|[ ]?{_CODE})""",
    re.X,
)
_SPELT = re.compile(
    # The gap is needed: "tennis" is no ten NIS.
    rf"(?<![\w-]){SPELT_INITIAL}(?P<number>(?i:{SPELT_NUMBER}))(?:[ -]{_WORD}|[ ]{_CODE})",
    re.X,
)
_PART_OF = re.compile(r"\b(?:half|quarters?|thirds?|fifths?|tenths?|fraction|percent|cent|part) of $", re.I)
_LEAST_SUM = 1000
_REGIONS = {"U.S.": "US", "West African": "SN", "Central African": "CM"}  # of two unions, a member of each


def in_figures(text: str, *, decimal_commas: bool) -> Iterator[Written]:
    """Amounts in figures before a word or code."""
    for match in _NAMED.finditer(text):
        unit = match["scale"]
        large = bool(unit.strip()) or is_grouped(match["number"])
        money = _money(match, large=large)
        if money is None:
            continue
        dots = not unit.strip() and groups_by_dot(match["number"], money, "", decimal_commas=decimal_commas)
        value = number_value(match["number"], dots_group=dots) * scale_value(unit)
        word = match["word"] or ""
        counted = Counted(match.start("number"), match.end(), match["number"], value, word, money, large)
        if not is_no_money(text, counted):
            yield from _with_number_before(text, match, value, money)


def _with_number_before(text: str, match: re.Match[str], value: Decimal, money: str) -> Iterator[Written]:
    """The amount, with the number before it as its lower end or as an amount of the same money."""
    last = Written(match.start("number"), match.end(), value, money)
    if match["number0"] is None:
        yield last
        return
    own = bool(match["scale0"].strip())
    first = number_value(match["number0"]) * scale_value(match["scale0"] if own else match["scale"])
    between = match["range"].strip()
    if not own and (points_at(text, match.start()) or (between != "and" and is_year(match["number0"]))):
        yield last
        return
    if first < value and is_range(text, match.start(), between, alone=not own):
        yield Written(match.start(), match.end(), first, money, value)
        return
    listed = [] if own or between != "and" else listed_before(text, match.start())
    start = listed[0][0] if listed else match.start()
    lent = lists_money(text, start, match.end()) and not is_year(match["number0"])
    if between in ("and", "to") and (own or lent):
        for place in listed:
            each = number_value(text[slice(*place)]) * scale_value(match["scale"])
            yield Written(*place, each, money)
        end = match.end("scale0") if own else match.end("number0")
        yield Written(match.start("number0"), end, first, money)
    yield last


def in_words(text: str) -> Iterator[Written]:
    """Amounts in words before a word or code: "two hundred and fifty thousand euros"."""
    for match in _SPELT.finditer(text):
        words = match["number"].lower()
        if words in ("a", "an") or _PART_OF.search(text[max(0, match.start() - 20) : match.start()]):
            continue  # "a pound", "a third of a million euros": no amount worth reading
        value = spelt_value(words)
        large = value >= _LEAST_SUM
        money = _money(match, large=large)
        if money is None:
            continue
        counted = Counted(match.start(), match.end(), words, value, match["word"] or "", money, large)
        if is_no_money(text, counted):
            continue
        lower = lower_end(text, match.start(), words)
        if lower is not None and lower[1] < value:
            yield Written(lower[0], match.end(), lower[1], money, value)
        else:
            yield Written(match.start(), match.end(), value, money)


def _money(match: re.Match[str], *, large: bool) -> str | None:
    if match["code"]:
        return code_money(match["code"], scaled=large)
    money = WORDS[match["word"].lower()]
    if match["of"] is None:
        return money
    return money_of_country(money, match["of"]) or money


def money_of_country(money: str, adjective: str) -> str | None:
    """The currency of "Fijian dollars"; None for adjectives of no country with such money."""
    country = _REGIONS.get(adjective) or adjectives().get(adjective)
    return _by_country(money).get(country) if country else None


@cache
def _by_country(money: str) -> dict[str, str]:
    return {**ONLY_NAMED.get(money, {}), **dict(SHARED.get(money, ()))}
