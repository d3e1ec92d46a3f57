"""Which language a text is in. Only English is read now; what is not English is kept and marked unread."""

from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from graph.model.claims import Document

READ_LANGUAGES = frozenset({"en"})

_SAMPLE = 20_000  # characters: more changes nothing
_LETTERS = 60  # with fewer, names decide the guess
_CONFIDENCE = 0.9


def language_of(text: str) -> str | None:
    """ISO 639-1 code; None where the text is short or the guess not sure, which counts as unknown, not as
    foreign.
    """
    sample = text[:_SAMPLE]
    if sum(1 for char in sample if char.isalpha()) < _LETTERS:
        return None
    language, confidence = _identifier().classify(sample)
    return str(language) if confidence >= _CONFIDENCE else None


def is_readable_language(document: Document) -> bool:
    """Whether claims are read out of `document`: it is in English, or its language is unknown."""
    return document.language is None or document.language in READ_LANGUAGES


@cache
def _identifier() -> Any:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
