"""The headline question on graphs of a few sentences, written by the real loader."""

from datetime import date
from decimal import Decimal

import pytest

pytestmark = pytest.mark.neo4j


def test_a_running_contract_with_an_accused_vendor_is_one_counted_row(case):
    case.deal(amount=240_000_000, title="Maven System")
    case.allegation(stance="ruled", authority="High Court")

    answer = case.ask("exposure")

    (row,) = answer.rows
    assert (row["body"], row["vendor"], row["relation"]) == ("Ministry of Defence", "Palantir", "direct")
    assert (row["amount"], row["currency"], row["counted"]) == (Decimal("240000000.00"), "GBP", True)
    assert (row["claimStatus"], row["speaker"], row["onBehalfOf"]) == (
        "ruled",
        "A Speaker",
        "Amnesty International",
    )
    assert row["quote"].startswith("Palantir. Words of allegation")
    assert row["contractTitle"] == "Maven System"
    assert [(total.currency, total.amount, total.contracts) for total in answer.totals] == [
        ("GBP", Decimal("240000000"), 1)
    ]
    assert answer.found == 1


def test_the_columns_are_those_of_the_model_in_that_order(case):
    case.deal()
    case.allegation()

    (row,) = case.ask("exposure").rows

    assert " ".join(row) == (
        "rowId body bodyId vendor vendorId relation path contractId contractTitle amount currency valueKind basis "
        "per otherAmounts contractStatus ocdsStatus statusAsOf start end contractQuote contractUrl controversyId "
        "category code claimStatus contested speaker onBehalfOf publisher published quote url documentHash "
        "sourceFamilies reply replyStatus review reviewer reviewedAt claimIds licence counted notCountedBecause "
        "asOf generatedAt"
    )


@pytest.mark.parametrize(
    ("deal", "reason"),
    [
        ({"status": "blocked"}, "blocked before it took effect"),
        ({"status": "cancelled"}, "cancelled before it took effect"),
        ({"status": "terminated"}, "ended early, replaced or annulled"),
        ({"status": "expired"}, "expired"),
        ({"status": "proposed"}, "proposed only; no contract is reported"),
        ({"status": "unknown"}, "its state is not known"),
        ({"buyer": None}, "the buyer is not known"),
        ({"amount": None}, "no amount is known"),
        ({"basis": "ceiling"}, "a ceiling, not money committed"),
        ({"value_kind": "up_to"}, "an upper limit, not money committed"),
        ({"per": "year"}, "a rate per year, not a total"),
        ({"valid_to": date(2026, 7, 1)}, "ended on 2026-07-01"),
        (
            {"published": date(2024, 1, 1)},
            "last reported active on 2024-01-01; nothing newer within 24 months",
        ),
        (
            {"vendor": None, "bidder": "Palantir", "status": "tendered"},
            "the vendor bids for it; nothing is awarded",
        ),
    ],
)
def test_what_is_not_counted_is_shown_with_its_reason(case, deal, reason):
    case.deal(**deal)
    case.allegation()

    answer = case.ask("exposure")

    (row,) = answer.rows
    assert (row["counted"], row["notCountedBecause"]) == (False, reason)
    assert answer.totals == ()


def test_an_old_report_counts_where_a_register_gives_a_later_end(case):
    case.deal(published=date(2022, 1, 1), register_id="ocds-1/1", valid_to=date(2028, 1, 1))
    case.allegation()

    (row,) = case.ask("exposure").rows

    assert row["counted"]


def test_a_blocked_deal_names_the_ocds_status_cancelled_and_never_active(case):
    case.deal(buyer="Metropolitan Police", status="blocked", blocker="MOPAC", amount=50_000_000)
    case.allegation()

    (row,) = case.ask("exposure").rows

    assert (row["contractStatus"], row["ocdsStatus"], row["counted"]) == ("blocked", "cancelled", False)


def test_a_contract_with_several_concerns_counts_in_its_first_row_only(case):
    case.deal()
    case.allegation(category="human_rights")
    case.allegation(category="labour_rights")

    answer = case.ask("exposure")

    first, second = answer.rows
    assert (first["counted"], second["counted"]) == (True, False)
    assert second["notCountedBecause"] == f"counted once, in row {first['rowId']}"
    assert answer.totals[0].amount == Decimal("1000000")


def test_currencies_are_never_added_up(case):
    case.deal(amount=1_000_000, currency="GBP")
    case.deal(vendor="Acme", amount=2_000_000, currency="EUR")
    case.allegation()
    case.allegation("Acme")

    totals = {total.currency: total.amount for total in case.ask("exposure").totals}

    assert totals == {"EUR": Decimal("2000000"), "GBP": Decimal("1000000")}


def test_a_matter_that_was_dismissed_is_no_exposure(case):
    case.deal()
    case.allegation(stance="dismissed")

    assert case.ask("exposure").rows == ()


def test_a_concern_about_the_deal_itself_is_shown_only_when_asked_for(case):
    case.deal()
    case.allegation(category="governance_procurement")

    assert case.ask("exposure").rows == ()
    assert len(case.ask("exposure", concerns_people=False).rows) == 1


def test_an_owner_that_is_accused_is_shown_with_the_path(case):
    case.deal(vendor="Palantir UK")
    case.owned("Palantir UK", "Palantir")
    case.allegation("Palantir")

    (row,) = case.ask("exposure").rows

    assert (row["relation"], row["path"]) == ("via_parent", "Palantir UK is owned by Palantir")
    assert case.ask("exposure", via_parents=False).rows == ()


