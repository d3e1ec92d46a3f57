"""`supplywatch export`: what is published, in the formats of other programs."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer
from rich.console import Console

from api.database import open_store
from api.exports.interchange import catalogue as catalogues
from api.exports.interchange.entities import Entity, entities
from api.exports.interchange.published import Published
from api.exports.interchange.releases import package, release
from api.exports.interchange.statements import COLUMNS, statements
from api.exports.interchange.tables import EDGES, NODES, write_tables
from api.exports.whole import whole_file, whole_folder
from api.settings import Settings
from graph.errors import SupplywatchError, WrongUse
from graph.store import Store

app = typer.Typer(
    help="What is published, in the formats of other programs: accepted claims only. docs/exports.md says "
    "how each thing is written.",
    no_args_is_help=True,
)

File = Annotated[Path | None, typer.Option("--out", help="File to write; without it standard output.")]
Folder = Annotated[Path, typer.Option("--out", help="Folder to write into.")]
Force = Annotated[bool, typer.Option("--force", help="Write over what is there.")]
NonCommercial = Annotated[
    bool, typer.Option("--non-commercial", help="Claims under non-commercial licences too.")
]


@app.command()
def ftm(out: File = None, force: Force = False, non_commercial: NonCommercial = False) -> int:
    """Entities of FollowTheMoney 4, one JSON object a line."""
    with _published(non_commercial=non_commercial) as (published, _):
        with _file(out, force=force) as file:
            count = _lines(file, entities(published))
        return _told(published, f"{count:,} entities", out)


@app.command(name="statements")
def statements_(out: File = None, force: Force = False, non_commercial: NonCommercial = False) -> int:
    """The same as statements of FollowTheMoney, CSV: one row for each value."""
    with _published(non_commercial=non_commercial) as (published, moment):
        with _file(out, force=force) as file:
            count = _statements(file, entities(published), moment)
        return _told(published, f"{count:,} statements", out)


@app.command()
def ocds(out: File = None, force: Force = False, non_commercial: NonCommercial = False) -> int:
    """The contracts as a release package of OCDS 1.1."""
    with _published(non_commercial=non_commercial) as (published, moment):
        counted = _Counted(release(row, moment=moment) for row in published.contracts())
        with _file(out, force=force) as file:
            for part in package(counted, moment=moment):
                file.write(part)
        return _told(published, f"{counted.count:,} releases", out)


@app.command()
def neo4j(
    out: Folder = Path("neo4j-import"), force: Force = False, non_commercial: NonCommercial = False
) -> int:
    """CSV files for `neo4j-admin database import full`, for a server of your own."""
    with _published(non_commercial=non_commercial) as (published, _):
        with _folder(out, force=force) as folder:
            counts = write_tables(published, folder)
        rows = (
            f"{sum(counts[name] for name in NODES):,} nodes and {sum(counts[name] for name in EDGES):,} edges"
        )
        nodes = " ".join(f"--nodes={name}.csv" for name in NODES)
        edges = " ".join(f"--relationships={name}.csv" for name in EDGES)
        how = "--array-delimiter=';' --multiline-fields=true"
        hint = f"In that folder: neo4j-admin database import full neo4j {how} {nodes} {edges}"
        return _told(published, rows, out, hint=hint)


@app.command()
def catalogue(
    out: Folder = Path("catalogue"),
    url: Annotated[
        str | None, typer.Option("--url", help="Address where the folder will lie; else addresses of files.")
    ] = None,
    force: Force = False,
    non_commercial: NonCommercial = False,
) -> int:
    """A folder with entities, statements and an `index.json` that yente loads."""
    with _published(non_commercial=non_commercial) as (published, moment):
        with _folder(out, force=force) as folder:
            with (folder / catalogues.ENTITIES).open("w", encoding="utf-8", newline="\n") as file:
                count = _lines(file, entities(published))
            again = Published(published.store, non_commercial=non_commercial)
            with (folder / catalogues.STATEMENTS).open("w", encoding="utf-8", newline="") as file:
                _statements(file, entities(again), moment)
            index = catalogues.index(
                folder,
                place=out,
                entities=count,
                version=moment.strftime("%Y%m%d%H%M%S"),
                moment=moment,
                base=url,
            )
            (folder / "index.json").write_text(
                json.dumps(index, ensure_ascii=False, indent=1) + "\n", "utf-8"
            )
        return _told(published, f"{count:,} entities", out)


@contextmanager
def _published(*, non_commercial: bool) -> Iterator[tuple[Published, datetime]]:
    with open_store(Settings()) as store:
        published = Published(store, non_commercial=non_commercial)
        moment = published.newest()
        if moment is None:
            raise SupplywatchError(f"nothing is published: {_why_nothing(store)}")
        yield published, moment


def _why_nothing(store: Store) -> str:
    (found,) = store.read("exports/waiting")
    if found["waiting"]:
        waits = "1 claim waits" if found["waiting"] == 1 else f"{found['waiting']:,} claims wait"
        return f"{waits} for a reviewer, and only accepted ones are exported; look with `supplywatch review`"
    return "the graph is empty; begin with `supplywatch ingest` or `supplywatch import`"


class _Counted:
    """Counts what goes through."""

    def __init__(self, found: Iterable[dict[str, Any]]) -> None:
        self._found = found
        self.count = 0

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for one in self._found:
            self.count += 1
            yield one


def _lines(file: TextIO, found: Iterable[Entity]) -> int:
    count = 0
    for one in found:
        file.write(json.dumps(one.line(), ensure_ascii=False) + "\n")
        count += 1
    return count


def _statements(file: TextIO, found: Iterable[Entity], moment: datetime) -> int:
    rows = csv.writer(file, dialect=csv.unix_dialect)  # as `followthemoney` writes and reads them
    rows.writerow(COLUMNS)
    count = 0
    for one in found:
        for row in statements(one, seen=moment.date().isoformat()):
            rows.writerow(row)
            count += 1
    return count


@contextmanager
def _file(out: Path | None, *, force: bool) -> Iterator[TextIO]:
    if out is None:
        yield sys.stdout
        return
    _refuse_if_there(out, force=force)
    with whole_file(out) as file:
        yield file


@contextmanager
def _folder(out: Path, *, force: bool) -> Iterator[Path]:
    _refuse_if_there(out, force=force)
    with whole_folder(out) as folder:
        yield folder


def _refuse_if_there(out: Path, *, force: bool) -> None:
    if out.exists() and not force:
        raise WrongUse(
            f"{out} is there already: name another place with --out, or write over it with --force"
        )


def _told(published: Published, what: str, out: Path | None, *, hint: str = "") -> int:
    """What was written and what was left out, on standard error, since standard output may be the file."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    lines = [f"{what} in {out or 'standard output'}"]
    (found,) = published.store.read("exports/waiting")
    account = published.account
    for count, thing, why, way in (
        (found["waiting"], "claim", "for want of review", "; see `supplywatch review`"),
        (account.stopped, "part", "because it rests on claims or names that are not accepted", ""),
        (account.non_commercial, "part", "under non-commercial licences", "; --non-commercial takes them in"),
    ):
        if count:
            lines.append(f"left out {why}: {count:,} {thing}{'s' if count != 1 else ''}{way}")
    for line in [*lines, hint] if hint else lines:
        console.print(line, markup=False)
    return 0
