"""What all commands of `supplywatch import` share: their options, the progress, the account at the end."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from api.database import open_store
from api.import_plan import Plan, account, carried_out
from api.importing import ImportReport
from api.settings import Settings
from extractors.registers.opening import Limits, inputs, size
from extractors.registers.stream import Skipped

Files = Annotated[
    list[str], typer.Argument(help="Files, packed with gzip or zip or not; '-' for standard input.")
]
Dataset = Annotated[
    str | None, typer.Option(help="Name of the register or list; answers say that they looked in it.")
]
Publisher = Annotated[str | None, typer.Option(help="Who publishes it, where the file does not say.")]
Url = Annotated[str | None, typer.Option(help="Its web address, for records that give none of their own.")]
Licence = Annotated[str | None, typer.Option(help="Its licence; kept with every claim.")]
Encoding = Annotated[
    str | None, typer.Option(help="How the file is written, such as cp1252, where that is not found out.")
]
SkippedFile = Annotated[
    Path | None, typer.Option("--skipped", help="Write every record that is not loaded to this file.")
]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress.")]
Json = Annotated[bool, typer.Option("--json", help="The account for a machine.")]


def run_import(plan: Plan, files: list[str], *, skipped: Path | None, quiet: bool, as_json: bool) -> int:
    """Import the files and print the account. 0 when all was loaded, 1 when some was not."""
    settings = Settings()
    with ExitStack() as stack:
        told, shown = stack.enter_context(_bytes_shown(size(files), quiet=quiet or as_json))
        note = stack.enter_context(_written(skipped))
        store = stack.enter_context(open_store(settings))
        found = inputs(files, limits=Limits(), told=told)
        report = carried_out(plan, found, store, on_skipped=note, on_batch=shown)
    if as_json:
        typer.echo(json.dumps(account(report), ensure_ascii=False))
    else:
        tell(report, Console(soft_wrap=True), skipped)
    return 1 if report.skipped or not (report.taken or report.expected) else 0


@contextmanager
def _bytes_shown(
    total: int, *, quiet: bool
) -> Iterator[tuple[Callable[[int], None], Callable[[ImportReport], None]]]:
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=quiet or not console.is_terminal
    ) as bars:
        task = bars.add_task("reading", total=total or None)

        def shown(report: ImportReport) -> None:
            bars.update(task, description=f"{report.taken:,} records, {report.new_claims:,} new claims")

        yield lambda number: bars.update(task, advance=number), shown


@contextmanager
def _written(path: Path | None) -> Iterator[Callable[[Skipped], None] | None]:
    if path is None:
        yield None
        return
    with path.open("w", encoding="utf-8") as file:

        def note(one: Skipped) -> None:
            row = {"where": one.where, "reason": one.reason, "why": one.why, "expected": one.expected}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")

        yield note


def tell(report: ImportReport, console: Console, skipped: Path | None) -> None:
    """Print the account, the failures last, where a person looks."""
    console.print(_summary(report), highlight=False)
    for licence, number in sorted(report.licences.items()):
        console.print(f"licence of {number:,}: {licence}", markup=False, highlight=False)
    for title, counts in (
        ("nothing to load in", report.expected),
        ("mended or left out in", report.notes),
        ("NOT loaded", report.skipped),
    ):
        _tell_reasons(title, counts, report, console)
    if report.skipped and not skipped:
        console.print("--skipped FILE writes every one of them to a file.")


def _tell_reasons(title: str, counts: dict[str, int], report: ImportReport, console: Console) -> None:
    for reason, number in sorted(counts.items(), key=lambda each: (-each[1], each[0])):
        console.print(f"{title} {number:,}: {reason}", style="bold", markup=False, highlight=False)
        for where, why in report.examples.get(reason, ())[:3]:
            console.print(f"  {where}: {why}", markup=False, highlight=False)
        if number > 3:
            console.print(f"  … and {number - 3:,} more")


def _summary(report: ImportReport) -> str:
    if not report.taken:
        return "Nothing was loaded."
    records = f"{report.taken:,} record{'' if report.taken == 1 else 's'}"
    speed = f"{report.seconds:.1f} s, {report.rate:,.0f} records/s"
    if not report.changed:
        return f"{records} read ({speed}); all of it was in the graph already."
    return f"{records} read ({speed}): {report.new_documents:,} new, with {report.new_claims:,} new claims."
