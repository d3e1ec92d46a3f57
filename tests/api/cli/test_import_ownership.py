"""Ownership data, contracts and lists together: what the questions say once all of them are imported."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from api.cli import import_
from graph.publication import LOCAL, Gate, ReviewMode
from graph.questions import Answer, ask
from graph.schema import ensure
from graph.store import Connection, Store

pytestmark = pytest.mark.neo4j

Outcome = Callable[..., tuple[int, dict[str, Any]]]
ACCEPTED, ALL = Gate(LOCAL), Gate(LOCAL, review=ReviewMode.ALL)


@pytest.fixture
def outcome(store: Store, named: Connection, capsys: pytest.CaptureFixture[str]) -> Outcome:
    """Runs `supplywatch import` on the test's server; gives its exit code and its account."""
    ensure(store)

    def call(*arguments: str) -> tuple[int, dict[str, Any]]:
        code = typer.main.get_command(import_.app).main([*arguments, "--json"], standalone_mode=False)
        return code, json.loads(capsys.readouterr().out)

    return call


def _record(
    key: str, sort: str, details: dict[str, Any], *, on: str = "2017-01-01", **more: Any
) -> dict[str, Any]:
    return {
        "statementId": f"{key}-{on}", "statementDate": on, "recordId": key, "recordType": sort,
        "recordStatus": "new", "recordDetails": details,
        "publicationDetails": {"publisher": {"name": "Norland register"}},
    } | more  # fmt: skip


def _company(key: str, name: str, number: str) -> dict[str, Any]:
    identifiers = [{"scheme": "GB-COH", "id": number}]
    return _record(
        key, "entity", {"name": name, "entityType": {"type": "registeredEntity"}, "identifiers": identifiers}
    )


def _stake(child: str, parent: str, **more: Any) -> dict[str, Any]:
    stakes = [{"type": "shareholding", "share": {"exact": 80}, "startDate": "2016-04-06"}]
    details = {"subject": child, "interestedParty": parent, "interests": stakes}
    return _record(f"{child}<{parent}", "relationship", details, **more)


COMPANIES = [
    _company("works", "Heron Works Ltd", "00000001"),
    _company("group", "Heron Group plc", "00000002"),
    _company("crane", "Crane Holdings plc", "00000003"),
]


@pytest.fixture
def loaded(outcome: Outcome, tmp_path: Path) -> Callable[..., None]:
    """A council that buys from Heron Works; Heron Group is listed; then these statements on ownership."""

    def load(*statements: dict[str, Any]) -> None:
        release = {
            "ocid": "ocds-h6vhtk-000001", "id": "1", "date": "2026-03-04T10:00:00Z", "tag": ["award"],
            "buyer": {"name": "Norland County Council", "identifier": {"scheme": "GB-LAE", "id": "NOR"}},
            "awards": [{
                "id": "1", "status": "active", "date": "2026-03-01", "title": "Nightjar homes",
                "value": {"amount": 5000, "currency": "GBP"},
                "suppliers": [{"name": "Heron Works Ltd", "identifier": {"scheme": "GB-COH", "id": "00000001"}}],
            }],
        }  # fmt: skip
        profile = {
            "list": "Norland list", "authority": "Norland Ethics Office", "official": True,
            "authority_id": "GB-COH:00000007", "columns": {"company": ["Firm"], "identifier": ["Number"]},
            "identifier_scheme": "GB-COH", "category": "labour_rights", "code": "labour_rights.forced",
        }  # fmt: skip
        for name, content in (
            ("r.json", json.dumps(release)),
            ("p.yml", json.dumps(profile)),
            ("l.csv", "Firm,Number\nHeron Group plc,00000002\n"),
            ("b.json", json.dumps([*COMPANIES, *statements])),
        ):
            (tmp_path / name).write_text(content, "utf-8")
        assert outcome("ocds", str(tmp_path / "r.json"))[0] == 0
        code, account = outcome(
            "list", str(tmp_path / "l.csv"), "--profile", str(tmp_path / "p.yml"), "--edition", "2026-06-30"
        )
        assert (code, account["newClaims"]) == (0, 1)
        assert outcome("bods", str(tmp_path / "b.json"))[0] == 0

    return load


def _exposed(store: Store, gate: Gate = ACCEPTED, **asked: Any) -> Answer:
    return ask(store, "exposure", asked, gate=gate)


