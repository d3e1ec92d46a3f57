"""Pages, counts and the server's own opinion of every statement."""

from collections import Counter
from pathlib import Path

import pytest

from graph.errors import Conflict, InvalidParameter, TooBroad
from graph.publication import LOCAL, Gate
from graph.questions import Memory, ask, catalogue, shipped
from graph.questions.counting import EVERYTHING, counting_statement, counts_of, wrapped_statement

pytestmark = pytest.mark.neo4j

# What a graph without corrections and mergers does not hold yet, so that the planner knows the names.
_RARE = (
    "CREATE (a:Claim:Organisation:Concerned:Vendor:Contract:Controversy:Decision:Category:GraphState:Document {"
    + ", ".join(
        f"{name}: 0"
        for name in [
            "supersededBy",
            "reviewer",
            "reviewedAt",
            "licence",
            "authority",
            "retells",
            "per",
            "code",
            "validFrom",
            "validTo",
            "endedAt",
            "matter",
            "eventDate",
            "datePrecision",
            "codes",
            "acceptedCodes",
            "acceptedConcernsPeople",
            "acceptedPer",
            "acceptedEndDate",
            "acceptedStartDate",
            "country",
            "aliases",
            "actor",
            "reason",
            "at",
            "action",
            "undone",
            "registerId",
            "speakerName",
            "accuserName",
            "valueKind",
            "acceptedValueKind",
            "startDate",
            "endDate",
            "contested",
            "denies",
            "title",
            "sourceFamily",
            "version",
            "decided",
        ]
    )
    + "})-[:MERGED_INTO {endedAt: 0, validFrom: 0, validTo: 0}]->(a) "
    + "CREATE (a)-[:INCLUDED_IN]->(a) CREATE (a)-[:CALLED_OFF_FROM]->(a) CREATE (a)-[:POSSIBLY_SAME_AS]->(a) "
    + "CREATE (a)-[:BLOCKED]->(a) CREATE (a)-[:BIDS_FOR]->(a) CREATE (a)-[:DECIDES]->(a) CREATE (a)-[:ANSWERS]->(a) "
    + "CREATE (a)-[:OWNED_BY]->(a) CREATE (a)-[:PART_OF]->(a)"
)


def _statements():
    for question in shipped():
        for name, text in (
            (question.name, question.statement),
            (f"{question.name} in the past", question.past),
        ):
            if text:
                yield pytest.param(text, id=name)
                yield pytest.param(counting_statement(question, text), id=f"{name}, counted")


@pytest.fixture(scope="module")
def explaining(shared_store):
    """A graph that has every name of the schema once."""
    shared_store.write(lambda transaction: transaction.run_text(_RARE, {}))
    return shared_store


@pytest.mark.filterwarnings("ignore::Warning")
def test_the_server_has_nothing_to_say_against_any_statement(explaining, case):
    case.reply(case.allegation())
    case.deal()
    complaints = []

    for parameter in _statements():
        for status in explaining.explain(parameter.values[0]):
            # 01N60: the parameters are missing, as they must be in an EXPLAIN.
            if status.gql_status not in ("00000", "00001", "00N00", "01N60", "02000"):
                complaints.append((parameter.id, status.gql_status, status.status_description))

    assert complaints == []


def _large(case):
    for number in range(7):
        case.deal(amount=number, title=f"Scheme Number{number}", vendor=("Palantir", "Acme")[number % 2])
    case.deal(amount=3, title="Twin One", currency="EUR")
    case.deal(amount=3, title="Twin Two", currency="EUR")
    case.allegation()
    case.allegation(category="labour_rights")
    case.allegation("Acme", accepted=False)


@pytest.mark.parametrize("review", ["accepted", "all"])
def test_pages_make_up_the_whole_list_without_gap_or_repeat(case, review):
    _large(case)
    whole = case.ask("exposure", review=review)

    rows, cursor = [], None
    while True:
        more = {"cursor": cursor} if cursor else {}
        page = case.ask("exposure", review=review, limit=4, **more)
        rows += page.rows
        cursor = page.next_cursor
        if not cursor:
            break

    assert [row["rowId"] for row in rows] == [row["rowId"] for row in whole.rows]
    assert max(Counter(row["rowId"] for row in rows).values()) == 1
    assert whole.found == len(whole.rows)


