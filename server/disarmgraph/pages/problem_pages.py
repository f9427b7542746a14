"""Problems as pages and as documents (RFC 9457): those met here, and those that the front met."""

from flask import Flask, Response, render_template, request
from werkzeug.exceptions import HTTPException

from disarmgraph.fault import Fault
from disarmgraph.formats import HTML, content_type
from disarmgraph.pages import ask, reader
from disarmgraph.protocol import problem


def offer(app: Flask) -> None:
    """Has an application tell of problems so."""
    app.before_request(_met_before)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(
        Fault, lambda fault: _problem(problem.of_fault(fault, reader.language()))
    )


def _met_before() -> Response | None:
    """The page of a problem that somebody else met."""
    met = request.environ[ask.REQUEST].problem
    return _problem(met) if met else None


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
