"""The library as RDF: what the SIB convention and SHACL want of an executable."""

from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from test_vocabulary import KNOWN

from disarmgraph.dataset.catalogue import SERVICE
from disarmgraph.dataset.query_catalogue import GRAPH, QUERIES, triples
from disarmgraph.files import query_files
from disarmgraph.namespaces import PREFIXES, RDFS, SH
from disarmgraph.query import parameter, query_file, query_text
from disarmgraph.query.query_file import QueryFile
from disarmgraph.triples import iris, objects

QUESTION = QueryFile(
    name="is-it-so",
    summary="Is it so?",
    summary_fr="En est-il ainsi ?",
    description="Yes or no.",
    description_fr="Oui ou non.",
    tags=("first", "second tag"),
    text="#+ summary: Is it so?\nPREFIX x: <urn:x:>\n\nASK { x:a x:b ?c } # really\n",
)
ASKED = QUERIES + "/is-it-so"


def described(*questions: QueryFile) -> Store:
    store = Store()
    store.extend(Quad(*triple) for triple in triples(questions))
    return store


def words(store, name):
    return {(each.value, each.language) for each in objects(store, ASKED, name)}


def test_a_question_is_an_executable_of_its_kind():
    store = described(QUESTION)
    kinds = iris(store, ASKED, PREFIXES["rdf"] + "type")
    assert kinds == [SH + "SPARQLAskExecutable", SH + "SPARQLExecutable"]
    assert iris(store, ASKED, PREFIXES["schema"] + "target") == [SERVICE]


def test_its_text_is_sent_as_it_is_without_the_header():
    (text,) = objects(described(QUESTION), ASKED, SH + "ask")
    assert text == Literal("PREFIX x: <urn:x:>\n\nASK { x:a x:b ?c } # really\n")


def test_its_words_are_there_in_both_languages():
    store = described(QUESTION)
    assert words(store, RDFS + "comment") == {("Is it so?", "en"), ("En est-il ainsi ?", "fr")}
    description = PREFIXES["dcterms"] + "description"
    assert words(store, description) == {("Yes or no.", "en"), ("Oui ou non.", "fr")}
    assert words(store, PREFIXES["schema"] + "keywords") == {("first", None), ("second tag", None)}


def test_its_prefixes_are_declared():
    store = described(QUESTION)
    (declarations,) = iris(store, ASKED, SH + "prefixes")
    (declared,) = iris(store, declarations, SH + "declare")
    assert objects(store, declared, SH + "prefix") == [Literal("x")]
    uri = NamedNode(PREFIXES["xsd"] + "anyURI")
    assert objects(store, declared, SH + "namespace") == [Literal("urn:x:", datatype=uri)]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("SELECT ?s { ?s ?p ?o }", "SPARQLSelectExecutable", SH + "select"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "SPARQLConstructExecutable", SH + "construct"),
        (
            "DESCRIBE <urn:x>",
            "SPARQLExecutable",
            "https://purl.expasy.org/sparql-examples/ontology#describe",
        ),
    ],
)
def test_each_kind_of_query_has_its_property(text, kind, name):
    store = described(replace(QUESTION, text=text))
    assert SH + kind in iris(store, ASKED, PREFIXES["rdf"] + "type")
    assert objects(store, ASKED, name) == [Literal(text + "\n")]


CHOOSING = replace(
    QUESTION,
    text="""PREFIX instrument: <https://w3id.org/disarmgraph/id/instrument/>
PREFIX theme: <https://w3id.org/disarmgraph/scheme/theme/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
ASK {
  VALUES ?treaty { instrument:apmbc instrument:ccm }
  VALUES ?day { "2024-06-01"^^xsd:date }
  VALUES ?theme { theme:tracing }
  VALUES ?donor { UNDEF }
}
""",
)
LINES = (
    "treaty | Treaties | Traités | several disarm:Treaty",
    "day | Day | Jour | date",
    "theme | Subject | Sujet | theme:",
    "donor | Donor | Donateur | disarm:donor",
)


@pytest.fixture(scope="module")
def choosing():
    read = query_text.read(CHOOSING.text)
    parameters = tuple(parameter.declared(line, read) for line in LINES)
    return described(replace(CHOOSING, parameters=parameters))


def of_parameter(store, name, what):
    return objects(store, f"{ASKED}#parameter-{name}", SH + what)


def test_what_may_be_chosen_is_a_parameter_whose_path_ends_in_the_variable(choosing):
    assert SH + "Parameterizable" in iris(choosing, ASKED, PREFIXES["rdf"] + "type")
    found = iris(choosing, ASKED, SH + "parameter")
    assert found == [f"{ASKED}#parameter-{name}" for name in ("day", "donor", "theme", "treaty")]
    assert of_parameter(choosing, "day", "path") == [NamedNode(f"{ASKED}#day")]
    names = {(each.value, each.language) for each in of_parameter(choosing, "day", "name")}
    assert names == {("Day", "en"), ("Jour", "fr")}


def test_a_parameter_says_what_it_can_be(choosing):
    disarm = PREFIXES["disarm"]
    assert of_parameter(choosing, "treaty", "class") == [NamedNode(disarm + "Treaty")]
    assert of_parameter(choosing, "day", "datatype") == [NamedNode(PREFIXES["xsd"] + "date")]
    (node,) = of_parameter(choosing, "theme", "node")
    (inside,) = objects(choosing, node, SH + "property")
    scheme = NamedNode(PREFIXES["theme"].removesuffix("/"))
    assert objects(choosing, inside, SH + "hasValue") == [scheme]
    donor = f"{ASKED}#parameter-donor"
    assert iris(choosing, donor, RDFS + "seeAlso") == [disarm + "donor"]


def test_a_parameter_says_how_many_values_it_takes_and_which_it_has(choosing):
    single = {name: of_parameter(choosing, name, "maxCount") for name in ("treaty", "day")}
    assert single == {"treaty": [], "day": [Literal(1)]}
    assert len(of_parameter(choosing, "treaty", "defaultValue")) == 2
    assert of_parameter(choosing, "donor", "defaultValue") == []
    assert of_parameter(choosing, "donor", "optional") == [Literal(True)]
    assert of_parameter(choosing, "day", "optional") == [Literal(False)]


def test_the_graph_has_every_question_and_each_can_be_asked_as_it_is(graph):
    own = NamedNode(GRAPH)
    texts = {
        quad.subject.value.removeprefix(QUERIES + "/"): quad.object.value
        for quad in graph.quads_for_pattern(None, NamedNode(SH + "select"), None, own)
    }
    assert sorted(texts) == sorted(path.stem for path in query_files())
    for text in texts.values():
        graph.query(text)


def test_a_prefix_means_the_same_in_all_questions():
    """Since the declarations are common to all, as SHACL (5.2.1) demands of one set."""
    meanings = {
        pair
        for question in query_file.library()
        for pair in query_text.read(question.text).prefixes.items()
    }
    assert len(dict(meanings)) == len(meanings)


def test_each_term_is_one_of_the_vocabulary_that_it_claims(graph):
    own = list(graph.quads_for_pattern(None, None, None, NamedNode(GRAPH)))
    kind = NamedNode(PREFIXES["rdf"] + "type")
    used = {quad.predicate.value for quad in own}
    used |= {quad.object.value for quad in own if quad.predicate == kind}
    assert used - KNOWN == set()
