"""Exchange a database for another: a crash in between leaves the old or the new one, never a mixture.

Two marks in the folder tell how far it came: `begun`, which lists what was there, and `done`.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.embedded.folder import ServerFolder


@contextmanager
def exchanged(folder: ServerFolder, database: str) -> Iterator[None]:
    """Move the database away while another takes its place: for good if that goes well, else back."""
    stores = folder.stores(database)
    begun, done = _marks(folder)
    begun.write_text("".join(f"{store}\n" for store in stores if store.exists()), "utf-8")
    for store in stores:
        if store.exists():
            store.rename(_aside(store))
    try:
        yield
        begun.replace(done)  # from here on the new one counts
    finally:
        settle(folder, database)


def settle(folder: ServerFolder, database: str) -> None:
    """Finish or undo an exchange that was interrupted; nothing to do otherwise."""
    begun, done = _marks(folder)
    for store in folder.stores(database):
        if done.exists():
            shutil.rmtree(_aside(store), ignore_errors=True)
        elif begun.exists():
            _put_back(store, was_there=str(store) in begun.read_text("utf-8").splitlines())
    begun.unlink(missing_ok=True)
    done.unlink(missing_ok=True)


def _put_back(store: Path, *, was_there: bool) -> None:
    if _aside(store).exists():
        shutil.rmtree(store, ignore_errors=True)
        _aside(store).rename(store)
    elif not was_there:
        shutil.rmtree(store, ignore_errors=True)


def _aside(store: Path) -> Path:
    return store.with_name(f"{store.name}.before")


def _marks(folder: ServerFolder) -> tuple[Path, Path]:
    return folder.home / "exchange.begun", folder.home / "exchange.done"
