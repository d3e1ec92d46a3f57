"""`python -m training.words`: what the language model and the rules see in the corpus, for those who learn.

Writes one JSON file with, for each document, its words with their marks and the names that the rules find
where the annotators have none: the heads are to learn that nothing holds of those. Needs spaCy, not JAX.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from extractors.pipeline import build
from extractors.state import state_of
from extractors.trained.component import kind_of
from extractors.trained.words import words_of
from graph.known import seed_gazetteer

FILE = Path("build/words.json")


def main() -> None:
    """Read the corpus and write the file."""
    parser = argparse.ArgumentParser(prog="python -m training.words", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus/documents"))
    parser.add_argument("--out", type=Path, default=FILE)
    asked = parser.parse_args()
    nlp = build(seed_gazetteer()).nlp
    paths = sorted(asked.corpus.glob("*.txt"))
    found = {path.stem: seen_in(nlp, path.read_text("utf-8")) for path in paths}
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(json.dumps(found, separators=(",", ":")), "utf-8")
    print(f"{len(found)} documents in {asked.out}")


def seen_in(nlp: Language, text: str) -> dict[str, Any]:
    """`words`: rows of start, end, mark; `names`: rows of start, end, kind, number of who bears the name."""
    doc = nlp(text)
    return {
        "words": [[word.start, word.end, word.mark] for word in words_of(doc)],
        "names": _names(doc),
    }


def _names(doc: Doc) -> list[list[Any]]:
    state = state_of(doc)
    rows = []
    for mention in state.mentions:
        if mention.organisation is not None and not mention.nested and not mention.nominal:
            named = state.organisations[mention.organisation]
            kind = str(kind_of(named.kind, media=named.is_media))
            rows.append([mention.start, mention.end, kind, mention.organisation])
    return rows


if __name__ == "__main__":
    main()
