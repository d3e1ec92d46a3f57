"""What MkDocs asks: the reference pages beside the written ones, and a place for each in the navigation."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from documentation.questions import OVERVIEW, place
from documentation.reference import reference_pages
from graph.questions import shipped


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Put the page of each question below their overview."""
    _add(config.nav, [place(question) for question in shipped()])
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the reference pages, which stand in no folder."""
    for where, content in reference_pages().items():
        files.append(File.generated(config, where, content=content))
    return files


def _add(entries: Any, places: list[str]) -> None:
    for entry in entries or ():
        for below in entry.values() if isinstance(entry, dict) else ():
            if isinstance(below, list):
                if OVERVIEW in below:
                    below.extend(places)
                _add(below, places)
