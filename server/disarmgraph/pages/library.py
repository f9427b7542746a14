"""The pages of the question library."""

from flask import Blueprint, Response, abort, current_app

from disarmgraph.content.serialization import data
from disarmgraph.dataset import query_catalogue
from disarmgraph.pages import reader, representation
from disarmgraph.protocol.protocol import Query
from disarmgraph.sparql.answers import answered

blueprint = Blueprint("library", __name__)


@blueprint.get("/queries")
@blueprint.get("/queries.<_suffix>")
def questions(_suffix: str = "") -> Response:
    """All questions of the library: a page, or as RDF (SHACL executables)."""
    path, media_type = representation.asked()
    if media_type != representation.HTML:
        return _data(path, query_catalogue.GRAPH, media_type)
    return representation.page(path, "queries.html", questions=current_app.config["LIBRARY"])


@blueprint.get("/queries/<name>")
def question(name: str) -> Response:
    """One question: what it asks, its text, and its answer now; or as RDF."""
    path, media_type = representation.asked()
    name = path.removeprefix("queries/")
    known = {each.name: each for each in current_app.config["LIBRARY"]}
    if name not in known:
        abort(404, reader.t("unknown-query", name=name))
    if media_type != representation.HTML:
        return _data(path, f"{query_catalogue.QUERIES}/{name}", media_type)
    asked = known[name]
    answer = answered(current_app.config["STORE"], Query(asked.text))
    return representation.page(path, "query.html", question=asked, answer=answer)


def _data(path: str, iri: str, media_type: str) -> Response:
    body = data(current_app.config["STORE"], iri, media_type)
    return representation.response(path, media_type, body)
