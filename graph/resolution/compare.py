"""Two names, one organisation? In three bands, by rules in a fixed order: vetoes, acronyms, what is left.

A likeness in letters alone decides nothing (the best string score reaches an F1 of 0.72 where the rules
reach more). What the rules look at is what a word does in a name: legal form, sort of body, country, number,
direction and line of business tell siblings apart; what remains says who.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.resolution.anatomy import Anatomy, anatomy, skeleton
from graph.resolution.bands import Band, Feature, Verdict
from graph.resolution.initials import is_mixed_short_of, is_short_of
from graph.resolution.likeness import Spelling, decides_beside, joined_alike, respelt
from graph.resolution.vocabulary import LegalForm, words_list

Rarity = Callable[[str], float]
"""How much a word says of who somebody is: 0 (every second name has it) to 1."""

_FEW_LETTERS = 3
_INTERCHANGED = frozenset({"plc", "ltd"})
_OTHER_TIERS = frozenset({"parish", "town", "community", "township", "county"})  # beside a city of that name
_HIGHEST = 0.99


@dataclass(frozen=True, slots=True)
class _Case:
    """Two anatomies, the left respelt as the right one, and how rare words are."""

    left: Anatomy
    right: Anatomy
    spelling: Spelling
    rarity: Rarity

    @property
    def names(self) -> tuple[str, str]:
        return self.left.text, self.right.text


def common_sense(word: str) -> float:
    """Rarity without an index: listed surnames, places and everyday words are common, figures are not."""
    if len(word) < _FEW_LETTERS:
        return 0.4
    return 0.25 if words_list().is_listed(word) else 1.0


@lru_cache(maxsize=200_000)
def compare_names(left: str, right: str, rarity: Rarity = common_sense) -> Verdict:
    """The verdict on two names alone, symmetric in them; `why` is a sentence in plain words."""
    if right < left:
        found = compare_names(right, left, rarity)
        return replace(found, names=(left, right))
    mine, theirs = anatomy(left), anatomy(right)
    return replace(judge(mine, theirs, rarity), names=(left, right))


def judge(mine: Anatomy, theirs: Anatomy, rarity: Rarity = common_sense) -> Verdict:
    """The verdict on two names taken apart."""
    if not mine.words or not theirs.words:
        return _no(mine, theirs, "empty", "a name without letters")
    written = _Case(mine, theirs, Spelling(mine, (), True), rarity)
    if found := _identical(written) or _acronyms(written) or _initials(written) or _told_apart(written):
        return found
    spelling = respelt(mine, theirs, rarity)
    case = _Case(spelling.anatomy, theirs, spelling, rarity)
    return _vetoed(case) or _remains(case)


def _identical(case: _Case) -> Verdict | None:
    left, right = case.left, case.right
    alike = (left.words, left.places) == (right.words, right.places)
    if not alike or left.plain != right.plain or _spelling(left) != _spelling(right):
        return None
    letters = sum(map(len, left.core or tuple(left.generic | left.lines)))
    if letters <= _FEW_LETTERS and left.legal is None and left.acronym:
        why = "the same acronym, which several organisations may have"
        return _found(case, Band.REVIEW, 0.75, "same acronym", why, Feature("acronym", 0.4, left.acronym))
    return _found(
        case, Band.MERGE, _HIGHEST, "equal names", "equal names", Feature("name", 1.0, " ".join(left.words))
    )


def _spelling(name: Anatomy) -> str | None:
    return name.legal.spelling if name.legal else None


def _acronyms(case: _Case) -> Verdict | None:
    left, right = case.left, case.right
    if not (left.acronym and right.acronym):
        return None
    if left.acronym == right.acronym:
        return None
    return _no(left, right, "different acronyms", f"{left.acronym.upper()} is not {right.acronym.upper()}")


def _initials(case: _Case) -> Verdict | None:
    for short, long in ((case.left, case.right), (case.right, case.left)):
        letters = short.acronym or _single(short)
        if not letters or (len(long.plain) < 2 and not any(map(str.isupper, long.text[1:]))):
            continue
        if not is_short_of(letters, long.text) and not is_mixed_short_of(short.text, long.text):
            continue
        if short.places and long.places and short.places.isdisjoint(long.places):
            return _no(case.left, case.right, "different countries", _places_differ(case))
        score = 0.7 if len(letters) > 2 else 0.55
        why = f"“{short.text}” may be made of the first letters of “{long.text}”; others may be so, too"
        feature = Feature("initials", score, f"{letters.upper()} of {long.text}")
        return _found(case, Band.REVIEW, score, "initials", why, feature)
    return None


def _single(name: Anatomy) -> str:
    """A name of one word and five to eight letters, which may be made of syllables (Ofcom)."""
    return name.words[0] if len(name.words) == 1 and 5 <= len(name.words[0]) <= 8 and not name.kind else ""


def _told_apart(case: _Case) -> Verdict | None:
    """Vetoes that no misspelling can lift: both names say it, and differ. It saves looking for slips."""
    left, right = case.left, case.right
    said = ((left.numbers, right.numbers), (left.directions, right.directions), (left.kind, right.kind))
    if any(mine and theirs and mine != theirs for mine, theirs in said):
        return _vetoed(case)
    return None


def _vetoed(case: _Case) -> Verdict | None:
    left, right = case.left, case.right
    if left.places and right.places and left.places.isdisjoint(right.places):
        return _no(left, right, "different countries", _places_differ(case))
    if left.numbers != right.numbers:
        return _no(
            left, right, "different numbers", f"{_shown(left.numbers)} against {_shown(right.numbers)}"
        )
    if left.directions != right.directions:
        why = f"{_shown(left.directions)} against {_shown(right.directions)}"
        return _no(left, right, "different directions", why)
    return _kinds(case)


def _places_differ(case: _Case) -> str:
    return f"{_shown(case.left.places)} against {_shown(case.right.places)}"


def _kinds(case: _Case) -> Verdict | None:
    left, right = case.left, case.right
    if left.kind and right.kind:
        if left.kind != right.kind:
            if {left.kind, right.kind} == {"ministry", "department"} and left.places & right.places:
                return None
            why = f"a {left.kind} is no {right.kind}"
            return _no(left, right, "different kinds", why)
        if left.tiers and right.tiers and left.tiers != right.tiers and not _one_tier(case):
            why = f"{_shown(left.tiers)} against {_shown(right.tiers)}"
            return _no(left, right, "different tiers", why)
        if left.kind in ("agency", "army", "nhs", "school", "party") and not (
            left.kind_words <= right.kind_words or right.kind_words <= left.kind_words
        ):
            why = f"{_shown(left.kind_words)} against {_shown(right.kind_words)}"
            return _no(left, right, "different kinds", why)
        return None
    one, other = (left, right) if left.kind else (right, left)
    if one.kind and ((other.legal and one.is_body) or one.kind not in ("council", "university")):
        if one.kind in ("agency", "hospital", "school", "fire", "union", "church", "party") and one.legal:
            return None
        if one.kind == "nhs" and len(other.plain) > 1 and _holds(one.plain, other.plain) and not other.legal:
            why = f"“{other.text}” may be short for “{one.text}”"
            return _found(case, Band.REVIEW, 0.7, "contained", why, Feature("contained", 0.4, why))
        return _no(left, right, "different kinds", f"only one is a {one.kind}")
    return None


def _one_tier(case: _Case) -> bool:
    """A borough may call itself city or metropolitan borough: not county against city or district."""
    tiers = case.left.tiers | case.right.tiers
    return tiers <= {"city", "borough"} or case.left.tiers < case.right.tiers > {"borough"}


def _remains(case: _Case) -> Verdict:
    left, right = case.left, case.right
    mine, theirs = left.who, right.who
    both_empty = not left.core and not right.core
    if left.key == right.key or joined_alike(mine, theirs):
        return _same_core(case, mine, theirs)
    if joined_alike(left.plain, right.plain) or joined_alike(left.words, right.words):
        return _same_core(case, left.plain, right.plain)
    small, large = (left, right) if len(mine) <= len(theirs) else (right, left)
    if not both_empty and set(map(skeleton, small.core)) < set(map(skeleton, large.core)):
        return _contained(case, small, large)
    return _shortened(case) or _no(left, right, "different names", _difference(mine, theirs))


def _difference(mine: tuple[str, ...], theirs: tuple[str, ...]) -> str:
    return f"“{' '.join(mine)}” against “{' '.join(theirs)}”"


def _same_core(case: _Case, mine: tuple[str, ...], theirs: tuple[str, ...]) -> Verdict:
    """What says who is equal; the rest decides whether that is enough."""
    left, right = case.left, case.right
    if left.core and left.lines != right.lines:
        why = f"lines of business differ: {_shown(left.lines ^ right.lines)}"
        return _no(left, right, "line of business", why)
    weight = sum(map(case.rarity, mine))
    doubts = list(_doubts(case, mine, theirs, weight))
    core = Feature("core words", 0.6, " ".join(mine))
    if not doubts:
        score = 0.97 if not case.spelling.pairs else 0.92
        if _spelling(left) != _spelling(right):
            score -= 0.02  # a namesake of the same legal form comes first
        rule = "equal but for spelling" if case.spelling.pairs else "equal core"
        return _found(case, Band.MERGE, score, rule, _spelt(case, "equal in all that says who"), core)
    score = max(0.45, 0.9 - sum(doubt.weight for doubt in doubts))
    shown = "; ".join(doubt.says for doubt in doubts)
    against = tuple(replace(doubt, weight=-doubt.weight) for doubt in doubts)
    uncertain = len(doubts) > 1 and any(doubt.name == "misspelling" for doubt in doubts)
    if (
        score < 0.5
        or uncertain
        or (weight < 0.5 and not left.kind and any(d.name == "generic words" for d in doubts))
    ):
        return _found(case, Band.NO, min(score, 0.45), "too much differs", shown, core, *against)
    return _found(case, Band.REVIEW, score, doubts[0].name, _spelt(case, shown), core, *against)


def _doubts(case: _Case, mine: tuple[str, ...], theirs: tuple[str, ...], weight: float) -> list[Feature]:
    left, right = case.left, case.right
    found: list[Feature] = []
    if left.places != right.places:
        shown = _shown(left.places ^ right.places)
        found.append(Feature("one-sided country", 0.2, f"only one names {shown}"))
    if left.generic != right.generic and left.core:
        both = bool(left.generic - right.generic and right.generic - left.generic)
        apart = both or ("holding" in left.generic ^ right.generic and left.legal and right.legal)
        shown = _shown(left.generic ^ right.generic)
        found.append(Feature("generic words", 0.45 if apart else 0.15, f"“{shown}” stands in one only"))
    found += _legal_doubts(left, right)
    if left.tiers != right.tiers:
        shown = _shown(left.tiers ^ right.tiers)
        both = bool(left.tiers and right.tiers)
        if both or (left.tiers ^ right.tiers) & _OTHER_TIERS:
            found.append(Feature("tier", 0.2, f"{shown} stands in one only"))
    if (left.kind or right.kind) and left.kind != right.kind:
        found.append(Feature("kind", 0.25, f"only one is called a {left.kind or right.kind}"))
    elif left.kind_words != right.kind_words and left.kind != "council":
        found.append(Feature("kind", 0.15, f"“{_shown(left.kind_words ^ right.kind_words)}” in one only"))
    if left.kind == "university" and left.head_first != right.head_first:
        found.append(Feature("order", 0.2, "University of X and X University may be two"))
    elif mine != theirs and not left.is_body and Counter(mine) == Counter(theirs):
        found.append(Feature("order", 0.1, "the words stand in another order"))
    if (left.translated or right.translated) and Counter(map(skeleton, left.plain)) != Counter(
        map(skeleton, right.plain)
    ):
        found.append(Feature("translation", 0.2, "equal only when translated"))
    if case.spelling.pairs and not _spelling_decides(case, mine):
        shown = ", ".join(f"{one}/{other}" for one, other in case.spelling.pairs)
        found.append(Feature("misspelling", 0.2, f"{shown} may be a misspelling or another name"))
    if _says_too_little(case, weight):
        found.append(Feature("common word", 0.2, f"“{' '.join(mine)}” alone says too little"))
    return found


def _spelling_decides(case: _Case, mine: tuple[str, ...]) -> bool:
    """Whether misspelt words may be taken for what they seem, alone or because the rest agrees."""
    if case.spelling.sure:
        return True
    touched = {word for pair in case.spelling.pairs for word in pair}
    steady = case.left.is_body or any(word not in touched for word in mine)
    return steady and all(decides_beside(*pair) for pair in case.spelling.pairs)


def _says_too_little(case: _Case, weight: float) -> bool:
    """One everyday word, or three letters, where one side has a legal form and the other none."""
    left, right = case.left, case.right
    if (left.legal is None) == (right.legal is None) or left.kind:
        return False
    letters = sum(map(len, left.core))
    bare = not (left.generic or left.lines)
    return bare and (weight < 0.5 or (letters <= _FEW_LETTERS and len(left.core) < 2))


def _legal_doubts(left: Anatomy, right: Anatomy) -> list[Feature]:
    if left.legal is None or right.legal is None:
        return []
    found = []
    one_group = ("group" in left.soft) != ("group" in right.soft)
    if one_group:
        found.append(Feature("group", 0.2, "a group and one of its companies are two"))
    if left.legal.spelling != right.legal.spelling and not _interchanged(left.legal, right.legal):
        shown = f"{left.legal.spelling} against {right.legal.spelling}"
        apart = left.legal.countries.isdisjoint(right.legal.countries)
        found.append(Feature("legal form", 0.3 if apart else 0.2, f"legal forms differ: {shown}"))
    return found


def _interchanged(left: LegalForm, right: LegalForm) -> bool:
    """A British plc and Ltd cannot bear one name at once, but a company may go from one to the other.

    The Company, Limited Liability Partnership and Business (Names and Trading Disclosures) Regulations 2015,
    schedule 3: the two are disregarded when names are compared.
    """
    return {left.spelling, right.spelling} <= _INTERCHANGED


def _contained(case: _Case, small: Anatomy, large: Anatomy) -> Verdict:
    left, right = case.left, case.right
    extra = [word for word in large.core if skeleton(word) not in set(map(skeleton, small.core))]
    shown = f"“{' '.join(extra)}” stands in one only"
    if not small.core:
        return _no(left, right, "different names", shown)
    lines = (large.lines - small.lines) | (small.lines - large.lines)
    if lines and not small.is_body:
        return _no(left, right, "line of business", f"{shown}, and so does {_shown(lines)}")
    if small.legal and large.legal:
        return _no(left, right, "two registered names", shown)
    if (small.kind or large.kind) and small.kind != large.kind:
        return _no(left, right, "different kinds", shown)
    if small.kind == "university" and not _holds(large.plain, small.plain):
        return _no(left, right, "different universities", shown)
    if (small.places - large.places) or (small.generic - large.generic):
        return _no(left, right, "different names", f"each has a word of its own: {shown}")
    weight = sum(map(case.rarity, small.core))
    if weight < 0.5 and not small.is_body:
        return _no(left, right, "common word", f"“{' '.join(small.core)}” says too little, and {shown}")
    whole = weight + sum(map(case.rarity, extra))
    score = 0.5 + 0.3 * weight / whole - (0.1 if large.places - small.places else 0.0)
    features = (Feature("core words", 0.5, " ".join(small.core)), Feature("extra words", -0.3, shown))
    why = f"one name holds the other: {shown}"
    return _found(case, Band.REVIEW, max(score, 0.5), "contained", _spelt(case, why), *features)


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether the long name begins or ends with the short one."""
    return long[: len(short)] == short or long[-len(short) :] == short


