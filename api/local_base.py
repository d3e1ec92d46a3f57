"""Small SQLite files in the data folder, for this user only: what is about users, and not about the world.

Several processes may use one at once.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path


@contextmanager
def opened(path: Path, tables: str) -> Iterator[sqlite3.Connection]:
    """The base for one transaction; its tables are made where they are missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    base = sqlite3.connect(path, timeout=30)
    base.row_factory = sqlite3.Row
    try:
        base.executescript(tables)
        with base:
            yield base
    finally:
        base.close()


def kept(moment: datetime) -> str:
    """A moment as it is kept: in UTC, so that the order of the texts is that of the moments."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
