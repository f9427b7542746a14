"""The command ``disarmgraph serve``: a function that is as long as there are options."""

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from disarmgraph.dataset import graph, prebuilt
from disarmgraph.serving.loaded import load, open_prebuilt, open_remote
from disarmgraph.serving.options import Options
from disarmgraph.serving.serve import serve
from disarmgraph.serving.site import Site
from disarmgraph.workers.limits import DESCRIPTORS, Limits


def _seconds(_context: click.Context, _option: click.Parameter, value: float) -> float:
    if not 0 < value <= 3600:
        raise click.BadParameter(f"{value:g} is not above 0 and at most 3600 seconds")
    return value


def _contact(_context: click.Context, _option: click.Parameter, value: str) -> str:
    """A contact as RFC 9116 wants it, which is a URI."""
    if value and not re.fullmatch(r"(mailto:[^\s<>@]+@|https://)[^\s<>]+", value):
        raise click.BadParameter(f"{value} is not like mailto:you@example.org or https://...")
    return value


@click.command("serve")
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
    watched = graph.installed_files if watch else None
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
