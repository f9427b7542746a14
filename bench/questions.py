"""The questions that endpoints are measured with, one for each class of query."""

from pyoxigraph import QueryResultsFormat

RESULTS = QueryResultsFormat.JSON

PREFIXES = """\
PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX state: <https://w3id.org/disarmgraph/id/state/>
PREFIX norm: <https://w3id.org/disarmgraph/id/norm/>
PREFIX theme: <https://w3id.org/disarmgraph/scheme/theme/>
PREFIX instrument: <https://w3id.org/disarmgraph/id/instrument/>
"""

QUESTIONS = {
    "one thing": "SELECT ?p ?o WHERE { norm:ccm-destroy-stockpiles ?p ?o }",
    "yes or no": "ASK { instrument:ccm a disarm:Treaty }",
    "star": """SELECT ?act ?kind ?day WHERE {
        ?act disarm:performedBy state:CAN ; disarm:kind ?kind ; disarm:concernsTreaty ?treaty .
        OPTIONAL { ?act disarm:depositDate ?day } }""",
    "two steps": """SELECT ?due ?day WHERE {
        ?period disarm:boundState state:LKA . ?due disarm:derivedFrom ?period ;
          disarm:deadlineDate ?day }""",
    "path": """SELECT ?whole WHERE {
        <https://w3id.org/disarmgraph/id/instrument/ccm/art_3__para_2>
          disarm:isWithinProvision*/disarm:isProvisionOf ?whole }""",
    "alternative path": """SELECT DISTINCT ?other WHERE {
        theme:stockpile-destruction (skos:broader|^skos:broader|skos:related)+ ?other }""",
    "count by group": """SELECT ?treaty (COUNT(DISTINCT ?state) AS ?n) WHERE {
        ?period disarm:concernsTreaty ?treaty ; disarm:boundState ?state } GROUP BY ?treaty""",
    "bound by one, not the other": """SELECT ?state WHERE {
        ?one disarm:concernsTreaty instrument:apmbc ; disarm:boundState ?state .
        MINUS { ?other disarm:concernsTreaty instrument:ccm ; disarm:boundState ?state } }""",
    "word in a label": """SELECT ?norm ?label WHERE {
        ?norm a disarm:Obligation ; rdfs:label ?label FILTER(CONTAINS(?label, "stock")) }""",
    "pattern in a text": """SELECT ?passage WHERE {
        ?passage disarm:summary ?text FILTER(REGEX(?text, "^[A-Z].*(arms|mine).*", "i")) }""",
    "description": "DESCRIBE norm:ccm-destroy-stockpiles",
    "graph": """CONSTRUCT { ?period disarm:concernsTreaty ?treaty } WHERE {
        ?period disarm:concernsTreaty ?treaty ; disarm:boundState state:CAN }""",
    "5,000 rows": "SELECT ?s ?p ?o WHERE { ?s ?p ?o } LIMIT 5000",
}


def text(name: str) -> str:
    """A question with its prefixes."""
    return PREFIXES + QUESTIONS[name]


def accept(name: str) -> str:
    """The media type that all endpoints have for the answer."""
    graphs = QUESTIONS[name].startswith(("DESCRIBE", "CONSTRUCT"))
    return "application/n-triples" if graphs else "application/sparql-results+json"
