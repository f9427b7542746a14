"""A harvester that has never heard of us: does it find everything, does every link answer?

Crawls `disarmgraph serve` from the home page, reads its sitemaps, and compares both with what the
graph says there is. Then takes every Nth resource in each format of RDF, reads it with two parsers,
and compares the triples. Ends with status 1 if anything is missing, broken or different.

usage: python bench/crawl.py [--every N] [--address URL]
"""

import argparse
import asyncio
import html
import re
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterable
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

import aiohttp
import rdflib
from pyoxigraph import BlankNode, RdfFormat, parse

from disarmgraph.formats import GRAPHS
from disarmgraph.namespaces import BASE

CONNECTIONS = 4
SHOWN = 20
"""How many of what is wrong are printed."""

EXCUSED = (
    r"[?&](lang|on|_profile|query)=|^/(static|linkset|cite|agenda|memento)/"
    r"|^/id/[a-z-]+/\?(?!page=\d+$)|^/id/[a-z-]+\.(csv|json)|^/queries/[^/]+/"
    r"|^/view/[a-z]+[?.]|^/search[?.]"
)
"""Addresses that a crawl does not follow: other views of what it has."""

_HREF = re.compile(r'<(?:a|link)\b[^>]*\bhref="([^"]+)"')
_LOC = re.compile(r"<loc>([^<]+)</loc>")
RDFLIB = {
    "ttl": "turtle",
    "nt": "nt",
    "jsonld": "json-ld",
    "rdf": "xml",
    "trig": "trig",
    "nq": "nquads",
}


class Site:
    """The server, with what was asked of it."""

    def __init__(self, address: str, session: aiohttp.ClientSession, excused: str) -> None:
        self.address = address.rstrip("/")
        self.excused = re.compile(excused)
        self.session = session
        self.statuses: Counter[int] = Counter()
        self.broken: list[str] = []

    async def get(self, path: str, accept: str = "text/html") -> bytes:
        """The body at a path; empty, and noted, where the status is no 200."""
        headers = {"Accept": accept}
        async with self.session.get(self.address + path, headers=headers) as response:
            self.statuses[response.status] += 1
            body = await response.read()
        if response.status != 200:
            self.broken.append(f"{response.status} {path}")
            return b""
        return body if response.content_type == accept or accept == "*/*" else b""


async def crawl(site: Site) -> set[str]:
    """The paths of the pages that links lead to from the home page, each asked once."""
    seen = {"/"}
    waiting: asyncio.Queue[str] = asyncio.Queue()
    waiting.put_nowait("/")

    async def follow() -> None:
        while True:
            path = await waiting.get()
            body = await site.get(path)
            for link in links(site, path, body.decode()):
                if link not in seen:
                    seen.add(link)
                    waiting.put_nowait(link)
            if len(seen) % 500 == 0:
                print(f"\r{len(seen) - waiting.qsize()} of {len(seen)}", end="", file=sys.stderr)
            waiting.task_done()

    followers = [asyncio.create_task(follow()) for _ in range(CONNECTIONS)]
    joined = asyncio.create_task(waiting.join())
    await asyncio.wait([joined, *followers], return_when=asyncio.FIRST_COMPLETED)
    for each in followers:
        each.cancel()
    print(file=sys.stderr)
    return seen


def links(site: Site, path: str, text: str) -> Iterable[str]:
    """The addresses of this site in a page, as paths, without other views and formats."""
    suffixes = tuple(f".{each.name}" for each in GRAPHS)
    for href in _HREF.findall(text):
        whole = urldefrag(urljoin(site.address + path, html.unescape(href))).url
        if whole.startswith(BASE):
            whole = site.address + "/" + whole.removeprefix(BASE)
        parts = urlsplit(whole)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        if not whole.startswith(site.address + "/") or site.excused.search(target):
            continue
        if not parts.path.endswith(suffixes):
            yield target


async def mapped(site: Site) -> set[str]:
    """The paths that the sitemaps list."""
    index = (await site.get("/sitemap.xml", "*/*")).decode()
    found: set[str] = set()
    for address in _LOC.findall(index):
        page = (await site.get(urlsplit(address).path, "*/*")).decode()
        found.update(urlsplit(html.unescape(each)).path for each in _LOC.findall(page))
    return found


