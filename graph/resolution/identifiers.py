"""Registry identifiers: which ones say who an organisation is, and which of several names it.

An identifier is written ``scheme:value`` with a scheme of org-id.guide where there is one. Where the register
gives its numbers a form or check digits, a number that breaks them identifies nobody; a number that has lost
its leading zeros is mended only where the form proves it, and the note says so.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module

from stdnum import lei, vatin
from stdnum.exceptions import ValidationError

# From the register that creates the legal person to the one that merely lists it.
_PREFERRED = (
    "GB-COH",
    "GB-CHC",
    "GB-SC",
    "GB-NIC",
    "XI-LEI",
    "GB-PPON",
    "GB-GOR",
    "GB-NHS",
    "GB-LAE",
    "XI-WIKIDATA",
)

# Numbers that a notice service gives to a party within one notice, or that name a security and not who issued
# it: they identify nobody.
_LOCAL = frozenset({"GB-CFS", "GB-FTS", "GB-CF", "VAT-UNKNOWN", "XI-ISIN", "XI-FIGI", "XI-SEDOL", "XI-CUSIP"})
_ORG_ID = re.compile(r"(?:[A-Z]{2}(?:-[A-Z0-9]+)+|VAT)")
_SAME_SCHEME = {
    "LEI": "XI-LEI", "COH": "GB-COH", "UK-COH": "GB-COH", "GB-COMPANIESHOUSE": "GB-COH", "QID": "XI-WIKIDATA",
    "WIKIDATA": "XI-WIKIDATA", "XI-QID": "XI-WIKIDATA", "DUNS": "XI-DUNS", "US-DUNS": "XI-DUNS",
    "US-DUN": "XI-DUNS", "CIK": "US-CIK", "XI-CIK": "US-CIK", "US-SEC": "US-CIK", "CHC": "GB-CHC",
    "XI-VAT": "VAT", "GB-SCC": "GB-SC", "ISIN": "XI-ISIN", "FIGI": "XI-FIGI", "ROR": "XI-ROR",
}  # fmt: skip
_COMPANY = re.compile(
    r"\d{8}|(?:AC|BR|CE|CS|ES|FC|FE|GE|GN|GS|IC|IP|LP|NA|NC|NF|NI|NL|NO|NP|NR|NV|NZ|OC|OE|PC|R0|RC|RS|SA|SC|SE"
    r"|SF|SG|SI|SL|SO|SP|SR|SZ|ZC)[0-9A-Z]{6}"
)
_FORMS = {
    "GB-CHC": re.compile(r"[1-9]\d{5,6}(?:-\d{1,3})?"),  # Charity Commission for England and Wales
    "GB-SC": re.compile(r"SC\d{6}"),  # Office of the Scottish Charity Regulator
    "GB-NIC": re.compile(r"(?:NIC)?1\d{5}"),
    "GB-PPON": re.compile(r"P[A-Z]{3}-\d{4}-[A-Z]{4}"),
    "XI-WIKIDATA": re.compile(r"Q[1-9]\d*"),
    "XI-ROR": re.compile(r"0[A-Z0-9]{6}\d{2}"),
}
# Registers whose numbers carry check digits: the module of python-stdnum, and the figures of a whole number.
_CHECKED = {
    "FR-SIREN": ("fr.siren", 9), "FR-RCS": ("fr.siren", 9), "NO-BRC": ("no.orgnr", 9),
    "DK-CVR": ("dk.cvr", 8), "BE-BCE_KBO": ("be.vat", 10), "BE-BCE": ("be.vat", 10),
    "FI-PRO": ("fi.ytunnus", 0), "SE-BLV": ("se.orgnr", 10), "IL-ROC": ("il.hp", 9),
    "AU-ABN": ("au.abn", 11), "AU-ACN": ("au.acn", 9), "CH-FDJP": ("ch.uid", 0), "PL-NIP": ("pl.nip", 10),
    "PL-REGON": ("pl.regon", 0), "ES-CIF": ("es.cif", 0), "BR-CNPJ": ("br.cnpj", 14),
    "RU-INN": ("ru.inn", 0), "UA-EDR": ("ua.edrpou", 8), "CN-USCC": ("cn.uscc", 0), "JP-JCN": ("jp.cn", 13),
    "KR-CRN": ("kr.brn", 10), "SG-ACRA": ("sg.uen", 0), "HR-OIB": ("hr.oib", 11), "IT-CF": ("it.iva", 11),
    "PT-NIF": ("pt.nif", 9), "EE-RIK": ("ee.registrikood", 8), "CL-RUT": ("cl.rut", 0),
    "AR-CUIT": ("ar.cuit", 11), "US-EIN": ("us.ein", 9), "CA-CRA_ACR": ("ca.bn", 0),
    "IN-GSTIN": ("in_.gstin", 0), "GB-UTR": ("gb.utr", 10),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Checked:
    """An identifier as its register writes it, or None where it breaks the register's form.

    `note` says what was mended, or why it identifies nobody.
    """

    identifier: str | None
    mended: bool = False
    note: str | None = None


@lru_cache(maxsize=262144)
def checked(identifier: str) -> Checked:
    """The identifier checked against the form of its register; no error is raised for a bad one."""
    name, colon, number = identifier.partition(":")
    name = " ".join(name.upper().split())
    name = _SAME_SCHEME.get(name, name)
    number = " ".join(number.split())
    if not (name and colon and number):
        return Checked(None, note=f"{identifier!r} is not written scheme:value")
    if name in _LOCAL:
        return Checked(None, note=f"{name} numbers say who somebody is within one notice only")
    if name in _RULES:
        return _RULES[name](name, number)
    if name in _FORMS:
        return _formed(name, number)
    if name in _CHECKED:
        return _with_check_digits(name, number)
    if not _ORG_ID.fullmatch(name):
        return Checked(None, note=f"{name} is no code of a register")
    return Checked(f"{name}:{number}")


def _company(name: str, number: str) -> Checked:
    """Companies House: eight digits, or two letters for the sort of company and six characters."""
    value = re.sub(r"[\s.-]", "", number).upper()
    if _COMPANY.fullmatch(value):
        return Checked(f"{name}:{value}")
    if value.isdigit() and 6 <= len(value) <= 7:
        whole = value.zfill(8)
        note = f"{value} has lost zeros, for it has eight characters: {whole}"
        return Checked(f"{name}:{whole}", True, note)
    short = re.fullmatch(r"(SC|NI|OC|SO|FC|BR|OE|LP|SL|IP|SP|CE|CS)(\d{4,5})", value)
    if short:
        whole = short[1] + short[2].zfill(6)
        return Checked(f"{name}:{whole}", True, f"{value} has lost zeros after {short[1]}: {whole}")
    return _refused(name, number, "a company number has eight characters")


def _lei(name: str, number: str) -> Checked:
    """ISO 17442: eighteen characters and two check digits (ISO 7064, mod 97-10)."""
    value = number.replace(" ", "").upper()
    if lei.is_valid(value):
        return Checked(f"{name}:{value}")
    return _refused(name, number, "its check digits are wrong")


def _vat(name: str, number: str) -> Checked:
    """A VAT number with its country before it; each country has check digits of its own."""
    value = re.sub(r"[\s.-]", "", number).upper()
    if value[:2].isalpha() and vatin.is_valid(value):
        return Checked(f"VAT:{value}")
    return _refused(name, number, "it is no VAT number of the country before it")


def _qid(name: str, number: str) -> Checked:
    """A Wikidata item, also as its address."""
    return _formed(name, number.rstrip("/").rpartition("/")[2])


def _padded(size: int) -> Callable[[str, str], Checked]:
    """Numbers without check digits that always have `size` figures; up to two leading zeros may be lost."""

    def check(name: str, number: str) -> Checked:
        value = re.sub(r"[\s.-]", "", number)
        if value.isdigit() and len(value) == size:
            return Checked(f"{name}:{value}")
        if value.isdigit() and size - 2 <= len(value) < size:
            whole = value.zfill(size)
            note = f"{value} has lost zeros, for it has {size} figures: {whole}"
            return Checked(f"{name}:{whole}", True, note)
        return _refused(name, number, f"it has {size} figures")

    return check


def _cik(name: str, number: str) -> Checked:
    """A filer's number at the SEC; printed with and without zeros before it."""
    value = number.replace(" ", "")
    if value.isdigit() and 0 < len(value) <= 10 and int(value):
        return Checked(f"{name}:{value.zfill(10)}")
    return _refused(name, number, "it has at most ten figures")


