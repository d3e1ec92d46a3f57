"""`supplywatch ask` and `supplywatch questions`: every question with the parameters that its header
declares.
"""

import io
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.database import open_store
from api.exports import json_bytes, write_csv, xlsx_bytes
from api.exports.pack import pdf_bytes, write_pack
from api.exports.terminal import render
from api.settings import Settings
from graph.errors import InvalidParameter, WrongUse
from graph.publication import LOCAL, Gate
from graph.questions import (
    COMMON,
    Answer,
    Catalogue,
    Parameter,
    ParameterType,
    Question,
    catalogue,
    pages,
    whole,
)
from graph.questions import ask as ask_question
from graph.questions.catalogue import MOST

_FORMATS = ("table", "csv", "json", "xlsx", "pdf", "pack")
_OWN = (
    Parameter("format", ParameterType.TEXT, "How the answer is written.", default="table", allowed=_FORMATS),
    Parameter(
        "out",
        ParameterType.TEXT,
        "File to write; xlsx and pdf need one, a pack a folder.",
        example="exposure.xlsx",
    ),
    Parameter(
        "non_commercial",
        ParameterType.BOOLEAN,
        "Put rows under non-commercial licences into files too.",
        default=False,
    ),
    Parameter(
        "bom",
        ParameterType.BOOLEAN,
        "Begin a CSV with the mark by which older Excel knows UTF-8.",
        default=False,
    ),
)


def ask(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="Name of the question.", show_default=False)] = None,
) -> int:
    """Ask a question: `ask QUESTION --help` lists what it takes."""
    settings = Settings()
    known = catalogue(settings.questions)
    arguments = list(context.args)
    # Without help option names the word arrives here, also in the place of the question.
    if question in (None, "--help", "-h"):
        _print_questions(known)
        return 0
    assert question is not None
    asked = known.question(question)
    if "--help" in arguments or "-h" in arguments:
        _print_help(asked)
        return 0
    given = given_arguments(asked, arguments)
    own = {one.name: given.pop(one.name, one.default) for one in _OWN}
    _check_own(own)
    console = Console(markup=False, highlight=False)
    gate = Gate(LOCAL, exporting=own["format"] != "table", non_commercial=bool(own["non_commercial"]))
    with open_store(settings) as store:
        if own["format"] == "table":
            answer = ask_question(store, question, given, gate=gate, catalogue=known)
            render(answer, console)
            return 0 if answer.rows else 1
        if own["format"] in ("pdf", "pack"):
            return _print(store, question, given, gate, known, own)
        return _write(_pages(store, question, given, gate, known), own)


def questions(
    as_json: Annotated[bool, typer.Option("--json", help="The list for a machine.")] = False,
) -> int:
    """Every question with its parameters."""
    known = catalogue(Settings().questions)
    if as_json:
        typer.echo(json.dumps([_machine(question) for question in known], ensure_ascii=False, indent=2))
    else:
        _print_questions(known)
    return 0


def _pages(
    store: Any, question: str, given: dict[str, Any], gate: Gate, known: Catalogue
) -> Iterator[Answer]:
    """A file holds the whole list, unless a page was asked for."""
    if "limit" in given or "cursor" in given:
        yield ask_question(store, question, given, gate=gate, catalogue=known)
    else:
        yield from pages(store, question, {**given, "limit": MOST}, gate=gate, catalogue=known)


def given_arguments(question: Question, arguments: Sequence[str]) -> dict[str, Any]:
    """`--name value`, `--name=value` and, for a boolean, `--name` alone; dashes and underscores are alike."""
    known = {one.name: one for one in (*question.parameters, *COMMON, *_OWN)}
    given: dict[str, Any] = {}
    words = list(arguments)
    while words:
        word = words.pop(0)
        if not word.startswith("--"):
            raise WrongUse(
                f"{word!r} is not expected here: write --parameter value, see `ask {question.name} --help`"
            )
        name, equals, value = word[2:].partition("=")
        name = name.replace("-", "_")
        if name not in known:
            raise InvalidParameter(name, f"{question.name} takes {', '.join(known)}")
        if not equals:
            alone = not words or words[0].startswith("--")
            if alone and known[name].type is not ParameterType.BOOLEAN:
                raise InvalidParameter(name, f"needs a value. {known[name].meaning}")
            value = "true" if alone else words.pop(0)
        if name in given and known[name].many:
            value = f"{given[name]},{value}"
        given[name] = value
    return given


def _check_own(own: dict[str, Any]) -> None:
    if own["format"] not in _FORMATS:
        raise InvalidParameter(
            "format", f"{own['format']!r} is not allowed; choose from {', '.join(_FORMATS)}"
        )
    for name in ("bom", "non_commercial"):
        own[name] = str(own[name]).lower() in ("true", "yes", "1", "on")
    if own["format"] in ("xlsx", "pdf", "pack") and not own["out"]:
        suffix = "" if own["format"] == "pack" else f".{own['format']}"
        raise InvalidParameter("out", f"{own['format']} needs somewhere to go to: --out answer{suffix}")
    if own["format"] == "table" and own["out"]:
        raise InvalidParameter(
            "out", "a table goes to the terminal: choose --format csv, json or xlsx for a file"
        )


