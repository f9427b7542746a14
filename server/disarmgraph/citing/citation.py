"""What a resource is cited by: its title, authors, dates, place in print and in the text."""

import re
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode, Store

from disarmgraph import texts
from disarmgraph.citing.pinpoint import pinpoints
from disarmgraph.dataset.graph import release, released
from disarmgraph.names import Names
from disarmgraph.namespaces import DATASET, DCTERMS, DISARM, SKOS, XSD, last_part
from disarmgraph.naming.symbol import of_iri
from disarmgraph.triples import first, iris, objects

TYPES = {
    "treaty": "treaty",
    "charter": "treaty",
    "regional-act": "legislation",
    "model-legislation": "legislation",
    "resolution": "legislation",
    "decision": "legislation",
    "technical-standard": "standard",
    "official-journal": "periodical",
    "letter": "personal_communication",
    "website": "webpage",
}
"""The type of CSL for a kind of text, or for a broader kind."""
AUTHORS = ("issuedBy", "adoptedBy", "submittedBy", "developedBy")
"""Whose text it is: those of the first of these that is stated."""
_SERIES = re.compile(
    r"(?P<name>[A-Z]+)(?: (?P<volume>\d+))?(?:, p\. (?P<page>\d+))?(?: no\. (?P<number>\d+))?"
)
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(frozen=True)
class Edition:
    """The version of the graph that is cited, and the day on which it came out, if known."""

    version: str
    released: Literal | None


@dataclass(frozen=True)
class Series:
    """A treaty in a collection of treaties: 'UNTS 2056, p. 211', and what it is made of."""

    printed: str
    name: str = ""
    volume: str = ""
    page: str = ""
    number: str = ""


@dataclass(frozen=True)
class Citation:
    """What a footnote or a bibliography says of a resource; what the graph does not say is empty.

    ``type`` is a type of CSL, ``language`` ('en' or 'fr') that of the words, and
    ``title_language`` that of the title, which may exist in one language only. ``label`` is what
    the graph calls the text, ``titles`` are the titles printed on it. ``date`` is that of issue or
    adoption, else of the opening for signature, as precise as it is known; for an instrument
    ``adopted``, ``opened`` and ``in_force`` tell them apart. ``symbol_is_supplied`` says that the
    text, as it was read, does not print its symbol. ``container`` is what the text is
    printed in, ``part`` where in it the cited place is, ``reported`` what reports the text.
    """

    iri: str
    type: str
    language: str
    edition: Edition
    label: str
    titles: tuple[str, ...] = ()
    title_language: str = ""
    short_title: str = ""
    genre: str = ""
    authors: tuple[str, ...] = ()
    symbol: str = ""
    symbol_is_supplied: bool = False
    date: Literal | None = None
    adopted: Literal | None = None
    opened: Literal | None = None
    in_force: Literal | None = None
    place: str = ""
    depositaries: tuple[str, ...] = ()
    registration: str = ""
    series: Series | None = None
    container: "Citation | None" = None
    part: str = ""
    reported: "Citation | None" = None

    @property
    def title(self) -> str:
        """The printed titles, else what the graph calls the text."""
        return texts.text("cite-semicolon", self.language).join(self.titles) or self.label

    @property
    def graph(self) -> str:
        """The graph in which the text is described: 'disarmgraph, version 1.0.0'."""
        return texts.text("cite-graph", self.language, version=self.edition.version)


def edition(store: Store) -> Edition:
    """The version that is here, with its day as the ontology states it."""
    day = released(store)
    return Edition(release(), Literal(day, datatype=NamedNode(XSD + "date")) if day else None)


def citation(names: Names, iri: str, edition: Edition) -> Citation | None:
    """How to cite a document, instrument, passage, provision, norm or the dataset, else None.

    A part is cited as the text that it is part of, with its place; a norm as the text that lays
    it down and, where only another text tells of that, as reported there.
    """
    store = names.store
    if iri == DATASET:
        return _dataset(names, edition)
    if names.is_a(iri, DISARM + "Norm"):
        sources = iris(store, iri, DISARM + "sourceProvision")
        passages = iris(store, iri, DISARM + "statedIn")
        found = _place(names, sources or passages, edition)
        if found and sources:
            found = replace(found, reported=_place(names, passages, edition))
    else:
        found = _place(names, [iri], edition)
    return replace(found, iri=iri) if found else None


