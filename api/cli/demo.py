"""`supplywatch demo`: the main job once, on the shipped documents, in a graph of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from api.cli.accounts import tell
from api.cli.progress import shown
from api.database import open_store
from api.demo import NEXT_STEPS, demonstration_documents
from api.exports import csv_bytes, json_bytes, xlsx_bytes
from api.exports.terminal import render_exposure
from api.ingest import Account, ingest
from api.settings import Settings
from extractors.fetch import Limits
from extractors.read import open_reader
from graph.errors import WrongUse
from graph.gazetteer import known_names
from graph.publication import LOCAL, Gate, ReviewMode
from graph.questions import Answer, ask
from graph.store import Store

_WHOLE_LIST = 10_000


def demo(
    out: Annotated[Path, typer.Option(help="Folder for exposure.csv, exposure.xlsx and exposure.json.")] = (
        Path("demo")
    ),
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress.")] = False,
) -> int:
    """Read the demonstration documents into a graph of their own and answer the main question.

    The documents retell public facts; nothing in them has been reviewed, and each row says so.
    """
    settings = Settings()
    # Never in the user's own graph: what is shown here must not mix with what is published there.
    settings = settings.model_copy(update={"data": settings.data / "demonstration", "neo4j_uri": None})
    console = Console(soft_wrap=False)
    with shown(quiet=quiet) as progress, open_store(settings, progress=progress) as store:
        account = _read(
            store, settings.weights, lambda so_far: progress("reading documents", so_far.documents, 0)
        )
        gate = Gate(LOCAL, ReviewMode.ALL)
        answer = ask(store, "exposure", {"limit": _WHOLE_LIST}, gate=gate)
    tell(account, console)
    console.print()
    render_exposure(answer, console)
    console.print()
    for path in _write(answer, out):
        console.print(f"written: {path}", highlight=False)
    console.print()
    for line in NEXT_STEPS:
        console.print(line, highlight=False, markup=False)
    return 1 if account.refused or not answer.rows else 0


def _read(store: Store, weights: Path | None, on_batch: Callable[[Account], None]) -> Account:
    gazetteer = known_names(store)
    with demonstration_documents() as paths:
        return ingest(
            [str(path) for path in paths],
            store,
            open_reader(gazetteer, models=weights),
            gazetteer=gazetteer,
            limits=Limits(),
            on_batch=on_batch,
        )


def _write(answer: Answer, out: Path) -> list[Path]:
    contents = {
        "exposure.csv": csv_bytes(answer),
        "exposure.xlsx": xlsx_bytes(answer),
        "exposure.json": json_bytes(answer),
    }
    written = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            (out / name).write_bytes(content)
            written.append(out / name)
    except OSError as error:
        raise WrongUse(
            f"cannot write to {out}: {error.strerror}; choose another folder with --out"
        ) from error
    return written
