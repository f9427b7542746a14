"""What of ours is matched to what of others, as a table of SSSOM (TSV with its metadata on top).

https://mapping-commons.github.io/sssom/spec-formats-tsv/
"""

import csv
import io
import json
from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad, Store

from disarmgraph import texts
from disarmgraph.citing.citation import Edition
from disarmgraph.content.resource import DERIVED
from disarmgraph.files import GRAPHS
from disarmgraph.names import Names
from disarmgraph.namespaces import (
    BASE,
    DCTERMS,
    DISARM,
    FOREIGN,
    MATCHES,
    OWL,
    PREFIXES,
    RDFS,
)
from disarmgraph.triples import first

SET = BASE + "mappings"
PREDICATES = (
    *MATCHES,
    *(RDFS + name for name in ("subClassOf", "subPropertyOf")),
    *(OWL + name for name in ("sameAs", "equivalentClass", "equivalentProperty")),
)
"""What relates two terms, concepts or things as more or less the same."""
SPACES = PREFIXES | FOREIGN
COLUMNS = (
    *("subject_id", "subject_label", "predicate_id", "object_id", "mapping_justification"),
    *("subject_match_field", "match_string"),
)
BY_HAND = "semapv:ManualMappingCuration"
BY_CODE = "semapv:LexicalMatching"
FROM_SOURCE = "semapv:BackgroundKnowledgeBasedMatching"


def table(store: Store, edition: Edition) -> bytes:
    """The table of a graph: SSSOM/TSV in UTF-8, rows sorted by subject, predicate and object."""
    rows = sorted(_rows(store))
    used = {cell.partition(":")[0] for row in rows for cell in (*row[:1], *row[2:6]) if cell}
    prefixes = {prefix: SPACES[prefix] for prefix in sorted(used & SPACES.keys())}
    text = io.StringIO()
    for line in _metadata(store, edition, prefixes):
        text.write(f"#{line}\n")
    writer = csv.writer(text, dialect="excel-tab", lineterminator="\n")
    writer.writerows([COLUMNS, *rows])
    return text.getvalue().encode()


def _metadata(store: Store, edition: Edition, prefixes: dict[str, str]) -> Iterator[str]:
    """The metadata as YAML, whose strings may be written as those of JSON are."""
    licence = first(store, BASE + "ontology", DCTERMS + "license")
    yield "curie_map:"
    yield from (f"  {prefix}: {json.dumps(iri)}" for prefix, iri in prefixes.items())
    told = {
        "mapping_set_id": SET,
        "mapping_set_version": edition.version,
        "mapping_set_title": texts.text("cite-mappings", "en"),
        "license": licence.value if licence else "",
        "publication_date": edition.released.value if edition.released else "",
    }
    yield from (f"{name}: {json.dumps(value)}" for name, value in told.items() if value)


def _rows(store: Store) -> Iterator[tuple[str, ...]]:
    """One row for each match that a file states, none for what a rule derived."""
    names = Names(store, "en")
    stated = {
        quad
        for predicate in PREDICATES
        for quad in store.quads_for_pattern(None, NamedNode(predicate), None, None)
        if _is_match(quad)
    }
    for quad in stated:
        subject = quad.subject.value
        yield (
            _curie(subject),
            names.label(subject).text,
            _curie(quad.predicate.value),
            _curie(quad.object.value),
            *_justification(store, quad),
        )


def _is_match(quad: Quad) -> bool:
    """Whether a file says something of ours about something of others."""
    return (
        isinstance(quad.graph_name, NamedNode)
        and not quad.graph_name.value.startswith(DERIVED)
        and isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, NamedNode)
        and quad.subject.value.startswith(BASE)
        and not quad.object.value.startswith(BASE)
    )


def _justification(store: Store, quad: Quad) -> tuple[str, str, str]:
    """How the match came about, and for one by a code the property that has it, and the code.

    A term or concept is matched by a reader of the entry there (ontology/README.md); a State by
    its code where the other's IRI ends with it, else as its registered source has it.
    """
    if quad.graph_name.value.startswith(f"{GRAPHS}ontology/"):
        return BY_HAND, "", ""
    code = first(store, quad.subject, DISARM + "isoAlpha3")
    if code is not None and quad.object.value.endswith(f"/{code.value}"):
        return BY_CODE, "disarm:isoAlpha3", code.value
    return FROM_SOURCE, "", ""


def _curie(iri: str) -> str:
    """An IRI by the longest namespace that it is in; as it is where none is known."""
    fitting = [(len(space), prefix) for prefix, space in SPACES.items() if iri.startswith(space)]
    if not fitting:
        return iri
    length, prefix = max(fitting)
    return f"{prefix}:{iri[length:]}"
