"""The vocabularies that ours borrows from and is aligned with."""

from pathlib import Path

import pytest

from disarmgraph.content.terms import by_sort
from disarmgraph.namespaces import BASE
from disarmgraph.reference import vocabularies

REGISTERED = sorted((Path(__file__).parent / "vocabularies").glob("*.txt"))


@pytest.mark.parametrize("path", REGISTERED, ids=lambda path: path.stem)
def test_the_terms_registered_of_a_vocabulary_are_in_its_namespace(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    terms = [line.split()[0] for line in lines if not line.startswith("#")]
    for term in terms:
        assert vocabularies.of(term).namespace == term[: len(vocabularies.of(term).namespace)]
        assert vocabularies.printed(term).count(":") == 1


def test_every_term_that_ours_are_aligned_with_is_of_a_vocabulary_that_is_named(graph):
    foreign = {
        iri for entries in by_sort(graph).values() for entry in entries for _, iri in entry.matches
    }
    assert len(foreign) > 50
    assert [iri for iri in foreign if vocabularies.of(iri) is None] == []


def test_a_term_of_ours_keeps_its_prefix():
    assert vocabularies.printed(BASE + "ontology#Norm") == "disarm:Norm"
    assert vocabularies.of(BASE + "ontology#Norm") is None


def test_a_concept_elsewhere_is_named_by_who_keeps_it():
    assert vocabularies.house("http://eurovoc.europa.eu/2567") == "EuroVoc"
    assert vocabularies.house("http://metadata.un.org/thesaurus/1001290") == "UNBIS"
    assert vocabularies.house("https://example.org/x/1") == "example.org"
