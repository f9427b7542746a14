"""What can be found by words: everything with a page, with the words by which it is looked for."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from disarmgraph.content import inventory, printed_order
from disarmgraph.names import LABELS, LANGUAGES, Names
from disarmgraph.namespaces import BASE, DCTERMS, DISARM, PREFIXES, RDF, RDFS, SKOS, last_part
from disarmgraph.naming import nomenclature
from disarmgraph.naming.nomenclature import Standing
from disarmgraph.naming.symbol import canonical
from disarmgraph.release.record import SHELVES, shelf
from disarmgraph.triples import iris, subjects

QUESTION = "question"
"""The shelf of the questions of the library."""
_LEFT_OUT = ("name", "file")
"""Shelves of what is found otherwise: names with what they name, and files are no answer."""
WEIGHTS = {name: 1.0 for name in (QUESTION, *SHELVES) if name not in _LEFT_OUT} | {
    "instrument": 3.0,
    "state": 2.5,
    "document": 2.0,
    "body": 2.0,
    "concept": 1.8,
    "event": 1.6,
    "system": 1.5,
    "programme": 1.4,
    "fund": 1.4,
    "series": 1.4,
    "person": 1.4,
    "place": 1.3,
    "discrepancy": 1.3,
    "provision": 1.1,
    "passage": 1.1,
    "term": 0.9,
    "clause": 0.9,
    "quantity": 0.8,
    "deadline": 0.7,
    "role": 0.6,
    "treaty-action": 0.5,
    "source": 0.5,
    "bound-period": 0.4,
    "due-date": 0.3,
    "other": 0.3,
}
"""The shelves on which things are found, and how much what is there is looked for."""

ASKED = RDFS + "comment"
"""The property that says what a question of the library asks."""

_QUESTIONS = f"{BASE}queries/"
_WITH_NAMES = frozenset(("concept", "term", "role", "place", "source"))
"""Shelves of things whose labels are names, beside those that are looked up."""
NAMED = _WITH_NAMES | {shelf for shelf, weight in WEIGHTS.items() if weight > 1.3}
"""Shelves of things that have names, where others have a title that says what they are."""
_WHOLE = ("instrument", "state", "document")
_MADE = frozenset(("bound-period", "due-date", "treaty-action"))
"""Shelves of things whose label says nothing but what they are about; they are more than half."""
_SHORT = DISARM + "shortTitle"
ALIASES = (DISARM + "acronym", _SHORT, SKOS + "altLabel", SKOS + "hiddenLabel")
"""Properties whose values are names beside the label."""
_KEYWORDS = (PREFIXES["schema"] + "keywords",)
_TITLES = (DISARM + "heading", DISARM + "treatySeries")
CLAUSES = tuple(
    DISARM + name
    for name in ("purpose", "condition", "exception", "rationale", "entryIntoForceCondition")
)
"""Properties whose values are sentences that are clear only when one knows of what they tell."""
SAID = (
    DISARM + "summary",
    SKOS + "definition",
    DCTERMS + "description",
    RDFS + "comment",
    DISARM + "explanation",
    *CLAUSES,
    SKOS + "scopeNote",
)
"""Properties whose values say in sentences what a thing is, those first that are shown first."""
ABOUT = (
    *(
        DISARM + name
        for name in re.findall(
            r"\w+",
            "isPassageOf isProvisionOf sourceProvision assertedBy concernsTreaty performedBy "
            "boundState dueNorm theme weapon action kind bearer beneficiary concerns isNameOf "
            "mentions cites donor recipient implementedBy fundedBy requestedBy partner "
            "organizedBy operatedBy issuedBy submittedTo adoptedBy adoptionPlace locatedIn seat "
            "serves heldBy isPartOfSeries isPartOfProgramme enumerates listedActor",
        )
    ),
    SKOS + "inScheme",
)
"""Properties that lead to what a thing stands in or is about, which is looked for with it."""
OF = tuple(
    DISARM + name
    for name in re.findall(
        r"\w+",
        "isProvisionOf sourceProvision concernsTreaty performedBy boundState donor recipient "
        "requestedBy isPassageOf",
    )
)
"""Properties that lead to the treaty, the State or the document of which a thing is one, and not
just about."""
_SORTS = ("Mandate", "Obligation", "Permission", "Prohibition", "Recommendation")
"""Classes of norms by which one asks for them: what a treaty prohibits."""

Words = Sequence[str]
"""Texts in English, in French, or in no language."""


@dataclass(frozen=True)
class Entry:
    """A thing with its words: its names, its label, what is said of it, what it is about.

    ``called`` is all by which it is called as a whole, ``of`` the treaties, States and documents
    of which it is a provision, a norm, an act or what follows from one, a passage.
    """

    iri: str
    shelf: str
    weight: float
    names: Words
    label: Words
    said: Words
    about: Words
    called: Words
    of: Sequence[str] = ()


def entries(store: Store) -> Iterator[Entry]:
    """Everything with a page and every term of the ontology that may be an answer."""
    texts = _Texts(store)
    for iri in {*inventory.pages(store), *inventory.terms(store)}:
        if place(iri) in WEIGHTS and not printed_order.is_omission(store, iri):
            yield texts.entry(iri)


def place(iri: str) -> str:
    """The shelf on which a thing is found."""
    return QUESTION if iri.startswith(_QUESTIONS) else shelf(iri)


class _Texts:
    """The texts of a graph, read property by property."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._listed = nomenclature.classes(store)
        self._names: dict[Standing, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for name in nomenclature.names(store, self._listed):
            self._names[name.standing][name.thing].append(name.text)
        self._symbols = self._read_symbols()
        self._labels, self._aliases = _texts(store, LABELS), _texts(store, ALIASES)
        self._short, self._titles = _texts(store, (_SHORT,)), _texts(store, _TITLES)
        self._said, self._keywords = _texts(store, SAID), _texts(store, _KEYWORDS)
        self._asked = _texts(store, (ASKED,))
        self._links, self._of = _links(store, ABOUT), _links(store, OF)
        for quad in _quads(store, (DISARM + "dueNorm",)):
            self._links[quad.subject.value] += iris(store, quad.object, DISARM + "theme")
        for name in _SORTS:
            for norm in subjects(store, RDF + "type", DISARM + name):
                self._links[norm].append(DISARM + name)
        self._called = cache(self._call)

    def entry(self, iri: str) -> Entry:
        """A thing with its words and that of which it is one."""
        found = [thing for thing in self._of.get(iri, ()) if place(thing) in _WHOLE]
        return replace(self._entry(iri), of=found)

    def _entry(self, iri: str) -> Entry:
        kind = place(iri)
        label, said = self._labels[iri], self._said[iri]
        about = [self._called(thing) for thing in dict.fromkeys(self._links.get(iri, ()))]
        if kind == QUESTION:
            slug = last_part(iri).replace("-", " ")
            asked = self._asked[iri]
            said = [*said, *self._keywords[iri]]
            return Entry(iri, kind, WEIGHTS[kind], (), [*asked, slug], said, (), [*asked, slug])
        if kind in _MADE:
            called = () if kind == "due-date" else label
            return Entry(iri, kind, WEIGHTS[kind], (), (), (), about, called)
        if iri in self._listed:
            slug = last_part(iri).replace("-", " ")
            names = [*self._names[Standing.FIRM][iri], *self._symbols[iri], *self._titles[iri]]
            about = [slug, *self._names[Standing.IN_CONTEXT][iri], *about]
            return Entry(iri, kind, WEIGHTS[kind], names, (), said, about, [*names, slug])
        own = [*label, *self._aliases[iri], *self._titles[iri], *self._unnamed(iri, kind)]
        if kind in _WITH_NAMES:
            return Entry(iri, kind, _weight(iri, kind), own, (), said, about, own)
        return Entry(iri, kind, _weight(iri, kind), (), own, said, about, own)

    def _call(self, iri: str) -> str:
        """What a thing is called where another is about it: by its short title if it has one, what
        is of a list also by the end of its IRI."""
        in_context = self._names[Standing.IN_CONTEXT][iri]
        others = [each for each in self._aliases[iri] if each not in in_context]
        label = [] if self._short[iri] else self._labels[iri]
        slug = [last_part(iri).replace("-", " ")] if place(iri) == "concept" else []
        return " / ".join(dict.fromkeys((*self._symbols[iri], *label, *others, *slug)))

    def _unnamed(self, iri: str, kind: str) -> list[str]:
        """What a page calls a thing of which the graph gives no label: a passage."""
        if kind == "passage":
            return [Names(self._store, language).label(iri).text for language in LANGUAGES]
        return []

    def _read_symbols(self) -> dict[str, list[str]]:
        """The symbols of documents, for want of one the symbol by which a document has its IRI."""
        found: dict[str, list[str]] = defaultdict(list)
        for symbol, document in nomenclature.symbols(self._store):
            found[document].append(symbol)
        for iri in self._listed:
            if place(iri) == "document" and iri not in found:
                found[iri] = [each for each in [canonical(last_part(iri))] if each]
        return found


def _weight(iri: str, kind: str) -> float:
    """How much a thing is looked for that has no name of its own: articles more than their
    paragraphs, a passage more than a footnote, concepts less than the subjects and weapons that
    are looked up."""
    if kind == "provision":
        return round(WEIGHTS[kind] * 0.7 ** iri.count("__"), 3)
    if "/fn_" in iri:
        return WEIGHTS[kind] / 2
    return 1.0 if kind == "concept" else WEIGHTS[kind]


def _texts(store: Store, predicates: Iterable[str]) -> dict[str, list[str]]:
    """The texts that things have for properties, those in other languages left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for quad in _quads(store, predicates):
        value = quad.object
        if isinstance(value, Literal) and (value.language or "") in ("", *LANGUAGES):
            found[quad.subject.value].append(value.value)
    return found


def _links(store: Store, predicates: Iterable[str]) -> dict[str, list[str]]:
    """Where properties lead; what leads to a provision leads to its instrument too."""
    found: dict[str, list[str]] = defaultdict(list)
    for quad in _quads(store, predicates):
        if isinstance(quad.object, NamedNode):
            found[quad.subject.value].append(quad.object.value)
    for quad in _quads(store, (DISARM + "sourceProvision",)):
        found[quad.subject.value] += iris(store, quad.object, DISARM + "isProvisionOf")
    return found


def _quads(store: Store, predicates: Iterable[str]) -> Iterator[Quad]:
    for predicate in predicates:
        for quad in store.quads_for_pattern(None, NamedNode(predicate), None, DefaultGraph()):
            if isinstance(quad.subject, NamedNode):
                yield quad
