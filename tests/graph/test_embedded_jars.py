import hashlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from graph.embedded.jars import Jar, class_path, fetch, locked_jars, missing_jars, server_version
from graph.errors import DownloadFailed, InvalidParameter

BODIES = {f"org/example/part{n}/1.0/part{n}-1.0.jar": f"part {n}".encode() * 50_000 for n in range(12)}
LOCK = "".join(f"{hashlib.sha256(body).hexdigest()}  {path}\n" for path, body in BODIES.items())
JARS = locked_jars(LOCK)


def always(body: bytes) -> Callable[[int], bytes]:
    return lambda _: body


class Mirror:
    """A Maven mirror on loopback; `answers` may be changed, `asked` says what was asked for."""

    def __init__(self) -> None:
        self.answers = {path: always(body) for path, body in BODIES.items()}
        self.cut: set[str] = set()
        self.asked: list[str] = []
        mirror = self

        class Request(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.removeprefix("/maven/")
                mirror.asked.append(path)
                if path not in mirror.answers:
                    self.send_error(404)
                    return
                body = mirror.answers[path](mirror.asked.count(path))
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body[:1000] if path in mirror.cut else body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Request)
        self.url = f"http://127.0.0.1:{self.server.server_port}/maven/"


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    mirror = Mirror()
    thread = Thread(target=mirror.server.serve_forever)
    thread.start()
    yield mirror
    mirror.server.shutdown()
    thread.join()
    mirror.server.server_close()


def test_the_shipped_lock_names_one_whole_server_and_no_host() -> None:
    jars = locked_jars()

    assert server_version(jars).startswith("5.26.")
    assert len({jar.name for jar in jars}) == len(jars) == 217
    assert all(len(jar.sha256) == 64 and "://" not in jar.path for jar in jars)
    assert any(jar.name.startswith("neo4j-browser-") for jar in jars)


def test_all_files_are_fetched_once_and_then_without_the_network(mirror: Mirror, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []

    first = fetch(
        tmp_path, JARS, base_url=mirror.url, progress=lambda _, done, total: steps.append((done, total))
    )
    second = fetch(tmp_path, JARS, base_url="http://127.0.0.1:1")

    assert (first, second) == (12, 0)
    assert steps == [(n, 12) for n in range(1, 13)]
    assert {path.name for path in tmp_path.iterdir()} == {jar.name for jar in JARS}


def test_a_file_that_was_damaged_on_the_disk_is_fetched_again(mirror: Mirror, tmp_path: Path) -> None:
    fetch(tmp_path, JARS, base_url=mirror.url)
    (tmp_path / "part3-1.0.jar").write_bytes(b"part of part 3")
    mirror.asked.clear()

    fetched = fetch(tmp_path, JARS, base_url=mirror.url)

    assert fetched == 1
    assert mirror.asked == ["org/example/part3/1.0/part3-1.0.jar"]
    assert missing_jars(tmp_path, JARS) == []


def test_a_file_that_was_damaged_on_the_way_is_asked_for_once_more(mirror: Mirror, tmp_path: Path) -> None:
    path = JARS[0].path
    mirror.answers[path] = lambda time: BODIES[path] if time > 1 else b"something else"

    fetch(tmp_path, JARS, base_url=mirror.url)

    assert mirror.asked.count(path) == 2
    assert missing_jars(tmp_path, JARS) == []


def test_a_file_that_is_wrong_twice_is_refused_by_name_and_not_kept(mirror: Mirror, tmp_path: Path) -> None:
    mirror.answers[JARS[5].path] = always(b"something else")

    with pytest.raises(DownloadFailed, match=r"part5-1\.0\.jar .*SHA-256.*SUPPLYWATCH_MAVEN_URL"):
        fetch(tmp_path, JARS, base_url=mirror.url)

    assert not (tmp_path / "part5-1.0.jar").exists()
    assert not list(tmp_path.glob("*.part"))


def test_a_connection_that_breaks_leaves_no_half_file(mirror: Mirror, tmp_path: Path) -> None:
    mirror.cut.add(JARS[0].path)

    with pytest.raises(DownloadFailed, match=r"part0-1\.0\.jar"):
        fetch(tmp_path, JARS[:1], base_url=mirror.url)

    assert list(tmp_path.iterdir()) == []


def test_a_mirror_without_the_file_is_named(mirror: Mirror, tmp_path: Path) -> None:
    absent = Jar("0" * 64, "org/example/absent/1.0/absent-1.0.jar")

    with pytest.raises(DownloadFailed, match=r"127\.0\.0\.1:\d+ answered 404 for org/example/absent"):
        fetch(tmp_path, [absent], base_url=mirror.url)


def test_without_a_network_the_message_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DownloadFailed) as failure:
        fetch(tmp_path, JARS, base_url="http://127.0.0.1:1")

    message = str(failure.value)
    assert "127.0.0.1:1" in message
    assert "network once" in message
    assert all(
        word in message for word in ("HTTPS_PROXY", "SUPPLYWATCH_MAVEN_URL", "NEO4J_URI", str(tmp_path))
    )


def test_files_come_from_a_folder_too(tmp_path: Path) -> None:
    for path, body in BODIES.items():
        (tmp_path / "mirror" / path).parent.mkdir(parents=True)
        (tmp_path / "mirror" / path).write_bytes(body)

    assert fetch(tmp_path / "jars", JARS, base_url=(tmp_path / "mirror").as_uri()) == 12


def test_an_address_that_cannot_be_a_mirror_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidParameter, match="SUPPLYWATCH_MAVEN_URL"):
        fetch(tmp_path, JARS, base_url="maven.example/maven2")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(DownloadFailed, match="SUPPLYWATCH_CACHE"):
        fetch(tmp_path / "file" / "jars", JARS, base_url="http://127.0.0.1:1")


def test_only_locked_files_are_run(tmp_path: Path) -> None:
    (tmp_path / "stranger.jar").write_bytes(b"")

    path = class_path(tmp_path, JARS)

    assert "stranger" not in path
    assert path.count(str(tmp_path)) == 12
