"""The command ``disarmgraph``: options in, one call, results out."""

import difflib
import os
import sys
from pathlib import Path
from typing import Any

import click

from disarmgraph import (
    agenda,
    check,
    check_report,
    coverage_report,
    export,
    files,
    formats,
    graph,
    passages,
    query_text,
)
from disarmgraph.engine import TIME_LIMIT, Engine, Query
from disarmgraph.fault import Fault
from disarmgraph.names import Names
from disarmgraph.serve import serve
from disarmgraph.table import table


class _Group(click.Group):
    """Shows a fault as click shows its own errors: one line, exit status 1, no traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Fault as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Group)
@click.version_option(package_name="disarmgraph")
def main() -> None:
    """A knowledge graph of disarmament instruments."""


def _seconds(_context: click.Context, _option: click.Parameter, value: float) -> float:
    if not 0 < value <= 3600:
        raise click.BadParameter(f"{value:g} is not above 0 and at most 3600 seconds")
    return value


@main.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--time-limit",
    default=TIME_LIMIT,
    show_default=True,
    metavar="SECONDS",
    callback=_seconds,
    help="How long a query may take before it is stopped.",
)
def serve_command(host: str, port: int, time_limit: float) -> None:
    """Answer on http://HOST:PORT/ with pages, data and a SPARQL endpoint."""
    serve(graph.load(), host, port, time_limit)


@main.command("query")
@click.argument("question", metavar="NAME|FILE")
@click.option(
    "--format",
    "name",
    type=click.Choice(["table", *dict.fromkeys(f.name for f in formats.RESULTS + formats.GRAPHS)]),
    help="Default: table for SELECT and ASK, ttl for CONSTRUCT and DESCRIBE.",
)
def query_command(question: str, name: str | None) -> None:
    """Answer a question of the library (its NAME) or a query in a FILE (- for standard input)."""
    where, text = _question(question)
    try:
        offered = formats.offered(query_text.kind(text))
        as_table = offered == formats.RESULTS and name in (None, "table")
        chosen = offered[0] if name is None or as_table else formats.named(name, offered)
        if chosen is None:
            table_too = "table, " if offered == formats.RESULTS else ""
            names = table_too + formats.names(offered)
            raise click.UsageError(f"{name} is no format for this answer; choose from {names}")
        with Engine(graph.load(), workers=1) as engine:
            answer = engine.run(Query(text, chosen.media_type)).body
    except query_text.QueryError as error:
        raise click.ClickException(f"{where}: {error}") from error
    _print(table(answer).encode() if as_table else answer)


def _question(question: str) -> tuple[str, str]:
    """Where a query was found, and its text."""
    library = {path.stem: path for path in files.query_files()}
    path = library.get(question, Path(question))
    try:
        if question == "-":
            return "standard input", sys.stdin.buffer.read().decode("utf-8-sig")
        return str(path), path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        near = [name for name in library if question and name.startswith(question)][:3]
        near = near or difflib.get_close_matches(question, library, n=3, cutoff=0.4)
        names = "disarmgraph serve lists them at /queries"
        advice = f"did you mean {' or '.join(near)}?" if near else names
        raise click.ClickException(
            f"{question}: neither a question of the library nor a file; {advice}"
        ) from error
    except OSError as error:
        raise click.ClickException(
            f"{question or repr('')}: cannot be read: {error.strerror}; "
            "name a question of the library or a file with a query"
        ) from error
    except UnicodeDecodeError as error:
        raise click.ClickException(
            f"{question}: byte {error.start + 1} is not UTF-8; save it as UTF-8"
        ) from error


@main.command("export")
@click.option("--format", "name", required=True, type=click.Choice(export.FORMATS))
def export_command(name: str) -> None:
    """Write the whole graph to standard output; ttl has no named graphs, the others do."""
    _print(export.dump(graph.load(), name))


@main.command("build")
@click.option(
    "--output",
    default="build",
    show_default=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
)
def build_command(output: Path) -> None:
    """Write the files of a release: the graph in every format, and SHA256SUMS."""
    for path in export.build(graph.load(), output):
        click.echo(f"{path} ({path.stat().st_size} bytes)")


@main.command("check")
@click.argument("paths", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", default="text", type=click.Choice(["text", "json"]))
@click.option("--lang", "language", type=click.Choice(["en", "fr"]), help="Default: the locale's.")
@click.pass_context
def check_command(
    context: click.Context, paths: tuple[Path, ...], form: str, language: str | None
) -> None:
    """Check the graph, or your own files against it; a folder stands for the files in it.

    Files are read as Turtle, TriG, N-Triples, N-Quads, RDF/XML or JSON-LD, by their suffix.

    Exit status: 0 when no rule is violated, 1 when one is, 2 when a file cannot be used.
    """
    try:
        problems = check.check(paths)
    except Fault as error:
        raise _unusable(error) from error
    language = language or check_report.reader_language(os.environ)
    _print(check_report.report(problems, form, language).encode())
    context.exit(check_report.exit_code(problems))


@main.command("coverage")
@click.argument("document", required=False)
@click.option("--lang", "language", type=click.Choice(["en", "fr"]), help="Default: the locale's.")
@click.option("--format", "form", default="text", type=click.Choice(["text", "markdown"]))
def coverage_command(document: str | None, language: str | None, form: str) -> None:
    """Say how far the documents, or the passages of one DOCUMENT (a-63-228), are encoded.

    The format markdown is the table of facts by kind and document that data/README.md shows.
    """
    store = graph.load()
    language = language or check_report.reader_language(os.environ)
    if document and form == "markdown":
        raise click.UsageError("markdown is for the table of all documents; leave DOCUMENT out")
    if form == "markdown":
        text = coverage_report.markdown(store)
    elif document:
        text = coverage_report.detail(store, document, language)
    else:
        text = coverage_report.summary(store, language)
    _print(text.encode())


@main.command("agenda")
@click.argument("thing", metavar="TREATY|STATE")
@click.option("--lang", "language", type=click.Choice(["en", "fr"]), help="Default: the locale's.")
def agenda_command(thing: str, language: str | None) -> None:
    """Print the deadlines of a TREATY (apmbc) or a STATE (LKA) as an iCalendar file."""
    store = graph.load()
    language = language or check_report.reader_language(os.environ)
    _print(agenda.agenda(Names(store, language), agenda.asked_for(store, thing)))


@main.command("passages")
@click.argument("passage", required=False)
@click.option(
    "--texts",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder with the texts of the documents, which you hold.",
)
@click.pass_context
def passages_command(context: click.Context, passage: str | None, texts: Path) -> None:
    """Compare all passages with texts that you hold, or print one PASSAGE (a-63-228/para_28).

    Exit status: 0 when what could be checked verifies, 1 when something does not, 2 when there
    is no text to check.
    """
    store = graph.load()
    try:
        if passage:
            _print(passages.text_of(store, texts, passage).encode())
        else:
            report = passages.verify(store, texts)
            _print(report.text().encode())
            context.exit(report.exit_code)
    except Fault as error:
        raise _unusable(error) from error


def _unusable(error: Fault) -> click.ClickException:
    """The error for input that cannot be used, which has an exit status of its own."""
    unusable = click.ClickException(str(error))
    unusable.exit_code = 2
    return unusable


def _print(body: bytes) -> None:
    """Writes bytes to standard output; a full disk is an error, a closed pipe is for click."""
    if sys.stdout is None:
        raise click.ClickException("standard output is closed; send it to a file or a pipe")
    try:
        sys.stdout.buffer.write(body)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = f"standard output cannot be written: {error.strerror}"
        raise click.ClickException(reason) from error
