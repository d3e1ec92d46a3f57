"""A real Chromium on a real service: one of each for all tests of this folder."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright

from api.http.app import create_app
from api.keys import KeyRing
from api.settings import Settings
from graph.schema import ensure
from graph.store import Store


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium as Debian packages it; every name of the internet is unknown to it."""
    path = shutil.which("chromium")
    if path is None and not os.environ.get("CI"):
        pytest.skip("needs Chromium (Debian: apt-get install chromium); CI has it")
    assert path
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
            ],
        )  # fmt: skip
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def service(shared_store: Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service on the graph of the tests."""
    folder: Path = tmp_path_factory.mktemp("service")
    ensure(shared_store)
    app = create_app(shared_store, Settings(data=folder), keys=KeyRing(folder / "keys.json"))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=20)
