"""`supplywatch evaluate --pairs`: pairs of names, each with band, score and reason."""

import json
from collections.abc import Sequence
from pathlib import Path

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from graph.known import seed_gazetteer
from graph.resolution.bands import Band, Verdict
from graph.resolution.match import KnownForms
from graph.resolution.pairs import Pair, PairScores, read_pairs, scores, verdicts


def evaluate_pairs(path: Path, *, known: bool, as_json: bool) -> None:
    """Print the verdict on every pair, one JSON line each or a table with the figures below it."""
    pairs = read_pairs(path)
    found = verdicts(pairs, known=KnownForms.of(seed_gazetteer()) if known else None)
    if as_json:
        for pair, verdict in zip(pairs, found, strict=True):
            typer.echo(json.dumps(_line(pair, verdict), ensure_ascii=False))
        return
    console = Console(highlight=False)
    console.print(_table(pairs, found))
    figures = scores(pairs, found)
    if figures is None:
        console.print("No labels, so no precision and recall: put M, R or N before the names.")
        return
    console.print(_figures(figures))


def _line(pair: Pair, verdict: Verdict) -> dict[str, object]:
    line: dict[str, object] = {
        "left": pair.left,
        "right": pair.right,
        "band": str(verdict.band),
        "score": verdict.score,
        "why": verdict.why,
        "rule": verdict.rule,
    }
    return line | {key: value for key in ("label", "category") if (value := getattr(pair, key)) is not None}


def _table(pairs: Sequence[Pair], found: Sequence[Verdict]) -> Table:
    table = Table("label", "left", "right", "band", "score", "why")
    colours = {Band.MERGE: "green", Band.REVIEW: "yellow", Band.NO: "dim"}
    for pair, verdict in zip(pairs, found, strict=True):
        band = f"[{colours[verdict.band]}]{verdict.band}[/]"
        names = (escape(pair.left), escape(pair.right))
        table.add_row(pair.label or "", *names, band, f"{verdict.score:.2f}", escape(verdict.why))
    return table


def _figures(figures: PairScores) -> Table:
    table = Table("band", "precision", "recall", title=f"{figures.pairs} pairs, {figures.same} the same")
    table.add_row("MERGE", _shown(figures.merge_precision), _shown(figures.merge_recall))
    table.add_row("MERGE or REVIEW", _shown(figures.seen_precision), _shown(figures.seen_recall))
    table.add_row("in review", f"{figures.in_review:.1%} of all pairs", "")
    return table


def _shown(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"
