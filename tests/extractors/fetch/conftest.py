"""A real web server on this machine, which a test lets the guard reach by name of its address and port."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from extractors.fetch import Limits, Web

ARTICLE = (
    "<!doctype html><html><head><title>Police sign deal</title></head><body><article>"
    "<p>The police force has signed a £5m deal with the firm Acme, its office said on Monday. Campaigners "
    "object to it and say that the force should have asked the public first.</p>"
    "<p>The firm denies that anything is wrong and says that its software follows the law of the land.</p>"
    "</article></body></html>"
)


@dataclass
class Site:
    """What the server answers: path → (status, headers, body); a body that is a function writes itself."""

    port: int = 0
    pages: dict[str, tuple[int, dict[str, str], bytes | Callable[[object], None]]] = field(
        default_factory=dict
    )
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def page(
        self, path: str, body: bytes | str = ARTICLE, media: str = "text/html; charset=utf-8", **more: str
    ) -> str:
        content = body.encode() if isinstance(body, str) else body
        headers = {"Content-Type": media, **{key.replace("_", "-"): value for key, value in more.items()}}
        self.pages[path] = (200, headers, content)
        return self.url(path)

    def redirect(self, path: str, to: str, status: int = 302) -> str:
        self.pages[path] = (status, {"Location": to}, b"")
        return self.url(path)

    def drip(self, path: str, *, headers_first: bool) -> str:
        """Answers a byte at a time, for five seconds."""

        def write(connection: BaseHTTPRequestHandler) -> None:
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n"
            if headers_first:
                connection.wfile.write(head)
            for at in range(100):
                connection.wfile.write(head[at % len(head) :][:1])
                connection.wfile.flush()
                time.sleep(0.05)

        self.pages[path] = (0, {}, write)
        return self.url(path)

    def web(self, **more: object) -> Web:
        return Web(**{"allowed": frozenset({("127.0.0.1", self.port)}), **more})  # type: ignore[arg-type]


@pytest.fixture
def site() -> Iterator[Site]:
    answers = Site()

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            answers.asked.append((self.path, dict(self.headers.items())))
            status, headers, body = answers.pages.get(
                self.path, (404, {"Content-Type": "text/html"}, b"gone")
            )
            self.close_connection = True
            try:
                if callable(body):
                    body(self)
                    return
                self.send_response(status)
                for key, value in headers.items():
                    self.send_header(key, value)
                if "Transfer-Encoding" not in headers:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            except ConnectionError:
                return  # the reader had enough, which is what some tests are about

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    server.daemon_threads = True
    answers.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield answers
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def quick() -> Limits:
    return Limits(web_bytes=50_000, hop_seconds=0.4, total_seconds=0.8)
