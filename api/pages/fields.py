"""The form of a question, made from its parameters."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.questions import COMMON, Parameter, ParameterType, Question

_INPUTS = {
    ParameterType.DATE: "date",
    ParameterType.INTEGER: "number",
    ParameterType.AMOUNT: "number",
}
_FIRST = frozenset({"body", "vendor", "organisation", "contract", "controversy", "category", "speaker", "of"})
_QUIET = frozenset({"cursor"})
_WORDS = {
    "as_of": "As of",
    "known_at": "Known at",
    "min_amount": "At least",
    "concerns_people": "Concerns people",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `kind` is select, or the type of an input; `values` are those that stand in it."""

    name: str
    label: str
    meaning: str
    kind: str
    choices: tuple[str, ...]
    many: bool
    required: bool
    example: str
    usual: str  # what is taken where nothing is chosen; empty where nothing is narrowed
    values: tuple[str, ...]
    main: bool  # stands open; the others under “More”


def fields(question: Question, given: Mapping[str, object]) -> list[Field]:
    """The fields of a question, with what was given."""
    return [
        _field(one, given.get(one.name)) for one in (*question.parameters, *COMMON) if one.name not in _QUIET
    ]


def _field(one: Parameter, value: object) -> Field:
    choices = tuple(str(each) for each in one.allowed)
    if one.type is ParameterType.BOOLEAN:
        choices = ("true", "false")
    values = value if isinstance(value, list | tuple) else [] if value is None else [value]
    return Field(
        name=one.name,
        label=_WORDS.get(one.name, one.name.replace("_", " ").capitalize()),
        meaning=one.meaning,
        kind="select" if choices else _INPUTS.get(one.type, "text"),
        choices=choices,
        many=one.many,
        required=one.required,
        example="" if one.example is None else str(one.example),
        usual="" if one.default is None else str(one.default).lower(),
        values=tuple(str(each) for each in values),
        main=one.required or one.name in _FIRST or one.name == "review" or bool(values),
    )
