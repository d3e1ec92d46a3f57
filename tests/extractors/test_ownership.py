from collections.abc import Callable

import pytest

from graph.model.reading import Extraction

Read = Callable[[str], Extraction]


@pytest.mark.parametrize(
    "text",
    [
        "Ferrostone Ltd, a subsidiary of Dunmore Group, built the wall.",
        "Ferrostone Ltd is owned by Dunmore Group.",
        "Dunmore Group bought Ferrostone Ltd in 2019.",
        "Ferrostone Ltd, which is part of Dunmore Group, built the wall.",
    ],
)
def test_who_belongs_to_whom_is_read_where_the_text_says_it(read: Read, text: str) -> None:
    pairs = {(one.child.name, one.parent.name) for one in read(text).ownership}

    assert pairs == {("Ferrostone Ltd", "Dunmore Group")}


@pytest.mark.parametrize(
    "text",
    [
        "Dunmore Group bought a 20 per cent stake in Ferrostone Ltd.",
        "Ferrostone Ltd is not owned by Dunmore Group.",
        "Ferrostone Ltd and Dunmore Group formed a consortium.",
        "Dunmore Group bought steel from Ferrostone Ltd.",
    ],
)
def test_shares_denials_and_partners_make_no_parent(read: Read, text: str) -> None:
    assert read(text).ownership == ()
