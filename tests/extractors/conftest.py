from collections.abc import Callable

import pytest

from extractors.read import Reader, open_reader
from graph.model.claims import Document
from graph.model.reading import Extraction


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The whole pipeline with the real language model, loaded once."""
    return open_reader()


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[[str], Extraction]:
    """What is read in a text."""
    return lambda text: reader.read(Document(id="f00d", text=text))
