from typing import Any

from graph.model.vocabulary import OrganisationKind
from graph.resolution.bands import Profile
from graph.resolution.suggest import Namesake, pairs


def _one(
    identifier: str,
    name: str = "Acme Guarding Ltd",
    *,
    country: str | None = None,
    numbers: tuple[str, ...] = (),
    **more: Any,
) -> Namesake:
    profile = Profile(name, (), country, OrganisationKind.UNKNOWN, frozenset(numbers))
    return Namesake(identifier, profile, **({"provisional": True, "apart": frozenset()} | more))


def _found(*namesakes: Namesake) -> list[tuple[str, str]]:
    return [(left, right) for left, right, _ in pairs(namesakes)]


def test_n_equal_names_are_chained_by_n_minus_one_edges() -> None:
    assert _found(_one("c"), _one("a"), _one("b")) == [("a", "b"), ("b", "c")]


def test_names_without_identifier_are_held_against_those_with_one() -> None:
    registered = _one("GB-COH:00000001", provisional=False, numbers=("GB-COH:00000001",))

    assert _found(_one("b"), registered, _one("a")) == [("GB-COH:00000001", "a"), ("GB-COH:00000001", "b")]


def test_two_numbers_of_one_register_and_what_a_person_held_apart_are_not_suggested() -> None:
    numbered = [
        _one(f"GB-COH:0000000{n}", provisional=False, numbers=(f"GB-COH:0000000{n}",)) for n in (1, 2)
    ]

    assert _found(*numbered) == []
    assert _found(_one("a"), _one("b", apart=frozenset({"a"}))) == []


def test_a_public_body_of_another_country_is_not_suggested() -> None:
    bodies = [_one(code, "Ministry of Defence", country=code) for code in ("GB", "NL")]

    assert _found(*bodies) == []


def test_a_suggestion_says_what_keeps_the_two_apart() -> None:
    ((_, _, why),) = pairs(
        [_one("a", "Palantir Technologies UK Ltd"), _one("b", "Palantir Technologies Ltd")]
    )

    assert why == "only one names GB"


def test_a_line_of_business_and_a_number_are_no_suggestion() -> None:
    assert _found(_one("a", "Siemens AG"), _one("b", "Siemens Energy AG")) == []
    assert _found(_one("a", "Fund 1 LP"), _one("b", "Fund 2 LP")) == []
