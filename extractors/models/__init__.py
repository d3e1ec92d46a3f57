"""The trained weights that come with the program, with their card; `make train` makes such a folder."""

from pathlib import Path

FOLDER = Path(__file__).parent
