"""What a check prints: lines or JSON, in English or French, and its exit code."""

import json

import pytest

from disarmgraph.check_report import Problem, exit_code, reader_language, report

NODE = "https://w3id.org/disarmgraph/id/body/mill-office"


def test_problems_are_sorted_by_place():
    first, second = problem(file="a.ttl", line=9), problem(file="a.ttl", line=10)

    assert sorted([problem(file="b.ttl"), second, first]) == [first, second, problem(file="b.ttl")]


def problem(**known) -> Problem:
    blank = {"node": "", "path": "", "value": "", "rule": "syntax", "severity": "violation"}
    english = {"message_en": "wrong; put it right", "message_fr": "faux ; corrigez"}
    return Problem(**{"file": "a.ttl", "line": 0, "column": 0} | blank | english | known)


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ({}, "a.ttl: wrong; put it right [syntax]"),
        ({"line": 3}, "a.ttl:3: wrong; put it right [syntax]"),
        ({"line": 3, "column": 7}, "a.ttl:3:7: wrong; put it right [syntax]"),
        ({"node": NODE}, "a.ttl: body:mill-office: wrong; put it right [syntax]"),
        ({"value": "x" * 61}, f"a.ttl: wrong; put it right ({'x' * 59}…) [syntax]"),
    ],
)
def test_line_shows_what_is_known(known, line):
    assert problem(**known).text("en") == line


@pytest.mark.parametrize(
    ("count", "language", "last"),
    [
        (0, "en", "no problems"),
        (1, "en", "1 problem"),
        (2, "en", "2 problems"),
        (0, "fr", "aucun problème"),
        (1, "fr", "1 problème"),
        (2, "fr", "2 problèmes"),
    ],
)
def test_text_ends_with_a_count(count, language, last):
    lines = report([problem()] * count, "text", language).splitlines()

    assert (len(lines), lines[-1]) == (count + 1, last)


def test_json_has_an_object_for_each_problem():
    printed = report([problem(node=NODE, line=3)], "json", "fr")

    assert json.loads(printed) == [
        {
            "file": "a.ttl",
            "line": 3,
            "column": None,
            "node": NODE,
            "path": "",
            "value": "",
            "rule": "syntax",
            "severity": "violation",
            "message": "faux ; corrigez",
        }
    ]


def test_exit_code_tells_violations_from_none():
    assert exit_code([]) == 0
    assert exit_code([problem(rule="other")]) == 1
    assert exit_code([problem(rule="other", severity="warning")]) == 0


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
    assert reader_language(environment) == language
