"""Which organisations a common noun may stand for: "the council", "the force", "the firm"."""

from collections.abc import Callable

from extractors.names.words import SURE_COMPANY_NOUNS
from extractors.state import DocOrganisation, Sort
from graph.model.vocabulary import OrganisationKind

FIRMS = SURE_COMPANY_NOUNS | {"group", "bank", "consortium"} - {"subsidiary", "bidder"}
_SURE_ENOUGH = 0.6  # of a name of unknown kind that "the firm" may mean

Fits = Callable[[DocOrganisation], bool]


def _named(*words: str) -> Fits:
    return lambda organisation: any(
        word in form.lower().split() for form in organisation.forms for word in words
    )


def _of_sort(*sorts: Sort) -> Fits:
    return lambda organisation: organisation.sort in sorts


def _either(*tests: Fits) -> Fits:
    return lambda organisation: any(test(organisation) for test in tests)


_PART = _named("directorate", "division", "office", "department", "unit", "center", "centre")
BODIES: dict[str, Fits] = {
    "council": _either(_of_sort(Sort.LOCAL), _named("council", "councils")),
    "authority": _either(_of_sort(Sort.LOCAL), _named("authority")),
    "county": _named("county"),
    "city": _named("city"),
    "borough": _named("borough"),
    "district": _named("district"),
    "municipality": _of_sort(Sort.LOCAL),
    "department": _either(_named("department", "dept"), _of_sort(Sort.MINISTRY)),
    "ministry": _either(_named("ministry"), _of_sort(Sort.MINISTRY)),
    "agency": lambda o: (o.sort in (Sort.AGENCY, Sort.REGULATOR) and not _PART(o)) or _named("agency")(o),
    "force": _of_sort(Sort.POLICE, Sort.MILITARY),
    "constabulary": _of_sort(Sort.POLICE),
    "army": _named("army"),
    "navy": _named("navy"),
    "military": _of_sort(Sort.MILITARY),
    "board": _named("board", "boards"),
    "trust": _named("trust"),
    "university": _of_sort(Sort.EDUCATION),
    "college": _named("college"),
    "school": _named("school", "schools"),
    "hospital": _of_sort(Sort.HEALTH),
    "government": lambda o: (
        o.sort is Sort.COUNTRY and o.name.split()[-1].lower() in ("government", "administration")
    ),
    "administration": _named("administration"),
    "regulator": _of_sort(Sort.REGULATOR, Sort.AUDITOR),
    "watchdog": _of_sort(Sort.REGULATOR, Sort.AUDITOR),
    "auditor": _of_sort(Sort.AUDITOR),
    "commission": _named("commission"),
    "committee": _named("committee"),
    "union": _of_sort(Sort.UNION),
    "charity": _of_sort(Sort.NGO),
    "ngo": _of_sort(Sort.NGO),
    "campaigners": _of_sort(Sort.NGO),
    "party": _of_sort(Sort.PARTY),
    "newspaper": _of_sort(Sort.MEDIA),
    "service": _named("service"),
    "inquiry": _of_sort(Sort.INQUIRY),
    "tribunal": _of_sort(Sort.COURT),
    "court": _of_sort(Sort.COURT),
    "organisation": lambda o: o.sort not in (Sort.MEDIA, Sort.COUNTRY),
    "organization": lambda o: o.sort not in (Sort.MEDIA, Sort.COUNTRY),
}


def firm(organisation: DocOrganisation) -> bool:
    """Fits "the firm", "the contractor"."""
    return organisation.kind is OrganisationKind.COMPANY and organisation.sort is not Sort.MEDIA


def group(organisation: DocOrganisation) -> bool:
    """Fits "the group": a firm or campaigners."""
    return firm(organisation) or organisation.sort is Sort.NGO


def unsaid(organisation: DocOrganisation) -> bool:
    """A well attested name of which nobody says what it is."""
    return organisation.kind is OrganisationKind.UNKNOWN and organisation.certainty >= _SURE_ENOUGH
