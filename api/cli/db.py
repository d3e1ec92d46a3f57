"""`supplywatch db`: the built-in database, by hand."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from api.cli.db_browser import open_browser
from api.cli.progress import shown
from api.database import embedded_server, external_connection, open_store
from api.settings import Settings
from graph.embedded import backup as copies
from graph.embedded.versions import server_checked
from graph.errors import DatabaseUnavailable, WrongUse
from graph.store import Connection, Store

app = typer.Typer(help="The built-in database: start, stop, look at, back up.", no_args_is_help=True)

Quiet = Annotated[bool, typer.Option("--quiet", help="No progress.")]
Yes = Annotated[bool, typer.Option("--yes", help="Replace what is there.")]


@app.command()
def start(quiet: Quiet = False) -> None:
    """Start the database and let it run until `supplywatch db stop`."""
    settings = _built_in("start")
    connection = _started(settings, quiet=quiet)
    _say(f"The database runs at {connection.uri} until `supplywatch db stop`.")


@app.command()
def stop(
    force: Annotated[bool, typer.Option("--force", help="Even if another command uses it.")] = False,
    quiet: Quiet = False,
) -> None:
    """Stop the database."""
    settings = _built_in("stop")
    with shown(quiet=quiet) as progress:
        stopped = embedded_server(settings, progress=progress).stop(force=force)
    _say("The database is stopped." if stopped else "The database was not running.")


@app.command()
def status(
    as_json: Annotated[bool, typer.Option("--json", help="For a machine.")] = False,
    show_password: Annotated[bool, typer.Option("--show-password", help="Show the password too.")] = False,
) -> None:
    """Say whether the database runs, where, and for whom."""
    settings = Settings()
    external = external_connection(settings)
    if external:
        facts = _external_facts(external)
    else:
        server = embedded_server(settings)
        facts = {"kind": "built-in", **asdict(server.status())}
        if show_password:
            facts["user"] = "neo4j"
            facts["password"] = server.folder.password()
    if as_json:
        typer.echo(json.dumps(facts, indent=1))
    else:
        _tell(facts)
    if external and not facts["answers"]:
        raise typer.Exit(3)


@app.command()
def browser(
    open_it: Annotated[bool, typer.Option("--open/--no-open", help="Open it in your web browser.")] = True,
    quiet: Quiet = False,
) -> None:
    """Neo4j Browser on the graph, with guide, colours and favourites; Ctrl-C ends what this has started."""
    open_browser(_built_in("browser"), open_it=open_it, quiet=quiet)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="The file to write.")], yes: Yes = False, quiet: Quiet = False
) -> None:
    """Write the whole graph to one file; the database rests meanwhile."""
    settings = _built_in("backup")
    with shown(quiet=quiet) as progress:
        size = copies.backup(embedded_server(settings, progress=progress), file, overwrite=yes)
    _say(f"The graph is in {file} ({size / 1e6:.1f} MB). The password of the database is not.")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file of `supplywatch db backup`.")],
    yes: Yes = False,
    quiet: Quiet = False,
) -> None:
    """Put the graph of a backup in place of the present one."""
    settings = _built_in("restore")
    with shown(quiet=quiet) as progress:
        copies.restore(embedded_server(settings, progress=progress), file, overwrite=yes)
    _say(f"The graph is now that of {file}.")


def _built_in(command: str) -> Settings:
    settings = Settings()
    if settings.neo4j_uri:
        raise WrongUse(
            f"`db {command}` is for the built-in database, and NEO4J_URI names another "
            f"({settings.neo4j_uri}): use the tools of that server, or unset NEO4J_URI"
        )
    return settings


def _started(settings: Settings, *, quiet: bool) -> Connection:
    with shown(quiet=quiet) as progress:
        connection = embedded_server(settings, progress=progress).start()
        with open_store(settings, progress=progress):  # it has its schema from here on
            return connection


def _external_facts(connection: Connection) -> dict[str, object]:
    facts: dict[str, object] = {"kind": "external", "uri": connection.uri, "user": connection.user}
    try:
        with Store(server_checked(connection)) as store:
            return facts | {"answers": True, "version": store.verify()}
    except DatabaseUnavailable as error:
        return facts | {"answers": False, "problem": str(error)}


def _tell(facts: dict[str, object]) -> None:
    for name, value in facts.items():
        if value not in (None, (), ""):
            words = ", ".join(map(str, value)) if isinstance(value, tuple) else value
            _say(f"{name:9} {'yes' if value is True else 'no' if value is False else words}")


def _say(words: str) -> None:
    Console(highlight=False, soft_wrap=True).print(words, markup=False)
