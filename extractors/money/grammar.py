"""Amounts of money as they are written.

"£1.2bn", "€ 12,5 Mio", "250 000 euros", "₹412 crore", "half a million pounds", "£14m to £17m".
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.money.currencies import CODES, PREFIXES, SIGNS, WORDS


@dataclass(frozen=True, slots=True)
class Written:
    """An amount as it stands in a text: `start:end` are characters; `money` is a code or a shared name."""

    start: int
    end: int
    value: Decimal
    money: str
    upper: Decimal | None = None  # the upper end of a range


_NUMBER = r"""(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d{1,2})?(?!\d)
    |\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,2})?|\d+(?:[.,]\d+)?)(?![\d])"""
_SCALE_WORDS = (
    "trillion|billion|million|thousand|crores?|lakhs?|lacs?|milliard|millions|mln|mio"
    "|mrd|mia|trn|tn|bn|mn|cr|mm|k|m|b"
)
_SCALE = f"(?:{_SCALE_WORDS})"
_SCALES = rf"(?:[ ]?-?{_SCALE}\.?(?![a-zA-Z])(?:[ ]crores?)?)?"
_SMALL_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * ten for ten, word in enumerate(_TEN_WORDS.split(), 2)}
_WORD_VALUES: dict[str, Decimal] = {word: Decimal(at) for at, word in enumerate(_SMALL_WORDS.split(), 1)}
_WORD_VALUES |= {word: Decimal(value) for word, value in _TENS.items()}
_WORD_VALUES |= {"a": Decimal(1), "an": Decimal(1), "half a": Decimal("0.5"), "half-a": Decimal("0.5")}
_WORD_VALUES |= {
    "a quarter of a": Decimal("0.25"),
    "a half": Decimal("0.5"),
    "one and a half": Decimal("1.5"),
}
_WORD_VALUES |= {
    "two and a half": Decimal("2.5"),
    "a couple of": Decimal(2),
    "three quarters of a": Decimal("0.75"),
}
_WORD = "|".join(sorted((re.escape(word) for word in _WORD_VALUES), key=len, reverse=True))
_SPELT_SCALE = r"(?:hundred[ ]thousand|hundred[ ]million|trillion|billion|million|thousand|hundred)"


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_LETTERS = [word for word in PREFIXES if len(word) > 1]
_BEFORE = (
    rf"(?:(?:{_alternatives(SIGNS)})[ ]?"
    rf"|(?<![A-Za-z])(?:{_alternatives({*CODES, *_LETTERS})})[ ]?|(?<![A-Za-z])R(?=\d))"
)
_AFTER = rf"(?:[ -]?(?i:{_alternatives(WORDS)})(?![\w])|[ ]?(?:{_alternatives(CODES)})(?![A-Za-z]))"
_RANGE = r"(?:[ ]?[-–—][ ]?|[ ]to[ ]|[ ]and[ ])"

_SIGNED = re.compile(
    rf"""(?<![\w.,])(?P<before>{_BEFORE})(?P<number>{_NUMBER})(?P<scale>(?i:{_SCALES}))
    (?:(?P<range>{_RANGE})(?P<before2>{_BEFORE})?(?P<number2>{_NUMBER})(?P<scale2>(?i:{_SCALES})))?""",
    re.X,
)
_NAMED = re.compile(
    rf"""(?<![\w.,$£€])(?:(?P<number0>{_NUMBER})(?P<scale0>(?i:{_SCALES}))(?P<range>{_RANGE}))?
    (?P<number>{_NUMBER})(?P<scale>(?i:{_SCALES}))(?P<after>{_AFTER})""",
    re.X,
)
_SPELT = re.compile(
    rf"""(?<![\w-])(?P<word>(?i:{_WORD}))(?:[ -](?P<scale>(?i:{_SPELT_SCALE})))?(?P<after>{_AFTER})""",
    re.X,
)
_PENCE = re.compile(r"(?<![\w.,£])(?P<number>\d+(?:\.\d+)?)(?:p|[ ]pence)(?![\w])")
_BARE = re.compile(
    rf"""(?<![\w.,$£€-])(?P<number>{_NUMBER})(?P<scale>(?i:[ -]?(?:billion|million|mln|bn|crore)))
    (?=[ -](?:[a-z-]+[ ]){{0,2}}(?:contract|deal|order|agreement|tender)s?\b)""",
    re.X,
)

_FACTORS: dict[str, int] = {
    **dict.fromkeys(("k", "thousand"), 10**3),
    **dict.fromkeys(("m", "mn", "mm", "mln", "mio", "million", "millions"), 10**6),
    **dict.fromkeys(("b", "bn", "mrd", "mia", "milliard", "billion"), 10**9),
    **dict.fromkeys(("tn", "trn", "trillion"), 10**12),
    **dict.fromkeys(("lakh", "lakhs", "lac", "lacs"), 10**5),
    **dict.fromkeys(("crore", "crores", "cr"), 10**7),
    "hundred": 100,
    "hundred thousand": 10**5,
    "hundred million": 10**8,
}


def written_amounts(text: str) -> list[Written]:
    """Every amount in the text, in order, none inside another."""
    found: list[Written] = []
    for reader in (_signed, _named, _spelt, _pence, _bare):
        found += reader(text)
    kept: list[Written] = []
    taken = bytearray(len(text) + 1)
    for amount in sorted(found, key=lambda a: (a.start - a.end, a.start)):
        if not any(taken[amount.start : amount.end]):
            taken[amount.start : amount.end] = b"\1" * (amount.end - amount.start)
            kept.append(amount)
    return sorted(kept, key=lambda a: a.start)


def number_value(text: str) -> Decimal:
    """The value of a written number.

    "1,000" is a thousand, "12,5" is twelve and a half, "1.500.000" a million and a half.
    """
    plain = text.replace(" ", "").replace("'", "").replace("’", "")
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain):
        return Decimal(plain.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(\.\d{3}){2,}(,\d+)?", plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    if plain.count(",") == 1 and "." not in plain:
        return (
            Decimal(plain.replace(",", "."))
            if not re.search(r",\d{3}$", plain)
            else Decimal(plain.replace(",", ""))
        )
    return Decimal(plain.replace(",", ""))


def _scale(text: str | None) -> Decimal:
    value = Decimal(1)
    for word in re.findall(r"[a-z]+", (text or "").lower()):
        value *= _FACTORS.get(word, 1)
    return value


def _signed(text: str) -> Iterator[Written]:
    for match in _SIGNED.finditer(text):
        first, second = match["number"], match["number2"]
        scale = match["scale"]
        if not _plausible(match["before"], first, scale, text, match.end("scale")):
            continue
        value = number_value(first) * _scale(scale)
        money = _money(match["before"])
        end = match.end("scale") if scale.strip() else match.end("number")
        behind = _code_behind(text, end)
        if behind is not None and money == "$":
            money, end = behind
        if second is not None and _is_range(text, match):
            upper = number_value(second) * _scale(match["scale2"])
            if not scale.strip() and match["scale2"].strip() and value < upper and not match["before2"]:
                value *= _scale(match["scale2"])
            if value < upper:
                end = match.end("scale2") if match["scale2"].strip() else match.end("number2")
                yield Written(match.start(), end, value, money, upper)
                continue
        yield Written(match.start(), end, value, money)
        if second is not None and match["before2"]:
            upper = number_value(second) * _scale(match["scale2"])
            end = match.end("scale2") if match["scale2"].strip() else match.end("number2")
            yield Written(match.start("before2"), end, upper, _money(match["before2"]))


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


def _plausible(before: str, number: str, scale: str, text: str, end: int) -> bool:
    if before.strip() == "R" and (text[end : end + 1].isalpha() or not (scale.strip() or len(number) > 2)):
        return False
    return not (scale.strip() in ("b", "m", "k", "B", "M", "K") and text[end : end + 1].isalnum())


def _code_behind(text: str, end: int) -> tuple[str, int] | None:
    """The country behind an amount: "$5m CAD", "$2 billion Canadian", "$20 million US dollars"."""
    match = re.match(
        r"[ ]?\(?(USD|AUD|CAD|NZD|SGD|HKD)\b\)?|[ ](US|Canadian|Australian|New Zealand)(?:[ ]dollars)?\b",
        text[end:],
    )
    if match is None:
        return None
    if match[1]:
        return match[1], end + match.end(1)
    if not match.group().endswith("dollars"):
        return None
    return {"US": "USD", "Canadian": "CAD", "Australian": "AUD", "New Zealand": "NZD"}[
        match[2]
    ], end + match.end()


def _money(before: str) -> str:
    sign = before.strip()
    return SIGNS.get(sign) or PREFIXES.get(sign) or sign


def _named(text: str) -> Iterator[Written]:
    for match in _NAMED.finditer(text):
        money = _word_money(match["after"])
        if money == "pounds" and not match["scale"].strip() and _is_weight(text, match.end()):
            continue
        if match["after"].strip() in ("$", "£") and text[match.end() : match.end() + 1].isdigit():
            continue  # the sign belongs to the next number
        scale = _scale(match["scale"])
        value = number_value(match["number"]) * scale
        if match["number0"] and match["range"].strip() != "and":
            own = _scale(match["scale0"]) if match["scale0"].strip() else scale
            lower = number_value(match["number0"]) * own
            if lower < value:
                yield Written(match.start(), match.end(), lower, money, value)
                continue
        yield Written(match.start("number"), match.end(), value, money)


def _word_money(after: str) -> str:
    word = after.strip(" -")
    return word if word in CODES else WORDS[word.lower()]


def _is_weight(text: str, end: int) -> bool:
    return bool(re.match(r"\s+(?:of|in weight|heavier|lighter)\b", text[end : end + 20]))


def _spelt(text: str) -> Iterator[Written]:
    for match in _SPELT.finditer(text):
        word = match["word"].lower()
        if word in ("a", "an") and not match["scale"]:
            continue  # "a pound", "a euro": no amount worth reading
        value = _WORD_VALUES.get(word) or Decimal(word)
        factors = match["scale"].lower() if match["scale"] else ""
        yield Written(
            match.start(), match.end(), value * _FACTORS.get(factors, 1), _word_money(match["after"])
        )


def _pence(text: str) -> Iterator[Written]:
    for match in _PENCE.finditer(text):
        yield Written(match.start(), match.end(), Decimal(match["number"]) / 100, "GBP")


def _bare(text: str) -> Iterator[Written]:
    for match in _BARE.finditer(text):
        value = number_value(match["number"]) * _scale(match["scale"])
        yield Written(match.start(), match.end(), value, "")
