"""The process that answers requests, one after the other, and may be killed at any time."""

import os
import resource
import socket
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from disarmgraph import formats, texts
from disarmgraph.child_process import bound_memory, mute
from disarmgraph.fault import Fault
from disarmgraph.protocol import problem
from disarmgraph.protocol.request import Request
from disarmgraph.sparql import sparql
from disarmgraph.sparql.evaluation import AnyStore
from disarmgraph.sparql.federation import ServicesWanted
from disarmgraph.sparql.remote import RemoteStore
from disarmgraph.workers import channel
from disarmgraph.workers.limits import Limits
from disarmgraph.workers.reply import Reply, ReplyTooLong
from disarmgraph.workers.whole import Headers

_OURS = "an error of ours, which the log of the server tells; ask in another way, or report it"


@dataclass(frozen=True)
class Page:
    """A page or file, whole."""

    status: int
    headers: Headers
    body: bytes


class AnswerTooLong(Fault):
    """The answer has more bytes than an answer may have."""

    def __init__(self) -> None:
        english, self.french = texts.both("stopped-size")
        super().__init__(english)


Pages = Callable[[Request], Page]
"""What answers every request that is no query: a request with a problem by a page about that."""


def confine(limits: Limits, said: int) -> None:
    """Takes from this process what a hostile query could use: memory, and files and sockets.

    It may add so many bytes to what the graph takes; beyond them the engine aborts the process.
    With no descriptor to be had, the engine cannot connect to anything, whatever the query says.
    A crash is foreseen, and told to who asked in our words: what Python or the engine print of it
    (where in the code it happened) is ``said`` to the nursery, which knows the reason by it.
    """
    mute(said)
    os.close(said)
    bound_memory(limits.memory)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (limits.descriptors, limits.descriptors))


def work(connection: socket.socket, store: AnyStore, pages: Pages, limits: Limits) -> None:
    """Answers the requests that come in until the other side closes the connection.

    Queries are answered here, everything else is a page. A reply that would be longer than it may
    be is broken off. A query that needs the answers of other endpoints is sent back with their
    addresses and what to ask them.
    """
    with suppress(EOFError, ConnectionError):
        while True:
            request = Request.of_message(*channel.receive(connection))
            if isinstance(store, RemoteStore):
                store.down = request.down
            _reply(request, store, pages, Reply(connection, limits.answer), limits.services)


def _reply(
    request: Request,
    store: AnyStore,
    pages: Pages,
    reply: Reply,
    services: Sequence[str] = (),
) -> None:
    try:
        is_query = request.path == "/sparql" and not request.problem
        if not (is_query and _ask(request, store, reply, services)):
            _page(request, pages, reply)
    except ServicesWanted as wanted:
        calls = [(each.address, each.query, each.silent) for each in wanted.calls]
        reply.head(200, [], services=calls)
        reply.end()
    except Fault as fault:
        _explain(problem.of_fault(fault, request.language), request, pages, reply)
    except ReplyTooLong:
        told = AnswerTooLong().in_language(request.language)
        _explain(problem.document(503, *told, limit="size"), request, pages, reply)
    except ConnectionError:
        raise
    except Exception:
        document = problem.document(500, _OURS)
        _explain(document, request, pages, reply, trace=traceback.format_exc())
    else:
        reply.end()


def _ask(request: Request, store: AnyStore, reply: Reply, services: Sequence[str]) -> bool:
    """Writes the answer to a query; False where a page is wanted."""
    answer = sparql.answer(store, request, services)
    if answer is None:
        return False
    headers = [
        ("Content-Type", formats.content_type(answer.format.media_type)),
        ("Vary", "Accept"),
        *(("Warning", f'299 disarmgraph "{_ascii(note)}"') for note in answer.notes),
    ]
    reply.head(200, headers, kind=answer.kind, stable=answer.stable)
    answer.write(reply)
    return True


def _ascii(note: str) -> str:
    """A note as a quoted string in a header holds it."""
    return note.replace("\\", "\\\\").replace('"', '\\"').encode("ascii", "replace").decode()


def _page(request: Request, pages: Pages, reply: Reply, **more: Any) -> None:
    """Writes the page at the path of the request, or of its problem."""
    page = pages(request)
    if page.status == 200:
        kept = ("Cache-Control", "no-store") not in page.headers
        more["stable"] = request.method == "GET" and kept
    reply.head(page.status, page.headers, **more)
    reply.write(page.body)


def _explain(
    document: dict[str, Any], request: Request, pages: Pages, reply: Reply, **more: str
) -> None:
    """Replies with a problem in the form that the client prefers, or breaks off what it has."""
    if "limit" in document:
        more["limit"] = document["limit"]
    if reply.began:
        reply.break_off(document["detail"], **more)
        return
    reply.restart()
    media_type = problem.media_type(request.headers.get("accept"))
    if media_type == formats.HTML and not request.problem:
        _page(replace(request, problem=document), pages, reply, **more)
    else:
        reply.head(
            document["status"],
            [("Content-Type", formats.content_type(media_type)), *problem.headers(document)],
            **more,
        )
        reply.write(problem.body(document, media_type))
    reply.end()
