"""`supplywatch serve`: the service."""

import logging
from contextlib import ExitStack
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console

from api.cli.progress import shown
from api.keys import KeyRing, key_ring
from api.serving import refuse_open_house, run
from api.settings import Settings
from graph.errors import InvalidParameter
from graph.store import Connection


def serve(
    host: Annotated[str | None, typer.Option(help="Address to bind to; 127.0.0.1 unless set.")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0 takes a free one. 8000 unless set.")] = None,
    workers: Annotated[int | None, typer.Option(help="Processes that read documents; 1 unless set.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress.")] = False,
) -> None:
    """Answer over HTTP and read what is handed in; starts its own Neo4j when NEO4J_URI is not set."""
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    settings = _settings({"host": host, "port": port, "workers": workers})
    keys = key_ring(settings)
    refuse_open_house(settings.host, keys)
    with ExitStack() as starting:
        progress = starting.enter_context(shown(quiet=quiet))

        def ready(address: str, database: Connection) -> None:
            starting.close()
            _tell(address, database, keys)

        run(settings, keys, ready=ready, progress=progress)


def _settings(given: dict[str, object]) -> Settings:
    set_here = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings.model_validate({**Settings().model_dump(), **set_here})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        raise InvalidParameter(f"--{name}", first["msg"]) from error


def _tell(address: str, database: Connection, keys: KeyRing) -> None:
    console = Console(highlight=False, soft_wrap=True)
    lines = [f"Web pages        {address}/", f"REST interface   {address}/docs"]
    if database.browser:
        lines.append(f"Neo4j Browser    {database.browser} (`supplywatch db status --show-password`)")
        lines.append("                 It shows everything, what nobody has reviewed too.")
    if not keys.configured():
        lines.append("No API key is set: everybody on this machine may do all, nobody else anything.")
    lines.append("Ctrl-C ends it.")
    for line in lines:
        console.print(line, markup=False)
