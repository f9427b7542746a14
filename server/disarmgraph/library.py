"""The pages of the question library."""

from flask import Blueprint, abort, current_app, render_template

from disarmgraph import files, query_file, reader
from disarmgraph.answers import answered
from disarmgraph.engine import Query
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
    answer = answered(current_app.config["ENGINE"], Query(asked.text))
    return render_template("query.html", question=asked, answer=answer)


def library() -> list[QueryFile]:
    """The questions that come with the package, in the order of their names."""
    return [query_file.read(path) for path in files.query_files()]
