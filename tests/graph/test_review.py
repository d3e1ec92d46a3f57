from datetime import UTC, datetime
from typing import Any

import pytest

from graph import decisions
from graph.decisions import Reviewer
from graph.errors import InvalidParameter, NotFound
from graph.review import counts, in_context, passages, suggestions, waiting
from graph.store import Store

AT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def test_a_passage_is_the_paragraph_around_a_quote_with_its_offsets() -> None:
    text = "First paragraph.\nSecond one with a quote in it.\nThird."
    start = text.index("a quote")

    (found,) = passages(text, [(start, start + 7)])

    assert found.text == "Second one with a quote in it."
    assert [found.text[left:right] for left, right in found.spans] == ["a quote"]
    assert text[found.start :].startswith("Second")


def test_quotes_of_one_paragraph_share_a_passage_and_distant_ones_do_not() -> None:
    text = "One two.\nThree four.\nFive six."

    found = passages(text, [(0, 3), (4, 7), (21, 25)])

    assert [(one.text, len(one.spans)) for one in found] == [("One two.", 2), ("Five six.", 1)]


def test_a_text_without_paragraphs_is_cut_between_words() -> None:
    text = "word " * 1000
    (found,) = passages(text, [(2500, 2504)])

    assert len(found.text) < 1500
    assert found.text.startswith("word") and found.text.endswith("word")


@pytest.mark.neo4j
def test_disputed_claims_come_first_and_pages_follow_each_other_without_a_gap(
    store: Store, readings: Any, put: Any
) -> None:
    put(*(readings.deal(amount=amount) for amount in range(1, 6)))
    ids = [row["claim"]["id"] for row in waiting(store, limit=10).rows]
    decisions.dispute(store, ids[3], Reviewer("Ada", AT))

    first = waiting(store, limit=2)
    second = waiting(store, limit=2, cursor=first.cursor)
    third = waiting(store, limit=2, cursor=second.cursor)

    seen = [row["claim"]["id"] for page in (first, second, third) for row in page.rows]
    assert seen == [ids[3], *(one for one in ids if one != ids[3])]
    assert third.cursor is None
    assert counts(store) == {"disputed": 1, "unreviewed": 4}


@pytest.mark.neo4j
def test_a_reviewer_sees_quote_names_reply_and_decisions(store: Store, readings: Any, put: Any) -> None:
    document, (allegation, reply) = readings.allegation(reply=True)
    put((document, [allegation, reply]))
    decisions.accept(store, allegation.id, Reviewer("Ada", AT, "seen"))

    found = in_context(store, allegation.id)

    passage = found.passages[0]
    assert passage.text[slice(*passage.spans[0])] == allegation.evidence[0].quote
    assert [(one["role"], one["organisation"]) for one in found.names] == [
        ("accused", "Palantir"),
        ("accuser", "Amnesty International"),
    ]
    assert [one["id"] for one in found.replies] == [reply.id]
    assert [(one["actor"], one["action"]) for one in found.decisions] == [("Ada", "accept")]


@pytest.mark.neo4j
def test_suggested_pairs_come_page_by_page(store: Store, readings: Any, put: Any) -> None:
    put(
        *(
            readings.allegation(accuser=None, code=None, event_date=AT.date().replace(day=day))
            for day in (1, 2, 3)
        )
    )

    first = suggestions(store, limit=1)
    second = suggestions(store, limit=1, cursor=first.cursor)

    assert [row["kind"] for row in (*first.rows, *second.rows)] == ["controversy", "controversy"]
    assert second.cursor is None


@pytest.mark.neo4j
def test_an_unknown_claim_and_a_foreign_cursor_are_named(store: Store) -> None:
    with pytest.raises(NotFound):
        in_context(store, "nobody")
    with pytest.raises(InvalidParameter, match="cursor"):
        waiting(store, cursor="bm9uc2Vuc2U=")
