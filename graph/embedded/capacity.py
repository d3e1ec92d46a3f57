"""Is there room for the server on this machine? Asked before: its own answer would be a Java trace."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from graph.errors import DatabaseUnavailable

_MEGA = 1 << 20
_BESIDE_HEAP = (
    256 * _MEGA
)  # threads, code and buffers of the Java machine; the page cache fills as it is used
_DISK_FIRST = 600 * _MEGA  # two databases each set 256 MB of transaction log aside
_DISK_LATER = 100 * _MEGA
_DISK_JARS = 170 * _MEGA


@dataclass(frozen=True, slots=True)
class Capacity:
    """What was measured, in bytes; `memory` is None where the system does not tell."""

    memory: int | None
    disk: int


@dataclass(frozen=True, slots=True)
class Need:
    """What the server wants, in bytes."""

    memory: int
    disk: int


def need(*, heap: int, first_start: bool) -> Need:
    """What one start takes: the whole heap, and disk for the store if it is new."""
    return Need(heap + _BESIDE_HEAP, _DISK_FIRST if first_start else _DISK_LATER)


def measured(folder: Path) -> Capacity:
    """Memory that is available now and disk that is free where `folder` is or will be."""
    existing = next(place for place in (folder, *folder.parents) if place.exists())
    return Capacity(available_memory(), shutil.disk_usage(existing).free)


def require(capacity: Capacity, needed: Need, folder: Path) -> None:
    """Raise `DatabaseUnavailable`, saying what to do, when the machine is too small."""
    if capacity.memory is not None and capacity.memory < needed.memory:
        raise DatabaseUnavailable(
            f"the built-in database needs {needed.memory // _MEGA} MB of memory and "
            f"{capacity.memory // _MEGA} MB are available: close other programs, set SUPPLYWATCH_HEAP lower "
            "(512m is enough to try things out), or set NEO4J_URI to a Neo4j elsewhere"
        )
    if capacity.disk < needed.disk:
        raise DatabaseUnavailable(
            f"the built-in database needs {needed.disk // _MEGA} MB of disk at {folder} and "
            f"{capacity.disk // _MEGA} MB are free: make room, or set SUPPLYWATCH_DATA to a folder on "
            "a larger disk"
        )


def require_room_for_jars(free: int, folder: Path) -> None:
    """Raise `DatabaseUnavailable` when the server's files cannot be kept."""
    if free < _DISK_JARS:
        raise DatabaseUnavailable(
            f"the files of the database server take {_DISK_JARS // _MEGA} MB at {folder} and "
            f"{free // _MEGA} MB are free: make room, or set SUPPLYWATCH_CACHE to a folder on a larger disk"
        )


def available_memory() -> int | None:
    """Bytes that a new program can have: the kernel's estimate, within the container's limit if there is one.

    Where only the whole is known (macOS) that is given, as an upper bound.
    """
    bounds = [bound for bound in (_from_meminfo(), _from_container()) if bound is not None]
    if bounds:
        return min(bounds)
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return None


def _from_meminfo() -> int | None:
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) << 10 for line in lines if line.startswith("MemAvailable:")), None)


def _from_container() -> int | None:
    """Linux control groups, version 2: the limit less what is used and cannot be given back."""
    group = Path("/sys/fs/cgroup")
    try:
        limit = (group / "memory.max").read_text("ascii").strip()
        if limit == "max":
            return None
        used = int((group / "memory.current").read_text("ascii"))
        counts = dict(line.split() for line in (group / "memory.stat").read_text("ascii").splitlines())
        return int(limit) - used + int(counts.get("inactive_file", "0"))
    except (OSError, ValueError):
        return None
