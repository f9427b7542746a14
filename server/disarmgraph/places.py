"""Where in a file a statement stands: line and column, found only for files with problems.

A parser of RDF gives statements and not their places. What is read here besides are the places, in
the order in which the parser gives the statements.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from io import TextIOWrapper
from operator import itemgetter
from typing import NamedTuple
from xml.parsers import expat

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat

from disarmgraph import participation
from disarmgraph.namespaces import RDF
from disarmgraph.rdf_file import BY_LINE, Place, RdfFile
from disarmgraph.statements import Node, Term


class Spot(NamedTuple):
    """What is looked for: a thing, or its statement with a property, or with that value too."""

    subject: Node
    property: NamedNode | None = None
    value: Term | None = None


class Triple(NamedTuple):
    """The places of a statement's three parts."""

    subject: Place
    property: Place
    value: Place


NOWHERE = Place(0, 0)


def find(file: RdfFile, spots: Iterable[Spot]) -> dict[Spot, Place]:
    """The places of spots in a file.

    A statement that is not there is shown where one with the same property stands, else where the
    thing is first described; what is not in the file at all, or cannot be found, is NOWHERE.
    """
    index = _Index(spots, file)
    # What nests by the thousand, or is laid out as nobody foresaw, is a problem all the same.
    with suppress(RecursionError, ValueError):
        _way(file.format)(file, index)
    return index.found()


def _way(form: RdfFormat | None) -> Callable[[RdfFile, "_Index"], None]:
    ways = {None: _of_table, RdfFormat.RDF_XML: _of_xml, RdfFormat.JSON_LD: _of_json}
    return ways.get(form, _of_statements)


def _of_statements(file: RdfFile, index: "_Index") -> None:
    """Turtle and its kin: the places beside the statements, which come in the same order."""
    again = RdfFile(file.path, file.format, file.given)
    for quad, at in zip(again.quads(), _triples(file), strict=True):
        index.take((_key(quad.subject, again), quad.predicate, _key(quad.object, again)), *at)


def _key(term: Term, file: RdfFile) -> Term | int:
    """A term; for a blank node its number, which is the same each time a file is read."""
    return file.blank[term.value] if isinstance(term, BlankNode) else term


class _Index:
    """The spots that are looked for, and the first place of each."""

    def __init__(self, spots: Iterable[Spot], file: RdfFile) -> None:
        self._keys = {}
        for spot in spots:
            subject, prop, value = (
                file.blank.get(part.value) if isinstance(part, BlankNode) else part for part in spot
            )
            self._keys[spot] = ((subject, prop, value), (subject, prop), (subject,))
        self._wanted = {key for keys in self._keys.values() for key in keys}
        self._places: dict[tuple, Place] = {}

    def take(self, key: tuple, subject: Place, prop: Place, value: Place) -> None:
        """Takes a statement with its places."""
        for length, place in ((1, subject), (2, prop), (3, value)):
            part = key[:length]
            if part in self._wanted:
                self._places.setdefault(part, place)

    def wanted(self) -> Iterator[tuple]:
        """What is looked for: a thing, a property or None, a value or None."""
        return (keys[0] for keys in self._keys.values())

    def found(self) -> dict[Spot, Place]:
        """Each spot with its place."""
        return {
            spot: next((self._places[key] for key in keys if key in self._places), NOWHERE)
            for spot, keys in self._keys.items()
        }


