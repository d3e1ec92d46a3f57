from pathlib import Path

import pytest

from graph.embedded.capacity import Capacity, available_memory, measured, need, require, require_room_for_jars
from graph.errors import DatabaseUnavailable

GIGA = 1 << 30
MEGA = 1 << 20


def test_a_machine_with_room_is_enough() -> None:
    require(Capacity(2 * GIGA, GIGA), need(heap=GIGA, first_start=True), Path("/folder"))


def test_too_little_memory_is_said_with_the_numbers_and_the_setting() -> None:
    with pytest.raises(DatabaseUnavailable, match=r"needs 1280 MB .* 900 MB are .*SUPPLYWATCH_HEAP"):
        require(Capacity(900 * MEGA, GIGA), need(heap=GIGA, first_start=True), Path("/folder"))


def test_unknown_memory_stops_nobody() -> None:
    require(Capacity(None, GIGA), need(heap=64 * GIGA, first_start=True), Path("/folder"))


def test_too_little_disk_is_said_with_the_folder_and_the_setting() -> None:
    with pytest.raises(DatabaseUnavailable, match=r"600 MB of disk at /folder and 300 MB .*SUPPLYWATCH_DATA"):
        require(Capacity(8 * GIGA, 300 * MEGA), need(heap=GIGA, first_start=True), Path("/folder"))


def test_a_store_that_is_there_needs_less_disk() -> None:
    require(Capacity(8 * GIGA, 300 * MEGA), need(heap=GIGA, first_start=False), Path("/folder"))


def test_the_files_of_the_server_need_room_too() -> None:
    with pytest.raises(DatabaseUnavailable, match="SUPPLYWATCH_CACHE"):
        require_room_for_jars(100 * MEGA, Path("/cache"))


def test_this_machine_can_be_measured(tmp_path: Path) -> None:
    capacity = measured(tmp_path / "not" / "there" / "yet")

    assert capacity.disk > 0
    assert available_memory() is not None
