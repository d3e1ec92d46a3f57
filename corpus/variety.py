"""`python -m corpus.variety [OTHER_FOLDER]`: do the documents sound alike?

Near-duplicates, repeated openings of sentences, and how many different words there are, for each style, and
for another folder of texts to compare with.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path

from corpus.check import DOCUMENTS, read

_SHINGLE = 5
_ALIKE = 0.1
_SAMPLE = 5000  # words: the share of different words falls with length, so equal lengths are compared


def main() -> None:
    """Print the table."""
    texts: dict[str, list[str]] = {}
    for _, text, entry in read(DOCUMENTS):
        texts.setdefault(entry["style"], []).append(text)
    for given in sys.argv[1:]:
        texts[given] = [path.read_text("utf-8") for path in sorted(Path(given).glob("*.txt"))]
    print(f"{'style':24} documents  words  different of {_SAMPLE}  openings told twice  alike pairs")
    for style, own in [*sorted(texts.items()), ("all of the corpus", _corpus(texts))]:
        print(
            f"{style[-24:]:24} {len(own):9} {sum(len(words_of(text)) for text in own):6} "
            f"{different(own):18.3f} {repeated_openings(own):20.3f} {len(alike(own)):12}"
        )


def _corpus(texts: Mapping[str, Sequence[str]]) -> list[str]:
    return [text for style, own in sorted(texts.items()) if style not in sys.argv[1:] for text in own]


def words_of(text: str) -> list[str]:
    """The words of a text in small letters."""
    return re.findall(r"[^\W\d_]+", text.lower())


def different(texts: Iterable[str]) -> float:
    """Share of different words among the first `_SAMPLE`."""
    words = [word for text in texts for word in words_of(text)][:_SAMPLE]
    return len(set(words)) / max(len(words), 1)


def repeated_openings(texts: Iterable[str]) -> float:
    """Share of sentences whose first three words open another sentence too."""
    openings = Counter(
        tuple(words_of(sentence)[:3])
        for text in texts
        for sentence in re.split(r"(?<=[.!?])\s+|\n+", text)
        if len(words_of(sentence)) > 4
    )
    told = sum(openings.values())
    return sum(count for count in openings.values() if count > 1) / max(told, 1)


def alike(texts: Sequence[str]) -> list[tuple[int, int, float]]:
    """Pairs of texts that share at least `_ALIKE` of their five-word runs (Jaccard)."""
    runs = [
        {tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
        for words in map(words_of, texts)
    ]
    found = []
    for one, other in combinations(range(len(runs)), 2):
        both = len(runs[one] & runs[other])
        if both and both / len(runs[one] | runs[other]) >= _ALIKE:
            found.append((one, other, both / len(runs[one] | runs[other])))
    return found


if __name__ == "__main__":
    main()
