"""The scores as one HTML page that needs nothing else: each mistake stands in its text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from extractors.evaluation import calibration, report
from extractors.evaluation.bootstrap import bootstrap_intervals
from extractors.evaluation.diagram import diagram
from extractors.evaluation.gold import GoldDocument
from extractors.evaluation.score import MEASURES, summary
from extractors.evaluation.tally import DocumentScore, Mistake, Scores

_SIDES = {
    "missed": "Missed: the annotator has it, the reader does not",
    "wrong": "Wrong: the reader has it, the annotator does not",
    "leak": "Leak: an amount that is no contract value was taken for one",
}
_HIDDEN = ("evidence", "rule")
_AROUND = 300  # characters shown before and behind where a line is longer


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text; `marked` where the words lie that the claim rests on."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A mistake as the page shows it."""

    measure: str
    side: str
    fields: tuple[tuple[str, str], ...]
    why: str
    passages: tuple[Passage, ...]


def page(scores: Scores, golds: Sequence[GoldDocument], *, title: str) -> str:
    """The whole page; `golds` are the documents that were scored. Nothing of a text is taken for HTML."""
    texts = {gold.name: gold.text or "" for gold in golds}
    curves = {
        kind: calibration.reliability(calibration.rated_in(scores.documents, kind))
        for kind in ("contract", "controversy")
    }
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(files(__package__).joinpath("page.html").read_text("utf-8"))
    return template.render(
        title=title,
        labels=report.LABELS,
        measures=MEASURES,
        figures=summary(scores.total),
        intervals=bootstrap_intervals(scores),
        remarks=report.remarks(scores),
        tags=report.by_tag(scores),
        picture=Markup(diagram({k: bins for k, bins in curves.items() if bins})),  # noqa: S704 - made by us
        sides=_SIDES,
        documents=[
            (one.name, summary(one.counts), list(_mistakes(one, texts[one.name])))
            for one in scores.documents
            if one.mistakes
        ],
        clean=[one.name for one in scores.documents if not one.mistakes],
    )


def _mistakes(document: DocumentScore, text: str) -> Iterator[Shown]:
    for one in document.mistakes:
        yield Shown(
            measure=report.LABELS[one.measure].strip(" +"),
            side=one.side,
            fields=tuple(_fields(one.entry)),
            why=str(one.entry.get("rule") or ""),
            passages=tuple(_passages(text, _places(one, text))),
        )


def _fields(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in entry.items():
        if key not in _HIDDEN:
            told = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            yield key, "not named" if value is None else told


def _places(mistake: Mistake, text: str) -> list[tuple[int, int]]:
    """The characters of the text that a mistake rests on, in order."""
    evidence = mistake.entry.get("evidence") or []
    found = []
    for one in evidence if isinstance(evidence, list) else [evidence]:
        if isinstance(one, Mapping):
            found.append((int(one["start"]), int(one["end"])))
        elif (at := text.find(str(one))) >= 0:
            found.append((at, at + len(str(one))))
    return sorted(found)


def _passages(text: str, places: Sequence[tuple[int, int]]) -> Iterator[Passage]:
    """The lines around the places, one after the other, with the places marked."""
    done = 0
    for start, end in places:
        begin = max(done, text.rfind("\n", 0, start) + 1, start - _AROUND)
        if begin > done and done:
            yield Passage(" … ", marked=False)
        if start > begin:
            yield Passage(text[begin:start], marked=False)
        yield Passage(text[max(start, done) : end], marked=True)
        done = max(done, end)
        after = [other for other, _ in places if other >= done]
        stop = text.find("\n", done)
        stop = min(stop if stop >= 0 else len(text), done + _AROUND, *after)
        if stop > done:
            yield Passage(text[done:stop], marked=False)
            done = stop
