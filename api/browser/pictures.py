"""The queries that the guide offers, as the files of `cypher/browser` give them."""

import re
from dataclasses import dataclass

from graph.store import statement

_PARAMETER = re.compile(r"\$(\w+)")


@dataclass(frozen=True, slots=True)
class Picture:
    """One query of the guide: its title, what to look for, and the statement without its header."""

    name: str
    title: str
    explanation: str
    statement: str

    @property
    def parameters(self) -> tuple[str, ...]:
        """The parameters that must be set before, in the order of their first use."""
        return tuple(dict.fromkeys(_PARAMETER.findall(self.statement)))


PICTURES = (
    "how_much_is_reviewed", "exposure_accepted", "exposure_everything", "vendor_matters", "words_of_a_matter",
    "quotes_of_a_matter", "why_this_name", "body_suppliers", "stopped_contracts", "owners", "may_be_the_same",
    "decisions", "find_by_name", "schema",
)  # fmt: skip
"""The files in the order of the guide."""


def picture(name: str) -> Picture:
    """The query in `cypher/browser/<name>.cypher`: its first line is the title, the next comments explain."""
    lines = statement(f"browser/{name}").strip().splitlines()
    header = [line.removeprefix("//").strip() for line in lines if line.startswith("//")]
    body = "\n".join(line for line in lines if not line.startswith("//"))
    return Picture(name, header[0], " ".join(header[1:]), body)
