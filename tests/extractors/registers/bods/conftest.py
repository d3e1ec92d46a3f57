"""Reads BODS made by a test, through a file as a user has one."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractors.registers.bods import read_bods
from extractors.registers.opening import Limits, inputs
from extractors.registers.stream import Origin, Skipped, Taken
from graph.load_rows import check
from graph.model.gazetteer import Gazetteer

Read = Callable[..., list[Taken | Skipped]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Everything that statements give; every quote is checked against its text."""

    def reading(statements: Any, origin: Origin | None = None) -> list[Taken | Skipped]:
        path = tmp_path / "b.json"
        path.write_bytes(statements if isinstance(statements, bytes) else json.dumps(statements).encode())
        files = inputs([str(path)], limits=Limits(), told=lambda _: None)
        found = list(read_bods(files, origin or Origin(), Gazetteer.of([]), limits=Limits()))
        for one in found:
            if isinstance(one, Taken):
                check(one.document, one.claims)
        return found

    return reading
