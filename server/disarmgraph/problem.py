"""An error as an HTTP answer: a problem document (RFC 9457), or a page for a browser."""

import json
from http import HTTPStatus

from flask import Response, render_template, request

from disarmgraph.formats import HTML
from disarmgraph.negotiation import choose

PROBLEM = "application/problem+json"


def problem(status: int, detail: str, **members: object) -> Response:
    """The answer with that status; detail says what to do, members are added as they are.

    No type of our own is coined: the status and its phrase classify the problem, so ``type`` is
    left at its default, about:blank, and ``title`` is the phrase.
    """
    title = HTTPStatus(status).phrase
    document = {"title": title, "status": status, "detail": detail, **members}
    if choose(request.headers.get("Accept"), (PROBLEM, HTML)) == HTML:
        response = Response(render_template("problem.html", problem=document), status)
    else:
        body = json.dumps(document, ensure_ascii=False) + "\n"
        response = Response(body, status, content_type=PROBLEM)
    response.vary.update(("Accept", "Accept-Language"))
    return response
