"""What MkDocs asks: the reference pages beside the written ones, and a place for each in the navigation."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from documentation.questions import OVERVIEW, place
from documentation.reference import reference_pages
from graph.questions import shipped


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the page of each question below their overview, and the decisions below the first of them."""
    _add(config.nav, OVERVIEW, [place(question) for question in shipped()])
    folder = Path(config.docs_dir)
    first, *later = sorted(path.relative_to(folder).as_posix() for path in folder.glob("decisions/*.md"))
    _add(config.nav, first, later)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the reference pages, which stand in no folder."""
    for where, content in reference_pages().items():
        files.append(File.generated(config, where, content=content))
    return files


def _add(entries: Any, after: str, places: list[str]) -> None:
    for entry in entries or ():
        for below in entry.values() if isinstance(entry, dict) else ():
            if isinstance(below, list):
                if after in below:
                    below.extend(places)
                _add(below, after, places)
