"""The terms of the graph as a program may give them: prefixed names, IRIs, labels."""

from collections import defaultdict

from disarmgraph.namespaces import BASE, expand
from disarmgraph.naming.folding import plain
from disarmgraph.reading.bearers import bears
from disarmgraph.reading.deontic import VERB
from disarmgraph.reading.known import Known
from disarmgraph.reading.words import without_article, words


class Vocabulary:
    """What verbs, concepts and bearers a graph knows, and under which labels."""

    def __init__(self, known: Known) -> None:
        self._labels = known.labels.words
        self._forms = known.practice.verbs.forms
        self._index = known.gazetteer.index
        self._by_label: dict[tuple[str, str], set[str]] = defaultdict(set)
        for iri, told in self._labels.items():
            scheme = iri[: iri.rfind("/") + 1]
            for label in told.values():
                self._by_label[scheme, _key(label)].add(iri)

    def verb(self, said: str) -> str | None:
        """The IRI of a verb, also by a form in which a text has it."""
        spoken = tuple(each.written.casefold() for each in words(said))
        forms = dict(self._forms.get(spoken[0], ())) if spoken else {}
        return self.concept(said, "verb") or (VERB + forms[spoken] if spoken in forms else None)

    def concept(self, said: str, scheme: str) -> str | None:
        """The IRI of a concept of a list."""
        return self._one(said, f"{BASE}scheme/{scheme}/", set())

    def bearer(self, said: str) -> str | None:
        """The IRI of a body, a State, a role or a person."""
        named = {each for each in self._index.exactly(said) if bears(each)}
        return self._one(said, f"{BASE}id/role/", named)

    def label(self, term: str, language: str) -> str:
        """What the graph calls a prefixed name, empty where it has no such thing."""
        return self._labels.get(_iri(term), {}).get(language, "")

    def _one(self, said: str, namespace: str, named: set[str]) -> str | None:
        """The thing that is given by its name or meant by a label, if that is one alone."""
        iri = _iri(said)
        if iri in self._labels and iri.startswith(namespace):
            return iri
        found = self._by_label.get((namespace, _key(said)), set()) | named
        return next(iter(found)) if len(found) == 1 else None


def _iri(said: str) -> str:
    try:
        return expand(said)
    except KeyError:
        return said


def _key(label: str) -> str:
    """A label as others may write it."""
    return plain(without_article(" ".join(label.replace("\u2019", "'").split())))
