"""The pages on which a reader asks: the question library and the SPARQL form."""

from flask import Blueprint, abort, current_app, render_template, request

from disarmgraph import files, query_file, reader
from disarmgraph.answers import answered
from disarmgraph.query_file import QueryFile

blueprint = Blueprint("library", __name__)


@blueprint.get("/queries")
def questions() -> str:
    """All questions of the library."""
    return render_template("queries.html", questions=library())


@blueprint.get("/queries/<name>")
def question(name: str) -> str:
    """One question: what it asks, its text, and its answer now."""
    known = {each.name: each for each in library()}
    if name not in known:
        abort(404, reader.t("unknown-query", name=name))
    asked = known[name]
    answer = answered(current_app.config["ENGINE"], asked.text)
    return render_template("query.html", question=asked, answer=answer)


@blueprint.get("/sparql/form")
def form() -> str:
    """The SPARQL form with the query of the request, if any, and its answer as a table."""
    text = request.args.get("query", "")
    answer = answered(current_app.config["ENGINE"], text) if text.strip() else None
    return render_template("sparql.html", query=text, answer=answer)


def library() -> list[QueryFile]:
    """The questions that come with the package, in the order of their names."""
    return [query_file.read(path) for path in files.query_files()]
