"""Gathers the commands and turns errors into exit codes (DESIGN section 5).

0 done, 1 nothing to show or some inputs failed, 2 wrong use, 3 database unreachable.
"""

import sys
from collections.abc import Sequence

import typer
from rich.console import Console

from api.cli import (
    app,
    ask,
    compare,
    db,
    demo,
    doctor,
    evaluate,
    export,
    extract,
    import_,
    ingest,
    keys,
    review,
    screen,
    serve,
    watch,
)
from graph.errors import DatabaseUnavailable, SupplywatchError, WrongUse

DONE, NOTHING_OR_SOME_FAILED, WRONG_USE, NO_DATABASE = 0, 1, 2, 3

_FREE = {"allow_extra_args": True, "ignore_unknown_options": True}

app.command(name="demo")(demo.demo)
app.command(name="ingest")(ingest.ingest)
app.add_typer(import_.app, name="import")
app.command(name="extract")(extract.extract)
app.command(name="ask", context_settings={**_FREE, "help_option_names": []})(ask.ask)
app.command(name="compare", context_settings=_FREE)(compare.compare)
app.command(name="questions")(ask.questions)
app.command(name="screen")(screen.screen)
app.add_typer(export.app, name="export")
app.add_typer(watch.app, name="watch")
app.add_typer(review.app, name="review")
app.command(name="evaluate")(evaluate.evaluate)
app.command(name="serve")(serve.serve)
app.add_typer(keys.app, name="keys")
app.add_typer(db.app, name="db")
app.command(name="doctor")(doctor.doctor)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code."""
    errors = Console(stderr=True, soft_wrap=True, highlight=False)
    try:
        result = typer.main.get_command(app).main(
            args=list(arguments), prog_name="supplywatch", standalone_mode=False
        )
    except typer.Abort:
        errors.print("stopped", markup=False)
        return NOTHING_OR_SOME_FAILED
    except typer.TyperException as error:
        _show_usage(error)
        return error.exit_code
    except DatabaseUnavailable as error:
        errors.print(f"no database: {error}", markup=False)
        return NO_DATABASE
    except WrongUse as error:
        errors.print(str(error), markup=False)
        return WRONG_USE
    except SupplywatchError as error:
        errors.print(str(error), markup=False)
        return NOTHING_OR_SOME_FAILED
    except BrokenPipeError:
        # The reader of a pipe went away (`… | head`); nobody is left to tell.
        sys.stderr.close()
        return DONE
    return result if isinstance(result, int) else DONE


def _show_usage(error: typer.TyperException) -> None:
    # What typer raises brings its own hint or, for a group without a command, the whole help.
    show = getattr(error, "show", None)
    if show:
        show(file=sys.stderr)
    else:
        sys.stderr.write(f"Error: {error.format_message()}\n")
