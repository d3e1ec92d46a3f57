import pytest

from graph.resolution.identifiers import checked, contradict, strong


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("GB-COH:07042994", "GB-COH:07042994"),
        ("GB-COH:sc019230", "GB-COH:SC019230"),
        ("COH:07042994", "GB-COH:07042994"),
        ("XI-LEI:213800MTCLTKEHWZMJ03", "XI-LEI:213800MTCLTKEHWZMJ03"),
        ("VAT:GB 980 7806 84", "VAT:GB980780684"),
        ("QID:https://www.wikidata.org/wiki/Q42", "XI-WIKIDATA:Q42"),
        ("CIK:1321655", "US-CIK:0001321655"),
        ("FR-SIREN:552081317", "FR-SIREN:552081317"),
        ("NO-BRC:923609016", "NO-BRC:923609016"),
        ("XI-DUNS:123456789", "XI-DUNS:123456789"),
    ],
)
def test_a_number_is_written_as_its_register_writes_it(written: str, found: str) -> None:
    assert checked(written).identifier == found


@pytest.mark.parametrize(
    "written",
    [
        "GB-COH:123456789",
        "XI-LEI:213800MTCLTKEHWZMJ04",
        "VAT:GB980780685",
        "XI-WIKIDATA:P31",
        "FR-SIREN:552081318",
        "GB-CFS:12345",
        "XI-ISIN:US0378331005",
        "whatever",
        "foo:9",
    ],
)
def test_a_number_that_breaks_the_form_of_its_register_identifies_nobody(written: str) -> None:
    found = checked(written)

    assert found.identifier is None
    assert found.note


def test_lost_zeros_are_mended_where_the_form_proves_it_and_said() -> None:
    found = checked("GB-COH:7590785")

    assert (found.identifier, found.mended) == ("GB-COH:07590785", True)
    assert "lost zeros" in (found.note or "")
    assert checked("GB-COH:12345").identifier is None


def test_two_numbers_of_one_register_contradict_and_vat_numbers_of_two_countries_do_not() -> None:
    assert contradict(frozenset({"GB-COH:00000001"}), frozenset({"GB-COH:00000002"}))
    assert not contradict(frozenset({"GB-COH:00000001"}), frozenset({"XI-LEI:213800MTCLTKEHWZMJ03"}))
    assert not contradict(frozenset({"VAT:GB980780684"}), frozenset({"VAT:FR40303265045"}))


def test_only_numbers_that_identify_are_strong() -> None:
    assert strong(["GB-COH:7590785", "GB-CFS:1", "XI-LEI:X"]) == {"GB-COH:07590785"}
