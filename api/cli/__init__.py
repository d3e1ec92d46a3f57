"""The command line: one module a command, gathered here."""

import sys

import typer

app = typer.Typer(
    name="supplywatch",
    help="Which public bodies contract vendors with human-rights concerns? Documents in, evidence out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def main() -> None:
    """Entry point of the console script; exit codes are those of DESIGN section 5."""
    from api.cli.run import run

    sys.exit(run(sys.argv[1:]))
