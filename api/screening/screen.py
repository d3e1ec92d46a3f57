"""Names against the index, and what may be said of those who are found.

Invariants
- An organisation is surely meant only in band MERGE, at or above the threshold, and alone there.
- With `review=accepted` an organisation is found under published names only, and one of which nothing is
  published is withheld, and counted.
- Outcomes rest on accepted concerns alone, whatever is shown beside them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from api.screening.concerns import Concerns, concerns, other_matters
from api.screening.datasets import Dataset, dataset_name
from graph.coverage import Coverage, Outcome, outcome
from graph.model.vocabulary import OrganisationKind
from graph.publication import Gate, ReviewMode
from graph.resolution.anatomy import equal_form
from graph.resolution.bands import Band, Profile
from graph.resolution.index import Candidate, NameIndex
from graph.resolution.match import capped, compare, forms_of
from graph.store import Reader, Row

THRESHOLD = 0.7  # as yente's; the band decides, this can only be stricter
_LOOKED_AT = 25  # candidates of a name
_IN_A_DATASET = 200  # the same before those of one dataset are picked
_BATCH = 500  # names between two readings of the graph


@dataclass(frozen=True, slots=True)
class Found:
    """An organisation that a name may mean; `sure` where it is the one. `concerns` are its own."""

    candidate: Candidate
    sure: bool
    schema: str
    aliases: tuple[str, ...]
    country: str | None
    identifiers: tuple[str, ...]
    datasets: tuple[str, ...]
    referents: tuple[str, ...]
    concerns: Concerns = field(default_factory=Concerns)
    other_matters: tuple[str, ...] = ()  # families of published matters that do not concern people

    @property
    def outcome(self) -> Outcome:
        """What is published of this organisation, whoever was asked for."""
        return Outcome.PUBLISHED_CONCERN if self.concerns.published else Outcome.NONE_PUBLISHED


@dataclass(frozen=True, slots=True)
class Screened:
    """What was found of one name, best first; `withheld` counts organisations and concerns kept back."""

    outcome: Outcome
    found: tuple[Found, ...] = ()
    withheld: int = 0

    @property
    def sure(self) -> Found | None:
        """The organisation that is surely meant."""
        return next((one for one in self.found if one.sure), None)


@dataclass(frozen=True, slots=True)
class Screener:
    """One viewer's screening of one dataset."""

    store: Reader
    index: NameIndex
    gate: Gate
    looked_in: Coverage
    dataset: Dataset = field(default_factory=Dataset)
    threshold: float = THRESHOLD
    excluded: frozenset[str] = frozenset()

    def screen(self, asked: Sequence[Profile]) -> list[Screened]:
        """One answer for each profile, in their order."""
        answers: list[Screened] = []
        for begin in range(0, len(asked), _BATCH):
            answers += self._batch(asked[begin : begin + _BATCH])
        return answers

    def _batch(self, asked: Sequence[Profile]) -> list[Screened]:
        limit = _IN_A_DATASET if self.dataset.places else _LOOKED_AT
        near = [self.index.find(profile, limit=limit) for profile in asked]
        ids = sorted({one.id for row in near for one in row})
        accepted = self.gate.review is ReviewMode.ACCEPTED
        rows = self.store.read("asking/candidates", ids=ids, accepted=accepted) if ids else []
        told = {row["id"]: row for row in rows}
        kept = [self._kept(profile, row, told) for profile, row in zip(asked, near, strict=True)]
        wanted = {one.candidate.id for row, _ in kept for one in row}
        charged = self._charged(wanted)
        return [self._answer([charged(one) for one in row], hidden, told) for row, hidden in kept]

    def by_id(self, ids: Iterable[str]) -> dict[str, Found]:
        """Those of the organisations with these identifiers that may be shown, under the ids asked for; one
        that was merged into another is shown as that one.
        """
        asked = list(dict.fromkeys(ids))
        moved = self.store.read("asking/canonical", ids=asked) if asked else []
        now = {row["id"]: row["canonical"] for row in moved}
        accepted = self.gate.review is ReviewMode.ACCEPTED
        wanted = sorted(set(now.values()))
        rows = self.store.read("asking/candidates", ids=wanted, accepted=accepted) if wanted else []
        shown = {
            row["id"]: _found(_itself(row), row, _datasets(row), self.gate)
            for row in rows
            if (row["known"] or row["acceptedNames"] or not accepted)
            and self.dataset.holds(frozenset(_datasets(row)))
        }
        charged = self._charged(shown)
        return {one: charged(shown[id]) for one, id in now.items() if id in shown}

    def _charged(self, ids: Iterable[str]) -> Callable[[Found], Found]:
        """Puts to a candidate what is published of it; looked up once for all of these organisations."""
        wanted = list(ids)
        known = concerns(self.store, wanted, self.gate) if wanted else {}
        others = other_matters(self.store, wanted, self.gate) if wanted else {}

        def charged(one: Found) -> Found:
            id = one.candidate.id
            return replace(one, concerns=known.get(id, Concerns()), other_matters=others.get(id, ()))

        return charged

    def _kept(
        self, profile: Profile, near: Iterable[Candidate], told: Mapping[str, Row]
    ) -> tuple[list[Found], int]:
        """The candidates that may be shown, and how many are kept back."""
        found, hidden = [], 0
        for candidate in near:
            row = told.get(candidate.id)
            # One that was merged since the index was read answers under its new identifier the next time.
            if row is None or self.excluded & {candidate.id, *row["referents"]}:
                continue
            datasets = _datasets(row)
            if not self.dataset.holds(frozenset(datasets)):
                continue
            seen: Candidate | None = candidate
            if self.gate.review is ReviewMode.ACCEPTED:
                seen = _by_published_names(profile, candidate, row)
            if seen is None:
                hidden += 1
            else:
                found.append(_found(_with_doubt(profile, seen, row), row, datasets, self.gate))
        return _one_sure(found, self.threshold), hidden

    def _answer(self, whole: list[Found], hidden: int, told: Mapping[str, Row]) -> Screened:
        sure = next((one for one in whole if one.sure), None)
        said = outcome(
            [one.sure for one in whole],
            published_concerns=sure.concerns.published if sure else 0,
            looked_in=self.dataset.coverage(self.looked_in),
        )
        unreviewed = sum(told[one.candidate.id]["unreviewedConcerns"] for one in whole)
        withheld = hidden + unreviewed if self.gate.review is ReviewMode.ACCEPTED else 0
        return Screened(said, tuple(whole), withheld)


