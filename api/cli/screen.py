"""`supplywatch screen`: a list of suppliers, each with what is published of it, and what was looked in."""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from api.cli.progress import shown
from api.database import open_store
from api.exports.cells import plain
from api.screening import DEFAULT, Dataset, Screened, Screener, UnknownDataset, dataset_called
from api.screening.screen import THRESHOLD
from api.screening.sheets import Sheet, open_sheet
from api.screening.suppliers import Chosen, Columns, Line, columns, lines
from api.screening.told import MEANINGS, NAMES, NO_HIT, cells, machine
from api.settings import Settings
from graph import coverage as looking
from graph.coverage import Outcome
from graph.embedded.jars import Progress as Told
from graph.errors import WrongUse
from graph.publication import LOCAL, Gate, ReviewMode, withheld_sentence
from graph.resolution.graph_index import GraphIndex

_AT_ONCE = 500
_PROBLEMS = 20  # rows that were not screened, named on the terminal

Review = Annotated[ReviewMode, typer.Option(help="all: unreviewed concerns too, marked UNREVIEWED.")]


def screen(
    file: Annotated[Path, typer.Argument(help="The list: CSV or XLSX, with a header line.")],
    out: Annotated[
        Path | None,
        typer.Option(help="Where the copy goes; without it FILE.screened.csv or .xlsx beside it."),
    ] = None,
    name_column: Annotated[str | None, typer.Option(help="The column with the names.")] = None,
    country_column: Annotated[str | None, typer.Option(help="The column with the countries.")] = None,
    id_column: Annotated[
        list[str] | None,
        typer.Option(help="A column with numbers, also HEADER=SCHEME such as 'Number=GB-COH'; repeatable."),
    ] = None,
    sheet: Annotated[str | None, typer.Option(help="The sheet of a workbook; without it the first.")] = None,
    encoding: Annotated[
        str | None, typer.Option(help="How a CSV is written, where that is not found.")
    ] = None,
    dataset: Annotated[str, typer.Option(help="Only organisations in this register or list.")] = DEFAULT,
    threshold: Annotated[float, typer.Option(min=0, max=1, help="A match needs this score.")] = THRESHOLD,
    review: Review = ReviewMode.ACCEPTED,
    non_commercial: Annotated[
        bool, typer.Option("--non-commercial", help="Words under non-commercial licences too.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The answers for a machine; no copy.")] = False,
) -> int:
    """Screen a list of suppliers: the same list comes back with what is published of each."""
    chosen = Chosen(name_column, country_column, tuple(id_column or ()))
    table = open_sheet(file, chosen.header, encoding=encoding, sheet=sheet)
    target = out or (None if as_json else file.with_name(f"{file.stem}.screened{table.suffix}"))
    if target is not None and target.exists() and (out is None or target.samefile(file)):
        raise WrongUse(f"{target} is there already: name another file with --out")
    found = columns(table.rows, chosen)
    rows = list(lines(table.rows, found))
    settings, gate = Settings(), Gate(LOCAL, review)
    with shown(quiet=quiet or as_json) as progress, open_store(settings, progress=progress) as store:
        whole = looking.coverage(store)
        place = _dataset(dataset, whole)
        progress("reading the names of the graph", 0, 0)
        screener = Screener(store, GraphIndex(store).current(), gate, whole, place, threshold)
        answers = _screened(screener, rows, progress)
    coverage = place.coverage(whole)
    withheld = withheld_sentence(sum(one.withheld for one in answers.values()), gate)
    if target is not None:
        about = _about(file, found, coverage.sentence, withheld)
        added = {
            line.place: cells(line, answers.get(line.place), coverage.sentence, non_commercial=non_commercial)
            for line in rows
        }
        table.write(target, header=found.header, names=NAMES, cells=added, about=about)
    if as_json:
        said_of = [machine(one, answers.get(one.place), non_commercial=non_commercial) for one in rows]
        _print_json(said_of, _counted(rows, answers), coverage, withheld, place.name)
    else:
        _print(rows, answers, table, found, (coverage.sentence, withheld), target)
    return 1 if not answers or any(line.problem for line in rows) else 0


def _dataset(name: str, whole: looking.Coverage) -> Dataset:
    try:
        return dataset_called(name, whole)
    except UnknownDataset as error:
        raise WrongUse(f"--dataset: {error}") from error


def _screened(screener: Screener, rows: list[Line], progress: Told) -> dict[int, Screened]:
    """The answers by the places of their rows."""
    answers: dict[int, Screened] = {}
    asked = [(line.place, line.asked.profile) for line in rows if line.asked]
    for begin in range(0, len(asked), _AT_ONCE):
        part = asked[begin : begin + _AT_ONCE]
        said = screener.screen([profile for _, profile in part])
        answers |= {place: one for (place, _), one in zip(part, said, strict=True)}
        progress("screening", len(answers), len(asked))
    return answers


def _about(file: Path, found: Columns, coverage: str, withheld: str) -> list[tuple[str, str]]:
    return [
        ("screened", f"{file.name}, {datetime.now(UTC).isoformat(timespec='minutes')}"),
        ("columns used", found.sentence),
        ("looked in", coverage),
        ("withheld", withheld),
        ("no hit", NO_HIT),
        *((str(outcome), MEANINGS[outcome]) for outcome in Outcome),
        ("concerns", "Allegations of whoever is named, unless the status says ruled or admitted."),
    ]


def _counted(rows: list[Line], answers: dict[int, Screened]) -> dict[str, int]:
    counts = Counter(str(one.outcome) for one in answers.values())
    return {str(outcome): counts[str(outcome)] for outcome in Outcome} | {
        "not_screened": len(rows) - len(answers)
    }


def _print_json(
    rows: list[dict[str, Any]],
    counts: dict[str, int],
    coverage: looking.Coverage,
    withheld: str,
    dataset: str,
) -> None:
    places = [
        {"kind": one.kind, "name": one.name, "entries": one.entries, "newest": one.newest}
        for one in coverage.places
    ]
    said: dict[str, Any] = {
        "counts": counts,
        "rows": rows,
        "dataset": dataset,
        "coverage": {"statement": coverage.sentence, "places": places},
        "withheld": withheld,
        "noHit": NO_HIT,
    }
    typer.echo(json.dumps(said, ensure_ascii=False, default=plain, indent=1))


def _print(
    rows: list[Line],
    answers: dict[int, Screened],
    table: Sheet,
    found: Columns,
    told: tuple[str, str],
    target: Path | None,
) -> None:
    console = Console(markup=False, highlight=False, soft_wrap=True)
    console.print(f"{len(answers):,} suppliers screened: {found.sentence}.\n")
    counts = _counted(rows, answers)
    grid = Table.grid(padding=(0, 2))
    for outcome in Outcome:
        grid.add_row(f"{counts[str(outcome)]:,}", Text(str(outcome), style="bold"), MEANINGS[outcome])
    console.print(grid)
    problems = [line for line in rows if line.problem]
    if problems:
        console.print(f"\nNOT screened {len(problems):,}:")
    for line in problems[:_PROBLEMS]:
        console.print(f"  row {line.number}{f' ({line.name[:60]})' if line.name else ''}: {line.problem}")
    if len(problems) > _PROBLEMS:
        console.print(f"  and {len(problems) - _PROBLEMS:,} more: the copy says so in supplywatch_why")
    console.print()
    for sentence in told:
        console.print(sentence)
    if target is not None:
        console.print(f"written: {target}")
        for one in table.lost:
            console.print(f"the copy is not whole, keep your file: {one}")
