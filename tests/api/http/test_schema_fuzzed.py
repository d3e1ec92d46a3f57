"""Requests made up from the OpenAPI document: whatever comes, the answer is one that the document declares."""

from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from api.http.app import create_app
from api.keys import KeyRing
from api.settings import Settings
from graph.store import Store

_CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
_KEYS = {"X-API-Key", "Authorization"}
_BOUNDED = settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.mark.neo4j
def test_every_answer_is_one_that_is_declared(store: Store, graph: Any, tmp_path: Path) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    app = create_app(store, Settings(data=tmp_path), keys=KeyRing(tmp_path / "keys.json"))
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    tried = 0

    for found in schema.exclude(path_regex="/events$").get_all_operations():

        @_BOUNDED
        @given(case=found.ok().as_strategy())
        def declared(case: schemathesis.Case) -> None:
            nonlocal tried
            tried += 1
            # Without a key everything is open here; a made-up one would end each request at the door.
            case.headers = {name: value for name, value in case.headers.items() if name not in _KEYS}
            case.call_and_validate(base_url="http://127.0.0.1", checks=_CHECKS)

        declared()

    assert tried > 200
