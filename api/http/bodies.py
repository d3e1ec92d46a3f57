"""Around every request: how large a body may be, and HEAD for whatever GET answers. Pure ASGI."""

from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.problems import problem


class BodyLimit:
    """Refuses a body over `largest` bytes with 413, by its declared length or as soon as it grows past it.

    `refused` makes the answer for a path, of the words that say how much there may be.
    """

    def __init__(
        self, app: ASGIApp, *, largest: int, refused: Callable[[str, str], ASGIApp] | None = None
    ) -> None:
        self._app = app
        self._largest = largest
        self._refused = refused or (lambda _, words: problem(413, "Too large", words))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if declared.isdigit() and int(declared) > self._largest:
            await self._refused(scope["path"], self._words())(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._largest:
                raise HTTPException(413, self._words())
            return message

        await self._app(scope, counted, send)

    def _words(self) -> str:
        size = f"{self._largest / 1_000_000:g} MB"
        return f"a request may have at most {size}: split the document and hand in the parts"


class HeadAsGet:
    """Answers HEAD as GET without its body; streams of events, which never end by themselves, excepted."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        if scope["type"] != "http" or scope["method"] != "HEAD" or scope["path"].endswith("/events"):
            await self._app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, without_body)
