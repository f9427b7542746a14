"""The lists of things by kind, at /id/<kind>/: filters with counts, rows, all as data."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from flask import Blueprint, Response, abort, current_app, render_template, request

from disarmgraph import texts
from disarmgraph.formats import HTML, content_type
from disarmgraph.lists.facet import NOT_STATED, Facet
from disarmgraph.lists.facet_words import by_name, facet_words, value_words
from disarmgraph.lists.faceted import Sorted, Value, sorted_out
from disarmgraph.lists.list_data import as_csv, as_json
from disarmgraph.lists.list_query import Selection, list_query
from disarmgraph.lists.narrowed_list import Listing, default_order
from disarmgraph.lists.rows import NAME, order, rows
from disarmgraph.lists.shelf import Shelf
from disarmgraph.lists.shelves import SHELVES
from disarmgraph.names import LANGUAGES, Names, Shown
from disarmgraph.namespaces import BASE, expand
from disarmgraph.pages import reader, representation
from disarmgraph.protocol.negotiation import choose
from disarmgraph.sparql.evaluation import AnyStore
from disarmgraph.sparql.remote import RemoteStore

ROWS = 50
"""Things on one page of a list."""
SHOWN = 8
"""Values of a facet beside a list, those that are chosen included."""
FORMATS = {"html": HTML, "csv": "text/csv", "json": "application/json"}

blueprint = Blueprint("browse", __name__)


@blueprint.app_context_processor
def _context() -> dict[str, Callable[..., Any]]:
    """What other pages need of lists: what a kind is, and in which lists a concept is."""
    return {"shelf_of": SHELVES.get, "definition_of": _definition, "lists_of": _lists}


def _definition(shelf: Shelf) -> Shown | None:
    return reader.names().preferred(expand(shelf.cls), expand("skos:definition"))


def _lists(concept: str) -> list[tuple[str, str, int]]:
    """The kinds of which some things have a concept, where these are listed, how many they are.

    Of a store elsewhere that would be many questions for one page, so that nothing is said.
    """
    if isinstance(reader.store(), RemoteStore):
        return []
    scheme, _, token = concept.removeprefix(f"{BASE}scheme/").partition("/")
    listed = []
    for kind, shelf in SHELVES.items():
        for facet in shelf.facets:
            if facet.scheme == scheme:
                found = current_app.config["SORTED"](kind)
                count = found.masks[facet.name].get(token, 0).bit_count()
                choice = Selection(kind, {facet.name: (token,)})
                where = Listing(reader.names(), found, choice, default_order(found)).address()
                listed += [(kind, where, count)] if count else []
    return listed


class Lists:
    """The lists of a graph, each sorted out when it is first wanted, and again on another day if
    it is one of what holds on the day."""

    def __init__(self, store: AnyStore) -> None:
        self._store = store
        self._known: dict[str, Sorted] = {}
        self._day = date.today()

    def __call__(self, kind: str) -> Sorted:
        """The list of a kind."""
        if self._day != date.today():
            self._day = date.today()
            for each, shelf in SHELVES.items():
                if shelf.of_the_day:
                    self._known.pop(each, None)
        if kind not in self._known:
            self._known[kind] = sorted_out(self._store, kind)
        return self._known[kind]

    def put(self, known: Mapping[str, Sorted]) -> None:
        """Lists that somebody else has sorted out."""
        self._known.update(known)


def sorted_lists(store: AnyStore) -> dict[str, Sorted]:
    """All lists, each in the order in which it stands at first."""
    lists = {kind: sorted_out(store, kind) for kind in SHELVES}
    for found in lists.values():
        for language in LANGUAGES:
            order(Names(store, language), found, default_order(found))
    return lists


@blueprint.get("/id/<kind>/")
def things(kind: str) -> Response:
    """Things of one kind with filters and counts, as a page, CSV or JSON."""
    listing = _asked(kind)
    written = request.args.get("format")
    if written is not None and written not in FORMATS:
        abort(400, reader.t("list-bad-format", format=written, formats=", ".join(FORMATS)))
    accepted = choose(request.headers.get("Accept"), tuple(FORMATS.values()))
    media_type = FORMATS.get(written or "", accepted or HTML)
    if media_type != HTML:
        sent = _data(listing, media_type)
    elif request.args.get("all"):
        sent = Response(_values(listing, request.args["all"]))
    else:
        sent = Response(_rows(listing))
    sent.vary.update(("Accept", "Accept-Language"))
    return sent


@blueprint.get("/id/<kind>.<any(csv, json):suffix>")
def data(kind: str, suffix: str) -> Response:
    """All things of a list, with what its page says of each, as CSV or JSON."""
    sent = _data(_asked(kind), FORMATS[suffix])
    sent.vary.add("Accept-Language")
    return sent


def _asked(kind: str) -> Listing:
    """The list that the address asks for, or 404 where it names what is not there."""
    if kind not in SHELVES:
        abort(404, reader.t("not-found-detail", iri=f"{BASE}id/{kind}/"))
    found = current_app.config["SORTED"](kind)
    chosen = {}
    for facet in found.shelf.facets:
        tokens = tuple(dict.fromkeys(request.args.getlist(facet.name)))
        for each in tokens:
            if each not in found.masks[facet.name] and each != NOT_STATED:
                abort(404, reader.t("list-no-value", value=each, facet=facet.name))
        if tokens:
            chosen[facet.name] = tokens
    sort = request.args.get("sort") or default_order(found)
    if sort.removeprefix("-") not in (NAME, *(each.name for each in found.shelf.columns)):
        abort(404, reader.t("list-no-column", column=sort))
    words = " ".join(request.args.get("q", "").split())
    return Listing(reader.names(), found, Selection(kind, chosen, words), sort)


def _data(listing: Listing, media_type: str) -> Response:
    body = as_csv(listing) if media_type == FORMATS["csv"] else as_json(listing)
    return Response(body, content_type=content_type(media_type))


def _rows(listing: Listing) -> str:
    """The page of a list: what it can be narrowed down to, and some of its rows."""
    found = listing.found
    numbers, page, pages = representation.page_of(listing.numbers, ROWS)
    shown = list(rows(listing.names, found, numbers, whole=False))
    return render_template(
        "things.html",
        panels=list(_panels(listing)),
        rows=shown,
        told=[
            (at, column)
            for at, column in enumerate(found.shelf.columns)
            if any(row.cells[at] for row in shown)
            and column.name not in (found.shelf.head, found.shelf.beneath)
        ],
        columns=found.shelf.columns,
        page=page,
        pages=pages,
        **_shared(listing),
    )


@dataclass(frozen=True)
class Panel:
    """A facet beside a list: some of its values, and whether there are more."""

    facet: Facet
    values: tuple[Value, ...]
    more: bool


def _panels(listing: Listing) -> Iterator[Panel]:
    """The facets that tell things apart, with the values that are chosen and the first others."""
    for facet in listing.found.shelf.facets:
        values = listing.found.values(listing.selection, facet.name)
        chosen = facet.name in listing.selection.chosen
        if chosen or (values and listing.found.tells_apart(facet.name)):
            kept = [each.token for each in values if each.opened]
            kept += [each.token for each in values if not each.opened][: max(SHOWN - len(kept), 0)]
            some = tuple(each for each in values if each.token in kept)
            closed = any(each.narrower and not each.opened for each in some)
            yield Panel(facet, some, closed or len(some) < len(values))


def _values(listing: Listing, facet: str) -> str:
    """The page of all values of a facet that the other filters leave, by name."""
    if facet not in listing.found.masks:
        abort(404, reader.t("list-no-column", column=facet))
    values = listing.found.values(listing.selection, facet)
    if listing.found.shelf.facet(facet).order == "count":
        values = by_name(listing.names, listing.found, facet, values)
    return render_template("values.html", facet=facet, values=values, **_shared(listing))


def _shared(listing: Listing) -> dict[str, Any]:
    names, found, selection = listing.names, listing.found, listing.selection
    words = partial(value_words, names, found)
    chips: list[tuple[str, str, Shown]] = [
        (name, token, words(name, token))
        for name, tokens in selection.chosen.items()
        for token in tokens
    ]
    return {
        "listing": listing,
        "title": texts.kind(listing.kind, names.language),
        "about": _definition(found.shelf),
        "count": listing.size,
        "whole": len(found.things),
        "facet_words": partial(facet_words, names),
        "value_words": words,
        "chips": chips,
        "query": list_query(selection, names.language),
    }