def test_counts_are_those_of_the_rows_and_of_the_wrapped_statement(case):
    _large(case)

    for review in ("accepted", "all"):
        answer = case.ask("exposure", review=review)
        counted = [row for row in answer.rows if row["counted"]]
        assert {total.currency: (total.amount, total.contracts) for total in answer.totals} == {
            currency: (
                sum(row["amount"] for row in counted if row["currency"] == currency),
                sum(row["currency"] == currency for row in counted),
            )
            for currency in {row["currency"] for row in counted}
        }
    for question in shipped():
        if "[details]" not in question.statement:
            continue
        needed = {"body": "gb-mod", "vendor": "palantir", "speaker": "Amnesty"}
        values = {one.name: one.default for one in question.parameters}
        values |= {one.name: needed[one.name] for one in question.parameters if one.required}
        given = {**values, "skip": 0, "limit": EVERYTHING, "today": case.now.date(), "generated_at": case.now}
        for accepted in (True, False):
            short = case.store.read_text(
                counting_statement(question, question.statement), {**given, "accepted": accepted}
            )
            long = case.store.read_text(
                wrapped_statement(question, question.statement), {**given, "accepted": accepted}
            )
            assert counts_of(short) == counts_of(long), question.name


def test_a_list_that_changed_under_the_cursor_is_told_so(case):
    _large(case)
    page = case.ask("exposure", limit=2)
    case.deal(amount=10_000, title="Newest Scheme", currency="EUR")

    with pytest.raises(Conflict, match="start again"):
        case.ask("exposure", limit=2, cursor=page.next_cursor)


def test_a_cursor_belongs_to_its_question_and_parameters(case):
    _large(case)
    page = case.ask("exposure", limit=2)

    with pytest.raises(InvalidParameter, match="cursor"):
        case.ask("exposure", limit=2, min_amount=2, cursor=page.next_cursor)


class _Counting:
    def __init__(self, store):
        self.store = store
        self.texts = []

    def read(self, name, /, **parameters):
        return self.store.read(name, **parameters)

    def read_text(self, text, parameters):
        self.texts.append(text)
        return self.store.read_text(text, parameters)


def test_counts_are_remembered_until_the_graph_changes(case):
    case.deal()
    case.allegation()
    store, memory = _Counting(case.store), Memory()

    def texts():
        store.texts.clear()
        ask(store, "exposure", {}, gate=Gate(LOCAL), memory=memory, now=case.now)
        return len(store.texts)

    assert (texts(), texts()) == (3, 1)
    case.deal(title="Other Scheme")
    assert texts() == 3


def test_an_empty_graph_answers_every_question_with_no_row(case):
    for question in shipped():
        if not any(one.required for one in question.parameters):
            answer = case.ask(question.name)
            assert (answer.rows, answer.found, answer.withheld, answer.next_cursor) == ((), 0, 0, None)


def test_the_example_of_the_documentation_is_a_question_that_answers(case, tmp_path):
    text = (Path(__file__).parents[3] / "docs" / "questions-format.md").read_text("utf-8")
    example = text.split("```cypher\n")[1].split("```")[0]
    (tmp_path / "contracts_by_status.cypher").write_text(example, "utf-8")
    case.deal()
    case.deal(title="Other Scheme", status="blocked", amount=7)

    answer = ask(
        case.store,
        "contracts_by_status",
        {"vendor": "Palantir"},
        gate=Gate(LOCAL),
        catalogue=catalogue(tmp_path),
    )

    assert [(row["rowId"], row["contracts"]) for row in answer.rows] == [("active", 1), ("blocked", 1)]


def test_an_answer_that_takes_too_long_asks_to_be_narrowed(store, monkeypatch):
    monkeypatch.setattr("graph.store._READ_TIMEOUT", 0.2)

    with pytest.raises(TooBroad, match="narrow it down"):
        store.read_text(
            "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS sum", {}
        )
