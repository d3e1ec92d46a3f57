"""For analysts in notebooks: the answer to a question as a data frame, or as a py2neo subgraph to draw.

py2neo is no longer developed upstream, so nothing else may lean on it; it stays here. Like every exit
this one is gated: `review="accepted"` unless all is asked for, and then each row says UNREVIEWED.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import Any

from graph.embedded.server import EmbeddedServer
from graph.embedded.versions import server_checked
from graph.publication import LOCAL, Gate, ReviewMode, cut
from graph.questions import Answer, ColumnType, ask
from graph.questions.catalogue import MOST
from graph.schema import ensure
from graph.store import Connection, Store

try:
    import pandas as pd
    import py2neo
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        f"graph.notebook needs {error.name}, which is not installed: pip install 'supplywatch[notebook]'",
        name=error.name,
    ) from error

_FRAME_TYPES = {
    ColumnType.AMOUNT: "float64",
    ColumnType.NUMBER: "float64",
    ColumnType.INTEGER: "Int64",
    ColumnType.BOOLEAN: "boolean",
}
# Labels and properties that rest on every claim, accepted or not, stay out of a picture of accepted ones.
_RESTING_ON_ALL = {"Vendor", "Concerned", "Exposed"}
_PLAIN = ("id", "name", "kind", "country", "category")


class Notebook:
    """A graph seen from a notebook. Close it, or use it in a `with` block."""

    def __init__(self, connection: Connection, *, closing: ExitStack | None = None) -> None:
        self._connection = connection
        self._closing = closing or ExitStack()
        self._store = self._closing.enter_context(Store(connection))

    def __enter__(self) -> "Notebook":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back; a server that only this notebook uses is stopped."""
        self._closing.close()

    @cached_property
    def graph(self) -> py2neo.Graph:
        """The py2neo graph, for statements of your own; it shows everything, unreviewed claims included."""
        secret = (self._connection.user, self._connection.password)
        graph = py2neo.Graph(self._connection.uri, name=self._connection.database, auth=secret)
        self._closing.callback(graph.service.connector.close)
        return graph

    def answer(self, question: str, **parameters: object) -> Answer:
        """One page of the answer to a question, with its notes; `review="all"` shows unreviewed rows too.

        Raises `UnknownQuestion` and `InvalidParameter`.
        """
        return ask(self._store, question, parameters, gate=Gate(LOCAL))

    def frame(self, question: str, **parameters: object) -> pd.DataFrame:
        """All rows of an answer, or `limit` of them, a column each, in the question's order.

        Dates are `datetime64`, times with their zone, amounts `float64`; what is unknown is missing. `attrs`
        holds the `notes` to print beside the rows, how many rows were `found` and how many `withheld`.
        Raises as `answer`, and `Conflict` when the graph changed while a long list was read.
        """
        pages = list(self._pages(question, parameters))
        names = [column.name for column in pages[0].columns]
        frame = pd.DataFrame([dict(row) for page in pages for row in page.rows], columns=names)
        for column in pages[0].columns:
            if column.type in {ColumnType.DATE, ColumnType.TIME}:
                zoned = column.type is ColumnType.TIME
                frame[column.name] = pd.to_datetime(frame[column.name], utc=zoned)
        frame = frame.astype(
            {column.name: kind for column in pages[0].columns if (kind := _FRAME_TYPES.get(column.type))}
        )
        first = pages[0]
        frame.attrs.update(notes=list(first.notes), found=first.found, withheld=first.withheld)
        return frame

    def subgraph(self, question: str, **parameters: object) -> py2neo.Subgraph:
        """What stands behind the rows of an answer: organisations, contracts, matters, claims, documents.

        It is what `frame` would tell, as nodes and edges of today. Only what the rows name is taken, and of
        accepted rows only what accepted claims say, so the gate holds for the picture as for the table. The
        nodes are not bound to the server: drawing or changing them changes nothing there.
        """
        pages = list(self._pages(question, parameters))
        ids = sorted({found for page in pages for found in _named(page)})
        review = pages[0].review
        found = self._store.read("notebook/subgraph", ids=ids, accepted=review is ReviewMode.ACCEPTED)[0]
        nodes = {row["element"]: _node(row, review) for row in found["nodes"]}
        edges = [_edge(row, nodes, review) for row in found["edges"]]
        return py2neo.Subgraph(nodes.values(), edges)

    def _pages(self, question: str, parameters: Mapping[str, object]) -> Iterator[Answer]:
        if "limit" in parameters or "cursor" in parameters:
            yield self.answer(question, **parameters)
            return
        page = self.answer(question, **parameters, limit=MOST)
        yield page
        while page.next_cursor:
            page = self.answer(question, **parameters, limit=MOST, cursor=page.next_cursor)
            yield page


