"""Every command line that a page shows is one that the program takes."""

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

from api.cli import app
from api.cli.ask import given_arguments
from documentation.commands import commands, commands_page
from documentation.questions import place, question_pages
from graph.errors import SupplywatchError
from graph.questions import COMMON, shipped
from graph.questions.parameters import typed_values

_ROOT = Path(__file__).parents[2]
_OPERATORS = re.compile(r"[|&;<>]+|\d?>+")
_OPTIONAL = re.compile(r"\[(--[^\]|]*)(?:\|[^\]]*)?\]")  # [--split dev|test]: the first of them
_SETTING = re.compile(r"[A-Z_0-9]+=")


def _command_lines(text: str) -> Iterator[list[str]]:
    """The words after `supplywatch`, of every command in these lines of a shell."""
    for line in text.replace("\\\n", " ").splitlines():
        if "supplywatch" not in line:
            continue
        line = _OPTIONAL.sub(r"\1", line)
        reader = shlex.shlex(line.strip().removeprefix("$ "), posix=True, punctuation_chars="|&;<>")
        reader.whitespace_split = True
        try:
            yield from _commands_of(list(reader))
        except ValueError:
            continue  # a sentence with an apostrophe in it


def _commands_of(words: list[str]) -> Iterator[list[str]]:
    command: list[str] = []
    for word in [*words, ";"]:
        if not _OPERATORS.fullmatch(word):
            command.append(word)
            continue
        while command and _SETTING.match(command[0]):
            command.pop(0)
        if command[:3] == ["docker", "compose", "run"] and "supplywatch" in command:
            command = command[command.index("supplywatch") :]
        if command[:1] == ["supplywatch"]:
            yield command[1:]
        command = []


@cache
def _program() -> Any:
    return typer.main.get_command(app)


@cache
def _known() -> dict[tuple[str, ...], Any]:
    return dict(commands())


def _refused(words: list[str]) -> str | None:
    """Why the program would not take these words, without running anything."""
    command = _program()
    path: list[str] = []
    while hasattr(command, "commands"):
        try:
            context = command.make_context("supplywatch", list(words), resilient_parsing=not path)
        except typer.TyperException as error:
            return str(error)
        words = [*context._protected_args, *context.args]
        if not words:
            return None
        if words[0] not in command.commands:
            return f"no command {words[0]!r}"
        command = command.commands[words[0]]
        path.append(words[0])
        words = words[1:]
    if "--help" in words:
        return None
    try:
        context = command.make_context(path[-1], list(words))
        if path in (["ask"], ["compare"]):
            _check_question(context.params["question"], list(context.args))
    except (typer.TyperException, SupplywatchError) as error:
        return str(error)
    return None


def _check_question(name: str, arguments: list[str]) -> None:
    question = shipped().question(name)
    given = given_arguments(question, arguments)
    known = {one.name: one for one in (*question.parameters, *COMMON)}
    typed_values(name, known.values(), {key: value for key, value in given.items() if key in known})


def test_every_command_line_of_every_page_is_taken(code: Any) -> None:
    lines = [
        (one.page, words)
        for one in code
        if not one.inline and one.language in ("", "sh") and "SUPPLYWATCH_QUESTIONS" not in one.text
        for words in _command_lines(one.text)
    ]

    refused = [(page, " ".join(words), why) for page, words in lines if (why := _refused(words))]

    assert len(lines) > 60
    assert refused == []


def test_every_command_that_a_sentence_names_exists_with_its_options(code: Any) -> None:
    named = {
        (one.page, one.text)
        for one in code
        if one.inline and one.text.startswith("supplywatch ") and "…" not in one.text
    }

    wrong = sorted((page, why) for page, text in named if (why := _unknown(text)))

    assert len(named) > 30
    assert wrong == []


def _unknown(text: str) -> str | None:
    """What of a command that a sentence names does not exist; its arguments may be missing."""
    known = _known()
    words = text.replace("|", " ").split()[1:]
    path = tuple(words[:2]) if tuple(words[:2]) in known else tuple(words[:1])
    if path not in known:
        return text
    options = {word.partition("=")[0] for word in words if word.startswith("--")} - {"--help"}
    if path in (("ask",), ("compare",)):
        return None  # the parameters of a question, which its page has
    taken = {name for one in known[path].params for name in (*one.opts, *one.secondary_opts)}
    return f"{text}: {', '.join(sorted(options - taken))}" if options - taken else None


@pytest.mark.parametrize(
    "line",
    [
        "supplywatch ask exposure --bodi Ministry", "supplywatch ask exposures", "supplywatch review aceppt X --by Y",
        "supplywatch import list x.csv --editions 2026-01-01", "supplywatch review accept X", "supplywatch sreen x.csv",
        "supplywatch ask exposure --contract-status finished", "cat x | supplywatch import ocds",
        "X=1 supplywatch serve --ports 1", "supplywatch ask body_exposure",
    ],
)  # fmt: skip
def test_a_slip_in_a_command_line_would_be_seen(line: str) -> None:
    (words,) = _command_lines(line)

    assert _refused(words)


def test_every_command_and_option_stands_in_the_reference() -> None:
    page = commands_page()

    found = dict(commands())
    assert len(found) > 40
    for words, command in found.items():
        assert f" supplywatch {' '.join(words)}\n" in page
        for one in command.params:
            assert one.opts[0] in page or one.param_type_name == "argument"


def test_every_target_of_make_that_a_page_names_exists(code: Any) -> None:
    makefile = (_ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = {
        (one.page, target)
        for one in code
        for line in one.text.splitlines()
        for target in re.findall(r"^\s*make ([a-z]+)", line)
    }

    assert len(named) > 8
    assert sorted(one for one in named if one[1] not in targets) == []


def test_questions_are_asked_by_examples_that_they_take() -> None:
    pages = question_pages()

    refused = {}
    for question in shipped():
        words, *_ = _command_lines(pages[place(question)].split("```sh\n")[1].split("\n")[0])
        refused[question.name] = _refused(words)

    assert {name: why for name, why in refused.items() if why} == {}
