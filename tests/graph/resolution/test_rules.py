from typing import Any

from graph.model.gazetteer import KnownOrganisation
from graph.model.vocabulary import Judgement, OrganisationKind
from graph.resolution.rules import KnownNames, MentionFacts, Surroundings, links, name_key, portrait, resolve

_COMPANY = OrganisationKind.COMPANY
KNOWN = KnownNames(
    (
        KnownOrganisation("palantir", "Palantir Technologies", _COMPANY, "US", aliases=("Palantir",)),
        KnownOrganisation("serco", "Serco Group plc", _COMPANY, "GB", identifiers=("GB-COH:02048608",)),
        KnownOrganisation(
            "ice-us", "Immigration and Customs Enforcement", _COMPANY, "US", ambiguous=("Ice Cold",)
        ),
    )
)
NOTHING = Surroundings(KNOWN, {}, {})


def _mention(name: str = "Acme Guarding Ltd", *, document: str = "d1", **more: Any) -> MentionFacts:
    return MentionFacts(f"m-{document}-{name}", document, name, **more)


def test_a_register_identifier_decides_first() -> None:
    found = resolve(_mention("Whatever", identifiers=frozenset({"GB-COH:00000001"})), NOTHING)

    assert (found.organisation_id, found.judgement) == ("GB-COH:00000001", Judgement.SAME)


def test_an_identifier_of_a_known_organisation_is_that_organisation_under_any_name() -> None:
    found = resolve(_mention("S G plc", identifiers=frozenset({"GB-COH:02048608"})), NOTHING)

    assert found.organisation_id == "GB-COH:02048608"


def test_a_known_organisation_is_called_by_its_identifier_else_by_its_key() -> None:
    assert resolve(_mention("Serco", key="serco"), NOTHING).organisation_id == "GB-COH:02048608"
    assert resolve(_mention("Palantir", key="palantir"), NOTHING).organisation_id == "palantir"


def test_a_key_is_not_believed_against_another_number_of_the_same_register() -> None:
    found = resolve(_mention("Serco", key="serco", identifiers=frozenset({"GB-COH:99999999"})), NOTHING)

    assert found.organisation_id == "GB-COH:99999999"


def test_a_number_that_a_notice_gives_for_itself_identifies_nobody() -> None:
    found = resolve(_mention(identifiers=frozenset({"GB-CFS:123"}), country="GB"), NOTHING)

    assert found.judgement is Judgement.BY_NAME


def test_equal_names_of_one_country_are_one_organisation_by_name() -> None:
    one = resolve(_mention("Acme Guarding Ltd", document="d1", country="GB"), NOTHING)
    other = resolve(_mention("ACME GUARDING LIMITED", document="d2", country="GB"), NOTHING)

    assert one.organisation_id == other.organisation_id
    assert one.judgement is Judgement.BY_NAME


def test_equal_names_of_two_countries_or_of_none_stay_apart() -> None:
    ids = {
        resolve(_mention(document="d1", country="GB"), NOTHING).organisation_id,
        resolve(_mention(document="d1", country="NL"), NOTHING).organisation_id,
        resolve(_mention(document="d1"), NOTHING).organisation_id,
        resolve(_mention(document="d2"), NOTHING).organisation_id,
    }

    assert len(ids) == 4


def test_a_short_name_is_provisional_even_with_a_country() -> None:
    found = resolve(_mention("XYZ", country="GB"), NOTHING)

    assert found.judgement is Judgement.PROVISIONAL


def test_a_loose_name_joins_the_one_organisation_that_carries_it_with_an_identifier() -> None:
    key = name_key("Acme Guarding Ltd", "GB")
    one = Surroundings(KNOWN, {}, {key: frozenset({"GB-COH:1"})})
    two = Surroundings(KNOWN, {}, {key: frozenset({"GB-COH:1", "GB-COH:2"})})

    assert resolve(_mention(country="GB"), one).organisation_id == "GB-COH:1"
    assert resolve(_mention(country="GB"), two).organisation_id not in ("GB-COH:1", "GB-COH:2")


def test_a_lesser_number_leads_to_the_one_preferred_number_beside_it_and_to_none_of_two() -> None:
    lei = _mention(identifiers=frozenset({"XI-LEI:SUPPLYWATCHTEST00A31"}))
    one = Surroundings(KNOWN, {"XI-LEI:SUPPLYWATCHTEST00A31": frozenset({"GB-COH:00000001"})}, {})
    two = Surroundings(
        KNOWN, {"XI-LEI:SUPPLYWATCHTEST00A31": frozenset({"GB-COH:00000001", "GB-COH:00000002"})}, {}
    )

    assert resolve(lei, one).organisation_id == "GB-COH:00000001"
    assert resolve(lei, two).organisation_id == "XI-LEI:SUPPLYWATCHTEST00A31"


def test_a_known_name_and_a_number_beside_it_are_remembered_together() -> None:
    pairs = links(
        _mention("Palantir", key="palantir", identifiers=frozenset({"XI-LEI:SUPPLYWATCHTEST00P83"})), KNOWN
    )
    around = Surroundings(KNOWN, {"XI-LEI:SUPPLYWATCHTEST00P83": frozenset({pairs[0][1]})}, {})

    assert (
        resolve(
            _mention("P.T.", identifiers=frozenset({"XI-LEI:SUPPLYWATCHTEST00P83"})), around
        ).organisation_id
        == "palantir"
    )


def test_an_unambiguous_known_name_without_key_is_taken_by_name_unless_the_country_differs() -> None:
    assert resolve(_mention("palantir technologies"), NOTHING).judgement is Judgement.BY_NAME
    assert resolve(_mention("Palantir", country="GB"), NOTHING).organisation_id != "palantir"
    assert resolve(_mention("Ice Cold"), NOTHING).judgement is Judgement.PROVISIONAL


def test_an_organisation_is_drawn_alike_from_its_names_in_any_order() -> None:
    mentions = [
        _mention("ACME GUARDING LTD", kind=OrganisationKind.UNKNOWN),
        _mention("Acme Guarding Ltd", kind=_COMPANY, country="GB"),
        _mention("Acme", identifiers=frozenset({"GB-COH:1"})),
    ]

    drawn = portrait(mentions)

    assert drawn == portrait(reversed(mentions))
    assert (drawn.name, drawn.kind, drawn.country) == ("Acme Guarding Ltd", _COMPANY, "GB")
