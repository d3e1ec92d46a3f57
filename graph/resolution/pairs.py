"""How well names are told apart: pairs of names from a file, their verdicts, and precision and recall.

A file has one pair a line, columns parted by tabs: `left, right`, or `label, left, right`, or
`label, category, left, right`. Labels are M (the same organisation), R (related, but not the same) and N
(different). Lines that begin with # are remarks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import WrongUse
from graph.resolution.bands import Band, Profile, Verdict
from graph.resolution.match import KnownForms, compare

_LABELS = frozenset("MRN")
_HEADINGS = frozenset({("left", "right"), ("name1", "name2")})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names, and where the file says so whether they are one organisation."""

    left: str
    right: str
    label: str | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True)
class PairScores:
    """Precision and recall of what would be merged, and of what would be merged or looked at.

    None where nothing is in the band, or no pair is the same. `in_review` is a share of all pairs.
    """

    pairs: int
    same: int
    merge_precision: float | None
    merge_recall: float | None
    seen_precision: float | None
    seen_recall: float | None
    in_review: float


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file. Raises `WrongUse` naming the line that is none."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"{path} cannot be read as a table of pairs: {error}") from error
    pairs = list(_pairs(path, text.splitlines()))
    if not pairs:
        raise WrongUse(f"{path} holds no pairs: write left and right, parted by a tab, one pair a line")
    return pairs


def _pairs(path: Path, lines: Sequence[str]) -> Iterator[Pair]:
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        columns = [column.strip() for column in line.split("\t")]
        if tuple(column.casefold() for column in columns[-2:]) in _HEADINGS:
            continue
        if len(columns) not in (2, 3, 4):
            raise WrongUse(f"{path}, line {number}: two to four columns parted by tabs, not {len(columns)}")
        label = columns[0].upper() if len(columns) > 2 else None
        if label is not None and label not in _LABELS:
            raise WrongUse(f"{path}, line {number}: the label is M, R or N, not {columns[0]!r}")
        if not columns[-1] or not columns[-2]:
            raise WrongUse(f"{path}, line {number}: a name is empty")
        yield Pair(columns[-2], columns[-1], label, columns[1] if len(columns) == 4 else None)


def verdicts(pairs: Iterable[Pair], *, known: KnownForms | None) -> list[Verdict]:
    """The verdict on each pair, in order; `known` are names that the program may look up."""
    return [compare(Profile(pair.left), Profile(pair.right), known=known) for pair in pairs]


def scores(pairs: Sequence[Pair], found: Sequence[Verdict]) -> PairScores | None:
    """The figures of a labelled file; None where a pair has no label."""
    if any(pair.label is None for pair in pairs):
        return None
    bands = [(verdict.band, pair.label == "M") for pair, verdict in zip(pairs, found, strict=True)]
    same = sum(is_same for _, is_same in bands)
    merged = [is_same for band, is_same in bands if band is Band.MERGE]
    seen = [is_same for band, is_same in bands if band is not Band.NO]
    return PairScores(
        pairs=len(bands),
        same=same,
        merge_precision=_share(sum(merged), len(merged)),
        merge_recall=_share(sum(merged), same),
        seen_precision=_share(sum(seen), len(seen)),
        seen_recall=_share(sum(seen), same),
        in_review=sum(band is Band.REVIEW for band, _ in bands) / len(bands),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
