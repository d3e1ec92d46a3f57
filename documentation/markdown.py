"""Words and tables as Markdown that shows them as they are."""

from collections.abc import Iterable, Sequence


def text(words: object) -> str:
    """Words on one line, safe in a cell: no HTML is read out of them, and no column begins in them."""
    return " ".join(str(words).split()).replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;")


def code(words: object) -> str:
    """Words in the letters of a machine; nothing for none."""
    shown = text(words)
    return f"<code>{shown}</code>" if shown else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table with a blank line after it; no lines where there are no rows. Cells come as Markdown."""
    body = [f"| {' | '.join(row)} |" for row in rows]
    if not body:
        return []
    return [f"| {' | '.join(head)} |", "|" + "---|" * len(head), *body, ""]


def page(*parts: Iterable[str]) -> str:
    """The lines of all parts as one page."""
    return "\n".join(line for part in parts for line in part) + "\n"
