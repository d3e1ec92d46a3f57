"""What leaves for other programs: accepted claims only, allegations as allegations, the same bytes each time."""

import csv
import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from api.cli.run import DONE, NOTHING_OR_SOME_FAILED, WRONG_USE, run
from api.settings import Settings
from graph.embedded.jars import class_path, locked_jars
from graph.embedded.java import administer
from graph.model.vocabulary import ContractStatus
from graph.store import Connection

pytestmark = pytest.mark.neo4j

Told = Callable[..., tuple[int, str, str]]


@pytest.fixture
def told(named: Connection, capsys: pytest.CaptureFixture[str]) -> Told:
    """Exit code, output and errors of `supplywatch export …`."""

    def tell(*arguments: object) -> tuple[int, str, str]:
        code = run(["export", *map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return tell


def _entities(text: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for line in text.splitlines():
        one = json.loads(line)
        found.setdefault(one["schema"], []).append(one)
    return found


def test_an_allegation_leaves_as_an_event_in_its_words_and_never_as_a_sanction(
    graph: Any, told: Told
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)
    graph.allegation(words=" that nobody has reviewed")

    code, out, err = told("ftm")

    found = _entities(out)
    assert code == DONE
    assert set(found) == {
        "Contract",
        "ContractAward",
        "Event",
        "UnknownLink",
        "Article",
        "Company",
        "PublicBody",
        "Organization",
    }
    ids = {one["id"]: one for entities in found.values() for one in entities}
    (event,), (link,), (award,) = found["Event"], found["UnknownLink"], found["ContractAward"]
    (company,) = found["Company"]
    assert event["properties"]["name"] == [
        f"{company['properties']['name'][0]}: human rights: complicity (alleged)"
    ]
    assert (
        "Kristyan Benedict, alleged: “Amnesty International accuses Palantir"
        in event["properties"]["summary"][0]
    )
    assert (
        event["properties"]["involved"]
        == link["properties"]["object"]
        == award["properties"]["supplier"]
        == [company["id"]]
    )
    assert (link["properties"]["role"], link["properties"]["status"]) == (
        ["accuses of human rights: complicity"],
        ["alleged"],
    )
    assert all(proof in ids for proof in event["properties"]["proof"])
    assert award["properties"]["amount"] == ["330000000"]
    assert "nobody has reviewed" not in out
    assert "left out for want of review: 1 claim;" in err


def test_what_was_stopped_is_no_award_and_a_bare_number_says_no_more_than_it_may(
    graph: Any, told: Told
) -> None:
    graph.ensure()
    graph.deal(accepted=True, status=ContractStatus.BLOCKED, title="Blocked Scheme")

    (_, out, _), (_, releases, _) = told("ftm"), told("ocds")

    found = _entities(out)
    (one,) = json.loads(releases)["releases"]
    assert "ContractAward" not in found
    assert found["Contract"][0]["properties"]["cancelled"] == ["true"]
    assert found["UnknownLink"][0]["properties"]["role"] == ["vendor of a contract that is not awarded"]
    assert "awards" not in one and one["tender"]["status"] == "cancelled"
    assert one["tag"] == ["tender"]


def test_a_contract_from_texts_has_no_ocid_and_says_who_says_so(graph: Any, told: Told) -> None:
    graph.ensure()
    graph.deal(accepted=True)

    package = json.loads(told("ocds")[1])

    (one,) = package["releases"]
    assert package["version"] == "1.1" and package["publishedDate"].endswith("Z")
    assert one["ocid"].startswith("supplywatch-no-ocid-") and one["supplywatch"]["fromRegister"] is False
    assert one["contracts"][0]["status"] == "active"
    assert one["awards"][0]["value"] == {"amount": 330_000_000, "currency": "GBP"}
    assert one["buyer"] == {"id": "gb-nhs-england", "name": "NHS England"}
    (claim,) = one["supplywatch"]["claims"]
    assert claim["quote"].startswith("On Tuesday NHS England said") and claim["reviewer"] == "A. Reviewer"


def test_the_statements_say_what_the_entities_say(graph: Any, told: Told) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)

    entities = [json.loads(line) for line in told("ftm")[1].splitlines()]
    rows = list(csv.DictReader(told("statements")[1].splitlines(), dialect=csv.unix_dialect))

    said = {
        (one["id"], one["schema"], name, value)
        for one in entities
        for name, values in one["properties"].items()
        for value in values
    }
    assert {(r["entity_id"], r["schema"], r["prop"], r["value"]) for r in rows if r["prop"] != "id"} == said
    assert {r["entity_id"] for r in rows if r["prop"] == "id"} == {one["id"] for one in entities}
    assert len({r["id"] for r in rows}) == len(rows)


def test_tables_for_a_server_of_ones_own_name_only_what_they_hold(
    graph: Any, told: Told, tmp_path: Path
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)
    graph.allegation("Acme Widgets Ltd")

    code, _, err = told("neo4j", "--out", tmp_path / "neo")

    tables = {
        path.stem: list(csv.DictReader(path.read_text("utf-8").splitlines()))
        for path in (tmp_path / "neo").iterdir()
    }
    nodes = {row["id:ID"] for rows in tables.values() for row in rows if "id:ID" in row}
    ends = {
        row[end] for rows in tables.values() for row in rows for end in (":START_ID", ":END_ID") if end in row
    }
    assert code == DONE and "neo4j-admin database import full" in err
    assert ends <= nodes
    assert {row[":TYPE"] for row in tables["parties"]} == {
        "BUYS_UNDER", "SUPPLIES_UNDER", "IMPLICATED_IN", "ACCUSES_IN",
    }  # fmt: skip
    assert {row["review"] for row in tables["claims"]} == {"accepted"}
    assert len(tables["claims"]) == 2


def test_the_import_of_neo4j_takes_the_tables_as_the_command_says(
    graph: Any, told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph.ensure()
    graph.deal(title='A "Scheme"; of two\nlines, and more', accepted=True)
    graph.allegation(accepted=True)
    cache, home = Settings().cache / "jars", tmp_path / "home"
    home.mkdir()

    _, _, err = told("neo4j", "--out", tmp_path / "neo")
    counted = re.search(r"(\d+) nodes and (\d+) edges", err)
    _, *arguments = shlex.split(err[err.index("neo4j-admin ") :])
    monkeypatch.chdir(tmp_path / "neo")
    answer = administer(home, class_path(cache, locked_jars()), *arguments)

    imported = re.search(r"(\d+) nodes\s+(\d+) relationships", answer)
    assert counted and imported and counted.groups() == imported.groups(), answer


def test_the_catalogue_names_its_files_with_their_sums_and_is_the_same_each_time(
    graph: Any, told: Told, tmp_path: Path
) -> None:
    graph.ensure()
    graph.deal(accepted=True)

    for name in ("one", "two"):
        assert told("catalogue", "--out", tmp_path / name, "--url", "https://example.org/x/")[0] == DONE

    (dataset,) = json.loads((tmp_path / "one/index.json").read_text())["datasets"]
    entities = (tmp_path / "one/entities.ftm.json").read_text("utf-8")
    assert [one["url"] for one in dataset["resources"]] == [
        "https://example.org/x/entities.ftm.json",
        "https://example.org/x/statements.csv",
    ]
    assert dataset["entity_count"] == len(entities.splitlines())
    assert {p.name: p.read_bytes() for p in (tmp_path / "one").iterdir()} == {
        p.name: p.read_bytes() for p in (tmp_path / "two").iterdir()
    }


def test_nothing_is_written_over_unless_asked(graph: Any, told: Told, tmp_path: Path) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    file, folder = tmp_path / "mine.json", tmp_path / "mine"
    file.write_text("my notes")
    folder.mkdir()
    (folder / "notes").write_text("mine")

    assert told("ftm", "--out", file)[0] == WRONG_USE
    assert told("neo4j", "--out", folder)[0] == WRONG_USE
    assert (file.read_text(), (folder / "notes").read_text()) == ("my notes", "mine")
    assert told("ftm", "--out", file, "--force")[0] == DONE
    assert json.loads(file.read_text().splitlines()[0])["schema"] == "Contract"


def test_where_nothing_is_accepted_it_is_said_what_to_do(graph: Any, told: Told, tmp_path: Path) -> None:
    graph.ensure()
    empty = told("ftm", "--out", tmp_path / "x")
    graph.deal()
    waiting = told("ocds", "--out", tmp_path / "x")

    assert (empty[0], waiting[0]) == (NOTHING_OR_SOME_FAILED, NOTHING_OR_SOME_FAILED)
    assert "supplywatch ingest" in empty[2]
    assert "1 claim waits for a reviewer" in waiting[2]
    assert not (tmp_path / "x").exists()


def test_our_own_entities_come_back_in_as_the_same_contract(
    graph: Any, told: Told, tmp_path: Path, store: Any
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    told("ftm", "--out", tmp_path / "out.ftm.json")

    assert run(["import", "ftm", str(tmp_path / "out.ftm.json"), "--dataset", "Ourselves"]) in (
        DONE,
        NOTHING_OR_SOME_FAILED,
    )

    rows = store.read_text(
        "MATCH (c:Claim {kind: 'contract'})-[n:NAMES]->(m:Mention)-[r:RESOLVED_TO]->(o:Organisation) "
        "WHERE c.publisher = 'Ourselves' OR c.publisher = 'Example News' AND c.reader <> 'test' "
        "RETURN n.role AS role, o.id AS id, c.amount AS amount, c.currency AS currency, c.status AS status",
        {},
    )
    assert {(row["role"], row["amount"], row["currency"], row["status"]) for row in rows} == {
        ("vendor", 330_000_000, "GBP", "active"), ("buyer", 330_000_000, "GBP", "active"),
    }  # fmt: skip
