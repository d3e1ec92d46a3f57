"""The list of categories is whole: every family and code is defined and mapped."""

import re

import seeds

FAMILIES = (
    "human_rights",
    "labour_rights",
    "environment",
    "corruption",
    "privacy_surveillance",
    "conflict_military",
    "discrimination",
    "health_safety",
    "tax_financial",
    "governance_procurement",
    "consumer_harm",
)


def test_the_eleven_families_are_there() -> None:
    families = [row.id for row in seeds.categories() if row.id == row.family]

    assert sorted(families) == sorted(FAMILIES)


def test_ids_are_unique_and_codes_lie_below_their_family() -> None:
    rows = seeds.categories()

    assert len({row.id for row in rows}) == len(rows)
    assert all(re.fullmatch(rf"{row.family}(\.[a-z_]+)?", row.id) for row in rows)


def test_there_is_no_code_for_the_rest() -> None:
    assert [row.id for row in seeds.categories() if re.search(r"other|misc|general", row.id)] == []


def test_every_category_is_defined_in_a_sentence() -> None:
    short = [row.id for row in seeds.categories() if len(row.definition.split()) < 6 or not row.label]

    assert short == []
    assert all(row.definition.endswith(".") for row in seeds.categories())


def test_every_category_is_mapped_to_something_that_others_use() -> None:
    vocabularies = seeds.vocabularies()

    assert [row.id for row in seeds.categories() if not row.maps] == []
    unknown = [
        (row.id, name, value)
        for row in seeds.categories()
        for name, values in row.maps.items()
        for value in values
        if value not in vocabularies.get(name, {})
    ]
    assert unknown == []


def test_every_value_of_a_vocabulary_is_used() -> None:
    used = {(name, value) for row in seeds.categories() for name, vs in row.maps.items() for value in vs}
    listed = {(name, value) for name, labels in seeds.vocabularies().items() for value in labels}

    assert listed - used == set()


def test_occupation_maps_to_every_letter_of_paragraph_96() -> None:
    (occupation,) = (row for row in seeds.categories() if row.id == "human_rights.occupation")

    assert occupation.maps["ohchrPara96"] == tuple("abcdefghij")


def test_nothing_about_procurement_concerns_people() -> None:
    rows = [row for row in seeds.categories() if row.family == "governance_procurement"]

    assert len(rows) > 5
    assert not any(row.concerns_people for row in rows)


def test_harm_to_people_concerns_people() -> None:
    families = {row.id: row.concerns_people for row in seeds.categories() if row.id == row.family}

    assert {family for family, concerned in families.items() if concerned} == {
        "human_rights",
        "labour_rights",
        "privacy_surveillance",
        "conflict_military",
        "discrimination",
        "health_safety",
    }
