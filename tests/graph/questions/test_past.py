"""The two clocks: as the world stood on a day, and as the graph knew it at a time, both from the claims."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from graph import decisions
from graph.errors import InvalidParameter

pytestmark = pytest.mark.neo4j

TODAY = date(2026, 11, 20)


def _mixed(case):
    case.deal(amount=240)
    case.deal(amount=50, buyer="Metropolitan Police", status="blocked", blocker="MOPAC")
    case.deal(amount=70, vendor="Palantir UK", buyer="British Army", valid_to=date(2027, 1, 1))
    case.deal(amount=9, vendor="Acme", buyer=None, status="terminated")
    case.deal(vendor=None, bidder="Acme", buyer="Metropolitan Police", status="tendered", amount=5)
    case.owned("Palantir UK", "Palantir")
    first = case.allegation()
    case.allegation(category="labour_rights", stance="under_investigation", authority="A Regulator")
    case.allegation("Acme", category="environment", code="environment.pollution", accepted=False)
    case.allegation("Acme", category="discrimination")
    case.reply(first)


@pytest.mark.parametrize("review", ["accepted", "all"])
@pytest.mark.parametrize("question", [{}, {"body": "gb-mod"}, {"vendor": "palantir"}, {"via_parents": False}])
def test_the_claims_give_the_same_answer_for_today_as_the_derived_edges(case, review, question):
    _mixed(case)

    now = case.ask("exposure", review=review, **question)
    then = case.ask("exposure", review=review, as_of=TODAY, **question)

    assert now.rows
    assert [dict(row) for row in then.rows] == [dict(row) for row in now.rows]
    assert (then.totals, then.found, then.withheld) == (now.totals, now.found, now.withheld)


def test_a_contract_counted_before_it_was_ended(case):
    case.deal(amount=100, published=date(2026, 1, 10), title="Gotham Scheme")
    case.deal(amount=100, published=date(2026, 8, 1), status="terminated", title="Gotham Scheme")
    case.allegation(published=date(2025, 12, 1))

    (now,) = case.ask("exposure").rows
    (before,) = case.ask("exposure", as_of="2026-03-01").rows

    assert (now["contractStatus"], now["counted"]) == ("terminated", False)
    assert (before["contractStatus"], before["counted"], before["asOf"]) == ("active", True, date(2026, 3, 1))
    assert case.ask("exposure", as_of="2026-03-01").totals[0].amount == Decimal(100)


def test_before_the_allegation_there_was_no_exposure(case):
    case.deal(published=date(2026, 1, 10))
    case.allegation(published=date(2026, 5, 1))

    assert case.ask("exposure", as_of="2026-04-30").rows == ()
    assert len(case.ask("exposure", as_of="2026-05-01").rows) == 1


def test_a_contract_held_from_its_first_day_whenever_that_was_written_down(case):
    case.deal(published=date(2026, 6, 1), valid_from=date(2024, 1, 1), valid_to=date(2028, 1, 1))
    case.allegation(published=date(2023, 1, 1))

    (row,) = case.ask("exposure", as_of="2025-01-01").rows

    assert row["counted"]


def test_what_the_graph_did_not_know_yet_is_left_out(case):
    later = case.now + timedelta(days=10)
    case.deal()
    case.allegation(recorded=later)

    assert len(case.ask("exposure", now=later + timedelta(days=1)).rows) == 1
    assert case.ask("exposure", known_at=case.now, now=later + timedelta(days=1)).rows == ()


def test_what_was_retracted_since_stays_out_of_the_past_too(case):
    case.deal()
    case.decide(decisions.retract, case.allegation())

    assert case.ask("exposure", as_of="2026-10-01", review="all").rows == ()


def test_the_future_is_not_asked(case):
    with pytest.raises(InvalidParameter, match="lies in the future"):
        case.ask("exposure", as_of="2030-01-01")


def test_other_amounts_are_told_alike_now_and_then(case):
    for amount, publisher in ((240_000_000, "The Paper"), (182_242_760, "The Gazette"), (999, "The Post")):
        case.deal(amount=amount, publisher=publisher, register_id="ocds-1/1", valid_to=date(2028, 1, 1))
    case.deal(amount=241_000_000, publisher="The Paper", register_id="ocds-1/1", published=date(2026, 7, 1))
    case.allegation()

    (now,) = case.ask("exposure").rows
    (then,) = case.ask("exposure", as_of=TODAY).rows

    assert (
        now["otherAmounts"]
        == then["otherAmounts"]
        == (
            "GBP 182,242,760 (reported, The Gazette)",
            "GBP 999 (reported, The Post)",
        )
    )
