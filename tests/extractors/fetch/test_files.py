import io
import os
from pathlib import Path

import pytest

from extractors.fetch import Fetched, Limits, Refused, Skipped, documents
from graph.errors import EmptyDocument, EmptyFolder, NotFetched, NotText, TooLarge

TEXT = b"The police force has signed a deal with the firm, its office said on Monday.\n"


def only(outcomes: object) -> Fetched | Refused:
    (outcome,) = outcomes  # type: ignore[misc]
    return outcome


def test_a_file_is_read_with_its_name_and_nothing_of_the_web(tmp_path: Path) -> None:
    path = tmp_path / "deal.txt"
    path.write_bytes(TEXT)

    assert only(documents([str(path)])) == Fetched(name=str(path), content=TEXT, media_type="text/plain")


def test_standard_input_is_read_for_a_dash() -> None:
    outcome = only(documents(["-"], stdin=io.BytesIO(TEXT)))

    assert isinstance(outcome, Fetched)
    assert (outcome.name, outcome.content) == ("-", TEXT)


def test_a_folder_is_read_with_all_below_it_in_the_order_of_paths(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.md",
        "a/b/c.HTML",
        ".hidden.txt",
        ".git/config.txt",
        "table.xlsx",
        "b.docx",
        "README",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(TEXT)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    skipped: list[Skipped] = []

    found = list(documents([str(tmp_path)], on_skipped=skipped.append))

    assert [Path(one.name).relative_to(tmp_path).as_posix() for one in found] == [
        "a/b/c.HTML",
        "a/z.md",
        "b.txt",
    ]
    assert skipped == [Skipped(str(tmp_path), ((".docx", 1), (".xlsx", 1), ("hidden", 2), ("no suffix", 1)))]
    assert skipped[0].total == 5


def test_a_folder_without_a_readable_file_says_so_and_what_is_read(tmp_path: Path) -> None:
    (tmp_path / "table.xlsx").write_bytes(b"x")

    outcome = only(documents([str(tmp_path)]))

    assert isinstance(outcome, Refused)
    assert isinstance(outcome.error, EmptyFolder)
    assert "1 .xlsx" in str(outcome.error)
    assert ".pdf" in str(outcome.error)


def test_one_bad_input_never_stops_the_others(tmp_path: Path) -> None:
    good, empty, program, picture = (
        tmp_path / name for name in ("good.txt", "empty.txt", "program.txt", "p.txt")
    )
    good.write_bytes(TEXT)
    empty.write_bytes(b"")
    program.write_bytes(b"\x7fELF" + bytes(200))
    picture.write_bytes(b"\x89PNG\r\n" + bytes(200))
    missing = tmp_path / "missing.txt"

    found = list(documents([str(path) for path in (empty, missing, program, good, picture)]))

    assert [type(one.error) if isinstance(one, Refused) else Fetched for one in found] == [
        EmptyDocument,
        NotFetched,
        NotText,
        Fetched,
        NotText,
    ]
    assert [one.name for one in found] == [str(path) for path in (empty, missing, program, good, picture)]


def test_a_bad_file_in_a_folder_never_stops_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(TEXT)

    found = list(documents([str(tmp_path)]))

    assert [type(one) for one in found] == [Refused, Fetched]
    assert found[0].name == str(tmp_path / "a.txt")


def test_a_text_of_200_megabytes_is_refused_without_being_read(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)

    def read(*_: object, **__: object) -> None:
        raise AssertionError("the file was opened")

    monkeypatch.setattr(Path, "open", read)

    outcome = only(documents([str(path)]))

    assert isinstance(outcome, Refused)
    assert isinstance(outcome.error, TooLarge)
    assert "200 MB" in str(outcome.error)


def test_a_stream_is_read_no_further_than_its_limit() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            assert size >= 0
            self.given += size
            return b"x" * size

    stream = Endless()

    outcome = only(documents(["-"], stdin=stream, limits=Limits(file_bytes=1000)))

    assert isinstance(outcome, Refused)
    assert isinstance(outcome.error, TooLarge)
    assert stream.given <= 1001


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)

    outcome = only(documents([str(pipe)]))

    assert isinstance(outcome, Refused)
    assert "no file" in str(outcome.error)


@pytest.mark.parametrize("name", ["", "a\x00b.txt", "x" * 5000, "no such\ud800.txt"])
def test_a_name_that_no_file_can_have_is_refused(name: str) -> None:
    outcome = only(documents([name]))

    assert isinstance(outcome, Refused)
    str(outcome.error).encode("utf-8")


@pytest.mark.parametrize("name", ["file:///etc/passwd", "ftp://paper.example/a", "s3://bucket/key"])
def test_an_address_of_another_scheme_is_refused_as_an_address(name: str) -> None:
    outcome = only(documents([name]))

    assert isinstance(outcome, Refused)
    assert "only http:// and https://" in str(outcome.error)
