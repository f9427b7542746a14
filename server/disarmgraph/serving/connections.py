"""Connections as aiohttp holds them, with a bound on how many there are, in all and of a client."""

import asyncio
import logging
from collections import Counter

from aiohttp import web
from aiohttp.http_exceptions import LineTooLong
from aiohttp.web_protocol import RequestHandler

from disarmgraph.serving.sending import OF_EVERY_ANSWER

KEEP_ALIVE = 20
"""Seconds that a connection may take to send the head of a request, the first or the next."""

LINGERING = 2.0
"""Seconds in which the rest of a body that was refused may come, so that the refusal is read."""

MAX_CONNECTIONS = 1000
MAX_CONNECTIONS_PER_CLIENT = 200
MAX_HEAD = 2**16
"""Bytes of a request line or of a header."""

_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Retry-After: 5\r\nConnection: close\r\nContent-Length: 52\r\n\r\n"
    b"503: too many connections; close some, or try later\n"
)


class Connections(web.Server):
    """aiohttp's server, which makes a connection of ours for each that comes within the bound."""

    def __init__(self, handler, *, behind_proxy: bool) -> None:
        quiet = logging.getLogger("disarmgraph.http")
        quiet.addHandler(logging.NullHandler())
        quiet.propagate = False
        super().__init__(
            handler,
            handler_cancellation=True,
            keepalive_timeout=KEEP_ALIVE,
            lingering_time=LINGERING,
            access_log=None,
            logger=quiet,
            max_line_size=MAX_HEAD,
            max_field_size=MAX_HEAD,
            auto_decompress=False,
        )
        self._per_client = MAX_CONNECTIONS if behind_proxy else MAX_CONNECTIONS_PER_CLIENT
        self._clients: Counter[str] = Counter()

    def __call__(self) -> RequestHandler:
        """What speaks HTTP on a connection that is about to be made."""
        return _Connection(self, loop=self._loop, **self._kwargs)

    def connection_made(self, handler: RequestHandler, transport: asyncio.Transport) -> None:
        """Counts a connection; one too many is told so and closed."""
        super().connection_made(handler, transport)
        address = _address(transport)
        self._clients[address] += 1
        if len(self._connections) > MAX_CONNECTIONS or self._clients[address] > self._per_client:
            transport.write(_FULL)
            handler.force_close()

    def connection_lost(self, handler: RequestHandler, error: BaseException | None = None) -> None:
        """Counts it no more."""
        address = _address(self._connections[handler])
        self._clients[address] -= 1
        if not self._clients[address]:
            del self._clients[address]
        super().connection_lost(handler, error)


class _Connection(RequestHandler):
    """aiohttp's connection, which speaks of what is no HTTP in our words."""

    __slots__ = ()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """The answer to what cannot be read as a request, after which the connection is closed."""
        if request.writer.output_size > 0:
            raise ConnectionError
        text = "this is no request of HTTP that can be read; correct the client"
        if isinstance(exc, LineTooLong):
            text = (
                f"the address or a header is longer than {MAX_HEAD} bytes; send the query by POST"
            )
        response = web.Response(status=status, text=f"{status}: {text}\n", headers=OF_EVERY_ANSWER)
        response.force_close()
        return response


def _address(transport: asyncio.Transport) -> str:
    peer = transport.get_extra_info("peername")
    return peer[0] if peer else ""
