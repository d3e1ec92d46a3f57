import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from api.cli import db, doctor
from api.settings import Settings
from graph.errors import Conflict, WrongUse
from graph.store import Connection, Store

app = typer.Typer()
app.add_typer(db.app, name="db")
app.command(name="doctor")(doctor.doctor)


def run(*arguments: str) -> int:
    return typer.main.get_command(app).main(args=list(arguments), standalone_mode=False) or 0


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of a small machine with a folder of its own and the jars of this one."""
    monkeypatch.setenv("SUPPLYWATCH_CACHE", str(Settings().cache))
    monkeypatch.setenv("SUPPLYWATCH_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("SUPPLYWATCH_HEAP", "256m")
    monkeypatch.setenv("SUPPLYWATCH_PAGE_CACHE", "16m")
    for name in ("NEO4J_URI", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def stopped_afterwards() -> Iterator[None]:
    yield
    run("db", "stop", "--force")


@pytest.mark.neo4j
@pytest.mark.slow
def test_the_built_in_database_is_opened_backed_up_and_put_back_by_hand(
    stopped_afterwards: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("db", "start")
    started = capsys.readouterr().out
    run("db", "status", "--json")
    status = json.loads(capsys.readouterr().out)
    run("db", "status", "--show-password")
    shown = capsys.readouterr().out
    run("db", "stop")
    capsys.readouterr()
    run("db", "stop")
    stopped_twice = capsys.readouterr().out
    backed_up = run("db", "backup", str(tmp_path / "graph"))
    with pytest.raises(Conflict, match="--yes"):
        run("db", "restore", str(tmp_path / "graph"))
    restored = run("db", "restore", str(tmp_path / "graph"), "--yes")

    assert status["uri"] in started
    assert status["answers"] and status["stays"] and status["kind"] == "built-in"
    assert "password" not in status
    assert (tmp_path / "data" / "neo4j" / "password").read_text().strip() in shown
    assert "was not running" in stopped_twice
    assert (backed_up, restored) == (0, 0)


def test_the_status_of_a_machine_without_a_database_makes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("db", "status", "--json")

    assert json.loads(capsys.readouterr().out)["running"] is False
    assert not (tmp_path / "data").exists()


@pytest.mark.neo4j
def test_the_status_of_a_named_server_is_told(named: Connection, capsys: pytest.CaptureFixture[str]) -> None:
    code = run("db", "status", "--json")

    status = json.loads(capsys.readouterr().out)
    assert code == 0
    assert (status["kind"], status["uri"], status["answers"]) == ("external", named.uri, True)
    assert status["version"].startswith("5.26.")
    assert named.password not in json.dumps(status)


def test_a_named_server_that_does_not_answer_is_exit_code_three(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")

    code = run("db", "status")

    assert code == 3
    assert "no Neo4j answers" in capsys.readouterr().out


@pytest.mark.parametrize(
    "command", [["start"], ["stop"], ["browser"], ["backup", "file"], ["restore", "file"]]
)
def test_commands_for_the_built_in_database_leave_a_named_one_alone(
    command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")

    with pytest.raises(WrongUse, match="NEO4J_URI"):
        run("db", *command)


def findings(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, str]]:
    return {finding["name"]: finding for finding in json.loads(capsys.readouterr().out)}


def test_the_doctor_finds_a_new_machine_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    code = run("doctor", "--json")

    found = findings(capsys)
    assert code == 0
    assert found["python"]["words"].startswith(f"{sys.version_info.major}.{sys.version_info.minor}")
    assert "openjdk 21" in found["java"]["words"]
    assert found["database server"]["state"] == "good"
    assert found["database"]["state"] == "note"


@pytest.mark.neo4j
def test_the_doctor_asks_the_named_server(
    named: Connection, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run("doctor", "--json")

    found = findings(capsys)
    assert code == 0
    assert f"answers ({named.uri})" in found["database"]["words"]
    assert found["graph"]["state"] == "good"
    assert "java" not in found


@pytest.mark.neo4j
def test_the_doctor_finds_a_claim_that_rests_on_nothing(
    named: Connection, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    store.write(
        lambda transaction: transaction.run_text(  # type: ignore[attr-defined]
            "CREATE (:Claim {id: 'claim-without-evidence', kind: 'allegation'})", {}
        )
    )

    code = run("doctor", "--json")

    assert code == 1
    assert "claim-without-evidence" in findings(capsys)["graph"]["words"]


@pytest.mark.parametrize(
    ("setting", "value", "name", "words"),
    [
        ("NEO4J_URI", "bolt://127.0.0.1:1", "database", "no Neo4j answers"),
        ("SUPPLYWATCH_HEAP", "lots", "settings", "SUPPLYWATCH_HEAP"),
        ("SUPPLYWATCH_HEAP", "900000g", "memory and disk", "SUPPLYWATCH_HEAP"),
    ],
)
def test_the_doctor_says_what_is_wrong_and_exits_with_one(
    setting: str,
    value: str,
    name: str,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(setting, value)

    code = run("doctor", "--json")

    finding = findings(capsys)[name]
    assert code == 1
    assert finding["state"] == "wrong"
    assert words in finding["words"]


def test_the_doctor_notices_a_password_that_others_can_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "data" / "neo4j"
    home.mkdir(mode=0o700, parents=True)
    (home / "password").write_text("secret")
    (home / "password").chmod(0o644)

    code = run("doctor", "--json")

    assert code == 1
    assert f"chmod 600 {home / 'password'}" in findings(capsys)["folder"]["words"]
