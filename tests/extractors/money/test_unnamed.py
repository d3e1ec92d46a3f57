from collections import Counter
from decimal import Decimal

import pytest

from extractors.money.component import amounts_of


def read(text: str) -> list[tuple[Decimal, str]]:
    return [(written.value, code) for written, code in amounts_of(text, Counter())]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Of the 800 million euros, 560 million went to Orrin.", 560_000_000),
        ("Worth 810 million euros, of which 560 million is for Orrin.", 560_000_000),
        ("The hall cost 9 million euros. For it Orrin was paid 118 million when it opened.", 118_000_000),
        ("It kept 20 million euros. The town took the 139 million asked by Tarn.", 139_000_000),
        ("Orrin got 800 million euros, and Tarn the spares for 560 million.", 560_000_000),
        ("Profit fell to 4.7 mln euros from 6.2 mln, it said.", 6_200_000),
    ],
)
def test_a_figure_beside_one_currency_is_of_that_currency(text: str, value: int) -> None:
    assert (Decimal(value), "EUR") in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Of the 800 million euros nothing went to the 560 million people.",
        "The plan for 800 million euros reaches 560 million customers.",
        "With 800 million euros the population is 560 million.",
        "It has 800 million euros. The stars are 560 million in number.",
        "It paid 800 million euros. Of the 900 million masks under that contract, 560 million.",
        "Of 800 million euros, the number of homes rose to 560 million.",
        "Masks were part of an order of 560 million from Orrin, which has a deal of 800 million euros.",
        "Of 800 million euros and 5 million dollars, 560 million went to Orrin.",
    ],
)
def test_a_figure_of_other_things_or_of_either_currency_is_left(text: str) -> None:
    assert Decimal(560_000_000) not in {value for value, _ in read(text)}
