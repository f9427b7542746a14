"""The questions of the library as RDF, each a SHACL executable as the SIB convention has it.

The convention (sib-swiss/sparql-examples): the question is the comment, the query as it can be
sent its text, and ``schema:target`` the endpoint that answers it.

What may be chosen is a ``sh:parameter``, as SHACL has it for whatever can be parameterized: its
path ends in the variable (SHACL 6.2.1), ``sh:class`` or ``sh:datatype`` says what it can be,
``sh:defaultValue`` what the text has, ``sh:optional`` that nothing need be chosen, ``sh:maxCount``
1 that there is one value. A concept is one of the scheme that ``sh:node`` asks for.
"""

from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from disarmgraph import texts
from disarmgraph.dataset.catalogue import SERVICE
from disarmgraph.files import GRAPHS
from disarmgraph.names import LANGUAGES
from disarmgraph.namespaces import BASE, DCTERMS, PREFIXES, RDF, RDFS, SH, SKOS, XSD, expand
from disarmgraph.query import query_text
from disarmgraph.query.parameter import Parameter
from disarmgraph.query.query_file import QueryFile

QUERIES = BASE + "queries"
GRAPH = GRAPHS + "queries"
"""The named graph of all this."""


_DECLARATIONS = QUERIES + "#prefixes"
_TEXT = {
    "SELECT": SH + "select",
    "ASK": SH + "ask",
    "CONSTRUCT": SH + "construct",
    "DESCRIBE": "https://purl.expasy.org/sparql-examples/ontology#describe",
}
"""The property that holds the text, by the kind of query; SHACL has none for DESCRIBE."""


def triples(library: Sequence[QueryFile]) -> Iterator[Triple]:
    """The questions and the prefixes that they use; a prefix means the same in all of them."""
    prefixes: dict[str, str] = {}
    if library:
        yield _said(QUERIES, RDF + "type", NamedNode(PREFIXES["foaf"] + "Document"))
        for language in LANGUAGES:
            title = Literal(texts.text("queries", language), language=language)
            yield _said(QUERIES, DCTERMS + "title", title)
    for question in library:
        yield from _question(question)
        prefixes |= query_text.read(question.text).prefixes
    for kind in sorted({p.kind for each in library for p in each.parameters}):
        yield from _scheme(kind)
    for name, namespace in sorted(prefixes.items()):
        declaration = f"{QUERIES}#prefix-{name}"
        yield _said(_DECLARATIONS, SH + "declare", NamedNode(declaration))
        yield _said(declaration, SH + "prefix", Literal(name))
        yield _said(
            declaration, SH + "namespace", Literal(namespace, datatype=NamedNode(XSD + "anyURI"))
        )


def _question(question: QueryFile) -> Iterator[Triple]:
    iri = f"{QUERIES}/{question.name}"
    kind = query_text.read(question.text).kind
    yield _said(iri, RDF + "type", NamedNode(SH + "SPARQLExecutable"))
    if kind != "DESCRIBE":
        executable = f"SPARQL{kind.capitalize()}Executable"
        yield _said(iri, RDF + "type", NamedNode(SH + executable))
    yield _said(iri, RDFS + "comment", Literal(question.summary, language="en"))
    yield _said(iri, RDFS + "comment", Literal(question.summary_fr, language="fr"))
    yield _said(iri, DCTERMS + "description", Literal(question.description, language="en"))
    yield _said(iri, DCTERMS + "description", Literal(question.description_fr, language="fr"))
    yield _said(iri, SH + "prefixes", NamedNode(_DECLARATIONS))
    yield _said(iri, _TEXT[kind], Literal(without_header(question.text)))
    for tag in question.tags:
        yield _said(iri, PREFIXES["schema"] + "keywords", Literal(tag))
    yield _said(iri, PREFIXES["schema"] + "target", NamedNode(SERVICE))
    if question.parameters:
        yield _said(iri, RDF + "type", NamedNode(SH + "Parameterizable"))
    for position, each in enumerate(question.parameters):
        yield from _parameter(iri, each, position)


def _parameter(question: str, asked: Parameter, position: int) -> Iterator[Triple]:
    iri = f"{question}#parameter-{asked.name}"
    yield _said(question, SH + "parameter", NamedNode(iri))
    yield _said(iri, RDF + "type", NamedNode(SH + "Parameter"))
    yield _said(iri, SH + "path", NamedNode(f"{question}#{asked.name}"))
    yield _said(iri, SH + "order", Literal(position))
    yield _said(iri, SH + "name", Literal(asked.label, language="en"))
    yield _said(iri, SH + "name", Literal(asked.label_fr, language="fr"))
    yield _said(iri, SH + "optional", Literal(asked.optional))
    if not asked.several:
        yield _said(iri, SH + "maxCount", Literal(1))
    for value in asked.default:
        if value is not None:
            yield _said(iri, SH + "defaultValue", value)
    if not asked.is_thing:
        yield _said(iri, SH + "datatype", NamedNode(asked.datatype))
    elif asked.kind.endswith(":"):
        yield _said(iri, SH + "node", NamedNode(_node(asked.kind)))
    elif asked.kind.partition(":")[2][0].isupper():
        yield _said(iri, SH + "class", NamedNode(expand(asked.kind)))
    else:
        yield _said(iri, SH + "nodeKind", NamedNode(SH + "IRI"))
        yield _said(iri, RDFS + "seeAlso", NamedNode(expand(asked.kind)))


def _node(kind: str) -> str:
    return f"{QUERIES}#concept-of-{kind.removesuffix(':')}"


def _scheme(kind: str) -> Iterator[Triple]:
    """The shape of a concept of a scheme, for a kind that is one."""
    if not kind.endswith(":"):
        return
    node, inside = _node(kind), f"{_node(kind)}-in-scheme"
    yield _said(node, RDF + "type", NamedNode(SH + "NodeShape"))
    yield _said(node, SH + "class", NamedNode(SKOS + "Concept"))
    yield _said(node, SH + "property", NamedNode(inside))
    yield _said(inside, RDF + "type", NamedNode(SH + "PropertyShape"))
    yield _said(inside, SH + "path", NamedNode(SKOS + "inScheme"))
    yield _said(inside, SH + "hasValue", NamedNode(expand(kind).removesuffix("/")))


def without_header(text: str) -> str:
    """A query as it can be sent, without what its header says of it."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("#+")) + "\n"


def _said(subject: str, predicate: str, value: NamedNode | Literal) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), value)
