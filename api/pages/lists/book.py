"""From which answer a watch-list was made, so that the same question can be asked of it at two moments."""

import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path

from api.local_base import opened

_TABLES = """
CREATE TABLE IF NOT EXISTS origin (list TEXT PRIMARY KEY, question TEXT NOT NULL, asked TEXT NOT NULL);
"""


class OriginBook:
    """The origins of the watch-lists of one data folder; one that was made elsewhere has none."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lists.sqlite3"

    def keep(self, list_id: str, question: str, asked: str) -> None:
        """Remember the question, and what it was asked with as a query string."""
        with self._open() as base:
            base.execute("INSERT OR REPLACE INTO origin VALUES (?, ?, ?)", (list_id, question, asked))

    def get(self, list_id: str) -> tuple[str, str] | None:
        """The question and its query string."""
        with self._open() as base:
            row = base.execute("SELECT question, asked FROM origin WHERE list = ?", (list_id,)).fetchone()
        return (row["question"], row["asked"]) if row else None

    def forget(self, list_id: str) -> None:
        """The list is gone."""
        with self._open() as base:
            base.execute("DELETE FROM origin WHERE list = ?", (list_id,))

    def _open(self) -> AbstractContextManager[sqlite3.Connection]:
        return opened(self._path, _TABLES)
