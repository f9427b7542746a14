"""The whole graph in memory: every file loaded, every rule applied."""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import metadata
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryTriples, RdfFormat, Store, Triple

from disarmgraph import files, namespaces, triples
from disarmgraph.dataset import catalogue, query_catalogue
from disarmgraph.fault import Fault
from disarmgraph.law import bound_period, due_date
from disarmgraph.query import grammar, query_file
from disarmgraph.rdf import participation
from disarmgraph.uncollected import uncollected

MAX_ROUNDS = 20
"""How often the rules may feed one another before a loop is suspected."""


class GraphError(Fault):
    """A file of the graph cannot be used: which one, where, and what to do."""


@cache
def release() -> str:
    """The version of the graph and of the package, written once, in pyproject.toml."""
    try:
        return metadata.version("disarmgraph")
    except metadata.PackageNotFoundError as error:
        raise GraphError(
            "disarmgraph: has no version, as it is not installed or is just being installed anew; "
            "install it with pip, or try again when that is done"
        ) from error


def installed_files() -> list[Path]:
    """The files that what the server answers depends on; none while they are being replaced.

    An installation writes the version last.
    """
    try:
        metadata.version("disarmgraph")
    except metadata.PackageNotFoundError:
        return []
    return files.watched_files()


def released(store: Store) -> str:
    """The day of the release, as the ontology states it (2026-11-20); empty where it does not."""
    stated = triples.first(store, namespaces.BASE + "ontology", namespaces.DCTERMS + "modified")
    return stated.value if stated else ""


@uncollected()
def load(home: Path | None = None) -> Store:
    """The graph kept under home (default: the one that came with this package).

    Each file is in its own named graph and all of them together are the default graph: a plain
    query sees everything, ``GRAPH ?g`` tells the file. Last come the questions of the library and
    what the whole says of itself. Raises GraphError, also for a draft that nobody has reviewed, or
    QueryFileError.
    """
    store = Store()
    paths = files.knowledge_files(home)
    if not paths:
        raise GraphError(
            f"{home or files.graph_home()}: no Turtle file under ontology/ or data/; "
            "install disarmgraph again, or run it from a whole checkout"
        )
    for path in paths:
        _load_file(store, path, home)
    for path in files.table_files(home):
        _load_table(store, path, home)
    _refuse_drafts(store)
    join(store)
    derive(store, files.rule_files(home))
    _add(store, query_catalogue.GRAPH, query_catalogue.triples(query_file.library(home)))
    _add(store, catalogue.GRAPH, catalogue.triples(store))
    return store


def join(store: Store) -> None:
    """Makes all named graphs of a store together its default graph."""
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?file { ?s ?p ?o } }")


def _load_file(store: Store, path: Path, home: Path | None) -> None:
    named = NamedNode(files.graph_iri(path, home))
    try:
        store.load(path=path, format=RdfFormat.TURTLE, to_graph=named)
    except SyntaxError as error:
        where = f"{files.shown(path, home)}:{error.lineno}:{error.offset}"
        what = error.msg.partition(": ")[2]
        raise GraphError(f"{where}: not Turtle: {what}; correct the statement there") from error
    except OSError as error:
        raise GraphError(
            f"{files.shown(path, home)}: cannot be read: {error}; make the file readable"
        ) from error


def _load_table(store: Store, path: Path, home: Path | None) -> None:
    named = NamedNode(files.graph_iri(path, home))
    acts, faults = participation.read(path)
    for fault in faults:
        where = f"{files.shown(path, home)}:{fault.line}:{fault.column}"
        raise GraphError(f"{where}: {fault.message}; correct the row there")
    store.bulk_extend(Quad(*triple, named) for act in acts for triple in act.triples)


def unreviewed(store: Store) -> Quad | None:
    """A statement that a program has guessed and on which nobody has decided, if there is one."""
    guesses = (
        (namespaces.DISARM + "basis", namespaces.BASE + "scheme/basis/proposed"),
        (namespaces.RDF + "type", namespaces.RDF + "Statement"),
    )
    for prop, value in guesses:
        found = store.quads_for_pattern(None, NamedNode(prop), NamedNode(value), None)
        first = next(iter(found), None)
        if first:
            return first
    return None


def _refuse_drafts(store: Store) -> None:
    guess = unreviewed(store)
    if guess:
        file = guess.graph_name.value.removeprefix(files.GRAPHS) + ".ttl"
        thing = namespaces.shorten(guess.subject.value)
        raise GraphError.of("graph-unreviewed", file=file, thing=thing)


def derive(store: Store, rules: Sequence[Path]) -> None:
    """Adds the bound periods and due dates, then what the rules yield, until nothing is new.

    A rule is a CONSTRUCT query over the default graph; SPARQL has no dependable arithmetic of
    dates, so that the two calculations are none. A new triple goes into the default graph and into
    the graph ``.../graph/derived/<rule>``; what a file already states is not derived again. Raises
    GraphError for a rule that is not a CONSTRUCT query and for rules that never come to an end.
    """
    for name, calculated in (("bound-period", bound_period), ("due-date", due_date)):
        _add(store, files.derived_iri(name), calculated.triples(store))
    for _ in range(MAX_ROUNDS):
        added = [_apply(store, rule) for rule in rules]
        if not any(added):
            return
    culprits = ", ".join(rule.name for rule, new in zip(rules, added, strict=True) if new)
    raise GraphError(
        f"ontology/rules: still deriving after {MAX_ROUNDS} rounds: {culprits}; "
        "make each rule build only from terms that are there"
    )


def _add(store: Store, graph: str, found: Iterable[Triple]) -> None:
    """Adds to the default graph and to a named one what may be found in the store itself."""
    homes = (DefaultGraph(), NamedNode(graph))
    whole = list(found)
    store.bulk_extend(Quad(*triple, home) for triple in whole for home in homes)


def _apply(store: Store, rule: Path) -> int:
    """Applies one rule once; the number of triples that were new."""
    text = rule.read_text(encoding="utf-8")
    try:
        triples = store.query(text)
    except SyntaxError as error:
        raise GraphError(f"{rule.name}: {grammar.explain(text)}") from error
    if not isinstance(triples, QueryTriples):
        raise GraphError(f"{rule.name}: not a CONSTRUCT query; a rule says which triples it adds")
    new = [triple for triple in set(triples) if Quad(*triple, DefaultGraph()) not in store]
    homes = (DefaultGraph(), NamedNode(files.derived_iri(rule.stem)))
    store.extend(Quad(*triple, graph) for triple in new for graph in homes)
    return len(new)
