"""Where programs look first: the descriptions of the dataset and the site at their known places."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import NoReturn
from xml.etree import ElementTree

from flask import Blueprint, Response, abort, current_app, request
from pyoxigraph import NamedNode, Quad

from disarmgraph import texts
from disarmgraph.content import schema_org, sitemap
from disarmgraph.content.serialization import data
from disarmgraph.dataset import catalogue, query_catalogue
from disarmgraph.formats import GRAPHS, content_type
from disarmgraph.namespaces import BASE, DATASET, DCTERMS, PREFIXES, RDF, RELEASES
from disarmgraph.pages import openapi, pages, reader, representation, routes, search_pages
from disarmgraph.protocol import profile
from disarmgraph.protocol.negotiation import choose
from disarmgraph.release.releases import catalogued
from disarmgraph.triples import first, subjects

XML = "application/xml"
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
LINKSET = 'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'
PROFILES = (profile.OWN, profile.DCAT, profile.SCHEMA)
"""The models of the dataset and the catalogue; our own is that of DCAT."""

CURRENT = timedelta(days=30)
"""How long security.txt holds from the day it is read: as long as this server is run, its operator
stands by the contact, and who kept a copy reads it again."""

blueprint = Blueprint("discovery", __name__)


@blueprint.get("/dataset")
@blueprint.get("/dataset.<_suffix>")
@blueprint.get("/catalogue")
@blueprint.get("/catalogue.<_suffix>")
def described(_suffix: str = "") -> Response:
    """The dataset or its catalogue: a page, or VoID and DCAT."""
    path, media_type = representation.asked()
    names = reader.names()
    if first(names.store, DATASET, DCTERMS + "title") is None:
        _undescribed()
    markup = schema_org.markup(names, BASE + path)
    sent = pages.in_model(path, media_type, PROFILES, markup, lambda kind, _: _description(kind))
    if sent:
        return sent
    return representation.page(
        path,
        f"{path}.html",
        profiles=PROFILES,
        markup=markup,
        kinds=schema_org.kinds(markup),
        contact=current_app.config["CONTACT"],
        linksets=subjects(names.store, RDF + "type", PREFIXES["void"] + "Linkset"),
        releases=RELEASES,
        **{prefix: PREFIXES[prefix].__add__ for prefix in ("dcat", "foaf", "void")},
    )


@blueprint.get("/void.ttl")
def void() -> Response:
    """The description of the dataset (VoID, DCAT) in Turtle."""
    return representation.response("catalogue", "text/turtle", _description("text/turtle"))


@blueprint.get("/.well-known/void")
def well_known_void() -> Response:
    """The description of the dataset (VoID, DCAT) where RFC 8615 has it."""
    media_type = _format()
    return representation.response("catalogue", media_type, _description(media_type))


@blueprint.get("/.well-known/sparql-examples")
def sparql_examples() -> Response:
    """The questions of the library as RDF (the convention of SIB)."""
    media_type = _format()
    body = data(reader.store(), query_catalogue.GRAPH, media_type)
    return representation.response("queries", media_type, body)


@blueprint.get("/.well-known/api-catalog")
def api_catalog() -> Response:
    """The interfaces of the site as a set of links (RFC 9727, RFC 9264)."""
    root = _root()
    own = request.base_url
    endpoint = {
        "anchor": f"{root}sparql",
        "service-desc": [
            {"href": f"{root}openapi.json", "type": openapi.MEDIA_TYPE},
            {"href": f"{root}sparql", "type": "text/turtle"},
        ],
        "service-doc": [{"href": f"{root}sparql", "type": representation.HTML}],
        "service-meta": [{"href": f"{root}void.ttl", "type": "text/turtle"}],
        "status": [{"href": f"{root}health/ready", "type": "text/plain"}],
    }
    others = [
        {"anchor": f"{root}{path}", "service-desc": endpoint["service-desc"][:1]}
        for path in ("lookup", "reconcile")
    ]
    services = [endpoint, *others]
    items = {"anchor": own, "item": [{"href": each["anchor"]} for each in services]}
    sent = _sent(json.dumps({"linkset": [items, *services]}, indent=1), LINKSET)
    sent.headers.add("Link", f'<{own}>; rel="api-catalog"')
    return sent


@blueprint.get("/openapi.json")
def openapi_document() -> Response:
    """This description of the site (OpenAPI 3.1)."""
    version = first(reader.store(), DATASET, PREFIXES["dcat"] + "version")
    described = openapi.document(_routes(), _root(), version.value if version else "0")
    return _sent(json.dumps(described, indent=1), openapi.MEDIA_TYPE)


@blueprint.get("/.well-known/security.txt")
def security() -> Response:
    """Whom to tell of a weakness of this server (RFC 9116)."""
    contact = current_app.config["CONTACT"]
    if not contact:
        abort(404, reader.t("no-contact"))
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: {contact}",
        f"Expires: {(today + CURRENT).isoformat().replace('+00:00', 'Z')}",
        "Preferred-Languages: en, fr",
    ]
    if request.is_secure:
        lines.append(f"Canonical: {request.base_url}")
    sent = _sent("\n".join(lines) + "\n", "text/plain")
    sent.cache_control.no_store = True
    return sent


@blueprint.get("/robots.txt")
def robots() -> Response:
    """What crawlers may read: all but queries, days and choices of one's own (RFC 9309)."""
    closed = ("/sparql?query=", "/*&query=", "/*?on=", "/*&on=", "/id/*/?")
    closed += ("/search?", "/view/*?", "/queries/*/")
    rules = ["User-agent: *", *(f"Disallow: {each}" for each in closed)]
    rules += [f"Allow: /id/*/?{each}=" for each in ("page", "lang")]
    return _sent("\n".join([*rules, "", f"Sitemap: {_root()}sitemap.xml", ""]), "text/plain")


