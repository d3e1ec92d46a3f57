"""Files and folders that are there whole or not at all."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


@contextmanager
def whole_file(out: Path) -> Iterator[TextIO]:
    """A text file (UTF-8) to write, which takes the place of `out` when the block ends well."""
    out.parent.mkdir(parents=True, exist_ok=True)
    half = out.with_name(f".{out.name}.part")
    try:
        with half.open("w", encoding="utf-8", newline="") as file:
            yield file
        half.replace(out)
    finally:
        half.unlink(missing_ok=True)


@contextmanager
def whole_folder(out: Path) -> Iterator[Path]:
    """An empty folder to write into, which takes the place of `out` when the block ends well."""
    out.parent.mkdir(parents=True, exist_ok=True)
    half = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    try:
        yield half
        if out.exists():
            shutil.rmtree(out)
        half.chmod(0o755)
        half.rename(out)
    finally:
        shutil.rmtree(half, ignore_errors=True)
