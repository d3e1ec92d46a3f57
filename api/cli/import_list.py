"""`supplywatch import list`: official lists of companies, edition by edition."""

from typing import Annotated

import typer

from api.cli.import_run import (
    Dataset,
    Encoding,
    Files,
    Json,
    Licence,
    Publisher,
    Quiet,
    SkippedFile,
    Url,
    run_import,
)
from api.import_plan import edition_day, list_plan
from extractors.registers.lists import read_profile, shipped
from extractors.registers.stream import Origin
from graph.errors import WrongUse

_SHOWN = 20  # companies whose listing has ended

ProfileName = Annotated[
    str | None,
    typer.Option("--profile", help=f"How the list looks: {', '.join(shipped())}, or a file of your own."),
]
Edition = Annotated[
    str | None, typer.Option(help="The day of this edition, such as 2025-06-30; it ends what it has no more.")
]
Whole = Annotated[
    bool, typer.Option("--whole", help="The file is the whole list, even where most of it is missing.")
]


def list_(
    files: Files,
    profile: ProfileName = None,
    edition: Edition = None,
    whole: Whole = False,
    dataset: Dataset = None,
    publisher: Publisher = None,
    url: Url = None,
    licence: Licence = None,
    encoding: Encoding = None,
    skipped: SkippedFile = None,
    quiet: Quiet = False,
    as_json: Json = False,
) -> int:
    """Load one edition of an official list (CSV, XLSX, JSON); companies that it has no more are ended."""
    if profile is None:
        raise WrongUse(
            f"say with --profile how the list looks: {', '.join(shipped())}, or a file of your own"
        )
    over: list[str] = []
    plan = list_plan(
        read_profile(profile), edition_day(edition), Origin(dataset, publisher, url, licence), whole=whole,
        encoding=encoding, over=over.append,
    )  # fmt: skip
    code = run_import(plan, files, skipped=skipped, quiet=quiet, as_json=as_json)
    if over and not as_json:
        typer.echo(f"no longer listed {len(over):,}: {'; '.join(over[:_SHOWN])}{' …' * (len(over) > _SHOWN)}")
    return code
