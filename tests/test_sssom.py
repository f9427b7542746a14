"""The table of mappings, read as its specification says and compared with the files."""

import csv
import io
from collections import Counter

import pytest
import yaml
from pyoxigraph import Store
from rdflib import OWL, RDFS, SKOS, Graph, URIRef

from disarmgraph.citing.citation import edition
from disarmgraph.citing.sssom import table
from disarmgraph.files import graph_home
from disarmgraph.namespaces import BASE

MATCHES = {
    *(SKOS[f"{degree}Match"] for degree in ("exact", "close", "broad", "narrow", "related")),
    *(RDFS.subClassOf, RDFS.subPropertyOf),
    *(OWL.sameAs, OWL.equivalentClass, OWL.equivalentProperty),
}


@pytest.fixture(scope="module")
def text(graph) -> str:
    return table(graph, edition(graph)).decode()


@pytest.fixture(scope="module")
def metadata(text) -> dict:
    lines = [line[1:] for line in text.splitlines() if line.startswith("#")]
    return yaml.safe_load("\n".join(lines))


@pytest.fixture(scope="module")
def rows(text) -> list[dict[str, str]]:
    body = [line for line in text.splitlines() if not line.startswith("#")]
    return list(csv.DictReader(body, dialect="excel-tab", strict=True))


def test_the_metadata_stands_on_top_and_says_what_the_specification_wants(graph, text, metadata):
    heads = [line.startswith("#") for line in text.splitlines()]
    assert heads == sorted(heads, reverse=True)
    assert metadata["mapping_set_id"] == BASE + "mappings"
    assert metadata["mapping_set_version"] == edition(graph).version
    assert metadata["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert metadata["publication_date"] == edition(graph).released.value
    assert "mapping_date" not in metadata


def test_each_row_has_what_the_specification_requires(rows):
    required = ("subject_id", "predicate_id", "object_id", "mapping_justification")
    assert [row for row in rows if not all(row[name] for name in required)] == []
    assert [row for row in rows if not row["subject_label"]] == []


def test_each_row_is_a_match_of_a_file_and_each_match_a_row(rows, metadata, vocabulary):
    """Read with rdflib from the files that state any."""
    files = vocabulary + Graph().parse(graph_home() / "data/actors/states.ttl")
    stated = {
        tuple(map(str, triple))
        for triple in files
        if triple[1] in MATCHES
        and isinstance(triple[2], URIRef)
        and triple[0].startswith(BASE)
        and not triple[2].startswith(BASE)
    }

    def whole(curie: str) -> str:
        prefix, _, local = curie.partition(":")
        return metadata["curie_map"][prefix] + local

    told = [
        (whole(row["subject_id"]), whole(row["predicate_id"]), whole(row["object_id"]))
        for row in rows
    ]
    assert len(told) == len(set(told))
    assert set(told) == stated


def test_the_map_of_prefixes_holds_those_that_are_used_and_no_others(rows, metadata):
    columns = (
        *("subject_id", "predicate_id", "object_id", "mapping_justification"),
        "subject_match_field",
    )
    used = {row[name].partition(":")[0] for row in rows for name in columns if row[name]}
    assert used == set(metadata["curie_map"])


def test_a_concept_is_matched_by_hand_a_state_by_its_code_or_its_source(rows):
    by_pair = {(row["subject_id"], row["object_id"]): row for row in rows}
    concept = by_pair["weapon:conventional-weapons", "eurovoc:2567"]
    assert concept["subject_label"] == "conventional weapons"
    assert concept["predicate_id"] == "skos:exactMatch"
    assert concept["mapping_justification"] == "semapv:ManualMappingCuration"
    term = by_pair["disarm:Body", "org:Organization"]
    assert (term["predicate_id"], term["subject_label"]) == ("rdfs:subClassOf", "body")
    assert term["mapping_justification"] == "semapv:ManualMappingCuration"
    code = by_pair["state:AFG", "eucountry:AFG"]
    assert code["predicate_id"] == "skos:closeMatch"
    assert code["mapping_justification"] == "semapv:LexicalMatching"
    assert (code["subject_match_field"], code["match_string"]) == ("disarm:isoAlpha3", "AFG")
    item = by_pair["state:AFG", "wikidata:Q889"]
    assert item["mapping_justification"] == "semapv:BackgroundKnowledgeBasedMatching"
    assert (item["subject_match_field"], item["match_string"]) == ("", "")


def test_what_is_said_of_a_match_differs_by_where_it_is_stated(rows):
    found = Counter(
        (row["subject_id"].startswith("state:"), row["mapping_justification"]) for row in rows
    )
    assert set(found) == {
        (False, "semapv:ManualMappingCuration"),
        (True, "semapv:LexicalMatching"),
        (True, "semapv:BackgroundKnowledgeBasedMatching"),
    }


def test_rows_are_in_order(text):
    body = [line for line in text.splitlines() if not line.startswith("#")][1:]
    keys = [tuple(next(csv.reader(io.StringIO(line), dialect="excel-tab"))) for line in body]
    assert keys == sorted(keys)


def test_a_graph_without_matches_has_a_table_without_rows():
    assert table(Store(), edition(Store())).decode().splitlines()[-1].startswith("subject_id\t")
