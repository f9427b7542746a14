"""Turtle in the form of the house, a statement a line, changed line by line.

What is not touched stays as it is written, comments too, so that the difference of a change is the
lines that it is about. A file in another form is put into this one; comments among its statements
are lost then.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from disarmgraph.fault import Fault
from disarmgraph.namespaces import LOCAL_NAME, RDF, XSD, shorten
from disarmgraph.triples import Term

TYPE = NamedNode(RDF + "type")
_FIRST = re.compile(r"(\S+) (\S+) (.+) ([;.])")
_MORE = re.compile(r"    (\S+) (.+) ([;.])")
_BARE = {
    XSD + "boolean": re.compile(r"true|false"),
    XSD + "integer": re.compile(r"[+-]?\d+"),
    XSD + "decimal": re.compile(r"[+-]?\d*\.\d+"),
}
_ESCAPES = str.maketrans(
    {"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t", "\b": r"\b", "\f": r"\f"}
)


class LinesError(Fault):
    """A file is not Turtle, or has a node without a name."""


@dataclass
class Line:
    """A statement, its property and value as they are written, and the comments before it."""

    triple: Triple
    written: str
    comments: list[str] = field(default_factory=list)


@dataclass
class Block:
    """What is said of a thing in one place, and the lines that stand before it."""

    subject: NamedNode
    name: str
    lines: list[Line]
    before: list[str]


class TurtleLines:
    """The statements of a file, block by block. ``is_reformed`` if it had another form."""

    def __init__(self, text: str, name: str) -> None:
        """Raises LinesError, which calls the file by that name."""
        triples, self.prefixes = _parsed(text, name)
        plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
        blocks, self._tail = _as_written(plain, triples) or (None, [])
        self.blocks = self._formed(plain, triples) if blocks is None else blocks
        self._by_subject: dict[NamedNode, list[Block]] = {}
        for block in self.blocks:
            self._by_subject.setdefault(block.subject, []).append(block)
        self.is_reformed = self.text() != text

    def text(self) -> str:
        """The whole file."""
        parts = [f"@prefix {each}: <{self.prefixes[each]}> ." for each in sorted(self.prefixes)]
        for block in filter(lambda each: each.lines, self.blocks):
            parts += block.before
            for number, line in enumerate(block.lines, start=1):
                lead = f"{block.name} " if number == 1 else "    "
                end = "." if number == len(block.lines) else ";"
                parts += [*line.comments, f"{lead}{line.written} {end}"]
        return "\n".join([*parts, *self._tail]) + "\n"

    def lines(self) -> Iterator[Line]:
        """Every statement, in order."""
        return (line for block in self.blocks for line in block.lines)

    def about(self, subject: NamedNode) -> list[Line]:
        """The statements about a thing."""
        return [line for each in self._by_subject.get(subject, ()) for line in each.lines]

    def add(self, triple: Triple, before: Iterable[NamedNode] = ()) -> None:
        """States something more of a thing: after its like, else before one of these properties.

        Nothing is stated twice. What nothing was said of so far comes last.
        """
        if any(each.triple == triple for each in self.about(triple.subject)):
            return
        if triple.subject not in self._by_subject:
            block = Block(triple.subject, self.written(triple.subject), [], [""])
            self._by_subject[triple.subject] = [block]
            self.blocks.append(block)
        block = self._by_subject[triple.subject][0]
        used = [line.triple.predicate for line in block.lines]
        later = [number for number, prop in enumerate(used) if prop in set(before) and number]
        place = later[0] if later else len(used)
        if triple.predicate in used:
            place = len(used) - used[::-1].index(triple.predicate)
        elif triple.predicate == TYPE:
            place = 0
        block.lines.insert(place, Line(triple, self._said(triple)))

    def replace(self, old: Triple, new: Triple) -> None:
        """Puts a statement about the same thing in the place of another."""
        if new != old and any(each.triple == new for each in self.about(new.subject)):
            self.remove(old)
            return
        for line in self.about(old.subject):
            if line.triple == old:
                line.triple, line.written = new, self._said(new)

    def remove(self, triple: Triple) -> None:
        """Takes a statement away; a thing of which nothing is said any more is gone."""
        for block in self._by_subject.get(triple.subject, ()):
            block.lines = [line for line in block.lines if line.triple != triple]
        if not self.about(triple.subject):
            self.remove_thing(triple.subject)

    def remove_thing(self, thing: NamedNode) -> None:
        """Takes away all that is said of a thing, and the comments on it; the file's own stay."""
        if self._by_subject.pop(thing, None):
            first = self.blocks[0]
            self.blocks = [each for each in self.blocks if each.subject != thing]
            if self.blocks and self.blocks[0] is not first and "" in first.before:
                head = len(first.before) - 1 - first.before[::-1].index("")
                self.blocks[0].before = first.before[:head] + self.blocks[0].before

    def drop_unused_prefixes(self) -> None:
        """Takes away the prefixes that no statement uses."""
        used = set()
        for block in self.blocks:
            words = " ".join([block.name, *(line.written for line in block.lines)])
            used.update(each for each in self.prefixes if f"{each}:" in words)
        self.prefixes = {each: iri for each, iri in self.prefixes.items() if each in used}

    def written(self, term: Term) -> str:
        """A term as this file writes it; a prefix of the house that it has not yet is added."""
        if isinstance(term, Literal):
            return self._literal(term)
        for prefix, namespace in self.prefixes.items():
            local = term.value.removeprefix(namespace)
            if local != term.value and LOCAL_NAME.fullmatch(local):
                return f"{prefix}:{local}"
        name = shorten(term.value)
        prefix, _, local = name.partition(":")
        if name.startswith("<") or prefix in self.prefixes:
            return f"<{term.value}>"
        self.prefixes[prefix] = term.value.removesuffix(local)
        return name

    def _said(self, triple: Triple) -> str:
        prop = "a" if triple.predicate == TYPE else self.written(triple.predicate)
        return f"{prop} {self.written(triple.object)}"

    def _literal(self, literal: Literal) -> str:
        datatype = literal.datatype.value
        if datatype in _BARE and _BARE[datatype].fullmatch(literal.value):
            return literal.value
        quoted = f'"{literal.value.translate(_ESCAPES)}"'
        if literal.language:
            return f"{quoted}@{literal.language}"
        if datatype == XSD + "string":
            return quoted
        return f"{quoted}^^{self.written(literal.datatype)}"

    def _formed(self, text: str, triples: list[Triple]) -> list[Block]:
        """The blocks of a file in another form: one a thing, its class first."""
        head = []
        for line in text.splitlines():
            if line.startswith("#"):
                head.append(line)
            elif line.strip() and not re.match(r"@?(prefix|base)\b", line, re.IGNORECASE):
                break
        said: dict[NamedNode, dict[Triple, None]] = {}
        for triple in triples:
            said.setdefault(triple.subject, {})[triple] = None
        blocks = []
        for subject, found in said.items():
            ordered = sorted(found, key=lambda each: each.predicate != TYPE)
            lines = [Line(each, self._said(each)) for each in ordered]
            blocks.append(Block(subject, self.written(subject), lines, [""]))
        if blocks and head:
            blocks[0].before = ["", *head, ""]
        return blocks


