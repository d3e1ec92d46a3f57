"""`supplywatch db browser`: Neo4j Browser with all that we put into it."""

import os
import sys
import webbrowser
from contextlib import ExitStack, closing
from pathlib import Path
from urllib.parse import quote

from rich.console import Console

from api.browser import FAVOURITES, STYLE, favourites, style
from api.browser.parameters import Examples, examples
from api.browser.serving import GUIDE, address_of, listening, serve_kit
from api.cli.progress import shown
from api.database import embedded_server
from api.settings import Settings
from graph.embedded.configuration import configured_on_connect
from graph.embedded.server import EmbeddedServer
from graph.errors import WrongUse
from graph.questions import Catalogue, catalogue
from graph.schema import ensure
from graph.store import Connection, Store

_WARNINGS = (
    "It shows everything in the graph, claims included that nobody has reviewed: do not quote from it. "
    "What may be quoted comes from `supplywatch ask`.",
    "Whoever is connected can change and delete everything; `supplywatch db backup FILE` makes a copy.",
    "It keeps the password in clear text in your web browser until you disconnect (`:server disconnect`).",
)


def open_browser(settings: Settings, *, open_it: bool, quiet: bool) -> None:
    """Run the built-in database and serve the guide until Ctrl-C, then end what was started for it.

    A database that others use, or that was told to stay, goes on.
    """
    questions = catalogue(settings.questions)
    conf = embedded_server(settings).folder.conf
    with closing(listening(configured_on_connect(conf))) as socket, ExitStack() as starting:
        address = address_of(socket)
        on_connect = f"guide {address}/{GUIDE}"
        progress = starting.enter_context(shown(quiet=quiet))
        server = embedded_server(settings, progress=progress, on_connect=on_connect)
        stays = server.status().stays
        try:
            with server.in_use() as connection, Store(connection) as store:
                ensure(store)
                found = examples(store)
                folder = _written(settings.data.expanduser() / "browser", questions, found)
                starting.close()
                by_itself = configured_on_connect(conf) == on_connect
                place = _place(connection, None if by_itself else f":{on_connect}")
                _tell(
                    place, server, connection, folder, by_itself=by_itself, claims=found.claims, stays=stays
                )
                serve_kit(socket, store, questions, ready=lambda: _show(place) if open_it else None)
        except KeyboardInterrupt:
            return


def _written(folder: Path, questions: Catalogue, found: Examples) -> Path:
    try:
        folder.mkdir(exist_ok=True)
        (folder / FAVOURITES).write_bytes(favourites(questions, found))
        (folder / STYLE).write_text(style(), "utf-8")
    except OSError as error:
        raise WrongUse(f"cannot write to {folder}: {error.strerror}") from error
    return folder


def _place(connection: Connection, command: str | None) -> str:
    """The address of Neo4j Browser, its form filled but for the password."""
    server = connection.uri.replace("//", f"//{connection.user}@")
    place = f"{connection.browser}?dbms={server}&db={connection.database}"
    return f"{place}&cmd=edit&arg={quote(command)}" if command else place


def _tell(
    place: str,
    server: EmbeddedServer,
    connection: Connection,
    folder: Path,
    *,
    by_itself: bool,
    claims: int,
    stays: bool,
) -> None:
    guide = (
        "opens on the left once you are connected"
        if by_itself
        else "was not known when this database was started: once connected, run the line in the editor"
    )
    lines = [
        f"Neo4j Browser   {place}",
        f"User            {connection.user}",
        f"Password        in the file {server.folder.password_path}, for you alone",
        f"Guide           {guide}",
        f"Favourites      drop {folder / FAVOURITES} on its window, once",
        "",
        *_WARNINGS,
        *([] if claims else ["The graph is empty: `supplywatch ingest` reads documents into it."]),
        "",
        "Ctrl-C ends the guide"
        + ("; the database runs on." if stays else ", and the database unless others use it."),
    ]
    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        console.print(line, markup=False)


def _show(place: str) -> None:
    if sys.platform == "darwin" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        webbrowser.open(place)
