"""Reads OCDS made by a test, through a file as a user has one."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractors.registers.ocds import read_ocds
from extractors.registers.opening import Limits, inputs
from extractors.registers.stream import Origin, Skipped, Taken
from graph.load_rows import check
from graph.model.gazetteer import Gazetteer, KnownOrganisation
from graph.model.vocabulary import OrganisationKind

Read = Callable[..., list[Taken | Skipped]]

KNOWN = Gazetteer.of(
    [
        KnownOrganisation(
            "gb-ministry-of-works",
            "Ministry of Works",
            OrganisationKind.PUBLIC_BODY,
            "GB",
            ambiguous=("Ministry of Works",),
        ),
        KnownOrganisation("nz-ministry-of-works", "Ministry of Works", OrganisationKind.PUBLIC_BODY, "NZ"),
    ]
)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Everything that files with this content give; every quote is checked against its text."""

    def reading(*contents: Any, origin: Origin | None = None, name: str = "f.json") -> list[Taken | Skipped]:
        paths = []
        for number, content in enumerate(contents):
            path = tmp_path / f"{number}-{name}"
            path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
            paths.append(str(path))
        files = inputs(paths, limits=Limits(), told=lambda _: None)
        found = list(read_ocds(files, origin or Origin(), KNOWN, limits=Limits()))
        for one in found:
            if isinstance(one, Taken):
                check(one.document, one.claims)
        return found

    return reading


@pytest.fixture
def release() -> Callable[..., dict[str, Any]]:
    """A sound release of one award with its contract; keyword arguments replace its fields."""

    def made(**fields: Any) -> dict[str, Any]:
        return {
            "ocid": "ocds-h6vhtk-000001",
            "id": "000001-2025",
            "date": "2025-03-04T10:00:00Z",
            "tag": ["award", "contract"],
            "language": "en",
            "parties": [
                {
                    "id": "GB-PPON-PAAA-1111-BBBB",
                    "name": "Norland County Council",
                    "identifier": {"scheme": "GB-PPON", "id": "PAAA-1111-BBBB"},
                    "address": {"countryName": "United Kingdom"},
                    "contactPoint": {
                        "name": "Jane Roe",
                        "email": "jane@example.org",
                        "telephone": "01234 567890",
                    },
                    "roles": ["buyer"],
                },
                {
                    "id": "GB-COH-01234567",
                    "name": "Ashdown Care Limited",
                    "identifier": {"scheme": "GB-COH", "id": "01234567"},
                    "roles": ["supplier"],
                },
            ],
            "buyer": {"id": "GB-PPON-PAAA-1111-BBBB", "name": "Norland County Council"},
            "tender": {"id": "t1", "title": "Nightjar care homes", "status": "complete"},
            "awards": [
                {
                    "id": "1",
                    "status": "active",
                    "date": "2025-02-01T00:00:00Z",
                    "value": {"amount": 9000000, "currency": "GBP"},
                    "suppliers": [{"id": "GB-COH-01234567", "name": "Ashdown Care Limited"}],
                }
            ],
            "contracts": [
                {
                    "id": "1",
                    "awardID": "1",
                    "status": "active",
                    "value": {"amount": 9000000, "currency": "GBP"},
                    "period": {"startDate": "2025-04-01T00:00:00Z", "endDate": "2028-03-31T23:59:59Z"},
                    "dateSigned": "2025-03-01T00:00:00Z",
                }
            ],
        } | fields

    return made
