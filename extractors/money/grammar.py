"""Amounts of money as they are written.

"£1.2bn", "€ 12,5 Mio", "250 000 euros", "₹412 crore", "half a million pounds", "£14m to £17m".
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from extractors.money.currencies import CODES, LETTERS, MINOR, PREFIXES, SIGNS
from extractors.money.numbers import (
    NUMBER,
    SCALES,
    groups_by_dot,
    is_grouped,
    is_year,
    number_value,
    scale_value,
    writes_decimal_commas,
)
from extractors.money.signs import code_money, money_before
from extractors.money.spelt import SPELT_INITIAL, SPELT_NUMBER, SPELT_SCALE, is_weight, spelt_value
from extractors.money.words import ONLY_NAMED, SHARED, WORDS
from extractors.money.written import Written, without_overlaps
from extractors.names.places import adjectives


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_BEFORE = (
    rf"(?:(?:{_alternatives(SIGNS)})[ ]?"
    rf"|(?<![A-Za-z])(?:{_alternatives({*CODES, *PREFIXES})})[ ]?"
    rf"|(?<![A-Za-z])(?:{_alternatives(LETTERS)})(?=\d))"
)
_AFTER = (
    rf"(?:[ -]?(?:(?<=[ -])(?P<of>[A-Z][a-z]+(?:[ ][A-Z][a-z]+)?)[ ])?"
    rf"(?P<word>(?i:{_alternatives(WORDS)}))(?!\w)|[ ]?(?P<code>{_alternatives(CODES)})(?![A-Za-z]))"
)
_COMPACT_CODES = "EUR|SEK|NOK|DKK|ISK|CHF|PLN|CZK|USD|GBP|kr"
_RANGE = r"(?:[ ]?[-–—][ ]?|[ ]to[ ]|[ ]and[ ])"

_SIGNED = re.compile(
    rf"""(?<![\w.,])(?P<before>{_BEFORE})(?P<number>{NUMBER})(?P<scale>(?i:{SCALES}))
    (?:(?P<range>{_RANGE})(?P<before2>{_BEFORE})?(?P<number2>{NUMBER})(?P<scale2>(?i:{SCALES})))?""",
    re.X,
)
_NAMED = re.compile(
    rf"""(?<![\w.,$£€])(?:(?P<number0>{NUMBER})(?P<scale0>(?i:{SCALES}))(?P<range>{_RANGE}))?
    (?P<number>{NUMBER})(?P<scale>(?i:{SCALES}))(?P<after>{_AFTER})""",
    re.X,
)
_SPELT = re.compile(
    rf"(?<![\w-]){SPELT_INITIAL}(?P<number>(?i:{SPELT_NUMBER}))"
    rf"(?:[ -](?P<scale>(?i:{SPELT_SCALE})))?(?P<after>{_AFTER})",
    re.X,
)
_MINOR = re.compile(
    rf"""(?<![\w.,$£€])(?:(?P<number>\d+(?:[.,]\d+)?)
        (?:(?P<glued>[p¢])|[ ](?P<unit>{_alternatives(set(MINOR) - {"p"})}))
    |{SPELT_INITIAL}(?P<spelt>(?i:{SPELT_NUMBER}))[ -](?P<unit2>cents|pence))(?![\w])""",
    re.X,
)
_COMPACT = re.compile(
    rf"""(?<![\w.,])(?:(?P<unit>[MmKkT])(?P<code>{_COMPACT_CODES})[ ]?(?P<number>{NUMBER})
    |(?P<number2>{NUMBER})[ ]?(?P<unit2>[MmKkT])(?P<code2>{_COMPACT_CODES}))(?!\w)""",
    re.X,
)
_BARE = re.compile(
    rf"""(?<![\w.,$£€-])(?P<number>{NUMBER})(?P<scale>(?i:[ -]?(?:billion|million|mln|bn|crore)))
    (?=[ -](?:[a-z-]+[ ]){{0,2}}(?:contract|deal|order|agreement|tender)s?\b)""",
    re.X,
)
_REGIONS = {"U.S.": "US", "West African": "SN", "Central African": "CM"}  # of two unions, a member of each
_NEED_LARGE = frozenset(
    {"won", "sterling", "stg", "dong", "rs", "cfa", "kip", "kina", "lev", "dram", "afghanis"}
)
_NAMES = frozenset({"franken", "rand", "crowns", "lira", "pula", "lei", "balboas", "soles"})
_SCREEN_LINES = frozenset({"240", "360", "480", "720", "1080", "1440", "2160"})


def written_amounts(text: str) -> list[Written]:
    """Every amount in the text that says what money it is, in order, none inside another.

    An amount without a currency is among them, its `money` empty, where a word such as "contract" follows.
    """
    commas = writes_decimal_commas(text)
    found = [*_signed(text, commas=commas), *_named(text, commas=commas), *_spelt(text)]
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
        behind = _code_behind(text, end)
        if behind is not None and money == "$":
            money, end = behind
        if match["number2"] is None:
            yield Written(match.start(), end, value, money)
            continue
        upper = read("number2", match["scale2"])
        last = match.end("scale2") if match["scale2"].strip() else match.end("number2")
        if not scale.strip() and match["scale2"].strip() and match["range"].strip() != "and":
            scaled = value * scale_value(match["scale2"])
            # "£2.5 to £3 million" lends its unit backwards, "£500 to £1 million" does not.
            value = scaled if scaled < upper or (value < upper and not match["before2"]) else value
        if _is_range(text, match) and value < upper:
            yield Written(match.start(), last, value, money, upper)
            continue
        yield Written(match.start(), end, value, money)
        money2 = _before(match, "2", text) if match["before2"] else None
        if money2:
            yield Written(match.start("before2"), last, upper, money2)


def _before(match: re.Match[str], which: str, text: str) -> str | None:
    sign, number, scale = (match[f"{name}{which}"].strip() for name in ("before", "number", "scale"))
    return money_before(
        text, sign, number, scale, (match.start(f"before{which}"), match.end(f"scale{which}"))
    )


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Whether two amounts are the ends of one: "£14m to £17m", "between £5m and £7m".

    "rose from £14m to £17m" and "£5m and £7m" are two amounts each.
    """
    word = match["range"].strip()
    before = text[max(0, match.start() - 40) : match.start()].lower()
    if word == "and":
        return before.rstrip().endswith("between")
    if word == "to":
        return not re.search(
            r"\b(?:from|rose|fell|grew|cut|raised|increased?|reduced?|lifted|up|down)\s+(?:\w+\s+){0,2}$",
            before,
        )
    return bool(match["number2"])


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
    money = _of_country("$", match["of"])
    return None if money is None else (money, end + match.end())


