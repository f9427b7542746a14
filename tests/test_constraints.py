"""The shapes as pages tell of them."""

import pytest

from disarmgraph import files
from disarmgraph.content import constraints
from disarmgraph.namespaces import DCTERMS, DISARM, SHAPES

SHAPE = f"""
@prefix disarm: <{DISARM}> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <{SHAPES}> .

shape:Norm a sh:NodeShape ;
    sh:targetClass disarm:Norm ;
    sh:property shape:Norm-bearer ;
    sh:property shape:Norm-place ;
    sh:sparql shape:Norm-deadline .

shape:Norm-bearer a sh:PropertyShape ;
    sh:path disarm:bearer ;
    sh:severity sh:Warning ;
    sh:message "Name a bearer."@en ;
    sh:message "Nommer un débiteur."@fr .

shape:Norm-place a sh:PropertyShape ;
    sh:path [ sh:alternativePath ( disarm:statedIn <{DCTERMS}source> ) ] ;
    sh:message "Say where it is stated."@en .

shape:Norm-deadline a sh:SPARQLConstraint ;
    sh:message "Give one deadline."@en .
"""


@pytest.fixture
def shapes(tmp_path, monkeypatch):
    (tmp_path / "shapes").mkdir()
    (tmp_path / "shapes" / "norm.ttl").write_text(SHAPE)
    monkeypatch.setattr(files, "graph_home", lambda: tmp_path)
    return constraints.shapes(constraints.store())


def test_a_shape_names_the_class_that_it_checks(shapes):
    assert [(shape.iri, shape.targets) for shape in shapes] == [
        (SHAPES + "Norm", (DISARM + "Norm",))
    ]


def test_a_rule_has_its_property_severity_and_messages(shapes):
    bearer, deadline, _ = shapes[0].rules
    assert [step.value for step in bearer.path] == [DISARM + "bearer"]
    assert bearer.severity == "Warning"
    assert [message.language for message in bearer.messages] == ["en", "fr"]
    assert (deadline.path, deadline.severity) == ((), "Violation")


def test_a_path_of_several_properties_names_them_all(shapes):
    _, _, place = shapes[0].rules
    assert [step.value for step in place.path] == [DISARM + "statedIn", DCTERMS + "source"]
