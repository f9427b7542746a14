"""The side of the server that clients see: HTTP in, HTTP out, nothing of the graph.

One process and one thread serve all connections. It reads requests, has workers answer them, and
passes on what they reply; it neither reads a query nor touches the store, so that no query can
hold it up.
"""

import logging
import time
from dataclasses import replace
from datetime import datetime

from aiohttp import web

from disarmgraph import files, formats
from disarmgraph.fault import Fault
from disarmgraph.protocol import problem, protocol
from disarmgraph.protocol.request import Request
from disarmgraph.serving import cors, sending, validators
from disarmgraph.serving.connections import Connections
from disarmgraph.serving.exchange import Exchange, HttpError
from disarmgraph.serving.options import Options
from disarmgraph.serving.release_files import ReleaseFiles
from disarmgraph.serving.replicas import Replicas
from disarmgraph.serving.services import Services
from disarmgraph.serving.validators import KEPT, Validators
from disarmgraph.workers.answer_cache import AnswerCache
from disarmgraph.workers.engine import Engine
from disarmgraph.workers.limits import Limits
from disarmgraph.workers.nursery import NurseryLost
from disarmgraph.workers.received import Received
from disarmgraph.workers.telemetry import Telemetry
from disarmgraph.workers.turns import Busy, TooMany
from disarmgraph.workers.whole import Whole

