"""The pages of reference: the ontology, the controlled lists, the shapes."""

from typing import Any

from flask import Blueprint, Response, current_app, render_template
from pyoxigraph import Literal, Store

from disarmgraph import inventory, lexicon, reader, representation, texts, vocabularies
from disarmgraph.check_report import SEVERITIES
from disarmgraph.namespaces import BASE, RDF, RDFS, SKOS
from disarmgraph.reference import Reference
from disarmgraph.resource import description
from disarmgraph.serialization import data, whole
from disarmgraph.triples import iris
from disarmgraph.written import written

blueprint = Blueprint("reference", __name__)


def _store() -> Store:
    return current_app.config["STORE"]


def _known() -> Reference:
    return current_app.config["REFERENCE"]


@blueprint.context_processor
def _context() -> dict[str, Any]:
    """What the templates of these pages use beside what every template can."""
    chosen = reader.language()
    return {
        "here": representation.asked()[0],
        "figure": lambda number: written(Literal(number), chosen),
        "printed": vocabularies.printed,
        "borrowed": lambda iri: texts.borrowed(iri, chosen),
        "house": vocabularies.house,
        "vocabularies": {each.prefix: each for each in vocabularies.VOCABULARIES},
        "severities": SEVERITIES,
        "rdfs": RDFS.__add__,
    }


@blueprint.get("/ontology")
@blueprint.get("/ontology.<_suffix>")
def ontology(_suffix: str = "") -> Response:
    """The ontology: its metadata, its picture, every term, or its data."""
    path, media_type = representation.asked()
    about = description(_store(), BASE + path)
    if path != "ontology" or not about:
        representation.unknown(path)
    if media_type != representation.HTML:
        return representation.response(path, media_type, data(_store(), about.iri, media_type))
    values = lexicon.ontology(reader.names(), _known(), about)
    return representation.page(path, "ontology.html", about=about, **values)


@blueprint.get("/scheme/")
def schemes() -> str:
    """The controlled lists, with what each is for and how large it is."""
    return render_template(
        "schemes.html", schemes=lexicon.schemes(reader.names(), inventory.schemes(_store()))
    )


@blueprint.get("/scheme/<name>")
def scheme(name: str) -> Response:
    """A controlled list: every concept in its place, or its data."""
    path, media_type = representation.asked()
    about = description(_store(), BASE + path)
    if SKOS + "ConceptScheme" not in iris(_store(), about.iri, RDF + "type"):
        representation.unknown(path)
    if media_type != representation.HTML:
        return representation.response(path, media_type, data(_store(), about.iri, media_type))
    values = lexicon.scheme(reader.names(), _known(), about)
    return representation.page(path, "scheme.html", about=about, **values)


@blueprint.get("/shapes")
@blueprint.get("/shapes.<_suffix>")
def shapes(_suffix: str = "") -> Response:
    """All shapes, which are no part of the graph that is queried, and the rules beside them."""
    path, media_type = representation.asked()
    if path != "shapes":
        representation.unknown(path)
    loaded = current_app.config["SHAPES"]
    if media_type != representation.HTML:
        return representation.response(path, media_type, whole(loaded, media_type))
    return representation.page(path, "shapes.html", known=_known())
