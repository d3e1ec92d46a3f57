"""Profiles of lists: those that ship map their grounds as the seeds do, and bad ones are refused."""

import textwrap
from pathlib import Path

import pytest

import seeds
from extractors.registers.lists import read_profile, shipped
from extractors.registers.lists.grounds import grounds
from graph.errors import WrongUse
from graph.known import categories

SOUND = "list: L\nauthority: A\ncolumns: {company: [Company]}\ncategory: corruption\n"


@pytest.mark.parametrize("name", shipped())
def test_the_criteria_of_a_shipped_profile_are_those_that_the_seeds_map(name: str) -> None:
    profile = read_profile(name)

    for one in profile.criteria:
        if not profile.vocabulary:
            continue
        assert one.key in seeds.vocabularies()[profile.vocabulary]
        mapped = {
            row.family for row in categories().values() if one.key in row.maps.get(profile.vocabulary, ())
        }
        assert one.category in mapped
        assert one.code is None or one.key in categories()[one.code].maps[profile.vocabulary]


def test_every_criterion_of_the_norwegian_fund_is_understood() -> None:
    profile = read_profile("nbim")

    assert {one.key for one in profile.criteria} == set(seeds.vocabularies()["nbim"])
    assert [one.key for words in (
        "Serious violations of the rights of individuals in situations of war or conflict",
        "The sale of weapons to states engaged in armed conflict that use the weapons in ways that constitute …",
        "Sale of weapons or military materiel to states that are subject to investment restrictions",
        "Serious or systematic human rights violations",
        "Acts or omissions that on an aggregate company level lead to unacceptable greenhouse gas emissions",
        "Production of nuclear weapons",
        "Production of coal or coal-based energy",
    ) for one in grounds(profile, words, None)] == [
        "war_conflict", "weapons_hostilities", "weapons_restricted_states", "human_rights", "greenhouse_gas",
        "product_weapons", "product_coal",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (SOUND.replace("columns", "colums"), "colums"),
        (SOUND.replace("corruption", "bribery"), "no category is called 'bribery'"),
        (SOUND + "criteria: [{key: a, matches: '(', category: corruption}]\n", "profile"),
        (SOUND + "decisions: {listed: guilty}\n", "decisions.listed"),
        ("list: [", "no YAML"),
        ("list: L\nauthority: A\ncolumns: {company: [C]}\n", "criteria or a category"),
    ],
)
def test_a_profile_that_cannot_be_used_says_why(wrong: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "p.yml"
    path.write_text(wrong, "utf-8")

    with pytest.raises(WrongUse, match=says):
        read_profile(str(path))


def test_a_missing_profile_names_those_that_ship() -> None:
    with pytest.raises(WrongUse, match="nbim, ohchr_settlements, world_bank"):
        read_profile("nothing.yml")


def test_the_profile_of_the_documentation_is_one(tmp_path: Path) -> None:
    page = (Path(__file__).parents[4] / "docs" / "importing.md").read_text("utf-8")
    block = page[page.index("    list: Norland ethics list") :].split("\n\n", 1)[0]
    path = tmp_path / "p.yml"
    path.write_text(textwrap.dedent(block), "utf-8")

    profile = read_profile(str(path))

    assert (profile.official, profile.identifier_scheme, len(profile.criteria)) == (True, "GB-COH", 1)
    assert {str(one) for one in profile.decisions.values()} == {
        "ruled", "under_investigation", "withdrawn", "ended",
    }  # fmt: skip
