"""Screening: who a name may be, what is published about that organisation, and what was looked in.

`POST /match`, `GET /search` and `supplywatch screen` share this room, so that they never disagree. Everything
that it gives has passed the publication gate.
"""

from api.screening.asked import Asked, NotScreened, asked_for
from api.screening.concerns import Concern
from api.screening.datasets import DEFAULT, Dataset, UnknownDataset, dataset_called
from api.screening.screen import Found, Screened, Screener

__all__ = [
    "DEFAULT",
    "Asked",
    "Concern",
    "Dataset",
    "Found",
    "NotScreened",
    "Screened",
    "Screener",
    "UnknownDataset",
    "asked_for",
    "dataset_called",
]
