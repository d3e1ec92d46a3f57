from collections import Counter
from decimal import Decimal

import pytest

from extractors.money.component import amounts_of


@pytest.mark.parametrize(
    "quote",
    [
        "£5\u00a0million",
        "£5\nmillion",
        "£5Â\u00a0million",
        "£5\u202fmillion",
        "5\nmillion euros",
        "5 million\neuros",
    ],
)
def test_a_unit_belongs_to_its_number_whatever_space_parts_them(quote: str) -> None:
    text = f"It cost {quote} in all."

    ((amount, _),) = amounts_of(text, Counter())

    assert (text[amount.start : amount.end], amount.value) == (quote, Decimal(5_000_000))
