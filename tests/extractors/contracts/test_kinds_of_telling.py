"""Ways in which texts tell of deals, each with a sentence of our own."""

from collections.abc import Callable

import pytest

from graph.model.reading import Extraction
from graph.model.vocabulary import ValueKind

Read = Callable[[str], Extraction]

KENT, OFFICE = "Kent County Council", "Home Office"


@pytest.mark.parametrize(
    ("text", "client", "value", "status"),
    [
        (f"{KENT} removed Serco from a contract worth £160 million for training.", KENT, 160, "terminated"),
        (f"Serco was removed from a £16 million contract with {KENT} in May.", KENT, 16, "terminated"),
        (f"Serco quit a £5 million contract with {KENT}.", KENT, 5, "terminated"),
        (f"Serco handed back its £3 million contract with {KENT}.", KENT, 3, "terminated"),
        (f"Serco lost its £3 million contract with {KENT} last year.", KENT, 3, "terminated"),
        (f"Serco held a £4 million contract with {KENT}. It was replaced by Veolia.", KENT, 4, "terminated"),
        (f"The termination of the £4 million contract between Serco and {KENT} was announced on Monday.",
         KENT, 4, "terminated"),
        (f"The {OFFICE} agreed a £3 million deal with Serco, which was later scrapped.",
         OFFICE, 3, "terminated"),
        (f"Serco said that it had stopped supplying {KENT}.", KENT, None, "terminated"),
        (f"The £4 million contract between Serco and {KENT} ran out in March.", KENT, 4, "expired"),
        (f"A £4 million deal between Serco and {KENT} fell through in March.", KENT, 4, "cancelled"),
        (f"The {OFFICE} signed a £2 million contract with Serco in May, and the prime minister ordered the "
         "ministry to cancel it in June.", OFFICE, 2, "cancelled"),
        (f"The {OFFICE} has revived its £2 million contract with Serco. A stop-work order had frozen the "
         "contract in September.", OFFICE, 2, "active"),
        (f"{KENT} has put its £3 million contract with Serco on hold.", KENT, 3, "paused"),
        (f"A judge struck down the £3 million contract between {KENT} and Serco.", KENT, 3, "blocked"),
        (f"{KENT} has extended its contract with Serco by one year at a cost of £41 million.",
         KENT, 41, "extended"),
        (f"The {OFFICE}'s deal with Serco ends in 2026.", OFFICE, None, "active"),
        (f"The £5 million contract has gone to Serco, {KENT} said.", KENT, 5, "awarded"),
        (f"The Times counts the {OFFICE} among Serco's customers.", OFFICE, None, "active"),
        (f"The {OFFICE} is one of Serco's biggest customers.", OFFICE, None, "active"),
        (f"{KENT} turned to Serco for its payroll.", KENT, None, "active"),
        (f"{KENT} relies on Serco's software.", KENT, None, "active"),
        (f"Serco was picked by {KENT} to run its parking.", KENT, None, "awarded"),
    ],
)  # fmt: skip
def test_a_deal_is_read_with_its_last_state(
    read: Read, text: str, client: str, value: int | None, status: str
) -> None:
    (one,) = [deal for deal in read(text).contracts if deal.vendor.name == "Serco"]

    assert one.client is not None and one.client.name == client
    assert (None if one.value is None else int(one.value / 10**6), one.status.value) == (value, status)


def test_a_buyer_is_not_borrowed_from_another_paragraph(read: Read) -> None:
    text = (
        "The Ministry of Justice signed a £90 million contract with Serco in 2020.\n"
        "In 2021 Serco won three contracts worth £12 million together for the system behind Tents for Chad. "
        "The report does not name the buyer. A system built by the ministry replaced it in May 2023."
    )

    first, bundle = read(text).contracts

    assert first.client is not None and first.client.name == "Ministry of Justice"
    assert bundle.client is None
    assert (bundle.value, bundle.value_kind, bundle.count) == (12_000_000, ValueKind.TOTAL_OF_SEVERAL, 3)
    assert bundle.status.value == "terminated"


def test_a_total_of_many_contracts_has_no_buyer(read: Read) -> None:
    text = f"{KENT} works with Veolia.\nSerco has won 31 public contracts worth more than £455 million."

    (one,) = read(text).contracts

    assert (one.client, one.value, one.count) == (None, 455_000_000, 31)


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (f"The following companies hold contracts with the {OFFICE}:\n- Serco\n- Veolia",
         {("Serco", OFFICE), ("Veolia", OFFICE)}),
        (f"Suppliers of the {OFFICE} are: • Serco • Veolia • Capita",
         {("Serco", OFFICE), ("Veolia", OFFICE), ("Capita", OFFICE)}),
        (f"Serco has contracts with:\n1. {KENT}\n2. the {OFFICE}", {("Serco", KENT), ("Serco", OFFICE)}),
        (f"The {OFFICE} has no contracts with these firms:\n- Serco\n- Veolia", set()),
    ],
)  # fmt: skip
def test_a_list_is_read_under_the_sentence_that_introduces_it(
    read: Read, text: str, pairs: set[tuple[str, str]]
) -> None:
    assert {(one.vendor.name, one.client.name) for one in read(text).contracts if one.client} == pairs


@pytest.mark.parametrize(
    "text",
    [
        "In May the Information Commissioner's Office fined Serco £7,552,800 and ordered the company to "
        "delete the data.",
        "In the agreement that the judge approved on 4 July 2019, Serco took responsibility for fraud.",
    ],
)
def test_what_an_authority_does_to_a_company_is_no_deal(read: Read, text: str) -> None:
    assert read(text).contracts == ()
