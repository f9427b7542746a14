"""Flows of assistance as a page, as CSV and as JSON."""

from collections.abc import Collection, Iterator
from functools import partial

from flask import Blueprint, Response, current_app, render_template, request

from disarmgraph.lists.facet import NOT_STATED
from disarmgraph.lists.facet_words import value_words
from disarmgraph.lists.faceted import Sorted
from disarmgraph.lists.list_query import Selection
from disarmgraph.lists.narrowed_list import Listing, default_order
from disarmgraph.lists.rows import figure
from disarmgraph.names import Names, Shown, collation
from disarmgraph.namespaces import BASE
from disarmgraph.pages import reader, representation
from disarmgraph.views import flow_drawing, flows
from disarmgraph.views.flows import (
    GIVERS,
    KIND,
    RECIPIENT,
    REQUESTED_OF,
    STAGES,
    STATUSES,
    Asked,
    Seen,
)

blueprint = Blueprint("flows", __name__, url_prefix="/view")


@blueprint.get("/assistance")
@blueprint.get("/assistance.<any(csv, json):suffix>")
def assistance(suffix: str = "") -> Response | str:
    """Who gives assistance to whom, by status and theme, as a picture with its table."""
    found: Sorted = current_app.config["SORTED"](KIND)
    names = reader.names()
    of_states = flows.of_states(names.store, found)
    asked = _asked(found, of_states)
    seen = flows.seen(found, asked, flows.owners(names.store, found), of_states)
    if suffix:
        return representation.rows(_table(names, found, asked, seen), suffix)
    here, chosen = "/view/assistance", _chosen(asked)
    return render_template(
        "flows.html",
        asked=asked,
        seen=seen,
        sheet=flow_drawing.draw(seen.flows),
        width=flow_drawing.WIDTH,
        others=flow_drawing.OTHERS,
        groups=list(flows.by_giver(seen.flows)),
        not_stated=NOT_STATED,
        stages=STAGES,
        statuses=STATUSES,
        givers=GIVERS,
        words=partial(value_words, names, found),
        facet_of=partial(_facet_of, found, asked),
        states=_states(names, of_states),
        rest=tuple(each for each in asked.status or STATUSES if asked.left(each) == asked.giver),
        page_of=partial(_page_of, found),
        listed=partial(_listed, names, found, asked),
        amounts=flows.amounts(names.store, seen),
        figure_of=partial(figure, names),
        themes=_themes(names, found),
        data={each: names.page(f"{here}.{each}", **chosen) for each in ("csv", "json")},
    )


def _chosen(asked: Asked) -> dict[str, str | list[str]]:
    """What is asked for as the parameters of an address."""
    giver = asked.giver if asked.giver != GIVERS[0] else ""
    chosen = {"giver": giver, "status": list(asked.status)}
    chosen |= {"theme": asked.theme, "state": asked.state}
    return {name: value for name, value in chosen.items() if value}


def _asked(found: Sorted, of_states: Collection[str]) -> Asked:
    giver = request.args.get("giver") or GIVERS[0]
    status = tuple(dict.fromkeys(request.args.getlist("status")))
    theme = request.args.get("theme", "")
    themes = sorted(set(found.masks["theme"]) - {NOT_STATED})
    for value, offered in ((giver, GIVERS), *((each, STATUSES) for each in status)):
        reader.one_of(value, offered)
    if theme:
        reader.one_of(theme, themes)
    state = request.args.get("state", "")
    if state:
        reader.one_of(state, sorted(of_states))
    return Asked(giver, tuple(each for each in STATUSES if each in status), theme, state)


def _states(names: Names, codes: Collection[str]) -> list[tuple[str, str]]:
    named = [(code, names.called(f"{BASE}id/state/{code}").text) for code in codes]
    return sorted(named, key=lambda pair: collation(pair[1]))


def _facet_of(found: Sorted, asked: Asked, giver: str) -> str:
    """The facet that has a value which stands on the left."""
    is_asked = giver not in found.masks[asked.giver] and giver in found.masks[REQUESTED_OF]
    return REQUESTED_OF if is_asked else asked.giver


def _themes(names: Names, found: Sorted) -> list[tuple[str, str]]:
    tokens = set(found.masks["theme"]) - {NOT_STATED}
    named = [(each, value_words(names, found, "theme", each).text) for each in tokens]
    return sorted(named, key=lambda pair: collation(pair[1]))


def _page_of(found: Sorted, facet: str, token: str) -> str:
    """The page of a giver or a recipient, empty for what is not stated."""
    term = found.terms[facet].get(token)
    return reader.names().href(term.value) if term is not None else ""


def _listed(names: Names, found: Sorted, asked: Asked, **more: tuple[str, ...]) -> str:
    """Where the activities of a number are listed, each with its passages."""
    chosen = {**asked.chosen, **{name: values for name, values in more.items() if values}}
    return Listing(names, found, Selection(KIND, chosen), default_order(found)).address()


def _table(names: Names, found: Sorted, asked: Asked, seen: Seen) -> Iterator[list[str]]:
    """A row for each flow and status, their head first."""
    yield [
        *(asked.giver, f"{asked.giver}-iri", RECIPIENT, f"{RECIPIENT}-iri"),
        *("status", "count", "activities"),
    ]
    for flow in seen.flows:
        for status, activities in flow.activities.items():
            yield [
                *_end(names, found, _facet_of(found, asked, flow.giver), flow.giver),
                *_end(names, found, RECIPIENT, flow.recipient),
                status,
                str(len(activities)),
                " | ".join(activities),
            ]


def _end(names: Names, found: Sorted, facet: str, token: str) -> tuple[str, str]:
    """A giver or a recipient with its IRI; both empty for what is not stated."""
    term = found.terms[facet].get(token)
    words: Shown = value_words(names, found, facet, token)
    return (words.text, term.value) if term is not None else ("", "")
