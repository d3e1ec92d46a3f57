"""Which format an answer has: by the suffix of the address, else by the `Accept` header."""

from enum import StrEnum

from graph.errors import WrongUse


class NotAcceptable(WrongUse):
    """The caller takes none of the formats that there are."""


class Format(StrEnum):
    """What an answer can be had as."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"

    @property
    def media_type(self) -> str:
        """Its media type."""
        return _MEDIA_TYPES[self]


_MEDIA_TYPES = {
    Format.JSON: "application/json",
    Format.CSV: "text/csv",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def accepted_format(header: str) -> Format:
    """The format that an `Accept` header prefers (RFC 9110); JSON where it does not mind.

    Raises `NotAcceptable` when it takes none of them.
    """
    ranges = [_range(part) for part in header.split(",") if part.strip()] or [("*/*", 1.0)]
    best = max(Format, key=lambda one: (_quality(one, ranges), one is Format.JSON))
    if _quality(best, ranges) <= 0:
        raise NotAcceptable(f"answers are {', '.join(_MEDIA_TYPES.values())}, not {header[:200]!r}")
    return best


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((piece[2:] for piece in parameters if piece.startswith("q=")), "1")
    try:
        return media, min(1.0, max(0.0, float(quality)))
    except ValueError:
        return media, 0.0


def _quality(kind: Format, ranges: list[tuple[str, float]]) -> float:
    """The quality of the most specific range that fits."""
    family = kind.media_type.partition("/")[0]
    for wanted in (kind.media_type, f"{family}/*", "*/*"):
        found = [quality for media, quality in ranges if media == wanted]
        if found:
            return max(found)
    return 0.0
