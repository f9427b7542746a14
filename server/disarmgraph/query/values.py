"""The VALUES of a query: which variables they bind to which terms, and where in the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from disarmgraph.query.query_text import QueryError, QueryText, Token, place

Value = NamedNode | Literal | None
"""A term of VALUES; None is UNDEF."""


@dataclass(frozen=True)
class Slot:
    """One term and the piece of the text where it stands."""

    start: int
    end: int
    value: Value


@dataclass(frozen=True)
class Block:
    """One VALUES, which starts there: its variables, and rows with a slot for each of them.

    ``inside`` is the piece of the text between its braces.
    """

    start: int
    variables: tuple[str, ...]
    rows: tuple[tuple[Slot, ...], ...]
    inside: tuple[int, int]


def blocks(text: QueryText) -> Iterator[Block]:
    """Every VALUES of a query, in order. Raises QueryError for one that cannot be read."""
    for number, token in enumerate(text.tokens):
        if token.kind == "word" and token.text.upper() == "VALUES":
            yield _Reader(text, number).block()


def with_pieces(text: str, pieces: Sequence[tuple[int, int, str]]) -> str:
    """A text with others in the place of some of its pieces: start, end and what to put there."""
    for start, end, instead in sorted(pieces, reverse=True):
        text = text[:start] + instead + text[end:]
    return text


class _Reader:
    """Reads one block from the tokens of a query, beginning at its VALUES."""

    def __init__(self, text: QueryText, number: int) -> None:
        self._text = text
        self._at = number
        self._prologue = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in text.prefixes.items())

    def block(self) -> Block:
        start = self._next().start
        single = self._peek().kind == "variable"
        variables = [self._next()] if single else self._bracketed()
        opened = self._expect("{")
        rows = []
        while self._peek().text != "}":
            rows.append((self._slot(),) if single else self._row())
        closed = self._next()
        names = tuple(each.text[1:] for each in variables)
        for row in rows:
            if len(row) != len(names):
                raise self._error("a row of VALUES has one value for each variable", opened)
        return Block(start, names, tuple(rows), (opened.start + 1, closed.start))

    def _bracketed(self) -> list[Token]:
        self._expect("(")
        found = []
        while self._peek().kind == "variable":
            found.append(self._next())
        self._expect(")")
        return found

    def _row(self) -> tuple[Slot, ...]:
        self._expect("(")
        found = []
        while self._peek().text != ")":
            found.append(self._slot())
        self._next()
        return tuple(found)

    def _slot(self) -> Slot:
        first = last = self._next()
        if first.text in ("+", "-") or (first.kind == "string" and self._peek().kind == "language"):
            last = self._next()
        elif first.kind == "string" and self._peek().text == "^^":
            self._next()
            last = self._next()
        end = last.start + len(last.text)
        return Slot(first.start, end, self._value(first, self._text.text[first.start : end]))

    def _value(self, token: Token, written: str) -> Value:
        """A term as Turtle reads it, which writes terms as SPARQL does."""
        if written.upper() == "UNDEF":
            return None
        try:
            (said,) = parse(f"{self._prologue}<x:> <x:> {written} .", RdfFormat.TURTLE)
        except (SyntaxError, ValueError) as error:
            raise self._error(f"{written[:60]!r} is no value: {error}", token) from error
        return said.object

    def _peek(self) -> Token:
        if self._at >= len(self._text.tokens):
            raise QueryError("the query ends within VALUES; close it with '}'")
        return self._text.tokens[self._at]

    def _next(self) -> Token:
        token = self._peek()
        self._at += 1
        return token

    def _expect(self, bracket: str) -> Token:
        token = self._next()
        if token.text != bracket:
            raise self._error(f"{bracket!r} was expected here", token)
        return token

    def _error(self, message: str, token: Token) -> QueryError:
        return QueryError(message, *place(self._text.text, token.start))
