"""The exposure list on a terminal: a block a contract, with every concern about its vendors beneath it.

A concern that was quoted above is named again and not quoted again; each still says who says so and how it
stands.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from api.exports.cells import plain
from api.exports.layout import block_lines, money
from graph.publication import UNREVIEWED

Row = Mapping[str, Any]

_LABEL = 8
_PUBLISHER = 110  # characters; a digest of six works names them all in the file, the first on the screen


def exposure_blocks(rows: Sequence[Row]) -> Iterator[RenderableType]:
    """What counts, then what does not under the reason why not."""
    contracts: dict[str, list[Row]] = {}
    for row in rows:
        contracts.setdefault(row["contractId"], []).append(row)
    counted = [group for group in contracts.values() if any(row["counted"] for row in group)]
    others = [group for group in contracts.values() if not any(row["counted"] for row in group)]
    seen: set[object] = set()
    for group in counted:
        yield _block(group, seen)
    if others:
        yield Rule(Text("Not counted, and why", style="bold"), align="left")
    for reason, groups in groupby(sorted(others, key=_why), key=_why):
        yield Text(reason, style="bold yellow")
        for group in groups:
            yield _block(group, seen)


def _why(group: Sequence[Row]) -> str:
    # Where another page holds the row that counts, its identifier would part what belongs together.
    reason = str(group[0]["notCountedBecause"])
    return "its contract is counted once, in another row" if reason.startswith("counted once") else reason


def _block(group: Sequence[Row], seen: set[object]) -> RenderableType:
    first = group[0]
    bodies = _each(row["body"] or "a public body that no text names" for row in group)
    title = Text.assemble((bodies, "bold"), " ← ", (_each(row["vendor"] for row in group), "bold cyan"))
    if any(row["review"] == UNREVIEWED for row in group):
        title.append(f"  {UNREVIEWED}", style="bold red")
    lines: list[tuple[str, Text]] = [("amount", _amount(group)), ("contract", _contract(first))]
    lines.append(("", _quoted(first["contractQuote"], first["contractUrl"])))
    matters = {(row["vendorId"], row["controversyId"]): row for row in reversed(group)}
    for key, row in reversed(matters.items()):
        lines += _concern(row, quoted_above=key in seen)
        seen.add(key)
    return Padding(Group(title, Padding(block_lines(lines, _LABEL), (0, 0, 0, 2))), (0, 0, 1, 0))


def _each(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(names))


def _amount(group: Sequence[Row]) -> Text:
    row = next((row for row in group if row["counted"]), group[0])
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
