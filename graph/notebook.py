"""For analysts in notebooks: the answer to a question as a data frame, or as a py2neo subgraph to draw.

py2neo is no longer developed upstream, so nothing else may lean on it; it stays here, behind three functions.
Like every exit this one is gated: `review="accepted"` unless all is asked for, and then each row says UNREVIEWED.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import pandas as pd
import py2neo

from graph.publication import LOCAL, Gate
from graph.questions import Answer, ask
from graph.store import Connection, Store, statement

_SHOWN = ("claimIds", "contractId", "controversyId", "bodyId", "vendorId")


class Notebook:
    """A graph seen from a notebook. Close it, or use it in a `with` block."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._store = Store(connection)

    def __enter__(self) -> "Notebook":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self._store.close()

    @cached_property
    def graph(self) -> py2neo.Graph:
        """The py2neo graph, for statements of your own; it shows everything, unreviewed claims included."""
        address = self._connection.uri.replace("neo4j://", "bolt://", 1)
        return py2neo.Graph(address, auth=(self._connection.user, self._connection.password))

    def answer(self, question: str, **parameters: object) -> Answer:
        """The answer to a question with its notes; `review="all"` shows what no person has accepted.

        Raises `UnknownQuestion` and `InvalidParameter`.
        """
        return ask(self._store, question, parameters, gate=Gate(LOCAL))

    def frame(self, question: str, **parameters: object) -> pd.DataFrame:
        """The rows of an answer, a column each, in the question's order; dates are `datetime64`.

        `frame.attrs["notes"]` holds the sentences to print beside the rows, the withheld one first.
        """
        answer = self.answer(question, **parameters)
        names = [column.name for column in answer.columns]
        frame = pd.DataFrame([dict(row) for row in answer.rows], columns=names)
        for column in answer.columns:
            if column.type in {"date", "time"}:
                frame[column.name] = pd.to_datetime(frame[column.name], utc=column.type == "time")
        frame.attrs["notes"] = list(answer.notes)
        return frame

    def subgraph(self, question: str, **parameters: object) -> py2neo.Subgraph:
        """The nodes and edges behind the rows of an answer: organisations, contracts, matters, claims.

        Only what the rows name is taken, so the gate holds for the picture as it does for the table.
        """
        answer = self.answer(question, **parameters)
        ids = sorted({value for row in answer.rows for key in _SHOWN for value in _values(row.get(key))})
        found = self.graph.run(statement("notebook/subgraph"), {"ids": ids}).to_subgraph()
        return found if found is not None else py2neo.Subgraph()


def _values(value: Any) -> Iterable[str]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)
