"""The rules on pairs of names; wrong merges that string scores make are kept here for good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.known import seed_gazetteer
from graph.model.vocabulary import OrganisationKind
from graph.resolution.bands import Band, Profile
from graph.resolution.match import KnownForms, compare

MERGE, REVIEW, NO = Band.MERGE, Band.REVIEW, Band.NO


def _band(left: str, right: str) -> Band:
    return compare(Profile(left), Profile(right)).band


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Bolton Quarries plc", "BOLTON QUARRIES PLC"),
        ("Vantor AG", "Vantor Aktiengesellschaft"),
        ("Vantor Sp. z o.o.", "Vantor spółka z ograniczoną odpowiedzialnością"),
        ("Vantor GmbH & Co. KG", "Vantor GmbH und Co. KG"),
        ("Vantor S.p.A.", "Vantor SpA"),
        ("ООО Вантор", "OOO Vantor"),
        ("Müller Wassertechnik GmbH", "Mueller Wassertechnik GmbH"),
        ("Sociedad Minera Vantor S.A.", "SOCIEDAD MINERA VANTOR, S.A."),
        ("Hartley & Voss LLP", "Hartley and Voss LLP"),
        ("J. C. Vantor Ltd", "JC Vantor Limited"),
        ("Vantor Technolgies Inc", "Vantor Technologies Inc"),
        ("Dept. of Homeland Security", "Department of Homeland Security"),
        ("Ministry of Defense (Israel)", "Israel Ministry of Defence"),
        ("London Borough of Camden", "Camden Council"),
        ("City of Chicago", "Chicago City Council"),
        ("Thames Valley Police", "Thames Valley Police Service"),
        ("Her Majesty's Treasury", "HM Treasury"),
        ("Forty Two Solutions Ltd", "42 Solutions Ltd"),
        ("Vantor Ltd t/a Quickguard", "Vantor Limited"),
        ("Cyngor Gwynedd / Gwynedd Council", "Gwynedd Council"),
        ("Vantor Group plc", "Vantor"),
        ("Vantor plc", "Vantor Limited"),
    ],
)
def test_one_organisation_written_in_two_ways_is_merged(left: str, right: str) -> None:
    assert _band(left, right) is MERGE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Serco Ltd", "Serco Leisure Operating Limited"),
        ("Siemens Energy AG", "Siemens AG"),
        ("Elbit Systems UK Ltd", "Elbit Systems Ltd"),
        ("Corporate Travel Management (North) Limited", "Corporate Travel Management Limited"),
        ("Mitie Care and Custody Limited", "Mitie Group plc"),
        ("Sodexo Justice Services", "Sodexo SA"),
        ("Thales UK Limited", "Thales S.A."),
        ("Caterpillar Financial Services Corporation", "Caterpillar Inc."),
        ("Amazon Web Services, Inc.", "Amazon.com, Inc."),
        ("Palantir Technologies UK Ltd", "Palantir Technologies Inc."),
        ("Microsoft Limited", "Microsoft Corporation"),
        ("Rolls-Royce plc", "Rolls-Royce Holdings plc"),
        ("Serco Group plc", "Serco Limited"),
        ("Barclays Bank plc", "Barclays plc"),
    ],
)
def test_a_parent_and_its_subsidiary_are_never_merged(left: str, right: str) -> None:
    assert _band(left, right) is not MERGE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Orange S.A.", "Orange County"),
        ("Infrastructure Fund 1", "Infrastructure Fund 2"),
        ("3i Group plc", "4i Group plc"),
        ("Ministry of Defence (UK)", "Ministry of Defence (Netherlands)"),
        ("UK Ministry of Defence", "Israeli Ministry of Defense"),
        ("Federal Police (Germany)", "Federal Police (Australia)"),
        ("NHS England", "NHS Wales"),
        ("North Yorkshire Police", "South Yorkshire Police"),
        ("Derby City Council", "Derbyshire County Council"),
        ("Surrey County Council", "Surrey Police"),
        ("Durham County Council", "Durham University"),
        ("MoD", "MoJ"),
        ("Bank of America", "Bank of Ireland"),
        ("General Motors Company", "General Mills Inc"),
        ("Caterpillar Inc.", "Caterpillar Nursery School Ltd"),
        ("Manchester Metropolitan University", "University of Manchester"),
        ("Johnson Controls", "Johnston Controls"),
        ("Premier Foods plc", "Premier Oil plc"),
    ],
)
def test_what_tells_siblings_and_namesakes_apart_is_a_veto(left: str, right: str) -> None:
    assert _band(left, right) is NO


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Department for Work and Pensions", "DWP"),
        ("Ministry of Justice", "MoJ"),
        ("Mayor's Office for Policing and Crime", "MOPAC"),
        ("Guy's and St Thomas' NHS Foundation Trust", "GSTT"),
        ("US Immigration and Customs Enforcement", "ICE"),
        ("PricewaterhouseCoopers LLP", "PwC"),
        ("Office of Communications", "Ofcom"),
        ("University of York", "York University"),
        ("Ministry of Defence", "UK Ministry of Defence"),
        ("Department of Health", "Department of Health and Social Care"),
        ("Ministère de la Justice", "Ministry of Justice"),
        ("Danbury Parish Council", "Denbury Parish Council"),
        ("Birmingham City Council", "London Borough of Birmingham"),
        ("ICE", "ICE"),
        ("Metropolitan Police", "Met Police"),
    ],
)
def test_what_only_a_person_can_settle_goes_to_review(left: str, right: str) -> None:
    assert _band(left, right) is REVIEW


def test_a_reason_names_what_keeps_two_names_apart() -> None:
    verdict = compare(Profile("North Yorkshire Police"), Profile("South Yorkshire Police"))

    assert (verdict.rule, verdict.why) == ("different directions", "north against south")


def test_the_same_number_joins_other_names_and_another_number_parts_equal_ones() -> None:
    one, other = frozenset({"GB-COH:SC019230"}), frozenset({"GB-COH:01234567"})

    assert compare(Profile("Vantor", identifiers=one), Profile("Quickguard", identifiers=one)).band is MERGE
    assert compare(Profile("Vantor", identifiers=one), Profile("Vantor", identifiers=other)).band is NO


def test_a_number_that_breaks_the_form_of_its_register_joins_nobody() -> None:
    wrong = frozenset({"XI-LEI:NOT-A-LEI"})

    assert compare(Profile("Vantor", identifiers=wrong), Profile("Quickguard", identifiers=wrong)).band is NO


def test_the_country_of_a_body_decides_although_the_name_does_not_say_it() -> None:
    home = Profile("Ministry of Defence", country="GB")

    assert compare(home, Profile("UK Ministry of Defence")).band is MERGE
    assert compare(home, Profile("Ministry of Defence", country="NL")).band is NO


def test_a_company_of_another_country_or_sort_is_for_a_person() -> None:
    one = Profile("Vantor Ltd", country="GB", kind=OrganisationKind.COMPANY)

    assert compare(one, Profile("Vantor Ltd", country="AU")).band is REVIEW
    assert compare(one, Profile("Vantor Ltd", kind=OrganisationKind.PUBLIC_BODY)).band is REVIEW


def test_known_names_join_and_part_and_ambiguous_ones_are_for_a_person() -> None:
    known = KnownForms.of(seed_gazetteer())

    def band(left: str, right: str) -> Band:
        return compare(Profile(left), Profile(right), known=known).band

    assert band("Wackenhut Corrections", "GEO Group") is MERGE
    assert band("Serco Limited", "Serco Group plc") is NO
    assert band("UK Ministry of Defence", "MoD") is REVIEW


_NAMES = st.sampled_from(
    [
        "Vantor Ltd",
        "Vantor plc",
        "Vantor UK Ltd",
        "VANTOR GROUP",
        "Vantor Energy Ltd",
        "MoD",
        "Ministry of Defence",
        "UK MoD",
        "Camden",
        "London Borough of Camden",
        "Camden Council",
        "Müller & Söhne",
        "Mueller und Soehne GmbH",
        "X t/a Y",
        "(",
        "The",
        "Ltd",
        "42",
        "ICE",
    ]
)


@given(left=_NAMES | st.text(max_size=30), right=_NAMES | st.text(max_size=30))
def test_the_verdict_does_not_depend_on_which_name_comes_first(left: str, right: str) -> None:
    one = compare(Profile(left), Profile(right))
    other = compare(Profile(right), Profile(left))

    assert (one.band, one.score, one.rule, one.why) == (other.band, other.score, other.rule, other.why)
