import pytest

from graph.resolution.names import identity, is_specific, normalise


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Palantir Technologies UK Ltd", "PALANTIR TECHNOLOGIES UK, LTD."),
        ("Palantir Technologies UK Ltd", "Palantir Technologies UK Limited"),
        ("Leonardo S.p.A.", "Leonardo SpA"),
        ("Rheinmetall AG", "Rheinmetall Aktiengesellschaft"),
        ("Johnson & Johnson", "Johnson and Johnson"),
        ("Société Générale", "Societe Generale"),
        ("Atos SE", "ATOS S.E."),
        ("The Home Office", "Home Office"),
        ("Ministry of Defence (MoD)", "Ministry of Defence"),
    ],
)
def test_one_name_written_in_two_ways_has_one_identity(left: str, right: str) -> None:
    assert identity(left) == identity(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Serco Ltd", "Serco Leisure Ltd"),
        ("Siemens Energy AG", "Siemens AG"),
        ("NHS England", "NHS"),
        ("Fund 1", "Fund 2"),
        ("Elbit Systems UK Ltd", "Elbit Systems Ltd"),
        ("Corporate Travel Management (North) Limited", "Corporate Travel Management Limited"),
        ("University of York", "York University"),
        ("Microsoft Limited", "Microsoft Corporation"),
        ("Orange S.A.", "Orange County"),
        ("Ministry of Defence (UK)", "Ministry of Defence (Netherlands)"),
    ],
)
def test_two_organisations_never_share_an_identity(left: str, right: str) -> None:
    assert identity(left) != identity(right)


def test_the_form_for_search_drops_the_legal_form() -> None:
    assert normalise("G4S plc") == normalise("G4S Limited") == "g4s"


@pytest.mark.parametrize(
    "name", ["ICE", "the council", "National Security Agency", "G4S", "Ministry of Defence", ""]
)
def test_short_and_generic_names_do_not_decide_by_themselves(name: str) -> None:
    assert not is_specific(name)


@pytest.mark.parametrize("name", ["Palantir", "Acme Guarding Ltd", "East Herts Council"])
def test_names_with_a_rare_word_decide(name: str) -> None:
    assert is_specific(name)
