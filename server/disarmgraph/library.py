"""The pages of the question library."""

from flask import Blueprint, abort, current_app, render_template

from disarmgraph import reader
from disarmgraph.answers import answered
from disarmgraph.protocol import Query

blueprint = Blueprint("library", __name__)


@blueprint.get("/queries")
def questions() -> str:
    """All questions of the library."""
    return render_template("queries.html", questions=current_app.config["LIBRARY"])


@blueprint.get("/queries/<name>")
def question(name: str) -> str:
    """One question: what it asks, its text, and its answer now."""
    known = {each.name: each for each in current_app.config["LIBRARY"]}
    if name not in known:
        abort(404, reader.t("unknown-query", name=name))
    asked = known[name]
    answer = answered(current_app.config["STORE"], Query(asked.text))
    return render_template("query.html", question=asked, answer=answer)
