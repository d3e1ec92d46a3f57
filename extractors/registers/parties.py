"""Parties of a record: their names, their countries, and which of their numbers say who they are.

A number is taken for an identifier only when it has the form (and the check digits, where there are any) that
its register gives. A lost zero is put back where the form proves it, which is told; a claim on such a number
waits for a person.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from extractors.registers.known import KnownByCountry
from extractors.registers.numbers import Standing, registered
from extractors.registers.rendering import Line, Sheet, tidy
from extractors.registers.values import LeftOut, Told
from graph.model.claims import Mention
from graph.model.vocabulary import OrganisationKind, Role
from graph.places import places

_NOBODY = re.compile(
    r"(?i)\W*(n/?a|none|null|nil|unknown|no (?:award|bids?)|tb[acd]|to be (?:advised|confirmed)|"
    r"not (?:awarded|applicable|disclosed|known|specified)|various|multiple(?: suppliers)?|"
    r"see (?:attached|below|notice).*|redacted.*|confidential|withheld|supplier|test|[\d\W_]*)\W*"
)
_UK = frozenset(
    {"UK", "ENG", "SCT", "WLS", "NIR", "GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR", "GBR", "GREAT BRITAIN"}
)
# Postcodes of the United Kingdom (BS 7666); those of the Crown dependencies have the same form.
_POSTCODE = re.compile(r"\b(?!(?:JE|GY|IM)\d)[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b")
_PARTY_ID = re.compile(r"([A-Z]{2}-[A-Z]{2,8})-(.+)")
_SMALL_WORDS = frozenset({"and", "of", "the"})


@dataclass(frozen=True, slots=True)
class Party:
    """One party: `identifiers` as "scheme:value"; `certain` where the form proves one as given."""

    name: str
    kind: OrganisationKind
    country: str | None
    identifiers: tuple[str, ...] = ()
    certain: bool = False
    key: str | None = None  # in the gazetteer

    @property
    def shown(self) -> tuple[str, ...]:
        """What a line of the text says beside the name."""
        return tuple(number.replace(":", " ", 1) for number in self.identifiers)

    def line(self, sheet: Sheet, label: str) -> Line:
        """Write the line of a text that names the party."""
        return sheet.line(label, self.name, *self.shown, self.country)

    def mention(self, line: Line) -> Mention:
        """The name where it stands in a line that `line` wrote."""
        return line.mention(
            self.name, kind=self.kind, key=self.key, country=self.country, identifiers=self.identifiers
        )


def is_nobody(name: str | None) -> bool:
    """Whether a name names nobody: empty, “N/A”, “various”, “redacted”, a number."""
    return not name or _NOBODY.fullmatch(tidy(name)) is not None


def country(address: Mapping[str, Any] | None) -> str | None:
    """ISO 3166-1 code of an address; None where it gives none that is known."""
    for key in ("country", "countryName"):
        found = country_code((address or {}).get(key))
        if found:
            return found
    lines = (str((address or {}).get(key) or "") for key in ("postalCode", "streetAddress"))
    return "GB" if any(_POSTCODE.search(line.upper()) for line in lines) else None


def country_code(name: str | None) -> str | None:
    """ISO 3166-1 code of a country's name or code."""
    text = " ".join((name or "").split())
    if text.upper() in _UK:
        return "GB"
    place = places().get(text) or places().get(_titled(text))
    if place:
        return place.country
    return text.upper() if len(text) == 2 and text.isalpha() and text.upper() in _codes() else None


def _titled(text: str) -> str:
    return " ".join(w if w in _SMALL_WORDS else w.capitalize() for w in text.lower().split())


def _codes() -> frozenset[str]:
    return frozenset(place.country for place in places().values() if place.country)


def party(
    found: Mapping[str, Any],
    role: Role,
    known: KnownByCountry,
    told: Told,
    *,
    country_else: str | None = None,
) -> Party | None:
    """A party as a register gives it; None, told, where nobody is named."""
    name = next((one for one in _names(found) if not is_nobody(one)), None)
    standing = _identifiers(found, name or "a party without a name", told)
    numbers = tuple(dict.fromkeys(one.identifier for one in standing if one.identifier))
    if name is None and not numbers:
        shown = next(iter(_names(found)), "")
        told(LeftOut.NAME, f"a {role} is called {shown!r}" if shown else f"a {role} has no name")
        return None
    named = tidy(name) if name else numbers[0]
    place = country(found.get("address")) or _country_of(numbers) or country_else
    certain = any(one.proven for one in standing)
    kind = _kind(role, numbers)
    return Party(named, kind, place, numbers, certain, known.key(named, place, kind))


def _kind(role: Role, numbers: tuple[str, ...]) -> OrganisationKind:
    """Who buys is a public body; of who sells, only a register of companies tells what it is."""
    if role is Role.BUYER:
        return OrganisationKind.PUBLIC_BODY
    company = any(number.startswith("GB-COH:") for number in numbers)
    return OrganisationKind.COMPANY if company else OrganisationKind.UNKNOWN


def _names(found: Mapping[str, Any]) -> list[str]:
    legal = (found.get("identifier") or {}).get("legalName")
    return [name for name in (found.get("name"), legal) if name]


def _identifiers(found: Mapping[str, Any], whose: str, told: Told) -> list[Standing]:
    given = [found.get("identifier") or {}, *(found.get("additionalIdentifiers") or [])]
    pairs = [(one.get("scheme"), one.get("id")) for one in given if one.get("id")]
    if not any(scheme for scheme, _ in pairs):
        match = _PARTY_ID.fullmatch(found.get("id") or "")
        pairs += [(match[1], match[2])] if match else []
    standing = []
    for scheme, number in pairs:
        if not scheme:
            continue
        one = registered(scheme, number)
        if one.why and not _is_local(scheme):
            reason = LeftOut.MENDED_IDENTIFIER if one.identifier else LeftOut.IDENTIFIER
            told(reason, f"{whose}: {one.why}")
        standing.append(one)
    return standing


def _is_local(scheme: str) -> bool:
    """Whether a scheme is one of a notice service: most parties have such a number, and nothing is amiss."""
    return scheme.upper() in ("GB-CFS", "GB-FTS", "GB-CF")


def _country_of(numbers: tuple[str, ...]) -> str | None:
    codes = {number[:2] for number in numbers if number[2:3] == "-"} - {"XI", "XR", "XM"}
    return min(codes) if len(codes) == 1 else None
