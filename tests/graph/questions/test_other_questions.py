"""The thirteen questions beside the headline, each on a graph that has something to say."""

from datetime import date
from decimal import Decimal

import pytest

from graph import decisions
from graph.coverage import coverage
from graph.errors import Gone, InvalidParameter, NotFound
from graph.model.vocabulary import ClaimKind

pytestmark = pytest.mark.neo4j


def test_the_history_of_a_contract_tells_every_claim_in_order(case):
    case.deal(amount=50, published=date(2026, 5, 1), title="Gotham Scheme")
    case.deal(amount=60, published=date(2026, 6, 1), title="Gotham Scheme", status="blocked", blocker="MOPAC")

    rows = case.ask("contract_history", vendor="palantir").rows

    assert [(row["date"], row["contractStatus"], row["amount"], row["stoppedBy"]) for row in rows] == [
        (date(2026, 5, 1), "active", Decimal("50.00"), None),
        (date(2026, 6, 1), "blocked", Decimal("60.00"), "MOPAC"),
    ]
    (contract,) = {row["contractId"] for row in rows}
    assert len(case.ask("contract_history", contract=contract).rows) == 2
    assert len(case.ask("contract_history", body="gb-mod", as_of="2026-05-15").rows) == 1
    assert len(case.ask("contract_history").rows) == 2


def test_the_timeline_of_a_controversy_holds_allegation_finding_and_reply(case):
    alleged = case.allegation(matter="Gaza Thing", published=date(2026, 1, 1))
    case.allegation(matter="Gaza Thing", stance="ruled", authority="High Court", published=date(2026, 3, 1))
    case.reply(alleged, published=date(2026, 2, 1))

    rows = case.ask("controversy_timeline", vendor="palantir").rows

    assert [(row["date"].month, row["kind"], row["claimStatus"]) for row in rows] == [
        (1, "allegation", "alleged"),
        (2, "reply", None),
        (3, "allegation", "ruled"),
    ]
    assert rows[0]["reply"].startswith("A Spokesperson: ")
    matter = rows[0]["controversyId"]
    assert len(case.ask("controversy_timeline", controversy=matter).rows) == 3
    assert len(case.ask("controversy_timeline", category="labour_rights").rows) == 0


def test_unanswered_allegations_are_those_without_any_reply(case):
    case.reply(case.allegation())
    case.allegation(category="labour_rights", published=date(2026, 4, 1))

    (row,) = case.ask("unanswered_allegations").rows

    assert (row["category"], row["replyStatus"]) == ("labour_rights", "none_found")


def test_claims_by_speaker_finds_the_speaker_and_those_spoken_for(case):
    claim = case.allegation(speaker_name="Kristyan Benedict", accuser_name="Amnesty International UK")
    case.allegation("Acme", speaker_name="Somebody Else", accuser_name="Another Group")
    case.reply(claim, speaker_name="Louis Mosley")

    assert [row["rowId"] for row in case.ask("claims_by_speaker", speaker="amnesty").rows] == [claim]
    assert [row["rowId"] for row in case.ask("claims_by_speaker", speaker="Benedict").rows] == [claim]
    (reply,) = case.ask("claims_by_speaker", speaker="mosley", category="human_rights").rows
    assert (reply["kind"], reply["vendor"]) == ("reply", "Palantir")


def test_vendors_by_concern_counts_matters_bodies_and_running_contracts(case):
    case.deal()
    case.deal(title="Other Scheme", buyer="Metropolitan Police", status="expired")
    case.allegation(matter="One Thing")
    case.allegation(matter="Another Matter", stance="ruled", authority="High Court")
    case.allegation("Acme")

    (row,) = case.ask("vendors_by_concern").rows

    assert (row["vendor"], row["category"]) == ("Palantir", "human_rights")
    assert (row["controversies"], row["ruled"], row["publicBodies"], row["runningContracts"]) == (2, 1, 1, 1)
    assert row["claimStatus"] == "ruled"
    assert len(case.ask("vendors_by_concern", country="FR").rows) == 0


def test_stopped_contracts_say_who_stopped_them(case):
    case.deal(buyer="Metropolitan Police", status="blocked", blocker="MOPAC", amount=50_000_000)
    case.deal(title="Other Scheme", status="terminated", buyer=None, amount=10_000_000)
    case.deal(title="Third Scheme")

    rows = case.ask("stopped_or_ended_contracts").rows

    assert {(row["contractStatus"], row["body"], row["stoppedBy"]) for row in rows} == {
        ("blocked", "Metropolitan Police", "MOPAC"),
        ("terminated", None, None),
    }
    assert len(case.ask("stopped_or_ended_contracts", contract_status="blocked").rows) == 1
    assert len(case.ask("stopped_or_ended_contracts", body="gb-met").rows) == 1
    assert len(case.ask("stopped_or_ended_contracts", vendor="palantir", min_amount=20_000_000).rows) == 1


