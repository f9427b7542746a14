"""What can be told from the text of a SPARQL query before an engine reads it.

The engine's own parser is the judge of what is valid. It has two traits that a public endpoint
cannot have: SERVICE fetches from any address, and deep nesting overflows the stack. So the text is
cut into tokens here (as in SPARQL 1.1, section 19.8), to answer those cases in words that help.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from disarmgraph.fault import Fault
from disarmgraph.namespaces import PREFIXES

MAX_DEPTH = 200
"""How deep brackets may nest; the parser's stack holds about ten times as many."""

SHOWN = 60
"""How many characters of a token a message shows."""

KINDS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
CLOSING = {"(": ")", "[": "]", "{": "}"}

# No text takes long to cut up: repetition never backtracks, a prefix has a bounded length, and a
# string that does not end is taken whole.
_TOKEN = re.compile(
    r"""
    (?P<comment>  \#[^\r\n]* )
  | (?P<iri>      <[^<>"{}|^`\\\x00-\x20]*+> )
  | (?P<string>   \"\"\"(?:[^"\\]|\\.|"(?!""))*+\"\"\" | '{3}(?:[^'\\]|\\.|'(?!''))*+'{3}
                | "(?!"")(?:[^"\\\r\n]|\\.)*+" | '(?!'')(?:[^'\\\r\n]|\\.)*+' )
  | (?P<unclosed> \"\"\".* | '{3}.* | ["'][^\r\n]* )
  | (?P<blank>    _:[\w.-]* )
  | (?P<name>     (?:[^\W\d_](?:[\w.-]{0,99}[\w-])?)? : (?:[\w:%-]|\.(?=[\w:%-])|\\.)*+ )
  | (?P<variable> [?$]\w+ )
  | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
  | (?P<number>   (?:\d++(?:\.\d*+)?|\.\d++)[eE][+-]?\d++ | \d*+\.\d++ | \d++ )
  | (?P<word>     [^\W\d]\w* )
  | (?P<nil>      \(\s*+\) )
  | (?P<anonymous>\[\s*+\] )
  | (?P<open>     [(\[{] )
  | (?P<close>    [)\]}] )
  | (?P<operator> \^\^ | && | \|\| | [!<>]= | \S )
    """,
    re.VERBOSE | re.DOTALL,
)


class QueryError(Fault):
    """A query that cannot be answered; its line and column, from 1, where they are known."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message, line, column)
        self.message = message
        self.line = line
        self.column = column

    def __str__(self) -> str:
        where = f"line {self.line}, column {self.column}: " if self.line else ""
        return where + self.message


class UpdateRefused(QueryError):
    """A SPARQL Update, where only queries are answered."""


@dataclass(frozen=True)
class Token:
    """A piece of a query: its kind (a group of the token pattern), its text, where it starts."""

    kind: str
    text: str
    start: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a query in order, without white space and comments."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "comment":
            yield Token(match.lastgroup, match[0], match.start())


def shown(token: Token) -> str:
    """A token in quotes as a message shows it: the beginning of one that is long."""
    return repr(token.text if len(token.text) <= SHOWN else token.text[: SHOWN - 1] + "…")


def place(text: str, start: int) -> tuple[int, int]:
    """Line and column, both from 1, of an offset into a text."""
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


def kind(text: str) -> str:
    """The kind of a query, one of KINDS: its first word after BASE and PREFIX.

    Raises QueryError where there is no such word, UpdateRefused where it is one of an update.
    """
    for token in tokens(text):
        word = token.text.upper()
        if token.kind in ("iri", "name") or word in ("BASE", "PREFIX"):
            continue
        if word in KINDS:
            return word
        where = place(text, token.start)
        if word in UPDATES:
            raise UpdateRefused(
                f"{word} is an update, and this graph is read-only; "
                "ask with SELECT, ASK, CONSTRUCT or DESCRIBE",
                *where,
            )
        raise QueryError(
            "after its prefixes a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, "
            f"not with {shown(token)}",
            *where,
        )
    raise QueryError("there is no query; begin with SELECT, ASK, CONSTRUCT or DESCRIBE")


def check(text: str) -> None:
    """Raises QueryError for what the engine must not get or would explain badly.

    That is SERVICE, brackets that do not match or nest deeper than MAX_DEPTH, strings that do not
    end, prefixes that are not declared, and relative IRIs without a base.
    """
    found = list(tokens(text))
    _close_strings(text, found)
    _refuse_service(text, found)
    _match_brackets(text, found)
    _require_prefixes(text, found)
    _require_base(text, found)


def _close_strings(text: str, found: list[Token]) -> None:
    for token in found:
        if token.kind == "unclosed":
            raise QueryError(
                f"the string that begins here does not end; close it with {token.text[0]}, "
                "or with three of them if it has several lines",
                *place(text, token.start),
            )


def _refuse_service(text: str, found: list[Token]) -> None:
    for token in found:
        if token.kind == "word" and token.text.upper() == "SERVICE":
            raise QueryError(
                "SERVICE is not allowed here: this endpoint fetches nothing from others; "
                "ask the two endpoints one by one and join their answers",
                *place(text, token.start),
            )


def _match_brackets(text: str, found: list[Token]) -> None:
    opened: list[Token] = []
    for token in found:
        fault = None
        if token.kind == "open":
            opened.append(token)
            if len(opened) > MAX_DEPTH:
                fault = f"brackets nest deeper than {MAX_DEPTH}; write the query with fewer"
        elif token.kind == "close" and (not opened or CLOSING[opened.pop().text] != token.text):
            fault = f"{token.text!r} does not close what is open here; correct the brackets"
        if fault:
            raise QueryError(fault, *place(text, token.start))
    if opened:
        last = opened[-1]
        raise QueryError(
            f"{last.text!r} is never closed; add {CLOSING[last.text]!r}",
            *place(text, last.start),
        )


def _require_prefixes(text: str, found: list[Token]) -> None:
    declared = _declared(found)
    for token in found:
        if token.kind == "name" and (prefix := token.text.partition(":")[0]) not in declared:
            raise QueryError(
                f"the prefix {prefix}: is not declared; "
                f"add PREFIX {prefix}: <{PREFIXES.get(prefix, '...')}> at the top",
                *place(text, token.start),
            )


def _require_base(text: str, found: list[Token]) -> None:
    based = any(token.text.upper() == "BASE" for token in found)
    for token in found:
        if token.kind == "iri" and ":" not in token.text and not based:
            raise QueryError(
                f"{shown(token)} is a relative IRI; write it whole, or add BASE <...> at the top",
                *place(text, token.start),
            )


def declared_prefixes(text: str) -> dict[str, str]:
    """The prefixes that a query declares, with their namespaces as they are written."""
    return _declared(list(tokens(text)))


def _declared(found: list[Token]) -> dict[str, str]:
    threes = zip(found, found[1:], found[2:], strict=False)
    return {
        name.text[:-1]: iri.text[1:-1]
        for word, name, iri in threes
        if word.text.upper() == "PREFIX" and name.kind == "name" and iri.kind == "iri"
    }
