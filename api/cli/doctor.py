"""`supplywatch doctor`: is everything there, and how is it mended?"""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console

from api.cli.progress import shown
from api.doctor import Finding, State, examine
from api.settings import Settings

_MARKS = {
    State.GOOD: "[green]good [/green]",
    State.NOTE: "[yellow]note [/yellow]",
    State.WRONG: "[red]wrong[/red]",
}


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="For a machine.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="Only what is wrong.")] = False,
) -> None:
    """Look at what is installed, reachable and in order, and say how to mend what is not."""
    console = Console(highlight=False, soft_wrap=True)
    findings = []
    with shown(quiet=quiet or as_json) as progress:
        for finding in examine(Settings()):
            progress("Looking", 0, 0)
            findings.append(finding)
    if as_json:
        typer.echo(json.dumps([asdict(finding) for finding in findings], indent=1))
    else:
        for finding in findings:
            if finding.state is State.WRONG or not quiet:
                _show(console, finding)
    if any(finding.state is State.WRONG for finding in findings):
        raise typer.Exit(1)


def _show(console: Console, finding: Finding) -> None:
    console.print(_MARKS[finding.state], end=" ")
    console.print(f"{finding.name}: {finding.words}", markup=False)
