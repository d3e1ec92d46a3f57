"""`supplywatch import list`: official lists of companies, edition by edition."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
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
from api.importing import ImportReport
from extractors.registers.lists import Compared, bearers, ended, keeper, read_list, read_profile, shipped
from extractors.registers.opening import Input, Limits
from extractors.registers.stream import Origin, Skipped, Taken
from graph.errors import WrongUse
from graph.listings import listed
from graph.model.gazetteer import Gazetteer
from graph.model.listed import Listed
from graph.store import Reader

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
    look, day = read_profile(profile), _day(edition)
    origin = Origin(dataset, publisher, url, licence)
    earlier: list[Listed] = []
    over: list[str] = []

    def before(store: Reader) -> None:
        earlier.extend(listed(store, dataset or look.list, look.authority))

    def importer(found: Iterator[Input | Skipped], known: Gazetteer) -> Iterable[Taken | Skipped]:
        return read_list(
            found, look, day, origin, known, limits=Limits(), encoding=encoding, bearers=bearers(earlier)
        )

    def after(store: Reader, report: ImportReport, known: Gazetteer) -> Iterator[Taken | Skipped]:
        # What could not be read may be the very entry that seems to be missing.
        if report.skipped or not report.taken:
            return
        entries = listed(store, dataset or look.list, look.authority)
        for compared in Compared.around(day, entries):
            for one in ended(compared, keeper(look, origin, known), whole=whole):
                if isinstance(one, Taken):
                    over.append(f"{one.claims[0].names[1][1].name} ({one.where})")
                yield one

    code = run_import(
        importer, files, skipped=skipped, quiet=quiet, as_json=as_json, before=before, after=after
    )
    if over and not as_json:
        typer.echo(f"no longer listed {len(over):,}: {'; '.join(over[:_SHOWN])}{' …' * (len(over) > _SHOWN)}")
    return code


def _day(edition: str | None) -> date:
    if not edition:
        raise WrongUse(
            "say of which day this edition is: --edition 2025-06-30; a later one ends what it has no more"
        )
    try:
        found = date.fromisoformat(edition)
    except ValueError as error:
        raise WrongUse(f"--edition {edition} is no day: write it like 2025-06-30") from error
    if found > datetime.now(UTC).date():
        raise WrongUse(f"--edition {found} lies in the future: give the day on which the list was published")
    return found
