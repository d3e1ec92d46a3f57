"""Amounts that leave their currency to another one: "of the 800 million euros, 560 million went to Orrin".

Read only where all the document's amounts are of one currency, and where a word of paying or another amount
of the same sentence says that money is meant.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.money.numbers import NUMBER, number_value, scale_value
from extractors.money.written import Written

_FIGURE = re.compile(
    rf"""(?<![\w.,$£€₹-])(?P<number>{NUMBER})[ ]
    (?P<scale>(?i:trillion|billion|million|trn|bln|mln|bn|crore|lakh))(?![\w-])""",
    re.X,
)
_NOT_OF_THINGS = re.compile(
    r"""\s*(?:$|[.,;:)\]—–"”’]
    |(?:is|are|was|were|had|has|have|would|will|went|goes|came|for|to|from|in|into|on|at|over|by|with|under|asked
       |paid|spent|earmarked|and|but|or|when|that|which|a|an|per|each|annually|more|less|each|this|last|it|as
       |already|offered|charged|quoted|demanded|bid|so|only|plus|against|upfront|yearly|until|between|before|after
       |of[ ]which|of[ ](?:it|that|this))\b)""",
    re.X | re.I,
)
_OF_MONEY = re.compile(
    r"\b(?:pa(?:y|ys|id|ying)|cost(?:s|ed|ing)?|spen[dt]|spending|price[ds]?|worth|value[ds]?|budget(?:ed)?"
    r"|invoice[ds]?|charge[ds]?|charging|fee|bid|awarded|earn(?:s|ed)?|owe[ds]?|bill(?:ed)?|fined?|claim(?:ed)?"
    r"|award|receive[ds]?|received|got|get|gets|asked|offer(?:ed)?|contract|sum|total|loss|profit|revenue)\b"
    r"(?:\W+\w+){0,5}\W*$",
    re.I,
)
_WAS_ASKED = re.compile(r"\s(?:asked|offered|charged|paid|quoted|demanded|earmarked|bid)\b", re.I)
_OF_PEOPLE = re.compile(
    r"\b(?:number of [\w ]{1,40}|population|people|households|homes|patients|voters|vehicles|units"
    r"|users|passengers|residents|customers|tonnes|tons|copies|votes|doses|downloads|visitors)"
    r"\b[^.;]{0,25}$",
    re.I,
)
_OF_A_LOAD = re.compile(
    r"\b(?:orders?|batch(?:es)?|shipments?|consignments?|stocks?|suppl(?:y|ies)|numbers?) of (?:\w+ )?$",
    re.I,
)
_NEXT_SENTENCE = re.compile(r"[.!?][”\"’')\]]*\s+(?=[“\"‘'(]?[A-Z0-9])|\n")


def unnamed_amounts(text: str, named: Sequence[Written]) -> Iterator[Written]:
    """Figures with a unit and no currency of their own, with the money of the other amounts of the sentence.

    `money` is empty where the sentence has no other amount: the document must then have one currency only.
    """
    if not named:
        return
    taken = {at for one in named for at in range(one.start, one.end)}
    for match in _FIGURE.finditer(text):
        if match.start() in taken or not _NOT_OF_THINGS.match(text, match.end()):
            continue
        start, end = _sentence(text, match.start(), match.end())
        before = text[start : match.start()]
        beside = {one.money for one in named if start <= one.start < end and one.money}
        if (
            _OF_PEOPLE.search(before)
            or _OF_A_LOAD.search(before)
            or _counts_things(text, start, end, taken)
            or len(beside) > 1
            or not (beside or _OF_MONEY.search(before) or _WAS_ASKED.match(text, match.end()))
        ):
            continue
        value = number_value(match["number"]) * scale_value(match["scale"])
        yield Written(match.start(), match.end(), value, next(iter(beside), ""))


def _counts_things(text: str, start: int, end: int, taken: set[int]) -> bool:
    """Whether the sentence numbers anything else: "of the 25 million gowns, 1.7 million"."""
    return any(
        match.start() not in taken and not _NOT_OF_THINGS.match(text, match.end())
        for match in _FIGURE.finditer(text, start, end)
    )


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around `start:end` begins and ends, near enough without a model."""
    first = 0
    for boundary in _NEXT_SENTENCE.finditer(text, max(0, start - 600), start):
        first = boundary.end()
    following = _NEXT_SENTENCE.search(text, end)
    return max(first, start - 600), following.start() if following else len(text)
