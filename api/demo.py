"""The demonstration: public facts, retold with their publishers named, read into a graph of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

NEXT_STEPS = (
    "supplywatch demo leaves its graph in a folder of its own; your own starts empty:",
    "  supplywatch ingest ARTICLE.pdf https://…   then   supplywatch ask exposure --review all",
    "  supplywatch review            accept or reject what was read, with your name",
    "  supplywatch serve             the same over HTTP, with documentation at /docs",
)


@contextmanager
def demonstration_documents() -> Iterator[list[Path]]:
    """The shipped digests as files."""
    with as_file(files("seeds").joinpath("documents")) as folder:
        yield sorted(path for path in folder.glob("*.md"))
