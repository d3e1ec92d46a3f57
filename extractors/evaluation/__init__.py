"""How well a reader reads: its output against documents that a person annotated.

`score_documents` compares predictions with gold and gives counts; `summary` turns counts into precision,
recall and F1; `bootstrap_intervals` says how far the figures could be luck. Nothing here runs a reader.

What counts as right: names are equal after `normal_name` to one of the annotator's aliases, values agree
within half a per cent in the same currency, and predictions are assigned to gold entries one to one so that
the total is best.
"""

from extractors.evaluation.bootstrap import bootstrap_intervals
from extractors.evaluation.gold import GoldDocument, load_gold, load_predictions
from extractors.evaluation.score import score_document, score_documents, summary
from extractors.evaluation.tally import DocumentScore, Scores

__all__ = [
    "DocumentScore",
    "GoldDocument",
    "Scores",
    "bootstrap_intervals",
    "load_gold",
    "load_predictions",
    "score_document",
    "score_documents",
    "summary",
]
