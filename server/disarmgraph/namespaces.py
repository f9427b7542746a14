"""The namespaces of the graph and the prefixes under which people meet them."""

import re

from disarmgraph.files import scheme_files

BASE = "https://w3id.org/disarmgraph/"
DISARM = BASE + "ontology#"
SHAPES = BASE + "shapes#"
THINGS = BASE + "id/"
SCHEMES = BASE + "scheme/"

DATASET = BASE + "dataset"
ONTOLOGY = BASE + "ontology"
RELEASES = BASE + "releases"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""That of the data and the ontology."""

DCTERMS = "http://purl.org/dc/terms/"
OWL = "http://www.w3.org/2002/07/owl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"

KINDS = (
    "assistance",
    "body",
    "bound-period",
    "claim",
    "clause",
    "deadline",
    "definition",
    "discrepancy",
    "document",
    "due-date",
    "enumeration",
    "event",
    "finding",
    "fund",
    "instrument",
    "name",
    "norm",
    "party-list",
    "person",
    "place",
    "programme",
    "quantity",
    "role",
    "series",
    "source",
    "state",
    "status-report",
    "system",
    "tenure",
    "treaty-action",
)
"""The kinds of thing, each with the namespace ``.../id/<kind>/`` and the kind as its prefix."""

PREFIXES: dict[str, str] = {
    "disarm": DISARM,
    "shape": SHAPES,
    **{kind: f"{THINGS}{kind}/" for kind in KINDS},
    **{path.stem: f"{SCHEMES}{path.stem}/" for path in scheme_files()},
    "as": "https://www.w3.org/ns/activitystreams#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": DCTERMS,
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "ldes": "https://w3id.org/ldes#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": OWL,
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sh": SH,
    "skos": SKOS,
    "spdx": "http://spdx.org/rdf/terms#",
    "tree": "https://w3id.org/tree#",
    "vann": "http://purl.org/vocab/vann/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": XSD,
}
FOREIGN = {
    "bibo": "http://purl.org/ontology/bibo/",
    "eucountry": "http://publications.europa.eu/resource/authority/country/",
    "eurovoc": "http://eurovoc.europa.eu/",
    "jolux": "http://data.legilux.public.lu/resource/ontology/jolux#",
    "lrmlmm": "http://docs.oasis-open.org/legalruleml/ns/mm/v1.0/",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "sdmx-attribute": "http://purl.org/linked-data/sdmx/2009/attribute#",
    "sdmx-measure": "http://purl.org/linked-data/sdmx/2009/measure#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "skosxl": "http://www.w3.org/2008/05/skos-xl#",
    "unbis": "http://metadata.un.org/thesaurus/",
    "undo": "https://w3id.org/un/ontology/undo/",
    "wikidata": "http://www.wikidata.org/entity/",
}
"""Prefixes of what ours is matched with, which no file of the house but the alignments needs."""

MATCHES = tuple(SKOS + f"{how}Match" for how in ("exact", "close", "broad", "narrow", "related"))
"""The properties that match a concept or a term with one of others, the nearest first."""
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
"""The namespace of media types in DCAT."""
LANGUAGE_TABLE = "http://publications.europa.eu/resource/authority/language/"
"""The namespace of languages, by their codes of three letters, in capitals."""

_LOCAL = r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?"
LOCAL_NAME = re.compile(_LOCAL)
"""What may follow a prefix without being escaped, in Turtle and in SPARQL."""
_PART = re.compile(rf"{BASE}id/(?:document|instrument)/([a-z][a-z0-9-]*)/({_LOCAL})")
_NAMESPACES = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def expand(name: str) -> str:
    """The IRI of a name with a prefix of the house. Raises KeyError for another prefix."""
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def last_part(iri: str) -> str:
    """The last part of the IRI of a thing: ``apmbc`` of an instrument, ``art_5`` of a provision."""
    return iri.rpartition("/")[2]


def shorten(iri: str) -> str:
    """An IRI as a prefixed name, or in angle brackets where no prefix of the house fits.

    The prefixes are PREFIXES and, for the parts of a document or instrument, its own name:
    ``a-63-228:para_28``. No name needs escaping in Turtle or SPARQL.
    """
    part = _PART.fullmatch(iri)
    if part and part[1] not in PREFIXES:
        return f"{part[1]}:{part[2]}"
    # Every namespace of the house ends with one of these, which no local name has.
    end = max(iri.rfind("/"), iri.rfind("#")) + 1
    prefix = _NAMESPACES.get(iri[:end])
    return f"{prefix}:{iri[end:]}" if prefix and LOCAL_NAME.fullmatch(iri, end) else f"<{iri}>"
