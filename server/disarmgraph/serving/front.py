"""The side of the server that clients see: HTTP in, HTTP out, nothing of the graph.

One process and one thread serve all connections. It reads requests, has workers answer them, and
passes on what they reply; it neither reads a query nor touches the store, so that no query can
hold it up.
"""

import asyncio
import hashlib
import ipaddress
import logging
import socket
import struct
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from email.utils import format_datetime

from aiohttp import HttpVersion11, web
from aiohttp.http_exceptions import LineTooLong
from aiohttp.web_protocol import RequestHandler
from multidict import CIMultiDict

from disarmgraph import files, formats
from disarmgraph.fault import Fault
from disarmgraph.protocol import problem, protocol
from disarmgraph.protocol.request import HEADERS, MAX_BODY, Request
from disarmgraph.serving import compression
from disarmgraph.serving.options import Options
from disarmgraph.serving.release_files import FileAnswer, ReleaseFiles
from disarmgraph.serving.replicas import Replicas
from disarmgraph.serving.services import Services
from disarmgraph.workers.answer_cache import AnswerCache
from disarmgraph.workers.engine import Engine, Incomplete, Reply, Whole
from disarmgraph.workers.limits import Limits
from disarmgraph.workers.nursery import NurseryLost
from disarmgraph.workers.telemetry import Entry, Telemetry
from disarmgraph.workers.turns import Busy, TooMany

KEEP_ALIVE = 20
"""Seconds that a connection may take to send the head of a request, the first or the next."""

LINGERING = 2.0
"""Seconds in which the rest of a body that was refused may come, so that the refusal is read."""

MAX_CONNECTIONS = 1000
MAX_CONNECTIONS_PER_CLIENT = 200
MAX_HEAD = 2**16
"""Bytes of a request line or of a header."""

LARGE = 2**16
"""Bytes of a body beyond which a client might read it too slowly."""

OF_EVERY_ANSWER = {
    "Server": "disarmgraph",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Accept-Ranges, Content-Profile, Content-Range, ETag, Link, Memento-Datetime, Repr-Digest, "
        "Retry-After, Warning"
    ),
}
"""Who answers; and that a page of any site may read what is public anyway."""

POSTED = ("/sparql", "/reconcile")
"""Where a form may be sent."""

PREFLIGHT = {
    "Access-Control-Allow-Headers": (
        "Accept, Accept-Datetime, Accept-Language, Accept-Profile, Content-Type, If-Match, "
        "If-Modified-Since, If-None-Match, If-Range, If-Unmodified-Since, Range"
    ),
    "Access-Control-Max-Age": "86400",
}
KEPT = "public, no-cache"
"""An answer may be kept, but it is to be asked each time whether it still holds."""

VARIES = "Accept, Accept-Datetime, Accept-Language, Accept-Profile"
"""What a page depends on besides its address."""

_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain; charset=utf-8\r\n"
    b"Retry-After: 5\r\nConnection: close\r\nContent-Length: 52\r\n\r\n"
    b"503: too many connections; close some, or try later\n"
)