def open_notebook(data: str | Path | None = None) -> Notebook:
    """The graph that the commands use: that of `NEO4J_URI`, else the built-in one, started when it rests.

    `data` is a folder of the built-in database other than the usual one, and then `NEO4J_URI` is not looked
    at. The other environment variables of the commands hold too. Raises `DatabaseUnavailable`,
    `DatabaseRefused` and `DownloadFailed`, each saying what to do.
    """
    uri = os.environ.get("NEO4J_URI")
    with ExitStack() as closing:
        if uri and data is None:
            connection = server_checked(
                Connection(
                    uri=uri,
                    user=os.environ.get("NEO4J_USER", "neo4j"),
                    password=os.environ.get("NEO4J_PASSWORD", ""),
                    database=os.environ.get("NEO4J_DATABASE"),
                )
            )
        else:
            connection = closing.enter_context(_built_in(data).in_use())
        notebook = Notebook(connection, closing=closing)
        ensure(notebook._store)
        notebook._closing = closing.pop_all()
    return notebook


def _built_in(data: str | Path | None) -> EmbeddedServer:
    environment = os.environ
    return EmbeddedServer(
        Path(data) if data is not None else _folder("DATA", ".local/share"),
        _folder("CACHE", ".cache") / "jars",
        maven_url=environment.get("SUPPLYWATCH_MAVEN_URL"),
        heap=environment.get("SUPPLYWATCH_HEAP", "1g"),
        page_cache=environment.get("SUPPLYWATCH_PAGE_CACHE", "512m"),
    )


def _folder(kind: str, fallback: str) -> Path:
    """The folder that the settings of the commands name; they live at the edge, out of reach from here."""
    named = os.environ.get(f"SUPPLYWATCH_{kind}")
    if named:
        return Path(named)
    base = os.environ.get(f"XDG_{kind}_HOME")
    return (Path(base) if base else Path.home() / fallback) / "supplywatch"


def _named(page: Answer) -> Iterator[str]:
    """Every identifier in the rows of a page."""
    single = (*page.question.columns_of(ColumnType.ID), *page.question.columns_of(ColumnType.ORGANISATION))
    for row in page.rows:
        yield from (row[column] for column in single if row[column])
        yield from row.get("claimIds") or ()


def _node(row: Mapping[str, Any], review: ReviewMode) -> py2neo.Node:
    labels = [label for label in row["labels"] if review is ReviewMode.ALL or label not in _RESTING_ON_ALL]
    node = py2neo.Node(*labels, **_properties(row, review))
    node.__primarylabel__, node.__primarykey__ = row["kind"], "id"
    return node


def _properties(row: Mapping[str, Any], review: ReviewMode) -> dict[str, Any]:
    properties: dict[str, Any] = row["properties"]
    if review is ReviewMode.ALL or row["kind"] in {"Claim", "Document"}:
        return properties
    accepted = {
        key[8].lower() + key[9:]: value for key, value in properties.items() if key.startswith("accepted")
    }
    return {key: properties[key] for key in _PLAIN if key in properties} | accepted


def _edge(
    row: Mapping[str, Any], nodes: Mapping[str, py2neo.Node], review: ReviewMode
) -> py2neo.Relationship:
    properties = dict(row["properties"])
    accepted = properties.pop("acceptedClaimIds", None)
    if review is ReviewMode.ACCEPTED and accepted is not None:
        properties["claimIds"] = accepted
    if "quote" in properties:
        properties["quote"] = cut(properties["quote"])
    return py2neo.Relationship(nodes[row["start"]], row["type"], nodes[row["end"]], **properties)
