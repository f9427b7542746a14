"""Where a file of RDF breaks the grammar of its format, and how: all such places, not the first.

Also what keeps to the grammar and must not be read, because it would not end or break the process.
"""

import re
from dataclasses import dataclass
from xml.parsers import expat

from pyoxigraph import RdfFormat, parse

from disarmgraph.rdf.place import Place

MAX_FAULTS = 50
"""Faults of grammar after which nobody reads on in a file."""

BY_STATEMENT = (RdfFormat.TURTLE, RdfFormat.TRIG, RdfFormat.N_TRIPLES, RdfFormat.N_QUADS)
"""The formats in which one can go on after a fault, with the next statement."""

BY_LINE = (RdfFormat.N_TRIPLES, RdfFormat.N_QUADS)
"""The formats with a statement on each line."""

GUARDED = (RdfFormat.RDF_XML, RdfFormat.JSON_LD)
"""The formats whose parser some files would harm or deceive."""

MAX_ENTITY = 1000
"""Characters that an entity of RDF/XML may stand for: enough for a namespace, for no bomb."""

MAX_DEPTH = 500
"""Levels of JSON-LD; the parser needs some of the stack for each."""

_PREFIX_LINE = re.compile(rb"^\s*@?prefix\s+([\w.-]*):\s*<([^<>\s]*)>[\s.]*$", re.IGNORECASE)
"""A line that declares a prefix, whatever is wrong with its full stop."""

_UNDECLARED = re.compile(r"The prefix ([\w.-]*): has not been declared")
_JSON_SIGNS = re.compile(rb'"(?:[^"\\]|\\.)*"|[{}\[\]]')
_ENTITY = re.compile(rb"<!ENTITY\s+\S+\s+(?:\"([^\"]*)\"|'([^']*)')")
_NESTED = re.compile(rb"&(?!#|(?:amp|lt|gt|quot|apos);)")
_PLACE = re.compile(r"^Parser error (?:at|between) line .*?: ")


@dataclass(frozen=True)
class SyntaxFault:
    """Where a file breaks the grammar of its format, and how."""

    place: Place
    reason: str


def barring(content: bytes, form: RdfFormat) -> list[SyntaxFault]:
    """For what a file in one of GUARDED is not given to the parser at all."""
    if form == RdfFormat.RDF_XML:
        return _growing_entities(content) or _ill_formed(content)
    return _too_deep(content)


def _growing_entities(content: bytes) -> list[SyntaxFault]:
    """The entities by which a short file could grow without end when it is read."""
    return [
        SyntaxFault(
            Place(content.count(b"\n", 0, entity.start()) + 1, 1),
            f"an entity that is longer than {MAX_ENTITY} bytes or made of others "
            "(write out what it stands for)",
        )
        for entity in _ENTITY.finditer(content)
        if len(value := entity[1] or entity[2] or b"") > MAX_ENTITY or _NESTED.search(value)
    ]


def _too_deep(content: bytes) -> list[SyntaxFault]:
    """Where JSON nests so deep that the parser would break the whole process."""
    depth = 0
    for found in _JSON_SIGNS.finditer(content):
        depth += {b"{": 1, b"[": 1, b"}": -1, b"]": -1}.get(found[0], 0)
        if depth > MAX_DEPTH:
            place = Place(content.count(b"\n", 0, found.start()) + 1, 1)
            return [SyntaxFault(place, f"it nests deeper than {MAX_DEPTH} levels")]
    return []


def _ill_formed(content: bytes) -> list[SyntaxFault]:
    """Where a file is no XML; what is cut off would be read as if it were whole."""
    try:
        expat.ParserCreate(namespace_separator="").Parse(content, True)
    except expat.ExpatError as error:
        return [SyntaxFault(Place(error.lineno, error.offset + 1), expat.ErrorString(error.code))]
    except (LookupError, ValueError) as error:
        return [SyntaxFault(Place(1, 1), str(error))]
    return []


def faults(content: bytes, form: RdfFormat, first: SyntaxError) -> list[SyntaxFault]:
    """All faults of grammar, as far as one can go on after the first."""
    if form == RdfFormat.RDF_XML:
        return [_fault_of_xml(content, first)]
    if form not in BY_STATEMENT:
        return [_fault(first)]
    found, lines = [], [_PREFIX_LINE.sub(rb"@prefix \1: <\2> .", at) for at in content.split(b"\n")]
    error: SyntaxError | None = first
    while error is not None and len(found) < MAX_FAULTS:
        found.append(_fault(error))
        undeclared = _UNDECLARED.search(str(error.msg))
        if undeclared:  # it is told once, not wherever it is used
            lines[0] = b"@prefix %s: <urn:x:> . " % undeclared[1].encode() + lines[0]
            error = _next_error(b"\n".join(lines), form)
            continue
        _blank_out(lines, error.lineno - 1, form in BY_LINE)
        error = _next_error(b"\n".join(lines), form)
    return found


def _next_error(content: bytes, form: RdfFormat) -> SyntaxError | None:
    try:
        for _ in parse(content, form):
            pass
    except SyntaxError as error:
        return error
    return None


def _blank_out(lines: list[bytes], at: int, by_line: bool) -> None:
    """Takes out the statement that is broken, as the lines are laid out: from edge to edge."""
    at = min(at, len(lines) - 1)
    start, end = at, at + 1
    while start > 0 and not (by_line or _begins(lines, start)):
        start -= 1
    while end < len(lines) and not (by_line or _begins(lines, end)):
        end += 1
    for number in range(start, end):
        if not lines[number].startswith(b"@prefix"):
            lines[number] = b""


def _begins(lines: list[bytes], number: int) -> bool:
    """Whether a statement begins on a line: at the edge, where the one before has ended."""
    before = next((line for line in reversed(lines[:number]) if line.strip()), b".")
    ended = before.split(b" #")[0].rstrip().endswith((b".", b"{", b"}")) or before[:1] in b"#@"
    return ended and lines[number][:1] not in (b"", b" ", b"\t", b"\r", b"#")


def _fault(error: SyntaxError) -> SyntaxFault:
    return SyntaxFault(Place(error.lineno or 0, error.offset or 0), _reason(error))


def _fault_of_xml(content: bytes, error: SyntaxError) -> SyntaxFault:
    """A fault of RDF in good XML, which comes without a place: where what it quotes stands."""
    for quoted in re.findall(r"['`\"]([^'`\"]+)['`\"]", str(error)):
        start = content.find(quoted.encode())
        if start >= 0:
            before = content[:start]
            column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
            return SyntaxFault(Place(before.count(b"\n") + 1, column), _reason(error))
    return _fault(error)


def _reason(error: SyntaxError) -> str:
    """What pyoxigraph says is wrong, without the place, which it also gives as numbers."""
    message = str(error.msg)
    if "LoadDocumentCallback" in message:
        return "a context at another address, which is not fetched (write the context out)"
    return _PLACE.sub("", message)
