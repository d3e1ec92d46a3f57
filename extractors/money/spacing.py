"""A text with the spaces that a reader sees: none that keeps words together, none that breaks an amount."""

import re

_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u200a\u202f"), " ")
_GARBLED_SPACE = re.compile(r"(?<=\d)Â[ \u00a0]|(?<=llion)Â[ \u00a0]")
_BROKEN = re.compile(
    r"(?<=\d)\n(?=(?:trillion|billion|million|thousand|hundred|crore|lakh|bn|mln)\b)"
    r"|(?:(?<=llion)|(?<=\d\d\d)|(?<=crore)|(?<=thousand))\n(?=(?:pounds?|euros?|dollars?|rupees|shillings|pesos"
    r"|kronor|kroner|yen|yuan)\b)",
    re.I,
)


def evenly_spaced(text: str) -> str:
    """The text at the same length, so that offsets stand.

    A plain space parts "£5" and "million" where a line's end or a space of another sort did.
    """
    text = _GARBLED_SPACE.sub("  ", text)
    return _BROKEN.sub(" ", text.translate(_SPACES))
