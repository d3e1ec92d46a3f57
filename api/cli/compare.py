"""`supplywatch compare`: one question at two moments."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

import typer
from rich.console import Console

from api.cli.ask import given_arguments
from api.database import open_store
from api.exports.cells import plain
from api.exports.comparison import Comparison, between
from api.settings import Settings
from graph.publication import LOCAL, Gate
from graph.questions import catalogue

_NAMED = ("body", "vendor", "category", "contractTitle")


def compare(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="Name of the question.")],
    since: Annotated[str, typer.Option(help="What was known then: a day or a moment.")],
    until: Annotated[str | None, typer.Option(help="What was known then; without it, what is now.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For a machine.")] = False,
) -> int:
    """What is new, what is gone and what has changed in an answer between two moments, and what was decided.

    Both answers hold what may leave today: a claim that was accepted in between stands in the first one as
    soon as it was recorded. So the decisions are told beside.

    Takes the parameters of the question, too: `compare exposure --since 2026-06-01 --body "Home Office"`.
    """
    settings = Settings()
    known = catalogue(settings.questions)
    asked = known.question(question)
    given = given_arguments(asked, list(context.args))
    with open_store(settings) as store:
        found = between(
            store, known, question, given, since=since, until=until, gate=Gate(LOCAL), now=datetime.now(UTC)
        )
    if as_json:
        told = _machine(found.comparison, found.decided)
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1, default=str))
    else:
        _show(found.comparison, found.decided, since, until)
    return 1 if found.comparison.empty and not found.decided else 0


def _machine(found: Comparison, decided: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {
        "decided": [dict(row) for row in decided],
        "new": [dict(row) for row in found.new],
        "gone": [dict(row) for row in found.gone],
        "changed": [
            {
                "rowId": one.row["rowId"],
                "row": dict(one.row),
                "fields": [{"name": name, "before": old, "after": now} for name, old, now in one.fields],
            }
            for one in found.changed
        ],
    }


def _show(found: Comparison, decided: Sequence[Mapping[str, Any]], since: str, until: str | None) -> None:
    console = Console(highlight=False, soft_wrap=True)
    counts = f"{len(found.new):,} new, {len(found.gone):,} gone, {len(found.changed):,} changed"
    console.print(f"between {since} and {until or 'now'}: {counts}", markup=False)
    for action, count in sorted(Counter(str(row["change"]) for row in decided).items()):
        noun = "decision" if count == 1 else "decisions"
        where = f"`supplywatch ask recently_changed --since {since}`"
        console.print(f"{action}: {count:,} {noun} ({where})", markup=False)
    for sign, rows in (("+", found.new), ("-", found.gone)):
        for row in rows:
            console.print(f"{sign} {_line(row)}", markup=False)
    for one in found.changed:
        console.print(f"~ {_line(one.row)}", markup=False)
        for name, old, now in one.fields:
            console.print(f"    {name}: {plain(old) or 'nothing'} → {plain(now) or 'nothing'}", markup=False)


def _line(row: Mapping[str, Any]) -> str:
    parts = [plain(row[name]) for name in _NAMED if row.get(name)]
    state = row.get("contractStatus") or row.get("status")
    review = row.get("review")
    tail = [part for part in (state, review if review != "accepted" else None) if part]
    return " | ".join([*parts, *map(str, tail)]) or str(row["rowId"])
