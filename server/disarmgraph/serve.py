"""Serves the application on a port until it is told to stop."""

import os
import signal

import click
import waitress
from pyoxigraph import DefaultGraph, NamedNode, Store
from waitress.server import BaseWSGIServer, MultiSocketServer

from disarmgraph.app import MAX_REQUEST, create_app
from disarmgraph.engine import Engine
from disarmgraph.fault import Fault
from disarmgraph.namespaces import DISARM

PAGE_THREADS = 6
"""Threads beyond those that queries can hold, so that pages answer while queries wait."""


class ServeError(Fault):
    """The server cannot listen where it was told to."""


def serve(store: Store, host: str, port: int, time_limit: float) -> None:
    """Answers requests until SIGINT or SIGTERM; no process is left behind. Raises ServeError."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with Engine(store, time_limit, workers=os.cpu_count() or 1) as engine:
        server = _listen(store, engine, host, port)
        click.echo(_greeting(store, engine, server))
        server.run()
        server.close()
    click.echo("Stopped.")


def _listen(
    store: Store, engine: Engine, host: str, port: int
) -> BaseWSGIServer | MultiSocketServer:
    try:
        return waitress.create_server(
            create_app(store, engine),
            host=host,
            port=port,
            threads=engine.places + PAGE_THREADS,
            # The application answers a body that is too long; this bounds what reaches it.
            max_request_body_size=16 * MAX_REQUEST,
            ident="disarmgraph",
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ServeError(
            f"cannot listen on {host}, port {port}: {reason}; "
            "stop what uses it, or choose others with --host and --port"
        ) from error


def _greeting(store: Store, engine: Engine, server: BaseWSGIServer | MultiSocketServer) -> str:
    """What is served, where, within which limits, and how to stop it."""
    one = server if isinstance(server, BaseWSGIServer) else next(iter(server.map.values()))
    host, port = one.effective_host, one.effective_port
    address = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    triples = sum(1 for _ in store.quads_for_pattern(None, None, None, DefaultGraph()))
    passages = NamedNode(DISARM + "isPassageOf")
    documents = {quad.object for quad in store.quads_for_pattern(None, passages, None)}
    return (
        f"disarmgraph answers on {address} and on {address}sparql\n"
        f"  {triples} triples, {len(documents)} documents read passage by passage\n"
        f"  {engine.time_limit:g} s for a query, {engine.workers} queries at a time\n"
        "Stop with Ctrl-C."
    )
