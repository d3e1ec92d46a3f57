"""Numbers in words: "ten", "two hundred and fifty thousand", "half a million", "two and a half million"."""

import re
from decimal import Decimal

_SMALL_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_CARDINALS: dict[str, int] = {word: at for at, word in enumerate(_SMALL_WORDS.split(), 1)}
_CARDINALS |= {word: 10 * ten for ten, word in enumerate(_TEN_WORDS.split(), 2)}
_CARDINALS |= {"a": 1, "an": 1}
_SCALES: dict[str, int] = {
    "trillion": 10**12,
    "billion": 10**9,
    "crore": 10**7,
    "million": 10**6,
    "lakh": 10**5,
    "thousand": 1000,
}
_PHRASES: dict[str, Decimal] = {
    "half a": Decimal("0.5"),
    "half-a": Decimal("0.5"),
    "a half": Decimal("0.5"),
    "a quarter of a": Decimal("0.25"),
    "quarter of a": Decimal("0.25"),
    "three quarters of a": Decimal("0.75"),
    "three-quarters of a": Decimal("0.75"),
    "a couple of": Decimal(2),
    "a dozen": Decimal(12),
    "half a dozen": Decimal(6),
}

_ONES = "|".join(_SMALL_WORDS.split()[:9])
_TENS = "|".join(_TEN_WORDS.split())
_BELOW_HUNDRED = (
    rf"(?:(?:{_TENS})(?:[ -](?:{_ONES}))?|{'|'.join(reversed(_SMALL_WORDS.split()))}|an?)(?![a-z])"
)
_BELOW_THOUSAND = rf"{_BELOW_HUNDRED}(?:[ -]hundred(?:(?:[ ]and)?[ -]{_BELOW_HUNDRED})?)?"
_JOIN = "(?:,?[ ](?:and[ ])?)?"
_CARDINAL = (
    "".join(rf"(?:{_JOIN}{_BELOW_THOUSAND}[ -]{scale}s?)?" for scale in _SCALES)
    + rf"(?:{_JOIN}{_BELOW_THOUSAND})?"
)
_PHRASE = "|".join(
    re.escape(words).replace(r"\ ", "[ ]") for words in sorted(_PHRASES, key=len, reverse=True)
)
_ONE_SCALE = rf"(?:hundred[ -])?(?:{'|'.join(_SCALES)})s?"

SPELT_NUMBER = (
    rf"(?:{_PHRASE}|(?:{_ONES})[ -]and[ -]a[ -]half)(?:[ -]{_ONE_SCALE})?(?![a-z])|{_CARDINAL}(?![a-z])"
)
"""A pattern without regard to case. It can match nothing: ask for a letter ahead of it and a gap behind."""
_INITIALS = "".join(sorted({word[0] for word in (*_CARDINALS, *_PHRASES)}))
SPELT_INITIAL = (
    "(?<!hundred[ ])(?<!thousand[ ])(?<!million[ ])(?<!billion[ ])"
    "(?<!hundred[ ]and[ ])(?<!thousand[ ]and[ ])(?<!million[ ]and[ ])(?<!billion[ ]and[ ])"
    f"(?=[{_INITIALS}{_INITIALS.upper()}])"
)
"""Looks ahead for the first letter of such a number, which saves trying them all at every word, and back: the
end of a longer number, "several hundred and ten", is none.
"""
_LOWER_END = re.compile(rf"(?<![\w-])(?P<number>{_BELOW_HUNDRED})(?:[ ]to[ ]|-to-|[ ]or[ ])$", re.I)


def spelt_value(words: str) -> Decimal:
    """The value of a number in lower-case words that `SPELT_NUMBER` matches."""
    total, group, factor = Decimal(0), Decimal(0), Decimal(1)
    rest = words
    for phrase, value in sorted(_PHRASES.items(), key=lambda pair: -len(pair[0])):
        if re.match(rf"{phrase}(?![a-z])", words):
            group, rest = value, words[len(phrase) :]
            break
    else:
        if half := re.match(rf"({_ONES})[ -]and[ -]a[ -]half", words):
            group, rest = _CARDINALS[half[1]] + Decimal("0.5"), words[half.end() :]
    for word in re.findall(r"[a-z]+", rest):
        if word == "hundred":
            group *= 100
        elif (scale := _SCALES.get(word) or _SCALES.get(word.removesuffix("s"))) is not None:
            total, group, factor = total + group * scale, Decimal(0), Decimal(scale)
        elif word != "and":
            group += _CARDINALS[word]
    return total + group if group or total else factor


def lower_end(text: str, start: int, words: str) -> tuple[int, Decimal] | None:
    """The number that "five to" or "five or" puts before the number `words` at `start`, and where it starts.

    It has the unit of `words`, "ten million"; None where nothing of the kind stands there.
    """
    match = _LOWER_END.search(text[max(0, start - 30) : start])
    if match is None or match["number"].lower() in ("a", "an"):
        return None
    last = re.findall(r"[a-z]+", words)[-1].removesuffix("s")
    value = spelt_value(match["number"].lower()) * _SCALES.get(last, 100 if last == "hundred" else 1)
    return max(0, start - 30) + match.start(), value
