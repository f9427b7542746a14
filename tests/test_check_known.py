"""Checking against more or less than all: the core, shapes of the user, the ontology, waivers."""

import pytest
from checking import BODY, HEAD, NODE, SHAPE, changed

from disarmgraph.check import check
from disarmgraph.rdf.rdf_file import InputError


def test_what_refers_to_our_things_is_not_judged_against_the_core_alone(written):
    path = written(changed("state:TGO", "state:TGX"))

    assert check([path], against="core") == []


def test_terms_are_known_against_the_core(written):
    path = written(changed("body-kind:office", "body-kind:offise"))

    assert [problem.rule for problem in check([path], against="core")] == ["undeclared-term"]


def test_only_shapes_of_the_user_are_applied_against_nothing(written):
    path = written(changed("body-kind:office", "body-kind:offise"))
    shapes = written(
        "@prefix : <urn:x:> .\n@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        ":All sh:targetSubjectsOf <http://purl.org/dc/terms/source> ; sh:property :two .\n"
        ":two sh:path <http://purl.org/dc/terms/source> ; sh:minCount 2 ; sh:severity sh:Info ;\n"
        '    sh:message "two sources are wanted" .\n',
        "shapes.ttl",
    )

    (problem,) = check([path], against="none", shapes=[shapes])
    assert (problem.rule, problem.severity) == ("urn:x:two", "note")
    assert problem.message("fr") == problem.message("en") == "two sources are wanted"
    assert (problem.line, problem.column) == (18, 5)


def test_against_nothing_shapes_have_to_be_named(written):
    with pytest.raises(InputError, match="shapes"):
        check([written(HEAD + BODY)], against="none")


def test_shapes_of_the_user_come_on_top_of_ours(written):
    path = written(changed("disarm:kind body-kind:office", "disarm:kind basis:stated"))
    shapes = written(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "<urn:x:All> sh:targetNode <https://w3id.org/disarmgraph/id/body/mill-office> ;\n"
        "    sh:property [ sh:path <urn:x:p> ; sh:minCount 1 ] .\n",
        "shapes.ttl",
    )

    found = {problem.rule: problem for problem in check([path], shapes=[shapes])}

    assert set(found) == {SHAPE + "Body-kind", "urn:x:All"}
    assert "MinCountConstraintComponent" in found["urn:x:All"].message("en")


def test_broken_shapes_of_the_user_are_a_problem_of_theirs(written):
    path = written(HEAD + BODY)

    assert [p.file for p in check([path], shapes=[written("<urn:a>", "s.ttl")])] == ["s.ttl"]


def test_waivers_are_counted_and_what_is_wrong_with_them_is_reported(written, tmp_path):
    path = written(changed("disarm:kind body-kind:office", "disarm:kind basis:stated"))
    known = tmp_path / "waivers.toml"
    one = '[[waiver]]\nrule = "shape:Body-kind"\nreason = "asked"\nuntil = 2999-01-01\n'
    known.write_text(one + one.replace("Body-kind", "Body-seat"), encoding="utf-8")

    report = check([path], waivers=known)

    assert report.waived == 1
    (problem,) = report
    assert problem.rule == "unused-waiver"
    assert "covers nothing" in problem.message("en")


def test_waivers_are_not_judged_while_a_file_breaks_its_grammar(written, tmp_path):
    known = tmp_path / "waivers.toml"
    known.write_text('[[waiver]]\nrule = "shape:Body-kind"\nreason = "asked"\nuntil = 2999-01-01\n')

    assert [problem.rule for problem in check([written("a b c .\n")], waivers=known)] == ["syntax"]


EXTENSION = """@prefix : <https://w3id.org/example/ext#> .
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

<https://w3id.org/example/ext> a owl:Ontology ; rdfs:label "Extension"@en .

:Warehouse a owl:Class ;
    rdfs:subClassOf disarm:Place , :Warehouse ;
    rdfs:isDefinedBy <https://w3id.org/example/ext> ;
    rdfs:label "warehouse"@en , "entrepôt"@fr ;
    skos:definition "Place for arms."@en , "Lieu où se trouvent des armes."@fr .
"""


def test_an_extension_of_the_ontology_is_held_to_its_rules_where_that_is_asked(written):
    path = written(EXTENSION)

    assert check([path]) == []
    found = check([path], ontology=True)
    circle = next(problem for problem in found if problem.rule == "term-below-itself")
    assert (circle.line, circle.column) == (10, 36)
    lacking = [p.message("en") for p in found if p.rule == "ontology-without-required-metadata"]
    assert any(message.endswith("(dcterms:license)") for message in lacking)


@pytest.mark.slow
def test_our_own_ontology_has_nothing_but_notes():
    assert {problem.severity for problem in check(ontology=True)} <= {"note"}


@pytest.mark.parametrize(
    "path",
    [
        "[ sh:alternativePath ( rdfs:label <http://purl.org/dc/terms/source> ) ]",
        "( <https://w3id.org/disarmgraph/ontology#kind> rdfs:label )",
        "[ sh:inversePath rdfs:label ]",
        "[ sh:zeroOrMorePath rdfs:label ]",
    ],
)
def test_a_shape_of_the_user_may_count_along_any_path(written, path):
    shapes = written(
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        f"<urn:x:All> sh:targetNode <{NODE}> ; sh:property <urn:x:counted> .\n"
        f"<urn:x:counted> sh:path {path} ; sh:maxCount 0 ; sh:minCount 1 .\n",
        "shapes.ttl",
    )

    found = [p for p in check([written(HEAD + BODY)], shapes=[shapes]) if p.rule == "urn:x:counted"]

    assert found
    assert all(problem.line == 12 for problem in found)
