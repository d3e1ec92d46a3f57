from collections import Counter
from decimal import Decimal

import pytest

from extractors.money.component import amounts_of


def read(text: str) -> list[tuple[Decimal, str]]:
    return [(written.value, code) for written, code in amounts_of(text, Counter())]


@pytest.mark.parametrize(
    ("head", "cell", "value", "currency"),
    [
        ("Price (PLN m, gross)", "171.4", "171400000", "PLN"),
        ("Order value (Rs. in lakh)", "1,088.00", "108800000", "INR"),
        ("£m", "4.5", "4500000", "GBP"),
        ("Value, US$ million", "4.5", "4500000", "USD"),
        ("Spend (£000)", "412", "412000", "GBP"),
        ("Cost in thousands of euros", "412", "412000", "EUR"),
        ("Amount (€)", "96.000", "96000", "EUR"),
        ("Value in GBP", "96,500", "96500", "GBP"),
    ],
)
@pytest.mark.parametrize("bar", [" | ", "  ", " / "])
def test_the_head_of_a_column_gives_the_unit_of_its_figures(
    head: str, cell: str, value: str, currency: str, bar: str
) -> None:
    rows = [("Firm", head, "Days"), ("Orrin", cell, "45"), ("Vale", "n/a", "60")]

    assert read("\n".join(bar.join(row) for row in rows)) == [(Decimal(value), currency)]


def test_the_title_of_a_table_gives_the_unit_of_the_columns_that_are_money() -> None:
    text = "Spending by body (Rs. in lakh)\nYear | Allocation | Staff\n2021 | 412.50 | 14\n"

    assert read(text) == [(Decimal(41_250_000), "INR")]


def test_a_title_in_millions_multiplies_the_amounts_below_it_but_no_share() -> None:
    text = (
        "Operations (unaudited, in millions)\nRevenue: $148.2 ($139.8)\nEarnings per share: $1.20\n\nFee: $5."
    )

    assert [value for value, _ in read(text)] == [
        Decimal("148200000"),
        Decimal("139800000"),
        Decimal("1.20"),
        Decimal(5),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Firm | Staff | Days\nOrrin | 171.4 | 45",
        "Firm | Price (PLN m) | Days\nOrrin | 171.4",
        "Firm | Price (PLN m) | Days\n\nA line in between.\nOrrin | 171.4 | 45",
    ],
)
def test_figures_without_such_a_head_stay_bare(text: str) -> None:
    assert read(text) == []
