"""What can be told from the text of a SPARQL query before an engine reads it.

The engine's own parser is the judge of what is valid. It has two traits that a public endpoint
cannot have: SERVICE fetches from any address, and deep nesting overflows the stack. So the text is
cut into tokens here (as in SPARQL 1.1, section 19.8), to answer those cases in words that help.
"""

import difflib
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from disarmgraph import texts
from disarmgraph.fault import Fault
from disarmgraph.namespaces import PREFIXES

MAX_DEPTH = 200
"""How deep brackets may nest; the parser's stack holds about ten times as many."""

KEPT = 512
SHORT = 8000
"""How many queries are kept when they have been read, and of how many characters at most."""

SHOWN = 60
"""How many characters of a token a message shows."""

KINDS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH")
CLOSING = {"(": ")", "[": "]", "{": "}"}
VOLATILE = frozenset(("NOW", "RAND", "STRUUID", "UUID"))
"""The functions that make a query answer differently each time."""

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

    status = 400

    def __init__(
        self, message: str, line: int | None = None, column: int | None = None, french: str = ""
    ) -> None:
        super().__init__(message, line, column, french)
        self.message = message
        self.line = line
        self.column = column
        where = f"ligne {line}, colonne {column} : " if line else ""
        self.french = where + french if french else ""

    def __str__(self) -> str:
        where = f"line {self.line}, column {self.column}: " if self.line else ""
        return where + self.message


class UpdateRefused(QueryError):
    """A SPARQL Update, where only queries are answered."""

    status = 403


class Token(NamedTuple):
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


def read(text: str) -> "QueryText":
    """A query cut into its tokens; one that was asked before is not cut again."""
    return _kept(text) if len(text) <= SHORT else QueryText(text)


@lru_cache(maxsize=KEPT)
def _kept(text: str) -> "QueryText":
    return QueryText(text)


class QueryText:
    """A query cut into its tokens, once for all that is asked of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(tokens(text))
        self._checked = False

    @cached_property
    def kind(self) -> str:
        """The kind of the query, one of KINDS: its first word after BASE and PREFIX.

        Raises QueryError where there is no such word, UpdateRefused where it is one of an update.
        """
        for token in self.tokens:
            word = token.text.upper()
            if token.kind in ("iri", "name") or word in ("BASE", "PREFIX"):
                continue
            if word in KINDS:
                return word
            if word in UPDATES:
                english, french = texts.both("query-is-update", word=word)
                raise UpdateRefused(english, *place(self.text, token.start), french)
            raise self._error("query-begins", token, found=shown(token))
        english, french = texts.both("query-is-empty")
        raise QueryError(english, french=french)

    def check(self) -> None:
        """Raises QueryError for what the engine must not get or would explain badly.

        That is SERVICE, brackets that do not match or nest deeper than MAX_DEPTH, strings that do
        not end, prefixes that are not declared, and relative IRIs without a base.
        """
        if self._checked:
            return
        self._close_strings()
        self._refuse_service()
        self._match_brackets()
        self._require_prefixes()
        self._require_base()
        self._checked = True

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that the query declares, with their namespaces as they are written."""
        threes = zip(self.tokens, self.tokens[1:], self.tokens[2:], strict=False)
        return {
            name.text[:-1]: iri.text[1:-1]
            for word, name, iri in threes
            if name.kind == "name" and iri.kind == "iri" and word.text.upper() == "PREFIX"
        }

    @cached_property
    def volatile(self) -> bool:
        """Whether the query calls a function that gives something else each time."""
        return any(t.kind == "word" and t.text.upper() in VOLATILE for t in self.tokens)

    @cached_property
    def names_graphs(self) -> bool:
        """Whether the query asks of named graphs, and not of the default graph alone."""
        return any(t.kind == "word" and t.text.upper() in ("GRAPH", "FROM") for t in self.tokens)

    def iris(self) -> Iterator[tuple[str, Token]]:
        """The IRIs in the body of the query, whole or with a prefix, each with its token."""
        words = ("", "", *(token.text.upper() for token in self.tokens))
        for last, last_but_one, token in zip(words[1:], words, self.tokens, strict=False):
            if "PREFIX" in (last, last_but_one) or last == "BASE":
                continue
            if token.kind == "iri":
                yield token.text[1:-1], token
            elif token.kind == "name":
                prefix, _, local = token.text.partition(":")
                if prefix in self.prefixes:
                    yield self.prefixes[prefix] + local, token

    def _error(self, key: str, token: Token, **values: object) -> QueryError:
        english, french = texts.both(key, **values)
        return QueryError(english, *place(self.text, token.start), french)

    def _close_strings(self) -> None:
        for token in self.tokens:
            if token.kind == "unclosed":
                raise self._error("query-string-open", token, mark=token.text[0])

    def _refuse_service(self) -> None:
        for token in self.tokens:
            if token.kind == "word" and token.text.upper() == "SERVICE":
                raise self._error("query-service", token)

    def _match_brackets(self) -> None:
        opened: list[Token] = []
        for token in self.tokens:
            if token.kind == "open":
                opened.append(token)
                if len(opened) > MAX_DEPTH:
                    raise self._error("query-too-deep", token, depth=MAX_DEPTH)
            elif token.kind == "close" and (not opened or CLOSING[opened.pop().text] != token.text):
                raise self._error("query-bracket-wrong", token, found=repr(token.text))
        if opened:
            last = opened[-1]
            wanted = repr(CLOSING[last.text])
            raise self._error("query-bracket-open", last, found=repr(last.text), wanted=wanted)

    def _require_prefixes(self) -> None:
        for token in self.tokens:
            if token.kind != "name":
                continue
            prefix = token.text.partition(":")[0]
            if prefix not in self.prefixes:
                raise self._undeclared(prefix, token)

    def _require_base(self) -> None:
        based = any(token.kind == "word" and token.text.upper() == "BASE" for token in self.tokens)
        for token in self.tokens:
            if token.kind == "iri" and ":" not in token.text and not based:
                raise self._error("query-relative", token, found=shown(token))

    def _undeclared(self, prefix: str, token: Token) -> QueryError:
        """What to do about a prefix without a declaration: declare it, or the one that is meant."""
        near = [] if prefix in PREFIXES else difflib.get_close_matches(prefix, PREFIXES, n=1)
        meant = near[0] if near else prefix
        key = "query-undeclared-near" if near else "query-undeclared"
        namespace = PREFIXES.get(meant, "...")
        return self._error(key, token, prefix=prefix, meant=meant, namespace=namespace)
