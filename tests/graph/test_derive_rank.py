from itertools import product

import pytest

from graph.derive_rank import rank


def _place(contract: tuple[str, str | None, float | None]) -> tuple[bool, bool, str, float]:
    status, currency, amount = contract
    running = status in ("awarded", "active", "extended", "paused")
    return (not running, currency is None, currency or "", -(-1.0 if amount is None else amount))


def test_ranks_sort_running_first_then_by_currency_then_the_largest_amount_and_unknown_last() -> None:
    amounts = (None, 0.0, 0.01, 1.0, 1.005, 9.99, 10.0, 182_242_760.0, 330e6, 330e6 + 0.01, 1e15)
    contracts = list(product(("active", "blocked", "unknown", "paused"), ("EUR", None, "GBP"), amounts))

    by_rank = sorted(contracts, key=lambda one: str(rank(*one)))

    assert [_place(one) for one in by_rank] == sorted(_place(one) for one in contracts)


@pytest.mark.parametrize("zero", [0.0, -0.0])
def test_equal_amounts_have_equal_ranks(zero: float) -> None:
    assert rank("active", "GBP", zero) == rank("paused", "GBP", 0.0)


def test_what_has_no_status_has_no_rank() -> None:
    assert rank(None, "GBP", 1.0) is None
