"""Answers on a terminal of 80 to 200 columns: a block for each row, for 45 columns fit no screen."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from api.exports.cells import plain
from graph.publication import UNREVIEWED
from graph.questions import Answer, Total

Row = Mapping[str, Any]

_LABEL = 10
_WIDEST = 120  # characters; longer lines are hard to read
_QUIET = {
    "rowId",
    "claimIds",
    "documentHash",
    "licence",
    "generatedAt",
    "asOf",
    "reviewer",
    "reviewedAt",
    "way",
}


def render_exposure(answer: Answer, console: Console) -> None:
    """Print exposure rows as blocks: what counts, what does not and why, totals, what is withheld."""
    counted = [row for row in answer.rows if row["counted"]]
    others = [row for row in answer.rows if not row["counted"]]
    _heading(answer, console)
    for row in counted:
        console.print(_exposure(row), width=_width(console))
    if others:
        console.print(Rule(Text("Not counted, and why", style="bold"), align="left"), width=_width(console))
    ordered = sorted(others, key=lambda row: _why(row))
    for reason, rows in groupby(ordered, key=_why):
        console.print(Text(reason, style="bold yellow"), width=_width(console))
        for row in rows:
            console.print(_exposure(row), width=_width(console))
    _closing(answer, console)


def render(answer: Answer, console: Console) -> None:
    """Print any answer: exposure rows by `render_exposure`, others as blocks of their filled columns."""
    if answer.question.column("notCountedBecause"):
        render_exposure(answer, console)
        return
    _heading(answer, console)
    for row in answer.rows:
        lines = [
            (name, Text(plain(value), style="bold red" if value == UNREVIEWED else ""))
            for name, value in row.items()
            if name not in _QUIET and not name.endswith(("Id", "Ids")) and plain(value)
        ]
        width = max((len(name) for name, _ in lines), default=_LABEL)
        console.print(Padding(_lines(lines, width), (0, 0, 1, 0)), width=_width(console))
    _closing(answer, console)


def _heading(answer: Answer, console: Console) -> None:
    console.print(Text(answer.question.title, style="bold"), width=_width(console))
    shown = f"as of {answer.as_of}, {len(answer.rows):,} of {answer.found:,} rows"
    console.print(Text(shown, style="dim"), width=_width(console))
    console.print()


def _closing(answer: Answer, console: Console) -> None:
    if answer.totals:
        console.print(
            Rule(Text("Total, each contract counted once", style="bold"), align="left"), width=_width(console)
        )
    for total in answer.totals:
        console.print(_total(total), width=_width(console))
    if answer.totals:
        console.print()
    for note in answer.notes:
        console.print(Text(note, style="bold" if answer.withheld else ""), width=_width(console))
    if answer.next_cursor:
        console.print(Text(f"More rows follow: --cursor {answer.next_cursor}", style="dim"), soft_wrap=True)


def _total(total: Total) -> Text:
    parts = ", ".join(
        f"{part.basis or 'no basis given'} {_money(part.amount, total.currency)}" for part in total.by_basis
    )
    noun = "contract" if total.contracts == 1 else "contracts"
    return Text.assemble(
        (_money(total.amount, total.currency), "bold"),
        f" in {total.contracts:,} {noun}",
        (f" ({parts})", "dim"),
    )


def _why(row: Row) -> str:
    reason = str(row["notCountedBecause"])
    # The row that counts differs, the reason does not.
    return "its contract is counted once, in another row" if reason.startswith("counted once") else reason


def _exposure(row: Row) -> RenderableType:
    title = Text.assemble(
        (row["body"] or "a public body that no text names", "bold"), " ← ", (row["vendor"], "bold cyan")
    )
    if row["review"] == UNREVIEWED:
        title.append(f"  {UNREVIEWED}", style="bold red")
    lines: list[tuple[str, Text]] = [("amount", _amount(row)), ("contract", _contract(row))]
    if row["path"]:
        lines.append(("path", Text(row["path"])))
    lines += [("", _quoted(row["contractQuote"], row["contractUrl"])), ("concern", _concern(row))]
    lines += [("", _quoted(row["quote"], row["url"])), ("reply", _reply(row))]
    return Padding(Group(title, Padding(_lines(lines, _LABEL), (0, 0, 0, 2))), (0, 0, 1, 0))


def _amount(row: Row) -> Text:
    if row["amount"] is None:
        return Text("none given", style="dim")
    how = [row["valueKind"] if row["valueKind"] not in (None, "exact") else None, row["basis"]]
    if row["per"]:
        how.append(f"per {row['per']}")
    text = Text.assemble(
        (_money(row["amount"], row["currency"]), "bold green" if row["counted"] else "strike"),
        (f"  {', '.join(part for part in how if part)}", "dim"),
    )
    if row["otherAmounts"]:
        text.append(f"  others say {'; '.join(row['otherAmounts'])}", style="dim")
    return text


def _contract(row: Row) -> Text:
    parts = [
        row["contractTitle"],
        f"{row['contractStatus']} (told {plain(row['statusAsOf']) or 'without a date'})",
    ]
    if row["start"] or row["end"]:
        parts.append(f"{plain(row['start']) or '?'} to {plain(row['end']) or '?'}")
    return Text(" · ".join(part for part in parts if part))


def _concern(row: Row) -> Text:
    who = " for ".join(dict.fromkeys(part for part in (row["speaker"], row["onBehalfOf"]) if part))
    kind = row["code"] or row["category"]
    said = Text.assemble((f"{row['claimStatus']}", "bold"), f": {kind}")
    if row["contested"]:
        said.append(" (contested)")
    if who:
        said.append(f" · {who}")
    said.append(
        f" · {row['publisher'] or 'publisher unknown'}, {plain(row['published']) or 'no date'}", style="dim"
    )
    return said


def _quoted(quote: str | None, url: str | None) -> Text:
    return Text.assemble((f"“{quote}”" if quote else "", "italic"), (f" {url}" if url else "", "dim"))


def _reply(row: Row) -> Text:
    if row["reply"]:
        return Text(row["reply"], style="italic")
    if row["replyStatus"] == "reported":
        return Text("reported; its words await review")
    return Text(
        "none found in what was read" if row["replyStatus"] == "none_found" else str(row["replyStatus"])
    )


def _lines(lines: Iterable[tuple[str, Text]], width: int) -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=width, style="dim", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for label, text in lines:
        if text.plain.strip():
            table.add_row(Text(label), text)
    return table


def _money(amount: Decimal, currency: str) -> str:
    digits = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    return f"{currency} {digits}"


def _width(console: Console) -> int:
    return min(console.width, _WIDEST)
