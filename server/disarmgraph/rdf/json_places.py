"""Places in JSON-LD, as far as it is spelt plainly: https://www.w3.org/TR/json-ld11/.

An IRI may be written whole, with a prefix, or as a term of a context in the file.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from disarmgraph.namespaces import RDF
from disarmgraph.rdf.place import Place
from disarmgraph.rdf.spots import Key, SpotIndex

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')
_APART = ("@context", "@value", "@index")
_SCHEMES = ("http", "https", "urn", "tag", "doi", "info", "mailto")
_NOT_VALUES = ("@type", "@language")


@dataclass(frozen=True)
class _Value:
    """A value of JSON and where it starts: members by name, items in order, or a scalar."""

    start: int
    members: "tuple[tuple[str, int, _Value], ...]" = ()
    items: "tuple[_Value, ...]" = ()
    scalar: str | None = None

    def objects(self) -> "Iterator[_Value]":
        """The objects in it, itself included."""
        if self.members:
            yield self
        for inner in (*(value for _, _, value in self.members), *self.items):
            yield from inner.objects()

    def scalars(self) -> "Iterator[_Value]":
        """The scalars in it, less those that say of what type or language another is."""
        if self.scalar is not None:
            yield self
        for name, _, inner in self.members:
            if name not in _NOT_VALUES:
                yield from inner.scalars()
        for inner in self.items:
            yield from inner.scalars()


def take_places(text: str, index: SpotIndex) -> None:
    """The objects with the identifier of a thing that is looked for, their keys and values."""
    whole = _Reader(text).value()
    context = dict(_context(whole))
    for key in index.wanted():
        if isinstance(key[0], NamedNode):
            for thing in whole.objects():
                _take(text, thing, context, key, index)


def _take(text: str, thing: _Value, context: dict[str, str], key: Key, index: SpotIndex) -> None:
    subject, prop, value = key
    members = {name: (start, inner) for name, start, inner in thing.members}
    identity = next((members[n][1] for n in _spelt("@id", context) if n in members), None)
    if identity is None or identity.scalar not in _spelt(subject.value, context):
        return
    there = _place(text, identity.start)
    names = _spelt(prop.value, context) if prop else set()
    if prop and prop.value == RDF + "type":
        names |= _spelt("@type", context)
    at = sorted((members[name] for name in names & members.keys()), key=lambda each: each[0])
    if not at:
        index.take((subject,), there, there, there)
        return
    meant = _spelt(value.value, context) if value is not None else set()
    scalars = (scalar for _, inner in at for scalar in inner.scalars())
    start = next((each.start for each in scalars if each.scalar in meant), at[0][0])
    index.take(key, there, _place(text, at[0][0]), _place(text, start))


def unread(text: str) -> Iterator[tuple[str, Place]]:
    """The keys that no context in the file gives a meaning, so that what they say is dropped.

    A key that looks like an IRI is one, unless it begins with what might be a prefix.
    """
    whole = _Reader(text).value()
    context = dict(_context(whole))
    if "@vocab" in context:
        return
    inside = {id(inner) for each in whole.objects() for n, _, inner in each.members if n in _APART}
    for thing in whole.objects():
        if id(thing) not in inside:
            for key, start, _ in thing.members:
                prefix, colon, rest = key.partition(":")
                named = key in context or (colon and (prefix in context or prefix in _SCHEMES))
                if not (key.startswith("@") or named or rest.startswith("//")):
                    yield key, _place(text, start)


class _Reader:
    """Reads JSON that a parser has found to be right."""

    def __init__(self, text: str) -> None:
        self._tokens = [(found[0], found.start()) for found in _TOKEN.finditer(text)]
        self._at = 0

    def value(self) -> _Value:
        """The value that begins here."""
        token, start = self._advance()
        if token == "{":
            return _Value(start, members=tuple(self._members()))
        if token == "[":
            return _Value(start, items=tuple(self._items()))
        return _Value(start, scalar=json.loads(token) if token[0] == '"' else token)

    def _advance(self) -> tuple[str, int]:
        self._at += 1
        return self._tokens[self._at - 1]

    def _ends(self, sign: str) -> bool:
        """Whether an object or array ends here; goes past that, or past a comma."""
        token = self._tokens[self._at][0]
        self._at += token in (sign, ",")
        return token == sign

    def _members(self) -> Iterator[tuple[str, int, _Value]]:
        while not self._ends("}"):
            name, start = self._advance()
            self._advance()
            yield json.loads(name), start, self.value()

    def _items(self) -> Iterator[_Value]:
        while not self._ends("]"):
            yield self.value()


def _context(whole: _Value) -> Iterator[tuple[str, str]]:
    """The terms and prefixes of all contexts with what they stand for."""
    for thing in whole.objects():
        for name, _, inner in thing.members:
            if name == "@context":
                for each in inner.items or (inner,):
                    for term, _, meant in each.members:
                        yield from ((term, scalar.scalar) for scalar in meant.scalars())


def _spelt(iri: str, context: dict[str, str]) -> set[str]:
    """How an IRI or a keyword can be written under a context."""
    found = {iri}
    for term, meant in context.items():
        prefix, colon, local = meant.partition(":")
        space = context[prefix] + local if colon and prefix in context else meant
        if space == iri:
            found.add(term)
        elif iri.startswith(space):
            rest = iri[len(space) :]
            found.add(rest if term in ("@vocab", "@base") else f"{term}:{rest}")
    return found


def _place(text: str, start: int) -> Place:
    return Place(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