def test_press_and_register_are_set_side_by_side(case):
    case.deal(
        amount=182_242_760,
        register_id="ocds-1/1",
        title="Federated Data Platform",
        publisher="Register",
        published=date(2023, 11, 20),
    )
    case.deal(amount=330_000_000, title="Federated Data Platform", published=date(2026, 5, 28))

    (row,) = case.ask("press_against_register").rows

    assert (row["pressAmount"], row["registerAmount"]) == (Decimal(330_000_000), Decimal(182_242_760))
    assert (row["difference"], row["registerId"], row["link"]) == (
        Decimal(147_757_240),
        "ocds-1/1",
        "one contract",
    )
    assert case.ask("press_against_register", currency="EUR").rows == ()


def test_listed_vendors_are_shown_with_list_criterion_and_contract(case):
    case.deal()
    case.allegation(
        kind=ClaimKind.LISTING,
        stance="ruled",
        authority="A Pension Fund",
        matter="Sale of weapons",
        valid_from=date(2024, 2, 1),
        words="is on the list",
    )

    (row,) = case.ask("listed_vendors_with_contracts").rows

    assert (row["vendor"], row["list"], row["criterion"]) == ("Palantir", "A Pension Fund", "Sale of weapons")
    assert (row["listedSince"], row["body"]) == (date(2024, 2, 1), "Ministry of Defence")
    assert (row["listName"], row["edition"]) == ("Report 2", date(2026, 5, 1))
    assert (row["listingStatus"], row["current"]) == ("excluded", True)
    assert case.ask("listed_vendors_with_contracts", as_of="2024-01-01").rows == ()


def _listed(case, stance, published, **more):
    return case.allegation(
        kind=ClaimKind.LISTING, stance=stance, published=published, authority="A Pension Fund", **more
    )


def _standing(case, **asked):
    rows = case.ask("listed_vendors_with_contracts", **asked).rows
    return [(row["listingStatus"], row["current"], row["edition"]) for row in rows]


def test_a_listing_that_a_later_edition_took_back_is_never_shown_as_current(case):
    case.deal()
    _listed(case, "ruled", date(2024, 1, 1), matter="Sale of weapons")
    _listed(case, "ruled", date(2025, 1, 1), matter="Sale of weapons")
    assert _standing(case) == [("excluded", True, date(2025, 1, 1))]

    _listed(case, "withdrawn", date(2026, 1, 1))

    assert _standing(case) == []
    assert _standing(case, ended=True) == [("revoked", False, date(2026, 1, 1))]
    assert _standing(case, as_of="2025-06-01") == [("excluded", True, date(2025, 1, 1))]


def test_an_end_in_the_same_edition_ends_the_listing(case):
    case.deal()
    _listed(case, "withdrawn", date(2025, 1, 1))
    _listed(case, "ruled", date(2025, 1, 1))

    assert _standing(case) == []


def test_a_listing_past_its_term_is_delisted_and_one_under_watch_is_an_observation(case):
    case.deal()
    case.deal(vendor="Acme", title="Other Scheme")
    _listed(case, "ruled", date(2024, 1, 1), valid_to=date(2026, 1, 1))
    _listed(case, "under_investigation", date(2024, 2, 1), accused="Acme")

    assert _standing(case) == [("observation", True, date(2024, 2, 1))]
    assert _standing(case, ended=True) == [
        ("observation", True, date(2024, 2, 1)),
        ("delisted", False, date(2024, 1, 1)),
    ]


def test_the_end_of_one_list_leaves_the_other_list_alone(case):
    case.deal()
    _listed(case, "ruled", date(2024, 1, 1))
    case.allegation(
        kind=ClaimKind.LISTING, stance="withdrawn", published=date(2025, 1, 1), authority="A Bank"
    )

    assert _standing(case) == [("excluded", True, date(2024, 1, 1))]


def test_how_connected_gives_each_step_with_its_words(case):
    case.deal(vendor="Palantir UK", buyer="British Army")
    case.owned("Palantir UK", "Palantir")
    case.allegation("Palantir", matter="Gaza Thing")

    rows = case.ask("how_connected", body="Ministry of Defence").rows

    assert [(row["step"], row["from"], row["relation"], row["to"]) for row in rows] == [
        (1, "Ministry of Defence", "is made up of", "British Army"),
        (2, "British Army", "buys under", "Project Number0"),
        (3, "the contract", "supplied by", "Palantir UK"),
        (4, "Palantir UK", "is owned by", "Palantir"),
        (5, "Palantir", "implicated in", "Gaza Thing"),
    ]
    assert all(row["quote"] for row in rows[1:])


