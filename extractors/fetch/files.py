"""Documents on disk and on standard input."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISREG
from typing import BinaryIO

from extractors.fetch.outcome import Fetched, Limits, Skipped
from extractors.fetch.sniff import READ_SUFFIXES, media_type
from graph.errors import EmptyFolder, NotFetched, TooLarge

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Listing:
    """What a folder holds: the files to read, in the order of their paths, and what is passed over."""

    files: tuple[Path, ...]
    skipped: Skipped


def read_file(path: Path, limits: Limits) -> Fetched:
    """The bytes of one file. Raises `NotFetched`, `TooLarge` (before reading), `EmptyDocument`, `NotText`."""
    if path == Path():
        raise NotFetched("the name is empty: hand in a file, a folder or a web address")
    try:
        state = path.stat()
        if not S_ISREG(state.st_mode):  # a pipe or a device might never end
            raise NotFetched(f"{_shown(path)} is no file: hand in a file, a folder or a web address")
        size = state.st_size
        if size > limits.file_bytes:
            raise _too_large(_shown(path), size, limits)
        with path.open("rb") as file:
            content = _bounded(file, _shown(path), limits)
    except FileNotFoundError as error:
        raise NotFetched(f"there is no file {_shown(path)}: check the path") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise NotFetched(
            f"{_shown(path)} cannot be read ({reason}): check the path and its permissions"
        ) from error
    return Fetched(name=_shown(path), content=content, media_type=media_type(content, name=path.name))


def read_stream(stream: BinaryIO, limits: Limits) -> Fetched:
    """The bytes of standard input, or of another stream. Raises `TooLarge`, `EmptyDocument`, `NotText`."""
    content = _bounded(stream, "standard input", limits)
    return Fetched(name=STANDARD_INPUT, content=content, media_type=media_type(content))


def is_folder(name: str) -> bool:
    """Whether `name` is a folder; no, for a name that nothing can have."""
    try:
        return bool(name) and Path(name).is_dir()
    except (OSError, ValueError):
        return False


def list_folder(folder: Path) -> Listing:
    """The files below `folder` with a suffix that is read; hidden files and folders, and other suffixes, are
    counted.

    Links to folders are not followed, so a link to a parent ends. Raises `EmptyFolder`, and `NotFetched` when
    the folder itself cannot be listed.
    """
    files: list[Path] = []
    skipped: Counter[str] = Counter()
    for path in _walked(folder):
        hidden = path.name.startswith(".")
        if hidden or path.suffix.lower() not in READ_SUFFIXES:
            skipped["hidden" if hidden else path.suffix.lower() or "no suffix"] += 1
        else:
            files.append(path)
    listing = Listing(tuple(sorted(files)), Skipped(_shown(folder), tuple(sorted(skipped.items()))))
    if not files:
        passed_over = ", ".join(f"{count} {reason}" for reason, count in listing.skipped.counts)
        raise EmptyFolder(
            f"no file in {_shown(folder)} is read ({passed_over or 'it is empty'}): "
            f"put files there that end in {', '.join(sorted(READ_SUFFIXES))}"
        )
    return listing


def _walked(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        if error.filename == str(folder):
            raise NotFetched(
                f"{_shown(folder)} cannot be listed ({error.strerror}): check its permissions"
            ) from error

    for parent, folders, names in os.walk(folder, onerror=refuse):
        hidden = [name for name in folders if name.startswith(".")]
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in (*hidden, *names))


def _bounded(stream: BinaryIO, name: str, limits: Limits) -> bytes:
    """All of `stream`, read no further than one byte over the limit."""
    content = stream.read(limits.file_bytes + 1)
    if len(content) > limits.file_bytes:
        raise _too_large(name, None, limits)
    return content


def _too_large(name: str, size: int | None, limits: Limits) -> TooLarge:
    has = f"has {size / 1_000_000:,.0f} MB" if size else "is larger"
    return TooLarge(
        f"{name} {has}, {limits.file_bytes / 1_000_000:g} MB are read: "
        "split it, or raise SUPPLYWATCH_MAX_DOCUMENT_MB"
    )


def _shown(path: Path) -> str:
    """The path as text that can be printed: a question mark for what is not UTF-8."""
    return str(path).encode("utf-8", "replace").decode()
