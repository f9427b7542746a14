"""What of a question a reader may choose: declared in its header, bound by VALUES in its text.

    #+ parameter: state | State | État | example disarm:State
    #+ parameter: treaty | Treaties | Traités | several disarm:Treaty

says that ``VALUES ?state { state:LKA }`` may name another State, and ``VALUES ?treaty { ... }`` one
or more other treaties. What the text has is the default, so that it can be sent as it is. The
parts are: the variable, its name in English and in French, and what it can be.

- ``disarm:State``: a thing of a class; ``disarm:donor``: what is a value of a property;
  ``theme:``: a concept of the scheme of that prefix;
- ``date``, ``year``, ``month`` (2008-07), ``number``, ``text``, ``language`` (en or fr).

``several`` before it allows more than one value; ``example`` says that the question leaves the
value to the reader and the text has one of many. Where the text has UNDEF, nothing need be chosen.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode

from disarmgraph.fault import Fault
from disarmgraph.namespaces import LOCAL_NAME, PREFIXES, XSD, expand
from disarmgraph.query import query_text
from disarmgraph.query.query_text import QueryText
from disarmgraph.query.values import Block, Value, blocks, with_pieces

WORDS = ("date", "year", "month", "number", "text", "language")
"""The kinds of literal; every other kind is a prefixed name."""
RESERVED = ("format", "lang", "names", "on", "page", "q", "tag")
"""What an address says by itself, so that no parameter can be called so."""
LONGEST = 200
"""Characters of a text that somebody may look for."""

_LITERALS = {
    "date": (r"\d{4}-\d\d-\d\d", ("date",)),
    "year": (r"[12]\d{3}", ("integer", "gYear")),
    "month": (r"[12]\d{3}-(?:0[1-9]|1[0-2])", ("string",)),
    "number": (r"-?\d{1,15}(?:\.\d{1,15})?", ("integer", "decimal")),
    # A backslash would have to be escaped, which engines do not all undo in the same order.
    "text": (rf"[^\\\x00-\x1f\x7f-\x9f]{{1,{LONGEST}}}", ("string",)),
    "language": (r"en|fr", ("string",)),
}
"""By kind, how the value is written and which datatypes of XML Schema it may have."""


class ParameterError(Fault):
    """A declaration that does not go with the text of the question."""


@dataclass(frozen=True)
class Parameter:
    """What may be chosen: the variable, its names, its kind, and the values that the text has."""

    name: str
    label: str
    label_fr: str
    kind: str
    several: bool
    is_example: bool
    default: tuple[Value, ...]

    @property
    def optional(self) -> bool:
        """Whether nothing need be chosen."""
        return self.default == (None,)

    @property
    def is_thing(self) -> bool:
        """Whether its values are things with an IRI, and not literals."""
        return self.kind not in WORDS

    @property
    def datatype(self) -> str:
        """The datatype of its literals, that of the default where the kind leaves a choice."""
        _, datatypes = _LITERALS[self.kind]
        had = next((each.datatype.value for each in self.default if each is not None), "")
        return XSD + (had.removeprefix(XSD) if had.removeprefix(XSD) in datatypes else datatypes[0])

    def literal(self, written: str) -> Literal | None:
        """The literal that is meant by what somebody wrote, None for what is none of the kind."""
        pattern, _ = _LITERALS[self.kind]
        if not re.fullmatch(pattern, written) or (self.kind == "date" and not _is_day(written)):
            return None
        datatype = self.datatype
        if self.kind == "number":
            datatype = XSD + ("decimal" if "." in written else "integer")
        return Literal(written, datatype=NamedNode(datatype))


def declared(line: str, text: QueryText) -> Parameter:
    """The parameter that the value of a header line declares. Raises ParameterError."""
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 4 or not all(parts):
        raise ParameterError("a parameter is written: variable | name | name in French | kind")
    name, label, label_fr, kind = parts
    if name in RESERVED:
        raise ParameterError(f"no parameter can be called {name}; call the variable otherwise")
    several, is_example = (kind.startswith(f"{word} ") for word in ("several", "example"))
    kind = kind.removeprefix("several ").removeprefix("example ").strip()
    _check_kind(kind)
    block = _bound(name, text)
    position = block.variables.index(name)
    default = tuple(row[position].value for row in block.rows)
    if several and len(block.variables) > 1:
        raise ParameterError(f"?{name} may have several values: give it a VALUES of its own")
    if is_example and None in default:
        raise ParameterError(f"?{name} has no value in VALUES that could be an example; give one")
    if len(default) != 1 and not several:
        raise ParameterError(f"?{name} has {len(default)} values in VALUES; write 'several {kind}'")
    found = Parameter(name, label, label_fr, kind, several, is_example, default)
    for value in default:
        if value is not None and not _fits(found, value):
            raise ParameterError(f"{value} in VALUES is no {kind}; correct it, or the kind")
    return found


def filled(text: str, chosen: Mapping[str, Sequence[Value]]) -> str:
    """A query with other values in its VALUES, by variable; what is not chosen stays as it is.

    Values are written as the terms they are, so that none can be read as anything else.
    """
    read = query_text.read(text)
    pieces = []
    for block in blocks(read):
        for position, name in enumerate(block.variables):
            slots = [row[position] for row in block.rows]
            if name not in chosen or list(chosen[name]) == [slot.value for slot in slots]:
                continue
            terms = [_written(value, read.prefixes) for value in chosen[name]]
            if len(block.variables) == 1:
                pieces.append((*block.inside, _within(text, block, terms)))
            else:
                (slot,), (term,) = slots, terms
                pieces.append((slot.start, slot.end, term))
    return with_pieces(text, pieces)


def _bound(name: str, text: QueryText) -> Block:
    """The one block of a query that binds a variable."""
    found = [block for block in blocks(text) if name in block.variables]
    if len(found) != 1:
        raise ParameterError(
            f"?{name} is bound by {len(found)} VALUES; write one: VALUES ?{name} {{ ... }}"
        )
    return found[0]


def _check_kind(kind: str) -> None:
    prefix, colon, local = kind.partition(":")
    if kind in WORDS or (
        colon and prefix in PREFIXES and (not local or LOCAL_NAME.fullmatch(local))
    ):
        return
    raise ParameterError(
        f"{kind!r} is no kind: write {', '.join(WORDS)}, a class "
        "(disarm:State), a property (disarm:donor), or the prefix of a list (theme:)"
    )


def _fits(parameter: Parameter, value: NamedNode | Literal) -> bool:
    if parameter.is_thing:
        inside = expand(parameter.kind) if parameter.kind.endswith(":") else ""
        return isinstance(value, NamedNode) and value.value.startswith(inside)
    if isinstance(value, NamedNode) or value.language:
        return False
    pattern, datatypes = _LITERALS[parameter.kind]
    return value.datatype.value.removeprefix(XSD) in datatypes and bool(
        re.fullmatch(pattern, value.value)
    )


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _within(text: str, block: Block, terms: Sequence[str]) -> str:
    """Terms between the braces of a block, one on a line where that is how it was."""
    inside = text[slice(*block.inside)]
    if "\n" not in inside:
        return f" {' '.join(terms)} "
    first = block.rows[0][0].start - block.inside[0]
    indent = inside[:first].rpartition("\n")[2]
    return "".join(f"\n{indent}{term}" for term in terms) + inside[inside.rindex("\n") :]


def _written(value: Value, prefixes: Mapping[str, str]) -> str:
    """A term in SPARQL, with a prefix of the query where one fits."""
    if value is None:
        return "UNDEF"
    if isinstance(value, NamedNode):
        return _named(value, prefixes)
    if value.datatype.value == XSD + "integer":
        return value.value
    if value.language or value.datatype.value == XSD + "string":
        return str(value)
    return f"{Literal(value.value)}^^{_named(value.datatype, prefixes)}"


def _named(iri: NamedNode, prefixes: Mapping[str, str]) -> str:
    for prefix, namespace in sorted(prefixes.items(), key=lambda pair: -len(pair[1])):
        if iri.value.startswith(namespace) and LOCAL_NAME.fullmatch(iri.value, len(namespace)):
            return f"{prefix}:{iri.value[len(namespace) :]}"
    return str(iri)
