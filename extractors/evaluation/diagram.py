"""The reliability diagram: confidence across, share right upwards, one dot for each bin."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from extractors.evaluation.calibration import Bin

_SIZE, _LEFT, _TOP = 260, 56, 34
_COLOURS = ("#1b5e8c", "#b3541e")


def diagram(curves: Mapping[str, Sequence[Bin]]) -> str:
    """An SVG picture, about 400 by 370, with one line for each kind of claim; the area of a dot grows with
    the number of claims. It reads in grey too, by the marks of the lines.
    """
    width, height = _LEFT + _SIZE + 110, _TOP + _SIZE + 60
    told = "; ".join(
        f"{kind}: " + ", ".join(f"{b.confidence:.2f} said, {b.right:.2f} right of {b.count}" for b in bins)
        for kind, bins in curves.items()
    )
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label={quoteattr("Reliability of confidence. " + told)} font-family="sans-serif" '
        'font-size="12">',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *_frame(),
    ]
    for number, (kind, bins) in enumerate(curves.items()):
        parts += _curve(kind, bins, number)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _x(share: float) -> float:
    return round(_LEFT + share * _SIZE, 1)


def _y(share: float) -> float:
    return round(_TOP + (1 - share) * _SIZE, 1)


def _frame() -> list[str]:
    parts = [
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#777" stroke-dasharray="4 4"/>',
        f'<path d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}" fill="none" stroke="#222"/>',
        f'<text x="{_x(0.5)}" y="{_y(0) + 40}" text-anchor="middle">confidence</text>',
        f'<text x="{_x(0)}" y="{_TOP - 14}" text-anchor="middle">share right</text>',
    ]
    for tenth in range(0, 11, 2):
        share = tenth / 10
        parts.append(f'<text x="{_x(share)}" y="{_y(0) + 18}" text-anchor="middle">{share:.1f}</text>')
        parts.append(f'<text x="{_x(0) - 8}" y="{_y(share) + 4}" text-anchor="end">{share:.1f}</text>')
    return parts


def _curve(kind: str, bins: Sequence[Bin], number: int) -> list[str]:
    colour = _COLOURS[number % len(_COLOURS)]
    spots = [(_x(one.confidence), _y(one.right), one.count) for one in bins]
    line = " ".join(f"{x},{y}" for x, y, _ in spots)
    dash = ' stroke-dasharray="7 3"' if number else ""
    parts = [f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.5"{dash}/>']
    for x, y, count in spots:
        size = round(min(12.0, 2.5 + count**0.5), 1)
        if number:
            parts.append(
                f'<rect x="{x - size:.1f}" y="{y - size:.1f}" width="{2 * size:.1f}" '
                f'height="{2 * size:.1f}" fill="{colour}" fill-opacity=".75"/>'
            )
        else:
            parts.append(f'<circle cx="{x}" cy="{y}" r="{size}" fill="{colour}" fill-opacity=".75"/>')
    at = _TOP + 16 + 22 * number
    parts.append(
        f'<path d="M{_x(1) + 10} {at - 4}h18" stroke="{colour}" stroke-width="3"{dash}/>'
        f'<text x="{_x(1) + 34}" y="{at}">{escape(kind)}</text>'
    )
    return parts