def _print(
    store: Any, question: str, given: dict[str, Any], gate: Gate, known: Catalogue, own: dict[str, Any]
) -> int:
    """A PDF or a whole pack. The time of day is left out of them: equal graphs give equal bytes."""
    today = datetime.combine(datetime.now(UTC).date(), time(), UTC)
    found = pages(store, question, {**given, "limit": MOST}, gate=gate, catalogue=known, now=today)
    answer, out = whole(found), Path(own["out"])
    if own["format"] == "pack":
        written = write_pack(answer, store, out)
    else:
        content = pdf_bytes(answer, store)
        try:
            out.write_bytes(content)
        except OSError as error:
            raise WrongUse(f"{out} cannot be written: {error.strerror}") from error
        written = [out]
    for line in (*answer.notes, *(f"written: {path}" for path in written)):
        typer.echo(line, err=True)
    return 0 if answer.rows else 1


def _write(found: Iterator[Answer], own: dict[str, Any]) -> int:
    """Write a file or standard output; what a reader must know beside the rows goes to standard error."""
    out = Path(own["out"]) if own["out"] else None
    try:
        if own["format"] == "csv":
            notes: dict[str, None] = {}
            rows = _write_csv(_noted(found, notes), out, bom=own["bom"])
        else:
            answer = whole(found)
            content = xlsx_bytes(answer) if own["format"] == "xlsx" else json_bytes(answer)
            if out:
                out.write_bytes(content)
            else:
                typer.get_binary_stream("stdout").write(content)
            rows, notes = len(answer.rows), dict.fromkeys(answer.notes)
    except OSError as error:
        raise WrongUse(f"{own['out']} cannot be written: {error.strerror}") from error
    for note in notes:
        typer.echo(note, err=True)
    if out:
        typer.echo(f"{rows:,} rows written to {out}", err=True)
    return 0 if rows else 1


def _write_csv(found: Iterator[Answer], out: Path | None, *, bom: bool) -> int:
    if out is None:
        if isinstance(sys.stdout, io.TextIOWrapper):
            # The lines end as RFC 4180 says, not as this system's do.
            sys.stdout.reconfigure(newline="", encoding="utf-8")
        return write_csv(found, sys.stdout)
    with out.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as to:
        return write_csv(found, to)


def _noted(found: Iterator[Answer], notes: dict[str, None]) -> Iterator[Answer]:
    """Passes the pages on and keeps, once each, what is said beside their rows."""
    for page in found:
        notes.update(dict.fromkeys(page.notes))
        yield page


def _print_questions(known: Catalogue) -> None:
    console = Console(markup=False, highlight=False)
    for question in known:
        console.print(Text.assemble((question.name, "bold"), f"  {question.title}"))
        names = ", ".join(one.name + ("!" if one.required else "") for one in question.parameters)
        console.print(Text(f"    {question.description}"), soft_wrap=False)
        console.print(Text(f"    takes {names}", style="dim"))
    common = ", ".join(one.name for one in COMMON)
    console.print(
        Text(f"\n! is needed. Every question also takes {common}; `ask QUESTION --help` tells more.")
    )


def _print_help(question: Question) -> None:
    console = Console(markup=False, highlight=False)
    console.print(Text(f"supplywatch ask {question.name} [--parameter value ...]", style="bold"))
    console.print(Text(f"\n{question.description}\n"))
    table = Table.grid(padding=(0, 2))
    for one in (*question.parameters, *COMMON, *_OWN):
        table.add_row(Text(f"--{one.name.replace('_', '-')}", style="bold"), Text(_explained(one)))
    console.print(table)


def _explained(parameter: Parameter) -> str:
    parts = [parameter.meaning]
    if parameter.required:
        parts.append("Needed.")
    if parameter.allowed:
        several = " Several with commas." if parameter.many else ""
        parts.append(f"One of {', '.join(map(str, parameter.allowed))}.{several}")
    if parameter.default is not None:
        default = parameter.default
        parts.append(f"Default {str(default).lower() if isinstance(default, bool) else default}.")
    elif parameter.example is not None:
        parts.append(f"Example: {parameter.example}")
    return " ".join(parts)


def _machine(question: Question) -> dict[str, Any]:
    return {
        "name": question.name,
        "title": question.title,
        "description": question.description,
        "parameters": [
            {
                "name": one.name,
                "type": str(one.type),
                "required": one.required,
                "many": one.many,
                "default": one.default,
                "allowed": list(one.allowed),
                "example": None if one.example is None else str(one.example),
                "meaning": one.meaning,
            }
            for one in (*question.parameters, *COMMON)
        ],
        "columns": [
            {"name": column.name, "type": str(column.type), "meaning": column.meaning}
            for column in question.columns
        ],
    }
