"""Who is surely meant, under published names alone; a reader of six lines stands for the graph."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from api.screening import Dataset, Screener, UnknownDataset, dataset_called
from graph.coverage import Coverage, Covered, Outcome
from graph.model.vocabulary import OrganisationKind
from graph.publication import LOCAL, Gate, ReviewMode
from graph.resolution.bands import Profile
from graph.resolution.index import Entry, NameIndex

LIST = Covered("list", "A Pension Fund", 2, date(2026, 1, 2))
REGISTER = Covered("register", "Norland Register", 9, date(2026, 3, 4))
READ = Coverage((LIST, REGISTER))
COMPANY = OrganisationKind.COMPANY


class _Told:
    def __init__(self, *rows: Mapping[str, Any]) -> None:
        self._rows = {row["id"]: dict(row) for row in rows}

    def read(self, name: str, /, **parameters: Any) -> list[dict[str, Any]]:
        if name != "asking/candidates":
            return []
        return [self._rows[one] for one in parameters["ids"] if one in self._rows]


def _row(identifier: str, name: str, **changed: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": identifier, "name": name, "country": "GB", "kind": "company", "schema": "Company", "known": False,
        "aliases": [], "seedAliases": [], "acceptedNames": [name], "registers": [], "lists": [],
        "identifiers": [], "referents": [], "unreviewedConcerns": 0,
    }  # fmt: skip
    return row | changed


def _entry(identifier: str, name: str, *aliases: str, numbers: tuple[str, ...] = ()) -> Entry:
    return Entry(identifier, Profile(name, aliases, "GB", COMPANY, frozenset(numbers)))


def _screener(
    entries: list[Entry], *rows: Mapping[str, Any], review: ReviewMode = ReviewMode.ACCEPTED
) -> Screener:
    return Screener(_Told(*rows), NameIndex.of(entries), Gate(LOCAL, review), READ)


def _asked(name: str, *numbers: str) -> list[Profile]:
    return [Profile(name, (), "GB", COMPANY, frozenset(numbers))]


def test_an_alias_out_of_unreviewed_claims_finds_nobody() -> None:
    entries = [_entry("a", "Bluehaven Catering Ltd", "Grimsby Torture Supplies Ltd")]
    row = _row("a", "Bluehaven Catering Ltd", aliases=["Grimsby Torture Supplies Ltd"])

    (hidden,) = _screener(entries, row).screen(_asked("Grimsby Torture Supplies Ltd"))
    (own,) = _screener(entries, row).screen(_asked("Bluehaven Catering Ltd"))
    (shown,) = _screener(entries, row, review=ReviewMode.ALL).screen(_asked("Grimsby Torture Supplies Ltd"))

    assert (hidden.outcome, hidden.found, hidden.withheld) == (Outcome.NO_MATCH, (), 1)
    assert own.sure is not None and own.sure.aliases == ()
    assert shown.sure is not None and shown.sure.aliases == ("Grimsby Torture Supplies Ltd",)


def test_a_number_on_a_name_that_is_not_alike_is_told() -> None:
    entries = [_entry("a", "Bluehaven Catering Ltd", numbers=("GB-COH:07123456",))]
    screener = _screener(entries, _row("a", "Bluehaven Catering Ltd"))

    (found,) = screener.screen(_asked("Ostrel Guarding Ltd", "GB-COH:07123456"))

    assert found.sure is not None
    assert found.sure.candidate.why.endswith("but the names are not alike: check the number")


def test_two_that_may_both_be_meant_are_no_match() -> None:
    entries = [_entry("a", "Bluehaven Catering Ltd"), _entry("b", "BLUEHAVEN CATERING LIMITED")]
    screener = _screener(
        entries, _row("a", "Bluehaven Catering Ltd"), _row("b", "BLUEHAVEN CATERING LIMITED")
    )

    (found,) = screener.screen(_asked("Bluehaven Catering Ltd"))

    assert (found.outcome, found.sure, len(found.found)) == (Outcome.POSSIBLE_MATCH, None, 2)


def test_a_dataset_narrows_who_can_be_found() -> None:
    entries = [_entry("a", "Bluehaven Catering Ltd"), _entry("b", "Ostrel Guarding Ltd")]
    rows = (
        _row("a", "Bluehaven Catering Ltd", registers=["Norland Register"]),
        _row("b", "Ostrel Guarding Ltd"),
    )
    screener = replace(_screener(entries, *rows), dataset=dataset_called("norland_register", READ))

    inside, outside = screener.screen(_asked("Bluehaven Catering Ltd") + _asked("Ostrel Guarding Ltd"))

    assert inside.sure is not None and inside.sure.datasets == ("norland_register",)
    assert (outside.outcome, outside.found) == (Outcome.NO_MATCH, ())


def test_one_that_a_person_has_ruled_out_is_passed_over_under_its_former_identifier_too() -> None:
    entries = [_entry("a", "Bluehaven Catering Ltd")]
    row = _row("a", "Bluehaven Catering Ltd", referents=["former"])

    (found,) = replace(_screener(entries, row), excluded=frozenset({"former"})).screen(
        _asked("Bluehaven Catering")
    )

    assert (found.outcome, found.found) == (Outcome.NO_MATCH, ())


def test_a_dataset_is_called_by_its_name_or_as_in_an_address() -> None:
    for asked in ("a_pension_fund", "A Pension Fund"):
        assert dataset_called(asked, READ) == Dataset("a_pension_fund", (LIST,))
    assert dataset_called("default", READ).coverage(READ) == READ
    assert dataset_called("a_pension_fund", READ).coverage(READ).places == (LIST,)


def test_an_unknown_dataset_names_the_others() -> None:
    with pytest.raises(UnknownDataset, match="'x'; there are default, a_pension_fund, norland_register"):
        dataset_called("x", READ)
