"""One question of the library: a ``.rq`` file with its header and its text."""

import re
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


def library() -> tuple[QueryFile, ...]:
    """The questions that come with the package, in the order of their names."""
    return tuple(read(path) for path in query_files())


def read(path: Path) -> QueryFile:
    """Reads a query file: lines ``#+ field: value``, then the query, which keeps its header.

    Every field of FIELDS must be there, once, with a value. Raises QueryFileError.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryFileError(f"{shown(path)}: cannot be read as UTF-8 text: {error}") from error
    header = _header(path, text)
    return QueryFile(
        name=path.stem,
        summary=header["summary"],
        summary_fr=header["summary-fr"],
        description=header["description"],
        description_fr=header["description-fr"],
        tags=tuple(tag.strip() for tag in header["tags"].split(",")),
        text=text,
    )


def _header(path: Path, text: str) -> dict[str, str]:
    """The fields of the header, which is every line that starts with ``#+``."""
    header: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#+"):
            continue
        match = _HEADER.fullmatch(line)
        if not match or match[1] not in FIELDS or not match[2]:
            raise QueryFileError(
                f"{shown(path)}:{number}: not a header line: {line!r}; "
                f"write '#+ field: value' with one of {', '.join(FIELDS)}"
            )
        if match[1] in header:
            raise QueryFileError(f"{shown(path)}:{number}: second {match[1]}; keep one")
        header[match[1]] = match[2]
    for field in FIELDS:
        if field not in header:
            raise QueryFileError(
                f"{shown(path)}: header lacks {field}; add a line '#+ {field}: ...' at the top"
            )
    return header
