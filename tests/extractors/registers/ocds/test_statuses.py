"""The table of statuses in the documentation is the one in the program."""

import re
from pathlib import Path

import pytest

from extractors.registers.ocds.statuses import AWARD, CONTRACT, TENDER

PAGE = Path(__file__).parents[4] / "docs" / "importing.md"


@pytest.mark.parametrize(("stage", "table"), [("award", AWARD), ("contract", CONTRACT), ("tender", TENDER)])
def test_the_documented_statuses_are_those_of_the_program(stage: str, table: dict[str, str]) -> None:
    rows = re.findall(rf"^\| {stage} `(\w+)`.*? \| `(\w+)`", PAGE.read_text("utf-8"), re.MULTILINE)

    assert dict(rows) == {code: str(status) for code, status in table.items()}
