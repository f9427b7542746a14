"""Checking: what leads nowhere, what is not there, and what may have been meant."""

import pytest
from checking import BODY, HEAD, NODE, brief, changed

from disarmgraph.check import check
from disarmgraph.validation.check_report import exit_code


def test_undeclared_property_gets_the_nearest_one(written):
    path = written(changed("disarm:locatedIn", "disarm:locatedin"))

    (problem,) = check([path])

    assert brief([problem]) == [("body.ttl", 16, NODE, "undeclared-term")]
    assert problem.message("en").endswith("did you mean disarm:locatedIn?")
    assert problem.message("fr").endswith("vouliez-vous dire disarm:locatedIn ?")


def test_undeclared_concept_is_one_problem_and_not_two(written):
    path = written(changed("body-kind:office", "body-kind:offise"))

    (problem,) = check([path])

    assert brief([problem]) == [("body.ttl", 13, NODE, "undeclared-term")]
    assert problem.message("en").endswith("did you mean body-kind:office?")


@pytest.mark.parametrize(
    ("short", "meant"), [("coordination", "coordination-mechanism"), ("regional", None)]
)
def test_the_only_concept_that_begins_so_is_meant(written, short, meant):
    (problem,) = check([written(changed("body-kind:office", f"body-kind:{short}"))])

    expected = f"did you mean body-kind:{meant}?" if meant else "the list has no such concept"
    assert expected in problem.message("en")


def test_misspelt_class_is_one_problem_and_not_one_for_each_statement(written):
    path = written(changed("disarm:Body", "disarm:Bodi"))

    (problem,) = check([path])

    assert brief([problem]) == [("body.ttl", 12, NODE, "undeclared-term")]
    assert problem.message("en").endswith("did you mean disarm:Body?")


def test_dangling_reference_is_one_problem_and_not_two(written):
    path = written(changed("state:TGO", "state:TGX"))

    (problem,) = check([path])

    assert brief([problem]) == [("body.ttl", 16, NODE, "dangling-reference")]
    assert "nothing describes what this statement refers to" in problem.message("en")


@pytest.mark.parametrize(
    "namespace",
    [
        "http://w3id.org/disarmgraph/ontology#",
        "https://www.w3id.org/disarmgraph/ontology#",
        "https://w3id.org/disarmgraph#",
        "https://w3id.org/disarmgraph/ontology/",
        "https://w3id.org/disarmgraph/ontology",
    ],
)
def test_mistyped_namespace_does_not_hide_a_file_from_the_rules(written, namespace):
    text = HEAD.replace("https://w3id.org/disarmgraph/ontology#", namespace) + BODY

    problems = check([written(text)])

    assert exit_code(problems) == 1
    assert f"{namespace}Body" in {problem.value for problem in problems}


def test_mistyped_namespace_is_shown_with_the_right_one(written):
    path = written(
        HEAD.replace(
            "https://w3id.org/disarmgraph/ontology#", "http://w3id.org/disarmgraph/ontology#"
        )
        + BODY
    )

    advice = {problem.value: problem.message("en") for problem in check([path])}

    right = "did you mean <https://w3id.org/disarmgraph/ontology#Body>?"
    assert advice["http://w3id.org/disarmgraph/ontology#Body"].endswith(right)


def test_term_like_no_other_gets_no_suggestion(written):
    path = written(changed("disarm:locatedIn state:TGO", "disarm:qqqqqqqq state:TGO"))

    (problem,) = check([path])

    assert "; correct it, or look at https://w3id.org/disarmgraph/ontology" in problem.message("en")


def test_thing_without_a_class_does_not_escape_the_rules(written):
    path = written(changed("body:mill-office a disarm:Body ;", "body:mill-office"))

    (problem,) = check([path])

    assert brief([problem]) == [("body.ttl", 12, NODE, "untyped-thing")]
    assert problem.message("en").endswith("add one, as in a disarm:Body")
    assert "ajoutez-en une" in problem.message("fr")


def test_reference_between_two_files_of_the_user_resolves(written):
    part = (
        BODY.replace("body:mill-office", "body:sieve-unit")
        .replace("Office of Mills", "Unit of Sieves")
        .replace("state:TGO", "state:TGO ;\n    disarm:fundedBy body:mill-office")
    )

    assert check([written(HEAD + BODY), written(HEAD + part, "unit.ttl")]) == []


def test_only_what_the_user_describes_is_reported(written):
    """A second French label for a State of ours is a fault of that State, and of this file."""
    path = written(HEAD + BODY + '\nstate:TGO rdfs:label "Le Togo"@fr .\n')

    assert brief(check([path])) == [
        ("body.ttl", 20, "https://w3id.org/disarmgraph/id/state/TGO", "Words-label")
    ]


def test_a_property_that_is_not_for_the_class_is_located(written):
    path = written(changed("disarm:locatedIn state:TGO", "disarm:bearer state:TGO"))

    (problem,) = check([path])

    assert (problem.rule, problem.line, problem.column) == ("subject-outside-domain", 16, 5)
    assert "disarm:bearer is only said of disarm:Norm" in problem.message("en")


def test_a_term_of_a_borrowed_vocabulary_that_it_does_not_declare_is_found(written):
    path = written(changed('rdfs:label "Bureau', 'rdfs:lable "Bureau'))

    problems = check([path])

    lost = next(problem for problem in problems if problem.rule == "undeclared-term")
    assert (lost.line, lost.column) == (15, 5)
    assert lost.message("en").endswith("did you mean rdfs:label?")


def test_a_borrowed_namespace_with_the_wrong_scheme_is_found(written):
    text = HEAD.replace("<http://www.w3.org/2000", "<https://www.w3.org/2000") + BODY

    advice = {p.message("en") for p in check([written(text)]) if p.rule == "undeclared-term"}

    (text,) = advice
    assert text.endswith("<http://www.w3.org/2000/01/rdf-schema#label>?")


@pytest.mark.parametrize(
    ("written_for", "meant"),
    [("state:TOG", "state:TGO (Togo)"), ("state:Togo", "state:TGO (Togo)"), ("state:Qqq", None)],
)
def test_what_was_meant_is_shown_with_its_label_or_not_at_all(written, written_for, meant):
    path = written(changed("state:TGO", written_for))

    (problem,) = check([path])

    assert ("did you mean" in problem.message("en")) == (meant is not None)
    assert meant is None or f"did you mean {meant}?" in problem.message("en")


def test_a_namespace_like_ours_does_not_hide_a_file(written):
    path = written((HEAD + BODY).replace("w3id.org/disarmgraph/", "w3id.org/disarmgaph/"))

    assert "undeclared-term" in {problem.rule for problem in check([path])}
