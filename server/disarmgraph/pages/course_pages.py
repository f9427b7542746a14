"""The pages of the course, and the notebook."""

from dataclasses import dataclass

from flask import Blueprint, Response, abort, current_app, render_template

from disarmgraph.content import course
from disarmgraph.content.course import Step
from disarmgraph.files import notebook_file
from disarmgraph.names import LANGUAGES
from disarmgraph.pages import reader

NOTEBOOK = "application/x-ipynb+json"

blueprint = Blueprint("course", __name__, url_prefix="/course")


@dataclass(frozen=True)
class Lessons:
    """What is taught: the steps by language, and the notebook as a file."""

    steps: dict[str, tuple[Step, ...]]
    notebook: bytes


def lessons() -> Lessons:
    """What is taught here, read from the files."""
    steps = {language: course.course(language) for language in LANGUAGES}
    return Lessons(steps, notebook_file().read_bytes())


@blueprint.get("")
def overview() -> str:
    """The course in SPARQL: its steps."""
    return render_template("course.html", steps=_steps())


@blueprint.get("/<name>")
def step(name: str) -> str:
    """One step of the course: a question, a query, its answer, an exercise."""
    found = {each.name: each for each in _steps()}
    if name not in found:
        abort(404, reader.t("unknown-step", name=name))
    return render_template(
        "course_step.html", steps=_steps(), step=found[name], solution=course.SOLUTION
    )


@blueprint.get("/notebook.ipynb")
def notebook() -> Response:
    """A notebook for Jupyter that asks this graph in Python."""
    sent = Response(current_app.config["LESSONS"].notebook, content_type=NOTEBOOK)
    sent.headers["Content-Disposition"] = 'attachment; filename="disarmgraph.ipynb"'
    return sent


def _steps() -> tuple[Step, ...]:
    return current_app.config["LESSONS"].steps[reader.language()]
