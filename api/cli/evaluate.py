"""`supplywatch evaluate`: how well documents are read, and names told apart, against what a person says."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track

from api.cli.evaluate_pairs import evaluate_pairs
from extractors.evaluation import GoldDocument, load_gold, load_predictions, report, score_documents
from extractors.evaluation.gold import Prediction
from extractors.evaluation.page import page
from extractors.format import json_of
from extractors.models import FOLDER
from extractors.read import open_reader
from graph.errors import WrongUse


def evaluate(
    gold_dir: Annotated[
        Path | None, typer.Argument(help="Folder with NAME.json (annotations) beside NAME.txt or .md.")
    ] = None,
    pred: Annotated[
        Path | None, typer.Option(help="Score the NAME.json of this folder instead of reading the texts.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Keep what was read as NAME.json in this folder.")] = None,
    only: Annotated[str, typer.Option(help="Only documents of these names: patterns parted by commas.")] = "",
    tag: Annotated[str | None, typer.Option(help="Only documents with this tag.")] = None,
    split: Annotated[str | None, typer.Option(help="Only documents of this split.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List everything missed or wrong.")] = False,
    html: Annotated[
        Path | None,
        typer.Option(help="Write a page with every mistake in its text to this file."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For a machine.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress bar.")] = False,
    models: Annotated[
        Path,
        typer.Option(help="Read with the trained weights of this folder (`make train` makes them)."),
    ] = FOLDER,
    rules_alone: Annotated[bool, typer.Option("--rules-alone", help="Read without trained weights.")] = False,
    pairs: Annotated[
        Path | None,
        typer.Option(help="Judge the pairs of names in this file instead: left, right, parted by tabs."),
    ] = None,
    names_alone: Annotated[
        bool, typer.Option("--names-alone", help="With --pairs: look no name up among those we know.")
    ] = False,
) -> None:
    """Precision, recall and F1 of the extraction on annotated documents, or of names with --pairs."""
    if pairs is not None:
        if gold_dir is not None:
            raise WrongUse("give a folder of documents or --pairs, not both")
        evaluate_pairs(pairs, known=not names_alone, as_json=as_json)
        return
    if gold_dir is None:
        raise WrongUse("give a folder with annotated documents, or --pairs FILE.tsv")
    patterns = [pattern for pattern in only.split(",") if pattern]
    golds = load_gold(gold_dir, only=patterns, tag=tag, split=split)
    predictions = (
        load_predictions(pred, golds)
        if pred
        else read_all(golds, quiet=quiet or as_json, models=None if rules_alone else models)
    )
    if out:
        out.mkdir(parents=True, exist_ok=True)
        for name, prediction in predictions.items():
            path = out / f"{name}.json"
            path.write_text(json.dumps(prediction, ensure_ascii=False, indent=1), "utf-8")
    scores = score_documents(golds, predictions)
    if html:
        title = f"{len(golds)} documents of {gold_dir.name or gold_dir} against their annotations"
        html.write_text(page(scores, golds, title=title), "utf-8")
    if as_json:
        figures = report.as_json(scores)
        if errors:
            figures["errors"] = list(report.mistakes(scores.documents))
        typer.echo(json.dumps(figures, ensure_ascii=False, indent=1))
        return
    console = Console(highlight=False)
    if errors:
        for line in report.mistakes(scores.documents):
            console.print(line, markup=False, soft_wrap=True)
    console.print(report.document_table(scores), report.tag_table(scores), report.overview(scores))
    for line in report.remarks(scores):
        console.print(line)


def read_all(golds: list[GoldDocument], *, quiet: bool, models: Path | None = None) -> dict[str, Prediction]:
    """What the reader finds in each document, in the extraction format.

    Raises `WrongUse` when a document has no text beside its annotations.
    """
    textless = [gold.name for gold in golds if gold.document is None]
    if textless:
        raise WrongUse(
            f"no {textless[0]}.txt or .md beside {textless[0]}.json; give the readings with --pred instead"
        )
    reader = open_reader(models=models)
    return {
        gold.name: json_of(reader.read(gold.document))
        for gold in track(golds, description="reading", disable=quiet)
        if gold.document is not None
    }
