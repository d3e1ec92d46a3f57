"""Names as lists print them."""

import pytest

from extractors.registers.lists.names import Printed, is_person, printed


@pytest.mark.parametrize(
    ("text", "name", "others"),
    [
        ("HERON LTD*345", "HERON LTD", ()),
        ("HERON LTD. (A.K.A. HERON WORKS)*1", "HERON LTD.", ("HERON WORKS",)),
        ("HERON LTD (also known as Heron (UK); Heron Group)", "HERON LTD", ("Heron (UK)", "Heron Group")),
        ("Heron Ltd a.k.a. Heron Works", "Heron Ltd", ("Heron Works",)),
        ("Heron Ltd, formerly known as Egret Ltd [12]", "Heron Ltd", ("Egret Ltd",)),
        ("Heron (Bermuda) Ltd", "Heron (Bermuda) Ltd", ()),
        ("Akasha Ltd", "Akasha Ltd", ()),
        ("Dbase 3 GmbH", "Dbase 3 GmbH", ()),
    ],
)
def test_footnotes_go_and_other_names_stand_apart(text: str, name: str, others: tuple[str, ...]) -> None:
    assert printed(text) == Printed(name, others)


def test_persons_are_told_by_title_or_by_what_the_list_says() -> None:
    assert is_person("MR. JOHN SAMPLE")
    assert is_person("JOHN SAMPLE", "MR.")
    assert is_person("JOHN SAMPLE", None, "Individual")
    assert not is_person("HERON LTD", "M/S")
    assert not is_person("Mr Price Group Ltd")
    assert is_person("Ms Jo Sample")
