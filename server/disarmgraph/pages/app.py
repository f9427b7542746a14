"""The web application: pages and files, over one store; queries are not its concern."""

import io
from collections.abc import Sequence
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote_to_bytes
from zoneinfo import ZoneInfo

from flask import Flask, Response
from jinja2 import DictLoader
from pyoxigraph import Store
from werkzeug.wrappers import Response as WerkzeugResponse

from disarmgraph.citing import citation
from disarmgraph.content import constraints
from disarmgraph.content.choices import Choices
from disarmgraph.dataset import graph
from disarmgraph.formats import HTML
from disarmgraph.naming.extension import Properties
from disarmgraph.naming.name_index import NameIndex
from disarmgraph.pages import (
    ask,
    assistance_view,
    basis,
    beside,
    browse,
    cite,
    course_pages,
    deadline_view,
    discovery,
    duties,
    home,
    linking,
    lookup,
    mandate_view,
    memento_pages,
    network_view,
    pages,
    participation_view,
    party_view,
    problem_pages,
    reader,
    reconcile,
    reference_pages,
    release_pages,
    search_pages,
    spacing,
    static_files,
    timeline_view,
    views,
)
from disarmgraph.protocol.request import Request
from disarmgraph.query import grammar, query_file
from disarmgraph.reference import reference
from disarmgraph.release.memento import Archive
from disarmgraph.release.releases import Release
from disarmgraph.search.entries import entries
from disarmgraph.search.finder import Finder
from disarmgraph.search.text_index import TextIndex
from disarmgraph.sparql.remote import RemoteStore
from disarmgraph.text.wording import Texts
from disarmgraph.uncollected import uncollected
from disarmgraph.views.legal import Known
from disarmgraph.views.mandates import Mandates
from disarmgraph.views.timeline import Timeline
from disarmgraph.workers import aside
from disarmgraph.workers.worker import Page, Pages

WITH_ADDRESSES = (
    linking,
    home,
    ask,
    cite,
    course_pages,
    basis,
    reference_pages,
    browse,
    pages,
    views,
    timeline_view,
    assistance_view,
    network_view,
    mandate_view,
    participation_view,
    party_view,
    deadline_view,
    memento_pages,
    release_pages,
    discovery,
    lookup,
    search_pages,
    reconcile,
)
"""The modules with a blueprint: addresses, or what templates ask for."""


def create_pages(
    store: Store,
    contact: str = "",
    releases: Sequence[Release] = (),
    texts: Texts | None = None,
    *,
    index: TextIndex | None = None,
    at_once: bool = False,
) -> Pages:
    """What answers a request with a page over the store; the others are as for create_app.

    All that it reads from files is read now: later it may open none. What is worked out from the
    whole graph is worked out now too, unless it is to answer ``at_once``, or the store is elsewhere
    and may not answer now: then whoever is asked for it first has to.
    """
    app = create_app(store, contact, releases, texts, index)

    def answer(asked: Request) -> Page:
        sent = WerkzeugResponse.from_app(app, _environ(asked), buffered=True)
        # The front says how long it is, since it knows whether it sends all at once.
        sent.headers.remove("Content-Length")
        return Page(sent.status_code, sent.headers.to_wsgi_list(), sent.get_data())

    # Python, its libraries and we read some files when they are needed first, which is here.
    answer(Request("GET", "/nowhere", {"accept": HTML, "host": "localhost"}))
    grammar.explain("")
    ZoneInfo("UTC")
    import_module(
        "jinja2.debug"
    )  # without which the log would not tell what is wrong in a template
    reference.read_files()
    graph.release()
    if not at_once and not isinstance(store, RemoteStore):
        if index is None:
            words = aside.begun(lambda: TextIndex.of(entries(store)).content())
            app.config["WORDS"] = cache(lambda: TextIndex.of_content(words()))
        _warm(app)
    return answer


