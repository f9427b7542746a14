"""The vocabularies that the ontology borrows from or is aligned with, and who defines them."""

from dataclasses import dataclass

from disarmgraph.namespaces import DISARM, FOREIGN, PREFIXES, shorten


@dataclass(frozen=True)
class Vocabulary:
    """A vocabulary of others: its prefix, its namespace, its title and the page that defines it."""

    prefix: str
    namespace: str
    title: str
    page: str


_W3C = "https://www.w3.org/TR/"
_QB = f"{_W3C}vocab-data-cube/"
_DCMI = "https://www.dublincore.org/specifications/"
_LEGAL_RULE_ML = "https://docs.oasis-open.org/legalruleml/legalruleml-core-spec/v1.0/os/"
_UNDO = "United Nations System Document Ontology (UNDO)"
_NAMESPACES = PREFIXES | FOREIGN
_DEFINED = (
    ("bibo", "The Bibliographic Ontology (BIBO)", f"{_DCMI}bibo/bibo/"),
    ("dcat", "Data Catalog Vocabulary (DCAT)", f"{_W3C}vocab-dcat/"),
    ("dcterms", "DCMI Metadata Terms", f"{_DCMI}dublin-core/dcmi-terms/"),
    ("eli", "European Legislation Identifier", "https://op.europa.eu/en/web/eu-vocabularies/eli"),
    ("foaf", "FOAF", "http://xmlns.com/foaf/spec/"),
    ("jolux", "JOLux", "https://swiss.github.io/fedlex-jolux/"),
    ("lrmlmm", "LegalRuleML metamodel", _LEGAL_RULE_ML),
    ("oa", "Web Annotation Vocabulary", f"{_W3C}annotation-vocab/"),
    ("odrl", "ODRL Vocabulary and Expression", f"{_W3C}odrl-vocab/"),
    ("org", "The Organization Ontology", f"{_W3C}vocab-org/"),
    ("owl", "OWL 2 Web Ontology Language", f"{_W3C}owl2-overview/"),
    ("prov", "PROV-O: The PROV Ontology", f"{_W3C}prov-o/"),
    ("qb", "The RDF Data Cube Vocabulary", _QB),
    ("rdf", "RDF Schema 1.1", f"{_W3C}rdf-schema/"),
    ("rdfs", "RDF Schema 1.1", f"{_W3C}rdf-schema/"),
    ("schema", "schema.org", "https://schema.org/"),
    ("sdmx-attribute", "SDMX attributes in RDF", f"{_QB}#dsd-cog"),
    ("sdmx-measure", "SDMX measures in RDF", f"{_QB}#dsd-cog"),
    ("sh", "Shapes Constraint Language (SHACL)", f"{_W3C}shacl/"),
    ("skos", "Simple Knowledge Organization System (SKOS)", f"{_W3C}skos-reference/"),
    ("skosxl", "SKOS eXtension for Labels (SKOS-XL)", f"{_W3C}skos-reference/skos-xl.html"),
    ("sd", "SPARQL 1.1 Service Description", f"{_W3C}sparql11-service-description/"),
    ("undo", _UNDO, "https://w3id.org/un/ontology/undo"),
    ("vann", "VANN: annotating vocabulary descriptions", "https://vocab.org/vann/"),
    ("vcard", "vCard Ontology", f"{_W3C}vcard-rdf/"),
    ("void", "Vocabulary of Interlinked Datasets (VoID)", f"{_W3C}void/"),
    ("xsd", "XML Schema Definition Language: Datatypes", f"{_W3C}xmlschema11-2/"),
)
VOCABULARIES = tuple(
    Vocabulary(prefix, _NAMESPACES[prefix], title, page) for prefix, title, page in _DEFINED
)
"""In the order of their prefixes."""
_LONGEST_FIRST = sorted(VOCABULARIES, key=lambda each: -len(each.namespace))
_LISTS = {
    FOREIGN["eurovoc"]: "EuroVoc",
    FOREIGN["unbis"]: "UNBIS",
    FOREIGN["wikidata"]: "Wikidata",
    "http://publications.europa.eu/resource/authority/": "EU Vocabularies",
}
"""Where the concepts and things live that ours are matched with."""


def of(iri: str) -> Vocabulary | None:
    """The vocabulary of others whose namespace holds a term; None for a term of nobody's."""
    return next((each for each in _LONGEST_FIRST if iri.startswith(each.namespace)), None)


def printed(iri: str) -> str:
    """A term as a prefixed name, ours or of a vocabulary that is known here, else the bare IRI."""
    vocabulary = of(iri)
    if vocabulary and not iri.startswith(DISARM):
        return f"{vocabulary.prefix}:{iri.removeprefix(vocabulary.namespace)}"
    return shorten(iri).strip("<>")


def house(iri: str) -> str:
    """Who keeps a concept or thing that one of ours is matched with, such as EuroVoc."""
    kept = next((name for start, name in _LISTS.items() if iri.startswith(start)), None)
    return kept or iri.partition("://")[2].partition("/")[0]
