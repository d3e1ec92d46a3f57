from datetime import date
from typing import Any

import pytest

from graph.linking.matters import Accusation, link
from graph.linking.suggestions import matter_relations
from graph.model.vocabulary import DatePrecision


def _one(identifier: str, **more: Any) -> Accusation:
    given: dict[str, Any] = {"accused": frozenset({"palantir"}), "family": "human_rights"}
    return Accusation(identifier, **(given | more))


def _joined(left: Accusation, right: Accusation) -> bool:
    groups, _, _ = link([left, right])
    return len(set(groups.values())) == 1


def test_the_same_company_and_family_alone_is_never_one_matter() -> None:
    assert not _joined(_one("a"), _one("b"))


@pytest.mark.parametrize(
    "shared",
    [
        {"case_number": "C-12/24"},
        {"authority": "ICO", "day": date(2025, 3, 1)},
        {"matter": "Project Nightjar"},
    ],
)
def test_a_case_a_decision_or_a_rare_name_makes_one_matter(shared: dict[str, Any]) -> None:
    assert _joined(_one("a", **shared), _one("b", **shared))


def test_a_case_number_is_compared_without_its_signs() -> None:
    assert _joined(_one("a", case_number="C-12/24"), _one("b", case_number="c 12 24"))


def test_a_decision_known_only_to_the_month_joins_nothing() -> None:
    shared: dict[str, Any] = {"authority": "ICO", "day": date(2025, 3, 1), "precision": DatePrecision.MONTH}

    assert not _joined(_one("a", **shared), _one("b", **shared))


def test_matters_of_a_parent_and_its_subsidiary_never_become_one() -> None:
    parent = _one("a", case_number="C-1")
    subsidiary = _one("b", case_number="C-1", accused=frozenset({"palantir-uk"}))

    assert not _joined(parent, subsidiary)


def test_an_appeal_with_a_number_of_its_own_stays_with_the_named_matter() -> None:
    first, appeal = (
        _one("a", case_number="C-1", matter="Nightjar"),
        _one("b", case_number="C-9", matter="Nightjar"),
    )

    assert _joined(first, appeal)
    assert not _joined(_one("a", case_number="C-1"), _one("b", case_number="C-9"))


def test_periods_that_do_not_meet_are_two_matters_of_one_programme() -> None:
    early = _one("a", matter="Nightjar", start=date(2010, 1, 1), end=date(2011, 1, 1))
    late = _one("b", matter="Nightjar", start=date(2020, 1, 1))

    assert not _joined(early, late)


def test_unjoined_matters_of_one_code_are_chained_for_a_person_and_other_codes_are_not() -> None:
    facts = {
        one.id: one
        for one in (_one("a", code="x"), _one("b", code="x"), _one("c", code="x"), _one("d", code="y"))
    }

    found = matter_relations(facts, {name: name for name in facts})

    assert [(one.left, one.right) for one in found] == [("a", "b"), ("b", "c")]