LARGE = 2**16
"""Bytes of a body beyond which a client might read it too slowly."""


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
        self._validators = Validators()
        self._cache = AnswerCache(options.answer_cache)
        self._files = ReleaseFiles(options.releases)
        self._health = {
            "/health/live": lambda: _said(200, "live"),
            "/health/ready": self._ready,
            "/metrics": self._metrics,
        }
        self.http = Connections(self._handle, behind_proxy=options.behind_proxy)

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
        day = datetime.fromisoformat(f"{released}T00:00+00:00") if released else None
        newest = max(filter(None, (day, self._files.newest)), default=None)
        software = validators.digest(*(path.read_bytes() for path in files.software_files()))
        made_with = (software, self._options.contact, *self._files.versions)
        self._validators = Validators(edition, newest, made_with)
        self._cache.clear()
        self.telemetry.loads.inc()
        return before

    async def close(self) -> None:
        """Ends what has begun, within the time limit, then everything."""
        # Else a connection on which nothing is asked stays open so long, and a request that comes
        # on it is not heard.
        self.http.pre_shutdown()
        await self.http.shutdown(self.limits.time)
        await self._services.close()
        await self.replicas.close()
        if self.engine is not None:
            await self.engine.close()

    async def _handle(self, http: web.BaseRequest) -> web.StreamResponse:
        started = time.perf_counter()
        exchange = Exchange.of(http, behind_proxy=self._options.behind_proxy)
        try:
            response = await self._respond(exchange)
        except Fault as fault:
            response = await self._explain(exchange, fault)
        except ConnectionError:
            raise
        except Exception:
            logging.getLogger("disarmgraph").exception("%s %s", http.method, exchange.path)
            response = await self._explain(exchange, HttpError(500, "an error of ours"))
        finally:
            elapsed = 1000 * (time.perf_counter() - started)
            client = exchange.client if self._options.log_clients else None
            self.telemetry.record(exchange.entry(elapsed, client))
        return response

    async def _respond(self, exchange: Exchange) -> web.StreamResponse:
        method, path = exchange.http.method, exchange.path
        if method == "OPTIONS":
            return sending.whole_response(exchange, cors.preflight(path))
        if path == "/sparql":
            if method not in protocol.METHODS:
                raise HttpError(405, f"{method} is not for {path}; ask with GET or POST")
            return await self._ask(exchange)
        if exchange.reads:
            if path in self._health:
                exchange.told["kind"] = "health"
                return sending.whole_response(exchange, self._health[path]())
            file = self._files.answer(path, exchange.http.headers)
            if file is not None:
                return await sending.send_file(exchange, file, self.limits.time)
        return await self._ask(exchange)

    async def _ask(self, exchange: Exchange) -> web.StreamResponse:
        """Answers from what is kept, by the client or here, or by a worker."""
        body = await exchange.body(self.limits.time)
        exchange.request = exchange.asks(body, self.replicas.down)
        if self._options.log is not None and exchange.path == "/sparql":
            exchange.told["query"] = validators.digest(exchange.query.encode(), body)
        if not self._validators.edition:
            return await self._relay(exchange)
        exchange.tag = self._validators.tag(exchange.request)
        if exchange.http.method != "POST" and self._validators.is_known(exchange):
            exchange.told["cached"] = True
            return self._unchanged(exchange)
        kept = self._cache.get(exchange.tag)
        if kept is not None:
            exchange.told["cached"] = True
            if self._validators.is_old(exchange):
                return self._unchanged(exchange)
            return sending.whole_response(exchange, kept)
        return await self._relay(exchange)

    async def _relay(self, exchange: Exchange) -> web.StreamResponse:
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

    async def _pass_on(self, exchange: Exchange, reply: Received) -> web.StreamResponse:
        head = reply.head
        exchange.told["kind"] = head.get("kind")
        exchange.told["limit"] = head.get("limit")
        headers = [(name, value) for name, value in head["headers"]]
        stable = head.get("stable") and bool(exchange.tag)
        if stable:
            if self._validators.is_old(exchange):
                return self._unchanged(exchange)
            headers += self._validators.of(exchange.tag)
        if "stable" in head and not any(name == "Cache-Control" for name, _ in headers):
            headers.append(("Cache-Control", KEPT if stable else "no-store"))
        body = reply.whole_body()
        if body is None:
            return await sending.stream(exchange, reply, head["status"], headers, self.limits.time)
        whole = Whole(head["status"], headers, body)
        if stable:
            self._cache.put(exchange.tag, whole)
        response = sending.whole_response(exchange, whole)
        if len(body) > LARGE:
            await sending.send(exchange, response, self.limits.time)
        return response

    def _unchanged(self, exchange: Exchange) -> web.Response:
        return sending.whole_response(exchange, self._validators.unchanged(exchange))

    async def _explain(self, exchange: Exchange, fault: Fault) -> web.StreamResponse:
        """The answer that tells of a problem, as the client prefers it."""
        asked = exchange.request or exchange.asks(b"", self.replicas.down)
        document = problem.of_fault(fault, asked.language)
        exchange.told.setdefault("limit", fault.limit)
        allow = [("Allow", ", ".join(protocol.METHODS))] if fault.status == 405 else []
        media_type = problem.media_type(exchange.http.headers.get("Accept"))
        if media_type == formats.HTML:
            whole = await self._problem_page(exchange, asked, fault, document)
            if whole is not None:
                whole = replace(whole, headers=whole.headers + allow)
                return sending.whole_response(exchange, whole)
            media_type = problem.TEXT
        content_type = [("Content-Type", formats.content_type(media_type))]
        headers = problem.headers(document) + allow + content_type
        body = problem.body(document, media_type)
        response = sending.whole_response(exchange, Whole(fault.status, headers, body))
        if fault.status in (408, 413):
            response.force_close()
        return response

    async def _problem_page(
        self, exchange: Exchange, asked: Request, fault: Fault, document: dict[str, object]
    ) -> Whole | None:
        """A page by a worker; None where there is none to spare for it."""
        if isinstance(fault, Busy | TooMany | NurseryLost):
            return None
        try:
            return await self.engine.fetch(replace(asked, problem=document), exchange.client)
        except Fault:
            return None

    def _ready(self) -> Whole:
        if self.engine is None or self.engine.lost:
            return _said(503, "the graph is being loaded")
        if self.replicas.none_left:
            return _said(503, "no store that has the graph answers")
        return _said(200, f"ready: {self._validators.edition or 'from a store elsewhere'}")

    def _metrics(self) -> Whole:
        content_type = "text/plain; version=0.0.4; charset=utf-8"
        return Whole(200, [("Content-Type", content_type)], self.telemetry.metrics())


def _said(status: int, text: str) -> Whole:
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store")]
    return Whole(status, headers, text.encode() + b"\n")
