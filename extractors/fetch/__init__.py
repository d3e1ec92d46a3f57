"""Paths, folders, standard input, web addresses and feeds in; bytes with where they came from out."""

from extractors.fetch.documents import documents, is_web_address
from extractors.fetch.files import read_file, read_stream
from extractors.fetch.outcome import Fetched, Limits, Refused, Skipped
from extractors.fetch.web import Web

__all__ = [
    "Fetched",
    "Limits",
    "Refused",
    "Skipped",
    "Web",
    "documents",
    "is_web_address",
    "read_file",
    "read_stream",
]
