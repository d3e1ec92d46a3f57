"""Two organisations with all that is known of them: identifiers first, then known names, then names.

The order is: equal number of one register, different numbers of one register, known names, the rules of
`graph.resolution.compare` on every pair of their names, and last what country and sort of organisation say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graph.model.gazetteer import Gazetteer
from graph.model.vocabulary import OrganisationKind
from graph.resolution import identifiers
from graph.resolution.anatomy import Anatomy, anatomy, equal_form
from graph.resolution.bands import Band, Feature, Profile, Verdict
from graph.resolution.compare import Rarity, common_sense, judge
from graph.resolution.surfaces import Origin, surfaces

_CAPPED = {
    Origin.TRADING: "a trading name, which another company may bear",
    Origin.FORMER: "a former name",
    Origin.BRACKETS: "a short form",
}
_CAP = 0.8
_SURE = 0.97  # no other pair of names says more
_BANDS = (Band.NO, Band.REVIEW, Band.MERGE)


@dataclass(frozen=True)
class KnownForms:
    """Known organisations under the forms of their names; ambiguous forms decide nothing alone."""

    sure: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unsure: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, gazetteer: Gazetteer) -> "KnownForms":
        """The forms of a gazetteer, each under `anatomy.equal_form`."""
        sure: dict[str, set[str]] = {}
        unsure: dict[str, set[str]] = {}
        for known in gazetteer.organisations:
            for form in (known.name, *known.aliases):
                if form not in known.ambiguous:
                    sure.setdefault(equal_form(form), set()).add(known.key)
            for form in known.ambiguous:
                unsure.setdefault(equal_form(form), set()).add(known.key)
        return cls(
            {form: frozenset(keys) for form, keys in sure.items()},
            {form: frozenset(keys) for form, keys in unsure.items()},
        )

    def of_name(self, name: str) -> tuple[frozenset[str], bool]:
        """The organisations that a name may mean, and whether it is sure of meaning one of them."""
        form = equal_form(name)
        sure, unsure = self.sure.get(form, frozenset()), self.unsure.get(form, frozenset())
        return sure | unsure, bool(sure) and not unsure


def forms_of(profile: Profile) -> tuple[tuple[str, Origin], ...]:
    """Every name of an organisation with how it is given, the main one first."""
    found: dict[str, Origin] = {}
    for name in (profile.name, *profile.aliases):
        for surface in surfaces(name):
            found.setdefault(surface.text, surface.origin)
    return tuple(found.items())


def compare(
    left: Profile, right: Profile, *, known: KnownForms | None = None, rarity: Rarity = common_sense
) -> Verdict:
    """The verdict on two organisations; symmetric but for the order of `names`."""
    names = (left.name, right.name)
    mine, theirs = identifiers.strong(left.identifiers), identifiers.strong(right.identifiers)
    if shared := sorted(mine & theirs):
        feature = Feature("identifier", 1.0, shared[0])
        return Verdict(Band.MERGE, 1.0, "same identifier", f"both carry {shared[0]}", names, (feature,))
    if identifiers.contradict(mine, theirs):
        why = f"different numbers of one register: {', '.join(sorted(mine ^ theirs))}"
        return Verdict(Band.NO, 0.0, "different identifiers", why, names, (Feature("identifier", -1.0, why),))
    if known and (found := _by_known_names(left, right, known)):
        return found
    best: Verdict | None = None
    for one in forms_of(left):
        for other in forms_of(right):
            if best and one[1] is other[1] is Origin.BRACKETS:
                continue  # two names with one acronym are as different as without
            found = verdict_on_forms(left, one, right, other, rarity=rarity)
            if best is None or strength(found) > strength(best):
                best = found
            if best.score >= _SURE:
                return best
    assert best is not None  # there is a main name
    return best


def strength(verdict: Verdict) -> tuple[int, float]:
    """Sort key of verdicts: the band, then the score."""
    return _BANDS.index(verdict.band), verdict.score


def verdict_on_forms(
    left: Profile,
    one: tuple[str, Origin],
    right: Profile,
    other: tuple[str, Origin],
    *,
    rarity: Rarity = common_sense,
) -> Verdict:
    """The verdict on one name of each, with what country and sort of organisation add."""
    mine = _located(anatomy(one[0]), left, anatomy(other[0]), right)
    theirs = _located(anatomy(other[0]), right, anatomy(one[0]), left)
    first, second = (theirs, mine) if theirs.text < mine.text else (mine, theirs)
    found = judge(first, second, rarity)
    if found.names != (one[0], other[0]):
        found = replace(found, names=(one[0], other[0]))
    for origin in (one[1], other[1]):
        if origin in _CAPPED and found.band is Band.MERGE:
            found = capped(found, _CAP, _CAPPED[origin])
    return _in_context(found, left, right, body=mine.is_body or theirs.is_body)


def _located(name: Anatomy, profile: Profile, other: Anatomy, against: Profile) -> Anatomy:
    """A public body is of its country although its name does not say so."""
    country = profile.country
    body = name.is_body or profile.kind is OrganisationKind.PUBLIC_BODY
    told = bool(other.places or against.country)
    if not (country and body and told) or name.places:
        return name
    if any(one.startswith(country + "-") for one in other.places):
        return name
    return replace(name, places=frozenset({country}))


def capped(verdict: Verdict, score: float, doubt: str) -> Verdict:
    """The verdict with a doubt that only a person can lift."""
    features = (*verdict.features, Feature("doubt", score - verdict.score, doubt))
    return replace(
        verdict,
        band=Band.REVIEW,
        score=min(score, verdict.score),
        why=f"{verdict.why}; {doubt}",
        features=features,
    )


def _in_context(verdict: Verdict, left: Profile, right: Profile, *, body: bool) -> Verdict:
    if verdict.band is Band.NO:
        return verdict
    if left.country and right.country and left.country != right.country:
        why = f"of two countries: {left.country} and {right.country}"
        if body or verdict.band is Band.REVIEW:
            return _refused(verdict, "different countries", why)
        return capped(verdict, 0.6, why)
    kinds = {left.kind, right.kind} - {OrganisationKind.UNKNOWN}
    if len(kinds) == 2:
        why = f"one is a {min(kinds)}, the other a {max(kinds)}".replace("_", " ")
        if verdict.band is Band.REVIEW:
            return _refused(verdict, "different kinds", why)
        return capped(verdict, 0.6, why)
    return verdict


def _refused(verdict: Verdict, rule: str, why: str) -> Verdict:
    features = (*verdict.features, Feature(rule, -1.0, why))
    return replace(verdict, band=Band.NO, score=0.1, rule=rule, why=why, features=features)


def _by_known_names(left: Profile, right: Profile, known: KnownForms) -> Verdict | None:
    mine, sure_of_mine = known.of_name(left.name)
    theirs, sure_of_theirs = known.of_name(right.name)
    names = (left.name, right.name)
    if not mine or not theirs:
        return None
    shared = sorted(mine & theirs)
    if not shared:
        if not (sure_of_mine and sure_of_theirs):
            return None
        why = f"known names of two organisations: {min(mine)} and {min(theirs)}"
        return Verdict(Band.NO, 0.05, "known names", why, names, (Feature("known name", -1.0, why),))
    why = f"both are known names of {', '.join(shared)}"
    feature = Feature("known name", 0.9, why)
    if len(mine | theirs) == 1 and sure_of_mine and sure_of_theirs:
        return Verdict(Band.MERGE, 0.98, "known names", why, names, (feature,))
    why = f"{why}, but others are called so, too"
    return Verdict(Band.REVIEW, 0.7, "ambiguous name", why, names, (feature,))
