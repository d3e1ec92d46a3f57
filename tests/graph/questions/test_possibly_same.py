"""Pairs that may be one, for the people who decide."""

from datetime import date
from decimal import Decimal

import pytest

pytestmark = pytest.mark.neo4j


def test_two_contracts_that_may_be_one_stand_side_by_side_with_the_reason(case):
    case.deal(amount=100, words="signed the first deal", accepted=False)
    case.deal(amount=200, title="Other Scheme", published=date(2026, 7, 1))

    (row,) = case.ask("possibly_same", review="all").rows

    sides = sorted((row[f"{side}Amount"], row[f"{side}Parties"]) for side in ("first", "second"))
    assert (row["kind"], row["review"]) == ("contract", "UNREVIEWED")
    assert row["why"]
    assert sides == [
        (Decimal("100.00"), ("Ministry of Defence", "Palantir")),
        (Decimal("200.00"), ("Ministry of Defence", "Palantir")),
    ]
    assert {row["firstStatus"], row["secondStatus"]} == {"active"}
    assert {row["firstDate"], row["secondDate"]} == {date(2026, 6, 1), date(2026, 7, 1)}
    assert any("signed the first deal" in row[f"{side}Quote"] for side in ("first", "second"))
    assert len(row["claimIds"]) == 2


def test_two_matters_that_may_be_one_name_the_accused_and_the_category(case):
    case.allegation()
    case.allegation(published=date(2026, 5, 20), words="said another")

    (row,) = case.ask("possibly_same", review="all", kind="controversy").rows

    assert (row["firstParties"], row["secondParties"]) == (("Palantir",), ("Palantir",))
    assert (row["firstFacts"], row["secondFacts"]) == (("human_rights",), ("human_rights",))
    assert case.ask("possibly_same", review="all", kind="contract").rows == ()


def test_two_organisations_of_one_name_show_where_they_are_named(case):
    case.deal("Northern Data", words="was the first to sign", known=False)
    case.store.write(
        lambda transaction: transaction.run_text(  # type: ignore[attr-defined]
            "MATCH (one:Vendor) CREATE (other:Organisation {id: 'zz', name: 'Northern Data', country: 'IE'}) "
            "CREATE (one)-[:POSSIBLY_SAME_AS {key: 'a|zz', why: 'equal names'}]->(other)",
            {},
        )
    )

    (row,) = case.ask("possibly_same", review="all", kind="organisation").rows

    assert (row["first"], row["second"], row["why"]) == ("Northern Data", "Northern Data", "equal names")
    assert (row["firstFacts"], row["secondFacts"]) == (("GB",), ("IE",))
    assert "was the first to sign" in row["firstQuote"]
    assert row["secondQuote"] is None


def test_pairs_are_narrowed_to_one_organisation(case):
    case.deal(amount=100)
    case.deal(amount=200, title="Other Scheme")

    assert len(case.ask("possibly_same", review="all", organisation="palantir").rows) == 1
    assert len(case.ask("possibly_same", review="all", organisation="gb-mod").rows) == 1
    assert case.ask("possibly_same", review="all", organisation="gb-army").rows == ()


def test_a_guess_that_nobody_decided_does_not_leave_the_house(case):
    case.deal(amount=100)
    case.deal(amount=200, title="Other Scheme")

    answer = case.ask("possibly_same")

    assert (answer.rows, answer.withheld) == ((), 1)
