"""The rules of MODEL sections 1 and 3 for names: register identifier, else known name, else equal name and
country.

Everything here is a pure function of frozen values, so any order of ingest gives the same answer. Two
organisations with different numbers of one register never become one, nor do a parent and its subsidiary:
their names or numbers differ, and nothing here compares names by likeness.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.model.claims import content_id
from graph.model.gazetteer import KnownOrganisation
from graph.model.vocabulary import Judgement, OrganisationKind
from graph.resolution import identifiers, names
from graph.resolution.anatomy import equal_form

_KNOWN = "known:"  # the scheme under which a known organisation's key stands among identifiers


@dataclass(frozen=True, slots=True)
class MentionFacts:
    """What a reader knew of a name where it stands."""

    id: str
    document_id: str
    name: str
    kind: OrganisationKind = OrganisationKind.UNKNOWN
    key: str | None = None
    country: str | None = None
    identifiers: frozenset[str] = frozenset()

    @property
    def strong(self) -> tuple[str, ...]:
        """Identifiers that name the organisation, the preferred one first."""
        return tuple(sorted(identifiers.strong(self.identifiers), key=identifiers.rank))

    @property
    def loose_name(self) -> str | None:
        """The form by which equal names join, for names without identifier that say enough; else None."""
        if self.strong or self.key or not self.country or not names.is_specific(self.name):
            return None
        return name_key(self.name, self.country)


def name_key(name: str, country: str) -> str:
    """What two names of one country must share to be taken for one organisation."""
    return f"{country}|{equal_form(name)}"


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a mention is: `organisation_id`, how sure, and the sentence a reviewer reads."""

    mention_id: str
    organisation_id: str
    judgement: Judgement
    why: str
    score: float
    by: str = "rule"


