from typing import Any

from graph.resolution.suggest import Namesake, pairs


def _one(identifier: str, **more: Any) -> Namesake:
    given: dict[str, Any] = {
        "country": None,
        "identifiers": frozenset(),
        "provisional": True,
        "apart": frozenset(),
    }
    return Namesake(identifier, **(given | more))


def _found(*namesakes: Namesake) -> list[tuple[str, str]]:
    return [(left, right) for left, right, _ in pairs(namesakes)]


def test_n_equal_names_are_chained_by_n_minus_one_edges() -> None:
    assert _found(_one("c"), _one("a"), _one("b")) == [("a", "b"), ("b", "c")]


def test_names_without_identifier_are_held_against_those_with_one() -> None:
    registered = _one("GB-COH:1", provisional=False, identifiers=frozenset({"GB-COH:1"}))

    assert _found(_one("b"), registered, _one("a")) == [("GB-COH:1", "a"), ("GB-COH:1", "b")]


def test_two_countries_two_numbers_of_one_register_and_what_a_person_held_apart_are_not_suggested() -> None:
    numbered = [
        _one(f"GB-COH:{n}", provisional=False, identifiers=frozenset({f"GB-COH:{n}"})) for n in (1, 2)
    ]

    assert _found(_one("a", country="GB"), _one("b", country="NL")) == []
    assert _found(*numbered) == []
    assert _found(_one("a"), _one("b", apart=frozenset({"a"}))) == []
