"""An answer as a table for a terminal."""

import json

import pytest

from disarmgraph.content.table import table


def answer(*bindings, variables=("thing", "label")):
    return json.dumps({"head": {"vars": variables}, "results": {"bindings": bindings}}).encode()


def test_a_table_is_aligned_and_shortens_iris():
    france = {"type": "uri", "value": "https://w3id.org/disarmgraph/id/state/FRA"}
    printed = table(
        answer(
            {"thing": france, "label": {"type": "literal", "value": "France", "xml:lang": "en"}},
            {"label": {"type": "literal", "value": "two\n lines"}},
            {"thing": {"type": "bnode", "value": "b0"}},
        )
    )
    assert printed.splitlines() == [
        "thing      label",
        "---------  ---------",
        "state:FRA  France",
        "           two lines",
        "_:b0",
        "(3 rows)",
    ]


def test_a_triple_in_a_cell_is_written_out():
    part = {"type": "literal", "value": "x"}
    triple = {"type": "triple", "value": {"subject": part, "predicate": part, "object": part}}
    assert "<< x x x >>" in table(answer({"thing": triple}))


@pytest.mark.parametrize(("rows", "count"), [(0, "(0 rows)"), (1, "(1 row)"), (2, "(2 rows)")])
def test_the_last_line_counts_the_rows(rows, count):
    assert table(answer(*[{}] * rows)).splitlines()[-1] == count


def test_an_answer_without_variables_has_only_its_count():
    assert table(answer({}, variables=())).split("\n") == ["", "", "", "(1 row)", ""]


@pytest.mark.parametrize("verdict", [True, False])
def test_yes_or_no_is_one_word(verdict):
    body = json.dumps({"head": {}, "boolean": verdict}).encode()
    assert table(body) == ("true\n" if verdict else "false\n")
