import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from api.cli.evaluate import evaluate
from graph.errors import WrongUse

TEXT = (
    "Norfolk Police terminated a £4.5m contract with Sentrica Ltd in March 2024.\n\n"
    "Amnesty International has accused Sentrica Ltd of complicity in human rights abuses.\n"
)
GOLD = {
    "contracts": [
        {
            "vendor": ["Sentrica Ltd"],
            "client": ["Norfolk Police"],
            "value": 4500000,
            "value_kind": "exact",
            "currency": "GBP",
            "status": "terminated",
            "evidence": TEXT[:75],
        }
    ],
    "controversies": [
        {
            "vendor": ["Sentrica"],
            "category": "human_rights",
            "accuser": ["Amnesty International"],
            "stance": "alleged",
            "evidence": TEXT[77:160],
        },
        {
            "vendor": ["Norfolk Police"],
            "category": "corruption",
            "accuser": None,
            "stance": "alleged",
            "evidence": TEXT[:75],
        },
    ],
    "ownership": [],
    "roles": [],
    "not_contract_values": [],
    "tags": ["invented"],
}

app = typer.Typer()
app.command()(evaluate)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.json").write_text(json.dumps(GOLD), "utf-8")
    (tmp_path / "one.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_texts_are_read_and_scored_against_their_annotations(folder: Path) -> None:
    result = CliRunner().invoke(app, [str(folder), "--json"])

    figures = json.loads(result.stdout)
    assert figures["micro"]["full"]["f1"] == 1.0
    assert figures["micro"]["controversy"] == {"p": 1.0, "r": 0.5, "f1": 0.6667, "tp": 1, "fp": 0, "fn": 1}
    assert figures["micro"]["evidence_exact"] == 1.0
    assert figures["tags"]["invented"]["n"] == 1


def test_what_was_missed_is_listed_with_the_words_it_rests_on(folder: Path) -> None:
    result = CliRunner().invoke(app, [str(folder), "--errors", "--quiet"])

    assert "one  controversy missed:" in result.stdout
    assert "Norfolk Police" in result.stdout


def test_readings_of_another_reader_are_scored_in_its_place(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.json").write_text(json.dumps({"contracts": []}), "utf-8")

    result = CliRunner().invoke(app, [str(folder), "--json", "--pred", str(other)])

    assert json.loads(result.stdout)["micro"]["full"]["r"] == 0.0


def test_annotations_without_a_text_are_refused_with_what_to_do(folder: Path) -> None:
    (folder / "one.txt").unlink()

    result = CliRunner().invoke(app, [str(folder)])

    assert isinstance(result.exception, WrongUse)
    assert "--pred" in str(result.exception)
