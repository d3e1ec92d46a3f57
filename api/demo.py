"""The demonstration: public facts, retold with their publishers named, read into a graph of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

NEXT_STEPS = (
    "What to try next:",
    "  supplywatch ingest ARTICLE.pdf https://…   your own documents, in a graph of your own",
    "  supplywatch review                         accept, reject or correct what was read, with your name",
    "  supplywatch serve                          the same over HTTP, with documentation at /docs",
)


@contextmanager
def demonstration_documents() -> Iterator[list[Path]]:
    """The shipped digests as files."""
    with as_file(files("seeds").joinpath("documents")) as folder:
        yield sorted(path for path in folder.glob("*.md"))