def _triples(file: RdfFile) -> Iterator[Triple]:
    if file.format not in BY_LINE:
        yield from turtle(file.content().decode("utf-8", "replace"))
        return
    with TextIOWrapper(file.opened(), "utf-8", "replace", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            parts = _PARTS.match(line)
            if parts:
                yield Triple(*(Place(number, parts.start(part) + 1) for part in (1, 2, 3)))


def _of_table(file: RdfFile, index: "_Index") -> None:
    """A table of acts: the row of the act, and the cell of the property in it."""
    properties = participation.description(file.path).properties()
    with file.path.open(encoding="utf-8-sig", newline="") as table:
        lines = table.read().split("\n")
    for subject, prop, value in index.wanted():
        line = file.acts.get(getattr(subject, "value", ""), 0)
        if line:
            cells = next(csv.reader([lines[line - 1]]))
            filled = (n for n, cell in enumerate(cells) if cell and properties[n] == prop)
            start = sum(len(cell) + 1 for cell in cells[: next(filled, 0)])
            at = Place(line, start + 1)
            index.take((subject, prop, value), Place(line, 1), at, at)


_PARTS = re.compile(r"[ \t]*(<[^>]*>|_:[^ \t<]+)[ \t]*(<[^>]*>)[ \t]*([^ \t\r\n])")
"""A line of N-Triples or N-Quads; there need be no space between its parts."""


# RDF/XML: https://www.w3.org/TR/rdf-syntax-grammar/


def _of_xml(file: RdfFile, index: "_Index") -> None:
    """Node elements and the property elements in them, each where its tag begins."""
    parser = expat.ParserCreate(namespace_separator="")
    reader = _XmlReader(parser, index)
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = reader.text
    parser.Parse(file.content(), True)


class _XmlReader:
    """Elements are by turns those of a thing and those of a property of it."""

    def __init__(self, parser: expat.XMLParserType, index: "_Index") -> None:
        self._parser = parser
        self._index = index
        self._open: list[tuple[str, Place, dict[str, str]]] = []
        self._things: list[tuple[NamedNode | None, Place]] = []
        self._text = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        place = Place(self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)
        inherited = self._open[-1][2].get(_LANGUAGE) if self._open else None
        if inherited:
            attributes = {_LANGUAGE: inherited} | attributes
        self._open.append((name, place, attributes))
        self._text = ""
        if self._is_thing():
            about = attributes.get(RDF + "about")
            thing = NamedNode(about) if about else None
            self._tell(NamedNode(RDF + "type"), NamedNode(name), place, thing, place)
            if self._things:
                prop, at, _ = self._open[-2]
                self._tell(NamedNode(prop), thing, at)
            self._things.append((thing, place))
            for attribute, value in attributes.items():
                if not attribute.startswith((RDF, _XML)):
                    self._tell(NamedNode(attribute), Literal(value), place)

    def text(self, text: str) -> None:
        self._text += text

    def end(self, name: str) -> None:
        if self._is_thing():
            self._things.pop()
        elif self._things:
            _, place, attributes = self._open[-1]
            self._tell(NamedNode(name), self._value(attributes), place)
        self._open.pop()

    def _is_thing(self) -> bool:
        depth = len(self._open) - (self._open[0][0] == RDF + "RDF")
        return depth % 2 == 1

    def _value(self, attributes: dict[str, str]) -> Term:
        resource, datatype = attributes.get(RDF + "resource"), attributes.get(RDF + "datatype")
        if resource is not None:
            return NamedNode(resource)
        if datatype is not None:
            return Literal(self._text, datatype=NamedNode(datatype))
        return Literal(self._text, language=attributes.get(_LANGUAGE))

    def _tell(
        self,
        prop: NamedNode,
        value: Term | None,
        place: Place,
        thing: NamedNode | None = None,
        at: Place | None = None,
    ) -> None:
        subject, where = (thing, at) if at else self._things[-1]
        self._index.take((subject, prop, value), where, place, place)


_XML = "http://www.w3.org/XML/1998/namespace"
_LANGUAGE = _XML + "lang"


# JSON-LD: https://www.w3.org/TR/json-ld11/

_JSON = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^\s{}\[\]:,"]+')


def _of_json(file: RdfFile, index: "_Index") -> None:
    """The objects with the identifier of a thing, their keys and values, as far as spelt plainly.

    An IRI may be written whole, with a prefix or as a term of the context in the file.
    """
    text = file.content().decode("utf-8", "replace")
    tokens = [(found[0], found.start()) for found in _JSON.finditer(text)]
    whole, _ = _json_value(tokens, 0)
    context = dict(_json_context(whole))
    for subject, prop, value in index.wanted():
        if isinstance(subject, NamedNode):
            for thing in _json_objects(whole):
                _of_json_object(text, thing, context, (subject, prop, value), index)


def _of_json_object(text: str, thing, context: dict[str, str], key: tuple, index: "_Index") -> None:
    subject, prop, value = key
    names = {name: (start, found) for name, start, found in thing[0]}
    identity = next((names[n] for n in _spelt("@id", context) if n in names), None)
    if identity is None or identity[1][0] not in _spelt(subject.value, context):
        return
    there = _json_place(text, identity[1][1])
    of_prop = _spelt(prop.value, context) if prop else set()
    if prop and prop.value == RDF + "type":
        of_prop |= _spelt("@type", context)
    at = sorted((names[name] for name in of_prop & names.keys()), key=itemgetter(0))
    if not at:
        index.take((subject,), there, there, there)
        return
    of_value = _spelt(value.value, context) if value is not None else set()
    scalars = (scalar for _, content in at for scalar in _json_scalars(content))
    start = next((start for scalar, start in scalars if scalar in of_value), at[0][0])
    index.take(key, there, _json_place(text, at[0][0]), _json_place(text, start))


def _json_value(tokens: list[tuple[str, int]], at: int):
    """A value from a token on: for an object a list of its (name, start, value), for an array a
    tuple of values, else the scalar; each with where it starts. And the token after it."""
    token, start = tokens[at]
    if token == "{":
        found, at = [], at + 1
        while tokens[at][0] != "}":
            name, begins = tokens[at]
            value, at = _json_value(tokens, at + 2)
            found.append((json.loads(name), begins, value))
            at += tokens[at][0] == ","
        return (found, start), at + 1
    if token == "[":
        members, at = [], at + 1
        while tokens[at][0] != "]":
            value, at = _json_value(tokens, at)
            members.append(value)
            at += tokens[at][0] == ","
        return (tuple(members), start), at + 1
    return (json.loads(token) if token[0] == '"' else token, start), at + 1


def _json_objects(value):
    content, _ = value
    if isinstance(content, list):
        yield value
        for _, _, inner in content:
            yield from _json_objects(inner)
    elif isinstance(content, tuple):
        for inner in content:
            yield from _json_objects(inner)


def _json_scalars(value):
    content, _ = value
    if isinstance(content, list):
        for name, _, inner in content:
            if name != "@type" and name != "@language":
                yield from _json_scalars(inner)
    elif isinstance(content, tuple):
        for inner in content:
            yield from _json_scalars(inner)
    else:
        yield value


def _json_context(value) -> Iterator[tuple[str, str]]:
    """The terms and prefixes of all contexts with what they stand for."""
    for content, _ in _json_objects(value):
        for name, _, inner in content:
            if name == "@context":
                contexts = inner[0] if isinstance(inner[0], tuple) else (inner,)
                for terms, _ in contexts:
                    for term, _, meant in terms if isinstance(terms, list) else ():
                        yield from ((term, scalar) for scalar, _ in _json_scalars(meant))


def _spelt(iri: str, context: dict[str, str]) -> set[str]:
    """How an IRI or a keyword can be written under a context."""
    found = {iri}
    for term, meant in context.items():
        space = meant
        if ":" in meant and meant.partition(":")[0] in context:
            space = context[meant.partition(":")[0]] + meant.partition(":")[2]
        if space == iri:
            found.add(term)
        elif iri.startswith(space):
            rest = iri[len(space) :]
            found.add(rest if term in ("@vocab", "@base") else f"{term}:{rest}")
    return found


def _json_place(text: str, start: int) -> Place:
    return Place(text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))


