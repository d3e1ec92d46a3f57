"""All the questions there are: those shipped in `cypher/questions`, and those of a folder of the
user's own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType

from graph.errors import InvalidQuestion, UnknownQuestion, WrongUse
from graph.questions.header import parse_question, read_header
from graph.questions.lint import check_statement
from graph.questions.question import Parameter, ParameterType, Question

LIMIT = 100
MOST = 10_000

COMMON = (
    Parameter(
        "limit",
        ParameterType.INTEGER,
        f"Rows on a page, at most {MOST:,}.",
        default=LIMIT,
        example=20,
        least=1,
        most=MOST,
    ),
    Parameter("cursor", ParameterType.TEXT, "Where the page before ended, as that page gave it."),
    Parameter(
        "review",
        ParameterType.TEXT,
        "accepted: only what a named reviewer, or a rule for register facts, has accepted; "
        "all: unreviewed rows too, marked UNREVIEWED. `all` needs the scope `review`.",
        default="accepted",
        allowed=("accepted", "all"),
        example="accepted",
    ),
)
"""Parameters that every question takes without declaring them."""


@dataclass(frozen=True)
class Catalogue:
    """Questions by name, in the order of their names."""

    questions: Mapping[str, Question]

    def __iter__(self) -> Iterator[Question]:
        return iter(self.questions.values())

    def question(self, name: str) -> Question:
        """The question of that name. Raises `UnknownQuestion`."""
        try:
            return self.questions[name]
        except KeyError:
            raise UnknownQuestion(name) from None


@cache
def shipped() -> Catalogue:
    """The questions that come with the program."""
    folder = files("cypher").joinpath("questions")
    past = {
        f"at/{entry.name.removesuffix('.cypher')}": entry.read_text("utf-8")
        for entry in folder.joinpath("at").iterdir()
        if entry.name.endswith(".cypher")
    }
    return _catalogue(
        {
            entry.name.removesuffix(".cypher"): (
                f"cypher/questions/{entry.name}", entry.read_text("utf-8")
            )
            for entry in folder.iterdir()
            if entry.name.endswith(".cypher")
        },
        past,
        shipped=True,
    )  # fmt: skip


def catalogue(own: Path | None = None) -> Catalogue:
    """The shipped questions and those of the folder `own` (setting `SUPPLYWATCH_QUESTIONS`).

    Raises `InvalidQuestion` for a file that cannot be used, and for one that has the name of a shipped
    question without saying `replaces: true`.
    """
    if own is None:
        return shipped()
    if not own.is_dir():
        raise WrongUse(f"there is no folder of questions at {own}: correct SUPPLYWATCH_QUESTIONS")
    texts = {path.stem: (str(path), path.read_text("utf-8")) for path in sorted(own.glob("*.cypher"))}
    past = {f"at/{path.stem}": path.read_text("utf-8") for path in sorted(own.glob("at/*.cypher"))}
    mine = _catalogue(texts, past, shipped=False)
    for name, question in mine.questions.items():
        if name in shipped().questions and not question.replaces:
            raise InvalidQuestion(
                question.file,
                1,
                f"a question called {name!r} is shipped: rename the file, or write `replaces: true`",
            )
    return Catalogue(MappingProxyType(dict(sorted({**shipped().questions, **mine.questions}.items()))))


def _catalogue(texts: Mapping[str, tuple[str, str]], past: Mapping[str, str], *, shipped: bool) -> Catalogue:
    found = {}
    for name, (file, text) in sorted(texts.items()):
        question = parse_question(name, text, file=file, shipped=shipped)
        _refuse_common(question)
        check_statement(question, line=read_header(text, file=file).statement_line)
        found[name] = _with_past(question, past)
    return Catalogue(MappingProxyType(found))


def _with_past(question: Question, past: Mapping[str, str]) -> Question:
    if question.past is None:
        return question
    if question.past not in past:
        raise InvalidQuestion(question.file, 1, f"`past` names {question.past}.cypher, which is not there")
    statement = past[question.past]
    check_statement(question, line=1, statement=statement, file=f"{question.past}.cypher")
    return replace(question, past=statement)


def _refuse_common(question: Question) -> None:
    for parameter in question.parameters:
        if parameter.name in {common.name for common in COMMON}:
            raise InvalidQuestion(
                question.file, 1, f"the parameter {parameter.name!r} comes with every question: leave it out"
            )
