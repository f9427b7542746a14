"""A folder of releases as it is read."""

import json
import shutil
from datetime import UTC, datetime

import pytest
from editions import FIRST, SECOND
from pyoxigraph import RdfFormat, serialize
from rdflib import DCTERMS, RDF, Graph, Literal, Namespace, URIRef

from disarmgraph.namespaces import BASE
from disarmgraph.release.releases import ReleasesError, catalogued, read, series, triples

DCAT = Namespace("http://www.w3.org/ns/dcat#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
SERIES = URIRef(BASE + "releases")
RELEASE = URIRef(f"{BASE}release/{SECOND}")


@pytest.fixture
def folder(offered, tmp_path):
    """A copy of the releases that a test may spoil."""
    return shutil.copytree(offered, tmp_path / "releases")


@pytest.fixture(scope="module")
def releases(offered):
    return read(offered)


def graph(triples):
    return Graph().parse(serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")


def spoil(folder, **changes):
    path = folder / FIRST / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | changes), encoding="utf-8")


def test_the_releases_are_read_from_the_oldest_on(releases):
    assert [each.version for each in releases] == [FIRST, SECOND]
    assert [each.previous for each in releases] == [None, FIRST]
    assert releases[0].date == datetime(2026, 1, 15, tzinfo=UTC)


def test_the_date_orders_and_not_the_version(folder):
    """1.9.0 comes before 1.10.0."""
    for old, new in ((FIRST, "1.9.0"), (SECOND, "1.10.0")):
        path = (folder / old).rename(folder / new) / "manifest.json"
        told = json.loads(path.read_bytes()) | {"version": new}
        path.write_text(json.dumps(told), encoding="utf-8")
    assert [each.version for each in read(folder)] == ["1.9.0", "1.10.0"]


def test_a_file_is_found_by_its_name_and_by_nothing_else(releases):
    first = releases[0]
    assert first.find("disarmgraph.nq.gz").sent_as == "application/gzip"
    assert first.find("ldes/0001.trig").media_type == "application/trig"
    assert first.find("manifest.json").bytes == (first.folder / "manifest.json").stat().st_size
    assert first.find("SHA256SUMS").media_type == "text/plain"
    for name in ("", "..", "../0.9.0/manifest.json", "/etc/passwd", "ldes/", "./ontology.ttl"):
        assert first.find(name) is None


def test_other_folders_are_no_releases(folder):
    (folder / "lost+found").mkdir()
    (folder / "2.0.0").mkdir()
    shutil.copytree(folder / FIRST, folder / f"{FIRST}.partial")
    assert [each.version for each in read(folder)] == [FIRST, SECOND]


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(ReleasesError, match=r"no folder; write a release into it with"):
        read(tmp_path / "nothing")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("", "Expecting value"),
        ("{", "Expecting property name"),
        ("[]", "list indices"),
        ("{}", "it lacks 'version'"),
        ("null", "subscriptable"),
        ("\x80", "codec can't decode"),
    ],
)
def test_a_manifest_that_cannot_be_read_is_an_error(folder, body, reason):
    (folder / FIRST / "manifest.json").write_bytes(body.encode("latin-1"))
    with pytest.raises(ReleasesError, match=rf"0\.8\.0/manifest\.json: .*{reason}.*; copy the"):
        read(folder)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"version": SECOND}, "it is of release 0.9.0"),
        ({"date": "yesterday"}, "does not match format"),
        ({"counts": {}}, "it lacks 'added'"),
        ({"files": [{"name": "../x"}]}, r"'\.\./x' is no name of a file"),
        ({"files": [{"name": "/etc/passwd"}]}, "is no name of a file"),
        ({"files": [{"name": "x"}]}, "it lacks 'mediaType'"),
    ],
)
def test_a_manifest_that_tells_nonsense_is_an_error(folder, changes, reason):
    spoil(folder, **changes)
    with pytest.raises(ReleasesError, match=reason):
        read(folder)