@dataclass(frozen=True)
class KnownNames:
    """The organisations that the graph was told of, by key, identifier and unambiguous name."""

    organisations: tuple[KnownOrganisation, ...]

    @cached_property
    def by_key(self) -> Mapping[str, KnownOrganisation]:
        """Each known organisation under its key."""
        return {known.key: known for known in self.organisations}

    @cached_property
    def by_identifier(self) -> Mapping[str, KnownOrganisation]:
        """Each known organisation under every identifier it has."""
        return {
            number: known for known in self.organisations for number in identifiers.strong(known.identifiers)
        }

    @cached_property
    def by_form(self) -> Mapping[str, tuple[KnownOrganisation, ...]]:
        """The known organisations that a name may mean, under its `anatomy.equal_form`, ambiguous forms left
        out.
        """
        forms: dict[str, dict[str, KnownOrganisation]] = {}
        barred = {equal_form(form) for known in self.organisations for form in known.ambiguous}
        for known in self.organisations:
            for form in {equal_form(name) for name in (known.name, *known.aliases)} - barred:
                forms.setdefault(form, {})[known.key] = known
        return {form: tuple(found[key] for key in sorted(found)) for form, found in forms.items()}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the graph holds around the mentions in question.

    `better`: for an identifier, the preferred ones that a document gives beside it. `anchored`: for a name
    key, the organisations that carry this name with an identifier.
    """

    known: KnownNames
    better: Mapping[str, frozenset[str]]
    anchored: Mapping[str, frozenset[str]]


def organisation_id(known: KnownOrganisation) -> str:
    """A known organisation is called by its preferred identifier, else by its key."""
    return min(identifiers.strong(known.identifiers), key=identifiers.rank, default=known.key)


def links(mention: MentionFacts, known: KnownNames) -> tuple[tuple[str, str], ...]:
    """The pairs (identifier, preferred one) that this mention gives side by side."""
    together = list(mention.strong)
    if mention.key and together and not _contradicts(mention, known.by_key.get(mention.key)):
        together.insert(0, _KNOWN + mention.key)
    return tuple((worse, together[0]) for worse in together[1:])


def resolve(mention: MentionFacts, around: Surroundings) -> Resolution:
    """Who this name is, by the first rule that decides."""
    found = _by_identifier(mention, around) or _by_name(mention, around)
    if found:
        return found
    scoped = content_id(
        "organisation", names.identity(mention.name), mention.country or "", mention.document_id
    )
    why = f"“{mention.name}” is no known name, has no identifier, and does not tell by itself"
    return Resolution(mention.id, scoped, Judgement.PROVISIONAL, why, 0.0)


def _by_identifier(mention: MentionFacts, around: Surroundings) -> Resolution | None:
    for number in mention.strong:
        known = around.known.by_identifier.get(number)
        if known:
            return _same(mention, organisation_id(known), f"{number} is the identifier of {known.name}")
    if mention.key:
        known = around.known.by_key.get(mention.key)
        if not _contradicts(mention, known):
            name = known.name if known else mention.key
            return _same(mention, organisation_id(known) if known else mention.key, f"a known name of {name}")
    if mention.strong:
        called = _follow(mention.strong[0], around)
        return _same(mention, called, f"the document gives the identifier {mention.strong[0]}")
    return None


def _contradicts(mention: MentionFacts, known: KnownOrganisation | None) -> bool:
    return known is not None and identifiers.contradict(
        frozenset(mention.strong), identifiers.strong(known.identifiers)
    )


def _follow(number: str, around: Surroundings) -> str:
    """The identifier an organisation is called by: onwards while exactly one preferred number stands beside
    it.
    """
    seen = {number}
    while True:
        known = around.known.by_identifier.get(number)
        if known:
            return organisation_id(known)
        beside = sorted(around.better.get(number, ()), key=_rank)
        best = [other for other in beside if identifiers.scheme(other) == identifiers.scheme(beside[0])]
        if len(best) != 1 or best[0] in seen:
            return number
        number = best[0]
        seen.add(number)
        if number.startswith(_KNOWN):
            known = around.known.by_key.get(number.removeprefix(_KNOWN))
            return organisation_id(known) if known else number.removeprefix(_KNOWN)


def _rank(number: str) -> tuple[int, str]:
    return (-1, number) if number.startswith(_KNOWN) else identifiers.rank(number)


def _by_name(mention: MentionFacts, around: Surroundings) -> Resolution | None:
    if not names.is_specific(mention.name):
        return None
    candidates = {
        organisation_id(known): known.name
        for known in around.known.by_form.get(equal_form(mention.name), ())
        if mention.country is None or known.country is None or known.country == mention.country
    }
    if mention.country:
        for organisation in around.anchored.get(name_key(mention.name, mention.country), ()):
            candidates.setdefault(organisation, organisation)
    if len(candidates) == 1:
        ((called, shown),) = candidates.items()
        return Resolution(mention.id, called, Judgement.BY_NAME, f"equal name: {shown}", 0.8)
    if not mention.country:
        return None
    hashed = content_id("organisation", equal_form(mention.name), mention.country)
    why = f"the same name in {mention.country}; no document gives its identifier"
    return Resolution(mention.id, hashed, Judgement.BY_NAME, why, 0.6)


def _same(mention: MentionFacts, called: str, why: str) -> Resolution:
    return Resolution(mention.id, called, Judgement.SAME, why, 1.0)


@dataclass(frozen=True, slots=True)
class Portrait:
    """What an organisation is shown as: folded from its names, in any order and any grouping to the same
    end.
    """

    names: frozenset[str]
    kind: OrganisationKind = OrganisationKind.UNKNOWN
    country: str | None = None
    identifiers: frozenset[str] = frozenset()

    def joined(self, other: "Portrait") -> "Portrait":
        """Both together."""
        countries = [country for country in (self.country, other.country) if country]
        return Portrait(
            self.names | other.names,
            max(self.kind, other.kind, key=_KINDS.index),
            min(countries, default=None),
            self.identifiers | other.identifiers,
        )

    @property
    def name(self) -> str:
        """The fullest form that is not written in capitals throughout."""
        return min(self.names, key=lambda name: (name.isupper() and len(name) > 5, -len(name), name))


_KINDS = (
    OrganisationKind.UNKNOWN,
    OrganisationKind.COMPANY,
    OrganisationKind.CIVIL_SOCIETY,
    OrganisationKind.PUBLIC_BODY,
)


def portrait(mentions: Iterable[MentionFacts]) -> Portrait:
    """The fold of what readers knew of these names. Raises ValueError when there is none."""
    drawn = [
        Portrait(frozenset({mention.name}), mention.kind, mention.country, frozenset(mention.strong))
        for mention in mentions
    ]
    if not drawn:
        raise ValueError("an organisation without a name")
    whole = drawn[0]
    for part in drawn[1:]:
        whole = whole.joined(part)
    return whole
