"""The process that evaluates queries, one after the other, and may be killed at any time."""

import ctypes
import faulthandler
import os
import resource
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, QueryTriples, Store, serialize

from disarmgraph import channel, query_text
from disarmgraph.formats import GRAPHS, RESULTS, named

MEMORY = 2 * 2**30
"""Bytes that a worker may add to what the graph takes; beyond it the engine aborts the process."""

MAX_ANSWER = 256 * 2**20
"""Bytes of an answer that a worker hands over, since the server holds each whole in memory."""

_PR_SET_PDEATHSIG = 1


def die_with(parent: int) -> None:
    """Asks the system to kill this process when its parent ends, however the parent ends.

    The signal comes when the thread that forked ends, so fork where the thread lives as long as
    the process. Systems other than Linux lack this; there a worker ends at its next message.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def confine() -> None:
    """Takes from this process what a hostile query could use: memory, and files and sockets.

    With no descriptor to be had, the engine cannot connect to anything, whatever the query says.
    A crash is foreseen, and told to who asked in our words: what Python or the engine would print
    of it (where in the code it happened) goes nowhere.
    """
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        limit = pages * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def work(connection: socket.socket, store: Store) -> None:
    """Answers the requests that come in until the other side closes the connection.

    A request is the text of a query with the head ``media_type``, ``default_graphs`` and
    ``named_graphs``; the answer is the result with an empty head, or the head ``error``.
    """
    with suppress(EOFError, ConnectionError):
        while True:
            head, body = channel.receive(connection)
            channel.send(connection, *_answer(store, body.decode(), head))


def _answer(store: Store, text: str, head: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The head and the body of the answer to a request."""
    try:
        body = _evaluate(store, text, head)
    except SyntaxError:
        return {"error": "syntax"}, b""
    except MemoryError:
        return {"error": "memory"}, b""
    except (RuntimeError, ValueError, OSError) as error:
        return {"error": "query", "message": str(error)}, b""
    if len(body) > MAX_ANSWER:
        return {"error": "size"}, b""
    return {}, body


def _evaluate(store: Store, text: str, head: dict[str, Any]) -> bytes:
    """The result in the media type asked for."""
    default, names = head["default_graphs"], head["named_graphs"]
    dataset = {}
    if default or names:
        dataset["default_graph"] = [_graph_name(iri) for iri in default]
        dataset["named_graphs"] = [_graph_name(iri) for iri in names]
    results = store.query(text, **dataset)
    chosen = named(head["media_type"], RESULTS + GRAPHS)
    if isinstance(results, QueryTriples):
        return serialize(results, format=chosen.writer, prefixes=_prefixes(text))
    return results.serialize(format=chosen.writer)


def _graph_name(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise ValueError(f"{iri[:60]!r} cannot name a graph: {error}; write a whole IRI") from error


def _prefixes(text: str) -> dict[str, str]:
    """The prefixes that a query declares, to write a graph with, less those relative to a base."""
    usable = {}
    for prefix, namespace in query_text.declared_prefixes(text).items():
        with suppress(ValueError):
            usable[prefix] = NamedNode(namespace).value
    return usable
