"""The calendar of deadlines as a page, as CSV, as JSON and as iCalendar."""

from collections import Counter
from datetime import date
from itertools import groupby

from flask import Blueprint, Response, current_app, render_template, request

from disarmgraph.law import agenda
from disarmgraph.names import collation
from disarmgraph.namespaces import BASE, last_part
from disarmgraph.pages import reader, representation
from disarmgraph.views import deadlines
from disarmgraph.views.deadlines import WHEN, Choice, Deadlines, Entry

ROWS = 150
"""Rows on one page of the calendar."""
FEW = 12
"""Rows of one year that stand together; more are shown month by month."""

blueprint = Blueprint("deadlines", __name__, url_prefix="/view")


@blueprint.get("/deadlines")
@blueprint.get("/deadlines.<any(csv, json, ics):suffix>")
def calendar(suffix: str = "") -> Response | str:
    """Deadlines of States by year and month: of a State, of a treaty, passed or coming."""
    known: Deadlines = current_app.config["LEGAL"].deadlines
    names, today = reader.names(), date.today()
    choice = _choice(known)
    dues, yearly = known.chosen(choice, today), known.yearly(choice)
    if suffix == "ics":
        of = f"{BASE}id/state/{choice.state}" if choice.state else None
        returning = yearly if choice.when != "passed" and not choice.year else []
        body = agenda.calendar(names, _title(choice), dues, returning, of)
        return Response(body, content_type="text/calendar; charset=utf-8")
    if suffix:
        return representation.rows(deadlines.table(names, dues), suffix)
    rows, page, pages = representation.page_of(deadlines.entries(dues), ROWS)
    asked = choice.parameters()
    return render_template(
        "deadlines.html",
        choice=choice,
        count=len(dues),
        periods=_by_period(rows),
        page=page,
        pages=pages,
        yearly=yearly,
        picture=known.picture(choice),
        today=today,
        states=_sorted(known.states),
        treaties=_sorted(known.treaties),
        all_years=known.years,
        whens=WHEN,
        data={
            each: names.page(f"/view/deadlines.{each}", **asked) for each in ("csv", "json", "ics")
        },
    )


def _by_period(rows: list[Entry]) -> list[tuple[str, list[Entry]]]:
    """Rows under their year, or under their month in a year that has many."""
    in_year = Counter(row.day[:4] for row in rows)

    def period(row: Entry) -> str:
        return row.day[: 7 if in_year[row.day[:4]] > FEW else 4]

    return [(key, list(of)) for key, of in groupby(rows, period)]


def _choice(known: Deadlines) -> Choice:
    offered = {
        "state": {last_part(each) for each in known.states},
        "treaty": {last_part(each) for each in known.treaties},
        "year": set(known.years),
        "when": set(WHEN),
    }
    asked = {name: request.args[name] for name in offered if request.args.get(name)}
    for name, value in asked.items():
        reader.one_of(value, sorted(offered[name]))
    return Choice(**({} if asked else {"when": "coming"}) | asked)


def _title(choice: Choice) -> str:
    named = [
        reader.names().called(BASE + path + value).text
        for path, value in (("id/state/", choice.state), ("id/instrument/", choice.treaty))
        if value
    ]
    return ", ".join([*named, reader.t("due-dates"), *([choice.year] if choice.year else [])])


def _sorted(things: set[str]) -> list[tuple[str, str]]:
    """Things as choices: the last part of the IRI, and the name, in alphabetical order."""
    called = [(last_part(each), reader.names().called(each).text) for each in things]
    return sorted(called, key=lambda pair: collation(pair[1]))
