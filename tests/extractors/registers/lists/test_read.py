"""Official lists into claims."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from extractors.registers.lists import keeper, read_profile
from extractors.registers.stream import Origin, Skipped, Taken
from graph.errors import WrongUse
from graph.known import seed_gazetteer
from graph.model.claims import Claim

NBIM = "company,category,criterion,decision,publishing_date\n"
OHCHR = "Company,Country,Activities,Status,Date listed,Date removed\n"


def _claims(found: list[Taken | Skipped]) -> list[Claim]:
    return [claim for one in found if isinstance(one, Taken) for claim in one.claims]


def _short(claim: Claim) -> tuple[object, ...]:
    return (str(claim.stance), claim.category, claim.code)


def test_an_exclusion_is_ruled_an_observation_is_not_and_what_is_revoked_is_withdrawn(read) -> None:
    found = read(
        NBIM
        + "Heron Ltd,Conduct-based,Gross corruption,Exclusion,15.05.2024\n"
        + "Egret Ltd,Conduct-based,Serious or systematic human rights violations,Observation,\n"
        + "Crane Ltd,Product-based,Production of cluster munitions,Revoked,01.02.2019\n",
        "nbim",
    )

    assert [_short(claim) for claim in _claims(found)] == [
        ("ruled", "corruption", None),
        ("under_investigation", "human_rights", None),
        ("withdrawn", "conflict_military", "conflict_military.controversial_weapons"),
    ]
    first = _claims(found)[0]
    assert (first.accuser_name, first.speaker_name, first.authority) == (
        ("Norges Bank Investment Management",) * 3
    )
    assert (first.valid_from, first.published) == (date(2024, 5, 15), date(2025, 6, 30))
    assert first.matter == "Gross corruption"
    assert not first.accepted_by_rule
    assert [span.quote for span in first.evidence] == [
        "Company: Heron Ltd", "Decision: Exclusion", "Category: Conduct-based", "Criterion: Gross corruption",
        "Listed on: 2024-05-15",
    ]  # fmt: skip


def test_two_criteria_of_two_families_are_two_claims(read) -> None:
    found = read(
        NBIM
        + "Heron Ltd,,Severe environmental damage | Serious or systematic human rights violations,Exclusion,\n",
        "nbim",
    )

    assert [claim.category for claim in _claims(found)] == ["environment", "human_rights"]


def test_a_decision_or_criterion_that_nobody_mapped_is_not_loaded_and_told(read) -> None:
    found = read(
        NBIM + "Heron Ltd,,Gross corruption,Pondered,\nEgret Ltd,Odd,Unheard-of ground,Exclusion,\n", "nbim"
    )

    assert [str(one.reason) for one in found if isinstance(one, Skipped)] == [
        "decision that the profile does not know",
        "criterion that the profile does not know",
    ]


def test_letters_are_grouped_under_the_category_that_the_seeds_map(read) -> None:
    (claim,) = _claims(read(OHCHR + 'Heron Ltd,Israel,"(e), (g)",Listed,12.02.2020,\n', "ohchr_settlements"))

    assert _short(claim) == ("ruled", "human_rights", "human_rights.occupation")
    assert claim.matter == "activities of paragraph 96: (e), (g)"
    assert claim.names[1][1].country == "IL"


@pytest.mark.parametrize("row", ["Removed,12.02.2020,30.06.2023", ",12.02.2020,30.06.2023"])
def test_a_delisted_row_is_an_ended_listing(row: str, read) -> None:
    was, gone = _claims(read(OHCHR + f"Heron Ltd,IL,e,{row}\n", "ohchr_settlements"))

    assert (str(was.stance), was.valid_from, was.valid_to) == ("ruled", date(2020, 2, 12), date(2023, 6, 29))
    assert (str(gone.stance), gone.valid_to, gone.event_date) == (
        "withdrawn", date(2023, 6, 29), date(2023, 6, 30),
    )  # fmt: skip


def test_a_delisted_row_without_dates_ended_before_the_edition(read) -> None:
    (gone,) = _claims(read(OHCHR + "Heron Ltd,IL,e,Delisted,,\n", "ohchr_settlements"))

    assert (str(gone.stance), gone.valid_to) == ("withdrawn", date(2025, 6, 29))


def _debarred(**fields: str) -> bytes:
    row = {
        "SUPP_ID": "1", "SUPP_NAME": "HERON LTD*345", "SUPP_PRE_ACRN": None, "COUNTRY_NAME": "Kenya",
        "DEBAR_FROM_DATE": "2023-05-01", "DEBAR_TO_DATE": "2999-12-31",
        "DEBAR_REASON": "Procurement Guidelines, 1.16(a)(ii)",
    }  # fmt: skip
    return json.dumps({"response": {"ZPROCSUPP": [row | fields]}}).encode()


def test_a_debarment_to_2999_has_no_end(read) -> None:
    (one,) = read(_debarred(), "world_bank", name="l.json")
    (claim,) = one.claims

    assert (claim.valid_from, claim.valid_to) == (date(2023, 5, 1), None)
    assert "Until: no end (2999-12-31)" in one.document.text
    assert "Company: HERON LTD (KE)" in one.document.text
    assert one.notes == ()
    assert claim.code == "corruption.fraud"


def test_persons_are_counted_and_never_named(read) -> None:
    (one,) = read(_debarred(SUPP_NAME="JOHN Q. SAMPLE*3", SUPP_PRE_ACRN="MR."), "world_bank", name="l.json")

    assert isinstance(one, Skipped)
    assert one.expected
    assert "SAMPLE" not in one.where + one.why


def test_a_truncated_json_file_is_reported(read) -> None:
    found = read(_debarred()[:-30], "world_bank", name="l.json")

    assert [str(one.reason) for one in found] == ["ends too early"]


def test_a_workbook_is_read_like_a_table(read) -> None:
    book = Workbook()
    for row in (["Debarred firms"], ["Firm Name", "Country", "From Date", "To Date", "Grounds"],
                ["Heron Ltd", "Kenya", "01-MAY-2023", "Permanent", "Fraud"]):  # fmt: skip
        book.active.append(row)
    content = io.BytesIO()
    book.save(content)

    (one,) = read(content.getvalue(), "world_bank", name="l.xlsx")

    assert one.claims[0].valid_to is None
    assert one.claims[0].code == "corruption.fraud"


def test_a_table_in_windows_1252_keeps_its_letters(read) -> None:
    (one,) = read((NBIM + "Électricité Sàrl,,Gross corruption,Exclusion,\n").encode("cp1252"), "nbim")

    assert one.claims[0].names[1][1].name == "Électricité Sàrl"


def test_a_file_without_a_column_of_companies_says_what_it_has(read) -> None:
    with pytest.raises(WrongUse, match="Its first row is: a, b"):
        read("a,b\n1,2\n", "nbim")


def _profile(path: Path, **fields: object) -> str:
    known = {
        "list": "Norland list", "authority": "Norland Ethics Office", "official": True, "country": "GB",
        "authority_id": "GB-COH:00000007", "columns": {"company": ["Firm"], "identifier": ["Number"]},
        "identifier_scheme": "GB-COH", "category": "labour_rights",
    }  # fmt: skip
    path.write_text(json.dumps(known | fields), "utf-8")
    return str(path)


def test_only_parties_with_proven_numbers_are_accepted_by_rule(read, tmp_path: Path) -> None:
    profile = _profile(tmp_path / "p.yml")
    found = _claims(
        read("Firm,Number\nHeron Ltd,00000001\nEgret Ltd,1\nCrane Ltd,\nIbis Ltd,1000002\n", profile)
    )

    assert [claim.accepted_by_rule for claim in found] == [True, False, False, False]
    assert found[0].names[1][1].identifiers == ("GB-COH:00000001",)


def test_one_number_on_two_names_is_left_out_of_both(read, tmp_path: Path) -> None:
    profile = _profile(tmp_path / "p.yml")
    first, second = read("Firm,Number\nHeron Ltd,00000001\nEgret Ltd,00000001\n", profile)

    for one in (first, second):
        assert one.claims[0].names[1][1].identifiers == ()
        assert not one.claims[0].accepted_by_rule
        assert [str(note.reason) for note in one.notes] == ["one identifier on two names"]


def test_the_list_of_a_campaign_rules_nothing(read, tmp_path: Path) -> None:
    profile = _profile(tmp_path / "p.yml", official=False)
    (claim,) = _claims(read("Firm\nHeron Ltd\n", profile))

    assert str(claim.stance) == "alleged"


def test_what_the_caller_says_of_the_list_goes_first(read) -> None:
    (one,) = read(
        NBIM + "Heron Ltd,,Gross corruption,Exclusion,\n",
        "nbim",
        origin=Origin(dataset="My list", licence="CC BY-NC 4.0", url="https://list.example/"),
    )

    assert (one.document.title, one.document.licence, one.document.url) == (
        "My list", "CC BY-NC 4.0", "https://list.example/",
    )  # fmt: skip
    assert one.claims[0].publisher == "My list"


@pytest.mark.parametrize(
    ("name", "key"),
    [("nbim", "no-nbim"), ("ohchr_settlements", "un-ohchr"), ("world_bank", "int-world-bank")],
)
def test_who_keeps_a_shipped_list_is_known(name: str, key: str) -> None:
    assert keeper(read_profile(name), Origin(), seed_gazetteer()).authority.key == key
