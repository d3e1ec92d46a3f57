"""What docs/rest.md says is tried: every route is there, and every curl line gets an answer."""

import re
import shlex
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

pytestmark = [pytest.mark.neo4j, pytest.mark.anyio]

_PAGE = (Path(__file__).parents[3] / "docs" / "rest.md").read_text("utf-8")
_LINES = [line for line in _PAGE.splitlines() if line.startswith("curl ")]


def _request(line: str, names: dict[str, str]) -> httpx.Request:
    """The request that a curl line sends, of the options that the page uses."""
    for name, value in sorted(names.items(), key=lambda one: -len(one[0])):
        line = line.replace(f"'${name}'", value).replace(f"${name}", value)
    words = iter(shlex.split(line)[1:])
    method, address, content = "GET", "", None
    headers: dict[str, str] = {}
    form: dict[str, str] = {}
    files: dict[str, tuple[str, bytes]] = {}
    for word in words:
        match word:
            case "-X":
                method = next(words)
            case "-H":
                name, _, value = next(words).partition(": ")
                headers[name] = value
            case "-d":
                content = next(words).encode()
            case "-F":
                name, _, value = next(words).partition("=")
                if value.startswith("@"):
                    files[name] = (value[1:], b"The ministry has signed a contract with the firm, it says.")
                else:
                    form[name] = value
            case "-o":
                next(words)
            case "-N":
                continue
            case _:
                address = word
    return httpx.Request(
        method, address, headers=headers, content=content, data=form or None, files=files or None
    )


async def test_every_example_is_answered(client: httpx.AsyncClient, graph: Any) -> None:
    graph.ensure()
    deal, allegation = graph.deal(accepted=True), graph.allegation(accepted=True)
    job = (await client.post("/documents", json={"text": "One document that a worker has read."})).json()
    graph.store.write(
        lambda transaction: transaction.run(
            "load/queue_mark", id=job["documents"][0]["id"], state="loaded", error=None
        )
    )
    names = {
        "SW": "http://127.0.0.1:8000",
        "CLAIM": deal,
        "UNREVIEWED": graph.allegation(),
        "CONTRACT": graph.about(deal),
        "CONTROVERSY": graph.about(allegation),
        "DOCUMENT": graph.documents[deal],
        "JOB": job["id"],
    }

    statuses = {line: (await client.send(_request(line, names))).status_code for line in _LINES}

    assert len(statuses) > 20
    assert {line: status for line, status in statuses.items() if status not in {200, 201, 202}} == {}


async def test_every_route_is_on_the_page(app: FastAPI) -> None:
    wanted = {re.sub(r"\{.*?\}.*", "", path) for path in app.openapi()["paths"]}
    questions = {path for path in wanted if path.startswith("/questions/")}

    assert [path for path in sorted(wanted - questions) if path not in _PAGE] == []
    assert "/questions/exposure" in _PAGE
