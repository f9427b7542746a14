"""What a check prints: in each form, in English or French, and its exit code."""

import json
from xml.etree import ElementTree

import jsonschema
import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from disarmgraph import texts
from disarmgraph.files import graph_home
from disarmgraph.namespaces import SH, SHAPES
from disarmgraph.rdf.rdf_file import open_file
from disarmgraph.rdf.spots import Spot
from disarmgraph.validation import check_forms
from disarmgraph.validation.check_report import Finding, Problem, Report, exit_code

NODE = "https://w3id.org/disarmgraph/id/body/mill-office"


def problem(**known) -> Problem:
    blank = {"node": "", "path": "", "value": "", "rule": "syntax", "severity": "error"}
    english = {"message_en": "wrong; put it right", "message_fr": "faux ; corrigez"}
    parts = {"file": "a.ttl", "line": 0, "column": 0} | blank | english | known
    spot = Spot(NamedNode(parts["node"])) if parts["node"] else None
    told = (parts["rule"], parts["severity"], parts["message_en"], parts["message_fr"])
    return Problem(**parts, finding=Finding(open_file(graph_home() / "a.ttl"), *told, spot))


def report(*problems: Problem, files=("a.ttl",)) -> Report:
    return Report(problems, files)


def test_problems_are_sorted_by_place():
    first, second, third = problem(line=9), problem(line=10), problem(file="b.ttl")

    assert list(report(third, second, first)) == [first, second, third]


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ({}, "a.ttl: error: wrong; put it right [syntax]"),
        ({"line": 3}, "a.ttl:3: error: wrong; put it right [syntax]"),
        ({"line": 3, "column": 7}, "a.ttl:3:7: error: wrong; put it right [syntax]"),
        ({"node": NODE}, "a.ttl: error: body:mill-office: wrong; put it right [syntax]"),
        ({"value": "x" * 61}, f"a.ttl: error: wrong; put it right ({'x' * 59}…) [syntax]"),
        ({"severity": "note"}, "a.ttl: note: wrong; put it right [syntax]"),
    ],
)
def test_line_shows_what_is_known(known, line):
    assert problem(**known).text("en") == line


def test_line_speaks_french():
    shown = problem(severity="warning", rule=SHAPES + "Body-kind").text("fr")

    assert shown == "a.ttl: avertissement : faux ; corrigez [shape:Body-kind]"


@pytest.mark.parametrize(
    ("severities", "language", "last"),
    [
        ([], "en", "no problems (files checked: 1)"),
        (["error"], "en", "1 error (files checked: 1)"),
        (["note", "error", "error"], "en", "2 errors, 1 note (files checked: 1)"),
        ([], "fr", "aucun problème (fichiers vérifiés : 1)"),
        (["warning", "warning"], "fr", "2 avertissements (fichiers vérifiés : 1)"),
    ],
)
def test_text_ends_with_a_line_that_sums_up(severities, language, last):
    lines = check_forms.text(report(*(problem(severity=each) for each in severities)), language)

    assert len(lines.splitlines()) == len(severities) + 1
    assert lines.splitlines()[-1] == last


def test_parts_of_lines_stand_one_below_the_other_and_have_their_colours():
    found = report(problem(line=3), problem(line=10, column=12, severity="warning"))
    lines = check_forms.text(found, "en", lambda part, kind: f"<{kind}>{part}</>").splitlines()

    assert lines[:2] == [
        "<place>a.ttl:3:    </> <error>error:  </> wrong; put it right <rule>[syntax]</>",
        "<place>a.ttl:10:12:</> <warning>warning:</> wrong; put it right <rule>[syntax]</>",
    ]


def test_json_is_as_its_schema_says():
    schema = json.loads((graph_home() / "docs/check.schema.json").read_text(encoding="utf-8"))
    found = json.loads(check_forms.as_json(report(problem(node=NODE, line=3)), "fr"))

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema)
    assert (found["language"], found["files"], found["waived"]) == ("fr", 1, 0)
    assert found["problems"] == [
        {
            "file": "a.ttl",
            "line": 3,
            "column": None,
            "node": NODE,
            "path": "",
            "value": "",
            "rule": "syntax",
            "severity": "error",
            "message": "faux ; corrigez",
        }
    ]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found | {"problems": [{"file": "a.ttl"}]}, schema)


