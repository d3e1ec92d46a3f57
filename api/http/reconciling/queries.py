"""What a client asks: batches of queries and of data extension, checked before anything is looked up."""

import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from graph.errors import InvalidParameter, TooLarge

BATCH = 50
"""Queries of one batch."""

MOST_RESULTS = 50
MOST_ROWS = 500
"""Organisations of one data extension."""

_LONGEST = 2_000_000  # characters of a batch


def _value(given: Any) -> Any:
    # A value may be text, a number, or a thing that was reconciled before: then its id counts.
    found = given if isinstance(given, list) else [given]
    return [str(one["id"]) if isinstance(one, dict) and "id" in one else one for one in found]


def _texts(given: Any) -> Any:
    return given if isinstance(given, list) else [given]


def _limit(given: Any) -> Any:
    return int(given) if isinstance(given, str) and given.strip().isdecimal() else given


Value = str | int | float | bool


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PropertyAsked(_Strict):
    """What else is known of an organisation, such as its country."""

    pid: str = Field(min_length=1, max_length=200)
    v: Annotated[list[Value], BeforeValidator(_value)] = Field(max_length=50)


class QueryAsked(_Strict):
    """One organisation to look for, by name or identifier, or by properties alone."""

    query: str | None = Field(None, max_length=500)
    type: Annotated[list[str], BeforeValidator(_texts)] = Field([], max_length=20)
    limit: Annotated[int, BeforeValidator(_limit)] = Field(5, ge=1)
    properties: list[PropertyAsked] = Field([], max_length=50)
    type_strict: Literal["any", "all", "should"] = "any"

    @model_validator(mode="after")
    def _something(self) -> "QueryAsked":
        if not (self.query or "").strip() and not self.properties:
            raise ValueError("give `query`, or `properties` with at least one")
        return self

    def values(self, *names: str) -> list[str]:
        """The values of these properties as texts."""
        return [str(value) for one in self.properties if one.pid in names for value in one.v]


class ColumnAsked(_Strict):
    """One column to fetch."""

    id: str = Field(min_length=1, max_length=200)
    settings: dict[str, Any] = Field({}, max_length=20)


class ExtensionAsked(_Strict):
    """What to fetch of which organisations."""

    ids: list[Annotated[str, Field(max_length=300)]] = Field(max_length=MOST_ROWS)
    properties: list[ColumnAsked] = Field(min_length=1, max_length=50)


_BATCHES = TypeAdapter(dict[str, QueryAsked])


def read_queries(text: str) -> dict[str, QueryAsked]:
    """The queries of a batch. Raises `InvalidParameter` saying which part is wrong, `TooLarge` beyond 50."""
    given = _json("queries", text)
    if not isinstance(given, Mapping) or not given:
        raise InvalidParameter("queries", 'send an object such as {"q0": {"query": "Example Ltd"}}')
    if len(given) > BATCH:
        raise TooLarge(f"{len(given)} queries in one batch: send at most {BATCH}, and the rest in the next")
    try:
        return _BATCHES.validate_python(dict(given))
    except ValidationError as error:
        raise InvalidParameter("queries", _first(error)) from error


def read_extension(text: str) -> ExtensionAsked:
    """What to fetch. Raises `InvalidParameter` saying which part is wrong."""
    try:
        return ExtensionAsked.model_validate(_json("extend", text))
    except ValidationError as error:
        raise InvalidParameter("extend", _first(error)) from error


def _json(name: str, text: str) -> Any:
    if len(text) > _LONGEST:
        raise TooLarge(f"`{name}` has {len(text)} characters; at most {_LONGEST} are read")
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InvalidParameter(name, f"this is no JSON: {str(error)[:200]}") from error


def _first(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_input=False, include_context=False)[0]
    place = ".".join(str(part)[:60] for part in found["loc"])
    return f"{place}: {found['msg']}" if place else found["msg"]
