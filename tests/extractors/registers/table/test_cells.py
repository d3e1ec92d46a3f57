from datetime import date
from decimal import Decimal

import pytest

from extractors.registers.table.cells import Order, Typed, typed_amount, typed_day


@pytest.mark.parametrize(
    ("cell", "amount", "currency"),
    [
        ("£1,234.56", "1234.56", "GBP"),
        ("1234.5", "1234.5", None),
        ("(1,234.00)", "-1234.00", None),
        ("(£1,234.00)", "-1234.00", "GBP"),
        ("-£500", "-500", "GBP"),
        ("£-500", "-500", "GBP"),
        ("1,234.00-", "-1234.00", None),
        ("1 234 567.89", "1234567.89", None),
        ("GBP 5,000", "5000", "GBP"),
        ("5,000 EUR", "5000", "EUR"),
        ("$12", "12", None),
        ("1.5E+07", "15000000", None),
        (".50", "0.50", None),
        ("\u00a0£ 7 ", "7", "GBP"),
    ],
)
def test_an_amount_is_read_as_it_was_typed(cell: str, amount: str, currency: str | None) -> None:
    assert typed_amount(cell) == Typed(Decimal(amount), currency)


@pytest.mark.parametrize(
    "cell", ["n/a", "1,23", "12,34,567", "1.2.3", "£1.2m", "TBC", "", "£", "-", "1e999999999"]
)
def test_what_is_no_plain_amount_is_none(cell: str) -> None:
    assert typed_amount(cell) is None


def test_a_decimal_comma_is_read_only_where_the_map_says_so() -> None:
    assert typed_amount("1.234,56 EUR", decimal_comma=True) == Typed(Decimal("1234.56"), "EUR")
    assert typed_amount("1.234,56 EUR") is None


@pytest.mark.parametrize(
    ("cell", "order", "expected"),
    [
        ("2025-04-03", None, date(2025, 4, 3)),
        ("2025-04-03 00:00:00", None, date(2025, 4, 3)),
        ("03/04/2025", Order.DAY_FIRST, date(2025, 4, 3)),
        ("03/04/2025", Order.MONTH_FIRST, date(2025, 3, 4)),
        ("23/04/25", None, date(2025, 4, 23)),
        ("04/23/2025", None, date(2025, 4, 23)),
        ("04.04.2025", None, date(2025, 4, 4)),
        ("3rd April 2025", None, date(2025, 4, 3)),
        ("12-Mar-24", None, date(2024, 3, 12)),
    ],
)
def test_a_day_is_read_by_the_order_of_the_map(cell: str, order: Order | None, expected: date) -> None:
    assert typed_day(cell, order) == expected


@pytest.mark.parametrize(
    "cell", ["03/04/2025", "45748", "April 2025", "31/02/2025", "12-Foo-24", "23/04/2025x"]
)
def test_a_day_that_may_be_two_or_none_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        typed_day(cell, None)
