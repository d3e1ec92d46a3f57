"""The last check before the door, on rows that a careless statement might let through."""

import pytest

from graph.errors import NotAllowed
from graph.publication import (
    LOCAL,
    QUOTE_LENGTH,
    UNREVIEWED,
    Gate,
    ReviewMode,
    Shape,
    Viewer,
    cut,
    publish,
    withheld_sentence,
)

SHAPE = Shape(organisations=("vendorId",), quotes=("quote",))


class Standings:
    """A reader that knows how a few claims stand."""

    def __init__(self, **claims):
        self.claims = claims

    def read(self, name, /, **parameters):
        assert name == "asking/standing"
        return [
            {
                "ids": [id],
                "kind": "allegation",
                "review": "accepted",
                "licence": None,
                "nameOnly": [],
                **self.claims[id],
            }
            for id in parameters["claimIds"]
            if id in self.claims
        ]


def _publish(rows, gate=None, **claims):
    return publish(Standings(**claims), rows, shape=SHAPE, gate=gate or Gate(LOCAL))


def _row(*claims, **changed):
    return {"vendorId": "v", "quote": "words", "review": None, "claimIds": list(claims), **changed}


def test_a_row_passes_when_all_its_claims_are_accepted():
    found = _publish([_row("a", "b")], a={}, b={})

    assert [row["review"] for row in found.rows] == ["accepted"]


@pytest.mark.parametrize("review", ["unreviewed", "rejected", "disputed", "retracted"])
def test_one_claim_that_is_not_accepted_stops_the_row(review):
    found = _publish([_row("a", "b")], a={}, b={"review": review})

    assert (found.rows, found.stopped) == ((), 1)


@pytest.mark.parametrize("review", ["rejected", "disputed", "retracted"])
def test_what_is_suspended_is_stopped_also_when_everything_is_shown(review):
    found = _publish([_row("a")], Gate(LOCAL, ReviewMode.ALL), a={"review": review})

    assert (found.rows, found.stopped) == ((), 1)


def test_a_claim_that_is_not_in_the_graph_stops_the_row():
    assert _publish([_row("a")]).stopped == 1
    assert _publish([_row("a")], Gate(LOCAL, ReviewMode.ALL)).stopped == 1


def test_a_name_that_only_reads_the_same_stops_the_row_that_shows_it():
    assert _publish([_row("a")], a={"nameOnly": ["v"]}).stopped == 1
    assert _publish([_row("a")], a={"nameOnly": ["somebody else"]}).stopped == 0


def test_both_ends_of_an_ownership_must_be_sure():
    assert _publish([_row("a")], a={"kind": "ownership", "nameOnly": ["somebody else"]}).stopped == 1


def test_everything_unreviewed_is_marked():
    claims = {"a": {"review": "unreviewed"}, "b": {"nameOnly": ["v"]}, "c": {}}
    found = _publish([_row("a"), _row("b"), _row("c")], Gate(LOCAL, ReviewMode.ALL), **claims)

    assert [row["review"] for row in found.rows] == [UNREVIEWED, UNREVIEWED, "accepted"]


def test_a_row_without_claims_passes_only_on_the_word_of_its_statement():
    found = _publish([_row(review="accepted"), _row()])

    assert (len(found.rows), found.stopped) == (1, 1)


def test_non_commercial_rows_stay_out_of_files_unless_asked_for():
    claims = {"a": {"licence": "CC BY-NC 4.0"}, "b": {"licence": "OGL-UK-3.0"}}
    rows = [_row("a"), _row("b")]

    assert _publish(rows, Gate(LOCAL, exporting=True), **claims).non_commercial == 1
    assert len(_publish(rows, Gate(LOCAL, exporting=True, non_commercial=True), **claims).rows) == 2
    assert len(_publish(rows, Gate(LOCAL), **claims).rows) == 2


@pytest.mark.parametrize("quote", ["word " * 200, "x" * 500, "é" * 301])
def test_a_quote_leaves_with_at_most_three_hundred_characters(quote):
    (row,) = _publish([_row("a", quote=quote)], a={}).rows

    assert len(row["quote"]) <= QUOTE_LENGTH
    assert row["quote"].endswith("…")


def test_a_short_quote_stays_as_it_is():
    assert cut("x" * QUOTE_LENGTH) == "x" * QUOTE_LENGTH


def test_unreviewed_rows_need_the_scope_or_this_machine():
    Gate(Viewer(frozenset({"review"})), ReviewMode.ALL)
    Gate(Viewer(frozenset({"admin"})), ReviewMode.ALL)
    Gate(LOCAL, ReviewMode.ALL)
    with pytest.raises(NotAllowed, match="scope `review`"):
        Gate(Viewer(frozenset({"read", "ingest"})), ReviewMode.ALL)
    with pytest.raises(NotAllowed):
        Gate(Viewer()).asked("all")


def test_the_sentence_tells_how_to_see_more_and_which_right_that_needs():
    assert withheld_sentence(0, Gate(LOCAL)) == "No rows are withheld for want of review."
    assert withheld_sentence(1200, Gate(Viewer())) == (
        "1,200 rows are withheld: no named reviewer has accepted them. See them with review=all "
        "(needs a key with the scope `review`)."
    )
