from collections.abc import Callable

import pytest

from extractors.state import Sort
from graph.model.vocabulary import OrganisationKind

from .conftest import Named

Name = Callable[[str], Named]


@pytest.mark.parametrize(
    ("text", "body", "sort"),
    [
        ("The Ministry of Water and Housing paid.", "Ministry of Water and Housing", Sort.MINISTRY),
        ("Harrowmere Borough Council paid the bill.", "Harrowmere Borough Council", Sort.LOCAL),
        ("The bill went to Northmarch Police.", "Northmarch Police", Sort.POLICE),
        ("The Department of Food and Forestry paid.", "Department of Food and Forestry", Sort.MINISTRY),
        ("NHS Wessford bought the scanners.", "NHS Wessford", Sort.HEALTH),
        ("It was bought by University Hospital Marlow.", "University Hospital Marlow", Sort.HEALTH),
        ("The Tarrow County Sheriff's Office signed.", "Tarrow County Sheriff's Office", Sort.POLICE),
        ("The Bundesamt für Wasserbau ordered pumps.", "Bundesamt für Wasserbau", Sort.AGENCY),
        ("The Ayuntamiento de Villaseca paid for it.", "Ayuntamiento de Villaseca", Sort.LOCAL),
        ("The Comune di Montelago paid for it.", "Comune di Montelago", Sort.LOCAL),
        ("The Ministère des Forêts paid for it.", "Ministère des Forêts", Sort.MINISTRY),
        ("He sells to the navy and the Danish health ministry.", "Danish health ministry", Sort.MINISTRY),
        ("Drones were sold to the Chilean navy.", "Chilean navy", Sort.MILITARY),
        ("It has a contract with the city of Oldbridge.", "city of Oldbridge", Sort.LOCAL),
        ("The Oldbridge High Court threw it out.", "Oldbridge High Court", Sort.COURT),
    ],
)  # fmt: skip
def test_a_body_is_known_by_its_shape(name: Name, text: str, body: str, sort: Sort) -> None:
    found = name(text)

    assert found.organisation(body).sort is sort
    assert found.organisation(body).kind is OrganisationKind.PUBLIC_BODY


def test_a_ministry_keeps_the_whole_list_of_what_it_is_for(name: Name) -> None:
    found = name("The Ministry of Housing, Communities and Local Government paid Orrin Ltd and Vantor plc.")

    assert found.names == {"Ministry of Housing, Communities and Local Government", "Orrin Ltd", "Vantor plc"}


@pytest.mark.parametrize(
    "firm",
    ["Orrin Ltd", "Vantor plc", "Bramwell & Teague LLP", "Nordlys Sikkerhet AS", "Kestrin GmbH", "Halvor Oyj",
     "Peralta S.A.", "Quillan Sdn Bhd", "Ashgrove Pty Ltd", "Tessarin SpA", "Marrow Group",
     "Corvane Aerospace"],
)  # fmt: skip
def test_a_firm_is_known_by_its_shape(name: Name, firm: str) -> None:
    found = name(f"The council gave a £3m contract to {firm} in March.")

    assert found.organisation(firm).kind is OrganisationKind.COMPANY


def test_an_unknown_name_is_a_firm_by_what_the_sentence_says(name: Name) -> None:
    found = name("The security contractor Brandolane won the deal. Brandolane's shares rose.")

    assert found.organisation("Brandolane").kind is OrganisationKind.COMPANY


def test_a_firm_that_one_sentence_gives_away_is_found_everywhere(name: Name) -> None:
    found = name(
        "Keldane runs the camp.\n\nKeldane, a Danish logistics company, denied it.\n\nMPs heard of Keldane."
    )

    assert len([m for m in found.mentions_of("Keldane") if not m.nominal]) == 3


def test_a_campaign_with_one_name_is_no_person_and_no_firm(name: Name) -> None:
    found = name(
        "Martha Reeve, a director at the campaign group Foxglove, said it was wrong. Foxglove will sue."
    )

    assert found.organisation("Foxglove").kind is OrganisationKind.CIVIL_SOCIETY
    assert {person.name for person in found.state.people} == {"Martha Reeve"}


def test_a_surname_leads_back_to_the_person(name: Name) -> None:
    found = name("Dana Whitlock wrote to the council. Whitlock said the deal was unsound.")

    assert [person.name for person in found.state.people] == ["Dana Whitlock", "Dana Whitlock"]