def test_a_file_that_is_not_whole_is_an_error(folder):
    path = folder / FIRST / "disarmgraph.nq"
    size = path.stat().st_size
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(ReleasesError, match=f"disarmgraph.nq has 100 bytes, not {size}"):
        read(folder)


@pytest.mark.parametrize("name", ["ontology.ttl", "SHA256SUMS"])
def test_a_file_that_is_missing_is_an_error(folder, name):
    (folder / FIRST / name).unlink()
    with pytest.raises(ReleasesError, match=f"No such file.*{name}"):
        read(folder)


def test_a_release_is_a_dataset_of_the_series(releases):
    told = graph(triples(releases[1]))
    assert (RELEASE, RDF.type, DCAT.Dataset) in told
    assert told.value(RELEASE, DCAT.version) == Literal(SECOND)
    assert told.value(RELEASE, DCAT.inSeries) == SERIES
    assert told.value(RELEASE, DCAT.previousVersion) == URIRef(f"{BASE}release/{FIRST}")
    assert told.value(RELEASE, DCTERMS.isVersionOf) == URIRef(BASE + "dataset")
    assert {title.language for title in told.objects(RELEASE, DCTERMS.title)} == {"en", "fr"}


def test_a_file_is_a_distribution_with_its_checksum(releases):
    told = graph(triples(releases[1]))
    assert len(set(told.objects(RELEASE, DCAT.distribution))) == len(releases[1].files)
    file = releases[1].find("disarmgraph.nq.gz")
    iri = URIRef(f"{RELEASE}/disarmgraph.nq.gz")
    media_types = "https://www.iana.org/assignments/media-types/"
    assert told.value(iri, DCAT.downloadURL) == iri
    assert told.value(iri, DCAT.accessURL) == RELEASE
    assert told.value(iri, DCAT.mediaType) == URIRef(media_types + "application/n-quads")
    assert told.value(iri, DCAT.compressFormat) == URIRef(media_types + "application/gzip")
    assert int(told.value(iri, DCAT.byteSize)) == file.bytes
    checksum = told.value(iri, SPDX.checksum)
    assert str(told.value(checksum, SPDX.checksumValue)) == file.sha256
    assert told.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256


def test_a_format_that_nobody_has_registered_has_no_media_type(releases):
    told = graph(triples(releases[1]))
    iri = URIRef(f"{RELEASE}/disarmgraph.jelly.gz")
    assert told.value(iri, DCAT.mediaType) is None
    assert str(told.value(iri, DCTERMS.format)).endswith("/application/x-jelly-rdf")


def test_an_archive_of_files_is_packed_and_not_compressed(releases):
    """DCAT tells a package of several files from one compressed file."""
    told = graph(triples(releases[1]))
    iri = URIRef(f"{RELEASE}/csv.zip")
    assert told.value(iri, DCAT.packageFormat) is not None
    assert told.value(iri, DCAT.compressFormat) is None


def test_the_newest_dumps_are_distributions_of_the_dataset(releases):
    told = graph(catalogued(releases))
    found = {str(iri) for iri in told.objects(URIRef(BASE + "dataset"), DCAT.distribution)}
    assert f"{RELEASE}/disarmgraph.nq.gz" in found
    assert {iri.rpartition("/")[0] for iri in found} == {str(RELEASE)}
    assert (URIRef(f"{BASE}release/{FIRST}"), DCAT.inSeries, SERIES) in told


def test_without_releases_the_dataset_has_no_distributions():
    assert graph(catalogued([])).value(URIRef(BASE + "dataset"), DCAT.distribution) is None


def test_the_series_has_its_first_and_its_last(releases):
    told = graph(series(releases))
    assert told.value(SERIES, DCAT.first) == URIRef(f"{BASE}release/{FIRST}")
    assert told.value(SERIES, DCAT.last) == RELEASE
    assert (SERIES, RDF.type, DCAT.DatasetSeries) in told
