"""The files that a release is made of, before they are on the disk."""

import gzip
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from pyoxigraph import NamedNode, Quad, Store

from disarmgraph.dataset import export
from disarmgraph.names import LANGUAGES, Names
from disarmgraph.namespaces import BASE, ONTOLOGY, OWL, RDF, SKOS
from disarmgraph.release import csv_bundle, event_stream, jelly, sqlite_file
from disarmgraph.release.difference import Change, as_json, as_markdown
from disarmgraph.release.record import quads as quads_of
from disarmgraph.release.releases import DATABASE, DUMP, STREAM, TABLES
from disarmgraph.release.tables import tables as tables_of
from disarmgraph.texts import text

_GZIP, _ZIP = "application/gzip", "application/zip"


@dataclass(frozen=True)
class Part:
    """A file: its name, its title in LANGUAGES, the type of its content and of what wraps it."""

    name: str
    title: dict[str, str]
    media_type: str
    body: bytes
    compression: str | None = None


def dumps(quads: list[Quad]) -> Iterator[Part]:
    """The whole graph, in canonical form, in every format; the first is DUMP."""
    dump = export.written(quads, "nq")
    yield Part(DUMP, _title("release-nquads"), "application/n-quads", dump)
    yield _packed(Part(DUMP, _title("release-nquads-gz"), "application/n-quads", dump))
    for name, key, media_type in (
        ("ttl", "release-turtle", "text/turtle"),
        ("trig", "release-trig", "application/trig"),
        ("jsonld", "release-jsonld", "application/ld+json"),
    ):
        body = export.written(quads, name)
        yield _packed(Part(f"disarmgraph.{name}", _title(key), media_type, body))
    body = jelly.written(quads)
    yield _packed(Part("disarmgraph.jelly", _title("release-jelly"), jelly.MEDIA_TYPE, body))


def vocabulary(store: Store, quads: list[Quad]) -> Iterator[Part]:
    """The ontology and each scheme, from the files that define them."""
    homes = {
        quad.subject.value: quad.graph_name
        for quad in quads
        if quad.predicate.value == RDF + "type"
        if quad.object in (NamedNode(OWL + "Ontology"), NamedNode(SKOS + "ConceptScheme"))
        if quad.subject.value.startswith(BASE)
    }
    names = {language: Names(store, language) for language in LANGUAGES}
    for iri in sorted(homes):
        own = [quad for quad in quads if quad.graph_name == homes[iri]]
        title = {language: names[language].label(iri).text for language in LANGUAGES}
        if iri == ONTOLOGY:
            title = _title("release-ontology")
        name = iri.removeprefix(BASE) + ".ttl"
        yield Part(name, title, "text/turtle", export.written(own, "ttl"))


def tables(store: Store) -> Iterator[Part]:
    """The tables, as CSV and as a database."""
    found = tables_of(store)
    bundle = csv_bundle.bundle(found, Names(store, "en"), Names(store, "fr"))
    yield Part(TABLES, _title("release-csv"), "text/csv", bundle, _ZIP)
    yield Part(
        DATABASE,
        _title("release-sqlite"),
        "application/vnd.sqlite3",
        sqlite_file.database(found),
    )


def told(store: Store, version: str, previous: str | None, changes: list[Change]) -> Iterator[Part]:
    """What the release changes, for programs and for people."""
    body = as_json(version, previous, changes)
    yield Part("changes.json", _title("release-changes-json"), "application/json", body)
    labels = {each: _labels(Names(store, each), changes if previous else []) for each in LANGUAGES}
    body = as_markdown(version, previous, changes, labels)
    yield Part("CHANGES.md", _title("release-changes-md"), "text/markdown", body)


def _labels(names: Names, changes: list[Change]) -> dict[str, str]:
    """What the things that change are called; one that is removed as it was called last."""
    labels = {}
    for change in changes:
        known = names
        if change.deed == "removed":
            last = Store()
            last.extend(Quad(*quad.triple) for quad in quads_of(change.lost))
            known = Names(last, names.language)
        labels[change.iri] = known.label(change.iri).text
    return labels


def pages(version: str, issued: datetime, changes: Sequence[Change]) -> Iterator[Part]:
    """The pages of the event stream, which have no titles."""
    for name, body in event_stream.pages(version, issued, changes):
        yield Part(STREAM + name, {}, "application/trig", body)


def _title(key: str) -> dict[str, str]:
    return {language: text(key, language) for language in LANGUAGES}


def _packed(file: Part) -> Part:
    """The file compressed, without a name and a time of its own in it."""
    output = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=output, mtime=0) as packed:
        packed.write(file.body)
    return Part(f"{file.name}.gz", file.title, file.media_type, output.getvalue(), _GZIP)
