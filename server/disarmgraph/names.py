"""What things are called and where their pages are, in the language of one reader."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from textwrap import shorten as shorten_text
from typing import TypeVar
from urllib.parse import urlencode

from pyoxigraph import BlankNode, Literal, NamedNode, Store

from disarmgraph import texts
from disarmgraph.files import GRAPHS
from disarmgraph.namespaces import (
    BASE,
    DCTERMS,
    DISARM,
    RDF,
    RDFS,
    SH,
    SKOS,
    XSD,
    last_part,
    shorten,
)
from disarmgraph.triples import Term, first, iris, objects
from disarmgraph.written import in_words, is_date, written

LANGUAGES = ("en", "fr")
LABELS = (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title", SH + "name", DISARM + "nameText")
SHORT = 60
"""Characters of a label where there is little room."""
_ACRONYM = re.compile(r"[A-Z]{2,}[A-Z0-9/-]*")
_ORDINAL = re.compile(r"_(\d+)$")


@dataclass(frozen=True)
class Shown:
    """A value as a page prints it: its words, their language if known, where it leads."""

    text: str
    language: str | None = None
    href: str | None = None
    datetime: str | None = None


Found = TypeVar("Found")


def _kept(look_up: Callable[["Names", str], Found]) -> Callable[["Names", str], Found]:
    """A look-up by IRI that is made once for each reader: pages name the same things often."""

    @wraps(look_up)
    def found(names: "Names", iri: str) -> Found:
        known = names.kept.setdefault(look_up.__name__, {})
        if iri not in known:
            known[iri] = look_up(names, iri)
        return known[iri]

    return found


class Names:
    """Labels, kinds and links for one reader, who reads `language` ('en' or 'fr').

    `carried` holds the parameters that every link inside the site keeps (the chosen language).
    What was looked up once is kept: of a store that changes, ask another Names.
    """

    def __init__(self, store: Store, language: str, carried: dict[str, str] | None = None):
        self.store = store
        self.language = language
        self.carried = carried or {}
        self.kept: dict[str, dict[str, object]] = {}

    @_kept
    def label(self, iri: str) -> Shown:
        """Name in the reader's language, else in another, else made from the IRI."""
        for predicate in LABELS:
            best = self.preferred(iri, predicate)
            if best:
                return Shown(best.text, best.language, self.href(iri))
        if iri.startswith(GRAPHS):
            return Shown(iri.removeprefix(GRAPHS), None, self.href(iri))
        words = texts.borrowed(iri, self.language)
        if words:
            return Shown(words, self.language, self.href(iri))
        return Shown(self._part(iri) or readable(iri), self.language, self.href(iri))

    def _part(self, iri: str) -> str | None:
        """Name of a passage: 'Paragraph 28', 'Paragraph 20, item a)', 'Heading [2]' unnumbered."""
        kind = last_part(next(iter(iris(self.store, iri, DISARM + "kind")), ""))
        printed = first(self.store, iri, DISARM + "number")
        ordinal = _ORDINAL.search(iri)
        if kind not in texts.PARTS or not (printed or ordinal):
            return None
        number = printed.value if printed else f"[{ordinal[1]}]"
        name = texts.part(kind, self.language, number)
        above = iris(self.store, iri, DISARM + "isWithin")
        if kind == "list-item" and above:
            return f"{self.label(above[0]).text}, {name}"
        return name[0].upper() + name[1:]

    def preferred(self, iri: str, predicate: str) -> Shown | None:
        """Value of a text property in the reader's language, else in another one."""
        found = objects(self.store, iri, predicate)
        return self.best(term for term in found if isinstance(term, Literal))

    def best(self, literals: Iterable[Literal]) -> Shown | None:
        """The words of the literal in the reader's language, else in another one."""
        return min(map(self._words, literals), key=self.rank, default=None)

    def others(self, iri: str, predicate: str) -> list[Shown]:
        """Values of a text property that `preferred` did not take."""
        taken = self.preferred(iri, predicate)
        literals = [o for o in objects(self.store, iri, predicate) if isinstance(o, Literal)]
        return [w for w in sorted(map(self._words, literals), key=self.rank) if w != taken]

    def translations(self, iri: str) -> list[Shown]:
        """The label in the languages that `label` did not take."""
        for predicate in LABELS:
            if self.preferred(iri, predicate):
                return self.others(iri, predicate)
        return []

    def kinds(self, iri: str) -> list[Shown]:
        """What sort of thing it is: its most specific classes, then its finer kinds."""
        finer = iris(self.store, iri, DISARM + "kind")
        shown = [self.label(each) for each in self.classes(iri) + finer]
        return list({kind.text.casefold(): kind for kind in shown}.values())

    def shelf(self, iri: str) -> str | None:
        """The kind under which the thing has its IRI (`status-report`), None for other IRIs."""
        kind = iri.removeprefix(BASE + "id/").partition("/")[0]
        return kind if kind in texts.KINDS else None

    @_kept
    def short(self, iri: str) -> Shown:
        """Symbol or acronym of a thing, else its label, cut after a word when it is long."""
        code = self.preferred(iri, DISARM + "symbol") or self.acronym(iri)
        if code:
            return Shown(code.text, code.language, self.href(iri))
        label = self.label(iri)
        return replace(label, text=shorten_text(label.text, SHORT, placeholder="…"))

    def acronym(self, iri: str) -> Shown | None:
        """The acronym of a thing: in French that of its French name (TNP), where it has one.

        Such a one stands among its other names, as data/README.md says of acronyms.
        """
        if self.language == "fr":
            for name in objects(self.store, iri, SKOS + "altLabel"):
                if name.language == "fr" and _ACRONYM.fullmatch(name.value):
                    return Shown(name.value, "fr")
        return self.preferred(iri, DISARM + "acronym")

    @_kept
    def brief(self, document: str) -> Shown:
        """A document in few words: its symbol, else its kind and its date, else its short name."""
        if not any(objects(self.store, document, DISARM + n) for n in ("symbol", "acronym")):
            kind = next(iter(iris(self.store, document, DISARM + "kind")), None)
            issued = first(self.store, document, DISARM + "issueDate")
            if kind and issued:
                words = self.label(kind)
                text = f"{words.text[0].upper()}{words.text[1:]}, {written(issued, self.language)}"
                return Shown(text, words.language, self.href(document))
        return self.short(document)

    def called(self, iri: str) -> Shown:
        """The name by which people call a treaty, else the label of a thing."""
        name = self.preferred(iri, DISARM + "shortTitle")
        return replace(name, href=self.href(iri)) if name else self.label(iri)

    @_kept
    def cited(self, iri: str) -> Shown:
        """A passage as it is cited, after its document; any other thing by its label."""
        label = self.label(iri)
        for document in iris(self.store, iri, DISARM + "isPassageOf"):
            return replace(label, text=f"{self.short(document).text}, {label.text}")
        return label

    @_kept
    def classes(self, iri: str) -> list[str]:
        """Classes of a thing without those that another of its classes implies."""
        types = set(iris(self.store, iri, RDF + "type"))
        implied = {above for kind in types for above in self.above(kind)}
        return sorted(types - implied)

    @_kept
    def above(self, kind: str) -> set[str]:
        """All classes that a class is under, itself left out."""
        found: set[str] = set()
        waiting = [kind]
        while waiting:
            for parent in iris(self.store, waiting.pop(), RDFS + "subClassOf"):
                if parent != kind and parent not in found:
                    found.add(parent)
                    waiting.append(parent)
        return found

    def is_a(self, iri: str, kind: str) -> bool:
        """Whether a thing belongs to a class (an IRI), directly or through a subclass."""
        return any(t == kind or kind in self.above(t) for t in iris(self.store, iri, RDF + "type"))

    def href(self, iri: str) -> str:
        """Where a link to the IRI goes: to our own page if it is under our base."""
        if not iri.startswith(BASE):
            return iri
        path, mark, fragment = iri.removeprefix(BASE).partition("#")
        return self.page("/" + path) + mark + fragment

    def page(self, path: str, /, **parameters: object) -> str:
        """A path of this site with the parameters that the reader carries along.

        A parameter with several values is given as a list of them.
        """
        query = urlencode(self.carried | parameters, doseq=True)
        return f"{path}?{query}" if query else path

    def shown(self, term: Term) -> Shown:
        """Any value for print: a thing by its label, a literal as its language writes it."""
        if isinstance(term, NamedNode):
            return self.cited(term.value)
        if isinstance(term, BlankNode):
            return Shown("[]")
        if term.datatype.value == XSD + "anyURI":
            return Shown(term.value, None, term.value)
        datetime = term.value if is_date(term) else None
        return Shown(written(term, self.language), term.language, None, datetime)

    def dated(self, day: date | str) -> Shown:
        """A day, or a day, month or year as XML Schema writes it, in words."""
        return Shown(in_words(str(day), self.language), None, None, str(day))

    def exact(self, term: Term) -> Shown:
        """A value as the graph has it: IRIs as prefixed names, literals unchanged."""
        if isinstance(term, NamedNode):
            return Shown(readable(term.value), None, self.href(term.value))
        if isinstance(term, BlankNode):
            return Shown(str(term))
        return Shown(term.value, term.language)

    def sorted(self, things: Iterable[str]) -> list[str]:
        """Things in the alphabetical order of their labels, numbers by their value."""
        return sorted(things, key=lambda iri: (collation(self.label(iri).text), iri))

    @staticmethod
    def _words(literal: Literal) -> Shown:
        return Shown(literal.value, literal.language)

    def rank(self, words: Shown) -> tuple[bool, bool, str]:
        """Sort key by which words in the reader's language come first."""
        return (words.language != self.language, words.language not in LANGUAGES, words.text)


def readable(iri: str) -> str:
    """An IRI for print: as a prefixed name, or without our base, which itself is whole."""
    return shorten(iri).strip("<>").removeprefix(BASE) or iri


def collation(text: str) -> list[tuple[int, str]]:
    """Sort key that passes over accents and case and puts 'Article 9' before 'Article 10'."""
    plain = unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode().casefold()
    return [(int(p) if p.isdigit() else -1, p) for p in re.split(r"(\d+)", plain)]