def _shortened(case: _Case) -> Verdict | None:
    """One word of each differs, and one is the beginning of the other: Met Police."""
    left, right = case.left, case.right
    mine = [word for word in left.core if word not in right.core]
    theirs = [word for word in right.core if word not in left.core]
    if len(mine) != 1 or len(theirs) != 1 or left.kind != right.kind or left.lines != right.lines:
        return None
    short, long = sorted((mine[0], theirs[0]), key=len)
    steady = len(left.core) > 1 or left.kind is not None
    if len(short) < 3 or len(long) < len(short) + 2 or not long.startswith(short) or not steady:
        return None
    why = f"“{short}” may be short for “{long}”"
    return _found(case, Band.REVIEW, 0.6, "abbreviation", why, Feature("abbreviation", 0.3, why))


def _spelt(case: _Case, why: str) -> str:
    if not case.spelling.pairs:
        return why
    shown = ", ".join(f"“{one}” for “{other}”" for one, other in case.spelling.pairs)
    return f"{why}; spelt {shown}"


def _shown(found: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(found)) or "nothing"


def _found(case: _Case, band: Band, score: float, rule: str, why: str, *features: Feature) -> Verdict:
    return Verdict(band, round(score, 3), rule, why, case.names, features)


def _no(left: Anatomy, right: Anatomy, rule: str, why: str) -> Verdict:
    return Verdict(Band.NO, 0.1, rule, why, (left.text, right.text), (Feature(rule, -1.0, why),))
