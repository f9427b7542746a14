"""All States under one treaty on a day, as a page, as CSV and as JSON."""

from flask import Blueprint, Response, abort, current_app, render_template, request

from disarmgraph.law.standing import ANSWERS
from disarmgraph.names import collation
from disarmgraph.namespaces import BASE, last_part
from disarmgraph.pages import reader, representation
from disarmgraph.views import parties
from disarmgraph.views.participation import Register

blueprint = Blueprint("parties", __name__, url_prefix="/view")


@blueprint.get("/parties")
@blueprint.get("/parties.<any(csv, json):suffix>")
def of_treaty(suffix: str = "") -> Response | str:
    """Where the States of a region stand under a treaty on a day, with their acts."""
    register: Register = current_app.config["LEGAL"].register
    names, day = reader.names(), reader.day()
    chosen = _chosen(register)
    treaty = f"{BASE}id/instrument/{chosen['treaty']}" if chosen["treaty"] else ""
    found = (
        parties.parties(register, names, treaty, day, chosen["region"], chosen["standing"])
        if treaty
        else None
    )
    if suffix and found is None:
        abort(400, reader.t("parties-of-what"))
    if suffix:
        return representation.rows(parties.table(found, names), suffix)
    asked = {"on": day.isoformat()} | {name: value for name, value in chosen.items() if value}
    return render_template(
        "parties.html",
        found=found,
        day=day,
        chosen=chosen,
        links=asked,
        answers=ANSWERS,
        not_bound=parties.NOT_BOUND,
        treaties=_treaties(register),
        regions=register.menu(names, "region"),
        is_complete=register.record.lists.get(treaty),
        as_of=register.as_of(treaty) if treaty else "",
        data={each: names.page(f"/view/parties.{each}", **asked) for each in ("csv", "json")}
        if found
        else {},
    )


def _chosen(register: Register) -> dict[str, str]:
    offered = {
        "treaty": [last_part(each) for each in register.treaties],
        "standing": (*ANSWERS, parties.NOT_BOUND),
        "region": register.choices["region"],
    }
    chosen = {name: request.args.get(name, "") for name in offered}
    for name, value in chosen.items():
        if value:
            reader.one_of(value, sorted(offered[name]))
    return chosen


def _treaties(register: Register) -> list[tuple[str, str]]:
    known = register.named(reader.names())
    named = [(last_part(each), known[each].text) for each in register.treaties]
    return sorted(named, key=lambda pair: collation(pair[1]))