def test_junit_has_a_test_for_each_file_and_problem():
    found = report(
        problem(line=3, column=1),
        problem(line=4, rule=SHAPES + "Body-kind"),
        problem(line=5, rule=SHAPES + "Person-tenure", severity="warning"),
        files=("a.ttl", "b.ttl"),
    )
    suite = ElementTree.fromstring(check_forms.junit(found, "en"))

    assert suite.attrib == {
        "name": "disarmgraph check",
        "tests": "4",
        "failures": "1",
        "errors": "1",
    }
    kinds = [(case.get("classname"), [each.tag for each in case]) for case in suite]
    assert kinds == [
        ("a.ttl", ["error"]),
        ("a.ttl", ["failure"]),
        ("a.ttl", ["system-out"]),
        ("b.ttl", []),
    ]
    assert suite[1][0].get("type") == "shape:Body-kind"


def test_sarif_points_at_the_line_and_knows_its_rules():
    found = report(problem(file="é b.ttl", line=3, column=7, rule=SHAPES + "Body-kind"))
    (run,) = json.loads(check_forms.sarif(found, "en"))["runs"]
    (result,) = run["results"]
    (rule,) = run["tool"]["driver"]["rules"]
    (location,) = result["locations"]

    assert rule["id"] == result["ruleId"] == "shape:Body-kind"
    assert rule["helpUri"] == SHAPES + "Body-kind"
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "%C3%A9%20b.ttl"},
        "region": {"startLine": 3, "startColumn": 7},
    }
    assert result["level"] == "error"


def test_sarif_leaves_out_a_place_that_is_not_known():
    (run,) = json.loads(check_forms.sarif(report(problem()), "en"))["runs"]
    (location,) = run["results"][0]["locations"]

    assert location == {"physicalLocation": {"artifactLocation": {"uri": "a.ttl"}}}


def test_a_sarif_fingerprint_stays_when_lines_move():
    before, after, other = (
        json.loads(check_forms.sarif(report(each), "en"))["runs"][0]["results"][0]
        for each in (problem(line=3), problem(line=9), problem(line=3, node=NODE))
    )

    assert before["partialFingerprints"] == after["partialFingerprints"]
    assert before["partialFingerprints"] != other["partialFingerprints"]


def test_github_gets_commands_with_signs_escaped():
    found = report(
        problem(file="a,b.ttl", line=3, column=7, message_en="100 %\nwrong", severity="note")
    )

    assert check_forms.github(found, "en").splitlines() == [
        "::notice file=a%2Cb.ttl,line=3,col=7,title=syntax::100 %25%0Awrong",
        "1 note (files checked: 1)",
    ]


def test_turtle_is_a_validation_report_of_shacl():
    found = report(problem(node=NODE, rule=SHAPES + "Body-kind", severity="warning"))
    triples = list(parse(check_forms.turtle(found, "en").encode(), RdfFormat.TURTLE))
    said = {(t.predicate.value.removeprefix(SH), t.object.value) for t in triples}

    assert ("conforms", "false") in said
    assert ("focusNode", NODE) in said
    assert ("sourceShape", SHAPES + "Body-kind") in said
    assert ("resultSeverity", SH + "Warning") in said
    assert {("resultMessage", "wrong; put it right"), ("resultMessage", "faux ; corrigez")} <= said
    assert ("conforms", "true") in {
        (t.predicate.value.removeprefix(SH), t.object.value)
        for t in parse(check_forms.turtle(report(), "en").encode(), RdfFormat.TURTLE)
    }


def test_exit_code_tells_what_is_severe_enough_from_the_rest():
    rule = {"rule": "other"}
    assert exit_code(report()) == 0
    assert exit_code(report(problem())) == 2
    assert exit_code(report(problem(**rule))) == 1
    assert exit_code(report(problem(**rule, severity="warning"))) == 0
    assert exit_code(report(problem(**rule, severity="warning")), "warning") == 1
    assert exit_code(report(problem(**rule, severity="note")), "warning") == 0
    assert exit_code(report(problem(**rule, severity="warning")), "note") == 1


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "fr_CH.UTF-8"}, "fr"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "fr_FR"}, "fr"),
        ({"LANG": "fr_FR", "LC_ALL": "C"}, "en"),
        ({}, "en"),
    ],
)
def test_language_follows_the_locale(environment, language):
    assert texts.reader_language(environment) == language


def test_a_notebook_shows_a_table():
    html = report(problem(line=3, message_en="a < b"))._repr_html_()

    assert "<td>a.ttl:3</td><td>error</td><td>a &lt; b</td><td>syntax</td>" in html
    assert html.endswith("<p>1 error (files checked: 1)</p>")
