"""`ask` and `questions` as a user types them, against the real server."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256

import pytest
import typer
from typer.testing import CliRunner

from api.cli import ask as command
from graph.errors import InvalidParameter, UnknownQuestion, WrongUse
from graph.load import load
from graph.model.claims import Claim, Document, Mention, Span
from graph.model.gazetteer import Gazetteer
from graph.model.vocabulary import ClaimKind, ClaimStatus, ContractStatus, OrganisationKind, Role
from graph.questions import shipped

_FREE = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


@pytest.fixture
def run():
    """Runs a command line and gives its exit code, standard output and standard error."""
    app = typer.Typer()
    app.command(name="ask", context_settings=_FREE)(command.ask)
    app.command(name="questions")(command.questions)

    def one(*words):
        result = CliRunner().invoke(app, list(words), standalone_mode=False, catch_exceptions=False)
        if result.exception:
            raise result.exception
        return result.return_value, result.stdout, result.stderr

    return one


@pytest.fixture
def served(store, named):
    """The server of the tests as the one that NEO4J_URI names, holding one accepted exposure and one that is not."""
    for number, accepted in enumerate((True, False)):
        text = f"Vendor Number{number} has a £{number + 1}m deal with Body Number{number} and is accused of harm."
        document = Document(sha256(text.encode()).hexdigest(), text, url=f"https://paper.example/{number}")
        shared = {
            "document_id": document.id, "evidence": (Span(0, len(text), text),), "reader": "test",
            "reader_version": "1", "rule": "test", "why": "a test", "confidence": 0.9,
            "published": date(2026, 11, 1), "accepted_by_rule": accepted,
        }  # fmt: skip
        vendor = _mention(text, f"Vendor Number{number}", OrganisationKind.COMPANY, f"XX:{number}")
        body = _mention(text, f"Body Number{number}", OrganisationKind.PUBLIC_BODY, f"YY:{number}")
        claims = [
            Claim(
                kind=ClaimKind.CONTRACT, names=((Role.VENDOR, vendor), (Role.BUYER, body)),
                status=ContractStatus.ACTIVE, amount=Decimal(number + 1) * 1_000_000, currency="GBP", **shared,
            ),
            Claim(
                kind=ClaimKind.ALLEGATION, names=((Role.ACCUSED, vendor),), stance=ClaimStatus.ALLEGED,
                category="human_rights", **shared,
            ),
        ]  # fmt: skip
        load(
            store, [(document, claims)], gazetteer=Gazetteer(), recorded_at=datetime(2026, 11, 2, tzinfo=UTC)
        )
    return store


def _mention(text, name, kind, identifier):
    start = text.index(name)
    return Mention(
        start, start + len(name), name, kind, country="GB", identifiers=(identifier,), key=identifier
    )


def test_the_questions_are_listed_with_their_parameters(run):
    code, said, _ = run("questions")
    _, machine, _ = run("questions", "--json")

    assert code == 0
    assert "exposure" in said and "contract_status" in said and "body!" in said
    found = {question["name"]: question for question in json.loads(machine)}
    assert found.keys() == shipped().questions.keys()
    assert {"body", "limit", "cursor", "review"} <= {one["name"] for one in found["exposure"]["parameters"]}


def test_the_help_of_a_question_lists_what_it_takes(run):
    code, said, _ = run("ask", "exposure", "--help")

    assert code == 0
    for word in (
        "--contract-status",
        "--min-amount",
        "--review",
        "--format",
        "Default true",
        "Example: Palantir",
    ):
        assert word in said


def test_help_without_a_question_lists_the_questions(run):
    code, said, _ = run("ask", "--help")

    assert code == 0 and "vendors_by_concern" in said


@pytest.mark.parametrize(
    ("words", "error", "said"),
    [
        (["exposures"], UnknownQuestion, "exposures"),
        (["exposure", "--colour", "red"], InvalidParameter, "exposure takes body"),
        (["exposure", "--body"], InvalidParameter, "needs a value"),
        (["exposure", "stray"], WrongUse, "is not expected here"),
        (["exposure", "--format", "docx"], InvalidParameter, "choose from table, csv, json, xlsx"),
        (["exposure", "--format", "xlsx"], InvalidParameter, "--out answer.xlsx"),
        (["exposure", "--format", "pdf"], InvalidParameter, "--out answer.pdf"),
        (["exposure", "--out", "x.csv"], InvalidParameter, "choose --format"),
    ],
)
def test_wrong_use_says_what_is_right(run, words, error, said):
    with pytest.raises(error, match=said):
        run("ask", *words)


@pytest.mark.neo4j
def test_an_answer_is_printed_with_totals_and_what_is_withheld(run, served):
    code, said, _ = run("ask", "exposure")

    assert code == 0
    assert "Body Number0 ← Vendor Number0" in said
    assert "GBP 1,000,000 in 1 contract" in said
    assert "1 row is withheld" in said
    assert "Number1" not in said


@pytest.mark.neo4j
def test_all_rows_are_shown_when_asked_for(run, served):
    _, said, _ = run("ask", "exposure", "--review", "all", "--min-amount=1500000")

    assert "Vendor Number1  UNREVIEWED" in said and "Number0" not in said


@pytest.mark.neo4j
def test_nothing_to_show_is_exit_code_one(run, served):
    assert run("ask", "exposure", "--country", "FR")[0] == 1
    assert run("ask", "exposure", "--country", "FR", "--format", "csv")[0] == 1


@pytest.mark.neo4j
@pytest.mark.parametrize("kind", ["csv", "json", "xlsx"])
def test_files_are_written_and_the_rest_is_told_on_standard_error(run, served, tmp_path, kind):
    out = tmp_path / f"answer.{kind}"

    code, said, told = run("ask", "exposure", "--format", kind, "--out", str(out))

    assert (code, said) == (0, "")
    assert out.stat().st_size > 500
    assert "1 row is withheld" in told and "1 rows written" in told


@pytest.mark.neo4j
def test_csv_goes_to_standard_output_without_a_file(run, served):
    _, said, told = run("ask", "exposure", "--format", "csv", "--non-commercial")

    assert said.startswith("rowId,body,bodyId") and "Vendor Number0" in said
    assert "withheld" in told
