"""Rows of a list of suppliers as what to look for."""

import pytest

from api.screening.suppliers import Chosen, columns, lines
from graph.errors import WrongUse


def test_columns_are_found_by_what_they_are_called() -> None:
    rows = [
        ["Our suppliers"],
        ["ID", "Vendor Name", "Country", "LEI", "VAT number"],
        ["1", "Acme Ltd", "UK", "", ""],
    ]

    found = columns(rows, Chosen())

    assert (found.header, found.name, found.country) == (1, 1, 2)
    assert found.numbers == ((3, "leiCode"), (4, "vatCode"))
    assert "names from “Vendor Name”" in found.sentence


def test_columns_can_be_named_with_the_register_of_a_number() -> None:
    rows = [["Bez", "Staat", "Nr"], ["Acme Ltd", "GB", "7590785"]]
    chosen = Chosen("bez", "STAAT", ("Nr=GB-COH",))

    (line,) = lines(rows, columns(rows, chosen))

    assert line.asked is not None
    profile = line.asked.profile
    assert (profile.name, profile.country, profile.identifiers) == ("Acme Ltd", "GB", {"GB-COH:07590785"})
    assert "lost zeros" in line.asked.notes[0]


def test_a_column_that_is_not_there_is_wrong_use() -> None:
    rows = [["Supplier", "Nr"], ["Acme Ltd", "1"]]

    with pytest.raises(WrongUse, match="no column is called “LEI”"):
        columns(rows, Chosen(numbers=("LEI",)))


def test_broken_rows_are_reported_and_blank_ones_passed_over() -> None:
    rows = [
        ["Supplier", "Country"],
        ["", "GB"],
        [],
        ["  ", ""],
        ["A", "GB", "extra"],
        ["x" * 600, "GB"],
        ["Acme Ltd"],
    ]

    found = list(lines(rows, columns(rows, Chosen())))

    assert [(line.number, line.asked is None) for line in found] == [
        (2, True),
        (5, True),
        (6, True),
        (7, False),
    ]
    assert [line.problem for line in found[:2]] == [
        "it has no name", "it has 3 cells, the header has 2: is a cell parted in two?",
    ]  # fmt: skip
    assert "500 letters" in (found[2].problem or "")


def test_an_unknown_country_and_a_number_of_no_register_are_told() -> None:
    rows = [["Supplier", "Country", "Company number"], ["Acme Ltd", "Atlantis", "12"]]

    (line,) = lines(rows, columns(rows, Chosen()))

    assert line.asked is not None
    assert line.asked.profile.country is None
    assert [
        "Atlantis" in line.asked.notes[0],
        "registrationNumber 12 was not used" in line.asked.notes[1],
    ] == [True, True]


def test_a_name_that_has_swallowed_the_next_row_is_reported() -> None:
    rows = [["Supplier"], ["Acme Ltd,x\nBeta Ltd"], ["Gamma Ltd"]]

    swallowed, whole = lines(rows, columns(rows, Chosen()))

    assert "is a quotation mark not closed?" in (swallowed.problem or "")
    assert whole.asked is not None
