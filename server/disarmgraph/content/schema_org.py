"""What a search engine can read of a thing: schema.org as JSON-LD, in English and French at once.

The terms are those of schema.org; where its meaning is narrower than ours a property is left out.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from disarmgraph.dataset.catalogue import CATALOGUE
from disarmgraph.files import derived_iri
from disarmgraph.names import LABELS, LANGUAGES, Names
from disarmgraph.namespaces import (
    BASE,
    DCTERMS,
    DISARM,
    MEDIA_TYPES,
    OWL,
    PREFIXES,
    SKOS,
    last_part,
)
from disarmgraph.triples import iris, node, objects

Markup = dict[str, Any]

_IRIS = ("contentUrl", "license", "sameAs", "url")
CONTEXT = {"@vocab": PREFIXES["schema"], **{name: {"@type": "@id"} for name in _IRIS}}
"""What the markup means; crawlers know that of schema.org itself, and do not follow it."""

_REPORTS = {
    f"{BASE}scheme/document-kind/{kind}"
    for kind in ("report", "report-of-the-secretary-general", "report-of-a-meeting", "review")
}
_DCAT = PREFIXES["dcat"]


def markup(names: Names, iri: str) -> Markup | None:
    """The JSON-LD of a thing, None for one of a kind that schema.org has no type for."""
    for kind, make in _KINDS:
        if names.is_a(iri, kind):
            return {"@context": "https://schema.org", "@id": iri, **make(names, iri)}
    return None


def kinds(found: Markup | None) -> tuple[str, ...]:
    """The types that the markup states, as IRIs."""
    return (PREFIXES["schema"] + found["@type"],) if found else ()


def triples(found: Markup) -> list[Triple]:
    """The markup as RDF, with the IRIs that schema.org gives its terms in RDF."""
    body = json.dumps(found | {"@context": CONTEXT})
    return [Triple(*quad.triple) for quad in parse(body.encode(), RdfFormat.JSON_LD)]


def _instrument(names: Names, iri: str) -> Markup:
    entry = _text(names, iri, DISARM + "entryIntoForceDate")
    return _filled(
        _work(names, iri, "Legislation"),
        legislationIdentifier=[iri, *_texts(names, iri, DISARM + "registrationNumber")],
        legislationType=_labels(names, iris(names.store, iri, DISARM + "kind")),
        legislationDate=_text(names, iri, DISARM + "adoptionDate"),
        temporalCoverage=entry and f"{entry}/..",
    )


def _provision(names: Names, iri: str) -> Markup:
    whole = iris(names.store, iri, DISARM + "isWithinProvision") or iris(
        names.store, iri, DISARM + "isProvisionOf"
    )
    return _filled(
        _work(names, iri, "Legislation"),
        legislationIdentifier=iri,
        position=_text(names, iri, DISARM + "number"),
        isPartOf=_references(whole),
    )


def _document(names: Names, iri: str) -> Markup:
    is_report = _REPORTS & {*iris(names.store, iri, DISARM + "kind")}
    return _filled(
        _work(names, iri, "Report" if is_report else "CreativeWork"),
        identifier=_texts(names, iri, DISARM + "symbol"),
        datePublished=_text(names, iri, DISARM + "issueDate"),
        publisher=_references(iris(names.store, iri, DISARM + "issuedBy")),
    )


def _work(names: Names, iri: str, kind: str) -> Markup:
    """What all texts have in common."""
    return _filled(
        _thing(names, iri, kind),
        abstract=_words(names, iri, DISARM + "summary"),
        about=_references(iris(names.store, iri, DISARM + "theme")),
    )


def _body(names: Names, iri: str) -> Markup:
    return _described(names, iri, "Organization")


def _state(names: Names, iri: str) -> Markup:
    codes = _texts(names, iri, DISARM + "isoAlpha3")
    return _filled(_described(names, iri, "Country"), identifier=codes)


def _event(names: Names, iri: str) -> Markup:
    return _filled(
        _described(names, iri, "Event"),
        startDate=_text(names, iri, DISARM + "startDate"),
        endDate=_text(names, iri, DISARM + "endDate"),
        location=_references(iris(names.store, iri, DISARM + "locatedIn")),
        organizer=_references(iris(names.store, iri, DISARM + "organizedBy")),
        superEvent=_references(iris(names.store, iri, DISARM + "isPartOfEvent")),
    )


def _concept(names: Names, iri: str) -> Markup:
    return _filled(
        _described(names, iri, "DefinedTerm"),
        termCode=last_part(iri),
        inDefinedTermSet=_references(iris(names.store, iri, SKOS + "inScheme")),
    )


def _scheme(names: Names, iri: str) -> Markup:
    return _described(names, iri, "DefinedTermSet")


def _described(names: Names, iri: str, kind: str) -> Markup:
    said = (_words(names, iri, each) for each in (DISARM + "summary", SKOS + "definition"))
    return _filled(_thing(names, iri, kind), description=next(filter(None, said), []))


def _dataset(names: Names, iri: str) -> Markup:
    return _filled(
        _published(names, iri, "Dataset"),
        identifier=iri,
        version=_text(names, iri, _DCAT + "version"),
        keywords=_words(names, iri, _DCAT + "keyword"),
        isAccessibleForFree=True,
        includedInDataCatalog={"@id": CATALOGUE},
        creator=_agents(names, iri, DCTERMS + "creator"),
        distribution=[_download(names, each) for each in _nodes(names, iri, "distribution")],
    )


def _download(names: Names, iri: str) -> Markup:
    """A file of a release."""
    address = _nodes(names, iri, "downloadURL") or _nodes(names, iri, "accessURL")
    return _filled(
        {"@type": "DataDownload", "@id": iri},
        contentUrl=address[:1],
        encodingFormat=[t.removeprefix(MEDIA_TYPES) for t in _nodes(names, iri, "mediaType")],
    )


def _catalogue(names: Names, iri: str) -> Markup:
    return _filled(
        _published(names, iri, "DataCatalog"), dataset=_references(_nodes(names, iri, "dataset"))
    )


def _published(names: Names, iri: str, kind: str) -> Markup:
    """What a dataset and a catalogue have in common."""
    return _filled(
        _thing(names, iri, kind),
        description=_words(names, iri, DCTERMS + "description"),
        license=iris(names.store, iri, DCTERMS + "license"),
        publisher=_agents(names, iri, DCTERMS + "publisher"),
        datePublished=_text(names, iri, DCTERMS + "issued"),
        dateModified=_text(names, iri, DCTERMS + "modified"),
        inLanguage=list(LANGUAGES),
    )


def _agents(names: Names, iri: str, predicate: str) -> list[Markup]:
    return [
        {"@type": "Organization", "@id": each, "name": name.value}
        for each in iris(names.store, iri, predicate)
        for name in objects(names.store, each, PREFIXES["foaf"] + "name")
    ]


def _nodes(names: Names, iri: str, name: str) -> list[str]:
    return iris(names.store, iri, _DCAT + name)


def _thing(names: Names, iri: str, kind: str) -> Markup:
    """Names, page and the same thing elsewhere."""
    same = (SKOS + "exactMatch", OWL + "sameAs")
    return _filled(
        {"@type": kind, "url": iri},
        name=_labels(names, [iri]),
        alternateName=_other_names(names, iri),
        sameAs=[other for each in same for other in iris(names.store, iri, each)],
    )


def _labels(names: Names, things: list[str]) -> list[Markup | str]:
    """The names of things in all their languages, as made by `Names` where none is stated."""
    found = []
    for iri in things:
        stated = next(filter(None, (_words(names, iri, each) for each in LABELS)), [])
        found += stated or [names.label(iri).text]
    return found


def _other_names(names: Names, iri: str) -> list[Markup | str]:
    """Names besides the label, without those that a passage only uses in its context."""
    stated = {
        literal
        for each in (SKOS + "altLabel", DISARM + "shortTitle", DISARM + "acronym")
        for literal in objects(names.store, iri, each)
    }
    used = names.store.quads_for_pattern(
        node(iri), NamedNode(SKOS + "altLabel"), None, NamedNode(derived_iri("alternative-name"))
    )
    return _sorted(stated - {each.object for each in used})


def _words(names: Names, iri: str, predicate: str) -> list[Markup | str]:
    return _sorted(objects(names.store, iri, predicate))


def _sorted(literals: Iterable[Literal]) -> list[Markup | str]:
    """Words with their language, English and French first."""
    languages = (*LANGUAGES, None)
    ordered = sorted(
        literals, key=lambda each: (each.language not in languages, each.language or "", each.value)
    )
    return [
        {"@value": each.value, "@language": each.language} if each.language else each.value
        for each in ordered
    ]


def _texts(names: Names, iri: str, predicate: str) -> list[str]:
    return sorted(each.value for each in objects(names.store, iri, predicate))


def _text(names: Names, iri: str, predicate: str) -> str | None:
    return next(iter(_texts(names, iri, predicate)), None)


def _references(things: list[str]) -> list[Markup]:
    return [{"@id": each} for each in things]


def _filled(markup: Markup, **more: Any) -> Markup:
    """The markup with what has a value; one value stands alone, several as an array."""
    single = {k: v[0] if isinstance(v, list) and len(v) == 1 else v for k, v in more.items() if v}
    return markup | single


_KINDS: tuple[tuple[str, Callable[[Names, str], Markup]], ...] = (
    (DISARM + "Instrument", _instrument),
    (DISARM + "Provision", _provision),
    (DISARM + "Document", _document),
    (DISARM + "Body", _body),
    (DISARM + "State", _state),
    (DISARM + "Event", _event),
    (SKOS + "Concept", _concept),
    (SKOS + "ConceptScheme", _scheme),
    (_DCAT + "Dataset", _dataset),
    (_DCAT + "Catalog", _catalogue),
)
