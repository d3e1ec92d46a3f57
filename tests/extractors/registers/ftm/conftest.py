"""Reads FollowTheMoney made by a test, through a file as a user has one."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractors.registers.ftm import read_ftm
from extractors.registers.opening import Limits, inputs
from extractors.registers.stream import Origin, Skipped, Taken
from graph.load_rows import check
from graph.model.gazetteer import Gazetteer

Read = Callable[..., list[Taken | Skipped]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Everything that entities give, one a line; every quote is checked against its text."""

    def reading(*entities: Any, origin: Origin | None = None) -> list[Taken | Skipped]:
        path = tmp_path / "f.jsonl"
        lines = [one if isinstance(one, bytes) else json.dumps(one).encode() for one in entities]
        path.write_bytes(b"\n".join(lines) + b"\n")
        files = inputs([str(path)], limits=Limits(), told=lambda _: None)
        found = list(read_ftm(files, origin or Origin(), Gazetteer.of([]), limits=Limits()))
        for one in found:
            if isinstance(one, Taken):
                check(one.document, one.claims)
        return found

    return reading