def test_the_profile_of_a_body_has_contracts_stops_and_parts(case):
    case.deal(amount=240)
    case.deal(buyer="Metropolitan Police", status="blocked", blocker="MOPAC", title="Other Scheme")
    case.allegation()

    mod = case.ask("body_profile", body="gb-mod").rows
    mopac = case.ask("body_profile", body="gb-mopac").rows

    assert [(row["section"], row["vendor"], row["concerns"]) for row in mod] == [
        ("contract", "Palantir", 1),
        ("part", None, None),
    ]
    assert mod[1]["subject"] == "British Army"
    assert [(row["section"], row["subject"], row["status"]) for row in mopac] == [
        ("stopped", "Other Scheme", "blocked")
    ]


def test_the_profile_of_a_vendor_has_its_contracts_controversies_and_owners(case):
    case.deal(vendor="Palantir UK", amount=240)
    case.owned("Palantir UK", "Palantir")
    case.allegation("Palantir UK")

    rows = case.ask("vendor_profile", vendor="Palantir UK").rows

    assert [(row["section"], row["subject"], row["status"]) for row in rows] == [
        ("contract", "Project Number0", "active"),
        ("controversy", None, "alleged"),
        ("owner", "Palantir", None),
    ]
    assert [row["section"] for row in case.ask("vendor_profile", vendor="palantir").rows] == ["subsidiary"]


def test_what_changed_since_a_time_is_told_in_order(case):
    first = case.deal(accepted=False)
    case.accept(first)

    rows = case.ask("recently_changed").rows

    assert [(row["change"], row["by"]) for row in rows] == [("recorded", None), ("accept", "R. Viewer")]
    assert case.ask("recently_changed", since="2026-11-21").rows == ()
    assert (
        len(case.ask("recently_changed", since="2026-11-19", until="2026-11-20", vendor="palantir").rows) == 2
    )


def test_a_name_that_several_carry_is_never_guessed(case):
    case.deal(vendor="Acme")
    case.store.write(
        lambda transaction: transaction.run_text(  # type: ignore[attr-defined]
            "CREATE (:Organisation:Company {id: 'other-acme', name: 'ACME Ltd', country: 'IE', aliases: []})",
            {},
        )
    )

    with pytest.raises(InvalidParameter, match=r"may be several: .*acme.*other-acme|other-acme.*acme"):
        case.ask("vendor_profile", vendor="Acme")
    assert case.ask("vendor_profile", vendor="acme").rows


def test_an_unknown_name_is_answered_with_the_nearest(case):
    case.deal()

    with pytest.raises(InvalidParameter, match=r"nearest are .*Ministry of Defence"):
        case.ask("body_exposure", body="Ministry of Offence")


def test_an_alias_finds_its_organisation(case):
    case.deal()
    case.allegation()

    assert len(case.ask("body_exposure", body="MoD").rows) == 1


def test_a_contract_or_controversy_that_is_not_there_is_said_not_to_be(case):
    with pytest.raises(NotFound, match="no contract has the identifier 'nothing'"):
        case.ask("contract_history", contract="nothing")
    case.deal()
    (row,) = case.ask("contract_history").rows
    with pytest.raises(NotFound, match="no controversy"):
        case.ask("controversy_timeline", controversy=row["contractId"])


def test_a_controversy_of_which_all_was_retracted_is_gone_with_date_and_reason(case):
    claim = case.allegation()
    (row,) = case.ask("controversy_timeline").rows
    case.decide(decisions.retract, claim, reason="the court named another company")

    with pytest.raises(Gone, match="was retracted on 2026-11-20: the court named another company"):
        case.ask("controversy_timeline", controversy=row["controversyId"])


def test_coverage_names_registers_and_lists_with_their_dates(case):
    case.deal(register_id="ocds-1/1", publisher="A Register")
    case.allegation(kind=ClaimKind.LISTING, stance="ruled", authority="A Pension Fund")

    assert [(one.kind, one.name, one.entries, one.newest) for one in coverage(case.store).places] == [
        ("documents", "documents", 2, date(2026, 6, 1)),
        ("list", "A Pension Fund", 1, date(2026, 5, 1)),
        ("register", "A Register", 1, date(2026, 6, 1)),
    ]
