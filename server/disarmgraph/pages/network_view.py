"""The network around a thing as a page, as CSV and as JSON."""

from urllib.parse import quote

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request
from werkzeug.wrappers import Response as Redirect

from disarmgraph.citing.pinpoint import pinpoint
from disarmgraph.content.resource import Description, description
from disarmgraph.names import readable
from disarmgraph.namespaces import BASE, DISARM, PREFIXES
from disarmgraph.pages import reader, representation
from disarmgraph.triples import iris
from disarmgraph.views import ego, network
from disarmgraph.views.ego import Bundle, Node
from disarmgraph.views.network import Group

ROWS = 50
"""Rows of the table on one page."""
DRAWN = 24
"""Neighbours of a relation in the drawing, when it is the only one."""
EXAMPLES = tuple(
    f"{BASE}id/{path}"
    for path in ("body/casa", "event/bms3", "instrument/unpoa", "system/poa-iss", "state/LKA")
)
"""Things with a network worth a look."""

blueprint = Blueprint("network", __name__, url_prefix="/view")


@blueprint.get("/network")
@blueprint.get("/network.<any(csv, json):suffix>")
def neighbourhood(suffix: str = "") -> Response | Redirect | str:
    """What a thing leads to and what leads to it: its IRI, its path, or a name of it."""
    asked = request.args.get("thing", "").strip()
    if not asked and not suffix:
        return render_template("network.html", about=None, asked="", examples=_examples())
    about = description(reader.store(), _iri(asked))
    if not about:
        return _by_name(asked, suffix)
    names = reader.names()
    relation = _relation(about)
    groups = network.groups(names, about)
    found = [each for each in groups if relation in (None, each.relation)]
    if suffix:
        return representation.rows(network.table(names, found), suffix)
    rows, page, pages = representation.page_of(
        [(group, each) for group in found for each in group.things], ROWS
    )
    this = Node(_named(about.iri), names.href(about.iri), _named(about.iri))
    bundles = [_bundle(about, each, len(found)) for each in found]
    return render_template(
        "network.html",
        about=about,
        asked=about.iri.removeprefix(BASE),
        relation=relation,
        groups=groups,
        drawings=[("wide", ego.wide(this, bundles)), ("narrow", ego.narrow(this, bundles))],
        rows=[(group, each, group.rule(names, each)) for group, each in rows],
        count=sum(len(group.things) for group in found),
        page=page,
        pages=pages,
        network_of=_path,
        data={each: _path(about.iri, relation, f".{each}") for each in ("csv", "json")},
    )


def _examples() -> list[str]:
    store = reader.store()
    return [each for each in EXAMPLES if description(store, each)]


def _iri(asked: str) -> str:
    """The IRI that is meant by an IRI, by a path with or without its slash."""
    if asked.startswith(("http://", "https://")):
        return asked
    return BASE + quote(asked.lstrip("/"), safe="/#%~!$&'()*+,;=:@")


def _relation(about: Description) -> str | None:
    """The IRI of the relation in `?relation=`, or 404 if the thing has none such."""
    asked = request.args.get("relation")
    if not asked:
        return None
    prefix, _, local = asked.partition(":")
    iri = PREFIXES.get(prefix, "") + local
    if iri not in {each.iri for each in (*about.outgoing, *about.incoming)}:
        abort(404, reader.t("network-no-relation", relation=asked, iri=about.iri))
    return iri


def _by_name(asked: str, suffix: str) -> Response | Redirect | str:
    """The network of the one thing of that name, or those that may be meant."""
    found = current_app.config["NAMES"]().search(asked, limit=8)
    if not asked or suffix or not found:
        abort(404, reader.t("network-unknown", asked=asked))
    if found[0].match:
        return redirect(_path(found[0].iri), 302)
    return render_template(
        "network.html", about=None, asked=asked, examples=[each.iri for each in found]
    )


def _path(iri: str, relation: str | None = None, suffix: str = "") -> str:
    """Where the network of a thing is, of all its relations or of one."""
    chosen = {"relation": readable(relation)} if relation else {}
    return reader.names().page(f"/view/network{suffix}", thing=iri.removeprefix(BASE), **chosen)


def _bundle(about: Description, group: Group, together: int) -> Bundle:
    names = reader.names()
    most = DRAWN if together == 1 else ego.MOST
    return Bundle(
        names.label(group.relation).text,
        f"{_path(about.iri, group.relation)}#table",
        group.inward,
        len(group.things),
        tuple(
            Node(
                _named(each),
                _path(each),
                f"{_named(each)} ({_kind(each)})",
                bool(group.rule(names, each)),
                names.label(each).language,
            )
            for each in group.things[:most]
        ),
    )


def _named(iri: str) -> str:
    """A passage as a footnote gives it; any other thing by its label."""
    names = reader.names()
    for document in iris(names.store, iri, DISARM + "isPassageOf"):
        return f"{names.brief(document).text}, {pinpoint(names, iri)}"
    return names.label(iri).text


def _kind(iri: str) -> str:
    return " · ".join(kind.text for kind in reader.names().kinds(iri)) or readable(iri)
