"""The command ``disarmgraph``: options in, one call, results out."""

import asyncio
import difflib
import json
import os
import re
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from disarmgraph import files, formats
from disarmgraph.command import check_command
from disarmgraph.command.output import UNUSABLE, Refused, write
from disarmgraph.content import coverage_report
from disarmgraph.content.choices import Choices
from disarmgraph.content.table import table
from disarmgraph.dataset import export, graph, prebuilt, publish
from disarmgraph.fault import Fault
from disarmgraph.law import agenda
from disarmgraph.names import Names
from disarmgraph.protocol.request import Request
from disarmgraph.query import query_file, query_text
from disarmgraph.query.query_text import QueryError
from disarmgraph.release import release
from disarmgraph.serving.front import Options
from disarmgraph.serving.loaded import Loaded, build, load, open_prebuilt, open_remote
from disarmgraph.serving.serve import Site, serve
from disarmgraph.sparql.evaluation import AnyStore
from disarmgraph.text import passages
from disarmgraph.validation import check_report
from disarmgraph.workers.engine import Engine, Whole
from disarmgraph.workers.limits import Limits
from disarmgraph.workers.nursery import Nursery

DESCRIPTORS = 64
"""Files and sockets that a worker may have where it must reach a store elsewhere."""


class _Group(click.Group):
    """Shows a fault as one line, with exit status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Fault as error:
            raise Refused(error) from error


@click.group(cls=_Group, context_settings={"auto_envvar_prefix": "DISARMGRAPH"})
@click.version_option(package_name="disarmgraph")
def main() -> None:
    """A knowledge graph of disarmament instruments."""


def _seconds(_context: click.Context, _option: click.Parameter, value: float) -> float:
    if not 0 < value <= 3600:
        raise click.BadParameter(f"{value:g} is not above 0 and at most 3600 seconds")
    return value


def _contact(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """A contact as RFC 9116 wants it, which is a URI."""
    if value and not re.fullmatch(r"(mailto:[^\s<>@]+@|https://)[^\s<>]+", value):
        raise click.BadParameter(f"{value} is not like mailto:you@example.org or https://...")
    return value


@main.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option(
    "--time-limit",
    default=Limits.time,
    show_default=True,
    metavar="SECONDS",
    callback=_seconds,
    help="How long an answer may take before it is stopped.",
)
@click.option(
    "--memory-limit",
    default=Limits.memory // 2**20,
    show_default=True,
    metavar="MIB",
    type=click.IntRange(64),
    help="What a query may take beyond the graph.",
)
@click.option(
    "--answer-limit",
    default=Limits.answer // 2**20,
    show_default=True,
    metavar="MIB",
    type=click.IntRange(1),
    help="The longest answer.",
)
@click.option(
    "--workers",
    default=Limits.workers,
    show_default="twice the processors, at least 4",
    type=click.IntRange(1, 1000),
    help="How many requests are answered at once; one client gets half of them.",
)
@click.option(
    "--waiting",
    default=Limits.waiting,
    show_default=True,
    type=click.IntRange(0),
    help="How many more may wait before one is turned away.",
)
@click.option(
    "--answer-cache",
    default=Options.answer_cache // 2**20,
    show_default=True,
    metavar="MIB",
    type=click.IntRange(0),
    help="Room for answers that are kept to be sent again; 0 keeps none.",
)
@click.option("--log", metavar="FILE", help="Log requests there in JSON; - is standard error.")
@click.option("--log-clients", is_flag=True, help="Log the addresses of clients too.")
@click.option("--behind-proxy", is_flag=True, help="Believe X-Forwarded-For and -Proto.")
@click.option(
    "--allow-service",
    "services",
    envvar="DISARMGRAPH_SERVE_ALLOW_SERVICE",
    metavar="URL",
    multiple=True,
    help="An endpoint that queries may ask with SERVICE; without this option none.",
)
@click.option(
    "--contact",
    default="",
    metavar="URI",
    callback=_contact,
    help="How people reach you, by mailto: or https:, for security.txt and the catalogue.",
)
@click.option("--watch", is_flag=True, help="Load the graph again when its files change.")
@click.option(
    "--store",
    "stores",
    envvar="DISARMGRAPH_SERVE_STORE",
    metavar="DIR|URL",
    multiple=True,
    help="Answer from a folder that disarmgraph build --store has written, or from the SPARQL "
    "endpoint of another store; several URLs are replicas, of which the first awake is asked.",
)
@click.option(
    "--into-memory",
    is_flag=True,
    help="Answer from the store at once, then from a copy of it in memory, which is faster.",
)
@click.option(
    "--releases",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Offer the releases in a folder that disarmgraph release --into has written.",
)
@click.option(
    "--texts",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Show the texts of documents in this folder beside their summaries, where they verify.",
)
def serve_command(
    host: str,
    port: int,
    time_limit: float,
    memory_limit: int,
    answer_limit: int,
    workers: int,
    waiting: int,
    answer_cache: int,
    log: str | None,
    log_clients: bool,
    behind_proxy: bool,
    services: tuple[str, ...],
    contact: str,
    watch: bool,
    stores: tuple[str, ...],
    into_memory: bool,
    releases: Path | None,
    texts: Path | None,
) -> None:
    """Answer on http://HOST:PORT/ with pages, data and a SPARQL endpoint.

    SIGHUP loads the graph again without dropping a request; a broken one does not replace what
    is there. Every option can be an environment variable: DISARMGRAPH_SERVE_PORT=80.

    \b
    Examples:
      disarmgraph serve
      disarmgraph serve --time-limit 30 --log requests.json
      disarmgraph serve --host 0.0.0.0 --behind-proxy
    """
    limits = Limits(
        time=time_limit,
        memory=memory_limit * 2**20,
        answer=answer_limit * 2**20,
        workers=workers,
        waiting=waiting,
        services=services,
    )
    cached = answer_cache * 2**20
    options = Options(log, log_clients, cached, behind_proxy, (), releases, contact)
    watched = files.watched_files if watch else None
    site = Site(partial(load, contact, releases, texts), host, port, limits, options, watched)
    serve(_with_stores(site, stores, into_memory, texts))


def _with_stores(
    site: Site, stores: tuple[str, ...], into_memory: bool, texts: Path | None
) -> Site:
    """The site as it answers from a prebuilt store or from stores elsewhere."""
    elsewhere = [each for each in stores if each.startswith(("http://", "https://"))]
    if elsewhere and len(elsewhere) == len(stores) and not into_memory:
        limits = replace(site.limits, descriptors=DESCRIPTORS)
        options = replace(site.options, stores=elsewhere)
        load = partial(open_remote, elsewhere, options.contact, options.releases, texts)
        return replace(site, load=load, limits=limits, options=options, watched=None)
    if len(stores) > 1 or (elsewhere and into_memory):
        raise click.UsageError("--store takes one folder, or addresses of endpoints alone")
    if not stores:
        if into_memory:
            raise click.UsageError("--into-memory copies a --store; without one all is in memory")
        return site
    folder = Path(stores[0])
    open_here = partial(open_prebuilt, folder, site.options.contact, site.options.releases, texts)
    return replace(
        site,
        load=partial(open_here, in_memory=into_memory),
        first=partial(open_here, at_once=True),
        watched=partial(prebuilt.edition_files, folder) if site.watched else None,
    )


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


@main.command("query")
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


@main.command("export")
@click.option("--format", "name", required=True, type=click.Choice(export.FORMATS))
def export_command(name: str) -> None:
    """Write the whole graph to standard output; ttl has no named graphs, the others do."""
    write(export.dump(graph.load(), name))


@main.command("build")
@click.option(
    "--store",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write it; one that is there is replaced.",
)
@click.option(
    "--data",
    metavar="FILE",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What the store holds instead of our graph: files of RDF.",
)
def build_command(store: Path, data: tuple[Path, ...]) -> None:
    """Write a store that disarmgraph serve --store opens without loading anything."""
    click.echo(f"{store} ({build(store, data)} statements)")


@main.command("release")
@click.option(
    "--into",
    "folder",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of releases; each is a folder in it, named by its version.",
)
def release_command(folder: Path) -> None:
    """Write the files of this release: the graph in every format, tables, and what has changed.

    The release is compared with the newest one in the folder. One that is there is never changed.

    \b
    Examples:
      disarmgraph release --into releases
      disarmgraph serve --releases releases
    """
    release.check_clean(files.graph_home())
    version = graph.release()

    def tell(name: str, length: int) -> None:
        click.echo(f"{name} ({length} bytes)")

    click.echo(release.write(graph.load(), version, folder, tell))


@main.command("publish")
@click.option(
    "--to",
    "address",
    required=True,
    metavar="URL",
    help="Where the store takes in graphs by the Graph Store Protocol.",
)
@click.option("--user", help="Who may write there.")
@click.option("--password", default="", help="Better in DISARMGRAPH_PUBLISH_PASSWORD.")
@click.option(
    "--with-union",
    is_flag=True,
    help="Send the union of all graphs as the default graph too, where it is not by itself.",
)
def publish_command(address: str, user: str | None, password: str, with_union: bool) -> None:
    """Load the graph into another store, graph by graph.

    The same command goes on with what was broken off, and sends only what has changed.

    \b
    Examples:
      disarmgraph publish --to http://localhost:7878/store --with-union
      disarmgraph publish --to http://localhost:8890/sparql-graph-crud-auth --user dba
    """
    target = publish.GraphStore(address, user, password)

    def tell(step: publish.Step) -> None:
        click.echo(f"{step.number}/{step.total} {step.done} {step.graph}")

    publish.publish(graph.load(), target, with_union=with_union, tell=tell)


main.add_command(check_command.check_command)
main.add_command(check_command.explain_command)


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
    write(text.encode())


@main.command("agenda")
@click.argument("thing", metavar="TREATY|STATE")
@click.option("--lang", "language", type=click.Choice(["en", "fr"]), help="Default: the locale's.")
def agenda_command(thing: str, language: str | None) -> None:
    """Print the deadlines of a TREATY (apmbc) or a STATE (LKA) as an iCalendar file."""
    store = graph.load()
    language = language or check_report.reader_language(os.environ)
    write(agenda.agenda(Names(store, language), agenda.asked_for(store, thing)))


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
            write(passages.text_of(store, texts, passage).encode())
        else:
            report = passages.verify(store, texts)
            write(report.text().encode())
            context.exit(report.exit_code)
    except Fault as error:
        raise Refused(error, UNUSABLE) from error
