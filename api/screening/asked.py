"""What somebody asks for, in the words of FollowTheMoney, as a profile that names are compared by.

Nothing that was given is dropped in silence: a number that identifies nobody, a country that is none come
back as notes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from extractors.registers.ftm.entities import country, names, numbers
from extractors.registers.parties import country_code
from graph.errors import InvalidParameter
from graph.model.vocabulary import OrganisationKind
from graph.resolution.bands import Profile
from graph.resolution.identifiers import checked

KINDS: Mapping[str, OrganisationKind] = MappingProxyType(
    {
        "Thing": OrganisationKind.UNKNOWN,
        "LegalEntity": OrganisationKind.UNKNOWN,
        "Organization": OrganisationKind.UNKNOWN,
        "Company": OrganisationKind.COMPANY,
        "PublicBody": OrganisationKind.PUBLIC_BODY,
    }
)
"""The schemata of organisations; a bare organisation may be of any kind."""

# Schemata of FollowTheMoney that a batch of a compliance tool may hold, too.
_OTHERS = frozenset(
    {"Person", "Vessel", "Airplane", "Vehicle", "CryptoWallet", "Security", "Address", "BankAccount",
     "RealEstate", "Passport", "Identification"}
)  # fmt: skip
_COUNTRIES = ("jurisdiction", "mainCountry", "country")
_MORE_NAMES = ("weakAlias", "abbreviation")
_WITH_SCHEME = ("idNumber", "registrationNumber")
_MOST_NAMES = 50
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """An organisation to look for; `notes` say what of the question was not used, and why."""

    profile: Profile
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotScreened:
    """What this graph holds nothing of, such as persons: it is not covered."""

    why: str


def asked_for(schema: str, properties: Mapping[str, Sequence[str]], *, where: str) -> Asked | NotScreened:
    """What to look for. Raises `InvalidParameter` naming `where` for an unknown schema or a missing name."""
    if schema in _OTHERS:
        return NotScreened(f"{schema} is not screened: this graph holds organisations only")
    if schema not in KINDS:
        known = ", ".join(KINDS)
        raise InvalidParameter(f"{where}.schema", f"{schema[:40]!r} is none that is screened: give {known}")
    notes: list[str] = []
    given = {name: _texts(values) for name, values in properties.items()}
    given |= {name: list(_codes(given[name], notes)) for name in _COUNTRIES if given.get(name)}
    entity = {"id": "", "properties": given}
    called = _names(names(entity), given)
    if not called:
        raise InvalidParameter(f"{where}.properties", "give at least one name: {'name': ['Example Ltd']}")
    if len(called) > _MOST_NAMES or any(len(name) > _LONGEST for name in called):
        raise InvalidParameter(
            f"{where}.properties",
            f"at most {_MOST_NAMES} names of at most {_LONGEST} letters each are compared",
        )
    found = country(entity)
    codes = next((given[name] for name in _COUNTRIES if given.get(name)), [])
    if codes and found is None:
        notes.append(f"none of the countries {', '.join(codes)} was used: one decides, several do not")
    identifiers = _identifiers(entity, found, notes)
    profile = Profile(called[0], tuple(called[1:]), found, KINDS[schema], identifiers)
    return Asked(profile, tuple(notes))


def _texts(values: Sequence[str]) -> list[str]:
    return [text for value in values if (text := " ".join(str(value).split()))]


def _names(found: Iterable[str], given: Mapping[str, Sequence[str]]) -> list[str]:
    more = [name for one in _MORE_NAMES for name in given.get(one, ())]
    return [name for name in dict.fromkeys([*found, *more]) if any(map(str.isalnum, name))]


def _codes(values: Iterable[str], notes: list[str]) -> Iterable[str]:
    for value in values:
        code = country_code(value.partition("-")[0] if value[2:3] == "-" else value)
        if code:
            yield code
        else:
            notes.append(f"{value[:40]!r} was not used: it is no country that is known")


def _identifiers(entity: Mapping[str, object], found: str | None, notes: list[str]) -> frozenset[str]:
    given = entity["properties"]
    assert isinstance(given, dict)
    numbered = [f"{one['scheme']}:{one['id']}" for one in numbers(entity)]
    registration = given.get("registrationNumber", ())
    if registration and not any(one.partition(":")[2] in registration for one in numbered):
        which = f"in {found}" if found else "without a country"
        notes.append(
            f"registrationNumber {registration[0][:40]} was not used: {which} it may be of any register; "
            "give idNumber as SCHEME:NUMBER with a scheme of org-id.guide"
        )
    # Written with its scheme, a number may stand under either property.
    numbered += [
        one for name in ("idNumber", "registrationNumber") for one in given.get(name, ()) if ":" in one
    ]
    strong = set()
    for one in numbered:
        result = checked(one)
        if result.note:
            notes.append(result.note)
        if result.identifier:
            strong.add(result.identifier)
    return frozenset(strong)