class HttpError(Fault):
    """What is wrong with a request as HTTP."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass
class _Exchange:
    """A request on its way, and what the log will say of it."""

    http: web.BaseRequest
    client: str
    path: str
    query: str
    request: Request | None = None
    tag: str | None = None
    sent: int = 0
    told: dict[str, object] = field(default_factory=dict)

    @property
    def bare(self) -> bool:
        """Whether only the head of the answer is wanted."""
        return self.http.method == "HEAD"


class Front:
    """Answers HTTP requests by an engine, which can be exchanged while it does.

    Make it in the event loop that it is used in.
    """

    def __init__(self, limits: Limits, options: Options) -> None:
        self.limits = limits
        self.engine: Engine | None = None
        self.telemetry = Telemetry(
            options.log,
            lambda: self.engine.turns.waiting if self.engine else 0,
            lambda: len(self.engine.busy) if self.engine else 0,
        )
        self._options = options
        self._services = Services(limits.time)
        self.replicas = Replicas(options.stores)
        self.telemetry.watch_stores(options.stores, lambda each: each not in self.replicas.down)
        self._edition = self._software = ""
        self._released: datetime | None = None
        self._cache = AnswerCache(options.answer_cache)
        self._files = ReleaseFiles(options.releases)
        self.http = _Server(
            self._handle, behind_proxy=options.behind_proxy, keepalive_timeout=KEEP_ALIVE
        )

    def put_in_place(self, engine: Engine, edition: str, released: str = "") -> Engine | None:
        """Answers from that engine from now on.

        ``edition`` tells its graph from every other; it is empty where a graph may change without
        our knowing, so that no answer can be kept. ``released`` is the day of its release, where
        that is known; pages may be newer, by the releases that are offered. Returns the engine
        that has answered up to now, which may still be at work.
        """
        self.replicas.start()
        self._files.read_again()
        before, self.engine = self.engine, engine
        self._edition = edition
        self._software = _hash(*(path.read_bytes() for path in files.software_files()))
        day = datetime.fromisoformat(f"{released}T00:00+00:00") if released else None
        self._released = max(filter(None, (day, self._files.newest)), default=None)
        self._cache.clear()
        self.telemetry.loads.inc()
        return before

    async def close(self) -> None:
        """Ends what has begun, within the time limit, then everything."""
        await self.http.shutdown(self.limits.time)
        await self._services.close()
        await self.replicas.close()
        if self.engine is not None:
            await self.engine.close()

    async def _handle(self, http: web.BaseRequest) -> web.StreamResponse:
        started = time.perf_counter()
        target = http.raw_path
        if not target.startswith("/") and "://" in target:
            target = "/" + target.partition("://")[2].partition("/")[2]
        path, _, query = target.partition("?")
        exchange = _Exchange(http, self._client(http), path, query)
        try:
            response = await self._respond(exchange)
        except Fault as fault:
            response = await self._explain(exchange, fault)
        except ConnectionError:
            raise
        except Exception:
            logging.getLogger("disarmgraph").exception("%s %s", http.method, path)
            response = await self._explain(exchange, HttpError(500, "an error of ours"))
        finally:
            elapsed = 1000 * (time.perf_counter() - started)
            self._record(exchange, elapsed)
        return response

    async def _respond(self, exchange: _Exchange) -> web.StreamResponse:
        http, path = exchange.http, exchange.path
        if http.method == "OPTIONS":
            return self._options_of(exchange)
        if path == "/sparql":
            if http.method not in protocol.METHODS:
                raise HttpError(405, f"{http.method} is not for {path}; ask with GET or POST")
            return await self._ask(exchange)
        own = {"/health/live": self._live, "/health/ready": self._ready, "/metrics": self._metrics}
        if path in own and http.method in ("GET", "HEAD"):
            exchange.told["kind"] = "health"
            return self._whole(exchange, own[path]())
        file = self._files.answer(path, http.headers) if http.method in ("GET", "HEAD") else None
        if file is not None:
            return await self._send_file(exchange, file)
        return await self._ask(exchange)

    async def _ask(self, exchange: _Exchange) -> web.StreamResponse:
        """Answers from what is kept, by the client or here, or by a worker."""
        exchange.request = await self._read(exchange)
        if self._options.log is not None and exchange.path == "/sparql":
            exchange.told["query"] = _hash(exchange.query.encode(), exchange.request.body)
        if not self._edition:
            return await self._relay(exchange)
        exchange.tag = self._tag(exchange.request)
        etag = f'W/"{exchange.tag}"'
        if exchange.http.method != "POST" and etag in _tags(exchange.http.headers):
            exchange.told["cached"] = True
            return self._unchanged(exchange)
        kept = self._cache.get(exchange.tag)
        if kept is not None:
            exchange.told["cached"] = True
            old = self._is_old(exchange.http)
            return self._unchanged(exchange) if old else self._whole(exchange, kept)
        return await self._relay(exchange)

    async def _relay(self, exchange: _Exchange) -> web.StreamResponse:
        """Has a worker answer, and passes on what it replies."""
        if self.engine is None:
            raise NurseryLost
        reply = await self.engine.answer(exchange.request, exchange.client)
        if "services" in reply.head:
            reply.close()
            answers = await self._services.ask(reply.head["services"])
            asked = replace(exchange.request, services=answers)
            reply = await self.engine.answer(asked, exchange.client)
        try:
            return await self._pass_on(exchange, reply)
        finally:
            exchange.told["rows"] = reply.rows
            if reply.limit:
                exchange.told["limit"] = reply.limit
            reply.close()

    async def _pass_on(self, exchange: _Exchange, reply: Reply) -> web.StreamResponse:
        head = reply.head
        exchange.told["kind"] = head.get("kind")
        exchange.told["limit"] = head.get("limit")
        headers = [(name, value) for name, value in head["headers"]]
        stable = head.get("stable") and bool(exchange.tag)
        if stable:
            if self._is_old(exchange.http):
                return self._unchanged(exchange)
            headers += self._validators(exchange)
        if "stable" in head and not any(name == "Cache-Control" for name, _ in headers):
            headers.append(("Cache-Control", KEPT if stable else "no-store"))
        body = reply.whole_body()
        if body is None:
            return await self._stream(exchange, reply, head["status"], headers)
        whole = Whole(head["status"], headers, body)
        if stable:
            self._cache.put(exchange.tag, whole)
        response = self._whole(exchange, whole)
        if len(body) > LARGE:
            await self._send(exchange, response)
        return response

    def _validators(self, exchange: _Exchange) -> list[tuple[str, str]]:
        """The headers by which a client asks later whether an answer still holds."""
        validators = [("ETag", f'W/"{exchange.tag}"')]
        if self._released:
            validators.append(("Last-Modified", format_datetime(self._released, usegmt=True)))
        return validators

    def _unchanged(self, exchange: _Exchange) -> web.Response:
        """The answer that a client may go on using what it has."""
        varies = "Accept" if exchange.path == "/sparql" else VARIES
        headers = compression.varied([("Cache-Control", KEPT), ("Vary", varies)])
        return self._whole(exchange, Whole(304, self._validators(exchange) + headers, b""))

    def _is_old(self, http: web.BaseRequest) -> bool:
        """Whether a client that knows no tag has had what it asks for since the release."""
        since = http.if_modified_since
        plain = http.method in ("GET", "HEAD") and "If-None-Match" not in http.headers
        return bool(self._released and since and plain) and since >= self._released

    async def _stream(
        self, exchange: _Exchange, reply: Reply, status: int, headers: list[tuple[str, str]]
    ) -> web.StreamResponse:
        """Sends an answer while it is made; one that ends too early is broken off.

        A page, which has been made when its first piece comes, is compressed as a whole one is; of
        the answer to a query each piece is sent as it comes, and costs nobody else any time.
        """
        accepted = None
        if exchange.path != "/sparql" and compression.is_text(Whole(status, headers, b"")):
            accepted = exchange.http.headers.get("Accept-Encoding")
            headers = compression.varied(headers)
        packer = compression.Packer(accepted)
        headers = [*headers, *packer.headers]
        response = web.StreamResponse(
            status=status, headers=CIMultiDict([*headers, *OF_EVERY_ANSWER.items()])
        )
        if exchange.http.version >= HttpVersion11:
            response.enable_chunked_encoding()
        else:
            response.force_close()
        exchange.told["status"] = status
        await response.prepare(exchange.http)
        if exchange.bare:
            return response
        try:
            async for piece in reply.pieces():
                packed = packer.pack(piece)
                exchange.sent += len(packed)
                async with asyncio.timeout(self.limits.time):
                    await response.write(packed)
            rest = packer.rest()
            exchange.sent += len(rest)
            async with asyncio.timeout(self.limits.time):
                await response.write_eof(rest)
        except (Incomplete, TimeoutError) as error:
            exchange.told["limit"] = reply.limit or ("slow" if not str(error) else "broken")
            self._break_off(exchange)
        return response

    async def _send(self, exchange: _Exchange, response: web.Response) -> None:
        """Sends a large body, within the time that a client may take for it."""
        try:
            async with asyncio.timeout(self.limits.time):
                await response.prepare(exchange.http)
                await response.write_eof()
        except TimeoutError:
            exchange.told["limit"] = "slow"
            self._break_off(exchange)

    async def _send_file(self, exchange: _Exchange, file: FileAnswer) -> web.StreamResponse:
        """Sends a file or a part of it; one that is no longer whole on the disk is broken off."""
        exchange.told |= {"kind": "file", "status": file.status}
        response = web.StreamResponse(
            status=file.status, headers=CIMultiDict([*file.headers, *OF_EVERY_ANSWER.items()])
        )
        if file.status != 304:
            response.content_length = file.length
        await response.prepare(exchange.http)
        if exchange.bare or not file.length:
            return response
        try:
            async for piece in file.pieces():
                exchange.sent += len(piece)
                async with asyncio.timeout(self.limits.time):
                    await response.write(piece)
        except TimeoutError:
            exchange.told["limit"] = "slow"
            self._break_off(exchange)
        if exchange.sent < file.length:
            exchange.told["limit"] = "broken"
            self._break_off(exchange)
        return response

    def _break_off(self, exchange: _Exchange) -> None:
        """Ends the connection so that nobody can take what was sent as whole.

        In HTTP/1.1 the last chunk is missing. In HTTP/1.0 the end of the connection is the end of
        the answer, so it is reset, which is an error, and not closed.
        """
        transport = exchange.http.transport
        if transport is not None:
            reset = struct.pack("ii", 1, 0)
            transport.get_extra_info("socket").setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, reset
            )
            transport.abort()
        raise ConnectionResetError

    def _whole(self, exchange: _Exchange, whole: Whole) -> web.Response:
        if compression.is_text(whole):
            whole = replace(whole, headers=compression.varied(whole.headers))
            whole = compression.compressed(whole, exchange.http.headers.get("Accept-Encoding"))
        exchange.told["status"] = whole.status
        exchange.sent = len(whole.body)
        headers = CIMultiDict(whole.headers)
        headers.update(OF_EVERY_ANSWER)
        return web.Response(status=whole.status, headers=headers, body=whole.body)

    async def _explain(self, exchange: _Exchange, fault: Fault) -> web.StreamResponse:
        """The answer that tells of a problem, as the client prefers it."""
        asked = exchange.request or self._request(exchange, b"")
        document = problem.of_fault(fault, asked.language)
        exchange.told.setdefault("limit", fault.limit)
        allow = [("Allow", ", ".join(protocol.METHODS))] if fault.status == 405 else []
        media_type = problem.media_type(exchange.http.headers.get("Accept"))
        if media_type == formats.HTML:
            whole = await self._problem_page(exchange, asked, fault, document)
            if whole is not None:
                return self._whole(exchange, replace(whole, headers=whole.headers + allow))
            media_type = problem.TEXT
        content_type = [("Content-Type", formats.content_type(media_type))]
        headers = problem.headers(document) + allow + content_type
        body = problem.body(document, media_type)
        response = self._whole(exchange, Whole(fault.status, headers, body))
        if fault.status in (408, 413):
            response.force_close()
        return response

    async def _problem_page(
        self, exchange: _Exchange, asked: Request, fault: Fault, document: dict[str, object]
    ) -> Whole | None:
        """A page by a worker; None where there is none to spare for it."""
        if isinstance(fault, Busy | TooMany | NurseryLost):
            return None
        try:
            return await self.engine.fetch(replace(asked, problem=document), exchange.client)
        except Fault:
            return None

    def _options_of(self, exchange: _Exchange) -> web.Response:
        methods = [m for m in protocol.METHODS if m != "POST" or exchange.path in POSTED]
        allowed = ", ".join(methods)
        headers = {"Allow": allowed, "Access-Control-Allow-Methods": allowed} | PREFLIGHT
        return self._whole(exchange, Whole(204, list(headers.items()), b""))

    async def _read(self, exchange: _Exchange) -> Request:
        """The request with its body. Raises HttpError."""
        http = exchange.http
        if http.method != "POST":
            return self._request(exchange, b"")
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
            async with asyncio.timeout(self.limits.time):
                body = await http.read()
        except TimeoutError:
            raise HttpError(408, "the body of the request did not come; send it again") from None
        except web.HTTPRequestEntityTooLarge:
            raise HttpError(413, too_long) from None
        except web.RequestPayloadError as error:
            raise HttpError(400, f"the body of the request is broken: {error}") from None
        return self._request(exchange, body)

    def _request(self, exchange: _Exchange, body: bytes) -> Request:
        http = exchange.http
        headers = {name: http.headers[name] for name in HEADERS if name in http.headers}
        scheme = "http"
        if self._options.behind_proxy:
            scheme = "https" if http.headers.get("X-Forwarded-Proto") == "https" else "http"
        target = exchange.path + ("?" + exchange.query if exchange.query else "")
        method = "GET" if exchange.bare else http.method
        return Request(method, target, headers, body, scheme, down=tuple(self.replicas.down))

    def _tag(self, request: Request) -> str:
        """What tells an answer from every other: graph, question and format."""
        headers = request.headers
        parts = [self._edition, request.target, headers.get("accept", "-")]
        if request.body:
            parts.append(headers.get("content-type", ""))
        if not request.query_string:
            # The service's description names its address.
            parts += [request.scheme, headers.get("host", "")]
        if request.path != "/sparql":
            of_pages = ("accept-datetime", "accept-language", "accept-profile", "host")
            parts += [request.method, request.scheme, date.today().isoformat()]
            parts += [self._software, self._options.contact, *self._files.versions]
            parts += [headers.get(name, "") for name in of_pages]
        encoded = [part.encode("utf-8", "surrogateescape") for part in parts]
        return _hash(*encoded, request.body)

    def _client(self, http: web.BaseRequest) -> str:
        """Who asks: an address, or the network of one in IPv6, where a client has a whole one."""
        address = http.remote or ""
        if self._options.behind_proxy:
            address = http.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
        if ":" not in address:
            return address
        try:
            return str(ipaddress.ip_network((address.partition("%")[0], 64), strict=False))
        except ValueError:
            return address

    def _live(self) -> Whole:
        return _said(200, "live")

    def _ready(self) -> Whole:
        if self.engine is None or self.engine.lost:
            return _said(503, "the graph is being loaded")
        if self.replicas.none_left:
            return _said(503, "no store that has the graph answers")
        return _said(200, f"ready: {self._edition}")

    def _metrics(self) -> Whole:
        content_type = "text/plain; version=0.0.4; charset=utf-8"
        return Whole(200, [("Content-Type", content_type)], self.telemetry.metrics())

    def _record(self, exchange: _Exchange, milliseconds: float) -> None:
        told = exchange.told
        # Who has gone away before the answer has got none: 499, as others log it.
        status = told.pop("status", 499)
        self.telemetry.record(
            Entry(
                exchange.http.method,
                exchange.path,
                status,
                round(milliseconds, 2),
                exchange.sent,
                client=exchange.client if self._options.log_clients else None,
                **told,
            )
        )


def _hash(*parts: bytes) -> str:
    return hashlib.blake2b(b"\0".join(parts), digest_size=12).hexdigest()


def _tags(headers: CIMultiDict[str]) -> list[str]:
    """The entity tags of If-None-Match, as weak ones, which compare alike (RFC 9110, 13.1.2)."""
    tags = [tag.strip() for tag in headers.get("If-None-Match", "").split(",")]
    return [tag if tag.startswith("W/") else f"W/{tag}" for tag in tags]


def _said(status: int, text: str) -> Whole:
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
    return Whole(status, headers, text.encode() + b"\n")


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


class _Server(web.Server):
    """aiohttp's server with a bound on connections, for all and for each client."""

    def __init__(self, handler, *, behind_proxy: bool, keepalive_timeout: float) -> None:
        quiet = logging.getLogger("disarmgraph.http")
        quiet.addHandler(logging.NullHandler())
        quiet.propagate = False
        super().__init__(
            handler,
            handler_cancellation=True,
            keepalive_timeout=keepalive_timeout,
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
        return _Connection(self, loop=self._loop, **self._kwargs)

    def connection_made(self, handler: RequestHandler, transport: asyncio.Transport) -> None:
        super().connection_made(handler, transport)
        address = _address(transport)
        self._clients[address] += 1
        if len(self._connections) > MAX_CONNECTIONS or self._clients[address] > self._per_client:
            transport.write(_FULL)
            handler.force_close()

    def connection_lost(self, handler: RequestHandler, error: BaseException | None = None) -> None:
        address = _address(self._connections[handler])
        self._clients[address] -= 1
        if not self._clients[address]:
            del self._clients[address]
        super().connection_lost(handler, error)


def _address(transport: asyncio.Transport) -> str:
    peer = transport.get_extra_info("peername")
    return peer[0] if peer else ""
