"""Official lists into the graph, edition by edition, and what the questions say of them afterwards."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from api.cli import import_
from graph.publication import LOCAL, Gate, ReviewMode
from graph.questions import ask
from graph.schema import ensure
from graph.store import Connection, Store

pytestmark = pytest.mark.neo4j

Outcome = Callable[..., tuple[int, dict[str, Any]]]
HEADER = "Company,Country,Activities,Status,Date listed\n"


@pytest.fixture
def outcome(store: Store, named: Connection, capsys: pytest.CaptureFixture[str]) -> Outcome:
    """Runs `supplywatch import` on the test's server; gives its exit code and its account."""
    ensure(store)

    def call(*arguments: str) -> tuple[int, dict[str, Any]]:
        code = typer.main.get_command(import_.app).main([*arguments, "--json"], standalone_mode=False)
        return code, json.loads(capsys.readouterr().out)

    return call


@pytest.fixture
def edition(outcome: Outcome, tmp_path: Path) -> Outcome:
    """Imports an edition of the settlements list, made of these rows."""

    def imported(day: str, *rows: str, options: tuple[str, ...] = ()) -> tuple[int, dict[str, Any]]:
        path = tmp_path / f"{day}.csv"
        path.write_text(HEADER + "".join(f"{row}\n" for row in rows), "utf-8")
        return outcome("list", str(path), "--profile", "ohchr_settlements", "--edition", day, *options)

    return imported


@pytest.fixture
def contracts(outcome: Outcome, tmp_path: Path) -> Callable[..., None]:
    """Gives each of these companies a contract with one council."""

    def signed(*companies: tuple[str, str]) -> None:
        releases = [
            {
                "ocid": f"ocds-h6vhtk-{number:06}", "id": str(number), "date": "2025-03-04T10:00:00Z",
                "tag": ["award"],
                "buyer": {"name": "Norland County Council", "identifier": {"scheme": "GB-LAE", "id": "NOR"}},
                "awards": [{
                    "id": "1", "status": "active", "date": "2025-03-01", "title": f"Nightjar homes {number}",
                    "value": {"amount": 1000, "currency": "GBP"},
                    "suppliers": [{"name": name, "address": {"countryName": country}}],
                }],
            }
            for number, (name, country) in enumerate(companies, 1)
        ]  # fmt: skip
        path = tmp_path / "releases.json"
        path.write_text(json.dumps({"releases": releases}), "utf-8")
        assert outcome("ocds", str(path))[0] == 0

    return signed


def _standing(store: Store, **asked: Any) -> list[tuple[Any, ...]]:
    gate = Gate(LOCAL, review=ReviewMode.ALL)
    rows = ask(store, "listed_vendors_with_contracts", asked, gate=gate).rows
    return [(row["vendor"], row["listingStatus"], row["current"], str(row["edition"])) for row in rows]


def test_a_company_that_a_later_edition_has_no_more_is_never_shown_as_listed(
    edition: Outcome, contracts: Callable[..., None], store: Store
) -> None:
    contracts(("Heron Works Ltd", "IL"), ("Egret Homes Ltd", "IL"))
    edition("2023-06-30", "Heron Works Ltd,IL,e,,12.02.2020", "Egret Homes Ltd,IL,g,,")
    assert [row[:3] for row in _standing(store)] == [
        ("Egret Homes Ltd", "excluded", True),
        ("Heron Works Ltd", "excluded", True),
    ]

    code, account = edition("2025-06-30", "Egret Homes Ltd,IL,g,,")

    assert (code, account["newClaims"]) == (0, 2)
    assert _standing(store) == [("Egret Homes Ltd", "excluded", True, "2025-06-30")]
    assert _standing(store, ended=True)[1] == ("Heron Works Ltd", "delisted", False, "2025-06-30")
    assert ("Heron Works Ltd", "excluded", True, "2023-06-30") in _standing(store, as_of="2024-01-01")
    (said,) = store.read_text(
        "MATCH (c:Claim {rule: 'list-ended'})-[e:EVIDENCED_BY]->() RETURN c.validTo AS until, "
        "collect(e.quote) AS quotes, c.stance AS stance, c.validFrom AS since",
        {},
    )
    assert (
        "Edition of 2025-06-30: 1 entry; Heron Works Ltd, listed in the edition of 2023-06-30, is not among them"
        in said["quotes"]
    )
    assert (str(said["until"]), said["stance"], str(said["since"])) == (
        "2025-06-29",
        "withdrawn",
        "2020-02-12",
    )
    (matter,) = store.read_text(
        "MATCH (o:Organisation {name: 'Heron Works Ltd'})-[:IMPLICATED_IN]->(m:Controversy) RETURN m.status AS status",
        {},
    )
    assert matter["status"] == "withdrawn"


