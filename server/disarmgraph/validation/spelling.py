"""What a misspelt IRI was meant to be: in our namespaces, and in those that we borrow from."""

import difflib
import re
from collections import Counter, defaultdict
from functools import cached_property

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, XSD

from disarmgraph import namespaces
from disarmgraph.files import GRAPHS
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.rdf.statements import Statements
from disarmgraph.triples import Term

BORROWED = {
    str(each._NS): frozenset(each.__annotations__)
    for each in (DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, XSD)
}
"""The terms of the vocabularies that are used beside ours and are closed, as rdflib lists them."""

_LABEL = NamedNode(namespaces.RDFS + "label")
_NOT_DESCRIBED_IN_RDF = re.compile(re.escape(GRAPHS) + "|" + re.escape(BASE) + r"ontology/\d")
"""How our IRIs begin that name a file of the graph or a version of the ontology."""
_HOUSE = re.compile(r"https?://(?:www\.)?w3id\.org/+([^/#]+)(?:[/#]|$)/*", re.IGNORECASE)
_MEMBER = re.compile(r"_\d+")
_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


def parted(iri: str) -> tuple[str, str]:
    """An IRI as its namespace and its local name."""
    end = max(iri.rfind("/"), iri.rfind("#")) + 1
    return iri[:end], iri[end:]


def in_our_house(iri: str) -> str | None:
    """An IRI of ours, or meant to be, with the beginning that it should have; None for others."""
    found = _HOUSE.match(iri)
    if not found or _NOT_DESCRIBED_IN_RDF.match(iri):
        return None
    if difflib.SequenceMatcher(None, found[1].lower(), "disarmgraph").ratio() < 0.85:
        return None
    ours = BASE + iri[found.end() :]
    return re.sub(f"^{BASE}ontology(?:[/#]+|$)", DISARM, ours)


def borrowed(iri: str) -> str | None:
    """The namespace of a borrowed vocabulary that a term is in, or is meant to be in."""
    namespace, _ = parted(iri)
    return namespace if namespace in BORROWED else _KEYS.get(_key(namespace))


def is_declared_elsewhere(iri: str) -> bool:
    """Whether a borrowed vocabulary declares a term."""
    namespace, local = parted(iri)
    is_member = namespace == namespaces.RDF and _MEMBER.fullmatch(local)
    return bool(is_member) or local in BORROWED.get(namespace, ())


def _key(namespace: str) -> str:
    """A namespace less what people get wrong in it."""
    return _SCHEME.sub("", namespace).rstrip("#/").lower()


_KEYS = {_key(namespace): namespace for namespace in BORROWED}


class Spelling:
    """Finds the IRI of a graph that is spelt most like one that is not there."""

    def __init__(self, whole: Statements) -> None:
        self._whole = whole

    @cached_property
    def _known(self) -> dict[str, list[str]]:
        """The local names of what is described, by namespace."""
        found = defaultdict(list)
        for term in self._whole.subjects():
            if isinstance(term, NamedNode):
                namespace, local = parted(term.value)
                found[namespace].append(local)
        return found

    @cached_property
    def _labelled(self) -> dict[str, list[str]]:
        """The things that bear a label, by that label in small letters."""
        found = defaultdict(list)
        for thing, labels in self._whole.column(_LABEL).items():
            for label in labels:
                found[label.value.casefold()].append(thing.value)
        return found

    def nearest(self, iri: str) -> str | None:
        """The IRI that was meant, by its spelling or by the label that was written for it."""
        vocabulary = borrowed(iri)
        if vocabulary:
            return self._near(vocabulary, parted(iri)[1], BORROWED[vocabulary])
        namespace, local = parted(in_our_house(iri) or iri)
        if namespace not in self._known:
            near = difflib.get_close_matches(namespace, self._known, n=1, cutoff=0.85)
            namespace = near[0] if near else namespace
        label = local.replace("-", " ").replace("_", " ").casefold()
        by_label = [each for each in self._labelled.get(label, ()) if parted(each)[0] == namespace]
        if by_label:
            return by_label[0]
        return self._near(namespace, local, self._known.get(namespace, ()))

    def _near(self, namespace: str, local: str, names) -> str | None:
        """The name that has the same letters in another order, else the one most alike.

        Where none is alike, the only one that begins with it: ``apply-instrument`` for ``apply``.
        """
        if namespace == DISARM:  # a class is no likely slip for a property
            names = [name for name in names if name[:1].isupper() == local[:1].isupper()]
        cutoff = 0.6 if len(local) <= 4 else 0.72
        near = difflib.get_close_matches(local, names, n=5, cutoff=cutoff)
        if not near:
            longer = [name for name in names if name.startswith(f"{local}-")]
            return namespace + longer[0] if len(longer) == 1 else None
        return namespace + min(near, key=lambda name: Counter(name) != Counter(local))

    def label(self, iri: str, language: str) -> str:
        """The label of a thing in a language, empty where there is none."""
        values = self._whole.values(NamedNode(iri), _LABEL)
        found = [each for each in values if isinstance(each, Literal)]
        return next((each.value for each in found if each.language == language), "")


def terms_of(prop: NamedNode, value: Term, is_type: bool) -> list[str]:
    """What a statement uses of vocabularies: its property, its class or its datatype."""
    found = [prop.value]
    if is_type and isinstance(value, NamedNode):
        found.append(value.value)
    if isinstance(value, Literal):
        found.append(value.datatype.value)
    return found
