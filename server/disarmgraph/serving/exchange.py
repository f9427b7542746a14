"""A request as it comes over HTTP, with who asks it, and what the log will say of its answer."""

import asyncio
import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Self

from aiohttp import web

from disarmgraph.fault import Fault
from disarmgraph.protocol.request import HEADERS, MAX_BODY, Request
from disarmgraph.workers.telemetry import Entry

GONE = 499
"""The status in the log of a request whose client has gone before its answer, as others log it."""


class HttpError(Fault):
    """What is wrong with a request as HTTP."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass
class Exchange:
    """A request on its way.

    ``client`` is who asks, ``tag`` what tells its answer from every other, ``sent`` how many bytes
    of a body have been sent, ``told`` what else the log will say, by the names of an Entry.
    """

    http: web.BaseRequest
    client: str
    scheme: str
    path: str
    query: str
    request: Request | None = None
    tag: str | None = None
    sent: int = 0
    told: dict[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, http: web.BaseRequest, *, behind_proxy: bool) -> Self:
        """That of a request whose head has come; behind a proxy, client and scheme as it says."""
        target = http.raw_path
        if not target.startswith("/") and "://" in target:
            target = "/" + target.partition("://")[2].partition("/")[2]
        path, _, query = target.partition("?")
        client, scheme = http.remote or "", "http"
        if behind_proxy:
            client = http.headers.get("X-Forwarded-For", client).rpartition(",")[2].strip()
            scheme = "https" if http.headers.get("X-Forwarded-Proto") == "https" else "http"
        return cls(http, _network(client) if ":" in client else client, scheme, path, query)

    @property
    def bare(self) -> bool:
        """Whether only the head of the answer is wanted."""
        return self.http.method == "HEAD"

    @property
    def reads(self) -> bool:
        """Whether it asks for what is at its address, by GET or HEAD."""
        return self.http.method in ("GET", "HEAD")

    async def body(self, seconds: float) -> bytes:
        """The body of the request, which must come within that time. Raises HttpError."""
        http = self.http
        if http.method != "POST":
            return b""
        coding = http.headers.get("Content-Encoding", "identity").lower()
        if coding != "identity":
            raise HttpError(415, f"a body in the coding {coding[:40]} is not read; send it plain")
        too_long = f"the request is longer than {MAX_BODY} bytes; send a shorter query"
        if (http.content_length or 0) > MAX_BODY:
            raise HttpError(413, too_long)
        if http.headers.get("Expect", "").lower() == "100-continue":
            await http.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            http.writer.output_size = 0
        try:
            async with asyncio.timeout(seconds):
                return await http.read()
        except TimeoutError:
            raise HttpError(408, "the body of the request did not come; send it again") from None
        except web.HTTPRequestEntityTooLarge:
            raise HttpError(413, too_long) from None
        except web.RequestPayloadError as error:
            raise HttpError(400, f"the body of the request is broken: {error}") from None

    def asks(self, body: bytes, down: Iterable[str]) -> Request:
        """The request as a worker gets it, told which stores elsewhere do not answer."""
        http = self.http
        headers = {name: http.headers[name] for name in HEADERS if name in http.headers}
        target = self.path + ("?" + self.query if self.query else "")
        method = "GET" if self.bare else http.method
        return Request(method, target, headers, body, self.scheme, down=tuple(down))

    def entry(self, milliseconds: float, client: str | None) -> Entry:
        """What is logged of it once it has ended, of that client if one is to be named."""
        status = self.told.pop("status", GONE)
        taken = round(milliseconds, 2)
        return Entry(
            self.http.method, self.path, status, taken, self.sent, client=client, **self.told
        )


def _network(address: str) -> str:
    """The network of an address in IPv6, where a client has a whole one."""
    try:
        return str(ipaddress.ip_network((address.partition("%")[0], 64), strict=False))
    except ValueError:
        return address
