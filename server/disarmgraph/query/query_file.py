"""One question of the library: a ``.rq`` file with its header and its text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from disarmgraph.fault import Fault
from disarmgraph.files import query_files, shown
from disarmgraph.query import parameter, query_text
from disarmgraph.query.parameter import Parameter, ParameterError
from disarmgraph.query.query_text import QueryError

FIELDS = ("summary", "summary-fr", "description", "description-fr", "tags")
PARAMETER = "parameter"
"""The field that may come more than once, as disarmgraph.query.parameter reads it."""
TOPICS = {
    "participation": ("participation",),
    "treaties": ("treaties", "instruments", "provisions"),
    "norms": ("norms", "themes", "weapons", "proposals"),
    "deadlines": ("deadlines", "reporting"),
    "meetings": ("events", "mandates"),
    "assistance": ("assistance", "funds", "programmes", "awareness"),
    "systems": ("information systems", "systems", "intelligence"),
    "bodies": ("bodies", "roles", "members", "civil society"),
    "states": ("States", "names"),
    "figures": ("quantities", "figures", "status", "lists", "national reports"),
    "claims": ("claims", "discrepancies"),
    "documents": ("documents", "citations", "definitions", "quotations", "reasons"),
}
"""The tags of each topic; a question belongs to that of its first tag."""

_TOPIC_OF = {tag: topic for topic, tags in TOPICS.items() for tag in tags}
_HEADER = re.compile(r"#\+\s*([A-Za-z-]+)\s*:\s*(.*?)\s*")


class QueryFileError(Fault):
    """A query file whose header or text cannot be used."""


@dataclass(frozen=True)
class QueryFile:
    """A question: its name in the library, what it asks in English and French, and its SPARQL.

    ``parameters`` are what a reader may choose in it.
    """

    name: str
    summary: str
    summary_fr: str
    description: str
    description_fr: str
    tags: tuple[str, ...]
    text: str
    parameters: tuple[Parameter, ...] = ()

    @property
    def topic(self) -> str:
        """Where readers find it."""
        return _TOPIC_OF[self.tags[0]]


def library(home: Path | None = None) -> tuple[QueryFile, ...]:
    """The questions under home (default: those of the package), in the order of their names."""
    return tuple(read(path) for path in query_files(home))


def read(path: Path) -> QueryFile:
    """Reads a query file: lines ``#+ field: value``, then the query, which keeps its header.

    Every field of FIELDS must be there, once, with a value, and the first tag be one of a topic; a
    line for each parameter may follow.
    Raises QueryFileError.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryFileError(f"{shown(path)}: cannot be read as UTF-8 text: {error}") from error
    fields = header(path, text, FIELDS, (PARAMETER,))
    tags = tuple(tag.strip() for tag in fields["tags"].split(","))
    if tags[0] not in _TOPIC_OF:
        raise QueryFileError(
            f"{shown(path)}: the first tag, {tags[0]}, is of no topic, under which readers would "
            f"find the question; put one of these before it: {', '.join(_TOPIC_OF)}"
        )
    return QueryFile(
        name=path.stem,
        summary=fields["summary"],
        summary_fr=fields["summary-fr"],
        description=fields["description"],
        description_fr=fields["description-fr"],
        tags=tags,
        text=text,
        parameters=parameters(path, text),
    )


def parameters(path: Path, text: str) -> tuple[Parameter, ...]:
    """What may be chosen in a query, by the lines of its header. Raises QueryFileError."""
    found: dict[str, Parameter] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        match = _HEADER.fullmatch(line)
        if not match or match[1] != PARAMETER:
            continue
        try:
            declared = parameter.declared(match[2], query_text.read(text))
        except (ParameterError, QueryError) as error:
            raise QueryFileError(f"{shown(path)}:{number}: {error}") from error
        if declared.name in found:
            raise QueryFileError(f"{shown(path)}:{number}: second {declared.name}; keep one")
        found[declared.name] = declared
    return tuple(found.values())


def header(
    path: Path, text: str, required: Sequence[str], optional: Sequence[str] = ()
) -> dict[str, str]:
    """The fields of a query's header, which is every line that starts with ``#+``.

    Raises QueryFileError for a line that is no field, a field twice, or a required one missing.
    """
    known = (*required, *optional)
    found: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#+"):
            continue
        match = _HEADER.fullmatch(line)
        if not match or match[1] not in known or not match[2]:
            raise QueryFileError(
                f"{shown(path)}:{number}: not a header line: {line!r}; "
                f"write '#+ field: value' with one of {', '.join(known)}"
            )
        if match[1] in found and match[1] != PARAMETER:
            raise QueryFileError(f"{shown(path)}:{number}: second {match[1]}; keep one")
        found[match[1]] = match[2]
    for field in required:
        if field not in found:
            raise QueryFileError(
                f"{shown(path)}: header lacks {field}; add a line '#+ {field}: ...' at the top"
            )
    return found
