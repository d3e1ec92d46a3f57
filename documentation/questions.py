"""The pages of the questions, out of their files."""

from documentation.markdown import code, page, table, text
from graph.questions import COMMON, Catalogue, Parameter, Question, shipped

OVERVIEW = "reference/questions.md"
_HEAD = """\
# Questions

Each is asked by the same name everywhere: `supplywatch ask NAME` at a terminal, `/ask/NAME` on the
[web pages](../pages.md), `GET /questions/NAME` [over HTTP](../rest.md), `notebook.frame("NAME")`
[in a notebook](../notebook.md). This page and those below it are made from the files of the questions;
[how to add one](../questions-format.md).

"""


def question_pages(catalogue: Catalogue | None = None) -> dict[str, str]:
    """The overview and a page for each question, by their places below docs/."""
    known = catalogue or shipped()
    return {OVERVIEW: _overview(known)} | {place(one): _page(one) for one in known}


def place(question: Question) -> str:
    """Where the page of a question stands."""
    return f"reference/questions/{question.name}.md"


def _overview(known: Catalogue) -> str:
    rows = [
        (f"[{text(one.title)}](questions/{one.name}.md)", code(one.name), text(one.description))
        for one in known
    ]
    return page(
        _HEAD.splitlines(),
        table(("question", "name", "what it answers"), rows),
        ["## What every question takes", ""],
        _parameters(COMMON),
    )


def _page(question: Question) -> str:
    asked = _example(question)
    address = "&".join(f"{name}={value.replace(' ', '+')}" for name, value in asked)
    return page(
        [
            f"# {text(question.title)}",
            "",
            text(question.description),
            "",
            "```sh",
            " ".join(["supplywatch ask", question.name, *(f"--{_dashed(n)} {_quoted(v)}" for n, v in asked)]),
            "SW=http://127.0.0.1:8000  # where `supplywatch serve` answers",
            f'curl "$SW/questions/{question.name}{"?" + address if address else ""}"',
            "```",
            "",
            *_about(question),
            "## What it takes",
            "",
            "Besides these, `limit`, `cursor` and `review`, which [every question takes](../questions.md).",
            "",
        ],
        _parameters(question.parameters) or ["Nothing.", ""],
        ["## What a row holds", ""],
        table(
            ("column", "type", "meaning"),
            ((code(one.name), text(one.type), text(one.meaning)) for one in question.columns),
        ),
    )


def _about(question: Question) -> list[str]:
    lines = []
    if question.sums:
        lines.append("- It has totals: rows that are `counted`, by currency and basis, each contract once.")
    if {"as_of", "known_at"} <= {one.name for one in question.parameters}:
        lines.append("- It can be asked for another day: `as_of` in the world, `known_at` in the graph.")
    return [*lines, ""] if lines else []


def _example(question: Question) -> list[tuple[str, str]]:
    """What has to be given, with the value that its file gives as an example."""
    return [(one.name, str(one.example)) for one in question.parameters if one.required]


def _parameters(parameters: tuple[Parameter, ...]) -> list[str]:
    return table(
        ("parameter", "takes", "meaning"),
        ((code(one.name), _takes(one), text(one.meaning)) for one in parameters),
    )


def _takes(one: Parameter) -> str:
    parts = [", ".join(code(value) for value in one.allowed) if one.allowed else text(one.type)]
    if one.many:
        parts.append("several with commas")
    if one.least is not None and one.most is not None:
        parts.append(f"{one.least:,} to {one.most:,}")
    if one.required:
        parts.append("**needed**")
    if one.default is not None:
        default = str(one.default).lower() if isinstance(one.default, bool) else one.default
        parts.append(f"default {code(default)}")
    elif one.example is not None:
        parts.append(f"such as {code(one.example)}")
    return "; ".join(parts)


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value
