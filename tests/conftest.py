"""The graph, loaded once, and what answers from it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import browsing
import editions
import pytest
from clients import EngineClient
from playwright.sync_api import Browser, Page, sync_playwright
from pyoxigraph import Store
from rdflib import Graph

from disarmgraph.dataset.graph import derive, load
from disarmgraph.files import graph_home, rule_files
from disarmgraph.release.releases import read

# What commands say is compared in English, whatever language the tests are run in.
os.environ["LC_ALL"] = "C.UTF-8"


@pytest.fixture(scope="session")
def graph() -> Store:
    """The whole graph. Nothing may write to it."""
    return load()


@pytest.fixture(scope="session")
def vocabulary() -> Graph:
    """The ontology, its alignments and its schemes as one graph. Nothing may write to it."""
    graph = Graph()
    for path in sorted((graph_home() / "ontology").glob("**/*.ttl")):
        graph.parse(path)
    return graph


@pytest.fixture(scope="session")
def example() -> Store:
    """A small invented graph, tests/example, whose statements can be counted by hand."""
    return load(Path(__file__).parent / "example")


@pytest.fixture(scope="session")
def offered(tmp_path_factory) -> Path:
    """A folder with both releases of editions.py. Nothing may write to it."""
    folder = tmp_path_factory.mktemp("offered") / "releases"
    editions.write_first(folder)
    editions.write_second(folder)
    return folder


@pytest.fixture(scope="session")
def released(offered: Path) -> Iterator[EngineClient]:
    """A client of workers over the second edition, with both releases."""
    with EngineClient(editions.second(), read(offered), workers=1) as client:
        yield client


@pytest.fixture(scope="session")
def unreleased(example: Store) -> Iterator[EngineClient]:
    """A client of workers over the example, without releases."""
    with EngineClient(example, workers=1) as client:
        yield client


@pytest.fixture(scope="session")
def treaties() -> Store:
    """The invented treaties of tests/treaty.ttl and what follows from them."""
    store = Store()
    store.load(path=Path(__file__).parent / "treaty.ttl")
    derive(store, rule_files())
    return store


@pytest.fixture(scope="session")
def client(graph: Store) -> Iterator[EngineClient]:
    """A client of the workers over the whole graph, without HTTP."""
    with EngineClient(graph) as client:
        yield client


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of `disarmgraph serve`, running in its own process on a free port."""
    command = [sys.executable, "-m", "disarmgraph", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield re.search(r"http://\S+/", process.stdout.readline())[0]
        process.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium or Chrome; not for longer than a module, since it keeps an event loop running."""
    if browsing.BROWSER is None:
        pytest.skip(browsing.NO_BROWSER)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=browsing.BROWSER, args=browsing.FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """A page of a reader of English, who must meet no error and be sent nowhere else."""
    with browsing.opened(browser, server) as page:
        yield page


@pytest.fixture(scope="session")
def axe(pytestconfig: pytest.Config) -> browsing.Axe:
    """Looks for barriers on a page: ``assert axe(page) == []``."""
    try:
        return browsing.Axe(browsing.axe_script(pytestconfig.cache.mkdir("axe-core")))
    except browsing.AxeMissing as missing:
        pytest.skip(str(missing))
