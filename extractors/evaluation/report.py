"""The scores as a table, as JSON and as a list of mistakes."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from rich.table import Table

from extractors.evaluation import calibration
from extractors.evaluation.bootstrap import bootstrap_intervals
from extractors.evaluation.score import MEASURES, summary
from extractors.evaluation.tally import DocumentScore, Scores

LABELS = {
    "pair": "contract: vendor + buyer",
    "tuple": "  + value + currency",
    "full": "  + status",
    "controversy": "controversy: vendor + category",
    "accusation": "  + accuser + stance",
    "ownership": "ownership: child + parent",
    "roles": "role: person + organisation",
}
"""The measures in words; those that ask for more than the one before are set in."""


def as_json(scores: Scores) -> dict[str, Any]:
    """`documents` and `micro` figures, `intervals` of the F1s, figures per `tags`, `calibration`."""
    return {
        "documents": {document.name: summary(document.counts) for document in scores.documents},
        "micro": summary(scores.total),
        "intervals": bootstrap_intervals(scores),
        "tags": by_tag(scores),
        "calibration": calibration.figures(scores.documents),
    }


def by_tag(scores: Scores) -> dict[str, dict[str, Any]]:
    """The figures over the documents with each tag, with their number as `n`."""
    totals: dict[str, Counter[str]] = {}
    numbers: Counter[str] = Counter()
    for document in scores.documents:
        for tag in document.tags:
            totals.setdefault(tag, Counter()).update(document.counts)
            numbers[tag] += 1
    return {tag: {"n": numbers[tag], **summary(totals[tag])} for tag in sorted(totals)}


def overview(scores: Scores) -> Table:
    """Precision, recall, F1 and its 95 % interval for each measure."""
    figures, intervals = summary(scores.total), bootstrap_intervals(scores)
    table = Table(title=f"{len(scores.documents)} documents", title_justify="left")
    for column in ("", "P", "R", "F1", "95 %", "right", "wrong", "missed"):
        table.add_column(column, justify="left" if not column else "right")
    for measure in MEASURES:
        one = figures[measure]
        low_high = intervals.get(measure)
        between = f"{low_high[0]:.2f}–{low_high[1]:.2f}" if low_high else ""
        table.add_row(
            LABELS[measure], *(_figure(one[key]) for key in ("p", "r", "f1")), between,
            *(str(one[key]) for key in ("tp", "fp", "fn")),
        )  # fmt: skip
    return table


def remarks(scores: Scores) -> list[str]:
    """The figures that are no precision or recall, one line each."""
    figures = summary(scores.total)
    return [
        f"status right {_figure(figures['status_accuracy'])} (strictly {_figure(figures['status_strict'])}), "
        f"accuser {_figure(figures['accuser_accuracy'])}, "
        f"stance {_figure(figures['stance_accuracy'])} (strictly {_figure(figures['stance_strict'])})",
        f"companies accused though innocent {figures['innocent_accused']}, "
        f"accusers named wrongly {figures['wrong_accuser']}",
        f"amounts wrongly taken for a contract's value {figures['distractor_leaks']} "
        f"of {figures['distractors']}",
        f"quotes that reproduce the text {_figure(figures['evidence_exact'])}",
        *_sureness(scores),
    ]


def _sureness(scores: Scores) -> Iterator[str]:
    for kind in ("contract", "controversy"):
        rated = calibration.rated_in(scores.documents, kind)
        if rated:
            yield (
                f"{kind}: calibration error {_figure(calibration.calibration_error(rated))}, "
                f"right in the surer half {_figure(calibration.surer_half(rated))} of {len(rated)} claims"
            )


def document_table(scores: Scores) -> Table:
    """One row a document."""
    table = Table()
    for column in ("document", *MEASURES, "leaks", "innocent"):
        table.add_column(column, justify="left" if column == "document" else "right")
    for document in scores.documents:
        figures = summary(document.counts)
        table.add_row(
            document.name, *(_figure(figures[measure]["f1"]) for measure in MEASURES),
            str(figures["distractor_leaks"]), str(figures["innocent_accused"]),
        )  # fmt: skip
    return table


def tag_table(scores: Scores) -> Table:
    """One row a tag."""
    table = Table()
    for column in ("tag", "n", *MEASURES):
        table.add_column(column, justify="left" if column == "tag" else "right")
    for tag, figures in by_tag(scores).items():
        table.add_row(tag, str(figures["n"]), *(_figure(figures[measure]["f1"]) for measure in MEASURES))
    return table


def mistakes(documents: tuple[DocumentScore, ...]) -> Iterator[str]:
    """One line for each thing missed or wrong, with the words it rests on."""
    for document in documents:
        for mistake in document.mistakes:
            yield f"{document.name}  {mistake.measure} {mistake.side}: {_line(mistake.entry)}"


def _line(entry: Mapping[str, Any]) -> str:
    shown = {key: value for key, value in entry.items() if key != "evidence"}
    return json.dumps(shown, ensure_ascii=False) + _quotes(entry.get("evidence"))


def _quotes(evidence: Any) -> str:
    spans = evidence if isinstance(evidence, list) else [evidence]
    quotes = [one.get("quote", "") if isinstance(one, Mapping) else str(one or "") for one in spans]
    return "".join(f"\n      “{quote}”" for quote in quotes if quote)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
