"""Exchange a database for another: a crash in between leaves the old or the new one, never a mixture."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.embedded.folder import ServerFolder


@contextmanager
def exchanged(folder: ServerFolder, database: str) -> Iterator[None]:
    """Move the database away while another takes its place: for good if that goes well, else back."""
    for store in folder.stores(database):
        if store.exists():
            store.rename(_aside(store))
    try:
        yield
        _done(folder, database).touch()  # from here on the new one counts
    finally:
        settle(folder, database)


def settle(folder: ServerFolder, database: str) -> None:
    """Finish or undo an exchange that was interrupted; nothing to do otherwise."""
    done = _done(folder, database)
    for store in folder.stores(database):
        aside = _aside(store)
        if done.exists():
            shutil.rmtree(aside, ignore_errors=True)
        elif aside.exists():
            shutil.rmtree(store, ignore_errors=True)
            aside.rename(store)
    done.unlink(missing_ok=True)


def _aside(store: Path) -> Path:
    return store.with_name(f"{store.name}.before")


def _done(folder: ServerFolder, database: str) -> Path:
    return folder.home / f"{database}.exchanged"
