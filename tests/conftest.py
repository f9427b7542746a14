"""The graph, loaded once, and what answers from it."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import advising
import browsing
import editions
import elsewhere_store
import pytest
import sieves
from asking import LIMIT
from checking import AROUND
from clients import EngineClient, serving
from pages_client import CONTACT, Site
from playwright.sync_api import Browser, Page, sync_playwright
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib import Graph
from stores import INSTALLABLE
from thousand import store_of_a_thousand

from disarmgraph.command import query_command
from disarmgraph.dataset import graph as dataset
from disarmgraph.dataset.graph import derive, load
from disarmgraph.files import graph_home, rule_files
from disarmgraph.pages.app import create_pages
from disarmgraph.reading.adviser import Adviser
from disarmgraph.reading.known import Known
from disarmgraph.release.releases import read
from disarmgraph.serving.loaded import Loaded
from disarmgraph.sparql.memory_store import MemoryStore
from disarmgraph.sparql.remote import RemoteStore

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


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Writes a file into the current folder and gives its path; of our data, AROUND is enough."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("disarmgraph.files.knowledge_files", lambda: AROUND)
    monkeypatch.setattr("disarmgraph.files.table_files", lambda: [])

    def write(text: str, name: str = "body.ttl") -> Path:
        Path(name).write_text(text, encoding="utf-8")
        return Path(name)

    return write


@pytest.fixture(scope="module")
def small() -> Iterator[EngineClient]:
    """An engine over a thousand triples that gives a query a second."""
    with EngineClient(store_of_a_thousand(), time=1, workers=2) as client:
        yield client


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[subprocess.Popen]:
    """A server over a thousand triples that gives a query a second."""
    folder = tmp_path_factory.mktemp("front")
    store = store_of_a_thousand()
    store.add(Quad(NamedNode("urn:s"), NamedNode("urn:p"), NamedNode("urn:o"), NamedNode("urn:g")))
    modified = NamedNode("http://purl.org/dc/terms/modified")
    day = Literal("2026-03-05", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))
    store.add(Quad(NamedNode("https://w3id.org/disarmgraph/ontology"), modified, day))
    log = str(folder / "requests.json")
    with serving(store, folder, time=LIMIT, workers=2, log=log) as process:
        process.log = log
        yield process


@pytest.fixture(scope="session")
def loaded(graph: Store) -> Loaded:
    """The graph as a command holds it."""
    return Loaded(MemoryStore(graph), create_pages(graph, at_once=True), "", "")


@pytest.fixture
def loaded_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that run in this process share the graph; others load it."""
    monkeypatch.setattr(dataset, "load", lambda: request.getfixturevalue("graph"))
    monkeypatch.setattr(query_command, "load", lambda **_: request.getfixturevalue("loaded"))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with the note on sieves."""
    (tmp_path / "sieves.txt").write_bytes(sieves.TEXT.encode())
    return tmp_path


@pytest.fixture(scope="module", params=INSTALLABLE)
def elsewhere(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    """A store that is installed here and runs, empty."""
    folder = tmp_path_factory.mktemp("elsewhere")
    with elsewhere_store.started(request.param, folder) as store:
        yield store


@pytest.fixture(scope="module")
def published(graph: Store, elsewhere):
    """A store elsewhere that holds the whole graph."""
    elsewhere_store.send(graph, elsewhere)
    return elsewhere


@pytest.fixture(scope="module")
def remote(published) -> Iterator[EngineClient]:
    """A client of workers that answer from the store elsewhere."""
    with EngineClient(RemoteStore([published.query]), time=300, descriptors=64) as client:
        yield client


@pytest.fixture(scope="session")
def whole_site(graph: Store, offered: Path) -> Site:
    """The pages over the whole graph with its releases, run by an operator with a contact."""
    return Site(graph, CONTACT, read(offered))


@pytest.fixture(scope="session")
def bare() -> Site:
    """A graph that does not describe itself, run by somebody without a contact."""
    return Site(Store())


@pytest.fixture(scope="session")
def treaties() -> Store:
    """The invented treaties of tests/treaty.ttl and what follows from them."""
    store = Store()
    store.load(path=Path(__file__).parent / "treaty.ttl")
    derive(store, rule_files())
    return store


@pytest.fixture(scope="session")
def known(graph: Store) -> Known:
    """What the graph knows that helps to read a new document."""
    return Known.of_store(graph)


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a program that can be an adviser; its path."""
    return partial(advising.write, tmp_path)


@pytest.fixture
def saying(program: Callable[[str], Path]) -> Callable[..., Adviser]:
    """An adviser that says these answers, and nothing else."""
    return lambda *answers: Adviser(
        program(f"for each in {list(answers)!r}:\n    print(json.dumps(each))")
    )


@pytest.fixture(scope="session")
def without(known: Known) -> str:
    """The draft that is made of the text of advising.py without an adviser."""
    return advising.made(None, known)[0]


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
