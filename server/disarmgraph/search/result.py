"""How what was found is shown: its title, by which other name it was found, what it says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import DefaultGraph, Literal, NamedNode

from disarmgraph.names import LABELS, Names, Shown
from disarmgraph.namespaces import DISARM
from disarmgraph.search.entries import ABOUT, ALIASES, ASKED, QUESTION, SAID, place
from disarmgraph.search.extract import Pieces, extract, has, marked
from disarmgraph.search.query_words import Wanted

MOST_ABOUT = 2
"""How many things are named by whose names one was found."""
_WRITTEN_IN = (DISARM + "sourceProvision", DISARM + "assertedBy", DISARM + "statedIn")
_FACTS = frozenset(
    (
        "assistance",
        "claim",
        "definition",
        "discrepancy",
        "enumeration",
        "finding",
        "norm",
        "quantity",
        "status-report",
    )
)
"""Shelves of what is told with the place where it is written."""


@dataclass(frozen=True)
class Text:
    """A text in pieces, some of them marked, and its language if it is known."""

    pieces: Pieces
    language: str | None = None

    @property
    def plain(self) -> str:
        """The text without marks."""
        return "".join(piece for piece, _ in self.pieces)


About = tuple[str, Text]
"""A thing that another is about or stands in, and its label."""


@dataclass(frozen=True)
class Result:
    """A thing as a reader sees it who has looked for words.

    ``also`` is another name of it that has words which the title has not, ``written`` where a fact
    is written, ``about`` the things by whose names it was found if it has not got the words itself.
    """

    iri: str
    href: str
    shelf: str
    title: Text
    also: Text | None
    said: Text | None
    written: About | None
    about: tuple[About, ...]


def title(names: Names, iri: str) -> Shown:
    """What a thing is called among things of all kinds."""
    if place(iri) == QUESTION:
        return names.preferred(iri, ASKED) or names.label(iri)
    return names.cited(iri) if place(iri) == "passage" else names.called(iri)


def result(names: Names, iri: str, wanted: Wanted) -> Result:
    """How a thing is shown that was found for words."""
    stems = frozenset().union(*wanted)
    own = _Values(names, iri)
    called = title(names, iri)
    missing = _missing(called.text, wanted)
    also = _best(own.other_names(called), missing) if place(iri) != QUESTION else None
    missing = _missing(also.text, missing) if also else missing
    said = _best(own.sentences(), missing or wanted) or own.said(called)
    missing = _missing(said.text, missing) if said else missing
    source = next(own.written_in(), None)
    written = names.cited(source) if source else None
    missing = _missing(written.text, missing) if written else missing
    return Result(
        iri,
        names.href(iri),
        place(iri),
        Text(marked(called.text, stems), called.language),
        Text(marked(also.text, stems), also.language) if also else None,
        Text(extract(said.text, stems), said.language) if said else None,
        (source, Text(marked(written.text, stems), written.language)) if written else None,
        tuple(islice(_about(names, own, called, missing), MOST_ABOUT)),
    )


class _Values:
    """What the graph says of a thing, read once: its texts by property, the things it leads to."""

    def __init__(self, names: Names, iri: str) -> None:
        self._names = names
        self._iri = iri
        self._texts: dict[str, list[Shown]] = defaultdict(list)
        self._things: dict[str, list[str]] = defaultdict(list)
        pattern = (NamedNode(iri), None, None, DefaultGraph())
        for quad in names.store.quads_for_pattern(*pattern):
            if isinstance(quad.object, Literal):
                shown = Shown(quad.object.value, quad.object.language)
                self._texts[quad.predicate.value].append(shown)
            elif isinstance(quad.object, NamedNode):
                self._things[quad.predicate.value].append(quad.object.value)

    def other_names(self, called: Shown) -> Iterator[Shown]:
        """The names but one, those in the language of the reader first."""
        for predicate in (*ALIASES, *LABELS):
            for each in self._ranked(predicate):
                if each.text != called.text:
                    yield each

    def sentences(self) -> Iterator[Shown]:
        """What is said of the thing in sentences, in the language of the reader if it is there."""
        for predicate in SAID:
            if predicate != ASKED:
                yield from self._ranked(predicate)[:1]

    def said(self, called: Shown) -> Shown | None:
        """What is said of it first, or the full title of what is called by a short one."""
        label = self._names.label(self._iri)
        if place(self._iri) == "instrument" and label.text not in called.text:
            return label
        return next(self.sentences(), None)

    def written_in(self) -> Iterator[str]:
        """The provision that lays down a norm, else what tells of a fact: a document, a passage."""
        for predicate in _WRITTEN_IN if place(self._iri) in _FACTS else ():
            yield from sorted(self._things.get(predicate, ()))

    def about(self) -> Iterator[str]:
        """The things that it stands in or is about."""
        for predicate in ABOUT:
            yield from sorted(self._things.get(predicate, ()))

    def _ranked(self, predicate: str) -> Sequence[Shown]:
        return sorted(self._texts.get(predicate, ()), key=self._names.rank)


def _missing(text: str, wanted: Wanted) -> Wanted:
    """The words that a text has not got."""
    there = has(text, frozenset().union(*wanted))
    return tuple(word for word in wanted if word.isdisjoint(there))


def _best(texts: Iterable[Shown], wanted: Wanted) -> Shown | None:
    """The first of the texts that have most of the words; None where none has any."""
    best, most = None, 0
    for each in texts if wanted else ():
        found = len(wanted) - len(_missing(each.text, wanted))
        if found > most:
            best, most = each, found
    return best


def _about(names: Names, own: _Values, called: Shown, missing: Wanted) -> Iterator[About]:
    """The things by whose names one was found, unless its own title names them."""
    stems = frozenset().union(*missing)
    sources = {*own.written_in()}
    for thing in own.about() if missing else ():
        label = names.called(thing)
        if thing in sources or label.text in called.text:
            continue
        if has(label.text, stems):
            yield thing, Text(marked(label.text, stems), label.language)
            continue
        for other in _Values(names, thing).other_names(label):
            if has(other.text, stems):
                text = f"{label.text} ({other.text})"
                yield thing, Text(marked(text, stems), label.language)
                break