@blueprint.get("/sitemap.xml")
def sitemap_index() -> Response:
    """The list of sitemaps (sitemaps.org)."""
    return _sent(sitemap.index(reader.store(), _root()), XML)


@blueprint.get("/sitemap/<int:number>.xml")
def sitemap_part(number: int) -> Response:
    """One sitemap: addresses of pages (sitemaps.org)."""
    parts = sitemap.parts(reader.store())
    if not 1 <= number <= len(parts):
        abort(404, reader.t("unknown-page", page=number))
    return _sent(sitemap.sitemap(reader.store(), _root(), parts[number - 1]), XML)


@blueprint.get("/opensearch.xml")
def opensearch() -> Response:
    """How a browser finds a thing here by its name (OpenSearch 1.1)."""
    root = ElementTree.Element("OpenSearchDescription", xmlns=OPENSEARCH)
    language = reader.language()
    for tag, text in (
        ("ShortName", texts.text("site", language)),
        ("Description", texts.text("home-title", language)),
        ("Language", language),
        ("InputEncoding", "UTF-8"),
    ):
        ElementTree.SubElement(root, tag).text = text
    for media_type, path in (
        (representation.HTML, "search?q={searchTerms}"),
        (search_pages.OPENSEARCH, "suggest?q={searchTerms}&format=opensearch"),
    ):
        ElementTree.SubElement(root, "Url", type=media_type, template=_root() + path)
    body = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    sent = _sent(body, "application/opensearchdescription+xml")
    sent.vary.add("Accept-Language")
    return sent


def _root() -> str:
    """The address at which the site was asked, with a slash, or 400."""
    if not request.host:
        abort(400, reader.t("no-host"))
    return request.url_root


def _sent(body: str | bytes, media_type: str) -> Response:
    return Response(body, content_type=content_type(media_type))


def _format() -> str:
    """The format of RDF that the Accept header asks for, or 406."""
    offered = [each.media_type for each in GRAPHS]
    media_type = choose(request.headers.get("Accept"), offered)
    if media_type is None:
        abort(406, reader.t("not-acceptable", offered=", ".join(offered)))
    return media_type


def _description(media_type: str) -> bytes:
    """What the graph says of itself, and where it can be asked on this very host."""
    if not reader.store().contains_named_graph(NamedNode(catalogue.GRAPH)):
        _undescribed()
    return data(reader.store(), catalogue.GRAPH, media_type, more=(*_here(), *_offered()))


def _here() -> Iterator[Quad]:
    """The endpoint on this host, and whom its operator names for questions."""
    endpoint = NamedNode(f"{_root()}sparql")
    said = [
        (DATASET, PREFIXES["void"] + "sparqlEndpoint", endpoint),
        (catalogue.SERVICE, PREFIXES["dcat"] + "endpointURL", endpoint),
        (catalogue.SERVICE, PREFIXES["dcat"] + "endpointDescription", endpoint),
    ]
    contact = current_app.config["CONTACT"]
    if contact:
        name = "hasEmail" if contact.startswith("mailto:") else "hasURL"
        said.append((catalogue.CONTACT, PREFIXES["vcard"] + name, NamedNode(contact)))
    for subject, predicate, value in said:
        yield Quad(NamedNode(subject), NamedNode(predicate), value, NamedNode(catalogue.GRAPH))


def _offered() -> Iterator[Quad]:
    """The releases that are offered here, with their files."""
    for triple in catalogued(current_app.config["ARCHIVE"].releases):
        yield Quad(*triple, NamedNode(catalogue.GRAPH))


def _undescribed() -> NoReturn:
    abort(404, reader.t("no-description"))


def _routes() -> Iterator[routes.Route]:
    """The routes of the application that are read with GET, less the same with a suffix."""
    views = {
        re.sub(r"<(?:[^:<>]+:)?_?(\w+)>", r"{\1}", rule.rule): rule.endpoint
        for rule in current_app.url_map.iter_rules()
    }
    for path, endpoint in views.items():
        if path != "/sparql" and path.removesuffix(".{suffix}") not in views.keys() - {path}:
            summary = current_app.view_functions[endpoint].__doc__ or ""
            yield routes.route(path, summary.partition("\n")[0])