def test_an_owner_of_later_years_is_not_answerable_for_what_came_before(case):
    case.deal(vendor="Palantir UK")
    case.owned("Palantir UK", "Palantir", valid_from=date(2026, 9, 1))
    case.allegation("Palantir", published=date(2020, 1, 1), event_date=date(2019, 1, 1))

    assert case.ask("exposure").rows == ()


def test_a_subsidiary_that_is_accused_is_shown_as_such(case):
    case.deal(vendor="Palantir")
    case.owned("Palantir UK", "Palantir")
    case.allegation("Palantir UK")

    (row,) = case.ask("exposure").rows

    assert (row["relation"], row["path"]) == ("via_subsidiary", "Palantir UK is owned by Palantir")


def test_a_body_answers_for_its_parts(case):
    case.deal(buyer="British Army")
    case.allegation()

    for name in ("exposure", "body_exposure"):
        (row,) = case.ask(name, body="Ministry of Defence").rows
        assert row["body"] == "British Army"


def test_the_denial_stands_beside_the_allegation(case):
    case.deal()
    allegation = case.allegation()
    case.reply(allegation)

    (row,) = case.ask("exposure").rows

    assert row["replyStatus"] == "reported"
    assert row["reply"].startswith("A Spokesperson: Palantir. Words of reply")
    assert row["contested"]


def test_a_press_amount_beside_a_possibly_same_register_contract_is_not_summed(case):
    case.deal(amount=330_000_000, title="Data Platform Alpha", published=date(2026, 6, 1))
    case.deal(
        amount=182_000_000,
        register_id="ocds-1/1",
        title=None,
        published=date(2025, 6, 1),
        valid_to=date(2028, 1, 1),
    )
    case.allegation()
    case.store.write(
        lambda transaction: transaction.run_text(  # type: ignore[attr-defined]
            "MATCH (press:Contract), (register:Contract) WHERE press.registerIds = [] AND register.registerIds <> [] "
            "MERGE (press)-[:POSSIBLY_SAME_AS {key: 'a|b', why: 'test'}]->(register)",
            {},
        )
    )

    answer = case.ask("exposure")

    assert {row["contractTitle"]: row["counted"] for row in answer.rows} == {
        "Data Platform Alpha": False,
        None: True,
    }
    assert answer.totals[0].amount == Decimal("182000000")


def test_filters_narrow_the_list(case):
    case.deal(amount=1_000_000)
    case.deal(amount=5_000, title="Small Scheme", buyer="Metropolitan Police")
    case.allegation()

    assert len(case.ask("exposure", min_amount="10000").rows) == 1
    assert len(case.ask("exposure", body="gb-met").rows) == 1
    assert len(case.ask("exposure", contract_status="blocked,expired").rows) == 0
    assert len(case.ask("exposure", country="gb").rows) == 2
    assert len(case.ask("exposure", country="fr").rows) == 0
    assert len(case.ask("exposure", category="labour_rights").rows) == 0
    assert len(case.ask("exposure", vendor="palantir").rows) == 2


def test_one_body_is_answered_alike_by_both_questions(case):
    case.deal(amount=7)
    case.deal(amount=5, buyer="British Army", status="blocked", title="Other Thing")
    case.allegation()
    case.allegation(category="labour_rights", accepted=False)

    for review in ("accepted", "all"):
        one = case.ask("exposure", body="gb-mod", review=review)
        other = case.ask("body_exposure", body="gb-mod", review=review)
        assert [dict(row) for row in one.rows] == [dict(row) for row in other.rows]
        assert (one.totals, one.found, one.withheld) == (other.totals, other.found, other.withheld)


def test_of_two_press_reports_that_may_be_one_deal_only_one_amount_is_summed(case):
    case.deal(amount=100)
    case.deal(amount=200, title="Other Scheme")
    case.allegation()

    answer = case.ask("exposure")

    assert sorted(row["counted"] for row in answer.rows) == [False, True]
    assert answer.totals[0].contracts == 1


def test_a_report_without_an_amount_takes_nothing_out_of_the_sum(case):
    case.deal(amount=100)
    case.deal(amount=None, title="Other Scheme")
    case.allegation()

    answer = case.ask("exposure")

    assert answer.totals[0].amount == Decimal(100)


def test_words_are_quoted_once_though_they_name_both_parties(case):
    case.deal(words="signed a deal")
    case.allegation()

    (row,) = case.ask("exposure").rows

    assert row["contractQuote"] == "Palantir and Ministry of Defence. signed a deal"


def test_of_several_concerns_the_gravest_comes_first_whatever_the_number_of_voices(case):
    case.deal()
    case.allegation(category="human_rights", stance="alleged", matter="Gaza Thing")
    case.allegation(category="human_rights", stance="alleged", matter="Gaza Thing", words="said again")
    case.allegation(category="discrimination", stance="under_investigation", authority="A Regulator")
    case.allegation(category="labour_rights", stance="ruled", authority="High Court")
    case.allegation(category="privacy_surveillance", stance="charged", authority="A Prosecutor")

    for asked in ({}, {"as_of": "2026-11-20"}):
        rows = case.ask("exposure", **asked).rows
        assert [row["claimStatus"] for row in rows] == ["ruled", "charged", "under_investigation", "alleged"]
        assert [row["counted"] for row in rows] == [True, False, False, False]


def test_a_concern_of_the_vendor_itself_comes_before_a_graver_one_of_its_owner(case):
    case.deal(vendor="Palantir UK")
    case.owned("Palantir UK", "Palantir")
    case.allegation("Palantir", stance="ruled", authority="High Court")
    case.allegation("Palantir UK", category="labour_rights")

    assert [row["relation"] for row in case.ask("exposure").rows] == ["direct", "via_parent"]
