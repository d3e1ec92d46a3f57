from datetime import date
from typing import Any

from graph.derive import contract_state, live
from graph.derive_edges import edges
from graph.derive_matters import controversy_state
from graph.linking.facts import ClaimFacts, Named
from graph.model.vocabulary import ClaimKind, Judgement, OrganisationKind, Role

_NONE: frozenset[str] = frozenset()


def _claim(identifier: str, kind: ClaimKind = ClaimKind.CONTRACT, **properties: Any) -> ClaimFacts:
    named = Named(Role.VENDOR, "palantir", Judgement.SAME, OrganisationKind.COMPANY, "m")
    return ClaimFacts(identifier, kind, {"review": "unreviewed", **properties}, (named,), None)


def _matter(identifier: str, stance: str, day: date, **properties: Any) -> ClaimFacts:
    return _claim(identifier, ClaimKind.ALLEGATION, stance=stance, eventDate=day, **properties)


def test_the_newest_event_decides_status_and_value() -> None:
    award = _claim("a", status="awarded", amount=1.0, currency="GBP", eventDate=date(2023, 1, 1))
    ended = _claim("b", status="terminated", eventDate=date(2025, 1, 1))

    found = contract_state([ended, award])

    assert (found["status"], found["statusAsOf"], found["amount"]) == ("terminated", date(2025, 1, 1), 1.0)


def test_on_one_day_the_register_beats_the_press_and_both_amounts_stay_visible() -> None:
    day = date(2023, 11, 22)
    press = _claim(
        "z", status="active", amount=330e6, currency="GBP", basis="reported", publisher="Metro", published=day
    )
    register = _claim(
        "a", status="active", amount=182e6, currency="GBP", basis="awarded", registerId="x", published=day
    )

    found = contract_state([press, register])

    assert (found["amount"], found["conflict"]) == (182e6, True)
    assert found["otherAmounts"] == ["GBP 330,000,000 (reported, Metro)"]


def test_amounts_within_one_percent_are_no_conflict_and_two_currencies_are() -> None:
    one = _claim("a", status="active", amount=100.0, currency="GBP")

    assert not contract_state([one, _claim("b", status="active", amount=100.5, currency="GBP")])["conflict"]
    assert contract_state([one, _claim("b", status="active", amount=100.0, currency="EUR")])["conflict"]


def test_rejected_retracted_disputed_and_corrected_claims_do_not_count() -> None:
    gone = [_claim(review, review=review) for review in ("rejected", "retracted", "disputed")]

    assert live([*gone, _claim("old", supersededBy="new"), _claim("new")]) == [_claim("new")]


def test_nothing_is_derived_from_no_claim() -> None:
    assert set(contract_state([]).values()) == {None}
    assert set(controversy_state([], _NONE, {}).values()) == {None}


def test_the_latest_act_of_an_authority_decides_and_never_the_worst() -> None:
    ruled = _matter("a", "ruled", date(2022, 5, 1), authority="ICO")
    overturned = _matter("b", "overturned", date(2023, 10, 1), authority="First-tier Tribunal")
    repeated = _matter("c", "alleged", date(2026, 1, 1))

    found = controversy_state([ruled, overturned, repeated], _NONE, {})

    assert found["status"] == "overturned"
    assert found["forums"] == ["first tier tribunal: overturned", "ico: ruled"]
    assert found["openClaims"] == 2


def test_without_an_act_a_matter_is_alleged_and_contested_by_a_denial() -> None:
    found = controversy_state([_matter("a", "alleged", date(2026, 1, 1))], frozenset({"a"}), {"a": "f"})

    assert (found["status"], found["contested"], found["sourceFamilies"]) == ("alleged", True, 1)


def test_an_edge_is_accepted_by_an_accepted_claim_whose_name_does_not_rest_on_likeness() -> None:
    by_name = Named(Role.VENDOR, "acme", Judgement.BY_NAME, OrganisationKind.COMPANY, "m")
    weak = ClaimFacts("w", ClaimKind.CONTRACT, {"review": "accepted"}, (by_name,), None)

    found = {edge.organisation_id: edge for edge in edges([_claim("s", review="accepted"), weak], "contract")}

    assert (found["palantir"].review, found["acme"].review) == ("accepted", "unreviewed")
    assert found["acme"].claim_ids == ("w",)