@uncollected()
def _warm(app: Flask) -> None:
    """Works out now what is worked out from the whole graph, the lists by another process."""
    config = app.config
    lists = aside.begun(partial(browse.sorted_lists, config["STORE"]))
    for name in (
        "BASES",
        "CHOICES",
        "DUTIES",
        "EDITION",
        "MANDATES",
        "NAMES",
        "PROPERTIES",
        "REFERENCE",
        "COMPLETION",
        "WORDINGS",
    ):
        config[name]()
    config["LEGAL"].read()
    for name in app.jinja_env.list_templates():
        app.jinja_env.get_template(name)
    config["SORTED"].put(lists())
    config["TIMELINE"]()
    config["FINDER"]()


def create_app(
    store: Store,
    contact: str = "",
    releases: Sequence[Release] = (),
    texts: Texts | None = None,
    index: TextIndex | None = None,
) -> Flask:
    """The application over a store, with the releases that are offered, the oldest first.

    ``contact`` is the URI at which its operator is reached, ``texts`` are those at hand.
    The ``index`` of the words of the store is made when it is first wanted, unless it is given.
    """
    app = Flask(__name__, static_folder=None)
    app.jinja_loader = DictLoader(_texts("templates"))
    app.config.update(
        STORE=store,
        ARCHIVE=Archive(releases),
        CONTACT=contact,
        LIBRARY=query_file.library(),
        LESSONS=course_pages.lessons(),
        SHAPES=constraints.store(),
        PROPAGATE_EXCEPTIONS=True,
    )
    _offer_what_is_worked_out(app, store, index)
    beside.offer(app, store, texts or Texts())
    duties.offer(app, store)
    for module in WITH_ADDRESSES:
        app.register_blueprint(module.blueprint)
    problem_pages.offer(app)
    app.after_request(_with_spaces)
    static_files.read(app)
    return app


def _offer_what_is_worked_out(app: Flask, store: Store, index: TextIndex | None) -> None:
    """What pages need of the whole graph, each worked out when it is first asked for."""
    config = app.config
    here = not isinstance(store, RemoteStore)
    config.update(
        CHOICES=cache(partial(Choices.of_library, store, config["LIBRARY"], at_once=here)),
        REFERENCE=cache(partial(reference.reference, store, config["SHAPES"])),
        BASES=cache(partial(basis.counted, store)),
        EDITION=cache(partial(citation.edition, store)),
        MANDATES=cache(partial(Mandates, store)),
        NAMES=cache(partial(NameIndex, store)),
        LEGAL=Known(store),
        PROPERTIES=cache(partial(Properties, store)),
        SORTED=browse.Lists(store),
        TIMELINE=cache(lambda: Timeline(store, config["SORTED"])),
        WORDS=cache(lambda: index or TextIndex.of(entries(store))),
        FINDER=cache(lambda: Finder(config["NAMES"](), config["WORDS"]())),
        COMPLETION=cache(lambda: ask.completions(store, config["REFERENCE"])),
    )


def _texts(folder: str) -> dict[str, str]:
    """The files of a folder beside this module, by name."""
    paths = (Path(__file__).parent / folder).iterdir()
    return {path.name: path.read_text(encoding="utf-8") for path in paths}


def _environ(asked: Request) -> dict[str, object]:
    """A request as WSGI has it (PEP 3333), with the request itself beside it."""
    headers = {
        f"HTTP_{name.upper().replace('-', '_')}": each for name, each in asked.headers.items()
    }
    return headers | {
        "REQUEST_METHOD": asked.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(asked.path).decode("latin-1"),
        "QUERY_STRING": asked.query_string,
        "CONTENT_TYPE": asked.headers.get("content-type", ""),
        "CONTENT_LENGTH": str(len(asked.body)),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": asked.scheme,
        "wsgi.input": io.BytesIO(asked.body),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        ask.REQUEST: asked,
    }


def _with_spaces(response: Response) -> Response:
    """A French page with the spaces of French."""
    if response.mimetype == HTML and reader.language() == "fr":
        response.set_data(spacing.spaced(response.get_data(as_text=True)))
    return response
