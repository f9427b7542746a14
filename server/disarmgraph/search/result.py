"""How what was found is shown: its title, by which other name it was found, what it says."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from textwrap import shorten

from pyoxigraph import DefaultGraph, Literal, NamedNode

from disarmgraph.citing.pinpoint import pinpoint
from disarmgraph.names import LABELS, SHORT, Names, Shown
from disarmgraph.namespaces import DISARM
from disarmgraph.naming.nomenclature import IN_CONTEXT
from disarmgraph.search.entries import ABOUT, ALIASES, ASKED, CLAUSES, NAMED, QUESTION, SAID, place
from disarmgraph.search.extract import Pieces, extract, has, marked
from disarmgraph.search.particulars import Particular, particulars
from disarmgraph.search.query_words import Wanted
from disarmgraph.triples import iris, objects, subjects

MOST_ABOUT = 2
"""How many things are named by whose names one was found."""
_WRITTEN_IN = (DISARM + "statedIn", DISARM + "sourceProvision", DISARM + "assertedBy")
_FACTS = frozenset(
    (
        "assistance",
        "claim",
        "definition",
        "discrepancy",
        "due-date",
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

    ``also`` is another name of it that has words which the title has not, ``also_as`` which words
    (of ``texts``) say what for a name that is, if it is a name and no title of a fact. ``said_as``
    is what a sentence tells that is not simply what the thing is, such as its condition.
    ``written`` is where a fact is written, ``about`` the things by whose names it was found if it
    has not got the words itself.
    """

    iri: str
    href: str
    shelf: str
    title: Text
    particulars: tuple[Particular, ...]
    also: Text | None
    also_as: str
    said: Text | None
    said_as: Shown | None
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
    if also and (also in own.codes() or (said and also.text == said.text)):
        also = None
    missing = _missing(said.text, missing) if said else missing
    source = next(own.written_in(), None)
    written = _in_few_words(names, source) if source else None
    missing = _missing(written.text, missing) if written else missing
    return Result(
        iri,
        names.href(iri),
        place(iri),
        Text(marked(called.text, stems), called.language),
        tuple(particulars(names, iri)),
        Text(marked(also.text, stems), also.language) if also else None,
        own.named_as(also) if also else "",
        Text(extract(said.text, stems), said.language) if said else None,
        own.told_as(said) if said else None,
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

    def other_names(self, called: Shown) -> Sequence[Shown]:
        """The names but one, those in another language than the reader's behind the others."""
        found = [each for name in (*ALIASES, *LABELS) for each in self._ranked(name)]
        others = [each for each in found if each.text != called.text]
        return sorted(others, key=lambda each: each.language not in (None, self._names.language))

    def codes(self) -> Sequence[Shown]:
        """The acronyms, which stand behind the title."""
        return self._texts.get(DISARM + "acronym", ())

    def named_as(self, name: Shown) -> str:
        """What for a name it is: one that is clear only in a source, one of its own, or none."""
        store = self._names.store
        for each in subjects(store, DISARM + "isNameOf", self._iri):
            texts = [text.value for text in objects(store, each, DISARM + "nameText")]
            kinds = iris(store, each, DISARM + "kind")
            if name.text in texts and not IN_CONTEXT.isdisjoint(kinds):
                return "search-described"
        return "search-also" if place(self._iri) in NAMED else ""

    def sentences(self) -> Iterator[Shown]:
        """What is said of the thing in sentences, in the language of the reader if it is there."""
        for predicate in SAID:
            if predicate != ASKED:
                yield from self._ranked(predicate)[:1]

    def told_as(self, said: Shown) -> Shown | None:
        """What a sentence tells of the thing, unless it is simply what it is."""
        found = (each for each in CLAUSES if said in self._texts.get(each, ()))
        return next(map(self._names.label, found), None)

    def said(self, called: Shown) -> Shown | None:
        """What is said of it first, or the full title of what is called by a short one."""
        if place(self._iri) != "instrument":
            return next(self.sentences(), None)
        label = self._names.label(self._iri)
        if label.text not in called.text:
            return label
        return next((each for each in self.sentences() if not self.told_as(each)), None)

    def written_in(self) -> Iterator[str]:
        """The passage that was read for a fact, else the provision or the document."""
        norms = self._things.get(DISARM + "dueNorm", ())
        for predicate in _WRITTEN_IN if place(self._iri) in _FACTS else ():
            yield from sorted(self._things.get(predicate, ()))
            for norm in norms:
                yield from sorted(iris(self._names.store, norm, predicate))

    def whole(self) -> Sequence[str]:
        """The document of a passage, with which it is told."""
        return self._things.get(DISARM + "isPassageOf", ())

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


def _in_few_words(names: Names, iri: str) -> Shown:
    """A thing in one line: a passage with its document, a document, what people call others."""
    for document in iris(names.store, iri, DISARM + "isPassageOf"):
        whole = names.brief(document)
        return Shown(f"{whole.text}, {pinpoint(names, iri)}", whole.language)
    called = names.brief(iri) if place(iri) == "document" else names.called(iri)
    if place(iri) == "provision":
        return called
    return Shown(shorten(called.text, SHORT, placeholder="…"), called.language)


def _about(names: Names, own: _Values, called: Shown, missing: Wanted) -> Iterator[About]:
    """The things by whose names one was found, unless its own title names them."""
    stems = frozenset().union(*missing)
    told = {*own.written_in(), *own.whole()}
    for thing in own.about() if missing else ():
        label = _in_few_words(names, thing)
        if thing in told or names.called(thing).text in called.text:
            continue
        others = [names.called(thing), *_Values(names, thing).other_names(label)]
        if has(label.text, stems):
            yield thing, Text(marked(label.text, stems), label.language)
        elif any(has(other.text, stems) for other in others):
            yield thing, Text(marked(_with_name(label, others, stems), stems), label.language)


def _with_name(label: Shown, others: Iterable[Shown], stems: Collection[str]) -> str:
    """A label with a short name beside it that has words which it has not got."""
    for other in others:
        if len(other.text) <= SHORT and has(other.text, stems):
            return f"{label.text} ({other.text})"
    return label.text
