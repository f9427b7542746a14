"""Where a query breaks the grammar of SPARQL, and what is said of it."""

import pytest

from disarmgraph.files import query_files
from disarmgraph.query.grammar import explain


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("SELECT ?s WHERE {\n  ?s ?p ?o ?x }", 2, 12, "'?x' cannot stand here"),
        ("SELECT ?s { ?s a }", 1, 18, "'}' cannot stand here"),
        ("SELECT ?s { ?s ?p ?o FILTER(?o > ) }", 1, 34, "expected an expression"),
        ("SELECT ?s { ?s ?p ?o FILTR(?o > 1) }", 1, 22, "did you mean FILTER?"),
        ("SELECT ?s { ?s ?p ?o } ORDER ?s", 1, 30, "expected BY"),
        ("SELECT ?s { ?s ?p ?o } LIMIT", 1, 29, "the end of the query cannot stand here"),
        ("SELECT ?s { ?s ?p ?o } LIMIT 1 OFSET 2", 1, 32, "did you mean OFFSET?"),
        ("SELECT ?s, ?p { ?s ?p ?o }", 1, 10, "',' cannot stand here"),
        ("SELECT COUNT(?s) { ?s ?p ?o }", 1, 8, "or '('"),
        ("SELECT ?s { ?s <a b> ?o }", 1, 16, "'<' cannot stand here; expected a path"),
        ("SELECT ?s { VALUES ?s { (1) } }", 1, 25, "'(' cannot stand here"),
        ("DESCRIBE", 1, 9, "expected an IRI or a variable or '*'"),
        ("SELECT ?s { ?s ?p ?o } nonsense", 1, 24, "'nonsense' cannot stand here"),
    ],
)
def test_the_place_is_the_first_token_that_cannot_follow(text, line, column, message):
    error = explain(text)
    assert (error.line, error.column) == (line, column)
    assert message in error.message


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?s ?p { ?s ?p ?o BIND(1 AS ?s) }",
        "SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }",
    ],
)
def test_a_query_of_well_placed_words_gets_advice_without_a_place(text):
    error = explain(text)
    assert error.line is None
    assert "AS must name a new variable" in error.message


VALID = [
    "BASE <urn:b> PREFIX x: <urn:x#> SELECT DISTINCT ?s (1 + 2 AS ?n) "
    "FROM <urn:g> FROM NAMED <urn:h> "
    "WHERE { ?s a x:C ; x:p 'a'@en , \"b\"^^x:d , -1.5e3 , true ; . }",
    "SELECT REDUCED * { { SELECT ?s { ?s ?p ?o } LIMIT 1 } UNION { ?a ?b ?c }"
    " OPTIONAL { [] ?p () } }",
    "SELECT ?s { ?s ^<urn:p>/(<urn:q>|a)*/!(<urn:r>|^a)?/<urn:t>+ ?o }",
    "SELECT ?s { ?s ?p ?o . GRAPH ?g { (1 ?x) ?y [ ?z 2 ] } }",
    "SELECT ?s { ?s ?p ?o MINUS { ?s a ?o } FILTER NOT EXISTS { ?o ?q 1 } }",
    "SELECT ?s { ?s ?p ?o FILTER (?o IN (1, 2) || !?o && ?o NOT IN ()) }",
    "SELECT (GROUP_CONCAT(DISTINCT ?o; SEPARATOR=', ') AS ?l) { ?s ?p ?o }"
    " GROUP BY ?s (STR(?p) AS ?q) HAVING (COUNT(*) > 1)"
    " ORDER BY DESC(?l) ?q LIMIT 1 OFFSET 2 VALUES (?s ?p) { (UNDEF 1) }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o . BIND(IF(BOUND(?o), STR(?o), -?o) AS ?x) }",
    "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3",
    "DESCRIBE <urn:x> ?y WHERE { ?y ?p ?o FILTER REGEX(?o, 'x', 'i') }",
    "ASK FROM <urn:g> { VALUES ?x { <urn:x> 1 'a' UNDEF } }",
]


@pytest.mark.parametrize("text", [*VALID, *(path.read_text() for path in query_files())])
def test_the_grammar_finds_no_fault_in_what_the_engine_accepts(text, graph):
    graph.query(text)
    assert explain(text).line is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT ?s { ?s ?p ?o FILTR(?o > 1) }", "ligne 1, colonne 22 : 'FILTR' ne peut pas"),
        ("SELECT ?s { ?s ?p ?o } ORDER ?s", "attendu : BY"),
        ("DESCRIBE", "la fin de la requête ne peut pas figurer ici ; attendu : un IRI ou une"),
        ("SELECT ?s ?p { ?s ?p ?o BIND(1 AS ?s) }", "chaque mot est à sa place"),
    ],
)
def test_the_fault_is_told_in_french_too(text, told):
    words, language = explain(text).in_language("fr")
    assert told in words
    assert language == "fr"


def test_deep_nesting_does_no_harm():
    assert explain("ASK " + "{" * 50_000).message.startswith("the end of the query")
