"""Events and instruments on a line of time as a page, as CSV and as JSON."""

from collections.abc import Iterable, Iterator, Sequence

from flask import Blueprint, Response, abort, current_app, render_template, request

from disarmgraph.lists.facet_words import value_words
from disarmgraph.names import Names, collation
from disarmgraph.namespaces import DISARM
from disarmgraph.pages import reader, representation
from disarmgraph.triples import iris
from disarmgraph.views.timeline import EVENT, LANES, OTHERS, SORTS, Asked, Moment, Timeline
from disarmgraph.views.timeline_drawing import BARS, WIDTH, draw, histogram
from disarmgraph.written import spanned

YEARS = range(1800, 2101)
"""The years that can be asked for."""

blueprint = Blueprint("timeline", __name__, url_prefix="/view")


@blueprint.get("/timeline")
@blueprint.get("/timeline.<any(csv, json):suffix>")
def timeline(suffix: str = "") -> Response | str:
    """Events, and the adoption and entry into force of instruments, on a line of time."""
    known: Timeline = current_app.config["TIMELINE"]()
    names, asked = reader.names(), _asked(known)
    seen = known.seen(asked)
    if suffix:
        return representation.rows(_table(names, [*seen.moments, *seen.undated]), suffix)
    lanes = known.lanes(seen.moments, asked.by)
    chosen = {
        key: value
        for key, value in (
            ("show", list(asked.show) if asked.show != (EVENT,) else []),
            ("from", asked.since),
            ("to", asked.until),
            ("theme", asked.theme),
            ("series", asked.series),
            ("by", asked.by if asked.by != LANES[0] else ""),
        )
        if value
    }
    return render_template(
        "timeline.html",
        asked=asked,
        seen=seen,
        sheet=draw(lanes, lambda moment: names.called(moment.iri).text),
        bars=histogram(seen.years),
        tallest=BARS,
        width=WIDTH,
        lane_words=_lane_words,
        when=lambda each: spanned(each.start, each.end, names.language),
        sorts=SORTS,
        lanes_by=LANES,
        themes=_menu("theme", known.themes),
        all_series=_menu("series", known.series),
        chosen=chosen,
        data={each: names.page(f"/view/timeline.{each}", **chosen) for each in ("csv", "json")},
    )


def _asked(known: Timeline) -> Asked:
    show = tuple(each for each in SORTS if each in request.args.getlist("show")) or (EVENT,)
    for each in request.args.getlist("show"):
        reader.one_of(each, SORTS)
    by = request.args.get("by") or LANES[0]
    theme, series = request.args.get("theme", ""), request.args.get("series", "")
    for value, offered in ((by, LANES), (theme, known.themes), (series, known.series)):
        if value:
            reader.one_of(value, sorted(offered))
    return Asked(show, _year("from"), _year("to"), theme, series, by)


def _year(name: str) -> int | None:
    value = request.args.get(name, "")
    if value and value not in map(str, YEARS):
        abort(400, reader.t("bad-year", year=value))
    return int(value) if value else None


def _menu(facet: str, tokens: Iterable[str]) -> list[tuple[str, str]]:
    """Values of a facet as choices, by their names."""
    found = [current_app.config["SORTED"](kind) for kind in ("event", "instrument")]
    named = []
    for token in tokens:
        holder = next(each for each in found if token in each.masks.get(facet, ()))
        named.append((token, value_words(reader.names(), holder, facet, token).text))
    return sorted(named, key=lambda pair: collation(pair[1]))


def _lane_words(by: str, lane: str) -> str:
    if lane in (OTHERS, *SORTS):
        return reader.t(f"lane-{lane}" if lane != OTHERS else f"lane-others-{by}")
    return value_words(reader.names(), current_app.config["SORTED"]("event"), by, lane).text


def _table(names: Names, moments: Sequence[Moment]) -> Iterator[list[str]]:
    """Moments as rows, their head first."""
    yield ["iri", "name", "what", "start", "end", "precision", "kinds", "passages"]
    for each in moments:
        kinds = [names.label(kind).text for kind in iris(names.store, each.iri, DISARM + "kind")]
        passages = iris(names.store, each.iri, DISARM + "statedIn")
        yield [
            each.iri,
            names.label(each.iri).text,
            each.sort,
            each.start,
            each.end,
            each.precision,
            " | ".join(kinds),
            " | ".join(passages),
        ]
