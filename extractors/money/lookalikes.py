"""What looks like a number of money and is none: weights, names, the euro area, carats, idioms."""

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.money.numbers import is_year
from extractors.money.ranges import counts_things

_WEIGHS = re.compile(
    r"\b(?:weigh(?:s|ed|ing)?(?: (?:in|up))?(?: (?:at|to))?|weights? (?:of|is|was)|payload of|scales at"
    r"|lift(?:s|ed|ing)?|carr(?:y|ies|ied|ying)|haul(?:s|ed|ing)?|tow(?:s|ed|ing)?)\s+(?:\w+\s+){0,2}$",
    re.I,
)
_OF_BODIES = re.compile(
    r"\b(?:lost|lose|losing|loses|gain(?:s|ed|ing)?|shed(?:s|ding)?|dropped|put on)\s+(?:\w+\s+){0,2}$", re.I
)
_HEAVY = re.compile(
    r"\s+(?:in weight|heavier|lighter|overweight|underweight|in (?:two|three|four|\w+) (?:weeks|months)"
    r"|per square|baby|shops?\b|stores?\b|coins?\b|dumbbell|vest|body|bag)\b",
    re.I,
)
_IN_KILOS = re.compile(
    r"\s*\(?(?:about |or |around )?[\d.,]+ ?(?:million )?(?:kg|kilo|tonnes?\b|tons?\b)", re.I
)
_IN_CASH = re.compile(r"\s+(?:in|of) (?:\w+ )?(?:cash|notes|coins|debts?|costs?)\b", re.I)
_OF = re.compile(r"\s+(?:\w+ly )?of ", re.I)
_PAID_OF = re.compile(
    r"\s+(?:\w+ly )?of (?:[\w’'-]+ ){0,2}?(?:it|them|that|this|which|these|those|money|public|taxpayers?[’']?"
    r"|cash|funds?|funding|financing|finance|damages?|fines?|penalt(?:y|ies)|debts?|loans?|arrears|credit|capital"
    r"|assets?|shares?|bonds|equity|savings?|cuts|cutbacks|investments?|contracts?|orders?|deals|business|works?"
    r"|repairs?|services|projects?|procurement|tenders|grants?|aid|support|subsid(?:y|ies)|spending|expenditure"
    r"|costs?|fees?|bills?|invoices?|payments?|revenues?|income|profits?|losses|sales|turnover|tax(?:es)?"
    r"|budgets?|compensation|claims?|bribes?|bonus(?:es)?|dividends?|wages|pay|pensions?|benefits|rents?"
    r"|liabilit(?:y|ies)|fraud|waste|exports|imports|trade|upgrades?|improvements?)\b",
    re.I,
)
_PAID_NOUN = re.compile(
    r"(?:[ -]+[\w’'-]+){0,3}?[ -]+(?:notes?|coins?|tickets?|fines?|fees?|bills?|bonus(?:es)?|grants?"
    r"|vouchers?|fares?|charges?|lev(?:y|ies)|penalt(?:y|ies)|pay(?:ments?|outs?)?|prizes?|rewards?|deposits?|donations?"
    r"|discounts?|loans?|salar(?:y|ies)|wages?|subsid(?:y|ies)|tax|contracts?|deals?|orders?|budgets?|bets?"
    r"|cheques?|cards?|rents?|price|costs?|surcharge|invoices?|settlement|damages|compensation|cap|threshold"
    r"|limit|a[ -](?:head|day|week|night|month|year)|an[ -]hour|per)\b",
    re.I,
)
_LIGHT_ENOUGH = 1000
_TOO_HEAVY = 100_000
_NEED_LARGE = frozenset(
    {"won", "sterling", "stg", "dong", "rs", "cfa", "kip", "kina", "lev", "dram", "afghanis", "shs", "sh"}
)
_NAMES = frozenset({"franken", "rand", "crowns", "lira", "pula", "lei", "balboas", "soles"})
_PARTS_OF_NAMES = frozenset(
    {"dollar", "pound", "euro", "sterling", "bucks", "rand", "crowns", "lira", "franc", "pula"}
)
_ONE_IN = re.compile(r"\b(?:one|two|three|four|five|nine|\d) (?:in|out of)(?: every)? $", re.I)
_EURO_ELSE = re.compile(
    r"[ -]?(?:zone|area|countr(?:y|ies)|(?:member )?states?|nations|bloc|members|economies|M[EP]P?s?|finals?"
    r"|championships?|scepti\w+|crats?|standards?|norms?|emissions?|diesels?|engines?)\b|[ ](?:\d|[IV]+\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and the word behind it that may be money: `start:end` are characters.

    `number` is as written, without its unit; `word` is "" where a code stands behind; `large` where a unit or
    grouped digits make it a sum.
    """

    start: int
    end: int
    number: str
    value: Decimal
    word: str
    money: str
    large: bool


def is_no_money(text: str, counted: Counted) -> bool:
    """Whether number and word only look like money: "4 won seats", "two pounds of rice", "17 euro states"."""
    word = counted.word.lower()
    if not counted.large and _ONE_IN.search(text[max(0, counted.start - 20) : counted.start]):
        return True
    if not word and counted.money == "CAD" and not counted.large and counts_things(text, counted.end):
        return True  # "12 CAD drawings"
    after = text[counted.end : counted.end + 60]
    if word and not word[0].isalpha():
        return after[:1].isdigit()  # the sign belongs to the next number
    if word in _NEED_LARGE and not counted.large:
        return True
    if counted.money == "pounds" and _is_weight(text, counted):
        return True
    if word in ("euro", "dollar", "pound", "quid") and _is_of_else(word, text, counted):
        return True
    if not counted.large and is_year(counted.number):
        return word in _NAMES or not word or counted.word[0].isupper()  # "in 2018 Franken resigned"
    if not counted.large and word in _PARTS_OF_NAMES and counted.word.istitle():
        return bool(re.match(r"[ ][A-Z][a-z]", after))  # "13 Dollar General stores"
    return word in ("rand", "crowns", "lei") and bool(re.match(r" (?:Corp|Paul|Europe|court)", after))


def _is_of_else(word: str, text: str, counted: Counted) -> bool:
    """The euro area and its like, shops of one price, "quid pro quo"."""
    after = text[counted.end : counted.end + 30]
    if word == "euro":
        glued = re.match(r"-[a-z]", after) and "-" not in text[counted.start : counted.end]
        return bool(_EURO_ELSE.match(after) or (glued and not counted.large))
    if word == "quid":
        return after.lower().startswith(" pro quo")
    return bool(re.match(r"[ -](?:shops?|stores?)\b", after, re.I))


def _is_weight(text: str, counted: Counted) -> bool:
    """Whether pounds are a weight: "lost eleven pounds", "a 398-pound man", "11 million pounds of linen".

    Of what may be either, nothing is said: where pounds are "of" something, or "398-pound" is somebody or
    something, a word of money must stand there.
    """
    before, after = text[max(0, counted.start - 40) : counted.start], text[counted.end : counted.end + 70]
    if (_WEIGHS.search(before) and not _IN_CASH.match(after)) or _IN_KILOS.match(after):
        return True
    if _OF.match(after) and not _PAID_OF.match(after):
        return True
    if counted.large and counted.value >= _TOO_HEAVY:
        return False
    if _HEAVY.match(after) or (counted.value < _LIGHT_ENOUGH and _OF_BODIES.search(before)):
        return True
    attributive = counted.word.lower() == "pound" and re.match(r"[ -][A-Za-z]", after)
    return bool(attributive) and not _PAID_NOUN.match(after)
