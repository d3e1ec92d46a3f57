from datetime import date
from itertools import permutations
from typing import Any

from graph.linking.contracts import Deal, link
from graph.linking.suggestions import deal_relations, unnamed_buyer_relations
from graph.model.vocabulary import Basis, ContractStatus, Per, ValueKind

NHS = frozenset({"nhs"})


def _deal(identifier: str, **more: Any) -> Deal:
    given: dict[str, Any] = {
        "vendors": frozenset({"palantir"}),
        "buyers": NHS,
        "lines": NHS,
        "amount": 330e6,
        "currency": "GBP",
        "basis": Basis.REPORTED,
        "day": date(2026, 5, 28),
    }
    return Deal(identifier, **(given | more))


def _groups(*deals: Deal) -> list[list[str]]:
    groups, _, _ = link(deals)
    found: dict[str, list[str]] = {}
    for claim, group in sorted(groups.items()):
        found.setdefault(group, []).append(claim)
    return sorted(found.values())


def test_claims_on_one_register_entry_are_one_contract() -> None:
    one, other = _deal("a", register_id="ocds-1"), _deal("b", register_id="ocds-1", amount=1.0, day=None)

    assert _groups(one, other) == [["a", "b"]]


def test_a_distinctive_project_name_joins_the_press_to_the_register_although_the_amounts_differ() -> None:
    press = _deal("press", title="Federated Data Platform")
    register = _deal(
        "register",
        title="NHS Federated Data Platform and Associated Services",
        amount=182.2e6,
        register_id="ocds-1",
    )

    assert _groups(press, register) == [["press", "register"]]


def test_a_generic_title_joins_nothing() -> None:
    assert _groups(_deal("a", title="data platform", amount=1.0), _deal("b", title="Data Platform")) == [
        ["a"],
        ["b"],
    ]


def test_close_amounts_with_close_dates_join_and_the_amount_alone_never_does() -> None:
    near = _deal("near", amount=331e6, day=date(2026, 8, 1))
    far = _deal("far", day=date(2027, 8, 1))
    dateless = _deal("undated", day=None)

    assert _groups(_deal("a"), near) == [["a", "near"]]
    assert _groups(_deal("a"), far) == [["a"], ["far"]]
    assert _groups(_deal("a"), dateless) == [["a"], ["undated"]]


def test_a_cited_notice_joins() -> None:
    assert _groups(_deal("a", notice="2026/S 1", amount=1.0), _deal("b", notice="2026/S 1")) == [["a", "b"]]


def test_a_body_and_the_one_above_it_are_one_buyer() -> None:
    army = _deal("army", buyers=frozenset({"army"}), lines=frozenset({"army", "mod"}))
    mod = _deal("mod", buyers=frozenset({"mod"}), lines=frozenset({"mod"}))
    navy = _deal("navy", buyers=frozenset({"navy"}), lines=frozenset({"navy", "mod"}))

    assert _groups(army, mod) == [["army", "mod"]]
    assert _groups(army, navy) == [["army"], ["navy"]]


def test_every_veto_keeps_two_claims_apart() -> None:
    first = _deal("a", title="Nightjar", start=date(2020, 1, 1), end=date(2021, 1, 1))
    others = [
        _deal("b", title="Nightjar", buyers=frozenset(), lines=frozenset()),
        _deal("b", title="Nightjar", per=Per.YEAR),
        _deal("b", title="Nightjar", basis=Basis.CEILING),
        _deal("b", title="Nightjar", count=2),
        _deal("b", title="Nightjar", value_kind=ValueKind.TOTAL_OF_SEVERAL),
        _deal("b", title="Nightjar", start=date(2022, 1, 1)),
        _deal("b", title="Nightjar", vendors=frozenset({"palantir-uk"})),
    ]

    assert all(_groups(first, other) == [["a"], ["b"]] for other in others)


def test_an_extension_is_a_claim_on_the_same_contract() -> None:
    first = _deal("a", title="Nightjar", start=date(2020, 1, 1), end=date(2021, 1, 1))
    later = _deal("b", title="Nightjar", start=date(2022, 1, 1), status=ContractStatus.EXTENDED)

    assert _groups(first, later) == [["a", "b"]]


def test_a_claim_that_fits_two_register_entries_joins_neither_and_is_suggested_for_both() -> None:
    deals = {
        deal.id: deal
        for deal in (
            _deal("press", title="Nightjar"),
            _deal("r1", title="Nightjar phase 1", register_id="ocds-1"),
            _deal("r2", title="Nightjar phase 2", register_id="ocds-2"),
        )
    }
    groups, _, cut = link(deals.values())

    suggested = {(one.left, one.right) for one in deal_relations(deals, groups)}

    assert len(set(groups.values())) == 3
    assert suggested == {("press", "r1"), ("press", "r2")}
    assert {(one.left, one.right) for one in cut} >= {("press", "r1"), ("press", "r2")}


def test_texts_stay_together_when_two_register_entries_fit_them() -> None:
    texts = [_deal("t1", title="Nightjar"), _deal("t2", title="Nightjar", amount=None)]
    entries = [_deal(f"r{n}", title="Nightjar", register_id=f"ocds-{n}", amount=1.0) for n in (1, 2)]

    assert _groups(*texts, *entries) == [["r1"], ["r2"], ["t1", "t2"]]


def test_strangers_are_not_chained_through_a_claim_that_fits_both() -> None:
    first = _deal("a", title="Nightjar", start=date(2020, 1, 1), end=date(2020, 12, 1))
    between = _deal("b", title="Nightjar")
    last = _deal("c", title="Nightjar", start=date(2022, 1, 1), end=date(2022, 12, 1))

    assert len(_groups(first, between, last)) == 3


def test_the_order_of_claims_makes_no_difference() -> None:
    deals = [
        _deal("a", title="Nightjar"),
        _deal("b", title="Nightjar", amount=331e6),
        _deal("c", register_id="ocds-1", title="Project Nightjar"),
        _deal("d", amount=1e6),
    ]

    assert len({str(_groups(*order)) for order in permutations(deals)}) == 1


def test_a_contract_of_the_same_name_is_included_in_a_bundle_and_called_off_from_a_framework() -> None:
    deals = {
        deal.id: deal
        for deal in (
            _deal("part", title="Homes for Ukraine"),
            _deal("several", title="Homes for Ukraine", count=2),
            _deal("frame", title="Homes for Ukraine", basis=Basis.CEILING),
        )
    }
    groups, _, _ = link(deals.values())

    found = {(one.kind, one.left, one.right) for one in deal_relations(deals, groups)}

    assert found >= {("INCLUDED_IN", "part", "several"), ("CALLED_OFF_FROM", "part", "frame")}


def test_a_deal_without_buyer_is_held_against_equal_titles_and_amounts_only() -> None:
    unnamed = _deal("u", buyers=frozenset(), lines=frozenset(), title="Nightjar")
    titled, equal, other = _deal("t", title="Nightjar", amount=1.0), _deal("e"), _deal("o", amount=2.0)
    groups = {name: name for name in "uteo"}

    found = unnamed_buyer_relations([unnamed], [titled, equal, other], groups)

    assert {frozenset((one.left, one.right)) for one in found} == {frozenset("ut"), frozenset("ue")}


def test_differently_named_projects_and_amounts_of_another_order_are_not_suggested() -> None:
    deals = {
        deal.id: deal
        for deal in (
            _deal("a", title="Nightjar"),
            _deal("b", title="Kestrel", day=None),
            _deal("c", amount=1.0),
        )
    }

    assert deal_relations(deals, {name: name for name in deals}) == []
