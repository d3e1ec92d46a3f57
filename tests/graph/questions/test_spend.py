"""What each public body spends with concerned vendors, and what stays out of the sum."""

from datetime import date
from decimal import Decimal

import pytest

pytestmark = pytest.mark.neo4j

NAME = "spend_by_body_with_concerned_vendors"


def _lines(case, **asked):
    return [
        (row["body"], row["year"], row["currency"], row["amount"], row["contracts"], row["notSummed"])
        for row in case.ask(NAME, **asked).rows
    ]


def _entry(case, number, vendor="Palantir", **fields):
    """A contract of a register: never possibly the same as another entry."""
    case.deal(vendor, register_id=f"ocds-{number}/1", valid_to=date(2028, 1, 1), title=None, **fields)


def test_sums_are_per_body_year_and_currency(case):
    case.allegation()
    case.allegation("Acme")
    _entry(case, 1, amount=100, valid_from=date(2025, 3, 1))
    _entry(case, 2, "Acme", amount=40, valid_from=date(2025, 9, 1))
    _entry(case, 3, amount=7, valid_from=date(2026, 1, 1))
    _entry(case, 4, amount=9, currency="EUR", published=date(2026, 2, 1))
    _entry(case, 5, amount=5, buyer="Metropolitan Police")

    assert _lines(case) == [
        ("Metropolitan Police", 2026, "GBP", Decimal("5.00"), 1, 0),
        ("Ministry of Defence", 2026, "EUR", Decimal("9.00"), 1, 0),
        ("Ministry of Defence", 2026, "GBP", Decimal("7.00"), 1, 0),
        ("Ministry of Defence", 2025, "GBP", Decimal("140.00"), 2, 0),
    ]
    row = case.ask(NAME, year=2025).rows[0]
    assert (row["vendors"], row["largestVendor"], row["controversies"]) == (2, "Palantir", 2)
    assert len(row["claimIds"]) == 4


@pytest.mark.parametrize(
    "deal",
    [
        {"status": "blocked"},
        {"status": "terminated"},
        {"basis": "ceiling"},
        {"per": "year"},
        {"value_kind": "up_to"},
        {"valid_to": date(2026, 7, 1)},
        {"published": date(2024, 1, 1)},
    ],
)
def test_what_exposure_does_not_count_is_not_summed_here(case, deal):
    case.allegation()
    case.deal(**deal)

    (row,) = case.ask(NAME).rows
    (shown,) = case.ask("exposure").rows

    assert not shown["counted"]
    assert (row["amount"], row["contracts"], row["notSummed"]) == (None, 0, 1)


def test_the_sums_are_those_of_exposure(case):
    case.allegation()
    case.allegation("Acme Data", category="labour_rights")
    case.owned("Acme Data", "Acme")
    case.deal(amount=100)
    case.deal("Acme", amount=60, buyer="British Army")
    case.deal("Acme Data", amount=30, buyer=None)
    case.deal("Palantir UK", amount=20)
    case.deal(amount=11, accepted=False, title="Secret Scheme")

    for review in ("accepted", "all"):
        for asked in ({}, {"body": "gb-mod"}, {"via_parents": False}, {"category": "labour_rights"}):
            rows = case.ask(NAME, review=review, **asked).rows
            totals = case.ask("exposure", review=review, **asked).totals
            assert sum(row["amount"] or 0 for row in rows) == sum(total.amount for total in totals)
            assert sum(row["contracts"] for row in rows) == sum(total.contracts for total in totals)


def test_a_contract_of_two_buyers_is_summed_with_the_first_only(case):
    case.allegation()
    case.deal(amount=100, title="Gotham Scheme", register_id="ocds-1/1")
    case.deal(amount=100, title="Gotham Scheme", register_id="ocds-1/1", buyer="Metropolitan Police")

    assert _lines(case) == [
        ("Metropolitan Police", 2026, "GBP", Decimal("100.00"), 1, 0),
        ("Ministry of Defence", 2026, "GBP", None, 0, 1),
    ]


def test_nothing_unreviewed_is_summed(case):
    case.allegation()
    case.deal(accepted=False)

    answer = case.ask(NAME)

    assert (answer.rows, answer.withheld) == ((), 1)
    assert case.ask(NAME, review="all").rows[0]["review"] == "UNREVIEWED"