async def resources(site: Site) -> set[str]:
    """The paths of all that the graph says anything of under our base."""
    query = f'SELECT DISTINCT ?s {{ ?s ?p ?o FILTER (strstarts(str(?s), "{BASE}")) }}'
    answer = await site.get(f"/sparql?query={quote(query)}", "text/csv")
    iris = answer.decode().split("\r\n")[1:-1]
    return {"/" + quote(unquote(urldefrag(iri).url.removeprefix(BASE))) for iri in iris}


async def differences(site: Site, paths: Iterable[str]) -> list[str]:
    """Where two formats of a resource, or two parsers of one, do not carry the same triples."""
    wrong = []
    for path in paths:
        found = {}
        for each in GRAPHS:
            body = await site.get(f"{path}.{each.name}", "*/*")
            if not body:
                wrong.append(f"{path}.{each.name}: nothing")
                continue
            found[each.name, "Oxigraph"] = by_oxigraph(body, each.writer)
            found[each.name, "RDFLib"] = by_rdflib(body, RDFLIB[each.name])
        first = found.get(("nt", "Oxigraph"))
        wrong += [f"{path} as {' by '.join(how)}" for how, got in found.items() if got != first]
        if not first:
            wrong.append(f"{path}: no triples")
    return wrong


def by_oxigraph(body: bytes, form: RdfFormat) -> set[tuple[str, ...]]:
    """The triples, blank nodes without their names."""
    return {
        tuple("_:" if isinstance(term, BlankNode) else str(term.value) for term in quad.triple)
        for quad in parse(body, form)
    }


def by_rdflib(body: bytes, form: str) -> set[tuple[str, ...]]:
    """The triples, blank nodes without their names."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of RDFLib about itself
        normalized, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
        try:
            graph = rdflib.Dataset(default_union=True)
            graph.parse(data=body, format=form)
            triples = list(graph.triples((None, None, None)))
        finally:
            rdflib.NORMALIZE_LITERALS = normalized
    return {
        tuple("_:" if isinstance(term, rdflib.BNode) else str(term) for term in triple)
        for triple in triples
    }


async def harvest(address: str, every: int, excused: str = EXCUSED) -> bool:
    """Does it all, but for the paths excused, and prints what it finds; whether all is well."""
    timeout = aiohttp.ClientTimeout(total=60)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        site = Site(address, session, excused)
        started = time.monotonic()
        known = await resources(site)
        found = await crawl(site)
        seconds = time.monotonic() - started
        print(f"{len(found)} pages from the home page in {seconds:.0f} s, {dict(site.statuses)}")
        listed = await mapped(site)
        print(f"{len(listed)} pages in the sitemaps, {len(known)} resources in the graph")
        tried = sorted(known - {"/"})[::every]
        wrong = await differences(site, tried)
        print(f"{len(tried)} resources in {len(GRAPHS)} formats, each by two parsers")
    bare = {path.partition("?")[0] for path in found}
    faults = {
        "do not answer": site.broken,
        "not found from the home page": sorted(known - bare),
        "not in the sitemaps": sorted(known - listed),
        "in the sitemaps, but not found from the home page": sorted(listed - bare),
        "not the same in every form": wrong,
    }
    for what, paths in faults.items():
        print(f"{len(paths)} {what}", *paths[:SHOWN], sep="\n  ")
    return not any(faults.values())


def main() -> None:
    """Starts a server, unless one is named, and harvests it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--every", type=int, default=50, metavar="N")
    parser.add_argument("--address", metavar="URL")
    options = parser.parse_args()
    if options.address:
        sys.exit(not asyncio.run(harvest(options.address, options.every)))
    command = [sys.executable, "-m", "disarmgraph", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            address = re.search(r"http://\S+/", server.stdout.readline())[0]
            well = asyncio.run(harvest(address, options.every))
        finally:
            server.terminate()
    sys.exit(not well)


if __name__ == "__main__":
    main()