def _place(names: Names, parts: list[str], edition: Edition) -> Citation | None:
    """Places in a text, all of them in the text of the first."""
    for part in parts:
        if names.is_a(part, DISARM + "Document") or names.is_a(part, DISARM + "Instrument"):
            return _text(names, part, edition)
        if names.is_a(part, DISARM + "Passage") or names.is_a(part, DISARM + "Provision"):
            whole = _whole(names, part)
            inside = [each for each in parts if _whole(names, each) == whole]
            return replace(_text(names, whole, edition), part=pinpoints(names, inside))
    return None


def _whole(names: Names, part: str) -> str | None:
    relations = (DISARM + "isPassageOf", DISARM + "isProvisionOf")
    return next((whole for each in relations for whole in iris(names.store, part, each)), None)


def _text(names: Names, iri: str, edition: Edition) -> Citation:
    """A document or an instrument as a whole."""
    store = names.store
    printed = _value(names, iri, "symbol")
    symbol = printed or of_iri(iri) or ""
    label = names.label(iri)
    titles = _titles(names, iri)
    type_ = _type(names, iri)
    adopted = _date(names, iri, DISARM + "adoptionDate")
    opened = _date(names, iri, DISARM + "openingDate")
    issued = _date(names, iri, DISARM + "issueDate") or _date(names, iri, DCTERMS + "date")
    series = _value(names, iri, "treatySeries")
    container = iris(store, iri, DISARM + "publishedIn")
    legal = names.is_a(iri, DISARM + "Instrument")
    return Citation(
        iri=iri,
        type=type_,
        language=names.language,
        edition=edition,
        label=label.text.removesuffix(f" ({symbol})"),
        titles=titles,
        title_language=names.language if titles else label.language or names.language,
        short_title=_value(names, iri, "shortTitle"),
        genre=next((names.label(k).text for k in iris(store, iri, DISARM + "kind")), ""),
        authors=() if type_ == "treaty" else _authors(names, iri),
        symbol=symbol,
        symbol_is_supplied=bool(symbol and not printed),
        date=(adopted or opened or issued) if legal else (issued or adopted),
        adopted=adopted if legal else None,
        opened=opened,
        in_force=_date(names, iri, DISARM + "entryIntoForceDate"),
        place=next((names.label(p).text for p in iris(store, iri, DISARM + "adoptionPlace")), ""),
        depositaries=tuple(_labels(names, iri, "depositary")),
        registration=_value(names, iri, "registrationNumber"),
        series=_series(series) if series else None,
        container=_text(names, container[0], edition) if container else None,
    )


def _titles(names: Names, iri: str) -> tuple[str, ...]:
    """The titles of a text in the reader's language."""
    titles = objects(names.store, iri, DCTERMS + "title")
    return tuple(sorted(each.value for each in titles if each.language == names.language))


def _dataset(names: Names, edition: Edition) -> Citation:
    return Citation(
        iri=DATASET,
        type="dataset",
        language=names.language,
        edition=edition,
        label=texts.text("cite-dataset", names.language),
        title_language=names.language,
        authors=(texts.text("cite-contributors", names.language),),
        date=edition.released,
    )


def _type(names: Names, iri: str) -> str:
    """The type of CSL of a text by its kind or the broader kinds; a report where none is listed."""
    kinds = iris(names.store, iri, DISARM + "kind")
    while kinds:
        slug = last_part(kinds[0])
        if slug in TYPES:
            return TYPES[slug]
        kinds = iris(names.store, kinds[0], SKOS + "broader")
    return "document" if names.is_a(iri, DISARM + "Instrument") else "report"


def _authors(names: Names, iri: str) -> tuple[str, ...]:
    for relation in AUTHORS:
        found = _labels(names, iri, relation)
        if found:
            return tuple(found)
    return ()


def _labels(names: Names, iri: str, relation: str) -> list[str]:
    found = names.sorted(iris(names.store, iri, DISARM + relation))
    return [names.label(each).text for each in found]


def _date(names: Names, iri: str, predicate: str) -> Literal | None:
    """A day, month or year; None for a value that is not written as one."""
    found = first(names.store, iri, predicate)
    return found if found is not None and _DATE.fullmatch(found.value) else None


def _value(names: Names, iri: str, name: str) -> str:
    found = names.preferred(iri, DISARM + name)
    return found.text if found else ""


def _series(printed: str) -> Series:
    parts = _SERIES.fullmatch(printed)
    return Series(printed, **{k: v or "" for k, v in parts.groupdict().items()} if parts else {})
