"""How words of closed lists, amounts and blocks of labelled lines are written for people."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from rich.table import Table
from rich.text import Text

_KINDS = {
    "up_to": "at most",
    "at_least": "at least",
    "approx": "about",
    "total_of_several": "total of several",
}


def block_lines(lines: Iterable[tuple[str, Text]], width: int) -> Table:
    """Labels to the left, their text beside them; empty ones left out."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=width, style="dim", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for label, text in lines:
        if text.plain.strip():
            table.add_row(Text(label), text)
    return table


def written(word: object) -> str:
    """A word of a closed list as people write it: `under_investigation` is “under investigation”, the code
    `human_rights.complicity` is “human rights: complicity”.
    """
    return str(word).replace("_", " ").replace(".", ": ")


def money(amount: Decimal, currency: str) -> str:
    """``GBP 330,000,000``; cents only where there are any."""
    digits = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    return f"{currency} {digits}"


def amount_told(
    amount: Any, currency: str | None, kind: str | None, basis: str | None, per: str | None
) -> str:
    """An amount with what it counts: ``GBP 330,000,000 (at most, awarded)``."""
    if amount is None:
        return "no amount given"
    how = (_KINDS.get(kind or "", ""), basis or "", f"per {per}" if per else "")
    told = ", ".join(part for part in how if part)
    return money(Decimal(str(amount)), currency or "") + (f" ({told})" if told else "")
