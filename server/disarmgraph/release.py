"""A release as it is written: a folder of files that never change again.

The same graph, with the same release before it, gives the same bytes (of the same versions of the
libraries that compress): nothing is taken from a clock, and everything is sorted.
"""

import gzip
import hashlib
import io
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, Store

from disarmgraph import (
    csv_bundle,
    difference,
    event_stream,
    export,
    jelly,
    releases,
    sqlite_file,
    tables,
)
from disarmgraph.fault import Fault
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DCTERMS, OWL, RDF, SKOS
from disarmgraph.record import Record, records
from disarmgraph.releases import DUMP, MANIFEST, STREAM, SUMS, Release
from disarmgraph.texts import text
from disarmgraph.triples import first

ONTOLOGY = BASE + "ontology"
LANGUAGES = ("en", "fr")
_GZIP, _ZIP = "application/gzip", "application/zip"

Tell = Callable[[str, int], None]
"""Hears of each file when it is written: its name and its length in bytes."""


class ReleaseError(Fault):
    """No release can be written, or not there."""


@dataclass(frozen=True)
class _Written:
    """A file before it is on the disk; ``title`` holds its words in LANGUAGES."""

    name: str
    title: dict[str, str]
    media_type: str
    body: bytes
    compression: str | None = None


def check_clean(home: Path) -> None:
    """Raises ReleaseError where home is part of a git checkout with changes that are in no commit.

    A package that was installed from a wheel lies in none.
    """
    if not (home / ".git").exists():
        return
    command = ["git", "-C", str(home), "status", "--porcelain"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise ReleaseError(f"{home}: git cannot say whether it is clean: {error}") from error
    if told:
        changed = told.splitlines()[0][3:]
        raise ReleaseError(
            f"{home}: {changed} is in no commit as it is; commit or put away what has changed, "
            "so that the release can be told from its commit"
        )


def write(store: Store, version: str, folder: Path, tell: Tell) -> Path:
    """Writes FOLDER/<version>/, whole or not at all, and says where.

    Its date is dcterms:modified, or else dcterms:issued, of the ontology. A release that is there
    already stays: the same content is no error, another one is. Raises ReleaseError.
    """
    if not releases.VERSION.fullmatch(version):
        raise ReleaseError(f"{version}: no version; write numbers with full stops, like 1.2.0")
    issued = _date(store)
    before = _before(version, issued, folder)
    target = folder / version
    partial = folder / f"{version}.partial"
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        manifest = _write_files(store, version, issued, before, partial, tell)
        if not target.exists():
            partial.rename(target)
        elif (target / MANIFEST).read_bytes() != manifest:
            raise ReleaseError(
                f"{target}: this release is there with other content, and a release never changes; "
                "raise the version, or choose another folder with --into"
            )
    except OSError as error:
        raise ReleaseError(
            f"{target}: cannot be written: {error.strerror or error}; "
            "make room there or choose another folder with --into"
        ) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return target


def _date(store: Store) -> datetime:
    """The moment of the release, at the beginning of its day where the ontology gives a day."""
    for name in ("modified", "issued"):
        told = first(store, ONTOLOGY, DCTERMS + name)
        if isinstance(told, Literal):
            try:
                if "T" not in told.value:
                    return datetime.combine(date.fromisoformat(told.value), time(), UTC)
                moment = datetime.fromisoformat(told.value)
                return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
            except ValueError:
                break
    raise ReleaseError(
        f"{ONTOLOGY}: no date of the release; give it dcterms:modified with an xsd:date"
    )


def _before(version: str, issued: datetime, folder: Path) -> Release | None:
    """The release that this one comes after. Raises ReleaseError where another is not older."""
    others = releases.read(folder) if folder.is_dir() else []
    known = [each.version for each in others]
    earlier = others[: known.index(version)] if version in known else others
    if earlier and earlier[-1].date >= issued:
        raise ReleaseError(
            f"{folder / earlier[-1].version}: this release is of {earlier[-1].date:%Y-%m-%d}, not "
            f"older than {version}; raise dcterms:modified of the ontology"
        )
    return earlier[-1] if earlier else None


def _write_files(
    store: Store, version: str, issued: datetime, before: Release | None, folder: Path, tell: Tell
) -> bytes:
    """Writes everything into a folder; the bytes of the manifest."""
    quads = export.canonical(store)
    dump = export.written(quads, "nq")
    now = records(dump)
    changes = difference.difference(_records(before), now)
    named: dict[str, list[dict[str, Any]]] = {"files": [], "pages": []}
    sums = []

    def put(file: _Written, kind: str) -> None:
        path = folder / file.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(file.body)
        named[kind].append(_entry(file))
        sums.append(f"{_sha256(file.body)}  {file.name}\n")
        tell(file.name, len(file.body))

    for file in _dumps(quads, dump):
        put(file, "files")
    for file in _vocabulary(store, quads):
        put(file, "files")
    for file in _tables(store):
        put(file, "files")
    for file in _told(store, version, before, changes):
        put(file, "files")
    for name, body in event_stream.pages(version, issued, changes):
        put(_Written(STREAM + name, {}, "application/trig", body), "pages")
    manifest = {
        "version": version,
        "date": event_stream.timestamp(issued).value,
        "previous": before.version if before else None,
        "statements": len(quads),
        "things": len(now),
        "counts": difference.counts(changes),
        **named,
    }
    body = json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n"
    (folder / MANIFEST).write_bytes(body)
    sums.append(f"{_sha256(body)}  {MANIFEST}\n")
    (folder / SUMS).write_text("".join(sums), encoding="utf-8")
    return body


def _records(release: Release | None) -> dict[str, Record]:
    return records((release.folder / DUMP).read_bytes()) if release else {}


def _dumps(quads: list[Quad], dump: bytes) -> Iterator[_Written]:
    """The whole graph in every format."""
    yield _Written(DUMP, _title("release-nquads"), "application/n-quads", dump)
    yield _packed(_Written(DUMP, _title("release-nquads-gz"), "application/n-quads", dump))
    for name, key, media_type in (
        ("ttl", "release-turtle", "text/turtle"),
        ("trig", "release-trig", "application/trig"),
        ("jsonld", "release-jsonld", "application/ld+json"),
    ):
        body = export.written(quads, name)
        yield _packed(_Written(f"disarmgraph.{name}", _title(key), media_type, body))
    body = jelly.written(quads)
    yield _packed(_Written("disarmgraph.jelly", _title("release-jelly"), jelly.MEDIA_TYPE, body))


def _vocabulary(store: Store, quads: list[Quad]) -> Iterator[_Written]:
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
        yield _Written(name, title, "text/turtle", export.written(own, "ttl"))


def _tables(store: Store) -> Iterator[_Written]:
    found = tables.tables(store)
    bundle = csv_bundle.bundle(found, Names(store, "en"), Names(store, "fr"))
    yield _Written("csv.zip", _title("release-csv"), "text/csv", bundle, _ZIP)
    yield _Written(
        "disarmgraph.sqlite",
        _title("release-sqlite"),
        "application/vnd.sqlite3",
        sqlite_file.database(found),
    )


def _told(
    store: Store, version: str, before: Release | None, changes: list[difference.Change]
) -> Iterator[_Written]:
    """What the release changes, for programs and for people."""
    previous = before.version if before else None
    told = difference.as_json(version, previous, changes)
    yield _Written("changes.json", _title("release-changes-json"), "application/json", told)
    names = Names(store, "en")
    labels = {change.iri: names.label(change.iri).text for change in changes if previous}
    told = difference.as_markdown(version, previous, changes, labels)
    yield _Written("CHANGES.md", _title("release-changes-md"), "text/markdown", told)


def _title(key: str) -> dict[str, str]:
    return {language: text(key, language) for language in LANGUAGES}


def _packed(file: _Written) -> _Written:
    """The file compressed, without a name and a time of its own in it."""
    output = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=output, mtime=0) as packed:
        packed.write(file.body)
    return _Written(f"{file.name}.gz", file.title, file.media_type, output.getvalue(), _GZIP)


def _entry(file: _Written) -> dict[str, Any]:
    """What the manifest says of a file."""
    told: dict[str, Any] = {"name": file.name}
    if file.title:
        told["title"] = file.title
    told["mediaType"] = file.media_type
    if file.compression:
        told["compressFormat"] = file.compression
    return told | {"bytes": len(file.body), "sha256": _sha256(file.body)}


def _sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
