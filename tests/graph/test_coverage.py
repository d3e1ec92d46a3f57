"""No hit is not clean: what a look-up may say, and where it looked."""

from datetime import date

import pytest

from graph.coverage import Coverage, Covered, Outcome, coverage, outcome

SOMETHING = Coverage((Covered("documents", "documents", 3, date(2026, 5, 1)),))


@pytest.mark.parametrize(
    ("candidates", "concerns", "looked_in", "expected"),
    [
        ([True], 2, SOMETHING, Outcome.PUBLISHED_CONCERN),
        ([True, False], 0, SOMETHING, Outcome.NONE_PUBLISHED),
        ([False, False], 0, SOMETHING, Outcome.POSSIBLE_MATCH),
        ([], 0, SOMETHING, Outcome.NO_MATCH),
        ([], 0, Coverage(()), Outcome.NOT_COVERED),
        ([True], 0, Coverage(()), Outcome.NOT_COVERED),
    ],
)
def test_the_outcome_never_says_clean(candidates, concerns, looked_in, expected):
    assert outcome(candidates, published_concerns=concerns, looked_in=looked_in) is expected


def test_the_sentence_names_what_was_looked_in():
    places = (Covered("list", "A Pension Fund", 120, date(2026, 1, 2)), *SOMETHING.places)

    assert Coverage(places).sentence == (
        "Looked in the list “A Pension Fund” with 120 entries up to 2026-01-02, 3 documents up to 2026-05-01. "
        "No hit there is not a clean record."
    )


@pytest.mark.neo4j
def test_an_empty_graph_covers_nothing(store):
    assert coverage(store) == Coverage(())
    assert "says nothing about anybody" in coverage(store).sentence
