"""How `supplywatch review` tells what it found: words for a person, JSON for a machine."""

import json
import sys
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

import typer
from rich.console import Console, RenderableType
from rich.text import Text

from api.cli.review_words import line, queued
from graph.review import Page, counts
from graph.store import Store


def show_members(store: Store, kind: str, identifier: str, as_json: bool) -> int:
    """What a thing is made of: what `split` can take out of it."""
    if kind == "organisation":
        rows = store.read("load/mentions_by_organisation", ids=[identifier])
        members = [{name: row[name] for name in ("id", "name", "documentId", "judgement")} for row in rows]
    else:
        members = [{"id": row["claimId"]} for row in store.read("review/claims_of_thing", ids=[identifier])]
    if as_json:
        print_json({"id": identifier, "kind": kind, "members": members})
        return 0
    part = "mention" if kind == "organisation" else "claim"
    say(f"{kind} {identifier}, made of")
    for one in members:
        where = f"  {one['name']}, {one['judgement']}, document {one['documentId']}" if "name" in one else ""
        show_words(line(f"  {part} {one['id']}{where}"))
    return 0


def print_queue(store: Store, page: Page) -> int:
    """The claims of one page of the queue; answers the exit code."""
    standing = counts(store)
    if not page.rows:
        say("No claim waits for a person.")
        return 1
    told = ", ".join(f"{number:,} {review}" for review, number in sorted(standing.items()))
    say(f"{told}. Disputed claims come first, then the surest readings.")
    for row in page.rows:
        show_words(Text())
        show_words(queued(row))
    say("")
    say("`supplywatch review show CLAIM` shows one in its paragraph; accept, reject or correct it --by NAME.")
    if page.cursor:
        say(f"More: supplywatch review list --cursor {page.cursor}")
    return 0


def print_page(
    page: Page, name: str, words: Callable[[Any], RenderableType], nothing: str, as_json: bool
) -> int:
    """One page of rows, each in these words; answers the exit code."""
    if as_json:
        print_json({name: page.rows, "next": page.cursor})
    elif not page.rows:
        say(nothing)
    else:
        for row in page.rows:
            show_words(words(row))
        if page.cursor:
            say(f"More: --cursor {page.cursor}")
    return 0 if page.rows else 1


def print_json(facts: Mapping[str, object]) -> None:
    """Facts for a machine, times in ISO 8601."""
    typer.echo(json.dumps(facts, ensure_ascii=False, indent=1, default=_written))


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def console() -> Console:
    """Where words with styles go."""
    # A pipe has no width; what is read there must not be broken at 80 characters.
    return Console(highlight=False, width=None if sys.stdout.isatty() else 160)


def show_words(words: RenderableType) -> None:
    """Words with their styles, for a person."""
    console().print(words)


def say(words: str) -> None:
    """A sentence, unbroken."""
    Console(highlight=False, soft_wrap=True).print(words, markup=False)
