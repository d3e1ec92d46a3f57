"""A first mapping file for a table: guessed from the names of its columns and from what stands in them.

It is a proposal, and says what a person has to check. Nothing is loaded by it.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType

import yaml

from extractors.registers.opening import Input, Limits
from extractors.registers.table.cells import Order, typed_amount, typed_day
from extractors.registers.table.layout import CHANGE_ME
from extractors.registers.table.rows import column, raw_rows
from graph.errors import WrongUse

_LOOKED_AT = 300  # rows
_HEADER_WITHIN = 60
_WIDEST = 3  # a header has at least so many columns

# Names of columns in published tables, the most telling first. The UK's transparency guidance for spend over
# £500 and £25,000 and Contracts Finder's download name most of them.
_NAMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "supplier": (
            "supplier name", "supplier", "supplier s name", "vendor name", "vendor", "payee name", "payee",
            "beneficiary name", "beneficiary", "contractor", "creditor name", "creditor", "awarded supplier",
            "company name", "provider", "merchant name",
        ),
        "supplier_id": (
            "company registration number", "company number", "companies house number", "crn",
            "supplier company number", "supplier registration number", "registration number",
        ),
        "supplier_country": ("supplier country",),
        "buyer": (
            "body name", "organisation name", "buyer", "buyer name", "contracting authority",
            "department family", "entity", "organisation", "authority", "body",
        ),
        "amount": (
            "net amount", "amount", "amount £", "awarded value", "award value", "contract value",
            "total value", "value",
            "transaction amount", "net value", "spend", "invoice amount", "total", "gross amount",
        ),
        "currency": ("currency", "currency code"),
        "date": (
            "award date", "awarded date", "payment date", "date of payment", "date paid", "paid date",
            "transaction date", "invoice date", "date",
        ),
        "published": ("published date", "publication date", "date published"),
        "start": ("contract start date", "start date", "start", "commencement date"),
        "end": ("contract end date", "end date", "end", "expiry date"),
        "reference": (
            "contract reference", "reference", "notice identifier", "contract number", "transaction number",
            "transaction no", "transaction id", "invoice number", "reference number",
            "voucher number", "id",
        ),
        "title": (
            "contract title", "title", "contract name", "description", "expense type", "purpose",
            "description of goods services", "narrative", "summary of purpose of the expenditure",
        ),
        "status": ("contract status", "status"),
        "url": ("url", "link", "notice url"),
    }
)  # fmt: skip
_SPEND = ("pay", "invoice", "transaction", "spend", "voucher", "expense")
_CURRENCIES = {"£": "GBP", "€": "EUR"}


def propose(file: Input, *, limits: Limits, encoding: str | None = None) -> str:
    """A mapping file as YAML text with comments. Raises `WrongUse` where no header can be found."""
    rows = list(islice(raw_rows(file, limits=limits, encoding=encoding), _LOOKED_AT))
    header, body = _header(file.name, [cells for _, cells in rows])
    fields = _fields(header)
    if "supplier" not in fields:
        raise WrongUse(
            f"{file.name} has no column that is known to name suppliers, only: {', '.join(header)}. "
            "Write the map by hand, with columns: {supplier: …}"
        )
    values = {field: [row[at] for row in body if at < len(row) and row[at]] for field, at in fields.items()}
    kind = "spend" if any(word in column(" ".join(header)) for word in _SPEND) else "award"
    return "\n".join(_written(file.name, kind, header, fields, values)) + "\n"


def _header(name: str, rows: Sequence[list[str]]) -> tuple[list[str], list[list[str]]]:
    """The row of most known names of columns, and the rows below it."""
    known = {one for names in _NAMES.values() for one in names}
    best = max(
        range(min(len(rows), _HEADER_WITHIN)),
        key=lambda at: (sum(column(cell) in known for cell in rows[at]), sum(map(bool, rows[at])), -at),
        default=None,
    )
    if best is None or sum(map(bool, rows[best])) < min(_WIDEST, max(map(len, rows))):
        raise WrongUse(f"{name} has no row that can be a header in its first {_HEADER_WITHIN} rows")
    return rows[best], list(rows[best + 1 :])


def _fields(header: Sequence[str]) -> dict[str, int]:
    labels = [column(cell) for cell in header]
    found: dict[str, int] = {}
    for field, names in _NAMES.items():
        at = next((labels.index(name) for name in names if name in labels), None)
        if at is not None and at not in found.values():
            found[field] = at
    return found


def _written(
    name: str,
    kind: str,
    header: Sequence[str],
    fields: Mapping[str, int],
    values: Mapping[str, Sequence[str]],
) -> Iterator[str]:
    yield f"# Proposed from {name}. Check every line that has a comment; nothing was loaded."
    yield f"kind: {kind}  # award: contracts that were awarded; spend: payments"
    yield f"dataset: {CHANGE_ME}  # name of the register, as answers are to show it"
    yield f"publisher: {CHANGE_ME}  # who publishes it"
    yield f"licence: {CHANGE_ME}  # for example OGL v3"
    if "buyer" not in fields:
        yield f"buyer: {CHANGE_ME}  # no column names the buyer, so it is one for all rows"
    yield f"country: {CHANGE_ME}  # of the buyers, for example GB"
    yield from _currency(fields, values)
    yield from _dates(values)
    yield "columns:"
    for field, at in fields.items():
        yield f"  {field}: {_quoted(header[at])}{_example(values[field])}"
    if "supplier_id" in fields:
        yield "supplier_scheme: GB-COH  # CHECK: of which register these numbers are"
    if "status" in fields:
        yield "status:  # what each value means: proposed, awarded, active, cancelled, terminated, expired …"
        for value in sorted(set(values["status"]))[:12]:
            yield f"  {_quoted(value)}: unknown  # CHECK"
    unused = [cell for at, cell in enumerate(header) if cell and at not in fields.values()]
    if unused:
        yield f"# Columns that are not used: {', '.join(unused)}"


def _currency(fields: Mapping[str, int], values: Mapping[str, Sequence[str]]) -> Iterator[str]:
    amounts = values.get("amount", ())
    signs = {code for cell in amounts for sign, code in _CURRENCIES.items() if sign in cell}
    if "currency" not in fields:
        clear = len(signs) == 1
        why = "the amounts have its sign" if clear else "no column gives it"
        yield f"currency: {min(signs) if clear else CHANGE_ME}  # {why}"
    comma = sum(typed_amount(cell, decimal_comma=True) is not None for cell in amounts)
    point = sum(typed_amount(cell) is not None for cell in amounts)
    if comma > point:
        yield "decimal_comma: true  # amounts look like 1.234,56"
    unread = len(amounts) - max(comma, point)
    if unread:
        yield f"# CHECK: {unread} of the first {len(amounts)} amounts cannot be read"


def _dates(values: Mapping[str, Sequence[str]]) -> Iterator[str]:
    cells = [cell for field in ("date", "start", "end", "published") for cell in values.get(field, ())]
    if not cells:
        return
    fits = {order: sum(_is_day(cell, order) for cell in cells) for order in Order}
    best = max(Order, key=lambda order: fits[order])
    if fits[Order.DAY_FIRST] == fits[Order.MONTH_FIRST]:
        if any(not _is_day(cell, None) for cell in cells):
            yield f"dates: {CHANGE_ME}  # day_first or month_first: the days looked at may be either"
    else:
        yield f"dates: {best}  # only so are {fits[best]} of {len(cells)} days read"


def _is_day(cell: str, order: Order | None) -> bool:
    try:
        typed_day(cell, order)
    except ValueError:
        return False
    return True


def _example(cells: Sequence[str]) -> str:
    return f"  # for example {cells[0][:50]!r}" if cells else "  # CHECK: empty in the first rows"


def _quoted(text: str) -> str:
    return str(yaml.safe_dump(text, allow_unicode=True, width=10_000).removesuffix("\n...\n").strip())
