"""Any mix of inputs into documents' bytes; one bad input never stops the others."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from extractors.fetch.feeds import entries_of
from extractors.fetch.files import STANDARD_INPUT, is_folder, list_folder, read_file, read_stream
from extractors.fetch.outcome import Fetched, Limits, Refused, Skipped
from extractors.fetch.sniff import FEED
from extractors.fetch.web import Web
from graph.errors import UnreadableDocument

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)


def documents(
    inputs: Iterable[str],
    *,
    limits: Limits | None = None,
    web: Web | None = None,
    stdin: BinaryIO | None = None,
    on_skipped: Callable[[Skipped], None] | None = None,
) -> Iterator[Fetched | Refused]:
    """The bytes of each document that `inputs` lead to, or why they cannot be had, in the order of the
    inputs.

    An input is a file, a folder (read with all below it, in the order of paths), `-` for standard input, the
    http(s) address of a page or PDF, or the address or file of an RSS or Atom feed (its entries are fetched).
    `on_skipped` hears what a folder held that is not read. Nothing is raised for a bad input; whether the
    bytes can be read as a document shows in `extractors.parse`.
    """
    limits = limits or Limits()
    web = web or Web(limits)
    for name in inputs:
        try:
            yield from _of_one(name, limits, web, stdin or sys.stdin.buffer, on_skipped or _ignore)
        except UnreadableDocument as error:
            yield Refused(name, error)


def is_web_address(name: str) -> bool:
    """Whether an input is an address and not a path; of any scheme, so that others are refused as such."""
    return _ADDRESS.match(name) is not None


def _of_one(
    name: str, limits: Limits, web: Web, stdin: BinaryIO, on_skipped: Callable[[Skipped], None]
) -> Iterator[Fetched | Refused]:
    if name == STANDARD_INPUT:
        yield from _with_entries(read_stream(stdin, limits), web)
    elif is_web_address(name):
        yield from _with_entries(web.fetch(name), web)
    elif is_folder(name):
        listing = list_folder(Path(name))
        if listing.skipped.total:
            on_skipped(listing.skipped)
        for path in listing.files:
            try:
                yield from _with_entries(read_file(path, limits), web)
            except UnreadableDocument as error:
                yield Refused(str(path), error)
    else:
        yield from _with_entries(read_file(Path(name), limits), web)


def _with_entries(fetched: Fetched, web: Web) -> Iterator[Fetched | Refused]:
    """The document itself, or the articles of a feed."""
    if fetched.media_type == FEED:
        yield from entries_of(fetched, web)
    else:
        yield fetched


def _ignore(_: Skipped) -> None:
    return None
