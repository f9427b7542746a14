"""A folder of releases as it is read: what each holds, and what is said of it in RDF.

``FOLDER/<version>/manifest.json`` names the files of a release and the pages of its event stream.
DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/), checksums in SPDX.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from disarmgraph.fault import Fault
from disarmgraph.namespaces import (
    BASE,
    DATASET,
    DCTERMS,
    LICENCE,
    MEDIA_TYPES,
    PREFIXES,
    RDF,
    RELEASES,
    XSD,
)
from disarmgraph.release.event_stream import INSTANT, Entrance, release_iri, timestamp
from disarmgraph.texts import text
from disarmgraph.triples import triple

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
DUMP = "disarmgraph.nq"
"""The file that mementos are read from."""
TABLES = "csv.zip"
DATABASE = "disarmgraph.sqlite"
STREAM = "ldes/"
"""What the names of the pages of the event stream begin with."""
VERSION = re.compile(r"[0-9][0-9A-Za-z.+-]*")

_NAME = re.compile(r"(?:[a-z][a-z0-9-]*/)?[A-Za-z0-9][A-Za-z0-9._-]*")
_OTHERS = "http://purl.org/NET/mediatypes/"
"""Where media types have IRIs that IANA has not registered."""
_SPDX, _DCAT = PREFIXES["spdx"], PREFIXES["dcat"]


class ReleasesError(Fault):
    """A folder of releases, or one release in it, cannot be used."""


@dataclass(frozen=True)
class File:
    """A file of a release; ``compression`` is the media type of what wraps the other one, if any.

    ``title`` has the languages 'en' and 'fr', and is empty for a page of the event stream.
    """

    name: str
    title: Mapping[str, str]
    media_type: str
    compression: str | None
    bytes: int
    sha256: str

    @property
    def sent_as(self) -> str:
        """The media type of its bytes as they are."""
        return self.compression or self.media_type

    @property
    def length(self) -> Literal:
        """Its bytes as a number in RDF."""
        return Literal(str(self.bytes), datatype=NamedNode(XSD + "nonNegativeInteger"))


@dataclass(frozen=True)
class Release:
    """A release in its folder; ``counts`` says how many things it adds, removes and changes.

    ``own`` are the manifest and the checksums, which the manifest itself does not name.
    """

    version: str
    date: datetime
    files: tuple[File, ...]
    pages: tuple[File, ...]
    own: tuple[File, File]
    previous: str | None
    counts: Mapping[str, int]
    folder: Path

    @property
    def day(self) -> Literal:
        """Its date without the time, an xsd:date."""
        return Literal(self.date.date().isoformat(), datatype=NamedNode(XSD + "date"))

    def find(self, name: str) -> File | None:
        """The file or page of that name, or the manifest or the checksums."""
        return next((f for f in (*self.files, *self.pages, *self.own) if f.name == name), None)


def read(folder: Path) -> list[Release]:
    """The releases in a folder, the oldest first; folders without a manifest are none.

    Raises ReleasesError for a manifest that is broken and for a file that is not as it says.
    """
    if not folder.is_dir():
        raise ReleasesError(
            f"{folder}: no folder; write a release into it with disarmgraph release --into {folder}"
        )
    found = [
        _read(each / MANIFEST)
        for each in sorted(folder.iterdir())
        if VERSION.fullmatch(each.name) and not each.name.endswith(".partial")
        if (each / MANIFEST).is_file()
    ]
    return sorted(found, key=lambda release: release.date)


def _read(path: Path) -> Release:
    try:
        release = _release(json.loads(path.read_bytes()), path.parent)
        if release.version != path.parent.name:
            raise ValueError(f"it is of release {release.version}")
        for file in (*release.files, *release.pages):
            size = (path.parent / file.name).stat().st_size
            if size != file.bytes:
                raise ValueError(f"{file.name} has {size} bytes, not {file.bytes}")
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        reason = f"it lacks {error}" if isinstance(error, KeyError) else error
        raise ReleasesError(
            f"{path}: no release can be read: {reason}; "
            f"copy the release there again, or take {path.parent} away"
        ) from error
    return release


def _release(manifest: dict[str, Any], folder: Path) -> Release:
    return Release(
        manifest["version"],
        datetime.strptime(manifest["date"], INSTANT).replace(tzinfo=UTC),
        tuple(map(_file, manifest["files"])),
        tuple(map(_file, manifest["pages"])),
        (_own(folder / MANIFEST, "application/json"), _own(folder / SUMS, "text/plain")),
        manifest["previous"],
        {deed: int(manifest["counts"][deed]) for deed in ("added", "removed", "changed")},
        folder,
    )


def _file(told: dict[str, Any]) -> File:
    if not _NAME.fullmatch(told["name"]):
        raise ValueError(f"{told['name']!r} is no name of a file of a release")
    return File(
        told["name"],
        told.get("title", {}),
        told["mediaType"],
        told.get("compressFormat"),
        int(told["bytes"]),
        told["sha256"],
    )


def _own(path: Path, media_type: str) -> File:
    body = path.read_bytes()
    return File(path.name, {}, media_type, None, len(body), hashlib.sha256(body).hexdigest())


def entrances(releases: Iterable[Release], address: str) -> list[Entrance]:
    """Where the event stream of each release begins, on the site at an address with its slash."""
    return [
        Entrance(f"{address}release/{each.version}/{each.pages[0].name}", each.date)
        for each in releases
    ]


def triples(release: Release) -> Iterator[Triple]:
    """What is said of a release: a dcat:Dataset with a dcat:Distribution for each file."""
    iri = release_iri(release.version)
    yield from _about(
        iri,
        (RDF + "type", NamedNode(_DCAT + "Dataset")),
        *((DCTERMS + "title", each) for each in _titles("release-title", release.version)),
        (_DCAT + "version", Literal(release.version)),
        (DCTERMS + "issued", timestamp(release.date)),
        (DCTERMS + "license", NamedNode(LICENCE)),
        (DCTERMS + "isVersionOf", NamedNode(DATASET)),
        (_DCAT + "isVersionOf", NamedNode(DATASET)),
        (_DCAT + "inSeries", NamedNode(RELEASES)),
        (_DCAT + "landingPage", NamedNode(iri)),
    )
    if release.previous:
        yield from _about(
            iri,
            (_DCAT + "previousVersion", NamedNode(release_iri(release.previous))),
            (_DCAT + "prev", NamedNode(release_iri(release.previous))),
        )
    for file in release.files:
        yield from _distribution(release, file)


def _distribution(release: Release, file: File) -> Iterator[Triple]:
    dataset = release_iri(release.version)
    iri, checksum = f"{dataset}/{file.name}", f"{dataset}/{file.name}#sha256"
    registered, unknown = MEDIA_TYPES + file.media_type, "/x-" in file.media_type
    yield from _about(dataset, (_DCAT + "distribution", NamedNode(iri)))
    yield from _about(
        iri,
        (RDF + "type", NamedNode(_DCAT + "Distribution")),
        *((DCTERMS + "title", Literal(words, language=t)) for t, words in file.title.items()),
        (_DCAT + "accessURL", NamedNode(dataset)),
        (_DCAT + "downloadURL", NamedNode(iri)),
        (DCTERMS + "format", NamedNode(_OTHERS + file.media_type if unknown else registered)),
        (DCTERMS + "issued", timestamp(release.date)),
        (DCTERMS + "license", NamedNode(LICENCE)),
        (_DCAT + "byteSize", file.length),
        (_SPDX + "checksum", NamedNode(checksum)),
    )
    if not unknown:
        yield from _about(iri, (_DCAT + "mediaType", NamedNode(registered)))
    if file.compression:
        wraps = "packageFormat" if file.compression == "application/zip" else "compressFormat"
        yield from _about(iri, (_DCAT + wraps, NamedNode(MEDIA_TYPES + file.compression)))
    yield from _about(
        checksum,
        (RDF + "type", NamedNode(_SPDX + "Checksum")),
        (_SPDX + "algorithm", NamedNode(_SPDX + "checksumAlgorithm_sha256")),
        (_SPDX + "checksumValue", Literal(file.sha256, datatype=NamedNode(XSD + "hexBinary"))),
    )


def series(releases: Sequence[Release]) -> Iterator[Triple]:
    """What is said of all releases together: a dcat:DatasetSeries with its first and last."""
    yield from _about(
        RELEASES,
        (RDF + "type", NamedNode(_DCAT + "DatasetSeries")),
        *((DCTERMS + "title", each) for each in _titles("releases-title", "")),
        (_DCAT + "landingPage", NamedNode(BASE + "release/")),
        *((_DCAT + "seriesMember", NamedNode(release_iri(each.version))) for each in releases),
    )
    if releases:
        yield from _about(
            RELEASES,
            (_DCAT + "first", NamedNode(release_iri(releases[0].version))),
            (_DCAT + "last", NamedNode(release_iri(releases[-1].version))),
        )


def catalogued(releases: Sequence[Release]) -> Iterator[Triple]:
    """What is said of all releases, and of the dataset: it is distributed as the newest files."""
    yield from series(releases)
    for release in releases:
        yield from triples(release)
    for release in releases[-1:]:
        for name in (each.name for each in release.files):
            iri = NamedNode(f"{release_iri(release.version)}/{name}")
            if name.startswith("disarmgraph.") or name == TABLES:
                yield from _about(DATASET, (_DCAT + "distribution", iri))
            if name.startswith("disarmgraph.") and name != DATABASE:
                yield from _about(DATASET, (PREFIXES["void"] + "dataDump", iri))


def _titles(key: str, version: str) -> list[Literal]:
    return [Literal(text(key, each, version=version), language=each) for each in ("en", "fr")]


def _about(iri: str, *statements: tuple[str, NamedNode | Literal]) -> Iterator[Triple]:
    for name, value in statements:
        yield triple(iri, name, value)
