"""The formats in which answers and graphs are written: their names, media types and writers."""

import re
from dataclasses import dataclass
from itertools import takewhile

from pyoxigraph import QueryResultsFormat, RdfFormat

from disarmgraph.namespaces import last_part

HTML = "text/html"
"""The media type of pages, which are for readers and no format of data."""

RESULTS_JSON = "application/sparql-results+json"
"""The media type of results of SPARQL in JSON, which endpoints elsewhere are asked for."""


@dataclass(frozen=True)
class Format:
    """A format: its name, which is the suffix of its files, and the media type it is sent as."""

    name: str
    media_type: str
    writer: QueryResultsFormat | RdfFormat

    @property
    def iri(self) -> str:
        """The IRI that W3C has for the format; the engine has another one for JSON-LD."""
        return "http://www.w3.org/ns/formats/" + last_part(self.writer.iri)


RESULTS = (
    Format("json", RESULTS_JSON, QueryResultsFormat.JSON),
    Format("json", "application/json", QueryResultsFormat.JSON),
    Format("xml", "application/sparql-results+xml", QueryResultsFormat.XML),
    Format("csv", "text/csv", QueryResultsFormat.CSV),
    Format("tsv", "text/tab-separated-values", QueryResultsFormat.TSV),
)
"""For SELECT and ASK, the default first; clients ask for JSON under two names."""

GRAPHS = (
    Format("ttl", "text/turtle", RdfFormat.TURTLE),
    Format("nt", "application/n-triples", RdfFormat.N_TRIPLES),
    Format("jsonld", "application/ld+json", RdfFormat.JSON_LD),
    Format("rdf", "application/rdf+xml", RdfFormat.RDF_XML),
    Format("trig", "application/trig", RdfFormat.TRIG),
    Format("nq", "application/n-quads", RdfFormat.N_QUADS),
)
"""For CONSTRUCT and DESCRIBE and for whole graphs, the default first."""


def offered(kind: str) -> tuple[Format, ...]:
    """The formats for the answer to a kind of query: SELECT, ASK, CONSTRUCT or DESCRIBE."""
    return RESULTS if kind in ("SELECT", "ASK") else GRAPHS


def named(name: str, choices: tuple[Format, ...]) -> Format | None:
    """The first of the choices with that name or media type; None where there is none."""
    return next((each for each in choices if name in (each.name, each.media_type)), None)


def names(choices: tuple[Format, ...]) -> str:
    """The names of the choices, each once, as a message lists them."""
    return ", ".join(dict.fromkeys(each.name for each in choices))


def content_type(media_type: str) -> str:
    """A media type as the header Content-Type has it: text says that it is UTF-8."""
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def with_tidy_prefixes(body: bytes) -> bytes:
    """Turtle or TriG with the prefixes at its head sorted, less those that nothing uses."""
    lines = body.splitlines(keepends=True)
    head = list(takewhile(lambda line: line.startswith(b"@prefix "), lines))
    rest = b"".join(lines[len(head) :])
    used = set(re.findall(rb"(?<![\w-])[\w-]*:", rest))
    return b"".join(sorted(line for line in head if line.split()[1] in used)) + rest
