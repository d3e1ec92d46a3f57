"""`supplywatch watch`: organisations that you follow, what changed about them, and webhooks."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from api.database import open_store
from api.settings import Settings
from api.watching import State, WatchBook, changes
from api.watching.delivering import Postman, checked_url
from extractors.fetch import Limits, Web
from graph.errors import WrongUse

app = typer.Typer(
    help="Organisations that you follow: what was accepted, changed or taken back about them, here or by a "
    "webhook.",
    no_args_is_help=True,
)

_OWNER = "local"  # as the service calls the caller on this machine
_SURE = frozenset({"published_concern", "none_published"})
Identifier = Annotated[str, typer.Argument(help="Identifier of the list.", metavar="LIST")]
AsJson = Annotated[bool, typer.Option("--json", help="For a machine.")]


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="What you call the list.")],
    organisation: Annotated[
        list[str] | None, typer.Argument(help="Identifiers, as `screen` and `ask` give them.")
    ] = None,
    screened: Annotated[
        Path | None,
        typer.Option("--from", help="A CSV that `supplywatch screen` gave: all that were surely found."),
    ] = None,
    url: Annotated[str | None, typer.Option(help="https address of a webhook.")] = None,
) -> int:
    """Follow organisations from now on."""
    members = [*(organisation or ()), *(_found_in(screened) if screened else ())]
    if not members:
        raise WrongUse("name at least one organisation, or a screened list with --from FILE.csv")
    hook = checked_url(url) if url else None
    settings = Settings()
    with open_store(settings) as store:
        known = {row["id"] for row in store.read("asking/canonical", ids=members)}
        unknown = [one for one in members if one not in known]
        if unknown:
            raise WrongUse(
                f"no organisation has the identifier {', '.join(unknown[:5])}: `supplywatch screen` finds it"
            )
        made = WatchBook(settings.data).add(_OWNER, name, members, hook, at=datetime.now(UTC))
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"{made.id} follows {len(made.members):,} from now on", markup=False)
    if made.secret:
        console.print(f"signing secret, shown this once: {made.secret}", markup=False)
    return 0


@app.command(name="list")
def list_(as_json: AsJson = False) -> int:
    """Your lists."""
    book = WatchBook(Settings().data)
    rows = [
        {
            "id": one.id, "name": one.name, "organisations": len(one.members), "url": one.url,
            "created": one.created.isoformat(timespec="seconds"),
            "dead": sum(each.state is State.DEAD for each in book.deliveries(one.id)),
        }
        for one in book.lists()
    ]  # fmt: skip
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    if not rows:
        typer.echo("no list yet: `supplywatch watch add NAME ORGANISATION …`")
        return 1
    table = Table("list", "name", "follows", "webhook", "dead letters")
    for row in rows:
        table.add_row(
            str(row["id"]),
            str(row["name"]),
            f"{row['organisations']:,}",
            str(row["url"] or ""),
            str(row["dead"]),
        )
    Console(highlight=False).print(table)
    return 0


@app.command()
def remove(identifier: Identifier) -> int:
    """Forget a list."""
    WatchBook(Settings().data).remove(identifier)
    typer.echo(f"{identifier} is forgotten")
    return 0


@app.command(name="changes")
def changes_(
    identifier: Identifier,
    since: Annotated[
        datetime | None, typer.Option(help="From then on (UTC); without it since the list was made.")
    ] = None,
    as_json: AsJson = False,
) -> int:
    """What was accepted, changed or taken back about the organisations of a list, or about their owners."""
    settings = Settings()
    of = WatchBook(settings.data).get(identifier)
    begin = since.replace(tzinfo=UTC) if since else of.created
    with open_store(settings) as store:
        found = list(changes(store, of.members, since=begin, until=datetime.now(UTC)))
    if as_json:
        typer.echo(json.dumps([one.told() for one in found], ensure_ascii=False, indent=1))
        return 0 if found else 1
    console = Console(highlight=False, soft_wrap=True)
    if not found:
        console.print(f"nothing since {begin.isoformat(timespec='seconds')}; no change is not a clean record")
        return 1
    for one in found:
        whom = ", ".join(
            name if member == named else f"{name}, an owner of {member}"
            for member, named, name in one.organisations
        )
        row = one.row
        console.print(f"{row['at']:%Y-%m-%d %H:%M} {row['action']}: {whom}", markup=False)
        for claim in row["claimIds"]:
            console.print(f"    supplywatch review show {claim}", markup=False)
    return 0


@app.command()
def deliver() -> int:
    """Look for changes and send what is due to the webhooks, once; a running service does so by itself."""
    settings = Settings()
    with open_store(settings) as store:
        made, sent = Postman(WatchBook(settings.data), store, Web(Limits())).round()
    typer.echo(f"{made:,} messages made, {sent:,} delivered")
    return 0


@app.command()
def dead(
    identifier: Identifier, again: Annotated[bool, typer.Option("--again", help="Send them again.")] = False
) -> int:
    """The dead letters of a list: what no attempt could deliver."""
    book = WatchBook(Settings().data)
    of = book.get(identifier)
    if again:
        count = book.revive(of.id, at=datetime.now(UTC))
        typer.echo(f"{count:,} will be sent again by the service or by `supplywatch watch deliver`")
        return 0
    found = [one for one in book.deliveries(of.id) if one.state is State.DEAD]
    for one in found:
        typer.echo(f"{one.id}  {one.created:%Y-%m-%d %H:%M}  {one.attempts} attempts: {one.problem}")
    if not found:
        typer.echo("none")
    return 0


def _found_in(path: Path) -> list[str]:
    """The organisations of a screened list that were surely found. Raises `WrongUse` for another file."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            sample = file.readline()
            file.seek(0)
            delimiter = max(",;\t", key=sample.count)
            rows = list(csv.DictReader(file, delimiter=delimiter))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise WrongUse(f"{path} cannot be read: {error}") from error
    if not rows or "supplywatch_id" not in rows[0]:
        raise WrongUse(f"{path} has no column supplywatch_id: give a CSV that `supplywatch screen` wrote")
    return [
        row["supplywatch_id"]
        for row in rows
        if row.get("supplywatch_outcome") in _SURE and row["supplywatch_id"]
    ]
