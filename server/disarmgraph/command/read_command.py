"""The command ``disarmgraph read``."""

import os
import re
from pathlib import Path

import click

from disarmgraph import texts
from disarmgraph.command.output import UNUSABLE, Refused
from disarmgraph.dataset import graph
from disarmgraph.fault import Fault
from disarmgraph.layout import plain
from disarmgraph.naming import symbol
from disarmgraph.naming.folding import plain as folded
from disarmgraph.reading.draft import draft
from disarmgraph.reading.gazetteer import Gazetteer
from disarmgraph.text import source_text

HEAD = 1000
"""Characters at the beginning of a text in which the symbol of the document is looked for."""
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class ReadError(Fault):
    """A document cannot be read, or its draft cannot be written."""


@click.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--slug", help="The end of its IRI; default: its symbol, or the name of the file.")
@click.option(
    "--out",
    default=".",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder for the draft; default: the current one.",
)
def read_command(file: Path, slug: str | None, out: Path) -> None:
    """Read a document, and write a draft of its passages with what they name.

    FILE is plain text in UTF-8, English or French. The draft, SLUG.draft.ttl, has every passage
    with its place and checksum, and the things of the graph that it names; it is for you to
    correct and to sum up (docs/reading.md).

    \b
    Example:
      disarmgraph read texts/resolution.txt --slug a-res-63-62 --out drafts
    """
    try:
        source = source_text.read_file(file)
        laid = plain.laid(source.text)
        if not laid.blocks:
            raise ReadError.of("read-empty", path=file)
        slug = slug or _slug(source.text, file)
        if not _SLUG.fullmatch(slug):
            raise ReadError.of("read-slug", slug=slug)
        target = out / f"{slug}.draft.ttl"
        if target.exists():
            raise ReadError.of("read-exists", path=target)
        turtle = draft(laid, slug, Gazetteer.of_store(graph.load()))
        _write(target, turtle)
    except Fault as error:
        raise Refused(error, UNUSABLE) from error
    language = texts.reader_language(os.environ)
    found = turtle.count(" a disarm:Passage ;")
    click.echo(texts.text("read-done", language, path=target, passages=found))


def _slug(text: str, file: Path) -> str:
    """What a document is called by its symbol, or else by its file.

    Its symbol is one that has a line to itself: one within a sentence is of another document.
    """
    lines = (line.strip() for line in text[:HEAD].splitlines() if "/" in line)
    return _dashed(next(filter(None, map(symbol.canonical, lines)), file.stem))


def _dashed(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-") or "document"


def _write(target: Path, turtle: str) -> None:
    """Writes a file that is there whole or not at all."""
    partial = target.with_suffix(".partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(turtle, encoding="utf-8")
        partial.replace(target)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise ReadError.of("read-not-written", path=target, reason=error.strerror) from error
