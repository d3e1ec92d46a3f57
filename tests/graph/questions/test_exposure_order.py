"""The list of exposures is found by what is kept for it; here it is held against the claims alone."""

import random
from datetime import date, timedelta

import pytest

from graph import decisions
from graph.checks import compare

pytestmark = pytest.mark.neo4j

_TODAY = date(2026, 11, 20)
_VENDORS = ("Palantir", "Palantir UK", "Acme", "Acme Data")
_BUYERS = ("Ministry of Defence", "British Army", "Metropolitan Police", None)
_STATUSES = ("active", "active", "awarded", "paused", "blocked", "terminated", "expired", "unknown")
_STANCES = ("alleged", "alleged", "under_investigation", "ruled", "dismissed", "withdrawn")
_CATEGORIES = ("human_rights", "labour_rights", "discrimination", "environment")
_AMOUNTS = (None, 5, 70, 70, 240, 1_000_000)


def _grow(case, chance: random.Random, *, deals: int, allegations: int) -> list[str]:
    """Some random claims, about half of them accepted; gives their ids."""
    found = []
    for _ in range(deals):
        found.append(
            case.deal(
                chance.choice(_VENDORS),
                chance.choice(_BUYERS),
                amount=chance.choice(_AMOUNTS),
                currency=chance.choice(("GBP", "EUR")),
                status=chance.choice(_STATUSES),
                published=_TODAY - timedelta(chance.randrange(1000)),
                accepted=chance.random() < 0.6,
            )
        )
    for _ in range(allegations):
        found.append(
            case.allegation(
                chance.choice(_VENDORS),
                stance=chance.choice(_STANCES),
                category=chance.choice(_CATEGORIES),
                published=date(2020 + chance.randrange(6), 3, 1),
                accepted=chance.random() < 0.6,
            )
        )
    return found


def _held_against_the_claims(case) -> int:
    """Ask both ways, whole and by pages; gives how many rows there were."""
    rows = 0
    for review in ("accepted", "all"):
        for asked in ({}, {"currency": "GBP", "min_amount": "50"}, {"category": "human_rights"}):
            kept = case.ask("exposure", review=review, **asked)
            slow = case.ask("exposure", review=review, as_of=_TODAY, **asked)
            for left, right in zip(kept.rows, slow.rows, strict=True):
                assert dict(left) == dict(right)
            assert (kept.totals, kept.found, kept.withheld) == (slow.totals, slow.found, slow.withheld)
            assert kept.found == len(kept.rows)
            rows += kept.found
        assert _by_pages(case, review) == [row["rowId"] for row in case.ask("exposure", review=review).rows]
    assert compare(case.store, now=case.now) == []
    return rows


def _by_pages(case, review: str) -> list[str]:
    found, cursor = [], {}
    while True:
        page = case.ask("exposure", review=review, limit=2, **cursor)
        found += [row["rowId"] for row in page.rows]
        if page.next_cursor is None:
            return found
        cursor = {"cursor": page.next_cursor}


@pytest.mark.parametrize("seed", [1, 2])
def test_a_random_graph_lists_what_its_claims_say_after_decisions_and_newer_claims_too(case, seed):
    chance = random.Random(seed)
    case.owned("Palantir UK", "Palantir", valid_from=date(2022, 1, 1))
    case.owned("Acme Data", "Acme", accepted=False)
    claims = _grow(case, chance, deals=9, allegations=6)

    rows = _held_against_the_claims(case)

    taken = chance.sample(claims, 6)
    for claim in taken[:2]:
        case.decide(decisions.accept, claim, days=1)
    for claim in taken[2:4]:
        case.decide(decisions.reject, claim, days=1, reason="misread")
    for claim in taken[4:]:
        case.decide(decisions.retract, claim, days=1, reason="taken back")
    rows += _held_against_the_claims(case)

    case.owned("Acme", "Palantir")
    _grow(case, chance, deals=2, allegations=2)
    rows += _held_against_the_claims(case)
    assert rows > 20


def test_a_newer_claim_moves_a_contract_down_the_list(case):
    case.allegation()
    case.deal(amount=100, title="Gotham Scheme", published=date(2026, 1, 1))
    case.deal(amount=50, buyer="Metropolitan Police")
    before = [row["amount"] for row in case.ask("exposure").rows]

    case.deal(amount=100, title="Gotham Scheme", status="terminated", published=date(2026, 7, 1))

    assert before == [100, 50]
    assert [row["amount"] for row in case.ask("exposure").rows] == [50, 100]


def test_a_dismissal_that_nobody_reviewed_does_not_take_an_accepted_matter_off_the_list(case):
    case.deal()
    named = {"case_number": "C-1/26", "authority": "High Court"}
    case.allegation(stance="charged", event_date=date(2026, 5, 1), **named)
    case.allegation(stance="dismissed", event_date=date(2026, 6, 1), accepted=False, **named)

    for name, asked in (("exposure", {}), ("body_exposure", {"body": "gb-mod"}), ("vendors_by_concern", {})):
        assert len(case.ask(name, **asked).rows) == 1, name
        assert case.ask(name, review="all", **asked).rows == (), name


def test_a_matter_that_is_closed_and_opened_again_is_on_the_list_again(case):
    case.deal()
    named = {"case_number": "C-1/26", "authority": "High Court"}
    case.allegation(stance="charged", event_date=date(2026, 5, 1), **named)
    closing = case.allegation(stance="dismissed", event_date=date(2026, 6, 1), **named)
    assert case.ask("exposure").rows == ()

    case.decide(decisions.reject, closing, reason="another company")

    assert len(case.ask("exposure").rows) == 1
