"""Loads a release into a store elsewhere, by the SPARQL 1.1 Graph Store HTTP Protocol.

Each named graph replaces its former self by one PUT, which is as atomic as the store makes it. What
has been sent is noted in the store, in a graph of its own: a run that was broken off is gone on
with, and the next release sends only what has changed and removes what is no more.
"""

import hashlib
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

import requests
from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    Triple,
    parse,
    serialize,
)
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from disarmgraph.fault import Fault
from disarmgraph.files import GRAPHS

NOTES = GRAPHS + "publication"
"""The graph that notes what the store has."""

CHECKSUM = NOTES + "#checksum"
UNION = "default"
"""How the union of all graphs is noted, where it is sent as the default graph."""

TRIES = 4
TIMEOUT = (10, 600)
"""Seconds for a connection, and for a store to answer."""

SENDING = (600, 600)
"""The same where a graph is sent: what bounds the connection bounds the sending of its body too,
and a store may read no faster than it takes in."""

TURTLE = "text/turtle"
"""What graphs are sent as; every store reads it, and N-Triples, which are written, are Turtle."""


class PublishError(Fault):
    """A store cannot be loaded: which graph, why, and what to do."""


class Step(NamedTuple):
    """What was done (``sent``, ``kept`` or ``removed``), to which graph, and how far that is."""

    done: str
    graph: str
    number: int
    total: int


class GraphStore:
    """A store that speaks the Graph Store Protocol at an address, and a user if it wants one."""

    def __init__(self, address: str, user: str | None = None, password: str = "") -> None:
        self._address = address
        self._user = (user, password)
        self._session = requests.Session()
        self._session.headers["User-Agent"] = "disarmgraph"

    def get(self, graph: str) -> bytes:
        """A graph in Turtle, which is empty where there is none. Raises PublishError."""
        response = self._send("GET", graph, headers={"Accept": TURTLE}, missing_is_fine=True)
        return response.content if response.status_code == 200 else b""

    def put(self, graph: str, turtle: bytes) -> None:
        """Replaces a graph. Raises PublishError."""
        self._send("PUT", graph, data=turtle, headers={"Content-Type": TURTLE})

    def delete(self, graph: str) -> None:
        """Removes a graph. Raises PublishError."""
        self._send("DELETE", graph, missing_is_fine=True)

    def _send(
        self, method: str, graph: str, *, missing_is_fine: bool = False, **request
    ) -> requests.Response:
        which = {"default": ""} if graph == UNION else {"graph": graph}
        for attempt in range(1, TRIES + 1):
            try:
                response = self._authorised(method, which, request)
            except requests.RequestException as error:
                reason = f"{type(error).__name__}, {_root(error)}"
            else:
                if response.ok or (missing_is_fine and response.status_code == 404):
                    return response
                told = " ".join(response.text.split())[:200] or response.reason
                reason = f"{response.status_code} {told}"
                if response.status_code < 500:
                    break
            if attempt < TRIES:
                time.sleep(2**attempt / 4)
        raise PublishError(
            f"{self._address}: {method} of {graph} failed: {reason}; "
            "mend it and run the same command again, which goes on from here"
        )

    def _authorised(self, method: str, which: dict[str, str], request: dict) -> requests.Response:
        """Sends a request, and once more as the user if the store asks who it is."""
        timeout = SENDING if method == "PUT" else TIMEOUT
        response = self._session.request(
            method, self._address, params=which, timeout=timeout, **request
        )
        if response.status_code != 401 or self._user[0] is None:
            return response
        digest = response.headers.get("WWW-Authenticate", "").lower().startswith("digest")
        auth: AuthBase = HTTPDigestAuth(*self._user) if digest else HTTPBasicAuth(*self._user)
        self._session.auth = auth
        return self._session.request(
            method, self._address, params=which, timeout=timeout, **request
        )


def _root(error: BaseException) -> BaseException:
    """What the system said, below what the libraries made of it."""
    while error.__context__ is not None:
        error = error.__context__
    return error


def publish(
    store: Store, target: GraphStore, *, with_union: bool, tell: Callable[[Step], None]
) -> None:
    """Brings the target to what is in the store, graph by graph, and tells each step.

    ``with_union`` sends the union of all graphs as the target's default graph too, for stores of
    which it is not by itself. Raises PublishError; what was sent by then is noted.
    """
    noted = dict(_noted(target))
    graphs = sorted(graph.value for graph in store.named_graphs())
    wanted = [*graphs, *([UNION] if with_union else [])]
    stale = sorted(set(noted) - set(wanted))
    total = len(wanted) + len(stale)
    for number, graph in enumerate(wanted, start=1):
        body = _turtle(store, graph)
        checksum = hashlib.sha256(body).hexdigest()
        done = "kept" if noted.get(graph) == checksum else "sent"
        if done == "sent":
            # Until it is there, nobody may think that it is.
            if noted.pop(graph, None):
                _note(target, noted)
            target.put(graph, body)
            noted[graph] = checksum
            _note(target, noted)
        tell(Step(done, graph, number, total))
    for number, graph in enumerate(stale, start=len(wanted) + 1):
        target.delete(graph)
        del noted[graph]
        _note(target, noted)
        tell(Step("removed", graph, number, total))


def _turtle(store: Store, graph: str) -> bytes:
    """A graph in N-Triples, the same bytes for the same graph, also where it has blank nodes."""
    name = DefaultGraph() if graph == UNION else NamedNode(graph)
    found = Dataset(Quad(*quad.triple) for quad in store.quads_for_pattern(None, None, None, name))
    found.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    lines = serialize(found, format=RdfFormat.N_TRIPLES).splitlines()
    return b"\n".join(sorted(lines)) + b"\n"


def _noted(target: GraphStore) -> Iterator[tuple[str, str]]:
    """The graphs that the target has by its notes, each with its checksum."""
    for quad in parse(target.get(NOTES), format=RdfFormat.TURTLE, base_iri=NOTES):
        if quad.predicate.value == CHECKSUM:
            yield quad.subject.value.removeprefix(NOTES + "#"), quad.object.value


def _note(target: GraphStore, noted: dict[str, str]) -> None:
    triples = [
        Triple(
            NamedNode(NOTES + "#" + graph if graph == UNION else graph),
            NamedNode(CHECKSUM),
            Literal(checksum),
        )
        for graph, checksum in sorted(noted.items())
    ]
    target.put(NOTES, serialize(triples, format=RdfFormat.N_TRIPLES))
