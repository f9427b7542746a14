"""What can be chosen for the parameters of questions, and questions with what somebody chose."""

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from pyoxigraph import DefaultGraph, NamedNode, Store

from disarmgraph import texts
from disarmgraph.fault import Fault
from disarmgraph.names import LANGUAGES, Names, collation, readable
from disarmgraph.namespaces import BASE, PREFIXES, RDF, RDFS, SKOS, expand
from disarmgraph.query import parameter
from disarmgraph.query.parameter import Parameter
from disarmgraph.query.query_file import QueryFile
from disarmgraph.query.values import Value
from disarmgraph.triples import subjects

NEAR = 3
"""Choices that are named where somebody wrote none of them."""
EXPECTED = {
    "date": "choice-date",
    "year": "choice-year",
    "month": "choice-month",
    "number": "choice-number",
    "text": "choice-text",
    "language": "choice-language",
}
"""What is told of a literal that is none of its kind."""
SHOWN = 60
"""Characters of what somebody wrote that a message shows."""


class ChoiceRefused(Fault):
    """What was chosen for a parameter cannot be; ``told`` says it in English or French."""

    status = 400

    def __init__(self, key: str, **values: object) -> None:
        self._key, self._values = key, values
        self.french = self.told("fr")
        super().__init__(self.told("en"))

    def told(self, language: str) -> str:
        """What is wrong and what is expected, in 'en' or 'fr'."""
        values = {
            name: value[language] if isinstance(value, dict) else value
            for name, value in self._values.items()
        }
        return texts.text(self._key, language, **values)


@dataclass(frozen=True)
class Choice:
    """A thing that can be chosen: how an address names it, its IRI, its labels by language."""

    value: str
    iri: str
    labels: Mapping[str, str] = field(compare=False)


@dataclass(frozen=True)
class Filled:
    """A question with what was chosen: its text, and the values by parameter, defaults included."""

    text: str
    values: Mapping[str, tuple[Value, ...]]


