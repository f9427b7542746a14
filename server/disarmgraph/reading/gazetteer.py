"""The names that the graph knows, found in a text: each form of one thing alone.

A form that may stand for several things ("the Centre") names none of them here: what it stands for
is for the reader to say. An acronym is found only in its own capitals. Documents are found by their
symbols too, however they are cited (``naming.symbol``).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Store

from disarmgraph.namespaces import DISARM
from disarmgraph.naming import nomenclature, symbol
from disarmgraph.naming.name_index import NameIndex
from disarmgraph.naming.nomenclature import Name, Standing
from disarmgraph.text import mention
from disarmgraph.text.occurrence import Occurrence, occurrences

SHORTEST = 3
"""Letters of the shortest name that is looked for: shorter ones are words too."""


def _tells(name: Name, index: NameIndex) -> bool:
    """Whether a name stands for its thing wherever it is; titles of documents are phrases too."""
    is_document = DISARM + "Document" in index.classes[name.thing]
    return len(name.text) >= SHORTEST and not is_document


@dataclass(frozen=True)
class Gazetteer:
    """The forms of names, folded, each with its thing; acronyms as they are written."""

    forms: dict[str, str]
    acronyms: frozenset[str]
    index: NameIndex

    @classmethod
    def of_store(cls, store: Store) -> "Gazetteer":
        """All firm names of what people look up."""
        meant: dict[str, set[str]] = defaultdict(set)
        acronyms = set()
        index = NameIndex(store)
        for name in nomenclature.names(store, index.classes):
            if name.standing is Standing.FIRM and _tells(name, index):
                meant[mention.folded(name.text)].add(name.thing)
                if name.text.isupper() and " " not in name.text:
                    acronyms.add(name.text)
        forms = {form: next(iter(things)) for form, things in meant.items() if len(things) == 1}
        forms.pop("", None)
        return cls(forms, frozenset(acronyms), index)

    def named(self, text: str) -> list[Occurrence]:
        """Where the text names things, in order; of overlapping names the longest."""
        folded = mention.folded(text)
        near = {form: thing for form, thing in self.forms.items() if form in folded}
        capitals = {mention.folded(each) for each in self.acronyms}
        return [
            each
            for each in occurrences(text, near)
            if mention.folded(text[each.start : each.end]) not in capitals
            or text[each.start : each.end] in self.acronyms
        ]

    def cited(self, text: str) -> Iterator[Occurrence]:
        """Where the text cites documents that the graph has, by symbol or by number."""
        for start, end, cited in symbol.found_in(text):
            documents = self.index.by_symbol(cited)
            if len(documents) == 1:
                yield Occurrence(start, end, documents[0])
