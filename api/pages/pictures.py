"""Pictures made on the server: bars, and the supply chain of one organisation. Each has a table beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape

_ROW, _BAR, _WIDE = 40, 230, 288  # the narrowest screen has room for it at its full size
_NAME = 36  # letters over a bar
_CUT = 26  # letters in a box

_COLUMN, _BOX, _HIGH, _GAP = 250, 210, 44, 14
MOST = 12  # boxes of a column
_PLACES = {"contract": "contracts", "controversy": "controversies", "organisation": "organisations"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A box of the chain: what stands in it, where it leads, which sort of thing it is."""

    name: str
    note: str
    kind: str  # contract, controversy, organisation
    id: str


def bars(counts: Sequence[tuple[str, int]], *, title: str, most: int = 10) -> Markup:
    """Horizontal bars under their names, the longest first; those beyond `most` are counted, not drawn."""
    shown = counts[:most]
    if not shown:
        return Markup("")
    rest = sum(count for _, count in counts[most:])
    longest = max(count for _, count in shown)
    height = _ROW * len(shown) + (20 if rest else 4)
    parts = [f'<svg class="bars" viewBox="0 0 {_WIDE} {height}" role="img"><title>{escape(title)}</title>']
    for number, (name, count) in enumerate(shown):
        y = number * _ROW
        size = max(2, round(_BAR * count / longest))
        parts.append(
            f'<text x="0" y="{y + 14}">{escape(_short(name, _NAME))}</text>'
            f'<rect x="0" y="{y + 19}" width="{size}" height="12"/>'
            f'<text x="{size + 6}" y="{y + 30}">{count}</text>'
        )
    if rest:  # a bar of many names beside bars of one would mislead
        parts.append(f'<text x="0" y="{height - 6}">and {len(counts) - most} others: {rest}</text>')
    return Markup("".join([*parts, "</svg>"]))  # noqa: S704 - every text in it is escaped


def chain(left: Sequence[Spot], middle: Spot, right: Sequence[Spot], *, keep: str = "") -> Markup:
    """Three columns: the contracts, the organisation, the controversies; every box is a link that ends in
    `keep`. At most `MOST` boxes stand in a column.
    """
    tall = max(len(left[:MOST]), len(right[:MOST]), 1)
    height = tall * (_HIGH + _GAP) + _GAP
    width = 3 * _COLUMN
    place = {"left": 0, "middle": _COLUMN, "right": 2 * _COLUMN}
    parts = [
        f'<svg class="chain" viewBox="0 0 {width} {height}" role="group">'
        f"<title>Contracts and controversies of {escape(middle.name)}; the table below says the same</title>"
    ]
    centre = (height - _HIGH) / 2
    for side, spots in (("left", left[:MOST]), ("right", right[:MOST])):
        top = (height - len(spots) * (_HIGH + _GAP) + _GAP) / 2
        for number, one in enumerate(spots):
            y = top + number * (_HIGH + _GAP)
            begin, end = (_BOX, _COLUMN) if side == "left" else (2 * _COLUMN, _COLUMN + _BOX)
            parts.append(
                f'<path d="M{begin} {y + _HIGH / 2:.0f}L{end} {centre + _HIGH / 2:.0f}" class="edge"/>'
            )
            parts.append(_box(one, place[side], y, keep))
    parts.append(_box(middle, place["middle"], centre, keep))
    return Markup("".join([*parts, "</svg>"]))  # noqa: S704 - every text in it is escaped


def _box(one: Spot, x: float, y: float, keep: str) -> str:
    href = f"/view/{_PLACES[one.kind]}/{quote(one.id, safe='')}{keep}"
    return (
        f'<a href="{escape(href)}"><rect x="{x}" y="{y:.0f}" width="{_BOX}" height="{_HIGH}" rx="6" '
        f'class="{escape(one.kind)}"/><text x="{x + 10}" y="{y + 18:.0f}">{escape(_short(one.name))}</text>'
        f'<text x="{x + 10}" y="{y + 35:.0f}" class="note">{escape(_short(one.note))}</text></a>'
    )


def _short(text: str, most: int = _CUT) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
