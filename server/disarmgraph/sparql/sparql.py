"""What is answered to a request to /sparql: SPARQL 1.1 Protocol over the graph, read-only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from pyoxigraph import QueryBoolean, QuerySolutions, Triple, serialize

from disarmgraph import formats
from disarmgraph.fault import Fault
from disarmgraph.formats import GRAPHS, HTML, Format
from disarmgraph.protocol import protocol
from disarmgraph.protocol.negotiation import choose
from disarmgraph.protocol.protocol import ProtocolError, Query
from disarmgraph.protocol.request import Request
from disarmgraph.query import query_text
from disarmgraph.sparql import federation, service_description
from disarmgraph.sparql.evaluation import AnyStore, as_faults, evaluate, notes, prefixes
from disarmgraph.sparql.federation import ServicesWanted


class NotAcceptable(Fault):
    """The client accepts none of the formats that the answer can be written in."""

    status = 406


@dataclass(frozen=True)
class Answer:
    """The answer to a query, or of the service about itself, before it is written.

    ``stable`` says that the query has the same answer as long as the graph is the same, ``notes``
    what its reader should know of it.
    """

    kind: str
    format: Format
    result: QuerySolutions | QueryBoolean | Iterable[Triple]
    prefixes: dict[str, str] = field(default_factory=dict)
    stable: bool = True
    notes: Sequence[str] = ()

    def write(self, output: BinaryIO) -> None:
        """Writes the answer while its rows are found.

        Raises QueryError, MemoryLimitExceeded or StoreUnavailable, whatever has been written by
        then, and ConnectionError where nobody reads it.
        """
        writer = self.format.writer
        with as_faults():
            if isinstance(self.result, QuerySolutions | QueryBoolean):
                self.result.serialize(output, format=writer)
            else:
                serialize(self.result, output, format=writer, prefixes=self.prefixes)


def answer(store: AnyStore, request: Request, services: Sequence[str] = ()) -> Answer | None:
    """The answer to a request, the description of the service where it has no query.

    None where a page is wanted. Raises Fault: what is wrong with the request, with the query, or
    with the formats that are accepted; and ServicesWanted where one of those endpoints has to be
    asked before.
    """
    query = protocol.read(request)
    if query is None:
        return _introduction(store, request, services)
    query = federated(query, request, services)
    text = query_text.read(query.text)
    kind = text.kind
    offered = formats.offered(kind)
    chosen = _format(f"the answer to {kind}", offered, query.accept, query.format)
    if chosen is None:
        return None
    result = evaluate(store, query, text)
    stable = not text.volatile and not request.services
    declared = prefixes(text) if offered == GRAPHS else {}
    return Answer(kind, chosen, result, declared, stable, notes(store, text))


def federated(query: Query, request: Request, services: Sequence[str] = ()) -> Query:
    """The query with the answers of other endpoints in it, which the request brings.

    Raises ServicesWanted where it wants them of the services and does not bring them.
    """
    addresses = [address for address, _ in request.services] or services
    if not addresses:
        return query
    wanted = federation.calls(query_text.read(query.text), addresses)
    if wanted and not request.services:
        raise ServicesWanted(wanted)
    answers = [answer for _, answer in request.services]
    return replace(query, text=federation.with_answers(query.text, wanted, answers))


def _introduction(store: AnyStore, request: Request, services: Sequence[str]) -> Answer | None:
    chosen = _format("the description", GRAPHS, request.headers.get("accept"), "")
    if chosen is None:
        return None
    address = f"{request.scheme}://{request.headers.get('host', '')}/sparql"
    try:
        described = list(service_description.triples(store, address, federates=bool(services)))
    except ValueError as error:
        raise ProtocolError(f"{address}: the header Host names no host: {error}") from error
    return Answer("description", chosen, described, service_description.PREFIXED)


def _format(what: str, offered: tuple[Format, ...], accept: str | None, name: str) -> Format | None:
    """The format by its name or by the Accept header; None where that prefers a page.

    A name that is none of ours is left alone, since clients have their own for what their Accept
    header says.
    """
    named = formats.named(name, offered)
    if named:
        return named
    media_types = [each.media_type for each in offered] + [HTML]
    chosen = choose(accept, media_types)
    if chosen is None:
        raise NotAcceptable(
            f"{what} can be sent as {', '.join(media_types)}; "
            f"accept one of them, or add format= with one of {formats.names(offered)}"
        )
    return None if chosen == HTML else formats.named(chosen, offered)
