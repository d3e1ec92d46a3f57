"""Reads lists made by a test, through a file as a user has one."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extractors.registers.lists import read_list, read_profile
from extractors.registers.opening import Limits, inputs
from extractors.registers.stream import Origin, Skipped, Taken
from graph.load_rows import check
from graph.model.gazetteer import Gazetteer, KnownOrganisation
from graph.model.vocabulary import OrganisationKind

Read = Callable[..., list[Taken | Skipped]]

KNOWN = Gazetteer.of(
    [KnownOrganisation("gb-heron", "Heron Defence", OrganisationKind.COMPANY, "GB")],
)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Everything that a list with this content gives; every quote is checked against its text."""

    def reading(
        content: str | bytes, profile: str, *, name: str = "l.csv", **ways: Any
    ) -> list[Taken | Skipped]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        files = inputs([str(path)], limits=Limits(), told=lambda _: None)
        origin = ways.pop("origin", Origin())
        day = ways.pop("edition", date(2025, 6, 30))
        found = list(read_list(files, read_profile(profile), day, origin, KNOWN, limits=Limits(), **ways))
        for one in found:
            if isinstance(one, Taken):
                check(one.document, one.claims)
        return found

    return reading
