"""The questions of the library as RDF, each a SHACL executable as the SIB convention has it.

The convention (sib-swiss/sparql-examples): the question is the comment, the query as it can be
sent its text, and ``schema:target`` the endpoint that answers it.
"""

from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Triple

from disarmgraph import texts
from disarmgraph.dataset.catalogue import SERVICE
from disarmgraph.files import GRAPHS
from disarmgraph.namespaces import BASE, DCTERMS, PREFIXES, RDF, RDFS, SH, XSD
from disarmgraph.query import query_text
from disarmgraph.query.query_file import QueryFile

QUERIES = BASE + "queries"
GRAPH = GRAPHS + "queries"
"""The named graph of all this."""

LANGUAGES = ("en", "fr")

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
    yield _said(iri, _TEXT[kind], Literal(_without_header(question.text)))
    for tag in question.tags:
        yield _said(iri, PREFIXES["schema"] + "keywords", Literal(tag))
    yield _said(iri, PREFIXES["schema"] + "target", NamedNode(SERVICE))


def _without_header(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("#+")) + "\n"


def _said(subject: str, predicate: str, value: NamedNode | Literal) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), value)
