"""Every address and every setting that a page names is one that the program has."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from api.http.app import create_app
from api.keys import KeyRing
from api.settings import Settings
from documentation.routes import openapi, routes_page
from documentation.settings import settings_page, variable
from graph.store import Connection, Store

_REQUEST = re.compile(r"^(?:(?:GET|POST|PUT|PATCH|DELETE)(?:\|[A-Z]+)* )?(/[a-z][^\s`]*)$")
_CALLED = re.compile(r"(?:\$SW|https?://127\.0\.0\.1:8000)(/[^\s\"'`]*)")
_VARIABLE = re.compile(r"\b(?:SUPPLYWATCH|NEO4J)_[A-Z0-9_]+\b")
# Folders in containers, and the date in the address of an article.
_NO_ADDRESS = re.compile(r"/(?:data|tmp|articles|backup|2026)\b")


@pytest.fixture(scope="module")
def patterns(tmp_path_factory: pytest.TempPathFactory) -> list[re.Pattern[str]]:
    """Every address that the service answers; no database is asked."""
    folder = tmp_path_factory.mktemp("service")
    with Store(Connection("bolt://127.0.0.1:1", "nobody", "")) as store:
        app = create_app(store, Settings(data=folder), keys=KeyRing(folder / "keys.json"))
    paths = [*openapi()["paths"], "/openapi.json", "/questions/{name}"]
    paths += [path for router in app.state.routers for path in _paths(router)]
    return [re.compile(re.sub(r"\{[^}]*:path\}", ".+", path).replace("{", "(?P<").replace("}", ">[^/]+)")) for path in paths]  # fmt: skip


def _paths(router: Any) -> Iterator[str]:
    for route in router.routes:
        inner = getattr(route, "original_router", None)
        if inner:
            yield from _paths(inner)
        else:
            yield route.path


def _named(code: Any) -> set[tuple[str, str]]:
    found = set()
    for one in code:
        if one.inline and (match := _REQUEST.match(one.text)):
            found.add((one.page, match[1]))
        found |= {(one.page, path) for path in _CALLED.findall(one.text)}
    return {(page, path) for page, path in found if not _NO_ADDRESS.match(path) and "…" not in path}


def _exists(path: str, patterns: list[re.Pattern[str]]) -> bool:
    plain = path.partition("?")[0].rstrip("/") or "/"
    plain = re.sub(r"\{[^}]*\}", "x", plain)
    # `/match` is short for `/match/{dataset}`.
    return any(pattern.fullmatch(one) for pattern in patterns for one in (plain, f"{plain}/x"))


def test_every_address_that_a_page_names_is_served(code: Any, patterns: list[re.Pattern[str]]) -> None:
    named = _named(code)

    assert len(named) > 60
    assert sorted(one for one in named if not _exists(one[1], patterns)) == []


@pytest.mark.parametrize("path", ["/vendor/x", "/questions", "/claims/x/context"])
def test_an_address_that_is_not_served_would_be_seen(path: str, patterns: list[re.Pattern[str]]) -> None:
    assert _exists(path, patterns) is (path != "/vendor/x")


def test_every_route_and_shape_stands_in_the_reference() -> None:
    page, document = routes_page(), openapi()

    for path, methods in document["paths"].items():
        if not path.startswith("/questions/"):
            for method in methods:
                assert f"### {method.upper()} {path}\n" in page
    assert page.count("{#shape-") == len(document["components"]["schemas"])


def test_every_setting_that_a_page_names_is_read_and_every_setting_is_told(code: Any) -> None:
    known = {variable(name, field) for name, field in Settings.model_fields.items()}
    named = {name for one in code for name in _VARIABLE.findall(one.text)}

    assert sorted(named - known) == []
    for name in known:
        assert f"<code>{name}</code>" in settings_page()
