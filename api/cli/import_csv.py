"""`supplywatch import csv`: tables of contracts or payments, by a mapping file."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
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
from api.import_plan import Plan
from extractors.registers.opening import Input, Limits, inputs
from extractors.registers.stream import Origin, Skipped, Taken
from extractors.registers.table import propose, read_layout, read_table
from graph.errors import NotText, WrongUse
from graph.model.gazetteer import Gazetteer

Map = Annotated[Path | None, typer.Option("--map", help="The mapping file: which column says what.")]
ProposeMap = Annotated[
    bool, typer.Option("--propose-map", help="Print a first mapping file for the table and load nothing.")
]


def csv(
    files: Files,
    mapping: Map = None,
    propose_map: ProposeMap = False,
    dataset: Dataset = None,
    publisher: Publisher = None,
    url: Url = None,
    licence: Licence = None,
    encoding: Encoding = None,
    skipped: SkippedFile = None,
    quiet: Quiet = False,
    as_json: Json = False,
) -> int:
    """Load a table (CSV, XLSX) of contracts or payments; --propose-map writes a first mapping file."""
    if propose_map:
        sys.stdout.write(_proposed(files, encoding))
        return 0
    if mapping is None:
        raise WrongUse("say with --map which column is what; --propose-map writes a first mapping file")
    layout = read_layout(mapping)
    origin = Origin(dataset, publisher, url, licence)

    def importer(found: Iterator[Input | Skipped], known: Gazetteer) -> Iterable[Taken | Skipped]:
        return read_table(found, layout, origin, known, limits=Limits(), encoding=encoding)

    return run_import(Plan(importer), files, skipped=skipped, quiet=quiet, as_json=as_json)


def _proposed(files: list[str], encoding: str | None) -> str:
    for file in inputs(files[:1], limits=Limits(), told=lambda _: None):
        if isinstance(file, Skipped):
            raise NotText(f"{file.where}: {file.why}")
        return propose(file, limits=Limits(), encoding=encoding)
    raise WrongUse("no table to look at")
