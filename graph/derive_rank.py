"""Where a contract stands in a list of exposures: a key to sort by, so that a page need not sort the list.

The order is that of the question `exposure`: running contracts first, by currency, the largest amount first,
without an amount last. Equal keys are ordered by the contract's identifier.
"""

import struct

from graph.model.vocabulary import RUNNING

_SIGN = 1 << 63
_ALL = (1 << 64) - 1
_NO_CURRENCY = "~~~"  # sorts behind every code


def rank(status: str | None, currency: str | None, amount: float | None) -> str | None:
    """A key that sorts as text, in ascending order, where the contract belongs; None without a status."""
    if status is None:
        return None
    behind = 0 if status in RUNNING else 1
    return f"{behind} {currency or _NO_CURRENCY} {_descending(-1.0 if amount is None else amount)}"


def _descending(number: float) -> str:
    """Sixteen digits that sort as text from the largest number to the smallest."""
    # The bits of an IEEE 754 number sort like the number itself once negative ones are turned over.
    (bits,) = struct.unpack(">Q", struct.pack(">d", number + 0.0))
    ascending = bits ^ _ALL if bits & _SIGN else bits | _SIGN
    return f"{ascending ^ _ALL:016x}"
