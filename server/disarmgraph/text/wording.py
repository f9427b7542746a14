"""The texts that the operator of a server has, passage by passage, each verified.

They are shown on pages and are nowhere else: what is written, sent as data or released has none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Store

from disarmgraph.namespaces import DCTERMS, DISARM, last_part
from disarmgraph.text import occurrence, span
from disarmgraph.text.comparison import mismatch
from disarmgraph.text.occurrence import Piece
from disarmgraph.text.source_text import SourceText, read_all
from disarmgraph.triples import iris

LANGUAGES = {
    "ARA": "ar",
    "DEU": "de",
    "ENG": "en",
    "FRA": "fr",
    "ITA": "it",
    "POR": "pt",
    "RUS": "ru",
    "SPA": "es",
    "ZHO": "zh",
}
"""The tag of a language by the last part of the IRI that the Publications Office gives it."""


@dataclass(frozen=True)
class Wording:
    """The own text of a passage, cut where it names things.

    There are no ``pieces`` where the text is not the one that the graph describes: ``fault`` says
    what was expected and what is there.
    """

    pieces: tuple[Piece, ...] = ()
    fault: tuple[str, str] | None = None

    @property
    def text(self) -> str:
        """The text as a whole, with one space for each run of white space."""
        return "".join(words for words, _ in self.pieces)


@dataclass(frozen=True)
class DocumentText:
    """The text of a document, by the IRIs of its passages, with the tag of its language."""

    language: str | None
    passages: Mapping[str, Wording]


class Texts:
    """The texts in a folder beside the documents of a graph; without a folder there are none."""

    def __init__(self, folder: Path | None = None) -> None:
        """Reads every file now. Raises TextsError."""
        self.offered = folder is not None
        self._files = read_all(folder) if folder else {}

    def held(self, store: Store) -> dict[str, str]:
        """The documents whose text is here, each with the SHA-256 of its file."""
        stated = NamedNode(DISARM + "sourceTextChecksum")
        quads = store.quads_for_pattern(None, stated, None, DefaultGraph())
        found = {quad.subject.value: quad.object.value for quad in quads}
        return {iri: sha for iri, sha in sorted(found.items()) if sha in self._files}

    def documents(self, store: Store) -> dict[str, DocumentText]:
        """The texts of the documents that are here, each passage compared with its checksum."""
        held = self.held(store)
        return {iri: _read_out(store, iri, self._files[sha]) for iri, sha in held.items()}


def _read_out(store: Store, document: str, source: SourceText) -> DocumentText:
    spans = span.of_document(store, document)
    placed = [one for one in spans if one.fits(source.text)]
    codes = [last_part(iri) for iri in iris(store, document, DCTERMS + "language")]
    found = {}
    for one in spans:
        if one.reason is None:
            own = span.own_text(source.text, one, placed) if one in placed else None
            wrong = mismatch(one, own, source.text)
            found[one.iri] = (
                Wording(fault=(wrong.expected, wrong.actual))
                if wrong
                else Wording(occurrence.pieces(store, one.iri, own))
            )
    return DocumentText(LANGUAGES.get(codes[0]) if len(codes) == 1 else None, found)
