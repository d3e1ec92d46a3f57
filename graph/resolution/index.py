"""Screening: a name against all organisations, ranked, each with band, score and reasons.

`/match`, `/search`, `/reconcile` and `screen` ask this one index, so that they never disagree.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.model.gazetteer import Gazetteer
from graph.model.vocabulary import OrganisationKind
from graph.resolution import identifiers
from graph.resolution.anatomy import equal_form
from graph.resolution.bands import Band, Feature, Profile, Verdict
from graph.resolution.blocking import Blocks
from graph.resolution.match import capped, forms_of, strength, verdict_on_forms
from graph.resolution.surfaces import Origin

_MARGIN = 0.015  # what the best must be better by than the next to be taken


@dataclass(frozen=True, slots=True)
class Entry:
    """An organisation of the index; `ambiguous` are forms that others bear too ("ICE", "the Met")."""

    id: str
    profile: Profile
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An organisation that a name may mean.

    `features` are what spoke for it and against it, each with its weight; `asked` and `matched` are the
    forms of the two names that were compared.
    """

    id: str
    name: str
    band: Band
    score: float
    rule: str
    why: str
    features: tuple[Feature, ...]
    asked: str
    matched: str


@dataclass(frozen=True, slots=True)
class _Form:
    entry: int
    text: str
    origin: Origin
    ambiguous: bool


class NameIndex:
    """Organisations under identifiers, names and aliases. Not for several writers at once."""

    def __init__(self) -> None:
        self._entries: list[Entry] = []
        self._place: dict[str, int] = {}
        self._numbers: dict[str, list[int]] = {}
        self._forms: list[_Form] = []
        self._blocks = Blocks()
        self._strong: list[frozenset[str]] = []

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "NameIndex":
        """An index of these organisations."""
        index = cls()
        for entry in entries:
            index.put(entry)
        return index

    @classmethod
    def of_gazetteer(cls, gazetteer: Gazetteer) -> "NameIndex":
        """An index of known organisations, each under its key."""
        return cls.of(
            Entry(
                known.key,
                Profile(known.name, known.aliases, known.country, known.kind, frozenset(known.identifiers)),
                known.ambiguous,
            )
            for known in gazetteer.organisations
        )

    def __len__(self) -> int:
        return len(self._place)

    def put(self, entry: Entry) -> None:
        """Add an organisation, or show one anew under the same id."""
        place = len(self._entries)
        self._entries.append(entry)
        self._place[entry.id] = place
        strong = identifiers.strong(entry.profile.identifiers)
        self._strong.append(strong)
        for number in strong:
            self._numbers.setdefault(number, []).append(place)
        unsure = {equal_form(form) for form in entry.ambiguous}
        named = [(text, origin, equal_form(text) in unsure) for text, origin in forms_of(entry.profile)]
        said = {text for text, _, _ in named}
        named += [(text, Origin.MAIN, True) for text in entry.ambiguous if text not in said]
        for text, origin, ambiguous in named:
            # The form first: another thread may ask while this one is being put.
            self._forms.append(_Form(place, text, origin, ambiguous))
            self._blocks.add(len(self._forms) - 1, text)

    def discard(self, identifier: str) -> None:
        """Forget an organisation; nothing happens where there is none of that id."""
        self._place.pop(identifier, None)

    def find(self, query: Profile, *, limit: int = 10) -> tuple[Candidate, ...]:
        """The organisations that this may be, best first: those of band MERGE and REVIEW.

        At most one is in band MERGE, and only where the next is not as good; an organisation with the same
        identifier is MERGE whatever it is called. Country, kind and identifiers of the query are used where
        given.
        """
        numbers = identifiers.strong(query.identifiers)
        found: dict[int, Verdict] = {}
        for number in sorted(numbers):
            for place in self._numbers.get(number, ()):
                if self._stands(place):
                    found[place] = _same_number(query, self._entries[place], number)
        by_number = set(found)
        for form, origin in forms_of(query):
            for number_of_form in sorted(self._blocks.near(form)):
                self._compare(query, (form, origin), self._forms[number_of_form], numbers, found)
        ranked = sorted(found.items(), key=lambda one: (*_falling(one[1]), self._entries[one[0]].id))
        shown = _one_taken(ranked, by_number)
        return tuple(self._candidate(place, verdict) for place, verdict in shown[:limit])

    def _stands(self, place: int) -> bool:
        return self._place.get(self._entries[place].id) == place

    def _compare(
        self,
        query: Profile,
        asked: tuple[str, Origin],
        form: _Form,
        numbers: frozenset[str],
        found: dict[int, Verdict],
    ) -> None:
        place = form.entry
        if not self._stands(place) or identifiers.contradict(numbers, self._strong[place]):
            return
        entry = self._entries[place]
        verdict = verdict_on_forms(
            query, asked, entry.profile, (form.text, form.origin), rarity=self._blocks.rarity
        )
        if form.ambiguous:
            verdict = _ambiguous(verdict, query, entry.profile)
        if verdict.band is Band.NO:
            return
        standing = found.get(place)
        if standing is None or strength(verdict) > strength(standing):
            found[place] = verdict

    def _candidate(self, place: int, verdict: Verdict) -> Candidate:
        entry = self._entries[place]
        return Candidate(
            entry.id, entry.profile.name, verdict.band, verdict.score, verdict.rule, verdict.why,
            verdict.features, *verdict.names,
        )  # fmt: skip


def _ambiguous(verdict: Verdict, query: Profile, known: Profile) -> Verdict:
    """A form that several bear: country and sort of organisation may decide, else a person does."""
    asked, form = verdict.names
    if verdict.band is Band.NO or equal_form(asked) != equal_form(form):
        return (
            capped(verdict, 0.7, f"others are called “{form}”, too")
            if verdict.band is Band.MERGE
            else verdict
        )
    unlike = OrganisationKind.UNKNOWN not in (query.kind, known.kind) and query.kind is not known.kind
    if query.country and query.country == known.country and not unlike:
        why = f"“{form}” in {query.country}"
        feature = Feature("known name", 0.9, why)
        return replace(verdict, band=Band.MERGE, score=0.95, rule="known names", why=why, features=(feature,))
    return capped(verdict, 0.7, f"others are called “{form}”, too")


def _same_number(query: Profile, entry: Entry, number: str) -> Verdict:
    names = (query.name, entry.profile.name)
    feature = Feature("identifier", 1.0, number)
    return Verdict(Band.MERGE, 1.0, "same identifier", f"both carry {number}", names, (feature,))


def _falling(verdict: Verdict) -> tuple[int, float]:
    band, score = strength(verdict)
    return -band, -score


def _one_taken(ranked: list[tuple[int, Verdict]], by_number: set[int]) -> list[tuple[int, Verdict]]:
    """The same with one MERGE at most among those found by name."""
    merged = [verdict for _, verdict in ranked if verdict.band is Band.MERGE]
    if len(merged) < 2:
        return ranked
    best = merged[0].score
    alone = best - merged[1].score >= _MARGIN
    changed = []
    for place, verdict in ranked:
        taken = verdict.band is not Band.MERGE or place in by_number or (alone and verdict.score == best)
        shown = (
            verdict if taken else capped(verdict, verdict.score, f"{len(merged)} organisations may be meant")
        )
        changed.append((place, shown))
    return sorted(changed, key=lambda one: _falling(one[1]))
