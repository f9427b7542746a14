"""The SPARQL 1.1 Protocol over the graph, read-only, at /sparql."""

from dataclasses import replace

from flask import Blueprint, Response, current_app, render_template, request
from werkzeug.exceptions import BadRequest, NotAcceptable, UnsupportedMediaType

from disarmgraph import formats, query_text
from disarmgraph.answers import answered
from disarmgraph.engine import Answer, Query
from disarmgraph.formats import HTML
from disarmgraph.negotiation import choose
from disarmgraph.query_text import UpdateRefused

QUERY = "application/sparql-query"
FORM = "application/x-www-form-urlencoded"

blueprint = Blueprint("sparql", __name__)


@blueprint.route("/sparql", methods=["GET", "POST"])
def endpoint() -> Response:
    """Answers a query sent in any of the three ways of the protocol; without one, tells of itself.

    A browser, whose Accept header prefers HTML, gets the form with the answer as a table.
    ``format=`` names a format where the Accept header cannot, as in a browser; a name that is not
    ours is left alone, since clients have their own for what their Accept header says.
    """
    engine = current_app.config["ENGINE"]
    texts = _query_texts()
    if request.method in ("GET", "HEAD") and not texts:
        return _introduction()
    if len(texts) != 1:
        raise BadRequest(
            f"there are {len(texts)} queries; send one, as the parameter 'query' "
            f"or as a body of type {QUERY}"
        )
    query = Query(
        text=texts[0],
        default_graphs=tuple(request.values.getlist("default-graph-uri")),
        named_graphs=tuple(request.values.getlist("named-graph-uri")),
    )
    media_type = _media_type(query_text.kind(query.text))
    if media_type == HTML:
        page = render_template("sparql.html", query=query.text, answer=answered(engine, query))
        return Response(page)
    return _response(engine.run(replace(query, media_type=media_type)))


@blueprint.after_request
def negotiated(response: Response) -> Response:
    """Tells caches that the answer depends on what the client accepts."""
    response.vary.add("Accept")
    return response


def _query_texts() -> list[str]:
    """Every query that the request carries, wherever it carries it."""
    if "update" in request.values or request.mimetype == "application/sparql-update":
        raise UpdateRefused("this graph is read-only; send a query, not an update")
    # Parameters arrive decoded: decoding again would corrupt IRIs that contain %20.
    texts = request.values.getlist("query")
    if request.method == "POST" and request.mimetype == QUERY:
        try:
            texts.append(request.get_data().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise BadRequest(
                f"the query is not UTF-8: see byte {error.start + 1}; send it as UTF-8"
            ) from error
    elif request.method == "POST" and request.mimetype != FORM:
        raise UnsupportedMediaType(f"send the query as {QUERY} or as {FORM}")
    return texts


def _media_type(kind: str) -> str:
    """The media type for the answer to a query of that kind, by ``format=`` or by Accept."""
    offered = formats.offered(kind)
    media_types = [each.media_type for each in offered] + [HTML]
    named = formats.named(request.values.get("format", ""), offered)
    if named:
        return named.media_type
    media_type = choose(request.headers.get("Accept"), media_types)
    if media_type is None:
        raise NotAcceptable(
            f"the answer to {kind} can be sent as {', '.join(media_types)}; "
            f"accept one of them, or add format= with one of {formats.names(offered)}"
        )
    return media_type


def _response(answer: Answer) -> Response:
    return Response(answer.body, content_type=formats.content_type(answer.media_type))


def _introduction() -> Response:
    """A form to ask with, for a browser; for a program, the description of the service."""
    turtle = formats.GRAPHS[0].media_type
    if choose(request.headers.get("Accept"), (turtle, HTML)) == HTML:
        return Response(render_template("sparql.html"))
    return _response(Answer(turtle, _service_description().encode()))


def _service_description() -> str:
    """The service in the words of SPARQL 1.1 Service Description."""
    written = dict.fromkeys(each.writer.iri for each in formats.RESULTS + formats.GRAPHS)
    result_formats = " ;\n".join(f"    sd:resultFormat <{iri}>" for iri in written)
    return (
        "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .\n\n"
        f"<{request.base_url}> a sd:Service ;\n"
        f"    sd:endpoint <{request.base_url}> ;\n"
        "    sd:supportedLanguage sd:SPARQL11Query ;\n"
        "    sd:feature sd:UnionDefaultGraph ;\n"
        f"{result_formats} .\n"
    )
