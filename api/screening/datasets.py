"""Datasets: `default` is all that is known; each register and official list that was loaded is one, too.

A dataset narrows who can be found. What is told of those who are found comes from everything that was read.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

from graph.coverage import Coverage, Covered
from graph.errors import NotFound

DEFAULT = "default"
_SHOWN = 30


class UnknownDataset(NotFound):
    """No register or list of that name has been loaded; the message names those that have."""

    def __init__(self, asked: str, known: Mapping[str, object]) -> None:
        super().__init__("dataset", asked)
        more = f" and {len(known) - _SHOWN} more" if len(known) > _SHOWN else ""
        names = ", ".join([DEFAULT, *sorted(known)[:_SHOWN]])
        self.args = (f"no dataset is called {asked[:80]!r}; there are {names}{more}",)


@dataclass(frozen=True, slots=True)
class Dataset:
    """Where names are looked for: `places` is empty for everything."""

    name: str = DEFAULT
    places: tuple[Covered, ...] = ()

    @property
    def registers(self) -> list[str]:
        """The names of its registers."""
        return [place.name for place in self.places if place.kind == "register"]

    @property
    def lists(self) -> list[str]:
        """The names of its lists."""
        return [place.name for place in self.places if place.kind == "list"]

    def coverage(self, whole: Coverage) -> Coverage:
        """What was looked in for a name."""
        return replace(whole, places=self.places) if self.places else whole

    def holds(self, datasets: frozenset[str]) -> bool:
        """Whether an organisation that stands in these datasets is in this one."""
        return not self.places or self.name in datasets


def dataset_name(name: str) -> str:
    """The name of a register or list as it stands in an address: “A Pension Fund” is a_pension_fund."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^0-9a-z]+", "_", plain).strip("_") or name


def dataset_called(asked: str, looked_in: Coverage) -> Dataset:
    """The dataset of this name, or of the name of its register or list. Raises `UnknownDataset`."""
    if asked == DEFAULT:
        return Dataset()
    known: dict[str, list[Covered]] = {}
    for place in looked_in.places:
        if place.kind != "documents":
            known.setdefault(dataset_name(place.name), []).append(place)
    name = dataset_name(asked)
    if name not in known:
        raise UnknownDataset(asked, known)
    return Dataset(name, tuple(known[name]))
