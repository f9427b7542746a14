"""The command ``disarmgraph query``."""

import asyncio
import difflib
import json
import sys
from pathlib import Path

import click

from disarmgraph import files, formats
from disarmgraph.command.output import write
from disarmgraph.content.choices import Choices
from disarmgraph.content.table import table
from disarmgraph.protocol.request import Request
from disarmgraph.query import query_file, query_text
from disarmgraph.query.query_text import QueryError
from disarmgraph.serving.loaded import Loaded, load
from disarmgraph.sparql.evaluation import AnyStore
from disarmgraph.workers.engine import Engine
from disarmgraph.workers.limits import Limits
from disarmgraph.workers.nursery import Nursery
from disarmgraph.workers.whole import Whole


def _chosen(
    _context: click.Context, _option: click.Parameter, pairs: tuple[str, ...]
) -> dict[str, list[str]]:
    """What is chosen, by the names of parameters."""
    found: dict[str, list[str]] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not name or not sign:
            raise click.BadParameter(f"{pair} is not like state=LKA")
        found.setdefault(name, []).append(value)
    return found


@click.command("query")
@click.argument("question", metavar="NAME|FILE")
@click.option(
    "--format",
    "name",
    type=click.Choice(["table", *dict.fromkeys(f.name for f in formats.RESULTS + formats.GRAPHS)]),
    help="Default: table for SELECT and ASK, ttl for CONSTRUCT and DESCRIBE.",
)
@click.option(
    "--set",
    "chosen",
    metavar="NAME=VALUE",
    multiple=True,
    callback=_chosen,
    help="What to choose for a parameter of the question; again for another or one more.",
)
def query_command(question: str, name: str | None, chosen: dict[str, list[str]]) -> None:
    """Answer a question of the library (its NAME) or a query in a FILE (- for standard input).

    \b
    Examples:
      disarmgraph query what-bound-a-state-on-a-day --set state=LKA --set day=2018-06-30
      disarmgraph query who-signed-and-did-not-ratify --set treaty=tpnw --set treaty=ctbt
    """
    where, text = _question(question)
    try:
        offered = formats.offered(query_text.read(text).kind)
    except QueryError as error:
        raise click.ClickException(f"{where}: {error}") from error
    as_table = offered == formats.RESULTS and name in (None, "table")
    form = offered[0] if name is None or as_table else formats.named(name, offered)
    if form is None:
        table_too = "table, " if offered == formats.RESULTS else ""
        names = table_too + formats.names(offered)
        raise click.UsageError(f"{name} is no format for this answer; choose from {names}")
    found = load(at_once=True)
    if chosen:
        text = _filled(found.store, where, text, chosen)
    answer = asyncio.run(_asked(found, Request.of_query(text, form.media_type)))
    if answer.status != 200:
        raise click.ClickException(f"{where}: {json.loads(answer.body)['detail']}")
    for note in answer.notes():
        click.echo(f"{where}: {note}", err=True)
    write(table(answer.body).encode() if as_table else answer.body)


def _filled(store: AnyStore, where: str, text: str, chosen: dict[str, list[str]]) -> str:
    """A query with what was chosen for the parameters that its header declares."""
    parameters = query_file.parameters(Path(where), text)
    choices = Choices(store, (each.kind for each in parameters if each.is_thing))
    return choices.fill_text(text, parameters, chosen).text


async def _asked(found: Loaded, request: Request) -> Whole:
    """The answer to one request, by a worker of its own."""
    limits = Limits(workers=1)
    engine = Engine(Nursery.of_store(found.store, found.pages, limits), limits)
    try:
        await engine.start()
        return await engine.fetch(request)
    finally:
        await engine.close()


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
