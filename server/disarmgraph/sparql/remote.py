"""A store behind another SPARQL 1.1 endpoint, or behind several with the same data.

It has the methods of the embedded store that the rest of the package calls, so that queries and
pages are answered from either alike. What is asked of an endpoint goes over HTTP: results in JSON,
graphs in N-Triples, read as they come and never taken for whole when they are not.
"""

import os
import time
from collections.abc import Iterator, Mapping, Sequence

import requests
from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    Variable,
    parse,
    parse_query_results,
)

from disarmgraph.formats import RESULTS_JSON
from disarmgraph.query import query_text
from disarmgraph.query.query_text import KINDS, QueryText
from disarmgraph.sparql.remote_answer import (
    Body,
    StoreRefused,
    StoreUnavailable,
    unreadable,
    yes_or_no,
)
from disarmgraph.triples import Term

CONNECT = 3.0
"""Seconds within which a connection to an endpoint must be there."""

REST = 10.0
"""Seconds for which an endpoint that has failed is not asked, while others answer."""

MEMORY = 5.0
"""Seconds for which what is said of a thing is remembered: about as long as a page takes."""

_GRAPH = "application/n-triples"
_CUT = "X-SPARQL-MaxRows"
"""What Virtuoso says with an answer that has as many rows as it gives at the most."""
_UNAVAILABLE = (429, 500, 502, 503, 504)


