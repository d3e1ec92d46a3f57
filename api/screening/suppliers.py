"""A list of suppliers: which columns say who they are, and each row as what to look for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from api.screening.asked import Asked, asked_for
from api.screening.sheets import WITHIN, Rows
from extractors.registers.table.rows import column
from graph.errors import InvalidParameter, WrongUse

_SCHEMA = "LegalEntity"  # a supplier may be a company, a charity or a public body
# What people call the columns, the most telling first.
_NAMES = (
    "supplier name", "supplier", "vendor name", "vendor", "company name", "company", "legal name",
    "registered name", "organisation name", "organization name", "organisation", "organization",
    "payee name", "payee", "contractor name", "contractor", "creditor name", "creditor", "counterparty",
    "business partner", "account name", "trading name", "name", "lieferant", "firma", "firmenname",
    "fournisseur", "raison sociale", "proveedor", "fornitore", "leverancier",
)  # fmt: skip
_COUNTRIES = (
    "supplier country", "vendor country", "country of incorporation", "jurisdiction", "country code",
    "country", "land", "pays", "país",
)  # fmt: skip
# A name of a column: the property of FollowTheMoney, or the register with its colon.
_NUMBERS: Mapping[str, str] = MappingProxyType(
    {
        "company number": "registrationNumber", "company no": "registrationNumber",
        "company registration number": "registrationNumber", "registration number": "registrationNumber",
        "supplier company number": "registrationNumber", "companies house number": "GB-COH:",
        "companies house no": "GB-COH:", "crn": "GB-COH:", "charity number": "GB-CHC:", "lei": "leiCode",
        "lei code": "leiCode", "vat": "vatCode", "vat number": "vatCode", "vat no": "vatCode",
        "vat registration number": "vatCode", "ust idnr": "vatCode", "duns": "dunsCode",
        "duns number": "dunsCode", "wikidata": "wikidataId", "qid": "wikidataId", "siren": "sirenCode",
        "identifier": "idNumber", "org id": "idNumber",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """The columns that a person has named; empty for those that are to be found."""

    name: str | None = None
    country: str | None = None
    numbers: tuple[str, ...] = ()  # HEADER, or HEADER=SCHEME

    def header(self, rows: Rows) -> int | None:
        """The first row that has the column of names."""
        for place, cells in enumerate(rows[:WITHIN]):
            labels = [column(cell) for cell in cells]
            if self._name(labels) is not None:
                return place
        return None

    def _name(self, labels: Sequence[str]) -> int | None:
        if self.name is not None:
            return _place(labels, (column(self.name),))
        return _place(labels, _NAMES)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a row the name, the country and the numbers stand; `header` is the place of the header."""

    header: int
    name: int
    country: int | None
    numbers: tuple[tuple[int, str], ...]
    labels: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Which columns are used, for the person to check."""
        used = [f"names from “{self.labels[self.name]}”"]
        if self.country is not None:
            used.append(f"countries from “{self.labels[self.country]}”")
        used += [f"{what.rstrip(':')} from “{self.labels[at]}”" for at, what in self.numbers]
        return ", ".join(used)


@dataclass(frozen=True, slots=True)
class Line:
    """One row that is not blank: what to look for, or what is wrong with it."""

    place: int
    name: str
    asked: Asked | None
    problem: str | None = None

    @property
    def number(self) -> int:
        """The number of the row, counted from 1."""
        return self.place + 1


def columns(rows: Rows, chosen: Chosen) -> Columns:
    """The columns of a table. Raises `WrongUse` naming the columns that there are."""
    at = chosen.header(rows)
    if at is None:
        first = next((cells for cells in rows if any(map(str.strip, cells))), [])
        there = ", ".join(f"“{cell.strip()}”" for cell in first if cell.strip())[:300]
        wanted = f"is called “{chosen.name}”" if chosen.name else "is known to hold names of suppliers"
        raise WrongUse(
            f"no column {wanted} (the first row has {there}): say which with --name-column, and give the "
            "table a header line where it has none"
        )
    labels = [column(cell) for cell in rows[at]]
    name = chosen._name(labels)
    assert name is not None
    country = _given(labels, chosen.country) if chosen.country else _place(labels, _COUNTRIES)
    if chosen.numbers:
        numbers = tuple(_number(labels, one) for one in chosen.numbers)
    else:
        numbers = tuple((place, _NUMBERS[label]) for place, label in enumerate(labels) if label in _NUMBERS)
    return Columns(at, name, country, numbers, tuple(cell.strip() for cell in rows[at]))


def _place(labels: Sequence[str], names: Sequence[str]) -> int | None:
    return next((labels.index(name) for name in names if name in labels), None)


def _given(labels: Sequence[str], name: str) -> int:
    at = _place(labels, (column(name),))
    if at is None:
        raise WrongUse(f"no column is called “{name}”; there are {', '.join(filter(None, labels))[:300]}")
    return at


def _number(labels: Sequence[str], given: str) -> tuple[int, str]:
    name, equals, scheme = given.rpartition("=")
    if not equals:
        return _given(labels, given), _NUMBERS.get(column(given), "idNumber")
    return _given(labels, name), f"{scheme.strip()}:"


def lines(rows: Rows, found: Columns) -> Iterator[Line]:
    """Every row below the header that is not blank."""
    width = len(found.labels)
    for place, cells in enumerate(rows):
        if place <= found.header or not any(map(str.strip, cells)):
            continue
        name = " ".join(cells[found.name].split()) if found.name < len(cells) else ""
        if any(map(str.strip, cells[width:])):
            why = f"it has {len(cells)} cells, the header has {width}: is a cell parted in two?"
            yield Line(place, name, None, why)
            continue
        if found.name < len(cells) and len(cells[found.name].strip().splitlines()) > 1:
            yield Line(
                place, name[:100], None, "its name runs over several lines: is a quotation mark not closed?"
            )
            continue
        if not any(map(str.isalnum, name)):
            yield Line(place, name, None, "it has no name")
            continue
        try:
            asked = asked_for(_SCHEMA, _properties(cells, found), where=f"row {place + 1}")
        except InvalidParameter as error:
            yield Line(place, name[:100], None, error.reason)
            continue
        assert isinstance(asked, Asked)
        yield Line(place, name, asked)


def _properties(cells: Sequence[str], found: Columns) -> dict[str, list[str]]:
    given = {"name": [cells[found.name]]}
    if found.country is not None and found.country < len(cells):
        given["country"] = [cells[found.country]]
    for at, what in found.numbers:
        cell = cells[at].strip() if at < len(cells) else ""
        if not cell:
            continue
        scheme = what.endswith(":")
        value = cell if not scheme or cell.upper().startswith(what.upper()) else f"{what}{cell}"
        given.setdefault("idNumber" if scheme else what, []).append(value)
    return given
