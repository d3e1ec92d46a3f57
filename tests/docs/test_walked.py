"""docs/campaigner.md is walked from the article to the paper, and docs/analyst.md asks what that leaves."""

import re
import shlex
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pytest

from api.cli.run import run
from graph.schema import ensure
from graph.store import Connection, Store

pytestmark = pytest.mark.neo4j

_HERE_ONLY = ("serve", "db", "doctor")  # they serve, or look after the built-in database
_MAY_FIND_NOTHING = ("unanswered_allegations", "stopped_or_ended_contracts")


def _commands(page: str) -> list[list[str]]:
    blocks = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines()]


def test_the_way_to_the_paper_is_walked_and_what_it_leaves_can_be_explored(
    pages: Mapping[str, str],
    store: Store,
    server: Connection,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    ensure(store)
    for name, value in (("URI", server.uri), ("USER", server.user), ("PASSWORD", server.password)):
        monkeypatch.setenv(f"NEO4J_{name}", value)
    monkeypatch.chdir(tmp_path)
    page = pages["docs/campaigner.md"]
    place, article = re.findall(r"save this as `([\w./]+)`.*?```text\n(.*?)```", page, re.DOTALL)[0]
    Path(place).parent.mkdir()
    Path(place).write_text(article, "utf-8")
    told: dict[str, str] = {}

    for command in _commands(page):
        if command[0] in _HERE_ONLY:
            continue
        if "CLAIM" in command:
            at = command.index("CLAIM")
            found = store.read_text("MATCH (c:Claim) RETURN c.id AS id ORDER BY id", {})
            command[at : at + 1] = [claim["id"] for claim in found]
        code = run(command)
        told[" ".join(command[:4])] = capsys.readouterr().out
        assert code == 0 or (code == 1 and command[1] in _MAY_FIND_NOTHING), command

    assert "UNREVIEWED" in told["ask exposure --review all"]
    assert _shown(page) in _plain(told["ask exposure"])
    for paper in (Path("exposure.pdf"), Path("pack/exposure.pdf")):
        text = _text_of(paper)
        for words in (
            "Norland County Council",
            "Ostrel Guarding Ltd",
            "2,400,000",
            "alleged",
            "courier.example",
        ):
            assert words in text, (paper, words)
    assert Path("pack/manifest.json").exists()
    _explored(pages["docs/analyst.md"], store)
    _in_a_notebook(pages["docs/analyst.md"])
    assert "Ostrel Guarding Ltd" in capsys.readouterr().out


def _shown(page: str) -> str:
    """The list as the page shows it below “Look at the list”."""
    block = re.search(r"\n\n((?: {4}.*\n|\n)+)", page.split("## 5.")[1])
    assert block
    return _plain(block[1])


def _plain(text: str) -> str:
    """Words alone, without line ends, ruled lines and the marks where a long word may break."""
    return re.sub(r"\s+", " ", re.sub(r"[─\u200b]", "", text)).strip()


def _text_of(paper: Path) -> str:
    document = pypdfium2.PdfDocument(paper)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return _plain(text)


def _in_a_notebook(page: str) -> None:
    (lines,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(compile(lines, "docs/analyst.md", "exec"), {})


def _explored(page: str, store: Store) -> None:
    """Every statement of the page runs, and finds something in the graph of one article."""
    blocks = re.findall(r"^( *)```cypher\n(.*?)^\1```", page, re.DOTALL | re.MULTILINE)
    assert len(blocks) > 7
    empty = [text for _, text in blocks if not store.read_text(text, {})]
    assert empty == []