def test_a_body_is_exposed_over_the_owner_of_its_vendor_and_the_way_is_shown(
    loaded: Callable[..., None], store: Store
) -> None:
    loaded(_stake("works", "group"))
    (row,) = _exposed(store).rows

    assert (row["body"], row["vendor"], row["relation"]) == (
        "Norland County Council", "Heron Works Ltd", "via_parent",
    )  # fmt: skip
    assert "Heron Group plc" in json.dumps(row["path"])
    assert (row["category"], row["claimStatus"], row["amount"]) == ("labour_rights", "ruled", 5000)

    steps = ask(store, "how_connected", {"body": row["bodyId"]}, gate=ACCEPTED).rows
    assert [(step["relation"], step["to"]) for step in steps][1:3] == [
        ("supplied by", "Heron Works Ltd"),
        ("is owned by", "Heron Group plc"),
    ]
    assert "Interest: shareholding, 80 %" in steps[2]["quote"]


def test_an_owner_that_had_sold_before_the_conduct_exposes_nobody(
    loaded: Callable[..., None], store: Store
) -> None:
    loaded(_stake("works", "group"), _stake("works", "group", on="2020-05-01", recordStatus="closed"))

    assert _exposed(store, ALL).rows == ()


def test_owners_in_a_circle_are_asked_about_once(loaded: Callable[..., None], store: Store) -> None:
    loaded(_stake("works", "crane"), _stake("crane", "group"), _stake("group", "works"))
    rows = _exposed(store).rows

    # Heron Group is above its vendor and below it; the nearer way is shown.
    assert len(rows) == 1
    assert rows[0]["relation"] in ("via_parent", "via_subsidiary")


def test_the_same_statements_twice_change_nothing(
    loaded: Callable[..., None], outcome: Outcome, store: Store, tmp_path: Path
) -> None:
    loaded(_stake("works", "group"))
    code, account = outcome("bods", str(tmp_path / "b.json"))

    assert (code, account["newClaims"], account["alreadyThere"]) == (0, 0, 1)


def test_non_commercial_ownership_stays_out_of_files_unless_asked_for(
    loaded: Callable[..., None], outcome: Outcome, store: Store, tmp_path: Path
) -> None:
    loaded()
    entities = [
        {"id": key, "schema": "Company", "caption": name, "datasets": ["d"], "referents": [],
         "properties": {"name": [name], "jurisdiction": ["gb"], "registrationNumber": [number]}}
        for key, name, number in (("w", "Heron Works Ltd", "00000001"), ("g", "Heron Group plc", "00000002"))
    ]  # fmt: skip
    owned = {"id": "o", "schema": "Ownership", "caption": "x", "datasets": ["d"], "referents": [],
             "properties": {"owner": ["g"], "asset": ["w"], "startDate": ["2016-01-01"]}}  # fmt: skip
    path = tmp_path / "f.json"
    path.write_text("\n".join(map(json.dumps, [*entities, owned])), "utf-8")
    code, account = outcome("ftm", str(path))

    assert (code, account["newClaims"]) == (0, 1)
    assert account["licences"] == {"CC BY-NC 4.0 (that of OpenSanctions; none was given)": 1}
    assert len(_exposed(store).rows) == 1
    assert _exposed(store, Gate(LOCAL, exporting=True)).rows == ()
    assert len(_exposed(store, Gate(LOCAL, exporting=True, non_commercial=True)).rows) == 1


def test_a_sanction_of_a_data_set_waits_for_a_person(outcome: Outcome, store: Store, tmp_path: Path) -> None:
    entities = [
        {"id": "h", "schema": "Company", "properties": {"name": ["Heron Works Ltd"], "jurisdiction": ["gb"]}},
        {"id": "s", "schema": "Sanction",
         "properties": {"entity": ["h"], "authority": ["Norland Office"], "reason": ["Forced labour"]}},
    ]  # fmt: skip
    path = tmp_path / "f.json"
    path.write_text("\n".join(map(json.dumps, entities)), "utf-8")
    outcome("ftm", str(path))

    (claim,) = store.read_text("MATCH (c:Claim) RETURN c.review AS review, c.stance AS stance", {})
    assert claim == {"review": "unreviewed", "stance": "ruled"}
