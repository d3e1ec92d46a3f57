"""What Neo4j Browser is given, without a browser: nothing in it may drift from the questions, the schema and the docs."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import httpx
import neo4j
import pytest
from lxml import html

from api.browser import FAVOURITES, PAGES, STYLE, favourites, guide, style
from api.browser.parameters import Example, Examples, examples, literal
from api.browser.pictures import PICTURES, picture
from api.browser.serving import address_of, create_kit, listening
from api.browser.words import EDGES, LABELS
from graph.embedded.configuration import Memory, Ports, configured_on_connect, settings_text
from graph.questions import shipped
from graph.store import Row, Store, statement

_DOCS = Path(__file__).parents[2].joinpath("docs", "graph.md").read_text("utf-8")
_SHOWN = Examples(
    Example("gb-nhs-england", "NHS England"),
    Example("us-palantir", "Palantir"),
    Example("c0ffee", "human_rights"),
    7,
)
_ADDRESS = "http://127.0.0.1:19800"
_NEO4J_BROWSER = "http://127.0.0.1:19474"


class Empty:
    """A graph without anything."""

    def read(self, name: str, /, **parameters: object) -> list[Row]:
        assert name == "browser/examples"
        return [{"body": None, "vendor": None, "controversy": None, "claims": 0}]


def slides(page: str, shown: Examples = _SHOWN) -> html.HtmlElement:
    return html.fromstring(guide(page, catalogue=shipped(), shown=shown, address=_ADDRESS))


def runnables(shown: Examples = _SHOWN) -> dict[str, str]:
    """Everything that can be clicked in the guides, by its name."""
    found: dict[str, str] = {}
    for page in PAGES:
        for block in slides(page, shown).xpath("//pre[contains(@class, 'runnable')]"):
            found[block.get("data-name")] = block.text_content().strip()
    return found


def saved() -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(favourites(shipped(), _SHOWN))) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def test_the_first_words_of_the_guide_are_that_unreviewed_claims_are_in_the_graph() -> None:
    first = slides("guide").xpath("//slide")[0].text_content()

    assert "claims included that nobody has reviewed" in first
    assert "To see only what was accepted" in first and "review = 'accepted'" in first
    assert "can change and delete everything" in first
    assert "password in clear text" in first


def test_what_the_guide_runs_are_the_files_of_questions_and_pictures_and_nothing_else() -> None:
    clickable = {name: text for name, text in runnables().items() if not name.endswith("-parameters")}

    expected = {one.name: one.statement.strip() for one in shipped()}
    expected |= {name: picture(name).statement.strip() for name in PICTURES}
    assert clickable == expected


def test_every_picture_file_is_in_the_guide() -> None:
    names = {file.name.removesuffix(".cypher") for file in files("cypher").joinpath("browser").iterdir()}

    assert names == {*PICTURES, "examples"}


def test_a_name_out_of_a_document_is_text_in_the_guide() -> None:
    shown = Examples(vendor=Example("x' OR 1=1", "<script>alert(1)</script>"), claims=1)

    page = slides("guide", shown)

    assert page.xpath("//script") == []
    assert "<script>alert(1)</script>" in page.text_content()
    assert runnables(shown)["vendor_matters-parameters"] == ":param vendor => 'x\\' OR 1=1';"


def test_an_empty_graph_is_said_to_be_empty() -> None:
    assert "The graph is empty" in slides("guide", Examples()).text_content()
    assert "The graph is empty" not in slides("guide").text_content()


def test_the_colours_know_every_label_and_relationship_of_the_schema_and_the_docs() -> None:
    schema = "".join(file.read_text("utf-8") for file in files("cypher").joinpath("schema").iterdir())
    labels, types = {one.name for one in LABELS}, {one.name for one in EDGES}

    assert set(re.findall(r"\(\w+:(\w+)\)", schema)) <= labels | {"Text"}
    assert set(re.findall(r"\[\w+:(\w+)\]", schema)) <= types
    assert set(re.findall(r"\)-\[:([A-Z_]+)", _DOCS)) <= types
    assert set(re.findall(r"^\*\*`([A-Z]\w+)`", _DOCS, re.M)) <= labels
    assert [name for name in types if name not in _DOCS] == []
    assert [name for name in labels - {"Job"} if f"`{name}`" not in _DOCS] == []


def test_every_rule_has_a_colour_and_a_caption_that_neo4j_browser_can_read() -> None:
    rules = dict(re.findall(r"^((?:node|relationship)\.\w+) \{\n(.*?)\n\}", style(), re.M | re.S))

    assert set(rules) == {f"node.{one.name}" for one in LABELS} | {
        f"relationship.{one.name}" for one in EDGES
    }
    for selector, rule in rules.items():
        (caption,) = re.findall(r'caption: "([^"]+)";', rule)
        # Its parser takes a colon or a semicolon for the end of a property, even between quotation marks.
        assert not set(caption) & set(":;"), selector
        assert re.search(r"^  color: #[0-9a-f]{6};$", rule, re.M), selector


def test_names_in_circles_can_be_read_on_their_colour() -> None:
    assert [one.name for one in LABELS if contrast(one.colour, one.ink) < 4.5] == []


def contrast(one: str, other: str) -> float:
    """WCAG 2.1, contrast ratio."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_question_is_one_favourite_with_its_name_first_and_no_other_has_it() -> None:
    texts = saved()
    names = [text.splitlines()[0] for text in texts.values()]

    assert {f"// {one.title}" for one in shipped()} <= set(names)
    assert all(re.match(r"// \S", name) for name in names)
    assert len(set(names)) == len(names) == len(shipped().questions) + len(PICTURES)


