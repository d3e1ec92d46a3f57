"""The pages of docs/ and of the front of the house, and the code that stands in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```", re.DOTALL | re.MULTILINE)
_INDENTED = re.compile(r"(?:^ {4}.*\n(?:\s*\n(?= {4}))?)+", re.MULTILINE)
_INLINE = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True)
class Code:
    """What a page shows as code: `language` is empty where it says none."""

    page: str
    language: str
    text: str
    inline: bool = False


@pytest.fixture(scope="session")
def pages() -> Mapping[str, str]:
    """Every written page by its place in the project."""
    found = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    return {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in found}


@pytest.fixture(scope="session")
def code(pages: Mapping[str, str]) -> list[Code]:
    """All code of all pages: fenced, indented, and within a line."""
    return [one for page, text in pages.items() for one in _code(page, text)]


def _code(page: str, text: str) -> list[Code]:
    found = [Code(page, language, block) for _, language, block in _FENCE.findall(text)]
    rest = _FENCE.sub("", text)
    found += [Code(page, "", block) for block in _INDENTED.findall(rest)]
    prose = _INDENTED.sub("", rest)
    return found + [Code(page, "", words, inline=True) for words in _INLINE.findall(prose)]
