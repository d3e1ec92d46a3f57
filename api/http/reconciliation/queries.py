"""The batch of queries as a client sends it: JSON in a form field, or in the address."""

import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from graph.errors import InvalidParameter, TooLarge

BATCH = 100
_MOST = 100

Value = str | int | float | bool | dict[str, str]


class PropertyAsked(BaseModel):
    """A property with the values of one row."""

    pid: str
    v: Value | list[Value]

    def texts(self) -> tuple[str, ...]:
        """The values as text; of an entity its id."""
        values = self.v if isinstance(self.v, list) else [self.v]
        return tuple(str(value["id"] if isinstance(value, dict) else value).strip() for value in values)

    @model_validator(mode="after")
    def _entities_have_an_id(self) -> "PropertyAsked":
        values = self.v if isinstance(self.v, list) else [self.v]
        if any(isinstance(value, dict) and "id" not in value for value in values):
            raise ValueError("a value that is an entity needs its id")
        return self


class QueryAsked(BaseModel):
    """One row to be reconciled; it has a name, or properties, or both."""

    model_config = ConfigDict(extra="forbid")

    query: Annotated[str, Field(min_length=1, max_length=500)] | None = None
    type: str | list[str] | None = None
    limit: int = Field(10, ge=1)
    properties: Annotated[list[PropertyAsked], Field(min_length=1)] | None = None
    type_strict: Literal["any", "all", "should"] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> "QueryAsked":
        if self.query is None and self.properties is None:
            raise ValueError("give a query, or properties, or both")
        return self

    @property
    def types(self) -> tuple[str, ...]:
        """Every type that was asked for."""
        return (self.type,) if isinstance(self.type, str) else tuple(self.type or ())

    @property
    def most(self) -> int:
        """How many candidates to give, at most 100."""
        return min(self.limit, _MOST)

    def values(self, pid: str) -> tuple[str, ...]:
        """All values of a property."""
        return tuple(text for asked in self.properties or () if asked.pid == pid for text in asked.texts())


_BATCHES = TypeAdapter(dict[str, QueryAsked])


def read_queries(text: str) -> dict[str, QueryAsked]:
    """The queries by key. Raises `InvalidParameter` for what is no batch, `TooLarge` above 100 queries."""
    try:
        found = _BATCHES.validate_python(json.loads(text))
    except json.JSONDecodeError as error:
        raise InvalidParameter("queries", f"must be a JSON object: {error.msg}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the batch"
        raise InvalidParameter("queries", f"{where}: {first['msg']}") from error
    if len(found) > BATCH:
        raise TooLarge(f"a batch has at most {BATCH} queries, this one has {len(found)}: send it in parts")
    return found
