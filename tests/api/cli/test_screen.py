"""`supplywatch screen` as a person runs it."""

import json
from pathlib import Path

import pytest

from api.cli.run import NOTHING_OR_SOME_FAILED, WRONG_USE, run
from graph.schema import ensure
from graph.store import Connection, Store


@pytest.mark.neo4j
def test_a_broken_row_is_reported_and_the_rest_goes_on(
    store: Store,
    named: Connection,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ensure(store)
    path, copy = tmp_path / "list.csv", tmp_path / "copy.csv"
    path.write_text("No,Supplier\n007,Serco Group plc\n008,\n009,Nobody Here Ltd,x\n", "utf-8")

    assert run(["screen", str(path)]) == NOTHING_OR_SOME_FAILED
    printed = capsys.readouterr().out
    assert run(["screen", str(path), "--json", "--out", str(copy)]) == NOTHING_OR_SOME_FAILED
    told = json.loads(capsys.readouterr().out)

    assert "row 3: it has no name" in printed
    assert "row 4 (Nobody Here Ltd): it has 3 cells, the header has 2" in printed
    assert (tmp_path / "list.screened.csv").read_bytes() == copy.read_bytes()
    assert [line.split(",")[0] for line in copy.read_text("utf-8").splitlines()] == [
        "No",
        "007",
        "008",
        "009",
    ]
    assert told["counts"]["not_screened"] == 2
    # The program knows the name; nothing has been read, so nothing can be said.
    assert [row["outcome"] for row in told["rows"]] == ["not_covered", None, None]
    assert told["noHit"].startswith("No hit is not a clean record")


@pytest.mark.parametrize("out", [None, "list.csv"])
def test_neither_the_list_nor_an_older_copy_is_overwritten(tmp_path: Path, out: str | None) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Supplier\nAcme Ltd\n", "utf-8")
    (tmp_path / "list.screened.csv").write_text("my notes", "utf-8")

    code = run(["screen", str(path), *(["--out", str(tmp_path / out)] if out else [])])

    assert code == WRONG_USE
    assert path.read_text("utf-8") == "Supplier\nAcme Ltd\n"
    assert (tmp_path / "list.screened.csv").read_text("utf-8") == "my notes"
