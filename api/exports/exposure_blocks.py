"""The exposure list on a terminal: a block a contract, with every concern about its vendors beneath it.

A concern that was quoted above is named again and not quoted again; each still says who says so and how it
stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from api.exports.cells import plain
from api.exports.exposure_list import Block, blocks, matter, names
from api.exports.layout import block_lines, money
from graph.publication import UNREVIEWED

Row = Mapping[str, Any]

_LABEL = 8
_PUBLISHER = 110  # characters; a digest of six works names them all in the file, the first on the screen


def exposure_blocks(rows: Sequence[Row]) -> Iterator[RenderableType]:
    """What counts, then what does not under the reason why not."""
    headed = False
    for reason, group in groupby(blocks(rows), key=lambda one: one.why_not):
        if reason and not headed:
            yield Rule(Text("Not counted, and why", style="bold"), align="left")
            headed = True
        if reason:
            yield Text(reason, style="bold yellow")
        yield from map(_block, group)


def _block(one: Block) -> RenderableType:
    title = Text.assemble((names(one.bodies), "bold"), " ← ", (names(one.vendors), "bold cyan"))
    if one.unreviewed:
        title.append(f"  {UNREVIEWED}", style="bold red")
    lines: list[tuple[str, Text]] = [("amount", _amount(one.first)), ("contract", _contract(one.first))]
    lines.append(("", _quoted(one.first["contractQuote"], one.first["contractUrl"])))
    for row in one.matters:
        lines += _concern(row, quoted_above=matter(row) in one.told)
    return Padding(Group(title, Padding(block_lines(lines, _LABEL), (0, 0, 0, 2))), (0, 0, 1, 0))


def _amount(row: Row) -> Text:
    if row["amount"] is None:
        return Text("none given", style="dim")
    how = [row["valueKind"] if row["valueKind"] not in (None, "exact") else None, row["basis"]]
    if row["per"]:
        how.append(f"per {row['per']}")
    text = Text.assemble(
        (money(row["amount"], row["currency"]), "bold green" if row["counted"] else "strike"),
        (f"  {', '.join(part for part in how if part)}", "dim"),
    )
    if row["otherAmounts"]:
        text.append(f"  others say {'; '.join(row['otherAmounts'])}", style="dim")
    return text


def _contract(row: Row) -> Text:
    parts = [
        row["contractTitle"],
        f"{row['contractStatus']}, as told on {plain(row['statusAsOf']) or 'an unknown day'}",
    ]
    if row["start"] or row["end"]:
        parts.append(f"{plain(row['start']) or '?'} to {plain(row['end']) or '?'}")
    return Text(" · ".join(part for part in parts if part))


def _concern(row: Row, *, quoted_above: bool) -> Iterator[tuple[str, Text]]:
    who = " for ".join(dict.fromkeys(part for part in (row["speaker"], row["onBehalfOf"]) if part))
    said = Text.assemble((f"{row['claimStatus']}", "bold"), f": {row['code'] or row['category']}")
    if row["contested"]:
        said.append(" (contested)")
    said.append(f" · {who or 'nobody named'}")
    if row["path"]:
        said.append(f" · {row['path']}")
    if quoted_above:
        said.append(" · quoted above", style="dim")
        yield "concern", said
        return
    said.append(f" · {_publisher(row)}, {plain(row['published']) or 'no date'}", style="dim")
    yield "concern", said
    yield "", _quoted(row["quote"], row["url"])
    yield "reply", _reply(row)


def _publisher(row: Row) -> str:
    publisher = str(row["publisher"] or "publisher unknown")
    return publisher if len(publisher) <= _PUBLISHER else f"{publisher[:_PUBLISHER].rsplit(' ', 1)[0]} …"


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