class RemoteStore:
    """Endpoints with the same data; the first that answers is asked, one that fails rests.

    ``down`` are addresses of those that are known not to answer, which are asked last.
    """

    def __init__(self, addresses: Sequence[str]) -> None:
        self._addresses = list(addresses)
        self.down: Sequence[str] = ()
        self._rests_until = dict.fromkeys(self._addresses, 0.0)
        self._descriptions: dict[NamedNode, list[Quad]] = {}
        self._forget_at = 0.0
        self._sessions: dict[int, requests.Session] = {}

    def query(
        self,
        text: str,
        *,
        default_graph: Sequence[NamedNode] = (),
        named_graphs: Sequence[NamedNode] = (),
        substitutions: Mapping[Variable, Term] | None = None,
    ) -> QuerySolutions | QueryBoolean | Iterator[Triple]:
        """The result of a query, of which the rows may still have to come.

        Raises SyntaxError for what is no SPARQL 1.1 by the embedded engine's parser, before it is
        sent; StoreUnavailable and StoreRefused, also while rows are read.
        """
        Store().query(text)
        parsed = query_text.read(text)
        kind = parsed.kind
        if substitutions:
            text = _substituted(parsed, substitutions)
        parameters = [("query", text)]
        parameters += [("default-graph-uri", graph.value) for graph in default_graph]
        parameters += [("named-graph-uri", graph.value) for graph in named_graphs]
        if kind in KINDS[:2]:
            body = self._ask(parameters, RESULTS_JSON)
            try:
                results = parse_query_results(body, format=QueryResultsFormat.JSON)
            except SyntaxError as error:
                raise unreadable(error) from error
            return yes_or_no(results) if kind == "ASK" else results
        body = self._ask(parameters, _GRAPH)
        return (quad.triple for quad in parse(body, format=RdfFormat.N_TRIPLES))

    def quads_for_pattern(
        self,
        subject: Term | None,
        predicate: NamedNode | None,
        value: Term | None,
        graph: NamedNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        """The quads of a pattern; without a graph, those of named graphs.

        A blank node has no name by which another store could be asked for it, so nothing is found
        for one.
        """
        if any(isinstance(term, BlankNode) for term in (subject, value)):
            return
        if isinstance(subject, NamedNode) and graph == DefaultGraph():
            for quad in self._described(subject):
                if predicate in (None, quad.predicate) and value in (None, quad.object):
                    yield quad
            return
        yield from self._matching(subject, predicate, value, graph)

    def _described(self, subject: NamedNode) -> list[Quad]:
        """All that is said of a thing: a page asks for one property after the other."""
        now = time.monotonic()
        if now > self._forget_at:
            self._descriptions.clear()
            self._forget_at = now + MEMORY
        if subject not in self._descriptions:
            self._descriptions[subject] = list(self._matching(subject, None, None, DefaultGraph()))
        return self._descriptions[subject]

    def _matching(
        self,
        subject: Term | None,
        predicate: NamedNode | None,
        value: Term | None,
        graph: NamedNode | DefaultGraph | None,
    ) -> Iterator[Quad]:
        given = {"s": subject, "p": predicate, "o": value}
        places = [f"?{name}" if term is None else str(term) for name, term in given.items()]
        pattern = " ".join(places)
        if graph is None:
            pattern = f"GRAPH ?g {{ {pattern} }}"
        elif isinstance(graph, NamedNode):
            pattern = f"GRAPH {graph} {{ {pattern} }}"
        wanted = [f"?{name}" for name, term in given.items() if term is None]
        wanted += ["?g"] if graph is None else []
        names = " ".join(wanted) or "(1 AS ?found)"
        limit = "" if wanted else " LIMIT 1"
        for row in self.query(f"SELECT {names} WHERE {{ {pattern} }}{limit}"):
            found = [row[name] if term is None else term for name, term in given.items()]
            yield Quad(*found, graph or row["g"])

    def named_graphs(self) -> Iterator[NamedNode]:
        """The names of all graphs; by groups, since DISTINCT takes Virtuoso a minute."""
        for row in self.query("SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"):
            yield row["g"]

    def contains_named_graph(self, graph: NamedNode) -> bool:
        """Whether a graph has any triple."""
        return bool(self.query(f"ASK {{ GRAPH {graph} {{ ?s ?p ?o }} }}"))

    def check(self) -> list[str]:
        """The endpoints that do not answer now. Raises StoreUnavailable where none does."""
        silent = []
        for address in self._addresses:
            try:
                self._post(address, [("query", "ASK {}")], RESULTS_JSON, patience=CONNECT).close()
            except (requests.RequestException, StoreUnavailable, StoreRefused):
                silent.append(address)
                self._rests_until[address] = time.monotonic() + REST
        if len(silent) == len(self._addresses):
            raise StoreUnavailable(
                f"{', '.join(silent)}: no SPARQL endpoint answers; start it, or correct --store"
            )
        return silent

    def _ask(self, parameters: list[tuple[str, str]], accept: str) -> Body:
        """The body of an answer, by the first endpoint that gives one."""
        failures = []
        for address in self._in_order():
            try:
                response = self._post(address, parameters, accept)
            except (requests.RequestException, StoreUnavailable) as error:
                self._rests_until[address] = time.monotonic() + REST
                failures.append(f"{address}: {_reason(error)}")
                continue
            return Body(response)
        raise StoreUnavailable(
            f"the store does not answer ({'; '.join(failures)}); ask again in a few seconds"
        )

    def _session(self) -> requests.Session:
        """The connections of this process; one that is forked must not share them."""
        if os.getpid() not in self._sessions:
            self._sessions = {os.getpid(): requests.Session()}
            self._sessions[os.getpid()].headers["User-Agent"] = "disarmgraph"
        return self._sessions[os.getpid()]

    def _in_order(self) -> list[str]:
        """The endpoints that are awake in the order given, then the others."""
        now = time.monotonic()
        return sorted(
            self._addresses,
            key=lambda address: address in self.down or self._rests_until[address] > now,
        )

    def _post(
        self,
        address: str,
        parameters: list[tuple[str, str]],
        accept: str,
        patience: float | None = None,
    ) -> requests.Response:
        response = self._session().post(
            address,
            data=parameters,
            headers={"Accept": accept},
            stream=True,
            timeout=(CONNECT, patience),
            allow_redirects=False,
        )
        if response.status_code == 200:
            cut = response.headers.get(_CUT)
            if cut is None:
                return response
            response.close()
            raise StoreRefused(
                f"the store gives no more than {cut} rows, so some may be missing; ask for fewer"
            )
        with response:
            told = response.raw.read(1000, decode_content=True).decode("utf-8", "replace")
        what = f"it answers {response.status_code}: {' '.join(told.split())[:200]}"
        if response.status_code in _UNAVAILABLE and len(self._addresses) > 1:
            raise StoreUnavailable(what)
        raise StoreRefused(f"the store cannot answer this; {what}")


def _substituted(query: QueryText, substitutions: Mapping[Variable, Term]) -> str:
    """A query with values for variables, given first of all in its pattern."""
    brace = next(token for token in query.tokens if token.text == "{")
    values = " ".join(f"VALUES {variable} {{ {term} }}" for variable, term in substitutions.items())
    at = brace.start + 1
    return f"{query.text[:at]} {values} {query.text[at:]}"


def _reason(error: Exception) -> str:
    """What a failure is in a few words: not the whole chain of a library's causes."""
    if isinstance(error, requests.ConnectTimeout):
        return "no connection in time"
    if isinstance(error, requests.ConnectionError):
        return "no connection"
    return str(error)[:200]
