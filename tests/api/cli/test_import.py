"""Structured sources into the graph from the command line, sound records and broken ones together."""

import io
import json
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import typer

from api.cli import import_
from api.cli.run import run
from graph.coverage import coverage
from graph.schema import ensure
from graph.store import Connection, Store

pytestmark = pytest.mark.neo4j

Outcome = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def outcome(store: Store, named: Connection, capsys: pytest.CaptureFixture[str]) -> Outcome:
    """Runs `supplywatch import` on the test's server; gives its exit code and its account."""
    ensure(store)

    def call(*arguments: str) -> tuple[int, dict[str, Any]]:
        command = typer.main.get_command(import_.app)
        code = command.main([*arguments, "--json"], standalone_mode=False)
        return code, json.loads(capsys.readouterr().out)

    return call


def _release(number: int, **fields: Any) -> dict[str, Any]:
    return {
        "ocid": f"ocds-h6vhtk-{number:06}",
        "id": str(number),
        "date": "2025-03-04T10:00:00Z",
        "tag": ["award"],
        "buyer": {"name": "Norland County Council", "identifier": {"scheme": "GB-LAE", "id": "NOR"}},
        "tender": {"title": f"Nightjar homes {number}"},
        "awards": [
            {
                "id": "1",
                "status": "active",
                "date": "2025-03-01",
                "value": {"amount": 1000 + number, "currency": "GBP"},
                "suppliers": [
                    {
                        "name": f"Ashdown {number} Ltd",
                        "identifier": {"scheme": "GB-COH", "id": f"{number:08}"},
                    }
                ],
            }
        ],
    } | fields


def _package(path: Path, *releases: dict[str, Any]) -> str:
    path.write_text(json.dumps({"releases": list(releases), "license": "CC0"}), "utf-8")
    return str(path)


def _contracts(store: Store) -> list[dict[str, Any]]:
    return store.read_text(
        "MATCH (b)-[:BUYS_UNDER]->(c:Contract)<-[s:SUPPLIES_UNDER]-(v) "
        "RETURN c.id AS id, c.acceptedAmount AS amount, c.status AS status, b.id AS buyer, v.id AS vendor, "
        "s.review AS review ORDER BY id",
        {},
    )


def test_a_release_becomes_a_contract_that_is_accepted_by_rule(
    outcome: Outcome, store: Store, tmp_path: Path
) -> None:
    code, account = outcome("ocds", _package(tmp_path / "a.json", _release(1)))

    assert (code, account["newClaims"], account["licences"]) == (0, 1, {"CC0": 1})
    assert _contracts(store) == [
        {
            "id": "ocds-h6vhtk-000001/award/1",
            "amount": 1001.0,
            "status": "awarded",
            "buyer": "GB-LAE:NOR",
            "vendor": "GB-COH:00000001",
            "review": "accepted",
        }
    ]


def test_the_same_file_twice_changes_nothing(outcome: Outcome, store: Store, tmp_path: Path) -> None:
    file = _package(tmp_path / "a.json", _release(1), _release(2))
    outcome("ocds", file)
    before = store.read_text("MATCH (s:GraphState) RETURN s.version AS version", {})
    code, account = outcome("ocds", file)

    assert (code, account["alreadyThere"], account["newClaims"]) == (0, 2, 0)
    assert store.read_text("MATCH (s:GraphState) RETURN s.version AS version", {}) == before


def test_an_import_that_stopped_half_way_goes_on(outcome: Outcome, store: Store, tmp_path: Path) -> None:
    releases = [_release(number) for number in range(1, 30)]
    outcome("ocds", _package(tmp_path / "half.json", *releases[:11]))
    code, account = outcome("ocds", _package(tmp_path / "whole.json", *releases))

    assert (code, account["alreadyThere"], account["newClaims"]) == (0, 11, 18)
    assert len(_contracts(store)) == 29


