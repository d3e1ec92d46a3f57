"""Reads the header of a question file: the YAML in its leading `//` lines, followed by one read-only
statement.

A question is a file (docs/questions-format.md). Everything that a user, a route, a form or an export needs
to know of it stands in the header, so a mistake there is refused when the file is read, with the line it
stands on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

import yaml

from graph.errors import InvalidQuestion
from graph.questions.question import Column, ColumnType, Parameter, ParameterType, Question

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class RawHeader:
    """A parsed header before it is checked: YAML nodes that know their lines."""

    file: str
    root: yaml.MappingNode
    statement: str
    statement_line: int  # 1-based


_TOP = {"title", "description", "parameters", "columns", "past", "replaces"}
_PARAMETER = {
    "name",
    "type",
    "meaning",
    "default",
    "allowed",
    "example",
    "required",
    "many",
    "kind",
    "least",
    "most",
}
_KINDS = {
    ParameterType.ORGANISATION: (None, "body", "vendor"),
    ParameterType.TEXT: (None, "contract", "controversy"),
}
_COLUMN = {"name", "type", "meaning"}


def read_header(text: str, *, file: str) -> RawHeader:
    """The header's YAML nodes and the statement below. Raises `InvalidQuestion`."""
    lines = text.splitlines()
    height = next((at for at, line in enumerate(lines) if not line.startswith("//")), len(lines))
    if not height:
        raise InvalidQuestion(file, 1, "the file must begin with its header in `//` lines")
    block = "\n".join(line[2:].removeprefix(" ") for line in lines[:height])
    try:
        root = yaml.compose(block, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise InvalidQuestion(
            file,
            mark.line + 1 if mark else 1,
            f"the header is no YAML: {error.problem} (a text that holds `: ` needs quotation marks)",
        ) from error
    if not isinstance(root, yaml.MappingNode):
        raise InvalidQuestion(file, 1, "the header must be a YAML mapping: `title:`, `description:` …")
    statement = "\n".join(lines[height:]).strip()
    if not statement:
        raise InvalidQuestion(file, height + 1, "no statement follows the header")
    first = next(at for at in range(height, len(lines)) if lines[at].strip())
    return RawHeader(file, root, statement, first + 1)


def parse_question(name: str, text: str, *, file: str, shipped: bool = True) -> Question:
    """The question of one file, checked but for its statement (see `graph.questions.lint`).

    Raises `InvalidQuestion` naming file and line.
    """
    raw = read_header(text, file=file)
    top = _fields(raw.file, raw.root, _TOP, needed=("title", "description", "columns"))
    parameters = tuple(_parameter(file, node) for node in _sequence(file, top.get("parameters")))
    columns = tuple(_column(file, node) for node in _sequence(file, top.get("columns")))
    _no_twice(file, raw.root, "parameter", (parameter.name for parameter in parameters))
    _no_twice(file, raw.root, "column", (column.name for column in columns))
    if not any(column.name == "claimIds" for column in columns):
        raise InvalidQuestion(
            file, _line(top["columns"]), "a column `claimIds` is needed: each row names its claims"
        )
    return Question(
        name=name,
        title=_text(file, top["title"]),
        description=_text(file, top["description"]),
        parameters=parameters,
        columns=columns,
        statement=raw.statement,
        file=file,
        past=_text(file, top["past"]) if "past" in top else None,
        replaces=_value(top["replaces"]) is True if "replaces" in top else False,
        shipped=shipped,
    )


def _parameter(file: str, node: yaml.Node) -> Parameter:
    fields = _fields(file, node, _PARAMETER, needed=("name", "type", "meaning"))
    kind = _choice(file, fields["type"], ParameterType)
    allowed = _value(fields["allowed"]) if "allowed" in fields else []
    if not isinstance(allowed, list):
        raise InvalidQuestion(file, _line(fields["allowed"]), "`allowed` must be a list")
    parameter = Parameter(
        name=_text(file, fields["name"]),
        type=kind,
        meaning=_text(file, fields["meaning"]),
        default=_value(fields["default"]) if "default" in fields else None,
        allowed=tuple(allowed),
        example=_value(fields["example"]) if "example" in fields else None,
        required="required" in fields and _value(fields["required"]) is True,
        many="many" in fields and _value(fields["many"]) is True,
        kind=_text(file, fields["kind"]) if "kind" in fields else None,
        least=_integer(file, fields.get("least")),
        most=_integer(file, fields.get("most")),
    )
    if parameter.required and parameter.default is not None:
        raise InvalidQuestion(file, _line(fields["default"]), "a required parameter has no default")
    if parameter.kind not in _KINDS.get(parameter.type, (None,)):
        raise InvalidQuestion(
            file,
            _line(fields["kind"]),
            "`kind` is body or vendor of an organisation, contract or controversy of a text",
        )
    return parameter


def _column(file: str, node: yaml.Node) -> Column:
    fields = _fields(file, node, _COLUMN, needed=("name", "type", "meaning"))
    return Column(
        _text(file, fields["name"]),
        _choice(file, fields["type"], ColumnType),
        _text(file, fields["meaning"]),
    )


def _fields(file: str, node: yaml.Node, known: set[str], *, needed: Iterable[str]) -> Mapping[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        raise InvalidQuestion(file, _line(node), "a mapping is needed here, `name: …` and so on")
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        field = str(key.value)
        if field not in known:
            raise InvalidQuestion(
                file, _line(key), f"unknown field {field!r}; known are {', '.join(sorted(known))}"
            )
        if field in found:
            raise InvalidQuestion(file, _line(key), f"the field {field!r} stands here twice")
        found[field] = value
    for field in needed:
        if field not in found:
            raise InvalidQuestion(file, _line(node), f"the field {field!r} is missing")
    return found


def _sequence(file: str, node: yaml.Node | None) -> list[yaml.Node]:
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise InvalidQuestion(file, _line(node), "a list is needed here")
    return list(node.value)


def _choice(file: str, node: yaml.Node, choices: type[Choice]) -> Choice:
    text = _text(file, node)
    try:
        return choices(text)
    except ValueError:
        known = ", ".join(choices)
        raise InvalidQuestion(file, _line(node), f"unknown type {text!r}; known are {known}") from None


def _text(file: str, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
        raise InvalidQuestion(file, _line(node), "text is needed here")
    return " ".join(str(node.value).split())


def _integer(file: str, node: yaml.Node | None) -> int | None:
    if node is None:
        return None
    value = _value(node)
    if not isinstance(value, int) or isinstance(value, bool):
        raise InvalidQuestion(file, _line(node), "a whole number is needed here")
    return value


def _value(node: yaml.Node) -> object:
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_object(node, deep=True)
    finally:
        loader.dispose()


def _no_twice(file: str, root: yaml.Node, what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise InvalidQuestion(file, _line(root), f"the {what} {name!r} is declared twice")
        seen.add(name)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