_RULES: dict[str, Callable[[str, str], Checked]] = {
    "GB-COH": _company,
    "XI-LEI": _lei,
    "VAT": _vat,
    "XI-WIKIDATA": _qid,
    "XI-DUNS": _padded(9),
    "US-CIK": _cik,
}


def _formed(name: str, number: str) -> Checked:
    value = number.replace(" ", "").upper()
    if _FORMS[name].fullmatch(value):
        return Checked(f"{name}:{value.lower() if name == 'XI-ROR' else value}")
    return _refused(name, number, "numbers of that register look otherwise")


def _with_check_digits(name: str, number: str) -> Checked:
    module, size = _CHECKED[name]
    register = import_module(f"stdnum.{module}")
    few = size - 3 <= len(number) < size
    for value in (number, number.zfill(size)) if few else (number,):
        try:
            whole = str(register.validate(value))
        except ValidationError:
            continue
        mended = value != number
        return Checked(f"{name}:{whole}", mended, f"{number} has lost zeros: {whole}" if mended else None)
    return _refused(name, number, "its check digits are wrong")


def _refused(name: str, number: str, why: str) -> Checked:
    return Checked(None, note=f"{name} {number[:40]} identifies nobody: {why}")


def strong(given: Iterable[str]) -> frozenset[str]:
    """Those of the identifiers that say who an organisation is, each as its register writes it."""
    return frozenset(found for one in given if (found := checked(one).identifier))


def scheme(identifier: str) -> str:
    """The part before the colon."""
    return identifier.partition(":")[0]


def rank(identifier: str) -> tuple[int, str]:
    """Sort key: the smallest is the identifier an organisation is called by."""
    name = scheme(identifier)
    return (_PREFERRED.index(name) if name in _PREFERRED else len(_PREFERRED), identifier)


def contradict(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two organisations carry different numbers of one register, and so are two."""
    registers = {_register(one) for one in left} & {_register(other) for other in right}
    return any(
        {one for one in left if _register(one) == shared}.isdisjoint(
            other for other in right if _register(other) == shared
        )
        for shared in registers
    )


def _register(identifier: str) -> str:
    """The scheme; of VAT numbers with the country, for one company may have one in each."""
    name, _, number = identifier.partition(":")
    return f"{name}:{number[:2]}" if name == "VAT" else name
