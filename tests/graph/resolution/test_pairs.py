from pathlib import Path

import pytest

from graph.errors import WrongUse
from graph.resolution.pairs import read_pairs, scores, verdicts

BENCH = Path(__file__).parents[3] / "bench" / "pairs"


@pytest.mark.parametrize("half", ["tune", "check"])
def test_the_goals_for_names_alone_are_kept(half: str) -> None:
    path = BENCH / f"{half}.tsv"
    if not path.exists():
        pytest.skip("the pairs are not part of the installed program")
    pairs = read_pairs(path)

    found = scores(pairs, verdicts(pairs, known=None))

    assert found is not None
    assert (found.merge_precision or 0) >= 0.97
    assert (found.merge_recall or 0) >= 0.6
    assert (found.seen_recall or 0) >= 0.9
    assert found.in_review <= 0.25


def test_files_of_two_three_and_four_columns_are_read(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text("# remark\nleft\tright\nA Ltd\tA Limited\nm\tA\tB\nN\tsibling\tA 1\tA 2\n", "utf-8")

    pairs = read_pairs(path)

    assert [(one.label, one.category, one.left) for one in pairs] == [
        (None, None, "A Ltd"),
        ("M", None, "A"),
        ("N", "sibling", "A 1"),
    ]
    assert scores(pairs, verdicts(pairs, known=None)) is None


@pytest.mark.parametrize("content", ["one\n", "X\tA\tB\n", "M\tA\t\n", "", "a\tb\tc\td\te\n"])
def test_a_file_that_is_no_table_of_pairs_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text(content, "utf-8")

    with pytest.raises(WrongUse, match=r"pairs\.tsv"):
        read_pairs(path)
