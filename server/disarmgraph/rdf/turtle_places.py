"""Places in Turtle and TriG: https://www.w3.org/TR/turtle/#sec-grammar."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from disarmgraph.rdf.place import Place
from disarmgraph.rdf.spots import NOWHERE, StatementPlaces

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


def statement_places(text: str) -> Iterator[StatementPlaces]:
    """The places of the statements of Turtle or TriG, in the order in which the parser gives them.

    The parser gives what it knows after each token, the last of it first.
    """
    reader = _Reader(_terms(_tokens(text)))
    while reader.token.kind != "end":
        stated = list(reader.statement())
        order = sorted(range(len(stated)), key=lambda each: (stated[each][0], -each))
        yield from (stated[each][1] for each in order)


_Stated = tuple[int, StatementPlaces]
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
            yield from self._term(StatementPlaces(subject, prop, self.token.place))
            while self._at(","):
                self._advance()
                yield from self._term(StatementPlaces(subject, prop, self.token.place))

    def _term(self, stated: StatementPlaces | None) -> Iterator[_Stated]:
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

    def _list(self, stated: StatementPlaces | None) -> Iterator[_Stated]:
        """A list: the statement that has it as value, then its members and the links to them."""
        link = stated
        while not self._at(")"):
            member = self.token
            if link:
                yield member.number, link
            link = StatementPlaces(member.place, member.place, member.place)
            yield from self._term(link)
        end = self._advance()
        if link:
            yield end.done, link
