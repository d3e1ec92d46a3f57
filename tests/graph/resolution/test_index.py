from graph.known import seed_gazetteer
from graph.model.vocabulary import OrganisationKind
from graph.resolution.bands import Band, Profile
from graph.resolution.index import Entry, NameIndex

GB = "GB"


def _index(*profiles: Profile) -> NameIndex:
    return NameIndex.of(Entry(f"o{number}", profile) for number, profile in enumerate(profiles))


def _ids(index: NameIndex, query: Profile) -> list[tuple[str, Band]]:
    return [(found.id, found.band) for found in index.find(query)]


def test_a_name_finds_its_organisation_whatever_the_spelling() -> None:
    index = _index(
        Profile("Vantor Technologies Ltd"), Profile("Bolt Patrols plc"), Profile("Müller Rohrbau GmbH")
    )

    assert _ids(index, Profile("VANTOR TECHNOLGIES LIMITED")) == [("o0", Band.MERGE)]
    assert _ids(index, Profile("Mueller Rohrbau GmbH")) == [("o2", Band.MERGE)]
    assert _ids(index, Profile("Quickguard Ltd")) == []


def test_an_alias_finds_it_and_the_answer_says_which_names_met_and_why() -> None:
    index = _index(Profile("Bolt Patrols plc", aliases=("Nightwatch Services",)))

    (found,) = index.find(Profile("Nightwatch Services"))

    assert (found.asked, found.matched, found.rule) == (
        "Nightwatch Services",
        "Nightwatch Services",
        "equal names",
    )
    assert [feature.name for feature in found.features] == ["name"]


def test_acronyms_misspellings_and_longer_names_are_for_review() -> None:
    index = _index(Profile("Department for Work and Pensions"), Profile("Vantor Harrowgate Ltd"))

    assert _ids(index, Profile("DWP")) == [("o0", Band.REVIEW)]
    assert _ids(index, Profile("Vantor")) == [("o1", Band.REVIEW)]


def test_a_name_that_two_organisations_bear_is_for_review() -> None:
    index = _index(Profile("Vantor Ltd", country="GB"), Profile("Vantor Ltd", country="AU"))

    assert [band for _, band in _ids(index, Profile("Vantor Ltd"))] == [Band.REVIEW, Band.REVIEW]
    assert _ids(index, Profile("Vantor Ltd", country="AU"))[0] == ("o1", Band.MERGE)


def test_a_number_finds_its_organisation_under_any_name_and_another_number_forbids_it() -> None:
    index = _index(Profile("Vantor Ltd", identifiers=frozenset({"GB-COH:00000001"})))

    by_number = Profile("Whatever", identifiers=frozenset({"GB-COH:00000001"}))
    other_number = Profile("Vantor Ltd", identifiers=frozenset({"GB-COH:00000002"}))

    assert _ids(index, by_number) == [("o0", Band.MERGE)]
    assert _ids(index, other_number) == []


def test_country_decides_an_ambiguous_form() -> None:
    index = NameIndex.of_gazetteer(seed_gazetteer())

    assert index.find(Profile("MoD"))[0].band is Band.REVIEW
    assert _ids(index, Profile("MoD", country=GB))[0] == ("gb-ministry-of-defence", Band.MERGE)
    company = Profile("MoD", country=GB, kind=OrganisationKind.COMPANY)
    assert all(band is not Band.MERGE for _, band in _ids(index, company))


def test_an_organisation_can_be_shown_anew_and_forgotten() -> None:
    index = _index(Profile("Vantor Ltd"))

    index.put(Entry("o0", Profile("Quickguard Ltd")))
    assert _ids(index, Profile("Vantor Ltd")) == []
    assert _ids(index, Profile("Quickguard Ltd")) == [("o0", Band.MERGE)]

    index.discard("o0")
    assert _ids(index, Profile("Quickguard Ltd")) == []
    assert len(index) == 0
