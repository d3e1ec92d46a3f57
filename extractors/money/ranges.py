"""Two numbers beside each other: the ends of one amount, two amounts, or an amount and something else."""

import re

RANGE = r"(?:[ ]?[-–—][ ]?|[ ]to[ ]|[ ]and[ ]|[ ]or[ ])"
"""A pattern for `re.X`: what may stand between the two."""

_VERBS = (
    r"(?:rose|rises?|fell|falls?|grew|grows?|cuts?|raised?|increase[sd]?|reduce[sd]?|lowered|lifted|up|down|went|gone"
    r"|goes|jumped|dropped|climbed|slipped|soared|doubled|tak(?:es|ing)|took|moved|corrects?)"
)
_MOVES = re.compile(rf"\b(?:{_VERBS}|from|corrects? [\w ]{{0,30}})\s+(?:\w+\s+){{0,2}}$", re.I)
_MOVES_FROM = re.compile(rf"\b{_VERBS}\b[^.;\n]{{0,40}}\bfrom\s+(?:\w+\s+){{0,2}}$", re.I)
_SPANS = re.compile(
    r"\b(?:rang(?:e[sd]?|ing)|var(?:y|ies|ied|ying)|anywhere|anything|costs?|costing|pric(?:es?|ed)|premiums|fees|fares"
    r"|sells?|sold|starting|found|estimates)\s+(?:\w+\s+){0,2}?from\s+(?:\w+\s+){0,2}$",
    re.I,
)
_POINTS = re.compile(
    r"\b(?:paragraphs?|paras?|pages?|pp?|sections?|articles?|art|clauses?|lots?|phases?|chapters?|tables?|annex(?:es)?"
    r"|appendix|figures?|items?|lines?|stages?|steps?|parts?|notes?|columns?|questions?|points?|numbers?|nos?|levels?"
    r"|tiers?|categor(?:y|ies)|class|groups?|zones?|wards?|units?|buildings?|rooms?|terminals?|schedules?|exhibits?"
    r"|options?|bids?|contracts?|aged?|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?[ ](?:\d+(?:,[ ]|[ ]and[ ]|,[ ]and[ ]))*$",
    re.I,
)
_LISTED = re.compile(r"(?<![\w.,$£€])(?:\d{1,3}(?:\.\d{1,2})?, )+$")
_LISTS_MONEY = re.compile(
    r"\b(?:worth|of|for|at|to|by|paid|pays?|cost(?:s|ing)?|totall?ing|received|receives?|gets?|got|won|spent|valued"
    r"|with|over|about|around|some|nearly|almost|approximately|roughly|than|from|was|were|is|are)[ ]"
    r"(?:about |around |some |nearly |almost |roughly )?$",
    re.I,
)
_RESPECTIVELY = re.compile(r"[^.;\n]{0,60}\brespectively\b", re.I)
_OF_THINGS = re.compile(
    r"[ ]?(?:%|per ?cent|percent\b)|[ ](?!(?:per|an?|each|or|and|for|in|on|at|over|by|under|with|from"
    r"|to)\b)[a-z]"
)


def is_range(text: str, start: int, word: str, *, alone: bool) -> bool:
    """Whether two numbers from `start` on are the ends of one amount: "£14m to £17m", "between £5m and £7m".

    `word` stands between them; `alone` says that the first has neither unit nor sign of its own, or the
    second no sign. "rose from £14m to £17m" and "£5m and £7m" are two amounts each.
    """
    before = text[max(0, start - 50) : start]
    if word == "and":
        return before.lower().rstrip().endswith("between")
    if word == "to":
        return not moves(text, start)
    return alone


def moves(text: str, start: int) -> bool:
    """Whether an amount at `start` goes to another value: "rose from £14m to", not "ranging from"."""
    before = text[max(0, start - 50) : start]
    return bool(_MOVES.search(before)) and bool(_MOVES_FROM.search(before) or not _SPANS.search(before))


def listed_before(text: str, start: int) -> list[tuple[int, int]]:
    """Where the bare numbers stand that a list has before `start`: 5 and 7 of "5, 7, 12 and 15 million"."""
    found = _LISTED.search(text[max(0, start - 60) : start])
    if found is None:
        return []
    first = max(0, start - 60) + found.start()
    return [(first + one.start(), first + one.end()) for one in re.finditer(r"[\d.]+", found.group())]


def points_at(text: str, start: int) -> bool:
    """Whether the number at `start` is that of a paragraph, a lot, a day: "in paragraph 2 to 312 million"."""
    return bool(_POINTS.search(text[max(0, start - 50) : start]))


def lists_money(text: str, start: int, end: int) -> bool:
    """Whether words around `start:end` say that both numbers are money: "worth 68 and 51 million euros"."""
    return bool(_LISTS_MONEY.search(text[max(0, start - 40) : start]) or _RESPECTIVELY.match(text, end))


def counts_things(text: str, end: int) -> bool:
    """Whether a noun or "per cent" follows a number that ends at `end`: "£5 to 300 schools", "£5 or 10%"."""
    return bool(_OF_THINGS.match(text, end))
