"""Answers on a terminal of 80 to 200 columns: a block for each row, for 45 columns fit no screen."""

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from api.exports.cells import plain
from api.exports.exposure_blocks import exposure_blocks
from api.exports.layout import block_lines, money
from graph.publication import UNREVIEWED
from graph.questions import Answer, Total

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
    """Print exposure rows, a block a contract: what counts, what does not and why, totals, what waits."""
    _heading(answer, console)
    for block in exposure_blocks(answer.rows):
        console.print(block, width=_width(console))
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
        console.print(Padding(block_lines(lines, width), (0, 0, 1, 0)), width=_width(console))
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
        f"{part.basis or 'no basis given'} {money(part.amount, total.currency)}" for part in total.by_basis
    )
    noun = "contract" if total.contracts == 1 else "contracts"
    return Text.assemble(
        (money(total.amount, total.currency), "bold"),
        f" in {total.contracts:,} {noun}",
        (f" ({parts})", "dim"),
    )


def _width(console: Console) -> int:
    return min(console.width, _WIDEST)
