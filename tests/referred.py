"""Citations made for a test, and how programs read their forms."""

import re

import rispy
from pybtex.database import Entry, parse_string
from pyoxigraph import Literal, NamedNode

from disarmgraph.citing.bibliography import bibtex, ris
from disarmgraph.citing.citation import TYPES, Citation, Edition
from disarmgraph.namespaces import BASE, XSD

EDITION = Edition("9.9.9", Literal("2031-05-01", datatype=NamedNode(XSD + "date")))
ITEM = {
    "type": "object",
    "required": ["id", "type"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string"},
        "type": {"enum": [*TYPES.values(), "report", "document", "dataset"]},
        "author": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["literal"],
                "additionalProperties": False,
                "properties": {"literal": {"type": "string", "minLength": 1}},
            },
        },
        "issued": {
            "type": "object",
            "required": ["date-parts"],
            "additionalProperties": False,
            "properties": {
                "date-parts": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 2,
                    "items": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 3,
                        "items": {"type": "integer"},
                    },
                }
            },
        },
    }
    | {
        name: {"type": "string", "minLength": 1}
        for name in (
            *("title", "title-short", "container-title", "event-place", "genre", "language"),
            *("note", "number", "page", "section", "source", "URL", "version", "volume"),
        )
    },
}
"""What csl-data.json of the Citation Style Language allows of the fields that we use."""
COMMANDS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciicircum": "^",
    "textasciitilde": "~",
}
"""What the commands of LaTeX print."""


def made(**values) -> Citation:
    known = {"iri": BASE + "id/instrument/x", "type": "treaty", "language": "en"}
    return Citation(**known | {"edition": EDITION, "label": "T"} | values)


def entry(cited: Citation) -> Entry:
    (found,) = parse_string(bibtex(cited), "bibtex").entries.values()
    return found


def read(tex: str) -> str:
    """Words as LaTeX prints them: its commands for special characters, braces that only group."""
    commands = re.compile(r"\\(text[a-z]+)\{\}|\\([$&#%_])|[{}]")
    return commands.sub(lambda match: COMMANDS.get(match[1], match[2] or ""), tex)


def reference(cited: Citation) -> dict:
    (found,) = rispy.loads(ris(cited))
    return found


def spaced(words: str) -> str:
    return " ".join(words.split())
