import pytest

from graph.resolution.surfaces import Origin, surfaces


@pytest.mark.parametrize(
    ("written", "main", "other", "origin"),
    [
        ("Vantor Ltd t/a Quickguard", "Vantor Ltd", "Quickguard", Origin.TRADING),
        ("VANTOR LIMITED (t/a Quickguard)", "VANTOR LIMITED", "Quickguard", Origin.TRADING),
        ("Vantor Ltd (formerly Bolt Ltd)", "Vantor Ltd", "Bolt Ltd", Origin.FORMER),
        ("Vantor f/k/a Bolt", "Vantor", "Bolt", Origin.FORMER),
        ("Vantor a.k.a. Quickguard", "Vantor", "Quickguard", Origin.ALSO),
        ("Ministry of Defence (MoD)", "Ministry of Defence", "MoD", Origin.BRACKETS),
        (
            "Llywodraeth Cymru / Welsh Government",
            "Llywodraeth Cymru",
            "Welsh Government",
            Origin.OTHER_LANGUAGE,
        ),
    ],
)
def test_a_written_name_gives_two(written: str, main: str, other: str, origin: Origin) -> None:
    found = surfaces(written)

    assert [(one.text, one.origin) for one in found] == [(main, Origin.MAIN), (other, origin)]


@pytest.mark.parametrize(
    "written", ["Ministry of Defence (UK)", "Vantor (North) Ltd", "Vantor - Land", "(", "", "t/a"]
)
def test_a_country_or_part_in_brackets_is_no_other_name(written: str) -> None:
    assert [one.text for one in surfaces(written)] == [written]
