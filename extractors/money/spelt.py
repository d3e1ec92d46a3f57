"""Numbers in words, and the pounds that are weights."""

import re
from decimal import Decimal

_SMALL_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES: dict[str, Decimal] = {word: Decimal(at) for at, word in enumerate(_SMALL_WORDS.split(), 1)}
_VALUES |= {word: Decimal(10 * ten) for ten, word in enumerate(_TEN_WORDS.split(), 2)}
_VALUES |= {"a": Decimal(1), "an": Decimal(1), "half a": Decimal("0.5"), "half-a": Decimal("0.5")}
_VALUES |= {"a quarter of a": Decimal("0.25"), "a half": Decimal("0.5"), "one and a half": Decimal("1.5")}
_VALUES |= {"two and a half": Decimal("2.5"), "three and a half": Decimal("3.5"), "a couple of": Decimal(2)}
_VALUES |= {"three quarters of a": Decimal("0.75"), "a dozen": Decimal(12), "half a dozen": Decimal(6)}
_TENS = "|".join(_TEN_WORDS.split())
_ONES = "|".join(_SMALL_WORDS.split()[:9])

SPELT_NUMBER = rf"(?:{_TENS})[ -](?:{_ONES})(?![a-z])|" + "|".join(
    re.escape(word).replace(r"\ ", "[ ]") for word in sorted(_VALUES, key=lambda word: (-len(word), word))
)
_INITIALS = "".join(sorted({word[0] for word in _VALUES}))
SPELT_INITIAL = f"(?=[{_INITIALS}{_INITIALS.upper()}])"
"""Looks ahead for the first letter of such a number; saves trying them all at every word."""
SPELT_SCALE = (
    r"(?:hundred[ ]thousand|hundred[ ]million|trillion|billion|million|thousand|hundred|crores?|lakhs?)"
)

_WEIGHED = re.compile(
    r"\b(?:lost|lose|losing|loses|gain(?:s|ed|ing)?|shed(?:s|ding)?|dropped|weigh(?:s|ed|ing)?|put on"
    r"|lift(?:s|ed|ing)?)"
    r"\s+(?:\w+\s+){0,2}$",
    re.I,
)
_HEAVY = re.compile(
    r"\s+(?:of|in weight|heavier|lighter|overweight|underweight|in (?:two|three|four|\w+) (?:weeks|months)"
    r"|per square|baby|shops?\b|stores?\b|coins?\b|dumbbell|vest|body|bag)\b",
    re.I,
)
_PAID_OF = re.compile(
    r"\s+of (?:\w+ ){0,2}(?:it\b|them|money|public|taxpayers?|cash|funds|damage|damages|funding|fines?)\b",
    re.I,
)
_HEAVIEST = 1000


def spelt_value(words: str) -> Decimal:
    """The value of a number in lower-case words that `SPELT_NUMBER` matches."""
    if words in _VALUES:
        return _VALUES[words]
    ten, one = re.split(r"[ -]", words)
    return _VALUES[ten] + _VALUES[one]


def is_weight(text: str, start: int, end: int, value: Decimal) -> bool:
    """Whether pounds at `text[start:end]` are a weight: "lost eleven pounds", "250 pounds of apples"."""
    after = text[end : end + 40]
    if _HEAVY.match(after) and not _PAID_OF.match(after):
        return True
    return value < _HEAVIEST and bool(_WEIGHED.search(text[max(0, start - 30) : start]))
