"""One question of the library: a ``.rq`` file with its header and its text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from disarmgraph.fault import Fault
from disarmgraph.files import query_files, shown

FIELDS = ("summary", "summary-fr", "description", "description-fr", "tags")
_HEADER = re.compile(r"#\+\s*([A-Za-z-]+)\s*:\s*(.*?)\s*")


class QueryFileError(Fault):
    """A query file whose header or text cannot be used."""


@dataclass(frozen=True)
class QueryFile:
    """A question: its name in the library, what it asks in English and French, and its SPARQL."""

    name: str
    summary: str
    summary_fr: str
    description: str
    description_fr: str
    tags: tuple[str, ...]
    text: str


def library(home: Path | None = None) -> tuple[QueryFile, ...]:
    """The questions under home (default: those of the package), in the order of their names."""
    return tuple(read(path) for path in query_files(home))


def read(path: Path) -> QueryFile:
    """Reads a query file: lines ``#+ field: value``, then the query, which keeps its header.

    Every field of FIELDS must be there, once, with a value. Raises QueryFileError.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryFileError(f"{shown(path)}: cannot be read as UTF-8 text: {error}") from error
    fields = header(path, text, FIELDS)
    return QueryFile(
        name=path.stem,
        summary=fields["summary"],
        summary_fr=fields["summary-fr"],
        description=fields["description"],
        description_fr=fields["description-fr"],
        tags=tuple(tag.strip() for tag in fields["tags"].split(",")),
        text=text,
    )


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
        if match[1] in found:
            raise QueryFileError(f"{shown(path)}:{number}: second {match[1]}; keep one")
        found[match[1]] = match[2]
    for field in required:
        if field not in found:
            raise QueryFileError(
                f"{shown(path)}: header lacks {field}; add a line '#+ {field}: ...' at the top"
            )
    return found
