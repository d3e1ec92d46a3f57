"""Word lists written as plain text, and the base form of a token to look up in them."""

from spacy.tokens import Token

_MENDED = {"fin": "fine", "ax": "axe", "hop": "hope", "instal": "install", "wag": "wage"}
"""Base forms that the model's lemmatizer gets wrong,
found by trying every verb of our lists in the past tense.
"""


def words(text: str) -> frozenset[str]:
    """The words of a text, parted by white space."""
    return frozenset(text.split())


def lemma_of(token: Token) -> str:
    """The base form of a token in small letters."""
    lemma = token.lemma_.lower()
    return _MENDED.get(lemma, lemma)
