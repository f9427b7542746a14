"""A note on sieves: its text, and passages that point into it."""

import hashlib

from pyoxigraph import DefaultGraph, RdfFormat, Store

TEXT = """**A note on sieves**

1. Each mill keeps¹
   a sieve:

- one for flour;
- one for bran

---

and cleans it daily.

¹ A mill is any place\tthat grinds.
"""
SPANS = {
    # id: (class and kind, printed number, first and last words, own text worked out by hand)
    "hd_1": ("heading", None, ("**A", "sieves**"), "**A note on sieves**"),
    "para_1": (
        "paragraph",
        "1",
        ("1. Each", "daily."),
        "1. Each mill keeps¹ a sieve: and cleans it daily.",
    ),
    "para_1__item_1": ("list-item", None, ("- one for flour", "flour;"), "- one for flour;"),
    "para_1__item_2": ("list-item", None, ("- one for bran", "bran"), "- one for bran"),
    "omission_1": ("rule", None, ("---", "---"), None),
    "fn_1": ("footnote", "1", ("¹ A mill", "grinds."), "¹ A mill is any place that grinds."),
}
HEAD = """
@prefix d: <https://w3id.org/disarmgraph/id/document/> .
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix p: <https://w3id.org/disarmgraph/id/document/sieves/> .
@prefix omission-reason: <https://w3id.org/disarmgraph/scheme/omission-reason/> .
@prefix passage-kind: <https://w3id.org/disarmgraph/scheme/passage-kind/> .
@prefix body: <https://w3id.org/disarmgraph/id/body/> .
@prefix name: <https://w3id.org/disarmgraph/id/name/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


def sha256(text: str | bytes) -> str:
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def described(identifier: str, **changed: str) -> str:
    """A span of the document in Turtle, with some of its values changed."""
    kind, number, (first, last), own = SPANS[identifier]
    start = TEXT.index(first)
    values = {"start": str(start), "end": str(TEXT.index(last, start) + len(last))}
    if own is None:
        types = f"disarm:Omission ; disarm:reason omission-reason:{kind}"
    else:
        types = f"disarm:Passage ; disarm:kind passage-kind:{kind}"
        values["textChecksum"] = f'"{sha256(own)}"'
    if number:
        values["number"] = f'"{number}"'
    facts = "".join(
        f" ; disarm:{key} {value}" for key, value in (values | changed).items() if value
    )
    return f"p:{identifier} a {types} ; disarm:isPassageOf d:sieves{facts} .\n"


def store(*turtle: str, text: bytes = TEXT.encode()) -> Store:
    """The document with those statements about its spans."""
    document = 'd:sieves a disarm:Document ; rdfs:label "Note on sieves"@en ; '
    document += f'disarm:sourceTextChecksum "{sha256(text)}" .\n'
    loaded = Store()
    loaded.load("".join([HEAD, document, *turtle]), RdfFormat.TURTLE, to_graph=DefaultGraph())
    return loaded


def whole(**changed: str) -> Store:
    """The whole document, with some spans described otherwise (or not at all, by an empty text)."""
    return store(*(changed.get(identifier, described(identifier)) for identifier in SPANS))
