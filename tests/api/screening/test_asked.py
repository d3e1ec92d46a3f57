"""Entities of FollowTheMoney as profiles, and what of them was not used."""

import pytest

from api.screening import Asked, NotScreened, asked_for
from graph.errors import InvalidParameter
from graph.model.vocabulary import OrganisationKind


def _asked(schema: str = "Company", **properties: list[str]) -> Asked:
    found = asked_for(schema, properties, where="queries.q")
    assert isinstance(found, Asked)
    return found


def test_every_name_is_asked_for_and_the_law_decides_the_country() -> None:
    profile = _asked(
        name=["Acme  Ltd"], alias=["Acme"], previousName=["Old Acme"], weakAlias=["ACM"],
        jurisdiction=["gb"], country=["de"],
    ).profile  # fmt: skip

    assert (profile.name, profile.aliases) == ("Acme Ltd", ("Acme", "Old Acme", "ACM"))
    assert (profile.country, profile.kind) == ("GB", OrganisationKind.COMPANY)


@pytest.mark.parametrize("schema", ["LegalEntity", "Organization", "Thing"])
def test_a_bare_organisation_may_be_of_any_kind(schema: str) -> None:
    assert _asked(schema, name=["Acme"]).profile.kind is OrganisationKind.UNKNOWN


@pytest.mark.parametrize(
    ("properties", "identifiers"),
    [
        ({"registrationNumber": ["7590785"], "country": ["United Kingdom"]}, {"GB-COH:07590785"}),
        ({"registrationNumber": ["GB-COH:SC123456"]}, {"GB-COH:SC123456"}),
        ({"leiCode": ["529900T8BM49AURSDO55"]}, {"XI-LEI:529900T8BM49AURSDO55"}),
        ({"idNumber": ["DUNS:123456789"]}, {"XI-DUNS:123456789"}),
        ({"wikidataId": ["Q2047336"]}, {"XI-WIKIDATA:Q2047336"}),
        ({"registrationNumber": ["12345678"]}, set()),
        ({"leiCode": ["529900T8BM49AURSDO56"]}, set()),
    ],
)
def test_numbers_identify_where_their_register_is_known_and_their_form_is_right(
    properties: dict[str, list[str]], identifiers: set[str]
) -> None:
    found = _asked(name=["Acme"], **properties)

    assert found.profile.identifiers == identifiers
    assert identifiers or found.notes


def test_countries_that_are_none_or_several_decide_nothing() -> None:
    several = _asked(name=["Acme"], country=["gb", "de"])
    none = _asked(name=["Acme"], country=["Atlantis"])

    assert (several.profile.country, none.profile.country) == (None, None)
    assert several.notes == ("none of the countries GB, DE was used: one decides, several do not",)
    assert none.notes == ("'Atlantis' was not used: it is no country that is known",)


def test_persons_are_not_screened_and_unknown_schemata_refused() -> None:
    assert isinstance(asked_for("Person", {"name": ["Jane"]}, where="q"), NotScreened)
    with pytest.raises(InvalidParameter, match=r"queries\.q\.schema.*'Compnay'"):
        asked_for("Compnay", {"name": ["Acme"]}, where="queries.q")


@pytest.mark.parametrize("names", [[], [" "], ["—"], ["x" * 501], [f"A{n}" for n in range(51)]])
def test_names_that_cannot_be_compared_are_refused(names: list[str]) -> None:
    with pytest.raises(InvalidParameter, match=r"queries\.q\.properties"):
        asked_for("Company", {"name": names}, where="queries.q")
