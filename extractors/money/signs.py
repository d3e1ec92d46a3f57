"""What stands before a number as money, and what only looks like it: roads, case numbers, standards."""

import re

from extractors.money.currencies import (
    CODES,
    LETTERS,
    LOOSE_CODES,
    PREFIXES,
    SIGNS,
    SURE_CODES,
    WORD_CODES,
    WORD_PREFIXES,
)
from extractors.money.numbers import has_groups, is_grouped, is_year

_ROAD_BEFORE = re.compile(r"\b(?:on|along|off|via|near|onto|[Tt]he) (?:the )?$")
_NO_ROAD = re.compile(
    r"\s(?:a|an|per|each|he|she|it|they|we|I|paid|spent|charged|owed|earned|monthly|daily|weekly)\b"
    r"|\s(?:[\w-]+\s){0,2}(?:grants?|fees?|fines?|fares?|lev(?:y|ies)|notes?|coins?|tickets?|deposits?|prices?"
    r"|costs?|bills?|rates?|payments?|subsid(?:y|ies)|stipends?|allowances?|vouchers?|wages?|donations?|loans?|debts?)\b"
)
_NO_MONEY_AFTER = re.compile(
    r"\s?(?:/|highway|road|freeway|route|motorway|interchange|near|between|outside|masks?|respirators?)", re.I
)


def money_before(text: str, sign: str, number: str, scale: str, place: tuple[int, int]) -> str | None:
    """The code or shared name that `sign` gives the number behind it; None where that is no money.

    `place` is where sign, number and scale stand together: "R0077/2023", "on the R21", "Euro 2024" are none.
    """
    after = text[place[1] : place[1] + 40]
    sure = bool(scale) or is_grouped(number)
    if re.fullmatch("00+", number):
        return None  # "£000" is the unit of a column
    if len(scale) == 1 and after[:1].isalnum():
        return None
    if sign[0].isalpha() and not scale and after[:1].isalpha():
        return None  # "S/4HANA"
    if not scale and re.match(r"[mbk][a-z]", after):
        return None  # "£27mover": who knows
    if sign in LETTERS:
        sure = bool(scale) or has_groups(number)
        return _letter_money(sign, number, sure=sure, before=text[: place[0]][-12:], after=after)
    if sign in WORD_PREFIXES and not sure:
        return None
    if sign == "NIS" and not sure and (len(number) == 1 or is_year(number)):
        return "?ILS"  # "NIS 2" is a directive
    if sign.upper() == "RM" and not scale and re.fullmatch(r"\d{4}(?:\.\d+)?", number):
        return (
            "?MYR" if sign == "RM" and after[:1] != "/" else None
        )  # "RM6186" is a framework of the British government
    if sign in ("S/", "B/") and not sure:
        return f"?{SIGNS[sign]}"  # "section B/4"
    if sign in CODES or sign in LOOSE_CODES:
        return code_money(sign, scaled=sure)
    return sign_money(sign)


def sign_money(sign: str) -> str:
    """The code or shared name of a sign or prefix; the sign itself where it is a code."""
    return SIGNS.get(sign) or PREFIXES.get(sign) or sign


def code_money(code: str, *, scaled: bool) -> str | None:
    """The code, with "?" before it where the country has to be named for it to be money at all.

    None for a code in small letters that nothing but a bare number stands by.
    """
    if code in LOOSE_CODES:
        return code.upper() if scaled else None
    sure = code in SURE_CODES or (scaled and code not in WORD_CODES)
    return code if sure else f"?{code}"


def _letter_money(sign: str, number: str, *, sure: bool, before: str, after: str) -> str | None:
    if re.match(r"[/-]\d", after) or re.match(r"0\d|0+$", number):
        return None
    road = _ROAD_BEFORE.search(before) and not _NO_ROAD.match(after)
    if not sure and len(number) <= 3 and (road or _NO_MONEY_AFTER.match(after)):
        return None
    if sign == "R":
        return "ZAR" if sure else "?ZAR"  # roads, patents, rules and refrigerants bear such numbers, too
    if sign == "N":
        return "NGN" if sure else "?NGN"
    return LETTERS[sign] if sure or len(number) > (1 if sign in "PK" else 2) else None