def test_a_firm_at_the_start_of_every_sentence_is_never_a_person(name: Name) -> None:
    found = name("Palantir said so. Palantir won. Palantir lost. A spokesman for Palantir declined.")

    assert len(found.mentions_of("Palantir")) == 4
    assert found.state.people == ()


@pytest.mark.parametrize(
    "thing", ["Annual General Meeting", "Data Protection Act", "Orion Recruiting Project"]
)
def test_meetings_laws_and_projects_are_no_organisations(name: Name, thing: str) -> None:
    assert thing not in name(f"Serco spoke of it at the {thing} on Monday.").names


def test_a_system_is_not_the_firm_that_makes_it(name: Name) -> None:
    assert (
        "Lodestar" not in name("Shops still use the Lodestar accounting system, which Serco maintains.").names
    )


def test_the_words_of_a_title_case_heading_are_not_names(name: Name) -> None:
    found = name("Serco Wins Court Fight As Ministers Defend Prison Culture\n\nSerco won in court on Friday.")

    assert found.names == {"Serco"}
    assert len(found.mentions_of("Serco")) == 2


def test_a_name_is_found_in_a_heading_of_capitals(name: Name) -> None:
    found = name("SERCO WINS AGAIN AT THE BORDER\n\nSerco Group won a second contract.")

    assert len(found.mentions_of("Serco Group")) == 2


def test_a_credit_names_nobody(name: Name) -> None:
    found = name("Serco guards at work (Picture: Lena Hart/Fotofab Images)Serco won the contract.")

    assert found.names == {"Serco"}


def test_the_place_before_a_report_is_no_organisation(name: Name) -> None:
    assert name("MARLOWTON (Reuters) - Serco won a contract on Monday.").names <= {"Serco", "Reuters"}


def test_a_name_inside_a_longer_name_is_nested(name: Name) -> None:
    found = name("The Mayor of London blocked the Serco deal.")

    assert "Mayor of London" in found.names
    assert all(m.nested for m in found.mentions_of("London")) if "London" in found.names else True


def test_a_country_may_stand_for_its_government_but_is_marked(name: Name) -> None:
    found = name("Israel has also been using Palantir tools since 2014.")

    (mention,) = found.mentions_of("Israel")
    assert mention.place
    assert found.organisation("Israel").country == "IL"


def test_a_known_name_brings_its_key(name: Name) -> None:
    found = name("The UK signed with Serco. The Ministry of Defence pays £5m.")

    assert found.organisation("Serco").key == "gb-serco"
    assert found.organisation("Ministry of Defence").key == "gb-ministry-of-defence"


def test_a_generic_name_has_no_key_where_the_text_is_about_another_country(name: Name) -> None:
    found = name("In Kenya the Ministry of Defence pays the Kenyan firm Orrin Ltd, Kenya's largest.")

    assert found.organisation("Ministry of Defence").key is None


def test_an_ambiguous_form_needs_the_full_name(name: Name) -> None:
    alone = name("The ICE trains run by Orrin Ltd are late.")
    supported = name("Palantir serves US Immigration and Customs Enforcement (ICE). ICE uses its tools.")

    assert all(o.key != "us-ice" for o in alone.state.organisations)
    assert len(supported.mentions_of("ICE")) == 3


def test_the_country_of_the_text_settles_a_name_that_one_body_a_country_bears(name: Name) -> None:
    british = name("The UK's Metropolitan Police signed with Serco. The British force pays £5m.")
    neither = name("The Metropolitan Police signed with Orrin Ltd.")

    assert british.organisation("Metropolitan Police").key == "gb-metropolitan-police-service"
    assert neither.organisation("Metropolitan Police").key is None


def test_the_country_does_not_settle_a_name_that_every_town_has(name: Name) -> None:
    found = name("Leeds is in the UK. City Hall in Leeds signed with Serco and pays £5m in Britain.")

    assert all(o.key != "gb-greater-london-authority" for o in found.state.organisations)


def test_a_publisher_is_marked_as_media(name: Name) -> None:
    found = name("The force told Metro that it was disappointed.")

    assert found.organisation("Metro").is_media


def test_two_known_names_around_an_ampersand_stay_two(name: Name) -> None:
    assert {"Serco", "Palantir"} <= name("### Serco & Palantir\n\nSerco & Palantir won the contract.").names
