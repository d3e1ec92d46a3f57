"""One page of the public web: bytes with where they came from, within limits of size and time."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from ssl import SSLContext
from typing import NoReturn

import httpcore
import httpx

from extractors.fetch.guard import Deadline, Guard, Resolver, resolve
from extractors.fetch.outcome import Fetched, Limits
from extractors.fetch.sniff import media_type
from graph.errors import NotFetched, NotText, RefusedAddress, TooLarge

ACCEPTED = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/markdown",
        "text/x-markdown",
        "application/pdf",
        "application/x-pdf",
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
        # Servers that do not know; the bytes decide.
        "application/octet-stream",
        "binary/octet-stream",
        "",
    }
)
"""Media types whose body is read; others are refused by their header."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class Web:
    """Fetches public pages; the last three fields are for whoever must not go out, such as tests."""

    limits: Limits = field(default_factory=Limits)
    resolver: Resolver = resolve
    allowed: frozenset[tuple[str, int]] = field(default=frozenset())
    clock: Callable[[], datetime] = _now

    def fetch(self, url: str) -> Fetched:
        """The bytes behind `url`, after at most `limits.redirects` redirects, each checked as the first.

        Sends no cookies and no credentials. Raises `RefusedAddress`, `NotFetched` (no answer, an error, too
        slow), `TooLarge`, `NotText` (a media type that is not read), `EmptyDocument`.
        """
        target = _target(url)
        overall = Deadline(self.limits.total_seconds)
        for _ in range(self.limits.redirects + 1):
            answer = self._one_hop(target, overall)
            if isinstance(answer, Fetched):
                return answer
            target = answer
        raise NotFetched(
            f"{url} redirects more than {self.limits.redirects} times: hand in the final address"
        )

    def post(self, url: str, content: bytes, headers: Mapping[str, str]) -> int:
        """Send `content` there; the status of the answer, which is not read. Redirects are not followed.

        Raises `RefusedAddress` and `NotFetched` as `fetch` does.
        """
        target = _target(url)
        guard = Guard(
            Deadline(min(self.limits.hop_seconds, self.limits.total_seconds)),
            resolver=self.resolver,
            allowed=self.allowed,
        )
        sent: dict[bytes | str, bytes | str] = {**_headers(), "Content-Length": str(len(content))}
        sent.update(headers)
        try:
            with (
                httpcore.ConnectionPool(ssl_context=_ssl_context(), network_backend=guard) as pool,
                pool.stream("POST", _wire_url(target), headers=sent, content=content) as response,
            ):
                return response.status
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            _explain(target, error)

    def _one_hop(self, target: httpx.URL, overall: Deadline) -> Fetched | httpx.URL:
        try:
            guard = Guard(
                Deadline(min(self.limits.hop_seconds, overall.left())),
                resolver=self.resolver,
                allowed=self.allowed,
            )
            with (
                httpcore.ConnectionPool(ssl_context=_ssl_context(), network_backend=guard) as pool,
                pool.stream("GET", _wire_url(target), headers=_headers()) as response,
            ):
                return self._answer(target, response)
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
            _explain(target, error)

    def _answer(self, target: httpx.URL, response: httpcore.Response) -> Fetched | httpx.URL:
        headers = httpx.Headers(response.headers)
        if response.status in _REDIRECTS and "location" in headers:
            return _target(_joined(target, headers["location"]))
        if response.status != 200:
            raise NotFetched(
                f"{target} answers {response.status}: check it, or save the page and hand in the file"
            )
        declared, charset = _content_type(headers.get("content-type", ""))
        if declared not in ACCEPTED:
            raise NotText(f"{target} is {declared}: only pages, text, PDF and feeds are read")
        content = _body(target, response, headers.get("content-encoding", ""), self.limits.web_bytes)
        return Fetched(
            name=str(target),
            content=content,
            media_type=media_type(content, name=target.path, declared=declared),
            charset=charset,
            url=str(target),
            retrieved_at=self.clock(),
        )


def _target(url: str) -> httpx.URL:
    """`url` as it is fetched: no fragment. Raises `RefusedAddress` for what is no plain web address."""
    try:
        target = httpx.URL(url.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise RefusedAddress(f"{url!r} is no web address: write it as https://host/path") from error
    if target.scheme not in {"http", "https"} or not target.host:
        raise RefusedAddress(f"{url!r} is no web address: only http:// and https:// are fetched")
    if target.userinfo:
        raise RefusedAddress(f"the address of {target.host} carries a user name: hand it in without one")
    return target


def _joined(target: httpx.URL, location: str) -> str:
    try:
        return str(target.join(location))
    except (httpx.InvalidURL, ValueError) as error:
        raise RefusedAddress(f"{target} redirects to {location!r}, which is no web address") from error


def _wire_url(target: httpx.URL) -> httpcore.URL:
    return httpcore.URL(
        scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path
    )


def _headers() -> dict[bytes | str, bytes | str]:
    return {
        "User-Agent": f"supplywatch/{version('supplywatch')}",
        "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain,application/xml,*/*;q=0.1",
        "Accept-Encoding": "gzip",
        "Accept-Language": "en",
    }


def _content_type(header: str) -> tuple[str, str | None]:
    media, _, parameters = header.partition(";")
    charset = next(
        (
            value.strip(" \"'")
            for key, _, value in (part.partition("=") for part in parameters.split(";"))
            if key.strip().lower() == "charset"
        ),
        None,
    )
    return media.strip().lower(), charset or None


def _body(target: httpx.URL, response: httpcore.Response, encoding: str, limit: int) -> bytes:
    """The body, unpacked, read only as far as `limit` bytes."""
    content = bytearray()
    for part in _unpacked(target, response.iter_stream(), encoding.strip().lower(), limit):
        content += part
        if len(content) > limit:
            raise TooLarge(
                f"{target} is over {limit / 1_000_000:g} MB: save the part that matters and hand in the file"
            )
    return bytes(content)


def _unpacked(target: httpx.URL, parts: Iterator[bytes], encoding: str, limit: int) -> Iterator[bytes]:
    if encoding in {"", "identity"}:
        yield from parts
        return
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise NotFetched(f"{target} answers packed as {encoding!r}: save the page and hand in the file")
    unpacker = zlib.decompressobj(wbits=47)  # gzip or zlib, by its header
    try:
        for part in parts:
            # A bomb unpacks to a thousand times its size: never more than one byte over the limit at a time.
            yield unpacker.decompress(part, limit + 1)
            if unpacker.unconsumed_tail:
                yield unpacker.decompress(unpacker.unconsumed_tail, limit + 1)
        if not unpacker.eof:
            raise zlib.error("cut short")
    except zlib.error as error:
        raise NotFetched(
            f"{target} answers with damaged gzip: try again, or save the page and hand in the file"
        ) from error


def _explain(target: httpx.URL, error: Exception) -> NoReturn:
    if isinstance(error, httpcore.TimeoutException):
        raise NotFetched(
            f"{target} is too slow: try again later, or save the page and hand in the file"
        ) from error
    raise NotFetched(f"{target} does not answer ({error}): check the address, or try again later") from error


@cache
def _ssl_context() -> SSLContext:
    return httpcore.default_ssl_context()