def test_what_cannot_be_loaded_is_reported_and_the_rest_is_loaded(
    outcome: Outcome, store: Store, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("no json at all", "utf-8")
    good = _package(tmp_path / "good.json", _release(1), _release(2, ocid=None))
    list_of_skipped = tmp_path / "skipped.jsonl"

    code, account = outcome(
        "ocds", str(broken), str(tmp_path / "missing.json"), good, "--skipped", str(list_of_skipped)
    )

    assert code == 1
    assert account["taken"] == 1
    assert account["skipped"] == {"broken in the middle": 1, "file that cannot be read": 1, "no ocid": 1}
    assert "good.json, releases[2]" in account["examples"]["no ocid"][0]["where"]
    assert len(list_of_skipped.read_text("utf-8").splitlines()) == 3
    assert len(_contracts(store)) == 1


def test_a_tender_without_bidders_is_counted_and_is_no_failure(outcome: Outcome, tmp_path: Path) -> None:
    code, account = outcome("ocds", _package(tmp_path / "a.json", _release(1, awards=[])))

    assert code == 0
    assert account["nothingToClaim"] == {"names no supplier and no bidder": 1}


def test_standard_input_is_read(outcome: Outcome, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"\n".join(json.dumps(_release(number)).encode() for number in (1, 2))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    code, _ = outcome("ocds", "-")

    assert code == 0
    assert len(_contracts(store)) == 2


def test_answers_can_say_which_register_was_looked_in(outcome: Outcome, store: Store, tmp_path: Path) -> None:
    outcome("ocds", _package(tmp_path / "a.json", _release(1)), "--dataset", "Norland register")

    assert "the register “Norland register” with 1 entries up to 2025-03-04" in coverage(store).sentence


def test_a_value_that_changes_is_told_on_the_same_contract(
    outcome: Outcome, store: Store, tmp_path: Path
) -> None:
    award = _release(1)["awards"][0] | {"value": {"amount": 5000, "currency": "GBP"}}
    changed = _release(1, id="2", date="2026-01-01T00:00:00Z", tag=["awardUpdate"], awards=[award])
    outcome("ocds", _package(tmp_path / "a.json", _release(1)))
    outcome("ocds", _package(tmp_path / "b.json", changed))
    (contract,) = store.read_text(
        "MATCH (c:Contract) RETURN c.amount AS amount, c.conflict AS conflict, c.otherAmounts AS others", {}
    )

    assert contract["amount"] == 5000.0
    assert contract["others"] == ["GBP 1,001 (awarded, Find a Tender)"]


def test_a_table_is_loaded_by_its_map(outcome: Outcome, store: Store, tmp_path: Path) -> None:
    table, layout = tmp_path / "t.csv", tmp_path / "map.yml"
    table.write_bytes(
        "Payee,Paid,Net\nAshdown Care Ltd,03/04/2025,£5\nRedacted,03/04/2025,£6\n".encode("cp1252")
    )
    layout.write_text(
        "kind: spend\ndataset: Norland payments\nbuyer: Norland County Council\ncountry: GB\n"
        "dates: day_first\ncolumns: {supplier: Payee, date: Paid, amount: Net}\n",
        "utf-8",
    )

    code, account = outcome("csv", str(table), "--map", str(layout))

    assert (code, account["newClaims"], account["nothingToClaim"]) == (0, 1, {"supplier redacted": 1})
    (row,) = store.read_text("MATCH (c:Contract) RETURN c.amount AS amount, c.basis AS basis", {})
    assert row == {"amount": 5.0, "basis": "spent"}


def test_the_registers_of_the_demonstration_are_loaded(outcome: Outcome, store: Store) -> None:
    folder = Path(str(files("seeds").joinpath("registers")))
    code, account = outcome("ocds", *map(str, sorted(folder.glob("*.json"))))
    rows = store.read_text("MATCH (c:Contract) RETURN c.amount AS amount ORDER BY amount", {})

    assert (code, account["newClaims"]) == (0, 2)
    assert [row["amount"] for row in rows] == [182242760.0, 240600000.0]
    assert account["publishers"] == {"supplywatch demonstration digest": 2}


def test_the_press_and_the_register_stand_side_by_side(
    outcome: Outcome, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds = Path(str(files("seeds")))
    registers = map(str, sorted(seeds.joinpath("registers").glob("*.json")))
    assert run(["ingest", "--quiet", str(seeds / "documents" / "palantir_city_hall_block.md")]) == 0
    capsys.readouterr()
    outcome("ocds", *registers)

    run(["ask", "press_against_register", "--review", "all", "--format", "json"])
    rows = json.loads(capsys.readouterr().out)["rows"]

    assert {(row["body"], row["pressAmount"], row["registerAmount"], row["currency"]) for row in rows} == {
        ("NHS England", 330_000_000, 182_242_760, "GBP"),
        ("Ministry of Defence", 240_000_000, 240_600_000, "GBP"),
    }
    assert all(row["link"].startswith("possibly the same") for row in rows)
    assert all("find-tender.service.gov.uk/procurement/ocds-h6vhtk-" in row["registerUrl"] for row in rows)
