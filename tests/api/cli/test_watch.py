"""`supplywatch watch` as a person runs it."""

import json
from pathlib import Path
from typing import Any

import pytest

from api.cli.run import DONE, NOTHING_OR_SOME_FAILED, WRONG_USE, run
from graph.store import Connection

pytestmark = pytest.mark.neo4j

SCREENED = (
    "Supplier,supplywatch_outcome,supplywatch_id\n"
    "Palantir,none_published,us-palantir\n"
    "Perhaps,possible_match,gb-nhs-england\n"
    "Nobody,no_match,\n"
)


def test_a_screened_list_is_followed_and_its_changes_are_told(
    graph: Any, named: Connection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Any
) -> None:
    monkeypatch.setenv("SUPPLYWATCH_DATA", str(tmp_path))
    graph.ensure()
    (tmp_path / "list.csv").write_text(SCREENED, "utf-8")

    assert run(["watch", "list"]) == NOTHING_OR_SOME_FAILED
    assert (
        run(["watch", "add", "Ours", "--from", str(tmp_path / "list.csv"), "--url", "https://example.org/h"])
        == DONE
    )
    said = capsys.readouterr().out
    identifier = said.split("follows")[0].split()[-1]
    claim = graph.deal(accepted=True)
    assert run(["watch", "changes", identifier]) == NOTHING_OR_SOME_FAILED
    assert run(["watch", "changes", identifier, "--since", "2026-11-01", "--json"]) == DONE
    told = capsys.readouterr().out

    assert "follows 1 from now on" in said and "whsec_" in said
    assert "no change is not a clean record" in told
    (change,) = json.loads(told[told.index("[") :])
    assert (change["action"], change["claimIds"]) == ("accept", [claim])
    assert run(["watch", "add", "x", "nobody"]) == WRONG_USE
    assert run(["watch", "add", "x"]) == WRONG_USE
    assert run(["watch", "remove", identifier]) == DONE
    assert run(["watch", "remove", identifier]) == NOTHING_OR_SOME_FAILED
