"""Checking: our own graph is well, and the faults of a user's files are found and located."""

import hashlib

import pytest
from checking import BODY, DATA, HEAD, NODE, SHAPE, brief, changed

from disarmgraph.check import check
from disarmgraph.validation.check_report import exit_code


def test_our_own_graph_has_no_problem():
    assert [problem.text("en") for problem in check()] == []


def test_file_that_refers_to_our_graph_has_no_problem(written):
    assert check([written(HEAD + BODY)]) == []


def test_broken_rule_is_located_and_explained_in_both_languages(written):
    path = written(changed("disarm:kind body-kind:office", "disarm:kind basis:stated"))

    (problem,) = check([path])

    assert brief([problem]) == [("body.ttl", 13, NODE, "Body-kind")]
    assert problem.text("en") == (
        "body.ttl:13:17: error: body:mill-office: A body has exactly one kind, a concept of the "
        "list of kinds of body: give one disarm:kind from scheme/body-kind. "
        "disarmgraph explain shape:Body-kind shows the list. "
        "(basis:stated) [shape:Body-kind]"
    )
    assert problem.message("fr").startswith("Un organe a exactement un type, à prendre dans")
    assert problem.severity == "error"


def test_missing_statement_is_located_at_the_start_of_the_block(written):
    path = written(changed("    disarm:kind body-kind:office ;\n", ""))

    assert brief(check([path])) == [("body.ttl", 12, NODE, "Body-kind")]


def test_value_missing_beside_another_is_located_at_that_other(written):
    path = written(changed('    rdfs:label "Bureau des moulins"@fr ;\n', ""))

    assert brief(check([path])) == [("body.ttl", 14, NODE, "Words-labelInFrench")]


def test_blank_node_is_checked_too(written):
    path = written(
        HEAD
        + "[] a disarm:Body ;"
        + BODY.partition(";")[2].replace("disarm:kind body-kind:office ;", "")
    )

    (problem,) = check([path])

    assert brief([problem]) == [("body.ttl", 12, "[]", "Body-kind")]


def test_warning_is_reported_and_leaves_exit_code_0(written):
    person = (
        BODY.replace("body:mill-office a disarm:Body", "body:miller a disarm:Person")
        .replace("    disarm:kind body-kind:office ;\n", "")
        .replace("    disarm:locatedIn state:TGO ;\n", "")
    )

    problems = check([written(HEAD + person)])

    assert [(problem.severity, problem.rule) for problem in problems] == [
        ("warning", SHAPE + "Person-tenure")
    ]
    assert exit_code(problems) == 0


def test_two_things_with_one_name_are_found_across_files(written):
    other = HEAD + BODY.replace("body:mill-office", "body:office-of-mills")

    problems = check([written(HEAD + BODY), written(other, "other.ttl")])

    assert {problem.file for problem in problems} == {"body.ttl", "other.ttl"}
    assert {problem.rule for problem in problems} == {"one-name-for-two-things"}
    first, second = (problem.message("en") for problem in problems)
    assert first.endswith(" body:office-of-mills stands in other.ttl:14:5.")
    assert second.endswith(" body:mill-office stands in body.ttl:14:5.")


def test_a_passage_that_is_not_what_its_text_says_is_found(written, tmp_path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("First words. Second words.", encoding="utf-8")
    whole = hashlib.sha256(b"First words. Second words.").hexdigest()
    first = hashlib.sha256(b"First words.").hexdigest()
    text = (
        "@prefix d: <https://w3id.org/disarmgraph/ontology#> .\n"
        f'<urn:x:doc> d:sourceTextChecksum "{whole}" .\n'
        "<urn:x:one> d:isPassageOf <urn:x:doc> ; d:start 0 ; d:end 12 ;\n"
        f'    d:textChecksum "{first}" .\n'
        "<urn:x:two> d:isPassageOf <urn:x:doc> ; d:start 13 ; d:end 26 ;\n"
        f'    d:textChecksum "{first}" .\n'
    )
    path = written(text)

    found = [p for p in check([path], texts=tmp_path / "texts") if p.rule == "checksum-mismatch"]

    assert [(p.node, p.line, p.column) for p in found] == [("urn:x:two", 6, 5)]
    assert f"expected {first}" in found[0].message("en")


def test_a_statement_is_located_in_the_file_in_which_it_stands(written):
    body = written(HEAD + BODY)
    more = written(HEAD + "body:mill-office disarm:fundedBy body:nobody .\n", "more.ttl")

    for paths in ([body, more], [more, body]):
        (problem,) = check(paths)
        assert (problem.file, problem.line, problem.column) == ("more.ttl", 12, 34)


def test_the_matter_with_a_value_is_said_before_what_the_shape_asks(written):
    wrong = changed("disarm:locatedIn state:TGO", 'disarm:locatedIn "Togo"').replace(
        "@prefix state", "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n@prefix state"
    )
    wrong = wrong.replace('"Togo" ;', '"Togo" ;\n    disarm:startDate "2024-02-30"^^xsd:date ;')

    told = [problem.message("en") for problem in check([written(wrong)])]

    assert any(text.startswith("“Togo” is text where a thing is wanted. ") for text in told)
    assert any(text.startswith("“2024-02-30” is no xsd:date. ") for text in told)


@pytest.mark.parametrize(("date", "datatype"), [('"2012-06-21"', "string"), ("2012", "integer")])
def test_a_date_that_is_not_typed_as_one_is_told_how_dates_are_written(written, date, datatype):
    wrong = changed("disarm:locatedIn state:TGO", f"disarm:startDate {date}")

    (problem,) = check([written(wrong)])

    value = date.strip('"')
    assert problem.message("en").startswith(f"“{value}” is read as xsd:{datatype}. ")
    assert problem.message("fr").startswith(f"« {value} » se lit comme xsd:{datatype}. ")
    assert "write disarm:startDate as '2026-11-28'^^xsd:date" in problem.message("en")


def test_values_that_collide_are_shown(written):
    path = written(changed('"Office of Mills"@en', '"Office of Mills"@en , "Mill Office"@en'))

    (problem,) = check([path])

    assert problem.message("en").startswith("There are “Office of Mills”@en, “Mill Office”@en. ")
    assert problem.message("fr").startswith("Il y a « Office of Mills »@en, « Mill Office »@en. ")
    assert "stands in" not in problem.message("en")


def test_a_value_that_collides_with_one_of_another_file_is_told_with_its_place(written):
    mine = written(HEAD + BODY)
    other = written(HEAD + 'body:mill-office rdfs:label "Mill Office"@en .\n', "other.ttl")

    (problem,) = check([mine, other])

    assert problem.place() == "body.ttl:14:5"
    assert problem.message("en").endswith(" “Mill Office”@en stands in other.ttl:12:29.")
    assert problem.message("fr").endswith(" « Mill Office »@en figure dans other.ttl:12:29.")


def test_a_value_that_collides_with_one_of_our_graph_is_told_with_its_place(written):
    states = (DATA / "actors" / "states.ttl").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(states, 1) if '"Togo"@en' in text)
    column = states[line - 1].index('"Togo"@en') + 1

    (problem,) = check([written(HEAD + 'state:TGO rdfs:label "Togoland"@en .\n')])

    where = f"“Togo”@en stands in data/actors/states.ttl:{line}:{column}."
    assert problem.message("en").endswith(where)


def test_a_value_is_not_refused_twice(written):
    path = written(changed("disarm:locatedIn state:TGO", "disarm:locatedIn basis:stated"))

    assert [problem.rule for problem in check([path])] == [SHAPE + "Body-locatedIn"]
