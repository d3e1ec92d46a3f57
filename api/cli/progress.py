"""Progress of long steps, for a person at a terminal; a pipe or a log sees none of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from graph.embedded.jars import Progress as Told


@contextmanager
def shown(*, quiet: bool = False) -> Iterator[Told]:
    """A callable that shows on standard error what takes time, with a bar where the end is known."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(
        *columns, console=console, transient=True, disable=quiet or not console.is_terminal
    ) as bars:
        tasks: dict[str, TaskID] = {}

        def show(step: str, done: int, total: int, /) -> None:
            for other, task in tasks.items():
                if other != step:
                    bars.update(task, visible=False)
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total or None)
            bars.update(tasks[step], completed=done, total=total or None, visible=not total or done < total)

        yield show
