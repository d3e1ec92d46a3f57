"""One-to-one assignment of predictions to gold entries, so that the total weight is greatest."""

from collections.abc import Sequence

_INFINITE = float("inf")


def assign(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) of a best assignment; weight 0 means that the two do not fit and is never paired.

    The Hungarian method with potentials, O(n³): Kuhn 1955, Munkres 1957.
    """
    rows, columns = len(weights), len(weights[0]) if weights else 0
    if not rows or not columns:
        return []
    size = max(rows, columns)
    cost = [[-(weights[i][j] if i < rows and j < columns else 0.0) for j in range(size)] for i in range(size)]
    row_of = _solve(cost, size)
    pairs = [(row_of[j] - 1, j - 1) for j in range(1, size + 1)]
    return [(i, j) for i, j in pairs if i < rows and j < columns and weights[i][j] > 0]


def _solve(cost: Sequence[Sequence[float]], size: int) -> list[int]:
    """For each column, counted from 1, its row, counted from 1."""
    row_potential, column_potential = [0.0] * (size + 1), [0.0] * (size + 1)
    row_of, came_from = [0] * (size + 1), [0] * (size + 1)
    for row in range(1, size + 1):
        row_of[0] = row
        column = 0
        slack, used = [_INFINITE] * (size + 1), [False] * (size + 1)
        while row_of[column]:
            used[column] = True
            nearest, step = 0, _INFINITE
            for j in range(1, size + 1):
                if used[j]:
                    continue
                reduced = (
                    cost[row_of[column] - 1][j - 1] - row_potential[row_of[column]] - column_potential[j]
                )
                if reduced < slack[j]:
                    slack[j], came_from[j] = reduced, column
                if slack[j] < step:
                    step, nearest = slack[j], j
            for j in range(size + 1):
                if used[j]:
                    row_potential[row_of[j]] += step
                    column_potential[j] -= step
                else:
                    slack[j] -= step
            column = nearest
        while column:
            row_of[column] = row_of[came_from[column]]
            column = came_from[column]
    return row_of
