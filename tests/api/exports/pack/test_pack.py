"""The evidence pack: what a lawyer would look for in it, and what must never be in it."""

import hashlib
import json
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from api.cli.run import DONE, WRONG_USE, run
from api.exports.pack import pdf_bytes
from api.exports.pack.content import content
from graph.errors import WrongUse
from graph.model.vocabulary import ContractStatus
from graph.publication import LOCAL, Gate
from graph.questions import Answer, ask
from graph.store import Connection

pytestmark = pytest.mark.neo4j
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def _asked(graph: Any, **given: object) -> Answer:
    return ask(
        graph.store, "exposure", given, gate=Gate(LOCAL, exporting=True).asked(given.get("review")), now=NOW
    )  # type: ignore[arg-type]


def _words(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.replace("\u200b", "").split())


def test_the_paper_says_who_says_what_where_and_who_accepted_it(graph: Any) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.deal(accepted=True, status=ContractStatus.BLOCKED, amount=5_000_000, title="Blocked Scheme")
    charge = graph.allegation(accepted=True)

    paper = pdf_bytes(_asked(graph), graph.store)

    told = _words(paper)
    for words in (
        "Exposure of public bodies", "As of 2026-11-20", "GBP 330,000,000", "NHS England", "Federated Data Platform",
        "human rights: complicity: alleged", "Said by Kristyan Benedict for Amnesty International",
        "accuses Palantir of complicity in abuses", "none found in what was read", "Accepted by A. Reviewer",
        "https://example.org/news/", "Not counted, and why", "Blocked Scheme", "no clean record",
    ):  # fmt: skip
        assert words in told, words
    assert graph.documents[charge] in told.replace(" ", "")
    assert b"/StructTreeRoot" in paper and b"/Lang" in paper
    assert told.index("Federated Data Platform") < told.index("Blocked Scheme")


def test_the_same_graph_and_day_give_the_same_bytes(graph: Any) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)

    assert pdf_bytes(_asked(graph), graph.store) == pdf_bytes(_asked(graph), graph.store)


def test_nothing_unreviewed_gets_onto_paper(graph: Any) -> None:
    graph.ensure()
    graph.deal()
    graph.allegation()

    told = _words(pdf_bytes(_asked(graph), graph.store))

    assert "complicity" not in told and "Nothing to show" in told and "withheld" in told
    with pytest.raises(WrongUse, match="accepted only"):
        pdf_bytes(_asked(graph, review="all"), graph.store)


@pytest.mark.parametrize(
    "words",
    [
        ' #panic("read") $x$ *bold* _it_ `code` <label> @ref // comment \\ #{1/0}',
        " \u202eright to left\u202c and \u2066isolated\u2069",
        " " + "verylongwordwithoutabreak" * 40,
    ],
)
def test_what_was_read_is_set_as_it_stands(graph: Any, words: str) -> None:
    graph.ensure()
    graph.deal(accepted=True, title='=cmd|calc #panic("x")')
    graph.allegation(words=words, accepted=True)

    told = _words(pdf_bytes(_asked(graph), graph.store))

    assert '=cmd|calc #panic("x")' in told.replace("“", '"').replace("”", '"')


def test_words_are_never_shown_backwards(graph: Any) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(words=" \u202eof workers\u202c", accepted=True)

    told = _words(pdf_bytes(_asked(graph), graph.store))

    assert "of workers" in told and "srekrow" not in told


def test_a_page_of_a_longer_list_says_so(graph: Any) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.deal(accepted=True, status=ContractStatus.BLOCKED, amount=5_000_000, title="Blocked Scheme")
    graph.allegation(accepted=True)

    page = _words(pdf_bytes(_asked(graph, limit=1), graph.store))
    all_rows = _words(pdf_bytes(_asked(graph), graph.store))

    assert "This paper holds 1 of 2 rows" in page
    assert "This paper holds" not in all_rows


def test_two_bodies_of_one_name_have_a_section_each(graph: Any) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)
    answer = _asked(graph)
    (row,) = answer.rows
    twin = replace(answer, rows=(row, {**row, "bodyId": "another", "contractId": "another"}))

    sections = content(twin, graph.store)["bodies"]

    assert [(one["name"], len(one["deals"])) for one in sections] == [("NHS England", 1)] * 2


def test_a_footnote_names_the_document_of_these_very_words(graph: Any) -> None:
    graph.ensure()
    claim = graph.deal(accepted=True)
    graph.allegation(accepted=True)
    answer = _asked(graph)
    (row,) = answer.rows
    altered = replace(answer, rows=({**row, "contractQuote": f"{row['contractQuote']} And more."},))

    def footnote(asked: Answer) -> str:
        return str(content(asked, graph.store)["bodies"][0]["deals"][0]["source"]["hash"])

    assert (footnote(answer), footnote(altered)) == (graph.documents[claim], "")


def test_two_hundred_rows_are_set_in_three_seconds(graph: Any) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)
    answer = _asked(graph)
    rows = tuple({**answer.rows[0], "contractId": f"c{number}"} for number in range(200))
    many = replace(answer, rows=rows)
    pdf_bytes(answer, graph.store)
    began = time.perf_counter()

    paper = pdf_bytes(many, graph.store)

    assert time.perf_counter() - began < 3
    assert len(paper) > 50_000


def test_a_pack_has_every_format_and_the_sum_of_each(
    graph: Any, named: Connection, tmp_path: Path, capsys: Any
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)

    codes = [
        run(["ask", "exposure", "--format", "pack", "--out", str(tmp_path / name)])
        for name in ("one", "two", "two")
    ]
    wrong = run(
        ["ask", "vendor_profile", "--vendor", "Palantir", "--format", "pdf", "--out", str(tmp_path / "x.pdf")]
    )

    assert codes == [DONE, DONE, WRONG_USE] and wrong == WRONG_USE
    manifest = json.loads((tmp_path / "one/manifest.json").read_text("utf-8"))
    assert set(manifest["files"]) == {"exposure.pdf", "exposure.xlsx", "exposure.csv", "exposure.json"}
    for name, told in manifest["files"].items():
        written = (tmp_path / "one" / name).read_bytes()
        assert told == {"sha256": hashlib.sha256(written).hexdigest(), "bytes": len(written)}
        assert written == (tmp_path / "two" / name).read_bytes(), name
    assert not (tmp_path / "x.pdf").exists()
    assert "is there already" in capsys.readouterr().err
