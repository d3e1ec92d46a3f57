"""The service as an app on the real store."""

from collections.abc import AsyncIterator, Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest
from fastapi import FastAPI

from api.http.app import create_app
from api.keys import KeyRing, Scope
from api.settings import Settings
from graph.store import Store


@pytest.fixture
def anyio_backend() -> str:
    """Uvicorn runs on asyncio, so the tests do."""
    return "asyncio"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that touch nothing outside of the test's folder."""
    return Settings(data=tmp_path, max_document_mb=1)


@pytest.fixture
def keys(tmp_path: Path) -> KeyRing:
    """No key yet: everybody on this machine may do all."""
    return KeyRing(tmp_path / "keys.json")


@pytest.fixture
def app(store: Store, settings: Settings, keys: KeyRing) -> FastAPI:
    """The service."""
    return create_app(store, settings, keys=keys)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A caller on this machine."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as caller:
        yield caller


@pytest.fixture
def key(keys: KeyRing) -> Callable[..., dict[str, str]]:
    """Makes a key with some scopes and gives the header that carries it."""

    def made(*scopes: Scope) -> dict[str, str]:
        return {"Authorization": f"ApiKey {keys.add('office', scopes)}"}

    return made


@pytest.fixture
def page_server() -> Iterator[Callable[[str], str]]:
    """Serves one text on a free port of this machine and gives its address."""
    servers = []

    def serve(text: str) -> str:
        class Page(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/plain; charset=utf-8")
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_: object) -> None:
                return

        server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
        Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}/news"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()
