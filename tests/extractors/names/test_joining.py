from collections.abc import Callable

import pytest

from extractors.names.joining import acronyms, fits_in_brackets, ministry_key, plain, short_forms
from graph.model.vocabulary import OrganisationKind

from .conftest import Named

Name = Callable[[str], Named]


def test_acronyms_are_made_with_and_without_small_words() -> None:
    assert {"MoD", "MOD"} <= acronyms("Ministry of Defence")
    assert "RCMP" in acronyms("Royal Canadian Mounted Police")
    assert "DHBs" in acronyms("Marlow District Health Boards")


@pytest.mark.parametrize(
    ("form", "short", "fits"),
    [
        ("National Wool Board", "NWB", True),
        ("Brindle Environmental", "Brindle", True),
        ("National Wool Board", "Leeds", False),
        ("Ministry of Defence", "MoD", True),
        ("Serco", "NYSE", False),
    ],
)
def test_brackets_hold_a_short_form_only_where_the_letters_agree(form: str, short: str, fits: bool) -> None:
    assert fits_in_brackets(form, short) is fits


def test_a_department_turned_round_is_the_same_one() -> None:
    assert ministry_key("Department of Defense") == ministry_key("Defense Department")
    assert ministry_key("Ministry of Justice") == ministry_key("justice ministry")
    assert ministry_key("Department of Justice") != ministry_key("Ministry of Justice")


def test_legal_forms_and_dots_do_not_matter() -> None:
    assert plain("Orrin Holdings Co. Ltd.") == plain("Orrin Holdings")


def test_a_national_section_is_not_a_short_form() -> None:
    assert "Amity International" not in set(
        short_forms("Amity International UK", OrganisationKind.CIVIL_SOCIETY)
    )


def test_a_generic_first_word_is_no_short_form() -> None:
    assert set(short_forms("National Dynamics Corp", OrganisationKind.COMPANY)) == {"National Dynamics"}


@pytest.mark.parametrize(
    ("text", "name_", "forms"),
    [
        ("Clearmont AI won the bid. Clearmont denies it.", "Clearmont AI", {"Clearmont"}),
        ("Orrin Aerospace Ltd (OAL) won. OAL denies it.", "Orrin Aerospace Ltd", {"OAL"}),
        ("The Health Service Executive pays. The HSE said so.", "Health Service Executive", {"HSE"}),
        (
            "The Ministry of Water signed it. The water ministry paid.",
            "Ministry of Water",
            {"water ministry"},
        ),
        ("Veldt Police Service bought it. Veldt Police said so.", "Veldt Police Service", {"Veldt Police"}),
    ],
)
def test_short_forms_lead_back_to_the_longest(name: Name, text: str, name_: str, forms: set[str]) -> None:
    found = name(text).organisation(name_)

    assert found.name == name_
    assert forms <= set(found.forms)


def test_a_subsidiary_is_not_its_known_parent(name: Name) -> None:
    found = name("Serco Cartografix Ltd admitted it. Serco paid the fine.")

    assert {"Serco", "Serco Cartografix Ltd"} <= found.names


def test_a_place_alone_does_not_become_its_sheriff(name: Name) -> None:
    found = name(
        "The Tarrow County Sheriff's Office signed. Tarrow County pays. Orrin Ltd works in Tarrow County."
    )

    assert found.organisation("Tarrow County").name == "Tarrow County"
