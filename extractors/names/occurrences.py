"""Where a form stands in a document: an index of its tokens, so that many forms are found in one pass
each.
"""

from collections import defaultdict

from spacy.tokens import Doc


class Occurrences:
    """Finds sequences of words; capitals count unless asked otherwise."""

    def __init__(self, doc: Doc) -> None:
        self._words = [token.text for token in doc]
        self._lower = [word.lower() for word in self._words]
        self._exact: defaultdict[str, list[int]] = defaultdict(list)
        self._folded: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self._words):
            self._exact[word].append(at)
            self._folded[self._lower[at]].append(at)

    def of(self, words: tuple[str, ...], *, folded: bool = False) -> list[tuple[int, int]]:
        """Token spans of these words in order; with `folded`, however they are capitalised."""
        if not words:
            return []
        if folded:
            words = tuple(word.lower() for word in words)
        starts = (self._folded if folded else self._exact).get(words[0], [])
        text = self._lower if folded else self._words
        size = len(words)
        return [(at, at + size) for at in starts if tuple(text[at : at + size]) == words]
