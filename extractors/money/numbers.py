"""Numbers and units as strangers write them: "1,23,45,678", "250 000", "9,2 Mio.", "3.2mil- lion"."""

import re
from decimal import Decimal

NUMBER = r"""(?:\d{1,3}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?
    |\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}
    |\d+(?:[.,]\d+)?)(?![\d])"""
"""A pattern for `re.X`; the first form is the Indian grouping."""

_BROKEN = r"(?:mil|bil|tril)-\s?lions?"  # a word cut at the end of a printed line
SCALE_WORD = (
    rf"(?:{_BROKEN}|trillion|billion|million|thousand|crores?|lakhs?|lacs?|milliards?|milliarden|millionen|millioner"
    r"|milliarder|miljoner|miljarder|miljoen|miljard|millones|milhões|milioni|miliardi|mld"
    r"|millions|billions|mlrd|mln|bln|trln|mio|mrd|mia|mil|bil|trn|tn|bn|mn|cr|mm|k|m|b)"
)
_GLUED = r"(?:(?:trillion|billion|million|thousand|crore|lakh)(?!th|aire|fold)|trn|bln|mln|bn|mn)(?=[a-z])"
SCALES = (
    rf"(?:[ ]?-?(?:(?:mio|mrd|mia|mln|bln|mill|mil|cr)\.(?=[ ]?\S)|{SCALE_WORD}(?![a-zA-Z])|{_GLUED})"
    r"(?:[ ]crores?)?)?"
)
"""An optional unit behind a number, for use without regard to case."""

_FACTORS: dict[str, int] = {
    **dict.fromkeys(("k", "thousand", "thousands", "000", "000s"), 10**3),
    **dict.fromkeys(
        ("m", "mn", "mm", "mln", "mio", "mil", "mill", "million", "millions", "millionen"), 10**6
    ),
    **dict.fromkeys(
        ("b", "bn", "bln", "mlrd", "mrd", "mia", "bil", "milliard", "milliards", "milliarden"), 10**9
    ),
    **dict.fromkeys(("millioner", "miljoner", "miljoen", "millones", "milhões", "milioni"), 10**6),
    **dict.fromkeys(("milliarder", "miljarder", "miljard", "miliardi", "mld"), 10**9),
    **dict.fromkeys(("billion", "billions"), 10**9),
    **dict.fromkeys(("tn", "trn", "trln", "trillion", "trillions"), 10**12),
    **dict.fromkeys(("lakh", "lakhs", "lac", "lacs"), 10**5),
    **dict.fromkeys(("crore", "crores", "cr"), 10**7),
    "hundred": 100,
}
_GROUP_BY_DOT = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_DOT_AND_THREE = re.compile(r"\d\.\d{3}(?!\d)")
_COMMA_DECIMALS = re.compile(
    r"(?<![\d.,])\d{1,3}(?:\.\d{3})*,\d{1,2}(?=[ ]?(?:€|euro|eur\b|mio|mrd|mln|million|billion|kr\b|zł|%))"
    r"|(?:€|\bEUR|\bkr\.?|R\$|\bRp\.?|₺|\bCHF) ?\d{1,3}(?:\.\d{3})*,\d{1,2}(?![\d,])",
    re.I,
)
_DOT_DECIMALS = re.compile(
    r"(?<![\d.,])\d+\.\d{1,2}(?=[ ]?(?:€|euro|eur\b|mio|mrd|mln|million|billion|bn\b|m\b|kr\b|zł|%))"
    r"|(?:€|£|\$|\bEUR|\bkr\.?|\bRp\.?|₺|\bCHF) ?\d{1,3}(?:,\d{3})*\.\d{1,2}(?![\d.])",
    re.I,
)
_DOT_GROUPS = frozenset({"EUR"})
_OF_A_UNIT = re.compile(
    r"\s?(?:/|per|an?)\s?(?:lit(?:re|er)|l\b|gallon|kwh|mwh|kilo|kg|cubic|share|minute|sms|text|pint)", re.I
)


def number_value(text: str, *, dots_group: bool = False) -> Decimal:
    """The value of a written number.

    "1,000" is a thousand, "12,5" is twelve and a half, "1.500.000" a million and a half, "1,23,45,678" is
    1.23 crore; "96.000" is 96 unless `dots_group`.
    """
    plain = re.sub(r"[ '’]", "", text)
    if re.fullmatch(r"\d{1,3}(?:,\d{2,3})*,\d{3}(\.\d+)?", plain):
        return Decimal(plain.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(\.\d{3}){2,}|\d{1,3}(\.\d{3})+,\d+", plain):
        return Decimal(plain.replace(".", "").replace(",", "."))
    if dots_group and _GROUP_BY_DOT.fullmatch(plain):
        return Decimal(plain.replace(".", ""))
    if plain.count(",") == 1 and "." not in plain:
        return Decimal(plain.replace(",", "."))
    return Decimal(plain.replace(",", ""))


def scale_value(text: str | None) -> Decimal:
    """What a unit multiplies with: 10^7 for "crore", 10^12 for "lakh crore", 1 for none."""
    value = Decimal(1)
    joined = re.sub(r"(?i)(?<=l)-\s?(?=lion)", "", text or "")
    for word in re.findall(r"[a-zõ]+|000s?", joined.lower()):
        value *= _FACTORS.get(word, 1)
    return value


def writes_decimal_commas(text: str) -> bool:
    """Whether the text's amounts have commas where English has decimal points.

    False, too, where nothing hangs on it, as no number is like "96.000".
    """
    if not _DOT_AND_THREE.search(text):
        return False
    commas = sum(1 for _ in _COMMA_DECIMALS.finditer(text))
    return commas > sum(1 for _ in _DOT_DECIMALS.finditer(text))


def groups_by_dot(number: str, money: str, after: str, *, decimal_commas: bool) -> bool:
    """Whether "96.000" is ninety-six thousand: in euros, or where decimals have commas.

    `after` is what follows the number. Not "€1.234 million", and no price of a litre, "€1.859 a litre".
    """
    if not _GROUP_BY_DOT.fullmatch(number) or re.match(rf"(?i){SCALES}", after, re.X)[0].strip():  # type: ignore[index]
        return False
    return (decimal_commas or money in _DOT_GROUPS) and not _OF_A_UNIT.match(after)


def has_groups(number: str) -> bool:
    """Whether the digits stand in groups, "450,000"."""
    return bool(re.search(r"\d[,.' ’]\d{3}(?!\d)", number))


def is_grouped(number: str) -> bool:
    """Whether the digits stand in groups, "450,000", or are four and more that are no year."""
    if has_groups(number):
        return True
    return bool(re.match(r"\d{4,}", number)) and not is_year(number)


def is_year(number: str) -> bool:
    """Whether the digits can be a year."""
    return bool(re.fullmatch(r"(?:19|20)\d\d", number))
