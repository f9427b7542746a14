"""The page at /sparql: a form to ask with, and the answer as a table."""

from flask import Blueprint, Response, current_app, render_template, request

from disarmgraph.protocol import protocol
from disarmgraph.sparql.answers import answered
from disarmgraph.sparql.sparql import federated

REQUEST = "disarmgraph.request"
"""Where in the WSGI environment the request is as the worker got it."""

blueprint = Blueprint("form", __name__)


@blueprint.after_request
def negotiated(response: Response) -> Response:
    """Tells caches that there is more than a page here."""
    response.vary.add("Accept")
    return response


@blueprint.route("/sparql", methods=["GET", "POST"])
def form() -> str:
    """The form, empty or with the query that was sent and its answer."""
    asked = request.environ[REQUEST]
    query = protocol.read(asked)
    if query is None:
        return render_template("sparql.html")
    answer = answered(current_app.config["STORE"], federated(query, asked))
    return render_template("sparql.html", query=query.text, answer=answer)
