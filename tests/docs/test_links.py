"""Every link of every page leads somewhere, on the shelf of the code and on the site."""

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import pytest

from documentation.reference import reference_pages

_ROOT = Path(__file__).parents[2]
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCED = re.compile(r"```.*?```", re.DOTALL)


def _lacking(page: str, text: str, made: frozenset[str]) -> list[str]:
    folder = PurePosixPath(page).parent
    found = []
    for target in _LINK.findall(_FENCED.sub("", text)):
        if re.match(r"[a-z]+:|#", target):
            continue
        place = (_ROOT / folder / target.partition("#")[0]).resolve()
        if not place.exists() and place.relative_to(_ROOT).as_posix() not in made:
            found.append(f"{page}: {target}")
    return found


@pytest.fixture(scope="module")
def made() -> Mapping[str, str]:
    """The reference pages, by their places in the project."""
    return {f"docs/{place}": text for place, text in reference_pages().items()}


def test_every_relative_link_leads_to_a_page_that_is_written_or_made(
    pages: Mapping[str, str], made: Mapping[str, str]
) -> None:

    lacking = [
        one for page, text in {**pages, **made}.items() for one in _lacking(page, text, frozenset(made))
    ]

    assert lacking == []


def test_a_link_to_nowhere_would_be_seen() -> None:
    assert _lacking("docs/a.md", "see [it](nowhere.md#x)", frozenset()) == ["docs/a.md: nowhere.md#x"]


def test_no_page_is_written_and_made(made: Mapping[str, str]) -> None:
    assert [place for place in made if (_ROOT / place).exists()] == []
