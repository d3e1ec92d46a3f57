import random
from xml.etree import ElementTree

import pytest

from extractors.evaluation.calibration import calibration_error, figures, reliability, surer_half
from extractors.evaluation.diagram import diagram
from extractors.evaluation.gold import gold_document
from extractors.evaluation.score import score_document
from extractors.evaluation.tally import Rated


def rated(*pairs: tuple[float, bool]) -> list[Rated]:
    return [Rated("contract", confidence, right) for confidence, right in pairs]


def test_confidence_that_says_how_often_it_is_right_has_no_error() -> None:
    claims = rated(*[(0.75, True)] * 3, (0.75, False), (0.25, True), *[(0.25, False)] * 3)

    assert calibration_error(claims) == 0


def test_the_error_is_the_distance_weighed_by_claims() -> None:
    claims = rated((0.9, False), (0.9, False), (0.9, True), (0.1, False))

    assert calibration_error(claims) == pytest.approx((3 * abs(0.9 - 1 / 3) + 0.1) / 4)


def test_the_surer_half_does_not_depend_on_the_order_of_equal_claims() -> None:
    claims = rated((0.9, True), (0.5, True), (0.5, False), (0.2, False))

    assert {surer_half(random.Random(seed).sample(claims, 4)) for seed in range(9)} == {0.75}


def test_nothing_proposed_has_no_figures() -> None:
    assert calibration_error([]) is None
    assert surer_half([]) is None
    assert reliability([]) == []


def test_a_claim_of_full_confidence_lies_in_the_last_bin() -> None:
    (one,) = reliability(rated((1.0, True)))

    assert (one.low, one.count, one.right) == (0.9, 1, 1.0)


def test_claims_are_rated_against_the_annotators_and_optional_ones_are_not() -> None:
    deal = {"vendor": ["Acme"], "client": ["Ponds"], "value": None, "status": "active", "evidence": "x"}
    gold = gold_document(
        "one", {"contracts": [deal, {**deal, "vendor": ["Bolt"], "optional": True}], "controversies": []}
    )
    said = {"client": "Ponds", "value": None, "status": "active", "confidence": 0.6}

    score = score_document(gold, {"contracts": [{**said, "vendor": v} for v in ("Acme", "Bolt", "Cog")]})

    assert [(one.kind, one.right) for one in score.rated] == [("contract", True), ("contract", False)]
    assert figures([score])["contract"]["n"] == 2


def test_the_diagram_is_well_formed_and_says_in_words_what_it_shows() -> None:
    picture = ElementTree.fromstring(
        diagram({"a <b>": reliability(rated((0.8, True), (0.8, False))), "other": []})
    )

    assert "0.80 said, 0.50 right of 2" in picture.attrib["aria-label"]
    assert len(picture.findall("{http://www.w3.org/2000/svg}circle")) == 1
