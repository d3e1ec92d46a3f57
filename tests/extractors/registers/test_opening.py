import gzip
import io
import sys
import zipfile
from pathlib import Path

import pytest

from extractors.registers.opening import Input, Limits, inputs, size
from extractors.registers.stream import Skipped, Unreadable
from graph.errors import NotText, TooLarge


def _read(path: Path | str, *, limits: Limits | None = None) -> list[tuple[str, bytes] | Skipped]:
    found: list[tuple[str, bytes] | Skipped] = []
    for one in inputs([str(path)], limits=limits or Limits(), told=lambda _: None):
        found.append((one.name, b"".join(one.pieces())) if isinstance(one, Input) else one)
    return found


def test_a_plain_file_comes_out_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b'{"a": 1}')

    assert _read(path) == [(str(path), b'{"a": 1}')]


def test_gzip_is_unpacked_whatever_the_file_is_called(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(gzip.compress(b"one") + gzip.compress(b"two"))

    assert _read(path) == [(str(path), b"onetwo")]


def test_each_member_of_a_zip_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.json", "1")
        archive.writestr("two.json", "2")

    assert _read(path) == [(f"{path}/one.json", b"1"), (f"{path}/two.json", b"2")]


def test_a_zip_on_standard_input_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.json", "1")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(packed.getvalue())))

    assert _read("-") == [("standard input/one.json", b"1")]


def test_a_gzip_bomb_is_refused_before_it_fills_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(bytes(120_000_000)))

    with pytest.raises(TooLarge, match="unpacks to more than 200 times"):
        _read(path)


def test_a_zip_bomb_is_refused_without_unpacking(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(120_000_000))

    (skipped,) = _read(path)

    assert isinstance(skipped, Skipped)
    assert "unpack it yourself" in skipped.why


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(bytes(2000))

    with pytest.raises(TooLarge):
        _read(path, limits=Limits(unpacked=1000))


def test_a_gzip_file_that_breaks_off_gives_what_came_before_it(tmp_path: Path) -> None:
    path = tmp_path / "cut.gz"
    path.write_bytes(gzip.compress(bytes(range(256)) * 4000)[:-9])
    file = next(found_files := inputs([str(path)], limits=Limits(), told=lambda _: None))
    assert isinstance(file, Input)
    found = b""

    with pytest.raises(NotText, match="ends too early"):
        for piece in file.pieces():
            found += piece

    assert len(found) > 900_000
    found_files.close()  # type: ignore[attr-defined]


def test_a_missing_file_is_reported_and_the_next_one_follows(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(b"{}")
    found = list(inputs([str(tmp_path / "a.json"), str(path)], limits=Limits(), told=lambda _: None))

    assert isinstance(found[0], Skipped)
    assert found[0].reason is Unreadable.FILE
    assert isinstance(found[1], Input)


def test_a_member_with_a_password_is_reported_and_the_next_one_follows(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.json", "1")
        archive.writestr("two.json", "2")
    raw = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(signature) + offset] |= 1
    path.write_bytes(raw)

    first, second = _read(path)

    assert isinstance(first, Skipped)
    assert "password" in first.why
    assert second == (f"{path}/two.json", b"2")


def test_the_bytes_told_add_up_to_the_size_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"x" * 700_000)
    told: list[int] = []
    for one in inputs([str(path)], limits=Limits(), told=told.append):
        assert isinstance(one, Input)
        for _ in one.pieces():
            pass

    assert sum(told) == size([str(path)]) == 700_000
