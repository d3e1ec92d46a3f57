import pytest

from graph.errors import InvalidClaim
from graph.known import categories, concerns_people, seed_gazetteer
from graph.model.vocabulary import OrganisationKind


def test_the_home_office_is_a_british_public_body() -> None:
    known = seed_gazetteer().by_key["gb-home-office"]

    assert (known.name, known.kind, known.country) == ("Home Office", OrganisationKind.PUBLIC_BODY, "GB")
    assert known.ambiguous == ()


def test_ice_never_decides_alone() -> None:
    known = seed_gazetteer().by_key["us-immigration-and-customs-enforcement"]

    assert "ICE" in known.ambiguous
    assert "ICE" not in known.aliases


def test_a_regulator_is_an_authority_and_a_ministry_is_not() -> None:
    gazetteer = seed_gazetteer()

    assert gazetteer.by_key["gb-information-commissioners-office"].authority
    assert not gazetteer.by_key["gb-ministry-of-defence"].authority


def test_the_gazetteer_holds_every_seed_row_in_order_of_keys() -> None:
    keys = [known.key for known in seed_gazetteer().organisations]

    assert keys == sorted(keys)
    assert len(keys) > 900


def test_a_code_overrides_its_family() -> None:
    assert not concerns_people("environment", None)
    assert concerns_people("environment", "environment.pollution")


def test_a_family_decides_where_the_words_carry_no_code() -> None:
    assert concerns_people("labour_rights", None)
    assert not concerns_people("governance_procurement", None)


@pytest.mark.parametrize(
    ("category", "code"),
    [
        ("other", None),
        ("human_rights.occupation", None),
        ("human_rights", "labour_rights.forced"),
        ("human_rights", "human_rights"),
        ("human_rights", "human_rights.other"),
    ],
)
def test_a_category_that_is_not_listed_is_refused(category: str, code: str | None) -> None:
    with pytest.raises(InvalidClaim, match=r"seeds/categories\.yml"):
        concerns_people(category, code)


def test_categories_are_found_by_id_with_their_maps() -> None:
    forced = categories()["labour_rights.forced"]

    assert forced.family == "labour_rights"
    assert forced.maps["unGlobalCompact"] == ("4",)
    assert forced.concerns_people


@pytest.mark.parametrize(
    ("key", "form"),
    [
        ("gb-government", "UK government"),
        ("il-government", "Israeli government"),
        ("gb-kent-police", "Kent police"),
        ("gb-london-borough-of-haringey", "Haringey council"),
        ("gb-birmingham-city-council", "Birmingham city council"),
        ("il-ministry-of-defense", "Israeli defence ministry"),
    ],
)
def test_a_common_noun_may_be_written_small(key: str, form: str) -> None:
    assert form in seed_gazetteer().by_key[key].aliases


def test_a_proper_name_is_not_written_small() -> None:
    known = seed_gazetteer().by_key["gb-home-office"]

    assert known.aliases == ("UK Home Office", "British Home Office")


def test_an_ambiguous_form_written_small_stays_ambiguous() -> None:
    known = seed_gazetteer().by_key["gb-metropolitan-police-service"]

    assert "Metropolitan police" in known.ambiguous
    assert "Metropolitan police" not in known.aliases


def test_no_known_organisation_has_a_form_twice_or_both_sure_and_ambiguous() -> None:
    wrong = [
        known.key
        for known in seed_gazetteer().organisations
        if len({*known.aliases}) < len(known.aliases)
        or {form.casefold() for form in known.aliases} & {form.casefold() for form in known.ambiguous}
    ]

    assert wrong == []