def _named(text: str, *, commas: bool) -> Iterator[Written]:
    for match in _NAMED.finditer(text):
        money = _word_money(match)
        if money is None or _is_no_money(match, money, text):
            continue
        unit = match["scale"]
        dots = not unit.strip() and groups_by_dot(match["number"], money, "", decimal_commas=commas)
        value = number_value(match["number"], dots_group=dots) * scale_value(unit)
        between = match["number0"] and text[max(0, match.start() - 12) : match.start()].rstrip().endswith(
            "between"
        )
        if match["number0"] and (match["range"].strip() != "and" or between):
            own = match["scale0"] if match["scale0"].strip() else unit
            lower = number_value(match["number0"]) * scale_value(own)
            if lower < value:
                yield Written(match.start(), match.end(), lower, money, value)
                continue
        yield Written(match.start("number"), match.end(), value, money)


def _is_no_money(match: re.Match[str], money: str, text: str) -> bool:
    """Weights, and words that are money only behind a large number: "4 won seats"."""
    scaled = bool(match["scale"].strip())
    after = text[match.end() : match.end() + 30]
    word = (match["word"] or "").lower()
    if money == "pounds" and word != "£" and not scaled:
        return is_weight(text, match.start("number"), match.end(), number_value(match["number"]))
    if word and not word[0].isalpha():
        return after[:1].isdigit()  # the sign belongs to the next number
    if word == "ft":
        return not scaled
    if word in _NEED_LARGE:
        return not (scaled or is_grouped(match["number"]))
    if is_year(match["number"]) and not scaled and (word in _NAMES or not word or match["word"][0].isupper()):
        return True  # "in 2018 Franken resigned", "In 2014 EUR 5m was paid"
    return word in ("rand", "crowns", "lei") and bool(re.match(r" (?:Corp|Paul|Europe|court)", after))


def _word_money(match: re.Match[str]) -> str | None:
    if match["code"]:
        return code_money(match["code"], scaled=bool(match["scale"]) or is_grouped(match["number"]))
    money = WORDS[match["word"].lower()]
    if match["of"] is None:
        return money
    return _of_country(money, match["of"]) or money


def _of_country(money: str, adjective: str) -> str | None:
    """The currency of "Fijian dollars"; None for adjectives of no country with such money."""
    country = _REGIONS.get(adjective) or adjectives().get(adjective)
    return _by_country(money).get(country) if country else None


@cache
def _by_country(money: str) -> dict[str, str]:
    return {**ONLY_NAMED.get(money, {}), **dict(SHARED.get(money, ()))}


def _spelt(text: str) -> Iterator[Written]:
    for match in _SPELT.finditer(text):
        word, scale = match["number"].lower(), match["scale"]
        if word in ("a", "an") and not scale:
            continue  # "a pound", "a euro": no amount worth reading
        money = _word_money(match)
        value = spelt_value(word)
        if money is None or (
            money == "pounds" and not scale and is_weight(text, match.start(), match.end(), value)
        ):
            continue
        if money in ("won", "VND", "?HUF") and not scale:
            continue
        yield Written(match.start(), match.end(), value * scale_value(scale), money)


def _minor(text: str) -> Iterator[Written]:
    for match in _MINOR.finditer(text):
        unit = (match["glued"] or match["unit"] or match["unit2"]).lower()
        if match["spelt"]:
            if match["spelt"].lower() not in ("a", "an"):
                yield Written(
                    match.start(), match.end(), spelt_value(match["spelt"].lower()) / 100, MINOR[unit]
                )
        elif not (unit == "p" and match["number"] in _SCREEN_LINES):
            yield Written(match.start(), match.end(), number_value(match["number"]) / 100, MINOR[unit])


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
