from collections.abc import Callable

import pytest

from graph.model.reading import Extraction


@pytest.mark.parametrize(
    ("text", "person", "organisation", "word"),
    [
        ("Ann Lee, director of Oakline Systems, spoke first.", "Ann Lee", "Oakline Systems", "director"),
        (
            "Oakline Systems chief executive Ann Lee spoke first.",
            "Ann Lee",
            "Oakline Systems",
            "chief executive",
        ),
        (
            "Oakline Systems' chief executive, Ann Lee, spoke.",
            "Ann Lee",
            "Oakline Systems",
            "chief executive",
        ),
        (
            "Ann Lee, chief executive of software firm Oakline Systems, spoke.",
            "Ann Lee",
            "Oakline Systems",
            "chief",
        ),
        ("Ann Lee of Amnesty International spoke first.", "Ann Lee", "Amnesty International", "member"),
    ],
)
def test_a_person_is_read_with_the_organisation_named_for_them(
    read: Callable[[str], Extraction], text: str, person: str, organisation: str, word: str
) -> None:
    (role,) = read(text).roles

    assert (role.person, role.organisation) == (person, organisation)
    assert word in role.role


def test_a_person_beside_an_organisation_has_no_office_there(read: Callable[[str], Extraction]) -> None:
    assert read("Ann Lee criticised Oakline Systems on Friday.").roles == ()
