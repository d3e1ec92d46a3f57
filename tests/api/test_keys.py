import json
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli.keys import app
from api.keys import KeyRing, Scope
from graph.errors import NotFound, WrongUse


@pytest.fixture
def ring(tmp_path: Path) -> KeyRing:
    return KeyRing(tmp_path / "supplywatch" / "keys.json")


def test_a_key_opens_what_it_was_made_for(ring: KeyRing) -> None:
    token = ring.add("office", [Scope.READ, Scope.INGEST])

    found = ring.match(token)

    assert found is not None
    assert (found.name, found.scopes) == ("office", ("ingest", "read"))


def test_the_token_itself_is_nowhere_on_disk_and_the_file_is_private(ring: KeyRing, tmp_path: Path) -> None:
    token = ring.add("office", [Scope.READ])

    (path,) = [path for path in tmp_path.rglob("*") if path.is_file()]

    assert token not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("token", ["", "sw_", "sw_wrong", "\ud800", "x" * 100_000])
def test_a_wrong_token_opens_nothing(ring: KeyRing, token: str) -> None:
    ring.add("office", [Scope.READ])

    assert ring.match(token) is None


def test_a_revoked_key_is_kept_and_opens_nothing(ring: KeyRing) -> None:
    token = ring.add("office", [Scope.READ])
    ring.revoke(ring.keys()[0].id)

    assert ring.match(token) is None
    assert not ring.configured()
    assert len(ring.keys()) == 1


def test_another_process_that_changes_the_keys_is_seen_at_once(ring: KeyRing, tmp_path: Path) -> None:
    token = ring.add("office", [Scope.READ])
    assert ring.match(token)

    other = KeyRing(tmp_path / "supplywatch" / "keys.json")
    other.revoke(other.keys()[0].id)

    assert ring.match(token) is None


def test_revoking_what_there_is_not_says_so(ring: KeyRing) -> None:
    with pytest.raises(NotFound, match="nothing"):
        ring.revoke("nothing")


def test_a_damaged_file_opens_nothing_and_says_what_to_do(ring: KeyRing, tmp_path: Path) -> None:
    ring.add("office", [Scope.READ])
    (tmp_path / "supplywatch" / "keys.json").write_text("{broken")

    with pytest.raises(WrongUse, match="restore the file"):
        ring.match("anything")


def test_the_command_line_makes_lists_and_revokes_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUPPLYWATCH_DATA", str(tmp_path))
    run = CliRunner().invoke

    none = run(app, ["list"])
    made = run(app, ["add", "office", "--scope", "read", "--scope", "review"])
    (listed,) = json.loads(run(app, ["list", "--json"]).stdout)
    revoked = run(app, ["revoke", listed["id"]])

    assert "no key" in none.stdout
    assert made.stdout.strip().startswith("sw_")
    assert (listed["name"], listed["scopes"]) == ("office", ["read", "review"])
    assert revoked.exit_code == 0
    assert not KeyRing(tmp_path / "keys.json").configured()
