"""Which numbers that a register prints beside a party say who it is, and which are proven by their form.

`graph.resolution.identifiers` checks the numbers that have a form or check digits, and mends lost zeros; here
stand the forms of the lists of British public bodies beside it. A number of a register whose form nobody
checks identifies, but proves nothing: a claim on it waits for a person.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from graph.model.claims import content_id
from graph.resolution.identifiers import checked

LONGEST = 200  # letters; Neo4j refuses to index a property of more than some 8,000 bytes
_FORMS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        scheme: re.compile(form)
        for scheme, form in {
            "GB-GOR": r"[A-Z]{1,3}\d{1,4}",  # government organisations
            "GB-NHS": r"[A-Z0-9]{3,8}",  # Organisation Data Service
            "GB-LAE": r"[A-Z]{3,4}",  # principal local authorities in England
            "GB-LAS": r"[A-Z]{3}",
            "GB-LANI": r"[A-Z]{3}",
            "GB-PLA": r"[A-Z]{3}",
            "GB-LAC": r"[EWSN]\d{8}",  # codes of the Office for National Statistics
            "GB-EDU": r"\d{5,6}",
            "GB-UKPRN": r"1\d{7}",
        }.items()
    }
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a number stands for: `identifier` as "scheme:value" or None, `why` it was mended or refused.

    `proven` where its form is known and it has that form as it is given.
    """

    identifier: str | None
    proven: bool = False
    why: str | None = None


def bounded(reference: str) -> str:
    """A reference of a register as it is, a digest of one that no index can hold."""
    return reference if len(reference) <= LONGEST else f"digest-{content_id(reference)}"


def registered(scheme: str, number: str) -> Standing:
    """What this number of this register stands for."""
    name = " ".join(scheme.upper().split())
    if len(name) + len(number) > LONGEST:
        return Standing(
            None, why=f"{name[:40]} {number[:40]}… identifies nobody: it is too long for a number"
        )
    form = _FORMS.get(name)
    if form:
        value = "".join(number.split()).upper()
        if form.fullmatch(value):
            return Standing(f"{name}:{value}", proven=True)
        return Standing(None, why=f"{name} {number[:40]} identifies nobody: its register has other numbers")
    if name == "GB-COH" and re.search(r"[^\w\s]", number):
        # “1089464-1” is a subsidiary charity and “1234567.0” a spreadsheet's number; without the mark each
        # would be the number of some company.
        return Standing(None, why=f"GB-COH {number[:40]} identifies nobody: a company number has no marks")
    found = checked(f"{name}:{number}")
    proven = found.identifier is not None and not found.mended and _has_form(name)
    return Standing(found.identifier, proven=proven, why=found.note)


@lru_cache(maxsize=1024)
def _has_form(scheme: str) -> bool:
    """Whether numbers of a register are checked at all: then this one is refused."""
    return checked(f"{scheme}:!").identifier is None
