"""The service with its pages, on one small graph."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from api.http.app import create_app
from api.keys import KeyRing
from api.settings import Settings
from graph.store import Store


@pytest.fixture
def anyio_backend() -> str:
    """Uvicorn runs on asyncio, so the tests do."""
    return "asyncio"


@pytest.fixture
def keys(tmp_path: Path) -> KeyRing:
    """No key yet: everybody on this machine may do all."""
    return KeyRing(tmp_path / "keys.json")


@pytest.fixture
def app(store: Store, keys: KeyRing, tmp_path: Path) -> FastAPI:
    """The service."""
    return create_app(store, Settings(data=tmp_path), keys=keys)


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A browser without scripts, on this machine."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as caller:
        yield caller
