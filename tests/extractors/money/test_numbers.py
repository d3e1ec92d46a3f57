from decimal import Decimal

import pytest

from extractors.money.numbers import groups_by_dot, number_value, scale_value, writes_decimal_commas


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,23,45,678", "12345678"),
        ("296,41,00,000", "2964100000"),
        ("18,444,000", "18444000"),
        ("250 000", "250000"),
        ("1.234,50", "1234.50"),
        ("9,2", "9.2"),
        ("96.000", "96"),
    ],
)
def test_a_number_has_the_value_that_its_groups_say(text: str, value: str) -> None:
    assert number_value(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("Mio.", 10**6),
        ("mil- lion", 10**6),
        ("bil-\nlion", 10**9),
        ("lakh crore", 10**12),
        ("", 1),
        ("'000", 1000),
    ],
)
def test_a_unit_multiplies(text: str, factor: int) -> None:
    assert scale_value(text) == factor


def test_a_text_with_commas_in_its_amounts_writes_decimal_commas() -> None:
    assert writes_decimal_commas("Es kostet 9,2 Mio. Franken, der Rest 96.000 Euro.")
    assert not writes_decimal_commas("It costs €9.20 and €12.50, and €1.859 a litre.")


@pytest.mark.parametrize(
    ("number", "money", "after", "commas", "grouped"),
    [
        ("96.000", "EUR", " over three years", False, True),
        ("1.859", "EUR", " a litre", False, False),
        ("1.234", "EUR", " million", False, False),
        ("0.125", "EUR", "", False, False),
        ("1.250", "$", "", False, False),
        ("1.250", "$", "", True, True),
    ],
)
def test_a_dot_before_three_digits_parts_thousands_of_euros(
    number: str, money: str, after: str, *, commas: bool, grouped: bool
) -> None:
    assert groups_by_dot(number, money, after, decimal_commas=commas) is grouped
