"""What a question is: title, parameters, columns and one read-only statement, as its file gives them."""

from dataclasses import dataclass
from enum import StrEnum


class ParameterType(StrEnum):
    """What a parameter takes. `organisation` takes an id or a name and reaches the statement as an id."""

    TEXT = "text"
    ORGANISATION = "organisation"
    CATEGORY = "category"
    COUNTRY = "country"
    CURRENCY = "currency"
    DATE = "date"
    TIME = "time"
    INTEGER = "integer"
    AMOUNT = "amount"
    BOOLEAN = "boolean"


class ColumnType(StrEnum):
    """What a column holds. `organisation` is the id of one that the row names; `quote` is cut at the
    exits.
    """

    TEXT = "text"
    ID = "id"
    ORGANISATION = "organisation"
    AMOUNT = "amount"
    CURRENCY = "currency"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    TIME = "time"
    LIST = "list"
    QUOTE = "quote"
    URL = "url"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a question can be asked for."""

    name: str
    type: ParameterType
    meaning: str
    default: object = None
    allowed: tuple[object, ...] = ()
    example: object = None
    required: bool = False
    many: bool = False  # takes several values
    kind: str | None = None  # body or vendor; contract or controversy of a text that is such an id
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer."""

    name: str
    type: ColumnType
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as its file gives it; `past` is the statement that answers it on another day, from
    claims.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    statement: str
    file: str
    past: str | None = None
    replaces: bool = False
    shipped: bool = True

    def column(self, name: str) -> Column | None:
        """The column of that name, if the answer has it."""
        return next((column for column in self.columns if column.name == name), None)

    def columns_of(self, kind: ColumnType) -> tuple[str, ...]:
        """The names of the columns of one type."""
        return tuple(column.name for column in self.columns if column.type is kind)

    @property
    def sums(self) -> bool:
        """Whether amounts are summed: the answer says of each row whether it counts."""
        return all(self.column(name) for name in ("counted", "amount", "currency", "basis"))