# Turtle and TriG: https://www.w3.org/TR/turtle/#sec-grammar

_TOKEN = re.compile(
    r"""
      (?P<comment> \#[^\n]* )
    | (?P<term> <[^<>"{}|^`\x00-\x20]*>
        | \"\"\"(?:[^\\]|\\.)*?\"\"\" | '''(?:[^\\]|\\.)*?'''
        | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'
        | _:[^\s;,()\[\]{}<>"'\#]*[^\s;,()\[\]{}<>"'\#.]
        | (?:[^\W\d_][\w.\-]*)?:(?:\\.|%[0-9A-Fa-f]{2}|[\w:\-]|\.(?=[\w:\\%.\-]))*
        | [+\-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+\-]?\d+)?(?<!\.)
        | [A-Za-z]+ )
    | (?P<at> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<typed> \^\^ )
    | (?P<sign> [\[\](){}.;,] )
    """,
    re.VERBOSE | re.DOTALL,
)


class _Token(NamedTuple):
    """A token with its number; ``done`` is that of the token at which a parser knows it whole."""

    kind: str
    text: str
    place: Place
    number: int
    done: int


def _tokens(text: str) -> Iterator[_Token]:
    line, seen, number = 1, 0, 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        line += text.count("\n", seen, start)
        seen = start
        if match.lastgroup != "comment":
            number += 1
            place = Place(line, start - text.rfind("\n", 0, start))
            yield _Token(match.lastgroup, match[0], place, number, number)