def test_a_favourite_brings_a_line_for_each_parameter_that_its_statement_uses() -> None:
    for path, text in saved().items():
        header = re.findall(r"^// :param (\w+) => .+;$", text, re.M)
        body = "\n".join(line for line in text.splitlines() if not line.startswith("//"))

        used = set(re.findall(r"\$(\w+)", body))
        assert set(header) == used and len(header) == len(used), path


def test_only_accepted_claims_are_asked_for_until_one_changes_that() -> None:
    texts = [text for path, text in saved().items() if "questions/" in path]

    assert all("// :param accepted => true;" in text for text in texts)
    assert all("have not passed the publication gate" in text for text in texts)


def test_the_same_questions_are_the_same_file() -> None:
    assert favourites(shipped(), _SHOWN) == favourites(shipped(), _SHOWN)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "null"), (True, "true"), (3, "3"), (0.5, "0.5"), ("O'Neil \\ Co", "'O\\'Neil \\\\ Co'"),
        (date(2026, 5, 28), "date('2026-05-28')"), (["a", "b"], "['a', 'b']"),
    ],
)  # fmt: skip
def test_values_are_written_as_cypher(value: object, written: str) -> None:
    assert literal(value) == written


def test_neo4j_browser_is_told_to_open_the_guide_and_the_next_start_finds_where(tmp_path: Path) -> None:
    conf = tmp_path / "neo4j.conf"
    command = f"guide {_ADDRESS}/guide.html"
    conf.write_text(settings_text(Ports(1, 2), Memory("1g", "512m"), on_connect=command))

    assert f"browser.post_connect_cmd={command}" in conf.read_text().splitlines()
    assert configured_on_connect(conf) == command
    assert configured_on_connect(tmp_path / "absent.conf") is None


def test_the_guide_comes_back_where_it_was_or_on_another_port_when_that_is_taken() -> None:
    with listening(None) as first:
        before = f"guide {address_of(first)}/guide.html"
        with listening(before) as elsewhere:
            assert address_of(elsewhere) != address_of(first)
    with listening(before) as again:
        assert address_of(again) == address_of(first) if first.fileno() >= 0 else address_of(again) in before


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def app() -> Any:
    return create_kit(Empty(), shipped(), _ADDRESS)


async def answer(
    app: Any, path: str, *, method: str = "GET", host: str = "127.0.0.1:19800", **headers: str
) -> httpx.Response:
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as caller:
        return await caller.request(
            method, path, headers={k.replace("_", "-"): v for k, v in headers.items()}
        )


@pytest.mark.anyio
@pytest.mark.parametrize("path", [*(f"/{page}.html" for page in PAGES), f"/{STYLE}", f"/{FAVOURITES}"])
async def test_neo4j_browser_may_read_the_kit_and_pages_from_elsewhere_may_not(app: Any, path: str) -> None:
    asked = {"access_control_request_method": "GET", "access_control_request_headers": "cache-control,pragma"}
    preflight = await answer(app, path, method="OPTIONS", origin=_NEO4J_BROWSER, **asked)
    read = await answer(app, path, origin=_NEO4J_BROWSER)
    foreign = await answer(app, path, origin="https://elsewhere.example")

    assert preflight.status_code == read.status_code == 200
    assert read.headers["access-control-allow-origin"] == _NEO4J_BROWSER
    assert "access-control-allow-origin" not in foreign.headers


