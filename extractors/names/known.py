"""Known names in a text: the gazetteer's forms, with the key only where nothing speaks for somebody else."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from extractors.names.body_words import OF_HEADS, TAILS
from extractors.names.places import adjectives, countries_in, places
from extractors.names.shapes import shape_of_words
from extractors.state import Sort
from graph.model.gazetteer import Gazetteer, KnownOrganisation
from graph.model.vocabulary import OrganisationKind

_EVERY_TOWN = frozenset({"Hall", "Council"})
_CURRENCIES = {"£": "GB", "₹": "IN", "C$": "CA", "A$": "AU", "NZ$": "NZ", "US$": "US"}


@dataclass(frozen=True, slots=True)
class KnownName:
    """A place in the text that has a form of the gazetteer; several organisations may share the form."""

    start: int  # tokens
    end: int
    form: str
    organisations: tuple[KnownOrganisation, ...]
    ambiguous: bool  # no organisation has the form as a name that decides alone


class KnownNames:
    """All forms of a gazetteer, ready to be found in texts of one vocabulary."""

    def __init__(self, nlp: Language, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
        self._sure: dict[str, list[KnownOrganisation]] = {}
        self._unsure: dict[str, list[KnownOrganisation]] = {}
        for known in gazetteer.organisations:
            for form in (known.name, *known.aliases):
                self._add(self._sure, form, known)
            for form in known.ambiguous:
                self._add(self._unsure, form, known)
        forms = self._sure.keys() | self._unsure.keys()
        if forms:
            self._matcher.add("known", [nlp.make_doc(form) for form in sorted(forms)])

    @staticmethod
    def _add(index: dict[str, list[KnownOrganisation]], form: str, known: KnownOrganisation) -> None:
        variants = {form, form.replace("'", "’"), form.replace("’", "'")}
        if "-" in form and len(form) > 7:
            variants.add(form.replace("-", " "))
        for written in sorted(variants):
            bare = written.removeprefix("the ").removeprefix("The ").strip()
            if bare and known not in index.setdefault(bare, []):
                index[bare].append(known)

    def unsure(self, form: str) -> KnownOrganisation | None:
        """The one organisation that has this form as an ambiguous one."""
        found = self._unsure.get(form, [])
        return found[0] if len(found) == 1 else None

    def has(self, form: str) -> bool:
        """Whether the gazetteer has the form at all."""
        return form in self._sure or form in self._unsure

    def find(self, doc: Doc) -> Iterator[KnownName]:
        """Every place with a known form; they may overlap."""
        for _, start, end in self._matcher(doc):
            form = doc[start:end].text
            sure = self._sure.get(form, [])
            found = sure or self._unsure.get(form, [])
            yield KnownName(start, end, form, tuple(found), not sure)


def countries_of(doc: Doc, names: list[KnownName]) -> Counter[str]:
    """How often the text points to each country: by its name, its adjective, its money, its known bodies."""
    words = [token.text for token in doc]
    found = countries_in(words)
    found.update(_CURRENCIES[word] for word in words if word in _CURRENCIES)
    for name in names:
        if not name.ambiguous and len(name.organisations) == 1 and not is_generic(name.form):
            country = name.organisations[0].country
            if country and name.organisations[0].kind is OrganisationKind.PUBLIC_BODY:
                found[country] += 1
    return found


def is_generic(form: str) -> bool:
    """Whether bodies of many countries bear this name: "Ministry of Defence", "High Court", "the Army"."""
    words = form.lower().split()
    if any(word in adjectives() or word in places() for word in form.split()):
        return False
    return words[0] in OF_HEADS or words[-1] in TAILS or (len(words) == 1 and words[0] in TAILS)


def _is_one_per_country(form: str) -> bool:
    """Whether the country settles who bears the name: "Metropolitan Police", but no "City Hall" or "army"."""
    return is_generic(form) and len(form.split()) > 1 and form.split()[-1] not in _EVERY_TOWN


def decide(name: KnownName, countries: Counter[str], supported: frozenset[str]) -> KnownOrganisation | None:
    """The organisation that the form means here, or None where the document does not settle it.

    An ambiguous form needs another form of the same organisation, its parent or its child (`supported`,
    keys); a generic one needs the document to be about that country, which also settles a form that is both.
    """
    fitting = list(name.organisations)
    if name.ambiguous:
        sure = [known for known in fitting if known.key in supported or known.parent in supported]
        fitting = sure if sure or not _is_one_per_country(name.form) else fitting
    if len(fitting) > 1 or is_generic(name.form):
        fitting = [known for known in fitting if known.key in supported or _leads(known.country, countries)]
    return fitting[0] if len(fitting) == 1 else None


def _leads(country: str | None, countries: Counter[str]) -> bool:
    if country is None:
        return True
    return countries[country] > 0 and countries[country] * 2 >= max(countries.values())


def sort_of(known: KnownOrganisation) -> Sort:
    """The sort of a known organisation: what the gazetteer says, refined by the words of its name."""
    shape = shape_of_words(known.name.split()).sort
    if known.media:
        return Sort.MEDIA
    if known.kind is OrganisationKind.COMPANY:
        return Sort.COMPANY
    if known.kind is OrganisationKind.CIVIL_SOCIETY:
        return shape if shape in (Sort.UNION, Sort.PARTY) else Sort.NGO
    if known.authority:
        return shape if shape in (Sort.COURT, Sort.AUDITOR, Sort.INQUIRY) else Sort.REGULATOR
    if known.kind is OrganisationKind.PUBLIC_BODY:
        closed = (Sort.UNKNOWN, Sort.COMPANY, Sort.NGO, Sort.UNION, Sort.PARTY, Sort.MEDIA)
        return Sort.PUBLIC if shape in closed else shape
    return shape
