"""The matrix of participation as a page, as CSV and as JSON."""

from functools import partial

from flask import Blueprint, Response, current_app, render_template, request

from disarmgraph.law.standing import ANSWERS
from disarmgraph.namespaces import BASE
from disarmgraph.pages import reader, representation
from disarmgraph.views import participation
from disarmgraph.views.participation import LISTED, Register

blueprint = Blueprint("participation", __name__, url_prefix="/view")


@blueprint.get("/participation")
@blueprint.get("/participation.<any(csv, json):suffix>")
def matrix(suffix: str = "") -> Response | str:
    """States by treaties on a day, of a region, on a weapon, under a theme: bound or not."""
    register: Register = current_app.config["LEGAL"].register
    day, names = reader.day(), reader.names()
    chosen = {kind: _chosen(register, kind) for kind in LISTED}
    found = register.matrix(names, day, **chosen)
    if suffix:
        return representation.rows(participation.table(found, names), suffix)
    asked = {"on": day.isoformat()} | {kind: value for kind, value in chosen.items() if value}
    return render_template(
        "participation.html",
        matrix=found,
        day=day,
        known=register.named(names),
        short=partial(participation.column_name, names),
        menus={kind: register.menu(names, kind) for kind in LISTED},
        chosen=chosen,
        totals=participation.totals(found),
        answers=ANSWERS,
        letters={each: reader.t(f"letter-{each}") for each in ANSWERS},
        root=BASE[:-1],
        carried=names.page(""),
        data={each: names.page(f"/view/participation.{each}", **asked) for each in ("csv", "json")},
    )


def _chosen(register: Register, kind: str) -> str:
    value = request.args.get(kind, "")
    if value:
        reader.one_of(value, register.choices[kind])
    return value