def test_the_same_edition_twice_changes_nothing(edition: Outcome) -> None:
    edition("2023-06-30", "Heron Works Ltd,IL,e,,", "Egret Homes Ltd,IL,g,,")
    edition("2025-06-30", "Egret Homes Ltd,IL,g,,")

    code, account = edition("2025-06-30", "Egret Homes Ltd,IL,g,,")

    assert (code, account["newClaims"], account["newDocuments"]) == (0, 0, 0)


def test_an_older_edition_that_comes_later_leaves_the_end_where_it_is(
    edition: Outcome, contracts: Callable[..., None], store: Store
) -> None:
    contracts(("Heron Works Ltd", "IL"), ("Egret Homes Ltd", "IL"))
    edition("2025-06-30", "Egret Homes Ltd,IL,g,,")

    edition("2023-06-30", "Heron Works Ltd,IL,e,,", "Egret Homes Ltd,IL,g,,")

    assert _standing(store) == [("Egret Homes Ltd", "excluded", True, "2025-06-30")]
    assert _standing(store, ended=True)[1][:3] == ("Heron Works Ltd", "delisted", False)


def test_a_company_that_comes_back_is_listed_again(
    edition: Outcome, contracts: Callable[..., None], store: Store
) -> None:
    contracts(("Heron Works Ltd", "IL"))
    edition("2021-06-30", "Heron Works Ltd,IL,e,,", "Egret Homes Ltd,IL,g,,")
    edition("2023-06-30", "Egret Homes Ltd,IL,g,,")
    edition("2025-06-30", "Heron Works Ltd,IL,e,,", "Egret Homes Ltd,IL,g,,")

    assert _standing(store) == [("Heron Works Ltd", "excluded", True, "2025-06-30")]


def test_the_grounds_of_the_newest_edition_are_those_that_hold(
    edition: Outcome, contracts: Callable[..., None], store: Store
) -> None:
    contracts(("Heron Works Ltd", "IL"))
    edition("2023-06-30", 'Heron Works Ltd,IL,"e, g",,')
    edition("2025-06-30", "Heron Works Ltd,IL,e,,")
    rows = ask(store, "listed_vendors_with_contracts", {}, gate=Gate(LOCAL, review=ReviewMode.ALL)).rows

    assert [row["criterion"] for row in rows] == ["activities of paragraph 96: (e)"]


def test_a_file_that_breaks_off_ends_nothing(edition: Outcome, outcome: Outcome, tmp_path: Path) -> None:
    edition("2023-06-30", "Heron Works Ltd,IL,e,,", "Egret Homes Ltd,IL,g,,")
    path = tmp_path / "cut.json"
    path.write_text(json.dumps([{"Company": "Egret Homes Ltd", "Activities": "g"}] * 2)[:-10], "utf-8")

    code, account = outcome("list", str(path), "--profile", "ohchr_settlements", "--edition", "2025-06-30")

    assert (code, account["skipped"], account["newClaims"]) == (1, {"ends too early": 1}, 1)


def test_a_company_that_may_have_been_renamed_is_not_ended(edition: Outcome) -> None:
    edition("2023-06-30", "Heron Works Ltd,IL,e,,", "Egret Homes Ltd,IL,g,,")

    code, account = edition("2025-06-30", "Heron Works International Ltd,IL,e,,", "Egret Homes Ltd,IL,g,,")

    assert code == 1
    assert account["skipped"] == {"listed before, and perhaps under another name now": 1}
    assert account["newClaims"] == 2


