"""`supplywatch serve` as a process: what it does to documents when parts of it are killed."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from api.cli.run import run
from api.keys import KeyRing, Scope
from api.serving import refuse_open_house
from api.serving import run as serve
from api.settings import Settings
from graph.errors import WrongUse
from graph.store import Connection, Store

pytestmark = pytest.mark.neo4j

_START = "from api.cli import main; main()"
_ARTICLE = (
    "NHS England has awarded Palantir a £{amount}m contract to run a data platform for hospital group {number}. "
    "Amnesty International has accused Palantir of complicity in human rights abuses in Gaza."
)


@dataclass
class Service:
    """A running service."""

    process: subprocess.Popen[str]
    address: str
    folder: str

    def get(self, path: str) -> httpx.Response:
        return httpx.get(self.address + path, timeout=60)

    def post(self, text: str) -> dict[str, Any]:
        answer = httpx.post(f"{self.address}/documents", json={"text": text}, timeout=60)
        assert answer.status_code == 202, answer.text
        return dict(answer.json())

    def workers(self) -> list[psutil.Process]:
        children = psutil.Process(self.process.pid).children()
        return [one for one in children if "spawn_main" in " ".join(one.cmdline())]

    def databases(self) -> list[psutil.Process]:
        """The servers on the data folder of this service."""
        found = [(one, one.info["cmdline"] or []) for one in psutil.process_iter(["cmdline"])]
        entry = "org.neo4j.server.CommunityEntryPoint"
        return [one for one, words in found if entry in words and any(self.folder in word for word in words)]


Start = Callable[..., Service]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    running: list[subprocess.Popen[str]] = []

    def started(database: Connection | None, *, workers: int) -> Service:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("NEO4J_")}
        environment |= {
            "SUPPLYWATCH_DATA": str(tmp_path / "data"),
            "SUPPLYWATCH_CACHE": str(Settings().cache),
            "SUPPLYWATCH_HEAP": "512m",
            "SUPPLYWATCH_PAGE_CACHE": "64m",
        }
        if database:
            environment |= {
                "NEO4J_URI": database.uri,
                "NEO4J_USER": database.user,
                "NEO4J_PASSWORD": database.password,
            }
        command = [sys.executable, "-c", _START, "serve", "--port", "0", "--workers", str(workers), "--quiet"]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=environment, cwd=Path(__file__).parents[2]
        )
        running.append(process)
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("Web pages"):
                return Service(process, line.split()[-1].rstrip("/"), str(tmp_path / "data"))
        raise AssertionError("the service ended before it answered")

    yield started
    for process in running:
        if process.poll() is None:
            process.terminate()
        process.wait(60)
        if process.stdout:
            process.stdout.close()


def _until(found: Callable[[], Any], *, seconds: float = 120) -> Any:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if result := found():
            return result
        time.sleep(0.2)
    raise AssertionError("it did not happen in time")


def test_a_document_comes_in_over_http_and_out_in_an_answer_though_its_worker_is_killed(
    start: Start, server: Connection, store: Store
) -> None:
    service = start(server, workers=1)
    job = service.post(_ARTICLE.format(amount=330, number=1))

    with httpx.stream("GET", service.address + job["events"], timeout=120) as events:
        lines = [line for line in events.iter_lines() if line]
    rows = service.get("/questions/exposure?review=all").json()["rows"]

    assert lines[-2] == "event: done"
    assert json.loads(lines[-1].removeprefix("data: "))["documents"][0]["state"] == "loaded"
    assert [(row["body"], row["vendor"].split()[0], row["amount"], row["review"]) for row in rows] == [
        ("NHS England", "Palantir", 330_000_000, "UNREVIEWED")
    ]

    jobs = [service.post(_ARTICLE.format(amount=10 + number, number=number)) for number in range(2, 12)]
    (victim,) = service.workers()
    _until(lambda: store.read_text("MATCH (d:Document {state: 'reading'}) RETURN d.id AS id", {}))
    victim.kill()

    documents = [
        _until(
            lambda job=job: (found := service.get(f"/jobs/{job['id']}").json())["done"] and found["documents"]
        )[0]
        for job in jobs
    ]
    counts = store.read_text(
        "MATCH (d:Document)<-[:EVIDENCED_BY]-(c:Claim) WITH d, count(DISTINCT c) AS claims"
        " RETURN count(d) AS documents, collect(DISTINCT claims) AS claims",
        {},
    )
    assert {one["state"] for one in documents} == {"loaded"}
    assert victim.pid not in {one.pid for one in service.workers()}
    # Every text says the same two things: none was lost, none is there twice.
    assert counts == [{"documents": 11, "claims": [2]}]

    workers = _until(service.workers)
    service.process.kill()
    service.process.wait(30)
    psutil.wait_procs(workers, timeout=30)
    assert not [one for one in workers if one.is_running() and one.status() != psutil.STATUS_ZOMBIE]


def test_a_database_that_is_killed_is_503_until_it_is_back_and_all_end_together(start: Start) -> None:
    service = start(None, workers=0)
    job = service.post(_ARTICLE.format(amount=330, number=1))
    (java,) = service.databases()

    java.kill()
    lost = _until(lambda: (answer := service.get("/readyz")).status_code != 200 and answer, seconds=30)
    back = _until(lambda: (answer := service.get("/readyz")).status_code == 200 and answer)

    assert lost.status_code == 503
    assert lost.headers["content-type"] == "application/problem+json"
    assert back.json()["status"] == "ok"
    assert service.get(f"/jobs/{job['id']}").json()["documents"][0]["state"] == "queued"

    service.process.send_signal(signal.SIGTERM)
    assert service.process.wait(60) == 0
    assert service.databases() == []


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "service.example"])
def test_a_service_without_a_key_is_not_opened_to_others(tmp_path: Path, host: str) -> None:
    keys = KeyRing(tmp_path / "keys.json")

    with pytest.raises(WrongUse, match="supplywatch keys add"):
        refuse_open_house(host, keys)

    keys.add("office", [Scope.READ])
    refuse_open_house(host, keys)


def test_the_command_refuses_such_an_address_before_it_starts_anything(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SUPPLYWATCH_DATA", str(tmp_path))

    code = run(["serve", "--host", "0.0.0.0"])

    assert code == 2
    assert "supplywatch keys add" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        settings = Settings(data=tmp_path, port=port)

        with pytest.raises(WrongUse, match=f"port {port}"):
            serve(settings, KeyRing(tmp_path / "keys.json"), ready=lambda *_: None)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "127.0.0.2"])
def test_this_machine_needs_no_key(tmp_path: Path, host: str) -> None:
    refuse_open_house(host, KeyRing(tmp_path / "keys.json"))
