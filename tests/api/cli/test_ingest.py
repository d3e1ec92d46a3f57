"""Documents into the graph from the command line, good ones and bad ones together."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from api.cli.run import run
from api.ingest import ingest
from extractors.fetch import Limits
from extractors.read import Reader, open_reader
from graph.errors import DatabaseUnavailable
from graph.gazetteer import known_names
from graph.model.gazetteer import Gazetteer
from graph.schema import ensure
from graph.store import Connection, Store

pytestmark = pytest.mark.neo4j

GOOD = (
    "Norland County Council signed a £9 million contract with Ashdown Care Ltd in May 2025.\n\n"
    "The charity Kin accused Ashdown Care of mistreating people in its homes. Ashdown Care denied it.\n"
)
FRENCH = (
    "Le ministère de l'Intérieur a signé un contrat de neuf millions d'euros avec la société Dupont. "
    "L'association accuse l'entreprise d'avoir maltraité des personnes détenues dans ses centres. "
    "La société a démenti ces accusations et affirme respecter la loi dans tous ses établissements.\n"
)

Outcome = Callable[..., tuple[int, dict[str, object]]]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.fixture
def outcome(store: Store, named: Connection, capsys: pytest.CaptureFixture[str]) -> Outcome:
    """Runs the command on the test's server; gives its exit code and its account."""

    def call(*inputs: str) -> tuple[int, dict[str, object]]:
        code = run(["ingest", "--json", *inputs])
        return code, json.loads(capsys.readouterr().out)

    return call


def test_one_bad_file_of_each_kind_stops_none_of_the_good_ones(outcome: Outcome, tmp_path: Path) -> None:
    bad = {
        "empty.txt": b"",
        "binary.txt": bytes(range(256)) * 40,
        "page.html": b"<html><body><nav>Home</nav></body></html>",
        "scan.pdf": b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n",
        "feed.xml": b"<rss><channel><item><title>x",
    }
    for name, content in bad.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "utf16.txt").write_bytes(GOOD.encode("utf-16"))
    (tmp_path / "cp1252.txt").write_bytes(GOOD.replace("May", "June").encode("cp1252"))
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)

    code, account = outcome(*(str(path) for path in sorted(tmp_path.iterdir())))

    refused = {Path(str(one["name"])).name.partition(":")[0] for one in account["refused"]}  # type: ignore[attr-defined]
    assert (code, account["newDocuments"]) == (1, 2)
    assert refused == {*bad, "huge.txt"}
    assert all(one["reason"] for one in account["refused"])  # type: ignore[attr-defined]


def test_a_second_run_changes_nothing_and_says_so(outcome: Outcome, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    first = outcome(str(tmp_path))

    second = outcome(str(tmp_path))

    assert (first[0], first[1]["newDocuments"]) == (0, 1)
    assert (second[0], second[1]["newDocuments"], second[1]["newClaims"]) == (0, 0, 0)


def test_a_document_in_french_is_kept_and_not_guessed_at(
    outcome: Outcome, store: Store, tmp_path: Path
) -> None:
    (tmp_path / "fr.txt").write_text(FRENCH)

    code, account = outcome(str(tmp_path / "fr.txt"))

    (row,) = store.read_text("MATCH (d:Document) RETURN d.state AS state, count { (:Claim) } AS claims", {})
    assert (code, account["unread"][0]["language"]) == (0, "fr")  # type: ignore[index]
    assert (row["state"], row["claims"]) == ("unread", 0)


def test_standard_input_is_a_document(
    outcome: Outcome, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Standard:
        buffer = io.BytesIO(GOOD.encode())

    monkeypatch.setattr(sys, "stdin", Standard())

    code, account = outcome("-")

    assert (code, account["newDocuments"]) == (0, 1)


def test_a_folder_without_readable_files_says_so(outcome: Outcome, tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")

    code, account = outcome(str(tmp_path))

    assert code == 1
    assert str(tmp_path) in account["refused"][0]["name"]  # type: ignore[index]


def test_names_that_look_like_cypher_or_html_stay_words(store: Store, reader: Reader, tmp_path: Path) -> None:
    nasty = GOOD.replace("Ashdown Care", "Ashdown') DETACH DELETE (n Care <script>alert(1)</script>")
    (tmp_path / "nasty.txt").write_text(nasty)
    (tmp_path / "long.txt").write_text(GOOD.replace("Ashdown", "A" * 10_000))
    (tmp_path / "half.txt").write_bytes(GOOD.encode() + b"\xed\xa0\x80 half a pair")

    account = _ingest([str(tmp_path)], store, reader)

    (kept,) = store.read_text("MATCH (t:Text) RETURN count(t) AS texts", {})
    assert (account, kept["texts"]) == (3, 3)


def test_a_database_that_goes_away_is_named_and_what_was_loaded_stays(
    server: Connection, store: Store, reader: Reader, tmp_path: Path
) -> None:
    (tmp_path / "good.txt").write_text(GOOD)
    _ingest([str(tmp_path)], store, reader)
    away = Connection("bolt://127.0.0.1:1", server.user, server.password)

    with Store(away, patience=0.5) as gone, pytest.raises(DatabaseUnavailable, match="start it"):
        ingest([str(tmp_path)], gone, reader, gazetteer=Gazetteer(), limits=Limits())

    (kept,) = store.read_text("MATCH (d:Document) RETURN count(d) AS documents", {})
    assert kept["documents"] == 1


def test_an_unreachable_database_is_exit_code_3(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:1")
    monkeypatch.setenv("NEO4J_PASSWORD", "nobody")

    code = run(["ingest", str(tmp_path)])

    assert (code, "127.0.0.1:1" in capsys.readouterr().err) == (3, True)


def _ingest(inputs: list[str], store: Store, reader: Reader) -> int:
    ensure(store)
    gazetteer = known_names(store)
    account = ingest(inputs, store, reader, gazetteer=gazetteer, limits=Limits())
    assert account.refused == []
    return account.documents
