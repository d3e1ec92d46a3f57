import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from api.cli.evaluate import evaluate
from graph.errors import WrongUse


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.tsv"
    path.write_text(
        "M\tlegal\tVantor [UK] Ltd\tVantor (UK) Limited\nN\tdirection\tNorth Vantor\tSouth Vantor\n", "utf-8"
    )
    return path


def _run(*arguments: str) -> str:
    app = typer.Typer()
    app.command()(evaluate)
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_each_pair_is_one_line_of_json(file: Path) -> None:
    first, second = (json.loads(line) for line in _run("--pairs", str(file), "--json").splitlines())

    assert (first["left"], first["right"], first["band"]) == (
        "Vantor [UK] Ltd",
        "Vantor (UK) Limited",
        "MERGE",
    )
    assert (second["band"], second["why"]) == ("NO", "north against south")
    assert 0 <= second["score"] < first["score"] <= 1


def test_labels_give_precision_and_recall(file: Path) -> None:
    shown = _run("--pairs", str(file), "--names-alone")

    assert "2 pairs, 1 the same" in shown
    assert "MERGE or REVIEW" in shown
    assert "[UK]" in shown


def test_a_folder_and_pairs_at_once_or_neither_is_wrong_use(file: Path) -> None:
    with pytest.raises(WrongUse, match="not both"):
        evaluate(file.parent, pairs=file)
    with pytest.raises(WrongUse, match="--pairs"):
        evaluate(None)
