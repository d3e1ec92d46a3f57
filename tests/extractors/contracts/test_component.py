from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from graph.model.reading import ContractReading, Extraction
from graph.model.vocabulary import ContractStatus, ValueKind

Read = Callable[[str], Extraction]


def told(contract: ContractReading) -> tuple[str, str | None, Decimal | None, ContractStatus]:
    client = contract.client.name if contract.client else None
    return contract.vendor.name.removesuffix("."), client, contract.value, contract.status


@pytest.mark.parametrize(
    ("text", "vendor", "client", "value", "status"),
    [
        (
            "The Ministry of Justice has awarded a £42m contract to Garrison Custody Ltd to run two prisons.",
            "Garrison Custody Ltd", "Ministry of Justice", 42_000_000, "awarded",
        ),
        (
            "The High Court blocked a £9m contract between Leeds City Council and Brightwater Services Ltd.",
            "Brightwater Services Ltd", "Leeds City Council", 9_000_000, "blocked",
        ),
        (
            "Norfolk Police terminated a £4.5m contract with Sentrica Ltd in March 2024 after repeated "
            "failures.",
            "Sentrica Ltd", "Norfolk Police", 4_500_000, "terminated",
        ),
        (
            "Sentrica Ltd's contract with Norfolk Police expired in June 2023.",
            "Sentrica Ltd", "Norfolk Police", None, "expired",
        ),
        ("HMRC extended its £60m agreement with Quantel Ltd.", "Quantel Ltd", "HMRC", 60_000_000, "extended"),
        (
            "Quantel Ltd is one of four bidders for a £25m contract with the Department for Education.",
            "Quantel Ltd", "Department for Education", 25_000_000, "tendered",
        ),
        (
            "The Department for Education plans to award a £25m contract to Quantel Ltd next year.",
            "Quantel Ltd", "Department for Education", 25_000_000, "proposed",
        ),
        ("Veridat GmbH supplies cameras to the Bundeswehr.", "Veridat GmbH", "Bundeswehr", None, "active"),
        (
            "The NHS in Scotland suspended its contract with Medilink Ltd last month.",
            "Medilink Ltd", "NHS", None, "paused",
        ),
    ],
)  # fmt: skip
def test_a_sentence_that_tells_of_a_deal_is_read_with_its_sides_value_and_state(
    read: Read, text: str, vendor: str, client: str, value: int | None, status: str
) -> None:
    (contract,) = read(text).contracts

    assert told(contract) == (vendor, client, value, status)


@pytest.mark.parametrize(
    "text",
    [
        "If a contract isn't signed by May, Orbital Logistics Ltd could lose its place on the Home "
        "Office programme.",
        "Campaigners called for a contract between Sentrica Ltd and the Home Office.",
        "Sentrica Ltd would have supplied drones to the Ministry of Defence under a £30m contract.",
        "Sentrica Ltd could win a contract with the Home Office.",
        "Does Oakline Systems have a contract with the Home Office?",
        "Oakline Systems has no contract with the Home Office.",
        "The Home Office has denied that it signed a contract with Oakline Systems.",
        "Sentrica Ltd failed to win a contract with the Home Office.",
    ],
)
def test_what_is_supposed_wished_for_asked_or_denied_is_no_contract(read: Read, text: str) -> None:
    assert read(text).contracts == ()


def test_who_blocks_a_deal_is_its_blocker_and_not_its_buyer(read: Read) -> None:
    (contract,) = read(
        "The High Court blocked a £9m contract between Leeds City Council and Brightwater Services Ltd."
    ).contracts

    assert contract.client is not None and contract.client.name == "Leeds City Council"
    assert contract.blocker is not None and contract.blocker.name == "High Court"


def test_a_fine_and_a_revenue_are_no_value_of_the_contract_beside_them(read: Read) -> None:
    text = (
        "Garrison Custody Ltd, whose annual revenue rose to £900m, has a contract "
        "with the Ministry of Justice. "
        "Garrison Custody Ltd was fined £3m by the Health and Safety Executive after a death."
    )

    (contract,) = read(text).contracts

    assert contract.value is None


def test_two_deals_of_one_sentence_keep_their_own_values(read: Read) -> None:
    found = read(
        "Kent County Council signed a £2m deal with Oakline Systems and a £1m one with Ferrostone Ltd."
    )

    values = {contract.vendor.name.rstrip("."): contract.value for contract in found.contracts}

    assert values == {"Oakline Systems": 2_000_000, "Ferrostone Ltd": 1_000_000}


def test_a_bundle_keeps_its_number_and_says_that_its_value_is_of_several(read: Read) -> None:
    (contract,) = read("Garrison Custody Ltd bagged two contracts worth £10m from the Home Office.").contracts

    assert (contract.count, contract.value_kind) == (2, ValueKind.TOTAL_OF_SEVERAL)


def test_who_lost_a_deal_is_not_its_vendor(read: Read) -> None:
    (contract,) = read(
        "Ferrostone Ltd lost the £8m contract to Oakline Systems, Leeds City Council said."
    ).contracts

    assert contract.vendor.name == "Oakline Systems"


def test_a_provider_of_data_is_not_the_vendor_of_the_deals_it_counts(read: Read) -> None:
    found = read(
        "According to Tussell, a data provider, Quantel Ltd has won £90m of contracts "
        "from the Cabinet Office."
    )

    assert {contract.vendor.name for contract in found.contracts} == {"Quantel Ltd"}


def test_a_deal_told_in_five_sentences_is_one_contract_with_its_last_state(read: Read) -> None:
    text = (
        "Norfolk Police has cancelled a deal with Sentrica Ltd, it emerged on Friday.\n\n"
        "The force signed the contract with Sentrica Ltd in 2022. The £4.5m agreement was for drones. "
        "Sentrica Ltd won the contract against three rivals. The deal was to run until 2027."
    )

    (contract,) = read(text).contracts

    assert told(contract) == ("Sentrica Ltd", "Norfolk Police", 4_500_000, "cancelled")


def test_rows_of_a_table_are_deals(read: Read) -> None:
    text = (
        "Who is paid for what, by our own count:\n\n"
        "Vendor   Buyer   Goods   Value   State\n"
        "Oakline Systems   Kent County Council   Cameras   £1,200,000   Active\n"
        "Ferrostone Ltd   Leeds City Council   Fences   £800,000   Suspended\n"
    )

    found = {told(contract) for contract in read(text).contracts}

    assert found == {
        ("Oakline Systems", "Kent County Council", 1_200_000, "active"),
        ("Ferrostone Ltd", "Leeds City Council", 800_000, "paused"),
    }


def test_the_days_of_a_deal_are_read(read: Read) -> None:
    (contract,) = read(
        "HMRC signed a £60m agreement with Quantel Ltd in May 2023 that runs until June 2027."
    ).contracts

    assert contract.event_date == date(2023, 5, 1)
    assert contract.end == date(2027, 6, 30)


def test_quotes_and_mentions_reproduce_the_text_as_it_was_read(read: Read) -> None:
    text = (
        "It emerged on Friday,says the Echo.Kent County Council struck a £2million deal "
        "with Oakline Systems.It runs on."
    )

    (contract,) = read(text).contracts

    assert contract.value == 2_000_000
    for span in contract.evidence:
        assert text[span.start : span.end] == span.quote
    for mention in (contract.vendor, contract.client):
        assert mention is not None
        assert text[mention.start : mention.end] == mention.text
