"""The ontology and its lists as one reader meets them."""

import pytest

from disarmgraph.content import constraints
from disarmgraph.content.resource import description
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reference import lexicon, reference
from disarmgraph.reference.lexicon import Folder


@pytest.fixture(scope="module")
def known(example):
    return reference.reference(example, constraints.store())


def values(example, known, language="en"):
    names = Names(example, language)
    return lexicon.ontology(names, known, description(example, BASE + "ontology"))


def words(diagram):
    return {" ".join(line.text for line in box.name) for box in diagram.boxes}


def test_terms_stand_in_the_order_of_the_readers_names(example, known):
    def classes(language):
        return [entry.name for entry in values(example, known, language)["sorts"]["Class"]]

    assert classes("en") == ["Commitment", "Norm", "Obligation", "State"]
    assert classes("fr") == ["Commitment", "State", "Norm", "Obligation"]


def test_a_class_stands_under_the_class_above_it(example, known):
    tree = values(example, known)["tree"]
    norm = next(branch for branch in tree if branch.iri == DISARM + "Norm")
    assert [branch.iri for branch in norm.narrower] == [DISARM + "Obligation"]
    assert DISARM + "Obligation" not in {branch.iri for branch in tree}


def test_a_class_is_drawn_with_what_the_ontology_relates_it_to(example, known):
    drawn = values(example, known)["diagrams"]
    assert words(drawn[DISARM + "Norm"]) == {"norm", "State", "obligation"}
    assert {"State", "norm"} <= words(drawn[DISARM + "State"])


def test_a_class_that_is_defined_looks_so(example, known):
    (box,) = values(example, known)["diagrams"][DISARM + "Commitment"].boxes
    assert box.look == "defined self"


def test_a_diagram_is_in_the_readers_language(example, known):
    drawn = values(example, known, "fr")["diagrams"][DISARM + "Norm"]
    assert words(drawn) == {"norme", "État", "obligation"}
    assert "débiteur" in {word.text for arrow in drawn.arrows for word in arrow.words}


def test_named_graphs_are_gathered_by_folder():
    graphs = {
        f"{BASE}graph/{path}": count
        for path, count in {
            "data/norms/ccm": 3,
            "data/norms/apmbc": 4,
            "data/coverage": 2,
            "ontology/disarm": 5,
        }.items()
    }
    assert lexicon.folders(graphs) == [
        Folder("data", 1, 2),
        Folder("data/norms", 2, 7),
        Folder("ontology", 1, 5),
    ]


def test_a_list_knows_its_size_and_its_uses(example):
    (listed,) = lexicon.schemes(Names(example, "en"), [BASE + "scheme/theme"])
    assert (listed.concepts, listed.uses) == (3, 1)


def test_concepts_stand_in_the_order_of_the_readers_names(graph):
    names = Names(graph, "fr")
    known = reference.reference(graph, constraints.store())
    about = description(graph, BASE + "scheme/legal-force")
    tree = lexicon.scheme(names, known, about)["tree"]
    labels = [names.label(branch.iri).text for branch in tree]
    assert labels == [
        "juridiquement contraignant",
        "non contraignant",
        "obligatoire au sein de l’organisation",  # noqa: RUF001
        "politiquement contraignant",
    ]
