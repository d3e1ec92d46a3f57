"""A database in a temporary file, without network or server, that goes away with the run: what does not fit
into memory waits there.
"""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def scratch() -> Iterator[sqlite3.Connection]:
    """An empty database. It is written without a journal, for nobody reads it after a crash."""
    with tempfile.TemporaryDirectory(prefix="supplywatch-import-") as folder:
        file = sqlite3.connect(Path(folder) / "records", isolation_level=None)
        try:
            file.execute("PRAGMA journal_mode = OFF")
            file.execute("PRAGMA synchronous = OFF")
            yield file
        finally:
            file.close()
