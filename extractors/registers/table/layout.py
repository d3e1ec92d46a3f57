"""The mapping file: which column says what. `docs/importing.md` describes it."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from extractors.registers.table.cells import Order
from graph.errors import WrongUse
from graph.model.vocabulary import ContractStatus

CHANGE_ME = "CHANGE ME"
"""What a proposed map leaves to a person."""

# A misspelt field must not vanish silently.
_STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Kind(StrEnum):
    """What a row tells of."""

    AWARD = "award"
    SPEND = "spend"  # a payment


@dataclass(frozen=True, slots=True, config=_STRICT)
class Columns:
    """The column of each field; only the supplier is needed."""

    supplier: str
    supplier_id: str | None = None
    supplier_country: str | None = None
    buyer: str | None = None
    buyer_id: str | None = None
    amount: str | None = None
    currency: str | None = None
    date: str | None = None  # of the award or payment
    published: str | None = None
    start: str | None = None
    end: str | None = None
    reference: str | None = None
    title: str | None = None
    status: str | None = None
    notice: str | None = None
    url: str | None = None

    @property
    def named(self) -> Mapping[str, str]:
        """The fields that have a column."""
        return {field: name for field in _FIELDS if (name := getattr(self, field))}


_FIELDS = tuple(Columns.__dataclass_fields__)


@dataclass(frozen=True, slots=True, config=_STRICT)
class Layout:
    """A mapping file. What has no column is given once for all rows."""

    kind: Kind
    columns: Columns
    dataset: str | None = None
    publisher: str | None = None
    url: str | None = None
    licence: str | None = None
    buyer: str | None = None
    buyer_id: str | None = None  # "scheme:value"
    country: str | None = None  # ISO 3166-1, of the buyers
    supplier_country: str | None = None  # only where every supplier is of it
    currency: str | None = None
    dates: Order | None = None
    decimal_comma: bool = False
    supplier_scheme: str | None = None  # of the column supplier_id, such as GB-COH
    buyer_scheme: str | None = None
    status: Mapping[str, ContractStatus] = field(default_factory=dict)  # of the values in the column status
    sheet: str | None = None
    delimiter: str | None = None
    encoding: str | None = None


def read_layout(path: Path) -> Layout:
    """A mapping file. Raises `WrongUse` naming the field that is wrong."""
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise WrongUse(f"the map {path} cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise WrongUse(f"the map {path} is no YAML: {' '.join(str(error).split())}") from error
    return layout_of(text, f"the map {path}")


def layout_of(text: str, name: str) -> Layout:
    """The mapping that stands in a text, which messages call `name`. Raises `WrongUse`."""
    try:
        content: Any = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise WrongUse(f"{name} is no YAML: {' '.join(str(error).split())}") from error
    if not isinstance(content, dict):
        raise WrongUse(f"{name} has no fields: `--propose-map` writes a first one")
    open_fields = [key for key, value in content.items() if value == CHANGE_ME]
    if open_fields:
        raise WrongUse(f"{name} is a proposal still: fill in {', '.join(open_fields)}, or take them out")
    try:
        return TypeAdapter(Layout).validate_python(content)
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
        raise WrongUse(f"{name}: {wrong}") from error