def test_a_part_of_a_list_ends_nothing_unless_it_is_said_to_be_whole(edition: Outcome) -> None:
    rows = [f"{name} Ltd,IL,e,," for name in (
        "Avocet", "Bittern", "Curlew", "Dunlin", "Egret", "Fulmar", "Gannet", "Heron", "Ibis", "Jackdaw",
    )]  # fmt: skip
    edition("2023-06-30", *rows)

    code, account = edition("2025-06-30", *rows[:3])
    assert (code, account["skipped"]) == (1, {"more than half of the list is missing": 1})

    code, account = edition("2025-06-30", *rows[:3], options=("--whole",))
    assert (code, account["newClaims"]) == (0, 7)


def test_a_list_without_countries_keeps_its_companies_together(edition: Outcome, store: Store) -> None:
    edition("2021-06-30", "Heron Works Ltd,,e,,", "Egret Homes Ltd,,g,,")
    edition("2023-06-30", "Heron Works Ltd,,e,,", "Egret Homes Ltd,,g,,")
    edition("2025-06-30", "Egret Homes Ltd,,g,,")

    rows = store.read_text(
        "MATCH (o:Organisation)-[:IMPLICATED_IN]->(m:Controversy) "
        "RETURN o.name AS name, m.status AS status ORDER BY name",
        {},
    )
    assert rows == [
        {"name": "Egret Homes Ltd", "status": "ruled"},
        {"name": "Heron Works Ltd", "status": "withdrawn"},
    ]


def test_an_edition_without_a_day_is_refused(outcome: Outcome, tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text(HEADER, "utf-8")

    for wrong in ([], ["--edition", "June"], ["--edition", "2999-12-31"]):
        with pytest.raises(Exception, match="edition"):
            outcome("list", str(path), "--profile", "nbim", *wrong)


def test_an_end_that_nobody_has_accepted_yet_takes_an_accepted_listing_out_of_the_answer(
    outcome: Outcome, store: Store, tmp_path: Path
) -> None:
    profile = tmp_path / "p.yml"
    profile.write_text(
        "list: Norland list\nauthority: Norland Ethics Office\nofficial: true\nauthority_id: 'GB-COH:00000007'\n"
        "columns: {company: [Firm], identifier: [Number], decision: [Decision]}\nidentifier_scheme: GB-COH\n"
        "decisions: {out: ruled}\ncategory: labour_rights\n",
        "utf-8",
    )
    release = {
        "ocid": "ocds-h6vhtk-000001", "id": "1", "date": "2025-03-04T10:00:00Z", "tag": ["award"],
        "buyer": {"name": "Norland County Council", "identifier": {"scheme": "GB-LAE", "id": "NOR"}},
        "awards": [{
            "id": "1", "status": "active", "date": "2025-03-01", "title": "Nightjar homes",
            "suppliers": [{"name": "Heron Ltd", "identifier": {"scheme": "GB-COH", "id": "00000001"}}],
        }],
    }  # fmt: skip
    (tmp_path / "r.json").write_text(json.dumps(release), "utf-8")
    outcome("ocds", str(tmp_path / "r.json"))
    shown = []
    for day, rows in (
        ("2023-06-30", "Heron Ltd,00000001,out\nEgret Ltd,00000002,out\n"),
        ("2025-06-30", "Egret Ltd,00000002,out\n"),
    ):
        (tmp_path / "l.csv").write_text("Firm,Number,Decision\n" + rows, "utf-8")
        outcome("list", str(tmp_path / "l.csv"), "--profile", str(profile), "--edition", day)
        answer = ask(store, "listed_vendors_with_contracts", {}, gate=Gate(LOCAL))
        shown.append([row["vendor"] for row in answer.rows])
    store.write(
        lambda transaction: transaction.run_text(  # type: ignore[attr-defined]
            "MATCH (c:Claim {rule: 'list-ended'}) SET c.review = 'unreviewed'", {}
        )
    )

    assert shown == [["Heron Ltd"], []]
    assert ask(store, "listed_vendors_with_contracts", {}, gate=Gate(LOCAL)).rows == ()
