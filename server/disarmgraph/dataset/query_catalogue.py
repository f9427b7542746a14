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
from disarmgraph.triples import triple

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
        yield triple(QUERIES, RDF + "type", NamedNode(PREFIXES["foaf"] + "Document"))
        for language in LANGUAGES:
            title = Literal(texts.text("queries", language), language=language)
            yield triple(QUERIES, DCTERMS + "title", title)
    for question in library:
        yield from _question(question)
        prefixes |= query_text.read(question.text).prefixes
    for kind in sorted({p.kind for each in library for p in each.parameters}):
        yield from _scheme(kind)
    for name, namespace in sorted(prefixes.items()):
        declaration = f"{QUERIES}#prefix-{name}"
        yield triple(_DECLARATIONS, SH + "declare", NamedNode(declaration))
        yield triple(declaration, SH + "prefix", Literal(name))
        yield triple(
            declaration, SH + "namespace", Literal(namespace, datatype=NamedNode(XSD + "anyURI"))
        )


def _question(question: QueryFile) -> Iterator[Triple]:
    iri = f"{QUERIES}/{question.name}"
    kind = query_text.read(question.text).kind
    yield triple(iri, RDF + "type", NamedNode(SH + "SPARQLExecutable"))
    if kind != "DESCRIBE":
        executable = f"SPARQL{kind.capitalize()}Executable"
        yield triple(iri, RDF + "type", NamedNode(SH + executable))
    yield triple(iri, RDFS + "comment", Literal(question.summary, language="en"))
    yield triple(iri, RDFS + "comment", Literal(question.summary_fr, language="fr"))
    yield triple(iri, DCTERMS + "description", Literal(question.description, language="en"))
    yield triple(iri, DCTERMS + "description", Literal(question.description_fr, language="fr"))
    yield triple(iri, SH + "prefixes", NamedNode(_DECLARATIONS))
    yield triple(iri, _TEXT[kind], Literal(without_header(question.text)))
    for tag in question.tags:
        yield triple(iri, PREFIXES["schema"] + "keywords", Literal(tag))
    yield triple(iri, PREFIXES["schema"] + "target", NamedNode(SERVICE))
    if question.parameters:
        yield triple(iri, RDF + "type", NamedNode(SH + "Parameterizable"))
    for position, each in enumerate(question.parameters):
        yield from _parameter(iri, each, position)


def _parameter(question: str, asked: Parameter, position: int) -> Iterator[Triple]:
    iri = f"{question}#parameter-{asked.name}"
    yield triple(question, SH + "parameter", NamedNode(iri))
    yield triple(iri, RDF + "type", NamedNode(SH + "Parameter"))
    yield triple(iri, SH + "path", NamedNode(f"{question}#{asked.name}"))
    yield triple(iri, SH + "order", Literal(position))
    yield triple(iri, SH + "name", Literal(asked.label, language="en"))
    yield triple(iri, SH + "name", Literal(asked.label_fr, language="fr"))
    yield triple(iri, SH + "optional", Literal(asked.optional))
    if not asked.several:
        yield triple(iri, SH + "maxCount", Literal(1))
    for value in asked.default:
        if value is not None:
            yield triple(iri, SH + "defaultValue", value)
    if not asked.is_thing:
        yield triple(iri, SH + "datatype", NamedNode(asked.datatype))
    elif asked.kind.endswith(":"):
        yield triple(iri, SH + "node", NamedNode(_node(asked.kind)))
    elif asked.kind.partition(":")[2][0].isupper():
        yield triple(iri, SH + "class", NamedNode(expand(asked.kind)))
    else:
        yield triple(iri, SH + "nodeKind", NamedNode(SH + "IRI"))
        yield triple(iri, RDFS + "seeAlso", NamedNode(expand(asked.kind)))


def _node(kind: str) -> str:
    return f"{QUERIES}#concept-of-{kind.removesuffix(':')}"


def _scheme(kind: str) -> Iterator[Triple]:
    """The shape of a concept of a scheme, for a kind that is one."""
    if not kind.endswith(":"):
        return
    node, inside = _node(kind), f"{_node(kind)}-in-scheme"
    yield triple(node, RDF + "type", NamedNode(SH + "NodeShape"))
    yield triple(node, SH + "class", NamedNode(SKOS + "Concept"))
    yield triple(node, SH + "property", NamedNode(inside))
    yield triple(inside, RDF + "type", NamedNode(SH + "PropertyShape"))
    yield triple(inside, SH + "path", NamedNode(SKOS + "inScheme"))
    yield triple(inside, SH + "hasValue", NamedNode(expand(kind).removesuffix("/")))


def without_header(text: str) -> str:
    """A query as it can be sent, without what its header says of it."""
    return "\n".join(line for line in text.splitlines() if not line.startswith("#+")) + "\n"
