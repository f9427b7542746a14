"""The terms of a draft in words, and the words of its reviewer as terms."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store
from rapidfuzz import fuzz, process

from disarmgraph.names import LANGUAGES, Names
from disarmgraph.namespaces import BASE, DISARM, OWL, PREFIXES, RDF, RDFS, SKOS, shorten
from disarmgraph.naming.folding import plain
from disarmgraph.naming.name_index import NameIndex
from disarmgraph.rdf.literals import is_well_typed
from disarmgraph.reading.words import without_article
from disarmgraph.review.draft_file import Draft
from disarmgraph.review.draft_parts import DraftPassage, Proposal
from disarmgraph.review.turtle_lines import TYPE
from disarmgraph.triples import Term, iris, objects, subjects

NEAREST = 5
"""How many things are offered for words that name none."""
_LIKE = 55
_IRI = re.compile(r"<?(https?://[^\s<>\"]+)>?")
_TWO_TERMS = re.compile(r"([a-z][a-z0-9-]*:\S+)\s+(\S.*)")
_PREFIXED = re.compile(r"([a-z][a-z0-9-]*):(\S+)")
_LABEL = NamedNode(RDFS + "label")


class DraftWords:
    """Names of what a draft is about, from itself or else from the graph, in a language."""

    def __init__(self, draft: Draft, store: Store, language: str) -> None:
        self._draft = draft
        self._store = store
        self._names = Names(store, language)
        self.language = language

    @cached_property
    def _index(self) -> NameIndex:
        return NameIndex(self._store)

    def exact(self, term: Term) -> str:
        """A term as it is written: a prefixed name, or words with their language."""
        if isinstance(term, Literal):
            return f"{term.value}@{term.language}" if term.language else term.value
        return shorten(term.value)

    def name(self, term: Term) -> str:
        """What a thing is called, "" where it has no name but its IRI."""
        if isinstance(term, Literal) or term.value in self._draft.passages:
            return ""
        own = self._draft.value(term, _LABEL)
        if own is not None:
            return own.value
        shown = self._names.label(term.value).text
        return "" if shown in (self.exact(term), term.value) else shown

    def kind(self, passage: DraftPassage) -> str:
        """What kind of passage it is, or why it is left out."""
        scheme = "omission-reason" if passage.omitted else "passage-kind"
        return self._names.label(f"{BASE}scheme/{scheme}/{passage.kind}").text

    def told(self, term: Term) -> str:
        """A term with its name: state:TGO (Togo)."""
        name = self.name(term)
        return f"{self.exact(term)} ({name})" if name else self.exact(term)

    def term(self, words: str, proposal: Proposal) -> Term | None:
        """What a reviewer means in the place of a proposal's value, None where that is not clear.

        Words for words keep the language and the datatype; a thing is known to the graph or to
        the draft, by a prefixed name, its IRI, or a name that means it alone.
        """
        words = words.strip()
        if isinstance(proposal.object, Literal):
            made = _literal(words, proposal.object)
            return made if words and is_well_typed(made) else None
        node = self.named(words)
        if node is not None:
            return node
        concepts = self._concepts(proposal)
        same = {iri for iri, label in concepts or self._roles if plain(label) == plain(words)}
        found = sorted(same) if concepts or same else self._index.exactly(words)
        return NamedNode(found[0]) if len(found) == 1 else None

    def meant(self, words: str, proposal: Proposal) -> tuple[NamedNode | None, Term | None]:
        """The property, where another one is given before it, and the value that words mean."""
        two = _TWO_TERMS.fullmatch(words.strip())
        predicate = None
        if two and not isinstance(proposal.object, Literal):
            predicate = self.named(two[1])
        return predicate, self.term(two[2] if predicate else words, proposal)

    def named(self, words: str) -> NamedNode | None:
        """What an IRI or a prefixed name stands for, if the graph or the draft knows it."""
        iri, prefixed = _IRI.fullmatch(words), _PREFIXED.fullmatch(words)
        if iri:
            node = NamedNode(iri[1])
        elif prefixed:
            own = {self._draft.slug: f"{BASE}id/document/{self._draft.slug}/"}
            namespace = {**PREFIXES, **own}.get(prefixed[1])
            document = f"{BASE}id/document/{prefixed[1]}"
            namespace = namespace or (f"{document}/" if self._is_known(document) else None)
            node = NamedNode(namespace + prefixed[2]) if namespace else None
        else:
            return None
        return node if node is not None and self._is_known(node.value) else None

    def nearest(self, words: str, proposal: Proposal) -> list[NamedNode]:
        """What words may mean in the place of a proposal's value, the likeliest first."""
        if isinstance(proposal.object, Literal):
            return []
        concepts = self._concepts(proposal)
        if not concepts:
            found = [each.iri for each in self._index.suggest(words)]
            found[:0] = _like(words, self._roles) if self._is_role(proposal) else []
        else:
            found = _like(words, concepts)
        return [NamedNode(iri) for iri in list(dict.fromkeys(found))[:NEAREST]]

    def known(self) -> Iterator[tuple[str, str]]:
        """Everything that can be named, as its IRI and its name, for a list to choose from."""
        for iri in sorted(self._index.classes):
            yield iri, self._names.label(iri).text

    def choices(self, proposal: Proposal) -> list[tuple[str, str]]:
        """The members of the list from which the value of a proposal comes, with their names."""
        return [(iri, self._names.label(iri).text) for iri in self._members(proposal)]

    def list_of(self, proposal: Proposal) -> str | None:
        """The list from which the value of a proposal comes: a scheme, or the classes."""
        if isinstance(proposal.object, Literal):
            return None
        if proposal.predicate == TYPE:
            return OWL + "Class"
        return next(iter(iris(self._store, proposal.object.value, SKOS + "inScheme")), None)

    def _members(self, proposal: Proposal) -> list[str]:
        kind = self.list_of(proposal)
        if kind is None:
            return []
        if kind == OWL + "Class":
            classes = subjects(self._store, RDF + "type", kind)
            return [iri for iri in classes if iri.startswith(DISARM)]
        return subjects(self._store, SKOS + "inScheme", kind)

    def _concepts(self, proposal: Proposal) -> list[tuple[str, str]]:
        """The members of the list of a proposal's value, with each of their labels."""
        return [
            (iri, label.value)
            for iri in self._members(proposal)
            for prop in (SKOS + "prefLabel", RDFS + "label")
            for label in objects(self._store, iri, prop)
            if isinstance(label, Literal) and label.language in LANGUAGES
        ]

    def _is_role(self, proposal: Proposal) -> bool:
        """Whether the value of a proposal is a role: another one is likeliest in its place."""
        return proposal.object.value.startswith(f"{BASE}id/role/")

    @cached_property
    def _roles(self) -> list[tuple[str, str]]:
        """The roles of the graph with each of their labels, articles before them aside."""
        return [
            (iri, without_article(label.value))
            for iri in subjects(self._store, RDF + "type", DISARM + "Role")
            for label in objects(self._store, iri, RDFS + "label")
            if isinstance(label, Literal)
        ]

    def _is_known(self, iri: str) -> bool:
        pattern = self._store.quads_for_pattern(NamedNode(iri), None, None, DefaultGraph())
        return next(iter(pattern), None) is not None or self._draft.describes(iri)


def _like(words: str, labels: Sequence[tuple[str, str]]) -> list[str]:
    """The things whose labels are like some words, the likest first."""
    plainly = [plain(label) for _, label in labels]
    ranked = process.extract(
        plain(words), plainly, scorer=fuzz.WRatio, limit=None, score_cutoff=_LIKE
    )
    return [labels[place][0] for _, _, place in ranked]


def _literal(words: str, like: Literal) -> Literal:
    if like.language:
        return Literal(words, language=like.language)
    return Literal(words, datatype=like.datatype)
