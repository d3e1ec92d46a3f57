"""Bytes in, one `Document` out: its text as it was read, and what it says of itself."""

from extractors.parse.decoding import storable
from extractors.parse.document import parse, parse_fetched, parse_text
from extractors.parse.language import READ_LANGUAGES, is_readable_language, language_of

__all__ = [
    "READ_LANGUAGES",
    "is_readable_language",
    "language_of",
    "parse",
    "parse_fetched",
    "parse_text",
    "storable",
]
