"""The page of the commands, out of the program's own command line."""

from collections.abc import Iterator
from typing import Any

import typer

from api.cli import app, run
from documentation.markdown import code, page, table, text

PLACE = "reference/commands.md"
_HEAD = """\
# Commands

Made from the program: `supplywatch COMMAND --help` says the same. `supplywatch ask QUESTION` takes the
parameters of [the question](questions.md) as options, and with them `--format table|csv|json|xlsx|pdf|pack`,
`--out`, `--bom` and `--non-commercial`; `supplywatch ask QUESTION --help` explains them.

"""
_EXITS = (
    (run.DONE, "done"),
    (run.NOTHING_OR_SOME_FAILED, "nothing to show, or some inputs failed and the rest was done"),
    (run.WRONG_USE, "wrong use"),
    (run.NO_DATABASE, "no database answers"),
)


def commands_page() -> str:
    """Every command with its arguments and options; how a question is asked stands with the questions."""
    return page(
        _HEAD.splitlines(),
        table(("exit code", "means"), ((str(number), words) for number, words in _EXITS)),
        *(_section(words, command) for words, command in commands()),
    )


def commands() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command by its words, groups before what is in them; commands that are hidden are left out."""
    yield from _below((), typer.main.get_command(app))


def _below(words: tuple[str, ...], group: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, command in group.commands.items():
        if command.hidden:
            continue
        yield (*words, name), command
        if hasattr(command, "commands"):
            yield from _below((*words, name), command)


def _section(words: tuple[str, ...], command: Any) -> list[str]:
    name = " ".join(("supplywatch", *words))
    context = command.make_context(name, [], resilient_parsing=True)
    usage = " ".join((name, *command.collect_usage_pieces(context)))
    records = [
        record
        for parameter in command.get_params(context)
        if (record := parameter.get_help_record(context)) and "--help" not in parameter.opts
    ]
    return [
        f"{'#' * (len(words) + 1)} {name}",
        "",
        *(_paragraph(part) for part in (command.help or "").split("\n\n")),
        "```text",
        usage,
        "```",
        "",
        *table(("takes", "meaning"), ((code(left), text(right)) for left, right in records)),
    ]


def _paragraph(words: str) -> str:
    return f"{text(words)}\n"
