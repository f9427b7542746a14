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

from disarmgraph.query.query_text import QueryError, Token, place, shown, tokens

END = "the end of the query"
_WORDS = {"anonymous": "blank"}
_KINDS = ("iri", "name", "variable", "string", "number", "language", "blank", "nil")
_SUMMARIES = (
    ("an expression", "Expression"),
    ("a path", "Path"),
    ("a variable or value", "VarOrTerm"),
    ("a function", "BuiltInCall"),
    ("an IRI", "Iri"),
    ("a variable", "variable"),
    ("a number", "number"),
    ("a string", "string"),
    ("a language", "language"),
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
    return QueryError(
        "every word is in place, but the parts do not fit together; AS must name a new variable, "
        "beside GROUP BY or an aggregate SELECT may name grouped variables only, and a row of "
        "VALUES needs one value for each variable"
    )


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
    what = shown(rest[0][1]) if rest else END
    keywords = [each for each in expected if each.isupper()]
    near = difflib.get_close_matches(rest[0][0] if rest else "", keywords, n=1)
    advice = f"did you mean {near[0]}?" if near else f"expected {_in_words(expected)}"
    return QueryError(f"{what} cannot stand here; {advice}", *place(text, start))


def _in_words(expected: set[str]) -> str:
    words = []
    for phrase, name in _SUMMARIES:
        starts = _starts(Node("symbol" if name.islower() else "rule", name))
        if starts <= expected:
            words.append(phrase)
            expected = expected - starts
    return " or ".join([*words, *sorted(expected, key=lambda name: (name[0] == "'", name))])


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