def _parsed(text: str, name: str) -> tuple[list[Triple], dict[str, str]]:
    parser = parse(text.removeprefix("\ufeff").encode(), RdfFormat.TURTLE)
    try:
        triples = [quad.triple for quad in parser]
    except SyntaxError as error:
        at = f"{name}:{error.lineno}:{error.offset}"
        what = error.msg.partition(": ")[2] or error.msg
        raise LinesError.of("draft-not-turtle", at=at, what=what) from error
    if any(isinstance(term, BlankNode) for each in triples for term in each):
        raise LinesError.of("draft-blank-node", path=name)
    return triples, dict(parser.prefixes)


def _as_written(text: str, triples: list[Triple]) -> tuple[list[Block], list[str]] | None:
    """The blocks of a file in the form of the house and what stands after them, None in another."""
    rest = text.removesuffix("\n").split("\n")
    while rest and rest[0].startswith("@prefix "):
        rest.pop(0)
    blocks, pending, is_open = [], [], False
    stated = iter(triples)
    for line in rest:
        match = (_MORE if is_open else _FIRST).fullmatch(line)
        if not match:
            if line.strip() and not line.lstrip().startswith("#"):
                return None
            pending.append(line)
            continue
        triple = next(stated, None)
        if triple is None:
            return None
        if is_open:
            blocks[-1].lines.append(Line(triple, f"{match[1]} {match[2]}", pending))
        else:
            first = Line(triple, f"{match[2]} {match[3]}")
            blocks.append(Block(triple.subject, match[1], [first], pending))
        pending, is_open = [], match[match.lastindex] == ";"
    is_whole = next(stated, None) is None
    return (blocks, pending) if is_whole else None
