"""Which numbers of which registers say who somebody is.

Schemes are those of org-id.guide where there is one. A scheme that is not in the table is kept out: a number
of an unknown list, or of a notice service within one notice, identifies nobody outside it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

# Companies House: eight digits, or two letters for the kind of body and six digits.
_COMPANY = re.compile(
    r"\d{8}|(?:AC|CE|CS|FC|FE|GE|GN|GS|IC|IP|LP|NA|NC|NF|NI|NL|NO|NP|NR|NV|NZ|OC|OE|PC|R0|RC|RS|SA|SC|SE|SF|SG|"
    r"SI|SL|SO|SP|SR|SZ|ZC|BR|ES)[\dA-Z]{6}"
)
_FORMS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        scheme: re.compile(form)
        for scheme, form in {
            "GB-CHC": r"[1-9]\d{5,6}(?:-\d{1,3})?",  # Charity Commission for England and Wales
            "GB-SC": r"SC\d{6}",  # Office of the Scottish Charity Regulator
            "GB-NIC": r"(?:NIC)?1\d{5}",  # Charity Commission for Northern Ireland
            "GB-PPON": r"P[A-Z]{3}-\d{4}-[A-Z]{4}",  # Public Procurement Organisation Number
            "GB-GOR": r"[A-Z]{1,3}\d{1,4}",  # government organisations
            "GB-NHS": r"[A-Z0-9]{3,8}",  # Organisation Data Service
            "GB-LAE": r"[A-Z]{3,4}",  # principal local authorities in England
            "GB-LAS": r"[A-Z]{3}",
            "GB-LANI": r"[A-Z]{3}",
            "GB-PLA": r"[A-Z]{3}",
            "GB-LAC": r"[EWSN]\d{8}",  # codes of the Office for National Statistics
            "GB-EDU": r"\d{5,6}",
            "GB-UKPRN": r"1\d{7}",
            "XI-WIKIDATA": r"Q[1-9]\d*",
            "XI-ROR": r"0[a-z0-9]{6}\d{2}",
        }.items()
    }
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What a number stands for: `identifier` as "scheme:value" or None; `why` it was mended or refused."""

    identifier: str | None
    mended: bool = False
    why: str | None = None


_NOBODY = Standing(None)


def registered(scheme: str, number: str) -> Standing:
    """Whether this number of this register has the form that the register gives."""
    name = " ".join(scheme.upper().split())
    value = "".join(number.split())
    if name == "GB-COH":
        return _company(value.upper())
    if name == "XI-LEI":
        ok = _is_lei(value.upper())
        return (
            Standing(f"XI-LEI:{value.upper()}") if ok else _refused(name, value, "its check digits are wrong")
        )
    form = _FORMS.get(name)
    if form is None:
        return _NOBODY
    written = value if name == "XI-ROR" else value.upper()
    if form.fullmatch(written):
        return Standing(f"{name}:{written}")
    return _refused(name, value, "numbers of that register look otherwise")


def _company(value: str) -> Standing:
    if _COMPANY.fullmatch(value):
        return Standing(f"GB-COH:{value}")
    if value.isdigit() and 6 <= len(value) <= 7:
        whole = value.zfill(8)
        why = f"company number {value} has lost zeros, for it has eight characters: taken as {whole}"
        return Standing(f"GB-COH:{whole}", mended=True, why=why)
    return _refused("GB-COH", value, "a company number has eight characters")


def _refused(scheme: str, value: str, why: str) -> Standing:
    return Standing(None, why=f"{scheme} {value[:40]} is left out: {why}")


def _is_lei(value: str) -> bool:
    """ISO 17442: eighteen characters and two check digits by ISO 7064, mod 97-10."""
    if re.fullmatch(r"[A-Z0-9]{18}\d{2}", value) is None:
        return False
    return int("".join(str(int(letter, 36)) for letter in value)) % 97 == 1
