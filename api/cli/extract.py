"""`supplywatch extract`: documents to JSON, without a database."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from api.cli.accounts import tell_refused
from api.cli.progress import shown
from api.reading import Parsed, extracted, parsed
from api.settings import Settings
from extractors.fetch import Limits, Refused
from extractors.format import json_of
from extractors.read import open_reader
from graph.errors import WrongUse
from graph.model.reading import Extraction

_BATCH = 16


def extract(
    inputs: Annotated[list[str], typer.Argument(help="Files, folders, '-' for standard input, URLs, feeds.")],
    out: Annotated[
        Path | None, typer.Option(help="Folder for one NAME.json a document; without it, JSON lines.")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress.")] = False,
) -> int:
    """Read documents without a database: one JSON a document, in the format of docs/extraction-format.md."""
    settings = Settings()
    refused: list[Refused] = []
    written: dict[str, str] = {}
    with shown(quiet=quiet) as progress:
        reader = open_reader(models=settings.weights)
        batch: list[Parsed] = []
        for found in parsed(inputs, limits=Limits(file_bytes=settings.max_document_mb * 1_000_000)):
            if isinstance(found, Refused):
                refused.append(found)
                continue
            batch.append(found)
            if len(batch) == _BATCH:
                _write(batch, list(extracted(reader, batch)), out, written)
                batch = []
            progress("reading documents", len(written), 0)
        _write(batch, list(extracted(reader, batch)), out, written)
    console = Console(stderr=True, soft_wrap=True)
    tell_refused(refused, console)
    return 1 if refused or not written else 0


def _write(
    batch: list[Parsed], extractions: list[Extraction], out: Path | None, written: dict[str, str]
) -> None:
    names = {one.document.id: one.name for one in batch}
    for extraction in extractions:
        entry = json.dumps(json_of(extraction), ensure_ascii=False, indent=1 if out else None)
        identifier = extraction.document.id
        if out is None:
            typer.echo(entry)
            written[identifier] = names[identifier]
            continue
        path = out / f"{_stem(names[identifier], identifier)}.json"
        if path.name in written and written[path.name] != identifier:
            path = out / f"{path.stem}-{identifier[:8]}.json"
        try:
            out.mkdir(parents=True, exist_ok=True)
            path.write_text(entry + "\n", "utf-8")
        except OSError as error:
            raise WrongUse(f"cannot write {path}: {error.strerror}") from error
        written[path.name] = identifier


def _stem(name: str, identifier: str) -> str:
    # A URL or standard input has no file name of its own.
    if "://" in name or name == "-":
        return identifier[:16]
    return Path(name).stem
