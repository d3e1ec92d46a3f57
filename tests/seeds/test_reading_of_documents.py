"""The demonstration documents as the reader reads them: floors for what it finds, and nobody accused who is not."""

from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import seeds
from extractors.evaluation import DocumentScore, GoldDocument, load_gold, score_documents, summary
from extractors.evaluation.names import normal_name
from extractors.format import json_of
from extractors.read import open_reader
from graph.model.reading import Extraction
from graph.model.vocabulary import ContractStatus, ValueKind

DOCUMENTS = Path(seeds.__file__).parent / "documents"


@pytest.fixture(scope="module")
def golds() -> list[GoldDocument]:
    return load_gold(DOCUMENTS)


@pytest.fixture(scope="module")
def readings(golds: list[GoldDocument]) -> dict[str, Extraction]:
    reader = open_reader()
    documents = [gold.document for gold in golds if gold.document is not None]
    return {one.document.id: one for one in reader.read_all(documents)}


@pytest.fixture(scope="module")
def scores(
    golds: list[GoldDocument], readings: dict[str, Extraction]
) -> tuple[dict[str, Any], tuple[DocumentScore, ...]]:
    found = score_documents(golds, {name: json_of(one) for name, one in readings.items()})
    return summary(found.total), found.documents


def test_every_document_has_a_text(golds: list[GoldDocument]) -> None:
    assert [gold.name for gold in golds if not gold.text] == []
    assert len(golds) >= 18


@pytest.mark.parametrize(
    ("measure", "floor"),
    [("pair", 0.82), ("tuple", 0.77), ("full", 0.68), ("controversy", 0.62), ("accusation", 0.50)],
)
def test_what_a_careful_reader_finds_is_found(scores: Any, measure: str, floor: float) -> None:
    figures, _ = scores

    assert figures[measure]["f1"] >= floor


def test_nobody_is_accused_whom_the_text_does_not_accuse(
    golds: list[GoldDocument], readings: dict[str, Extraction]
) -> None:
    accused = {
        (gold.name, claim.vendor.name)
        for gold in golds
        for claim in readings[gold.name].controversies
        # Under its longest name, or in the words of the sentence.
        if not {normal_name(claim.vendor.name), normal_name(claim.vendor.text)}
        & {name for one in gold.controversies for name in one.vendor}
    }

    assert accused == set()


def test_no_other_amount_is_taken_for_a_contract_value(scores: Any) -> None:
    figures, _ = scores

    assert figures["distractors"] > 20
    assert figures["distractor_leaks"] == 0


def test_every_quote_stands_in_the_text_and_none_over_another(
    scores: Any, readings: dict[str, Extraction]
) -> None:
    figures, _ = scores

    assert figures["evidence_exact"] == 1.0
    for one in readings.values():
        evidence = [claim.evidence for claim in one.contracts]
        evidence += [claim.evidence for claim in one.controversies]
        for quotes in evidence:
            spans = sorted((span.start, span.end) for span in quotes)
            assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_the_retold_article_gives_its_six_deals_and_no_other_amount(readings: dict[str, Extraction]) -> None:
    one = readings["palantir_city_hall_block"]

    deals = {
        (deal.client.name if deal.client else None, deal.value, deal.status): deal for deal in one.contracts
    }

    assert {deal.vendor.name for deal in deals.values()} == {"Palantir"}
    assert ("NHS England", Decimal(330_000_000), ContractStatus.ACTIVE) in deals
    defence = [deal for (client, *_), deal in deals.items() if client == "Ministry of Defence"]
    assert [deal.value for deal in defence] == [Decimal(240_000_000)]
    assert defence[0].status in (ContractStatus.AWARDED, ContractStatus.ACTIVE)
    blocked = deals["Metropolitan Police", Decimal(50_000_000), ContractStatus.BLOCKED]
    assert blocked.blocker is not None
    assert blocked.blocker.name == "Mayor's Office for Policing and Crime"
    bundle = deals[None, Decimal(10_000_000), ContractStatus.TERMINATED]
    assert (bundle.value_kind, bundle.count) == (ValueKind.TOTAL_OF_SEVERAL, 2)
    unpriced = {client for client, value, _ in deals if value is None}
    assert "US Immigration and Customs Enforcement" in unpriced
    assert any(client is not None and client.startswith("Israel") for client in unpriced)
    assert len(deals) == 6
    assert all(deal.currency == "GBP" for deal in deals.values() if deal.value is not None)
