from collections.abc import Callable

from .conftest import Named

Name = Callable[[str], Named]


def test_the_firm_is_the_one_firm_named_before(name: Name) -> None:
    found = name("Serco runs the camp. The firm also struck a £240m deal with the Ministry of Defence.")

    assert found.meant_by("The firm") == {"Serco"}


def test_two_firms_that_fit_leave_it_unread(name: Name) -> None:
    found = name("Serco and Palantir were both accused. The firm denied it.")

    assert found.meant_by("The firm") == {None}


def test_both_companies_are_two(name: Name) -> None:
    found = name("Serco and Palantir won the contract. Both companies denied it.")

    assert found.meant_by("Both companies") == {"Serco", "Palantir"}


def test_the_council_and_the_force_go_to_their_own_kind(name: Name) -> None:
    found = name(
        "Wexmoor Borough Council and Northmarch Police signed with Serco. The force paid. The council did."
    )

    assert found.meant_by("The force") == {"Northmarch Police"}
    assert found.meant_by("The council") == {"Wexmoor Borough Council"}


def test_the_object_of_a_verb_is_not_its_subject(name: Name) -> None:
    found = name("Serco sued the firm.")

    assert found.meant_by("the firm") == {None}


def test_an_adjective_of_nationality_must_fit(name: Name) -> None:
    found = name("Serco, the British outsourcer, works there. The Kuwaiti firm was never named.")

    assert found.meant_by("The Kuwaiti firm") == {None}


def test_a_name_beside_the_noun_is_no_reference_back(name: Name) -> None:
    found = name("Serco lost. The data firm Palantir won.")

    assert "The data firm" not in {found.text[m.start : m.end] for m in found.state.mentions}


def test_the_block_before_is_asked_when_the_own_one_names_nobody(name: Name) -> None:
    found = name("Serco was fined in May, the court said.\n\nIt rained.\n\nThe company has appealed.")

    assert found.meant_by("The company") == {"Serco"}


def test_what_a_firm_has_is_not_the_firm(name: Name) -> None:
    found = name("Serco's insurance carrier will pay. In May the insurance carrier signed.")

    assert found.meant_by("the insurance carrier") == set()


def test_a_task_force_is_nobodys_police(name: Name) -> None:
    found = name("Northmarch Police paid. The task force met in June.")

    assert found.meant_by("The task force") == set()


def test_a_council_without_a_name_is_called_by_its_description(name: Name) -> None:
    found = name("The district council ended its contract with Serco. The council was warned.")

    assert "district council" in found.names
    assert found.meant_by("The council") == {"district council"}
