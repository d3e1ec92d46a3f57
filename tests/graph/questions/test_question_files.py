"""What a question file may hold, and what is said of one that cannot be used."""

from pathlib import Path

import pytest

from graph.errors import InvalidQuestion, UnknownQuestion, WrongUse
from graph.questions import catalogue, shipped
from graph.questions.header import parse_question
from graph.questions.lint import check_statement, returned_names

GOOD = """\
// title: Contracts
// description: Which contracts are there?
// parameters:
//   - {name: country, type: country, example: GB, meaning: Only of this country.}
// columns:
//   - {name: rowId, type: id, meaning: Which.}
//   - {name: claimIds, type: list, meaning: Its claims.}

MATCH (contract:Contract)
WHERE $country IS NULL OR contract.country = $country
RETURN contract.id AS rowId, contract.claimIds AS claimIds
ORDER BY rowId
SKIP $skip LIMIT $limit
"""

SHIPPED = {
    "exposure", "body_exposure", "vendor_profile", "body_profile", "contract_history", "controversy_timeline",
    "vendors_by_concern", "stopped_or_ended_contracts", "press_against_register", "unanswered_allegations",
    "claims_by_speaker", "listed_vendors_with_contracts", "how_connected", "recently_changed",
    "spend_by_body_with_concerned_vendors", "possibly_same",
}  # fmt: skip


def _check(text: str) -> None:
    question = parse_question("contracts", text, file="contracts.cypher")
    check_statement(question, line=text[: text.index(question.statement)].count("\n") + 1)


def test_the_questions_that_are_shipped():
    assert set(shipped().questions) == SHIPPED


def test_every_shipped_question_explains_itself():
    for question in shipped():
        assert question.title and question.description.endswith(("?", "."))
        for parameter in question.parameters:
            assert parameter.meaning and parameter.example is not None, (question.name, parameter.name)


def test_a_good_file_passes():
    _check(GOOD)


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("// title: Contracts\n", "// titel: Contracts\n", 1, "unknown field 'titel'"),
        ("// title: Contracts\n", "", 1, "the field 'title' is missing"),
        ("type: country", "type: nation", 4, "unknown type 'nation'"),
        (", meaning: Only of this country.", "", 4, "the field 'meaning' is missing"),
        ("type: id, meaning", "type: id, colour: red, meaning", 6, "unknown field 'colour'"),
        (
            "//   - {name: claimIds, type: list, meaning: Its claims.}\n",
            "",
            6,
            "a column `claimIds` is needed",
        ),
        ("name: country, type", "name: country: x, type", 4, "the header is no YAML"),
        ("MATCH (contract:Contract)\n", "CREATE (contract:Contract)\n", 9, "CREATE is refused"),
        (
            "MATCH (contract:Contract)\n",
            "MATCH (contract:Contract) SET contract.x = 1\n",
            9,
            "SET is refused",
        ),
        ("MATCH (contract:Contract)\n", "LOAD CSV FROM 'x' AS contract\n", 9, "LOAD CSV is refused"),
        (
            "MATCH (contract:Contract)\n",
            "CALL db.labels() YIELD label AS contract\n",
            9,
            "db.labels is refused",
        ),
        ("contract.id AS rowId", "apoc.text.join([], '') AS rowId", 11, "apoc.text.join is refused"),
        ("MATCH (contract:Contract)\n", "MATCH (contract:Contract)-[*]->()\n", 9, "no upper bound"),
        ("MATCH (contract:Contract)\n", "MATCH (contract:Contract)-[:X*2..]->()\n", 9, "no upper bound"),
        ("MATCH (contract:Contract)\n", "MATCH (contract:Contract)-[:X]->+(:Y)\n", 9, "no upper bound"),
        (
            "MATCH (contract:Contract)\n",
            "MATCH (contract:Contract) (()-[:X]->()){1,} (:Y)\n",
            9,
            "no upper bound",
        ),
        (
            "MATCH (contract:Contract)\n",
            "MATCH (contract:Contract), (t:Text)\n",
            9,
            "full text stays private",
        ),
        ("$country IS NULL", "$land IS NULL", 10, "$land is not declared"),
        ("SKIP $skip LIMIT $limit", "LIMIT 5", 9, "the statement must page"),
        ("contract.id AS rowId", "contract.id AS id", 9, "the header has rowId, the statement returns id"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(old, new, line, said):
    with pytest.raises(InvalidQuestion) as refused:
        _check(GOOD.replace(old, new, 1))

    assert said in str(refused.value)
    assert str(refused.value).startswith(f"contracts.cypher, line {line}: ")


def test_words_of_writing_in_texts_comments_and_names_are_no_writing():
    _check(
        GOOD.replace(
            "MATCH (contract:Contract)\n",
            "// never SET or DELETE anything\nMATCH (contract:Contract {title: 'CREATE; LOAD CSV'})\n"
            "WITH contract, contract.set AS `offset`, count(*) * 2 AS twice\n",
        )
    )


def test_the_names_of_a_return_are_read_over_nested_commas():
    text = "MATCH (a) RETURN a.id AS one, coalesce(a.x, {k: [1, 2]}) AS two, three ORDER BY one SKIP 1"

    assert returned_names(text) == ["one", "two", "three"]


def test_a_folder_of_your_own_adds_questions(tmp_path: Path):
    (tmp_path / "contracts.cypher").write_text(GOOD)

    mine = catalogue(tmp_path)

    assert mine.question("contracts").shipped is False
    assert set(mine.questions) == SHIPPED | {"contracts"}


def test_a_shipped_question_is_not_replaced_silently(tmp_path: Path):
    (tmp_path / "exposure.cypher").write_text(GOOD)

    with pytest.raises(InvalidQuestion, match="a question called 'exposure' is shipped"):
        catalogue(tmp_path)

    (tmp_path / "exposure.cypher").write_text("// replaces: true\n" + GOOD)
    assert catalogue(tmp_path).question("exposure").title == "Contracts"


def test_a_missing_folder_is_named(tmp_path: Path):
    with pytest.raises(WrongUse, match="SUPPLYWATCH_QUESTIONS"):
        catalogue(tmp_path / "nowhere")


def test_an_unknown_question_is_said_to_be_unknown():
    with pytest.raises(UnknownQuestion):
        shipped().question("exposures")


def test_a_past_that_is_not_there_is_refused(tmp_path: Path):
    (tmp_path / "contracts.cypher").write_text("// past: at/contracts\n" + GOOD)

    with pytest.raises(InvalidQuestion, match=r"at/contracts\.cypher, which is not there"):
        catalogue(tmp_path)
