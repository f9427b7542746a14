"""The web application: the SPARQL endpoint, the pages, and errors as problem documents."""

import math

from flask import Flask, Response, current_app, request
from pyoxigraph import Store
from werkzeug.exceptions import HTTPException

from disarmgraph import constraints, graph, pages, query_file, sparql
from disarmgraph.engine import Engine, LimitExceeded
from disarmgraph.fault import Fault
from disarmgraph.problem import problem
from disarmgraph.query_text import QueryError, UpdateRefused

MAX_REQUEST = 2**20
"""Bytes of a request's body: many times what the longest query needs."""


def create_app(store: Store | None = None, engine: Engine | None = None) -> Flask:
    """The application over a store (default: the whole graph) and an engine that answers from it.

    The default engine forks, so make the application in the main thread, before there are others.
    """
    app = Flask(__name__)
    store = graph.load() if store is None else store
    app.config.update(
        STORE=store,
        ENGINE=Engine(store) if engine is None else engine,
        LIBRARY=query_file.library(),
        SHAPES=constraints.store(),
        MAX_CONTENT_LENGTH=MAX_REQUEST,
        MAX_FORM_MEMORY_SIZE=MAX_REQUEST,
    )
    app.register_blueprint(sparql.blueprint)
    app.register_blueprint(pages.blueprint)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(QueryError, _query_error)
    app.register_error_handler(LimitExceeded, _limit_exceeded)
    app.register_error_handler(Fault, _fault)
    app.after_request(_open_to_all)
    return app


def _http_error(error: HTTPException) -> Response:
    general = error.description == type(error).description
    response = problem(error.code, _advice(error) if general else error.description)
    for name, value in error.get_headers():
        if name != "Content-Type":
            response.headers[name] = value
    return response


def _advice(error: HTTPException) -> str:
    """What to do about an error of which the framework has only general things to say."""
    advice = {
        404: f"there is nothing at {request.path}; begin at {request.url_root}",
        405: f"{request.method} is not for {request.path}, which can only be read",
        413: f"the request is longer than {MAX_REQUEST} bytes; send a shorter query",
    }
    return advice.get(error.code, error.description)


def _query_error(error: QueryError) -> Response:
    status = 403 if isinstance(error, UpdateRefused) else 400
    place = {"line": error.line, "column": error.column} if error.line else {}
    return problem(status, str(error), **place)


def _limit_exceeded(error: LimitExceeded) -> Response:
    response = problem(503, str(error))
    response.headers["Retry-After"] = str(math.ceil(current_app.config["ENGINE"].time_limit))
    return response


def _fault(error: Fault) -> Response:
    return problem(500, str(error))


def _open_to_all(response: Response) -> Response:
    """Lets a page of any site read what is public anyway."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
    return response
