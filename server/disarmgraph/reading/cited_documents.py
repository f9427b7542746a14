"""Documents that a text cites by symbol or number and that nobody has yet, as new ones.

What is known of each is what its symbol says: its kind, who adopted it, what it is a corrigendum
or an addendum to; and the day, where the text prints it behind the number of a resolution.
"""

import re
from collections.abc import Iterator, Sequence

from disarmgraph.grammar.dates import dates
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.naming import cited, symbol
from disarmgraph.naming.name_index import NameIndex
from disarmgraph.reading.candidate import Candidate, Guess
from disarmgraph.reading.front_matter import ORGANS, kind_of_symbol
from disarmgraph.reading.mentions import SYMBOL, Portion

CITED, MADE = "cited-document", 0.8
"""The rule, and the likelihood of a label that says no more than the symbol."""

_ADOPTED = re.compile(r"(?P<series>A|S)/(?P<kind>RES|DEC)/(?P<number>.+)")
_SUPPLEMENT = re.compile(r"(?P<whole>.+)/(?P<kind>Corr|Add)\.(?P<number>\d+)")
_OF = re.compile(r"\s+(?:of|du)\s+")
_NAMES = {
    ("A", "RES"): ("General Assembly resolution {}", "Résolution {} de l\u2019Assemblée générale"),
    ("A", "DEC"): ("General Assembly decision {}", "Décision {} de l\u2019Assemblée générale"),
    ("S", "RES"): ("Security Council resolution {}", "Résolution {} du Conseil de sécurité"),
    ("S", "DEC"): ("Security Council decision {}", "Décision {} du Conseil de sécurité"),
    "Corr": ("Corrigendum {} to {}", "Rectificatif {} au document {}"),
    "Add": ("Addendum {} to {}", "Additif {} au document {}"),
}


def new_documents(
    portions: Sequence[Portion], index: NameIndex, own: frozenset[str]
) -> list[Candidate]:
    """The documents that the passages cite and a graph has not, in the order of the first citing.

    ``own`` are IRIs of the document itself, which it does not cite.
    """
    found: dict[str, Candidate] = {}
    for at, portion in enumerate(portions):
        for start, end, written in cited.found_in(portion.text):
            iri = symbol.iri(written)
            if iri in found or iri in own or index.by_symbol(written):
                continue
            guesses = (
                Guess("rdf:type", DISARM + "Document", SYMBOL, CITED),
                *_said(written),
                *_adopted_on(portion, end, written),
            )
            place = (portion.start + start, portion.start + end)
            found[iri] = Candidate(at, *place, guesses, iri)
    return list(found.values())


def _said(written: str) -> Iterator[Guess]:
    """What a symbol says, in the order of the data."""
    kind = kind_of_symbol(written)
    if kind:
        yield Guess("disarm:kind", f"{BASE}scheme/document-kind/{kind}", SYMBOL, CITED)
    for label, language in zip(_labels(written), ("en", "fr"), strict=True):
        yield Guess("rdfs:label", f'"{label}"@{language}', MADE, "made-label")
    yield Guess("disarm:symbol", f'"{written}"', SYMBOL, CITED)
    adopted = _ADOPTED.fullmatch(written)
    if adopted:
        yield Guess("disarm:adoptedBy", f"{BASE}id/body/{ORGANS[adopted['series']]}", SYMBOL, CITED)


def _labels(written: str) -> tuple[str, str]:
    """What a document is called in English and French where no title is known."""
    adopted, supplement = _ADOPTED.fullmatch(written), _SUPPLEMENT.fullmatch(written)
    if adopted:
        said = _NAMES[adopted["series"], adopted["kind"]]
        return said[0].format(adopted["number"]), said[1].format(adopted["number"])
    if supplement:
        said = _NAMES[supplement["kind"]]
        of = (supplement["number"], supplement["whole"])
        return said[0].format(*of), said[1].format(*of)
    return f"Document {written}", f"Document {written}"


def _adopted_on(portion: Portion, end: int, written: str) -> Iterator[Guess]:
    """The day that stands right behind the number of a resolution or a decision."""
    joint = _OF.match(portion.text, end)
    if not joint or not _ADOPTED.fullmatch(written):
        return
    for date in dates(portion.text):
        if date.start == joint.end() and len(date.first) == len("2009-01-12"):
            yield Guess("disarm:adoptionDate", f'"{date.first}"^^xsd:date', SYMBOL, CITED)