def _datasets(row: Row) -> tuple[str, ...]:
    return tuple(sorted(set(map(dataset_name, (*row["registers"], *row["lists"])))))


def _itself(row: Row) -> Candidate:
    """The organisation that was asked for by its identifier."""
    name = row["name"] or row["id"]
    return Candidate(
        row["id"],
        name,
        Band.MERGE,
        1.0,
        "its own identifier",
        "asked for by its identifier",
        (),
        row["id"],
        row["id"],
    )


def _published_names(row: Row) -> list[str]:
    """The names that may be shown: those of the shipped list, and those that accepted claims use."""
    return list(dict.fromkeys(filter(None, [*row["seedAliases"], *row["acceptedNames"]])))


def _by_published_names(profile: Profile, candidate: Candidate, row: Row) -> Candidate | None:
    """The candidate as its published names alone show it; None where nothing published is like the name.

    An alias out of an unreviewed claim must neither be shown nor find anybody.
    """
    published = _published_names(row)
    if not (row["known"] or row["acceptedNames"]):
        return None
    if candidate.rule == "same identifier":
        return candidate
    own = Profile(row["name"], tuple(published), row["country"], OrganisationKind(row["kind"]))
    if equal_form(candidate.matched) in {equal_form(form) for form, _ in forms_of(own)}:
        return candidate
    verdict = compare(Profile(profile.name, profile.aliases, profile.country, profile.kind), own)
    if verdict.band is Band.MERGE and candidate.band is not Band.MERGE:
        verdict = capped(verdict, 0.7, "other organisations may be meant, too")
    if verdict.band is Band.NO:
        return None
    asked, matched = verdict.names
    return replace(
        candidate, band=verdict.band, score=verdict.score, rule=verdict.rule, why=verdict.why,
        features=verdict.features, asked=asked, matched=matched,
    )  # fmt: skip


def _with_doubt(profile: Profile, candidate: Candidate, row: Row) -> Candidate:
    """Says so where only the number agrees: a wrong number is a wrong company."""
    if candidate.rule != "same identifier":
        return candidate
    names = Profile(row["name"] or candidate.name, tuple(_published_names(row)))
    if compare(Profile(profile.name, profile.aliases), names).band is not Band.NO:
        return candidate
    return replace(candidate, why=f"{candidate.why}, but the names are not alike: check the number")


def _found(candidate: Candidate, row: Row, datasets: tuple[str, ...], gate: Gate) -> Found:
    every = gate.review is ReviewMode.ALL
    named = [*_published_names(row), *(row["aliases"] if every else ())]
    return Found(
        candidate=candidate,
        sure=False,
        schema=row["schema"],
        aliases=tuple(name for name in dict.fromkeys(named) if name != candidate.name),
        country=row["country"],
        identifiers=tuple(row["identifiers"]),
        datasets=datasets,
        referents=tuple(row["referents"]),
    )


def _one_sure(found: list[Found], threshold: float) -> list[Found]:
    """The same, best first, with the one that is surely meant marked, where there is one."""
    order = sorted(found, key=lambda one: (one.candidate.band is not Band.MERGE, -one.candidate.score))
    sure = [one for one in order if one.candidate.band is Band.MERGE and one.candidate.score >= threshold]
    if len(sure) != 1:
        return order
    return [replace(one, sure=one is sure[0]) for one in order]