@pytest.mark.anyio
async def test_another_name_for_this_machine_and_another_page_are_refused(app: Any) -> None:
    assert (await answer(app, "/guide.html", host="rebound.example")).status_code == 400
    assert (await answer(app, "/secrets.html")).status_code == 404


_EXPECTED = {
    "00000",
    "00001",
    "02000",
    "01N60",
}  # well, well, no rows, and a parameter without a value in a plan


@pytest.fixture(scope="module")
def told(shared_store: Store) -> Iterator[Store]:
    """A server that has heard every name of the docs, so that only a misspelt one is new to it."""
    properties = sorted(set(re.findall(r"`([a-z]\w*)`", _DOCS)))
    labels = "".join(f":{one.name}" for one in LABELS)
    ties = " ".join(f"CREATE (n)-[:{one.name} $properties]->(n)" for one in EDGES)
    text = f"CREATE (n{labels}) SET n += $properties {ties.replace('CREATE', 'WITH n CREATE', 1)} WITH n DETACH DELETE n"
    shared_store.write(
        lambda transaction: transaction.run_text(  # type: ignore[attr-defined]
            text, {"properties": dict.fromkeys(properties, "x")}
        )
    )
    yield shared_store


def parameters(store: Store, lines: dict[str, str]) -> dict[str, dict[str, Any]]:
    """What the `:param` lines of each query set, worked out by the server as Neo4j Browser has it do."""
    maps = {
        name: ", ".join(
            f"{key}: {value}" for key, value in re.findall(r"^:param (\w+) => (.+);$", text, re.M)
        )
        for name, text in lines.items()
    }
    (row,) = store.read_text("RETURN " + ", ".join(f"{{{one}}} AS {name}" for name, one in maps.items()), {})
    return row


@pytest.mark.neo4j
@pytest.mark.slow
@pytest.mark.timeout(600)  # thirty plans, on a server that may be cold
def test_every_query_of_the_guide_runs_only_reads_and_the_planner_has_nothing_against_it(
    told: Store, graph: Any
) -> None:
    graph.ensure()
    graph.deal(accepted=True)
    graph.allegation(accepted=True)
    graph.deal(vendor="Acme Guarding Ltd")
    clickable = runnables(examples(told))
    queries = {name: text for name, text in clickable.items() if not name.endswith("-parameters")}
    values = parameters(told, {name: clickable.get(f"{name}-parameters", "") for name in queries})
    access = (told.connection.user, told.connection.password)
    complaints, drawn = {}, {}

    with neo4j.GraphDatabase.driver(
        told.connection.uri, auth=access, notifications_min_severity="INFORMATION"
    ) as driver:
        for name, text in queries.items():
            done = driver.execute_query(text, values[name], routing_="r", database_=told.connection.database)
            drawn[name] = [dict(record) for record in done.records]
            said = [one for one in done.summary.gql_status_objects if one.gql_status not in _EXPECTED]
            complaints |= {name: [one.status_description for one in said]} if said else {}

    assert complaints == {}
    assert len(drawn) == len(shipped().questions) + len(PICTURES)
    assert [row["vendor"] for row in drawn["exposure"]] == ["Palantir"]
    assert len(drawn["exposure_accepted"][0]["matters"]) == 1
    assert {"kind": "contract", "review": "unreviewed", "claims": 1} in drawn["how_much_is_reviewed"]
    assert drawn["find_by_name"][0]["id"] == "us-palantir"
    assert drawn["words_of_a_matter"] and drawn["quotes_of_a_matter"] and drawn["vendor_matters"]


@pytest.mark.neo4j
def test_what_nobody_has_accepted_is_in_the_second_picture_only(told: Store, graph: Any) -> None:
    graph.ensure()
    graph.deal()
    graph.allegation()

    (accepted,) = told.read("browser/exposure_accepted")
    (everything,) = told.read("browser/exposure_everything")

    assert all(found == [] for found in accepted.values())
    assert len(everything["matters"]) == len(everything["contracts"]) == 1
    assert "review = 'accepted'" in statement("browser/exposure_accepted")
