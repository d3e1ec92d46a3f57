"""The `:param` lines that a question needs in Neo4j Browser, where nobody fills in its defaults."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.questions import Parameter, ParameterType, Question
from graph.questions.lint import bare
from graph.store import Reader

PAGE = 100
_USED = re.compile(r"\$(\w+)")
# What the program gives every question (`docs/questions-format.md`), as the server works it out.
_PROVIDED = {
    "accepted": "true",
    "today": "date()",
    "generated_at": "datetime()",
    "skip": "0",
    "limit": str(PAGE),
}


@dataclass(frozen=True, slots=True)
class Example:
    """Something in this very graph that a query can be tried with."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Examples:
    """What to try the queries with; each is None where the graph has none. `claims` counts all claims."""

    body: Example | None = None
    vendor: Example | None = None
    controversy: Example | None = None
    claims: int = 0


def examples(store: Reader) -> Examples:
    """What this graph has to show."""
    (row,) = store.read("browser/examples")
    found = {kind: Example(**row[kind]) if row[kind] else None for kind in ("body", "vendor", "controversy")}
    return Examples(**found, claims=row["claims"])


def parameter_lines(question: Question, shown: Examples) -> list[str]:
    """One line for each parameter that the statement uses: `accepted` first, `limit` last.

    A parameter that need not be given has its default, or is null; one that must be given has an example from
    this graph, where the graph has one.
    """
    used = set(_USED.findall(bare(question.statement)))
    declared = {one.name: _declared(one, shown) for one in question.parameters if one.name in used}
    values: dict[str, str] = {"accepted": _PROVIDED["accepted"], **declared}
    values |= {name: value for name, value in _PROVIDED.items() if name not in values}
    # A clock that is declared but not given; the others are in the header.
    values |= dict.fromkeys(used - set(values), "null")
    return [_line(name, value) for name, value in values.items() if name in used]


def picture_lines(names: Iterable[str], shown: Examples) -> list[str]:
    """The same for a query of the guide, whose parameters are identifiers and names of this graph."""
    values: Mapping[str, Example | None] = {
        "body": shown.body, "vendor": shown.vendor, "controversy": shown.controversy,
    }  # fmt: skip
    lines = []
    for name in names:
        if name == "name":
            lines.append(_line(name, literal(shown.vendor.name if shown.vendor else "a name")))
        else:
            example = values[name]
            lines.append(_line(name, literal(example.id if example else "an identifier")))
    return lines


def _line(name: str, value: str) -> str:
    # Neo4j Browser takes several lines at once only where each ends so.
    return f":param {name} => {value};"


def literal(value: object) -> str:
    """A value as Cypher writes it; raises `TypeError` for a kind that no parameter has."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
        case date():
            return f"date('{value.isoformat()}')"
        case str():
            return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
        case list() | tuple():
            return "[" + ", ".join(map(literal, value)) + "]"
    raise TypeError(f"no parameter is a {type(value).__name__}")


def _declared(parameter: Parameter, shown: Examples) -> str:
    if parameter.default is not None:
        value = parameter.default
        return literal(value if not parameter.many or isinstance(value, list) else [value])
    if not parameter.required:
        return "null"
    example = {"body": shown.body, "vendor": shown.vendor}.get(parameter.kind or "")
    if parameter.type is ParameterType.ORGANISATION and example:
        return literal(example.id)
    return literal(parameter.example)