def _terms(tokens: Iterator[_Token]) -> Iterator[_Token]:
    """The tokens, with the language or datatype of a literal as a part of it."""
    literal: _Token | None = None
    for token in tokens:
        if literal is None:
            pass
        elif token.kind == "typed":
            typed = next(tokens, token)
            yield literal._replace(done=typed.number)
            literal = None
            continue
        elif token.kind == "at":
            yield literal._replace(done=token.number)
            literal = None
            continue
        else:
            # That nothing follows a plain literal is known with the next token.
            yield literal._replace(done=token.number)
            literal = None
        if token.kind == "term" and token.text[0] in "\"'":
            literal = token
        else:
            yield token


def turtle(text: str) -> Iterator[Triple]:
    """The places of the statements of Turtle or TriG, in the order in which the parser gives them.

    The parser gives what it knows after each token, the last of it first.
    """
    reader = _Reader(_terms(_tokens(text)))
    while reader.token.kind != "end":
        stated = list(reader.statement())
        order = sorted(range(len(stated)), key=lambda each: (stated[each][0], -each))
        yield from (stated[each][1] for each in order)


_Stated = tuple[int, Triple]
"""A statement with the number of the token at which it is known."""


class _Reader:
    """Goes through the tokens of text that a parser has found to be right."""

    def __init__(self, tokens: Iterator[_Token]) -> None:
        self._tokens = tokens
        self._end = _Token("end", "", NOWHERE, 0, 0)
        self.token = next(tokens, self._end)
        self._next = next(tokens, self._end)

    def _advance(self) -> _Token:
        before, self.token = self.token, self._next
        self._next = next(self._tokens, self._end)
        return before

    def _at(self, *signs: str) -> bool:
        return self.token.kind == "end" or (self.token.kind == "sign" and self.token.text in signs)

    def statement(self) -> Iterator[_Stated]:
        """A directive, the edge of a graph, or what is said of a subject."""
        token = self.token
        word = token.text.lstrip("@").upper()
        if token.kind == "at" or (token.kind == "term" and word in ("PREFIX", "BASE")):
            for _ in range(3 if word == "PREFIX" else 2):
                self._advance()
        elif self._at("{", "}") or word == "GRAPH" or self._next.text == "{":
            self._advance()
        else:
            bare = self._at("[")
            yield from self._term(None)
            if not (bare and self._at(".", "}")):
                yield from self._said_of(token.place)
        if self._at("."):
            self._advance()

    def _said_of(self, subject: Place) -> Iterator[_Stated]:
        while not self._at(".", "]", "}"):
            if self._at(";"):
                self._advance()
                continue
            prop = self._advance().place
            yield from self._term(Triple(subject, prop, self.token.place))
            while self._at(","):
                self._advance()
                yield from self._term(Triple(subject, prop, self.token.place))

    def _term(self, stated: Triple | None) -> Iterator[_Stated]:
        """A term with all that is said within it, and the statement that has it as value."""
        if self._at("("):
            self._advance()
            yield from self._list(stated)
            return
        brackets = self._at("[")
        token = self._advance()
        if brackets:
            yield from self._said_of(token.place)
            token = self._advance()
        if stated:
            yield token.done, stated

    def _list(self, stated: Triple | None) -> Iterator[_Stated]:
        """A list: the statement that has it as value, then its members and the links to them."""
        link = stated
        while not self._at(")"):
            member = self.token
            if link:
                yield member.number, link
            link = Triple(member.place, member.place, member.place)
            yield from self._term(link)
        end = self._advance()
        if link:
            yield end.done, link
