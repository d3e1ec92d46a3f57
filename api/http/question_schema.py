"""The header of a question file as OpenAPI: parameters with limits and examples, rows with columns."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from api.http.shapes import DOCUMENT, HASH, MOMENT
from graph.known import categories
from graph.questions import ColumnType, Parameter, ParameterType, Question

_PARAMETERS: Mapping[ParameterType, Mapping[str, Any]] = MappingProxyType(
    {
        ParameterType.TEXT: {"type": "string", "minLength": 1},
        ParameterType.ORGANISATION: {"type": "string", "minLength": 1},
        ParameterType.CATEGORY: {"type": "string"},
        ParameterType.COUNTRY: {"type": "string", "pattern": "^[A-Za-z]{2}$"},
        ParameterType.CURRENCY: {"type": "string", "pattern": "^[A-Za-z]{3}$"},
        ParameterType.DATE: {"type": "string", "format": "date"},
        ParameterType.TIME: {"type": "string", "description": "A time with its zone, or a date."},
        ParameterType.INTEGER: {"type": "integer"},
        ParameterType.AMOUNT: {"type": "number", "minimum": 0},
        ParameterType.BOOLEAN: {"type": "boolean"},
    }
)
_EXAMPLES: Mapping[ParameterType, Any] = MappingProxyType(
    {
        ParameterType.TEXT: "text",
        ParameterType.ORGANISATION: "Palantir",
        ParameterType.CATEGORY: "human_rights",
        ParameterType.COUNTRY: "GB",
        ParameterType.CURRENCY: "GBP",
        ParameterType.DATE: "2026-06-01",
        ParameterType.TIME: MOMENT,
        ParameterType.INTEGER: 1,
        ParameterType.AMOUNT: 1000000,
        ParameterType.BOOLEAN: True,
    }
)
_COLUMNS: Mapping[ColumnType, tuple[Mapping[str, Any], Any]] = MappingProxyType(
    {
        ColumnType.TEXT: ({"type": ["string", "null"]}, "text"),
        ColumnType.ID: ({"type": ["string", "null"]}, HASH),
        ColumnType.ORGANISATION: ({"type": ["string", "null"]}, HASH),
        ColumnType.AMOUNT: ({"type": ["number", "null"]}, 330000000.0),
        ColumnType.CURRENCY: ({"type": ["string", "null"]}, "GBP"),
        ColumnType.INTEGER: ({"type": ["integer", "null"]}, 2),
        ColumnType.NUMBER: ({"type": ["number", "null"]}, 0.5),
        ColumnType.BOOLEAN: ({"type": ["boolean", "null"]}, True),
        ColumnType.DATE: ({"type": ["string", "null"], "format": "date"}, "2026-05-28"),
        ColumnType.TIME: ({"type": ["string", "null"], "format": "date-time"}, MOMENT),
        ColumnType.LIST: ({"type": "array", "items": {"type": "string"}}, [HASH]),
        ColumnType.QUOTE: (
            {"type": ["string", "null"], "maxLength": 301},
            "the ministry has awarded a £330m contract",
        ),
        ColumnType.URL: ({"type": ["string", "null"]}, "https://example.org/news/1"),
    }
)
# What the commonest columns hold, where the type alone would say too little.
_NAMED: Mapping[str, Any] = MappingProxyType(
    {
        "body": "NHS England",
        "vendor": "Palantir",
        "relation": "direct",
        "contractTitle": "Federated Data Platform",
        "valueKind": "exact",
        "basis": "awarded",
        "contractStatus": "active",
        "ocdsStatus": "active",
        "category": "human_rights",
        "code": "human_rights.complicity",
        "claimStatus": "alleged",
        "speaker": "Kristyan Benedict",
        "onBehalfOf": "Amnesty International UK",
        "publisher": "Example News",
        "documentHash": DOCUMENT,
        "reply": "The firm says that it does not supply targeting tools.",
        "replyStatus": "reported",
        "review": "accepted",
        "reviewer": "A. Reviewer",
        "licence": "CC-BY-4.0",
        "otherAmounts": ["GBP 182,242,760 (awarded, Find a Tender)"],
    }
)


def parameter_schema(parameter: Parameter) -> dict[str, Any]:
    """A parameter of a question as an OpenAPI parameter of the query string."""
    schema: dict[str, Any] = dict(_PARAMETERS[parameter.type])
    schema.pop("description", None)
    allowed = list(parameter.allowed)
    if parameter.type is ParameterType.CATEGORY:
        allowed = list(categories())
    if allowed:
        schema["enum"] = allowed
    if parameter.least is not None:
        schema["minimum"] = parameter.least
    if parameter.most is not None:
        schema["maximum"] = parameter.most
    if parameter.default is not None:
        schema["default"] = parameter.default
    example = parameter.example if parameter.example is not None else _EXAMPLES[parameter.type]
    if parameter.many:
        schema = {"type": "array", "items": schema}
        example = str(example).split(",") if isinstance(example, str) else [example]
    many = {"style": "form", "explode": False} if parameter.many else {}
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.meaning,
        "schema": schema,
        "example": str(example) if parameter.type in (ParameterType.DATE, ParameterType.TIME) else example,
        **many,
    }


def row_example(question: Question) -> dict[str, Any]:
    """A row of the answer as it may look."""
    return {column.name: _NAMED.get(column.name, _COLUMNS[column.type][1]) for column in question.columns}


def answer_schema(question: Question, example: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of the JSON answer."""
    columns = {
        column.name: {
            **_COLUMNS[column.type][0],
            "description": column.meaning,
            "examples": [example[column.name]],
        }
        for column in question.columns
    }
    row = {"type": "object", "required": list(columns), "properties": columns}
    return {
        "type": "object",
        "required": [
            "question",
            "parameters",
            "columns",
            "rows",
            "withheld",
            "totals",
            "next",
            "generatedAt",
        ],
        "properties": {
            "question": _any(
                "object", "The question that was asked.", {"name": question.name, "title": question.title}
            ),
            "parameters": _any(
                "object", "What was asked for, defaults included.", {"limit": 20, "review": "accepted"}
            ),
            "columns": _any("array", "The columns with their meaning.", [{"name": "vendor", "type": "text"}]),
            "rows": {
                "type": "array",
                "description": "The rows of this page.",
                "items": row,
                "examples": [[dict(example)]],
            },
            "found": _any("integer", "Rows of the whole list.", 1),
            "review": _text("Which rows are shown.", "accepted"),
            "withheld": {
                "type": "object",
                "description": "What is kept back for want of review, over the whole list.",
                "properties": {
                    "count": _any("integer", "How many rows.", 2),
                    "how": _text("How to see them.", "2 rows are withheld … See them with review=all."),
                },
                "examples": [{"count": 2, "how": "2 rows are withheld … See them with review=all."}],
            },
            "notes": _any(
                "array", "Sentences to print beside the rows.", ["No rows are withheld for want of review."]
            ),
            "totals": _any(
                "array",
                "Sums of the counted amounts of the whole list, by currency and basis.",
                [{"currency": "GBP", "amount": 330000000.0, "contracts": 1, "byBasis": []}],
            ),
            "next": _any(["string", "null"], "The cursor of the next page; null on the last one.", "WzEwMF0"),
            "asOf": _text("As of which day in the world.", "2026-06-01"),
            "knownAt": _any(["string", "null"], "As of when the graph knew it.", MOMENT),
            "generatedAt": _text("When this was answered.", MOMENT),
        },
    }


def _text(meaning: str, example: str) -> dict[str, Any]:
    return _any("string", meaning, example)


def _any(kind: str | list[str], meaning: str, example: Any) -> dict[str, Any]:
    return {"type": kind, "description": meaning, "examples": [example]}
