"""How exact an amount is, what it is a rate of, over how long and for how many contracts."""

import re
from dataclasses import dataclass
from decimal import Decimal

from graph.model.vocabulary import Per, ValueKind

_UP_TO = re.compile(
    r"(?:\bup to|\bas much as|\bno more than|\bnot more than"
    r"|\ba maximum (?:value )?of|\bmaximum|\bcapped at|\bat most"
    r"|\bnot to exceed|\bnot exceeding|\bless than|\bunder|\bbelow"
    r"|\bceiling (?:value )?of|\bceiling at|\bup to a total of"
    r"|\blimit of)\s+(?:an? |the |about |some )?$"
)
_AT_LEAST = re.compile(
    r"(?:\bmore than|\bover|\bat least|\babove|\bexceeding"
    r"|\bexceeds|\bin excess of|\bupwards? of|\bnot less than"
    r"|\bjust over|\bwell over|\ba minimum (?:value )?of|\bno less than|\bfrom at least)\s+(?:an? |the )?$"
)
_APPROX = re.compile(
    r"(?:\babout|\baround|\broughly|\bapproximately|\bsome"
    r"|\bnearly|\balmost|\bclose to|\ban estimated|\bestimated at"
    r"|\bjust under|\bcirca|\bin the region of|\bsomewhere near|~|\bc\.)\s*(?:an? |the |of )?$"
)
_AFTER = re.compile(
    r"^\s?(?:or (?P<more>more|so)|(?P<plus>\+|-plus|plus\b)|(?P<ceiling>ceiling|cap|maximum)\b)"
)
_PER_AFTER = re.compile(
    r"^\s?(?:-?(?:a|an|per|each|every)[ -]|/|p(?=\.?a\b))(?:(?:running|square|cubic) )?(?P<unit>year"
    r"|month|week|day|annum|hour|night|head|person|unit"
    r"|prisoner|patient|bed|child|detainee|share|household|a\b|meal|lunch|portion|pupil|student|call"
    r"|minute|trip|load|tonne|ton\b|met(?:re|er)\b|kilomet|km\b|mile\b|lit(?:re|er)|kilo\b|kg\b|kwh\b|visit"
    r"|guard-hour|flight|place\b|passenger|vehicle|device|test\b|dose|item\b|piece|resident|worker|employee"
    r"|user|seat|shift|hectare|barrel|page\b|fortnight|quarter\b)"
    r"|^\s?(?P<adverb>annually|yearly|monthly|daily|pa\b|p\.a\.|weekly|each|apiece)"
)
_PER_BEFORE = re.compile(
    r"\b(?P<adjective>annual|yearly|monthly|daily"
    r"|weekly) (?:\w+ ){0,2}(?:of|at|worth|is|was|totalling|:)? ?(?:\w+ )?$"
)
_UNITS: dict[str, Per] = {
    **dict.fromkeys(("year", "annum", "annually", "yearly", "annual", "pa", "p.a.", "a"), Per.YEAR),
    **dict.fromkeys(("month", "monthly"), Per.MONTH),
    **dict.fromkeys(("day", "daily", "night"), Per.DAY),
}
_NUMBER_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: value for value, word in enumerate(_NUMBER_WORDS.split(), 1)}
_NUMBER = rf"(?:{'|'.join(_NUMBERS)}|\d{{1,2}}(?:\.5)?)"
_YEARS = re.compile(
    rf"\b(?:over|for|across|spread over|during|within)\s+(?:the (?:next"
    rf"|last|past|coming) |a |an (?:initial )?|at least "
    rf"|up to |as many as )?(?P<years>{_NUMBER})(?:-| )(?:and-a-half-)?years?\b",
    re.I,
)
_YEAR_LONG = re.compile(rf"\b(?P<years>{_NUMBER})-year\b", re.I)
_SEVERAL = re.compile(
    rf"\b(?P<count>{'|'.join(_NUMBERS)}|both|\d{{1,3}})\s+(?:\w+[ -]){{0,3}}"
    r"(?:contracts|deals|orders|agreements|awards|tenders|lots|purchases)\b(?P<between>[^.;:]*)$",
    re.I,
)
_SUMMED = re.compile(
    r"\b(?:combined|total(?:l?ing|s)?|altogether|between them|together|collectively|in all|overall)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Exactness:
    """What stands around an amount in its sentence."""

    kind: ValueKind
    per: Per | None
    years: Decimal | None
    count: int | None


def exactness_of(text: str, start: int, end: int, sentence: tuple[int, int]) -> Exactness:
    """What the words around `text[start:end]` say, none of them outside the sentence."""
    before = text[sentence[0] : start]
    after = text[end : sentence[1]]
    count = _count(before, after)
    kind = _kind(before.lower(), after.lower())
    if count is not None and count > 1:
        kind = ValueKind.TOTAL_OF_SEVERAL
    return Exactness(kind, _per(before.lower(), after.lower()), _years(before, after), count)


def _kind(before: str, after: str) -> ValueKind:
    behind = _AFTER.match(after)
    if _UP_TO.search(before) or (behind and behind["ceiling"]):
        return ValueKind.UP_TO
    if _AT_LEAST.search(before) or (behind and (behind["more"] == "more" or behind["plus"])):
        return ValueKind.AT_LEAST
    if _APPROX.search(before) or (behind and behind["more"] == "so"):
        return ValueKind.APPROX
    return ValueKind.EXACT


def _per(before: str, after: str) -> Per | None:
    behind = _PER_AFTER.match(after)
    if behind:
        unit = behind["unit"] or behind["adverb"]
        return _UNITS.get(unit.rstrip("."), _UNITS.get(unit, Per.UNIT))
    ahead = _PER_BEFORE.search(before)
    if ahead:
        return _UNITS.get(ahead["adjective"], Per.UNIT)
    return None


def _years(before: str, after: str) -> Decimal | None:
    behind = _YEARS.search(after[:80])
    ahead = [*_YEAR_LONG.finditer(before[-80:])] or [*_YEAR_LONG.finditer(after[:40])]
    match = behind or (ahead[-1] if ahead else None)
    if match is None:
        return None
    word = match["years"].lower()
    return Decimal(_NUMBERS[word]) if word in _NUMBERS else Decimal(word)


def _count(before: str, after: str) -> int | None:
    """Two and more where the amount is for several contracts together; None where nobody says."""
    match = _SEVERAL.search(before[-120:])
    if match is None or re.match(r"\s?(?:each|apiece|per contract)", after):
        return None
    between = match["between"].lower()
    tied = re.search(r"\b(?:worth|valued|for|of|totall?ing|with|at)\b", between) or _SUMMED.search(between)
    if not tied or re.search(r"[£$€]\s?\d|\band\b.*\band\b", between):
        return None
    word = match["count"].lower()
    return 2 if word == "both" else _NUMBERS.get(word) or int(word)