class Choices:
    """The things of each kind that parameters have, read from the graph once.

    ``kinds`` are the kinds of thing that there are choices for.
    """

    def __init__(self, store: Store, kinds: Iterable[str]) -> None:
        self.kinds = tuple(sorted(set(kinds)))
        self._store = store
        self._names = {language: Names(store, language) for language in LANGUAGES}
        self._read: dict[str, tuple[Choice, ...]] = {}
        self._by_key: dict[str, dict[str, str]] = {}
        self._sorted: dict[tuple[str, str], list[Choice]] = {}

    @classmethod
    def of_library(cls, store: Store, library: Sequence[QueryFile], *, at_once: bool) -> Self:
        """The choices for all questions of a library, read at once or when they are wanted."""
        found = cls(store, (p.kind for each in library for p in each.parameters if p.is_thing))
        for kind in found.kinds if at_once else ():
            for language in LANGUAGES:
                found.of(kind, language)
            found._known(kind)
        return found

    def of(self, kind: str, language: str) -> list[Choice]:
        """The things of a kind, in the alphabetical order of a language."""
        if (kind, language) not in self._sorted:
            self._sorted[kind, language] = sorted(
                self._of(kind), key=lambda each: (collation(each.labels[language]), each.iri)
            )
        return self._sorted[kind, language]

    def written(self, asked: Parameter, value: Value) -> str:
        """How an address names a value of a parameter; nothing for UNDEF."""
        if value is None:
            return ""
        if not asked.is_thing:
            return value.value
        return self._value_of(asked.kind, value.value)

    def _value_of(self, kind: str, iri: str) -> str:
        return next((each.value for each in self._of(kind) if each.iri == iri), readable(iri))

    def fill(self, question: QueryFile, given: Mapping[str, Sequence[str]]) -> Filled:
        """A question with what somebody wrote for its parameters, by their names."""
        return self.fill_text(question.text, question.parameters, given)

    def fill_text(
        self, text: str, parameters: Sequence[Parameter], given: Mapping[str, Sequence[str]]
    ) -> Filled:
        """A query with what somebody wrote for its parameters, by their names.

        Nothing, or an empty value, leaves what the query has. Raises ChoiceRefused.
        """
        known = {each.name: each for each in parameters}
        for name in given:
            if name not in known:
                key = "choice-unknown" if known else "choice-none"
                raise ChoiceRefused(key, name=_cut(name), names=", ".join(known))
        values = {
            name: self._values(each, [one for one in given.get(name, ()) if one.strip()])
            for name, each in known.items()
        }
        return Filled(parameter.filled(text, values), values)

    def _values(self, asked: Parameter, written: Sequence[str]) -> tuple[Value, ...]:
        if not written:
            return asked.default
        if len(written) > 1 and not asked.several:
            raise ChoiceRefused("choice-one", name=asked.name)
        return tuple(dict.fromkeys(self._value(asked, each.strip()) for each in written))

    def _value(self, asked: Parameter, written: str) -> Value:
        if not asked.is_thing:
            found = asked.literal(written)
            if found is None:
                raise ChoiceRefused(EXPECTED[asked.kind], name=asked.name, written=_cut(written))
            return found
        known = self._known(asked.kind)
        iri = known.get(written) or known.get(written.casefold())
        if iri is None:
            near = difflib.get_close_matches(written.casefold()[:SHOWN], known, n=9)
            iris = list(dict.fromkeys(known[each] for each in near))
            meant = [each for iri in iris for each in self._of(asked.kind) if each.iri == iri]
            raise ChoiceRefused(
                "choice-thing",
                name=asked.name,
                written=_cut(written),
                kind=asked.kind,
                near={
                    language: ", ".join(
                        f"{each.value} ({_cut(each.labels[language])})"
                        for each in (meant or self.of(asked.kind, language))[:NEAR]
                    )
                    for language in LANGUAGES
                },
            )
        return NamedNode(iri)

    def _known(self, kind: str) -> dict[str, str]:
        """The IRIs of the things of a kind by what somebody may write."""
        if kind not in self._by_key:
            self._by_key[kind] = _by_key(self._of(kind))
        return self._by_key[kind]

    def _of(self, kind: str) -> tuple[Choice, ...]:
        """The things of a kind, in no order."""
        if kind not in self._read:
            iris = sorted(_things(self._store, kind))
            spaces = {iri.rpartition("/")[0] for iri in iris}
            own = next(iter(spaces)) + "/" if len(spaces) == 1 else ""
            self._read[kind] = tuple(
                Choice(
                    iri.removeprefix(own) if own else readable(iri),
                    iri,
                    {language: self._label(language, iri) for language in LANGUAGES},
                )
                for iri in iris
            )
        return self._read[kind]

    def _label(self, language: str, iri: str) -> str:
        names = self._names[language]
        label = names.called(iri) if iri.startswith(PREFIXES["instrument"]) else names.label(iri)
        return names.cited(iri).text if iri.count("/") > BASE.count("/") + 2 else label.text


def _things(store: Store, kind: str) -> set[str]:
    """The things that are of a kind: of a class, of a scheme, or values of a property."""
    iri = expand(kind)
    if kind.endswith(":"):
        scheme = iri.removesuffix("/")
        return set(subjects(store, SKOS + "inScheme", scheme))
    if kind.partition(":")[2][0].islower():
        pattern = store.quads_for_pattern(None, NamedNode(iri), None, DefaultGraph())
        return {quad.object.value for quad in pattern if isinstance(quad.object, NamedNode)}
    classes, waiting = set(), [iri]
    while waiting:
        classes.add(waiting[0])
        below = subjects(store, RDFS + "subClassOf", waiting.pop(0))
        waiting += [each for each in below if each not in classes]
    return {thing for each in classes for thing in subjects(store, RDF + "type", each)}


def _by_key(found: Sequence[Choice]) -> dict[str, str]:
    """The IRIs of things by what somebody may write: short name, IRI, a label no other has."""
    labels = [(label, each.iri) for each in found for label in set(_labels(each))]
    often = Counter(label for label, _ in labels)
    keys = {label: iri for label, iri in labels if often[label] == 1}
    for each in found:
        keys[each.value.casefold()] = each.iri
    for each in found:
        keys |= dict.fromkeys((each.value, each.iri, readable(each.iri)), each.iri)
    return keys


def _labels(choice: Choice) -> Iterable[str]:
    return (each.casefold() for each in choice.labels.values())


def _cut(written: str) -> str:
    return written if len(written) <= SHOWN else written[: SHOWN - 1] + "…"
