"""The weights that come with the program: whole, named in what is read, and held to what the rules forbid."""

import hashlib
import json

import pytest

from api.settings import Settings
from extractors.models import FOLDER
from extractors.read import READER, Reader, open_reader
from extractors.trained.confidence import curves
from graph.model.claims import Document
from graph.model.gazetteer import Gazetteer
from graph.model.vocabulary import ClaimStatus, ContractStatus


@pytest.fixture(scope="module")
def both() -> Reader:
    return open_reader(Gazetteer(), models=FOLDER)


def test_the_card_names_each_file_by_its_sum() -> None:
    card = json.loads((FOLDER / "card.json").read_text("utf-8"))

    found = {name: hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() for name in card["sha256"]}

    assert found == card["sha256"]
    assert set(curves(str(FOLDER))) == {"contract", "controversy"}


def test_they_read_by_default_and_stay_out_where_asked() -> None:
    assert Settings().weights == FOLDER
    assert Settings(rules_alone=True).weights is None


def test_what_is_read_names_the_weights(both: Reader) -> None:
    found = both.read(Document(id="1", text="Tarn Facilities Ltd cleans the schools of Selby Vale Council."))

    card = json.loads((FOLDER / "card.json").read_text("utf-8"))
    assert found.reader != READER
    assert f"{card['name']} {card['version']}" in found.reader_version


@pytest.mark.parametrize(
    "text",
    [
        "None of the passages accuses Tarn Facilities Ltd of underpaying its cleaners.",
        "No union alleges that Tarn Facilities Ltd underpaid its cleaners.",
        "There is no allegation of wage theft against Tarn Facilities Ltd.",
    ],
)
def test_nobody_is_accused_by_a_sentence_that_says_so(both: Reader, text: str) -> None:
    assert both.read(Document(id="1", text=text)).controversies == ()


def test_whoever_speaks_of_the_company_is_not_the_accused(both: Reader) -> None:
    text = (
        "Tarn Facilities Ltd cleans the wards of Selby Vale Hospital. Orrin Group said Tarn Facilities had put "
        "lives at risk by sending workers into rooms full of asbestos."
    )

    assert "Orrin Group" not in {
        one.vendor.name for one in both.read(Document(id="1", text=text)).controversies
    }


def test_that_somebody_was_found_guilty_is_never_taken_from_the_weights(both: Reader) -> None:
    text = (
        "Cleaners at Tarn Facilities Ltd went home with less than the minimum wage for two years. "
        "The newspaper Dale Courier wrote that the firm had broken the law."
    )

    (found,) = both.read(Document(id="1", text=text)).controversies

    assert found.rule.startswith("encoder:") and found.stance is ClaimStatus.ALLEGED


@pytest.mark.parametrize(
    "text",
    [
        "Tarn Facilities Ltd also bid for the cleaning of Selby Vale Hospital, a contract worth about £20 million.",
        "Tarn Facilities Ltd could get a £20 million contract from Selby Vale Council.",
    ],
)
def test_what_is_only_bid_for_or_possible_is_no_contract_that_was_made(both: Reader, text: str) -> None:
    found = both.read(Document(id="1", text=text)).contracts

    assert {one.status for one in found} <= {ContractStatus.TENDERED, ContractStatus.PROPOSED}


def test_a_buyer_of_another_sentence_is_not_made_that_of_a_deal_without_one(both: Reader) -> None:
    text = (
        "Selby Vale Council gave Tarn Facilities Ltd a £25,000 contract in January. A data firm counts 25 public "
        "contracts of Tarn Facilities Ltd worth £35 million in all since 2012."
    )

    found = both.read(Document(id="1", text=text)).contracts

    assert found and all(one.client is None for one in found if one.value == 35_000_000)
