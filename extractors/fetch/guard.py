"""Connections that go to public addresses only, checked where the connection is made.

The name is looked up once, every answer is checked, and the connection goes to the checked address: there is
no second look-up that could answer otherwise (DNS rebinding). `Guard` is a network backend of httpcore, so
TLS still checks the certificate against the name in the URL. Nothing here reads the environment: no proxy can
stand between.
"""

import socket
import time
from collections.abc import Callable, Iterable, Sequence
from queue import Empty, SimpleQueue
from ssl import SSLContext
from threading import Thread

import httpcore

from extractors.fetch.address import reason_to_refuse
from graph.errors import RefusedAddress

Resolver = Callable[[str, int], Sequence[str]]
PORTS = frozenset({80, 443})


def resolve(host: str, port: int) -> list[str]:
    """All addresses of `host`, as the system's resolver orders them. Raises `OSError`."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


class Deadline:
    """A moment after which waiting ends, however slowly bytes drip in."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds until then. Raises `httpcore.ReadTimeout` when it has passed."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("out of time")
        return left


class Guard(httpcore.NetworkBackend):
    """Connects to ports 80 and 443 of public addresses until `deadline`.

    `allowed` lists endpoints (address, port) that are reached in spite of the rule; a service has none.
    Raises `RefusedAddress`.
    """

    def __init__(
        self,
        deadline: Deadline,
        *,
        resolver: Resolver = resolve,
        allowed: frozenset[tuple[str, int]] = frozenset(),
    ) -> None:
        self._deadline = deadline
        self._resolver = resolver
        self._allowed = allowed
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to the first address of `host` that answers; every address of it has been checked."""
        addresses = self._checked(host, port)
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in addresses:
            try:
                stream = self._network.connect_tcp(
                    address, port, self._deadline.left(), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _HurriedStream(stream, self._deadline)
        raise failure or httpcore.ConnectError(f"{host} has no address")

    def _checked(self, host: str, port: int) -> Sequence[str]:
        if port not in PORTS and port not in {allowed_port for _, allowed_port in self._allowed}:
            raise RefusedAddress(f"port {port} of {host} is refused: only ports 80 and 443 are fetched from")
        addresses = self._looked_up(host, port)
        for address in addresses:
            reason = reason_to_refuse(address) or (None if port in PORTS else f"on port {port}")
            if reason and (address, port) not in self._allowed:
                raise RefusedAddress(
                    f"{host} is {address}, {reason}: only pages of the public web are fetched"
                )
        return addresses

    def _looked_up(self, host: str, port: int) -> Sequence[str]:
        """The resolver's answer; it knows no time limit, so it waits on a thread of its own."""
        answers: SimpleQueue[Sequence[str] | OSError | UnicodeError] = SimpleQueue()

        def look_up() -> None:
            try:
                answers.put(self._resolver(host, port))
            except (OSError, UnicodeError) as error:
                answers.put(error)

        Thread(target=look_up, daemon=True, name=f"resolve {host}").start()
        try:
            answer = answers.get(timeout=self._deadline.left())
        except Empty as error:
            raise httpcore.ConnectTimeout(f"no name server answered for {host}") from error
        if isinstance(answer, OSError | UnicodeError):
            raise httpcore.ConnectError(f"{host} is not known to the name service") from answer
        return answer


class _HurriedStream(httpcore.NetworkStream):
    """A stream on which each wait ends at the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _HurriedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)
