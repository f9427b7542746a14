"""The web application: pages and files, and problems as pages; queries are not its concern."""

import io
from collections.abc import Sequence
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote_to_bytes
from zoneinfo import ZoneInfo

from flask import Flask, Response, render_template, request
from jinja2 import DictLoader
from pyoxigraph import Store
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as WerkzeugResponse

from disarmgraph.citing import citation
from disarmgraph.content import constraints
from disarmgraph.content.choices import Choices
from disarmgraph.dataset import graph
from disarmgraph.fault import Fault
from disarmgraph.formats import HTML, content_type
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
    kind_pages,
    linking,
    lookup,
    mandate_view,
    memento_pages,
    network_view,
    pages,
    participation_view,
    party_view,
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
from disarmgraph.protocol import problem
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
from disarmgraph.views.chronicle import Chronicle
from disarmgraph.views.legal import Known
from disarmgraph.views.mandates import Mandates
from disarmgraph.workers import aside
from disarmgraph.workers.worker import Page, Pages


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
    config["CHRONICLE"]()
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
    shapes = constraints.store()
    library = query_file.library()
    app.config.update(
        STORE=store,
        ARCHIVE=Archive(releases),
        CONTACT=contact,
        LIBRARY=library,
        LESSONS=course_pages.lessons(),
        CHOICES=cache(
            partial(Choices.of_library, store, library, at_once=not isinstance(store, RemoteStore))
        ),
        SHAPES=shapes,
        REFERENCE=cache(partial(reference.reference, store, shapes)),
        BASES=cache(partial(basis.counted, store)),
        EDITION=cache(partial(citation.edition, store)),
        MANDATES=cache(partial(Mandates, store)),
        NAMES=cache(partial(NameIndex, store)),
        LEGAL=Known(store),
        PROPERTIES=cache(partial(Properties, store)),
        SORTED=browse.Lists(store),
        CHRONICLE=cache(lambda: Chronicle(store, app.config["SORTED"])),
        WORDS=cache(lambda: index or TextIndex.of(entries(store))),
        FINDER=cache(lambda: Finder(app.config["NAMES"](), app.config["WORDS"]())),
        PROPAGATE_EXCEPTIONS=True,
    )
    beside.offer(app, store, texts or Texts())
    duties.offer(app, store)
    app.register_blueprint(linking.blueprint)
    app.config["COMPLETION"] = cache(partial(ask.completions, store, app.config["REFERENCE"]))
    app.register_blueprint(home.blueprint)
    app.register_blueprint(ask.blueprint)
    app.register_blueprint(cite.blueprint)
    app.register_blueprint(course_pages.blueprint)
    app.register_blueprint(basis.blueprint)
    app.register_blueprint(kind_pages.blueprint)
    app.register_blueprint(reference_pages.blueprint)
    app.register_blueprint(browse.blueprint)
    app.register_blueprint(pages.blueprint)
    app.register_blueprint(views.blueprint)
    app.register_blueprint(timeline_view.blueprint)
    app.register_blueprint(assistance_view.blueprint)
    app.register_blueprint(network_view.blueprint)
    app.register_blueprint(mandate_view.blueprint)
    app.register_blueprint(participation_view.blueprint)
    app.register_blueprint(party_view.blueprint)
    app.register_blueprint(deadline_view.blueprint)
    app.register_blueprint(memento_pages.blueprint)
    app.register_blueprint(release_pages.blueprint)
    app.register_blueprint(discovery.blueprint)
    app.register_blueprint(lookup.blueprint)
    app.register_blueprint(search_pages.blueprint)
    app.register_blueprint(reconcile.blueprint)
    app.before_request(_problem_page)
    app.after_request(_with_spaces)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(
        Fault, lambda fault: _problem(problem.of_fault(fault, reader.language()))
    )
    static_files.read(app)
    return app


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


def _problem_page() -> Response | None:
    """The page of a problem that somebody else met."""
    met = request.environ[ask.REQUEST].problem
    return _problem(met) if met else None


def _with_spaces(response: Response) -> Response:
    """A French page with the spaces of French."""
    if response.mimetype == HTML and reader.language() == "fr":
        response.set_data(spacing.spaced(response.get_data(as_text=True)))
    return response


def _http_error(error: HTTPException) -> Response:
    general = error.description == type(error).description
    told = (_advice(error),) if general else (error.description, reader.language())
    response = _problem(problem.document(error.code, *told))
    for name, value in error.get_headers():
        if name != "Content-Type":
            response.headers.add(name, value)
    return response


def _advice(error: HTTPException) -> str:
    """What to do about an error of which the framework has only general things to say."""
    advice = {
        404: f"there is nothing at {request.path}; begin at {request.url_root}",
        405: f"{request.method} is not for {request.path}, which can only be read",
    }
    return advice.get(error.code, error.description)


def _problem(document: dict[str, object]) -> Response:
    """The answer that tells of a problem: a page, a problem document or a line of text."""
    media_type = problem.media_type(request.headers.get("Accept"))
    if media_type == HTML:
        body = render_template("problem.html", problem=document).encode()
    else:
        body = problem.body(document, media_type)
    response = Response(body, document["status"], content_type=content_type(media_type))
    for name, value in problem.headers(document):
        if media_type != HTML or name != "Content-Language":  # a page has that of its own
            response.headers[name] = value
    return response
