"""The path of docs/compliance.md is walked: its files, its commands, its requests, and what they lead to."""

import csv
import json
import re
import shlex
from pathlib import Path

import httpx
import pytest

from api.cli.run import run
from api.http.app import create_app
from api.keys import KeyRing
from api.settings import Settings
from graph.schema import ensure
from graph.store import Connection, Store

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]

_PAGE = (Path(__file__).parents[2] / "docs" / "compliance.md").read_text("utf-8")
_FILES = dict(re.findall(r"Save as `([\w.]+)`.*?```\w+\n(.*?)```", _PAGE, re.DOTALL))
_COMMANDS = [
    line for block in re.findall(r"```sh\n(.*?)```", _PAGE, re.DOTALL) for line in block.splitlines()
]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def _rows(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["Vendor no"]: row for row in csv.DictReader(file)}


async def test_the_whole_way_is_walked(
    store: Store, named: Connection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    ensure(store)
    monkeypatch.chdir(tmp_path)
    for name, text in _FILES.items():
        Path(name).write_text(text, "utf-8")
    commands = [shlex.split(line)[1:] for line in _COMMANDS if line.startswith("supplywatch")]

    for command in commands:
        if command == ["serve"]:
            continue  # what it answers is asked below, in this process
        if "CLAIM" in command:
            (claim,) = store.read_text("MATCH (c:Claim {kind: 'listing'}) RETURN c.id AS id", {})
            command[command.index("CLAIM")] = claim["id"]
        assert run(command) == 0, command

    before, after = _rows(Path("suppliers.screened.csv")), _rows(Path("suppliers.2.csv"))
    outcomes = [{no: row["supplywatch_outcome"] for no, row in rows.items()} for rows in (before, after)]
    assert outcomes[0] == {
        "00042": "none_published", "00043": "none_published", "00044": "possible_match", "00045": "no_match",
    }  # fmt: skip
    assert outcomes[1] == {**outcomes[0], "00043": "published_concern"}
    assert "1 entry waits for a reviewer" in before["00043"]["supplywatch_why"]
    assert before["00043"]["supplywatch_concerns"] == ""
    assert (
        "human_rights: ruled; on the list of Norges Bank Investment Management. "
        in after["00043"]["supplywatch_concerns"]
    )
    assert "Serious violations of human rights" in after["00043"]["supplywatch_concerns"]
    assert after["00044"]["supplywatch_concerns"] == ""
    assert all("No hit there is not a clean record" in row["supplywatch_coverage"] for row in after.values())
    await _the_service_agrees(store, tmp_path, claim["id"])


async def _the_service_agrees(store: Store, folder: Path, claim: str) -> None:
    app = create_app(store, Settings(data=folder), keys=KeyRing(folder / "keys.json"))
    transport = httpx.ASGITransport(app)
    match, changes = [shlex.split(line.replace("$SW", "")) for line in _COMMANDS if line.startswith("curl")]
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        body = json.loads(match[match.index("-d") + 1])
        matched = (await client.post(match[3], json=body)).json()["responses"]["00043"]
        changed = (await client.get(changes[1])).json()["changes"]
        listed = await client.post("/match/norges_bank_investment_management", json=body)
        catering = {
            "queries": {"q": {"schema": "Company", "properties": {"name": ["Bluehaven Catering Ltd"]}}}
        }
        other = await client.post("/match/Norges Bank Investment Management", json=catering)
        found = (await client.get("/search/norland_contracts_register", params={"q": "ostrel"})).json()
        unlisted = (
            await client.get("/search/norges_bank_investment_management", params={"q": "bluehaven"})
        ).json()

    assert (matched["outcome"], matched["results"][0]["match"]) == ("published_concern", True)
    assert matched["results"][0]["datasets"] == [
        "norges_bank_investment_management", "norland_contracts_register",
    ]  # fmt: skip
    assert [claim] in [one["claimIds"] for one in changed if one["action"] == "accept"]
    assert listed.json()["responses"]["00043"]["outcome"] == "published_concern"
    assert other.json()["responses"]["q"]["outcome"] == "no_match"
    assert [place["kind"] for place in listed.json()["coverage"]["places"]] == ["list"]
    assert (found["total"]["value"], unlisted["total"]["value"]) == (1, 0)
    assert found["facets"]["countries"]["values"] == [{"name": "gb", "label": "GB", "count": 1}]
