"""Where a query leaves the grammar of SPARQL 1.1, for a message to its author.

The engine decides whether a query is valid; asked why not, it gives a place that may be lines away.
So a query that it refuses is read again here, by the LL(1) grammar in sparql.ebnf, up to the first
token that cannot follow. A stack of our own keeps deep nesting harmless.
"""

import difflib
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple, Self

from disarmgraph import texts
from disarmgraph.names import LANGUAGES
from disarmgraph.query.query_text import QueryError, Token, place, shown, tokens

END = "the end of the query"
_WORDS = {"anonymous": "blank"}
_KINDS = ("iri", "name", "variable", "string", "number", "language", "blank", "nil")
_SUMMARIES = (
    ("query-word-expression", "Expression"),
    ("query-word-path", "Path"),
    ("query-word-term", "VarOrTerm"),
    ("query-word-function", "BuiltInCall"),
    ("query-word-iri", "Iri"),
    ("query-word-variable", "variable"),
    ("query-word-number", "number"),
    ("query-word-string", "string"),
    ("query-word-language", "language"),
)
"""How what may follow is put in words: what a rule can begin with, or a kind of token."""


class Node(NamedTuple):
    """Part of a rule: kind is symbol, rule, sequence, choice, or one of the marks ?, * and +."""

    kind: str
    name: str = ""
    parts: tuple[Self, ...] = ()


def explain(text: str) -> QueryError:
    """The error of a query that the engine's parser has refused."""
    found = [(_symbol(token), token) for token in tokens(text)]
    stack = [Node("rule", "Query")]
    expected: set[str] = set()
    position = 0
    while stack:
        node = stack.pop()
        symbol = found[position][0] if position < len(found) else END
        if node.kind == "symbol":
            expected.add(node.name)
            if symbol != node.name:
                return _unexpected(text, found[position:], expected)
            position += 1
            expected = set()
        else:
            stack.extend(_expand(node, symbol))
            expected |= _starts(node)
    if position < len(found):
        return _unexpected(text, found[position:], expected | {END})
    english, french = texts.both("query-parts")
    return QueryError(english, french=french)


def _symbol(token: Token) -> str:
    """What the grammar calls a token."""
    if token.kind == "word":
        return "'a'" if token.text == "a" else token.text.upper()
    kind = _WORDS.get(token.kind, token.kind)
    return kind if kind in _KINDS else f"'{token.text}'"


def _expand(node: Node, symbol: str) -> list[Node]:
    """What a node stands for before that symbol, the first part last, as on a stack."""
    if node.kind == "rule":
        return [_rules()[node.name]]
    if node.kind == "sequence":
        return list(reversed(node.parts))
    if node.kind == "choice":
        fit = [part for part in node.parts if symbol in _starts(part)]
        # Where none fits, one that may be empty does; else the first, to fail on its first symbol.
        empty = [part for part in node.parts if _nullable(part)]
        return (fit or empty or list(node.parts))[:1]
    (part,) = node.parts
    if node.kind == "+":
        return [Node("*", parts=node.parts), part]
    if symbol not in _starts(part):
        return []
    return [node, part] if node.kind == "*" else [part]


@cache
def _starts(node: Node) -> frozenset[str]:
    """The symbols that a node can begin with."""
    if node.kind == "symbol":
        return frozenset((node.name,))
    if node.kind == "rule":
        return _starts(_rules()[node.name])
    found: frozenset[str] = frozenset()
    for part in node.parts:
        found |= _starts(part)
        if node.kind == "sequence" and not _nullable(part):
            break
    return found


@cache
def _nullable(node: Node) -> bool:
    """Whether a node can stand for nothing."""
    if node.kind == "rule":
        return _nullable(_rules()[node.name])
    if node.kind == "sequence":
        return all(map(_nullable, node.parts))
    if node.kind == "choice":
        return any(map(_nullable, node.parts))
    return node.kind in ("?", "*")


def _unexpected(text: str, rest: list[tuple[str, Token]], expected: set[str]) -> QueryError:
    """The error of a symbol, the first of the rest, where one of those expected would do."""
    start = rest[0][1].start if rest else len(text.rstrip())
    what = shown(rest[0][1]) if rest else ""
    keywords = [each for each in expected if each.isupper()]
    near = difflib.get_close_matches(rest[0][0] if rest else "", keywords, n=1)
    english, french = (_told(what, near, expected, language) for language in LANGUAGES)
    return QueryError(english, *place(text, start), french)


def _told(what: str, near: list[str], expected: set[str], language: str) -> str:
    """What is wrong with a symbol (empty: the end), and what is meant or expected in its place."""
    what = what or texts.text("query-end", language)
    if near:
        return texts.text("query-unexpected-near", language, what=what, near=near[0])
    wanted = _in_words(expected, language)
    return texts.text("query-unexpected", language, what=what, wanted=wanted)


def _in_words(expected: set[str], language: str) -> str:
    words = []
    for key, name in _SUMMARIES:
        starts = _starts(Node("symbol" if name.islower() else "rule", name))
        if starts <= expected:
            words.append(texts.text(key, language))
            expected = expected - starts
    rest = sorted(expected, key=lambda name: (name[0] == "'", name))
    rest = [texts.text("query-end", language) if name == END else name for name in rest]
    return texts.text("query-or", language).join([*words, *rest])


@cache
def _rules() -> dict[str, Node]:
    """The grammar by the names of its rules."""
    source = (Path(__file__).parent / "sparql.ebnf").read_text(encoding="utf-8")
    lines = [line.partition("=") for line in source.splitlines() if line[:1].isupper()]
    return {
        name.strip(): _choice(re.findall(r"'[^']+'|\w+|[()|?*+]", body)[::-1])
        for name, _, body in lines
    }


def _choice(rest: list[str]) -> Node:
    """Reads alternatives from a list of pieces in reverse order, up to its end or a bracket."""
    parts = [_sequence(rest)]
    while rest and rest[-1] == "|":
        rest.pop()
        parts.append(_sequence(rest))
    return parts[0] if len(parts) == 1 else Node("choice", parts=tuple(parts))


def _sequence(rest: list[str]) -> Node:
    parts: list[Node] = []
    while rest and rest[-1] not in ("|", ")"):
        piece = rest.pop()
        if piece in ("?", "*", "+"):
            parts.append(Node(piece, parts=(parts.pop(),)))
        elif piece == "(":
            parts.append(_choice(rest))
            rest.pop()
        elif piece[0].isupper() and not piece.isupper():
            parts.append(Node("rule", piece))
        else:
            parts.append(Node("symbol", piece))
    return Node("sequence", parts=tuple(parts))
