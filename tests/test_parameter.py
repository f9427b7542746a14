"""What a header may declare, and how values get into a query."""

import pytest
from pyoxigraph import Literal, NamedNode, Store

from disarmgraph.files import query_files
from disarmgraph.namespaces import PREFIXES, XSD
from disarmgraph.query import query_text
from disarmgraph.query.parameter import ParameterError, declared, filled
from disarmgraph.query.query_file import library, read
from disarmgraph.query.values import blocks

STATE = PREFIXES["state"]
TEXT = """PREFIX instrument: <https://w3id.org/disarmgraph/id/instrument/>
PREFIX state: <https://w3id.org/disarmgraph/id/state/>
PREFIX theme: <https://w3id.org/disarmgraph/scheme/theme/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?state ?treaty ?other ?day ?year ?name ?theme ?any
WHERE {
  VALUES ?state { state:LKA }
  VALUES ?treaty { instrument:apmbc instrument:ccm }
  VALUES (?other ?day) { (state:EST "2024-06-01"^^xsd:date) }
  VALUES ?year { 2014 }
  VALUES ?name { "CASA" }
  VALUES ?theme {
    theme:marking
    theme:tracing
  }
  VALUES ?any { UNDEF }
  VALUES (?two ?times) { (1 2) (3 4) }
}
"""


def of(line):
    return declared(line, query_text.read(TEXT))


def test_a_declaration_says_name_labels_kind_and_has_its_default_from_the_text():
    found = of("state | State | État | disarm:State")
    assert (found.name, found.label, found.label_fr) == ("state", "State", "État")
    assert (found.kind, found.several, found.optional) == ("disarm:State", False, False)
    assert found.default == (NamedNode(STATE + "LKA"),)


def test_a_default_is_an_example_where_that_is_said():
    assert of("state | State | État | example disarm:State").is_example
    assert not of("state | State | État | disarm:State").is_example


def test_several_values_are_allowed_where_that_is_said():
    found = of("treaty | Treaties | Traités | several disarm:Treaty")
    assert found.several
    assert [value.value[-5:] for value in found.default] == ["apmbc", "t/ccm"]


def test_nothing_need_be_chosen_where_the_text_has_undef():
    assert of("any | State | État | disarm:State").optional


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("state | State | disarm:State", "variable | name | name in French | kind"),
        ("state | State |  | disarm:State", "variable | name | name in French | kind"),
        ("town | Town | Ville | disarm:Place", r"?town is bound by 0 VALUES; write one: VALUES"),
        ("lang | State | État | disarm:State", "no parameter can be called lang"),
        ("state | State | État | State", "'State' is no kind"),
        ("state | State | État | nowhere:State", "'nowhere:State' is no kind"),
        ("treaty | Treaty | Traité | disarm:Treaty", "has 2 values in VALUES; write 'several"),
        ("day | Days | Jours | several date", "?day may have several values: give it a VALUES"),
        ("times | Number | Nombre | number", "?times has 2 values in VALUES"),
        ("state | Day | Jour | date", "LKA> in VALUES is no date"),
        ("year | State | État | disarm:State", "in VALUES is no disarm:State"),
        ("state | Subject | Sujet | theme:", "LKA> in VALUES is no theme:"),
        ("name | Year | Année | year", '"CASA" in VALUES is no year'),
        ("any | State | État | example disarm:State", "?any has no value in VALUES that could be"),
    ],
)
def test_a_declaration_that_does_not_go_with_the_text_is_an_error(line, message):
    with pytest.raises(ParameterError) as error:
        of(line)
    assert message in str(error.value)


def test_a_variable_that_two_blocks_bind_cannot_be_chosen():
    text = query_text.read("SELECT ?a { { VALUES ?a { 1 } } UNION { VALUES ?a { 2 } } }")
    with pytest.raises(ParameterError, match="bound by 2 VALUES"):
        declared("a | A | A | number", text)


def test_values_take_the_place_of_the_defaults_and_nothing_else_changes():
    new = filled(
        TEXT,
        {
            "state": [NamedNode(STATE + "EST")],
            "treaty": [NamedNode(PREFIXES["instrument"] + "tpnw")],
            "day": [Literal("2020-01-01", datatype=NamedNode(XSD + "date"))],
            "year": [Literal(2020)],
            "any": [NamedNode("urn:elsewhere")],
        },
    )
    changed = dict(zip(TEXT.splitlines(), new.splitlines(), strict=True))
    assert [(old, line) for old, line in changed.items() if old != line] == [
        ("  VALUES ?state { state:LKA }", "  VALUES ?state { state:EST }"),
        (
            "  VALUES ?treaty { instrument:apmbc instrument:ccm }",
            "  VALUES ?treaty { instrument:tpnw }",
        ),
        (
            '  VALUES (?other ?day) { (state:EST "2024-06-01"^^xsd:date) }',
            '  VALUES (?other ?day) { (state:EST "2020-01-01"^^xsd:date) }',
        ),
        ("  VALUES ?year { 2014 }", "  VALUES ?year { 2020 }"),
        ("  VALUES ?any { UNDEF }", "  VALUES ?any { <urn:elsewhere> }"),
    ]


def test_several_values_stand_as_the_defaults_stood():
    theme = PREFIXES["theme"]
    new = filled(TEXT, {"theme": [NamedNode(theme + each) for each in ("a", "b", "c")]})
    assert "  VALUES ?theme {\n    theme:a\n    theme:b\n    theme:c\n  }\n" in new
    instruments = [NamedNode(PREFIXES["instrument"] + each) for each in ("att", "npt")]
    assert "VALUES ?treaty { instrument:att instrument:npt }" in filled(
        TEXT, {"treaty": instruments}
    )


HOSTILE = [
    'CASA" } UNION { ?s ?p ?o',
    '"} #',
    "'; DROP ALL",
    "a\nb",
    "\u0022 } ?s ?p ?o { #",
    "}\r\n} SERVICE <http://example.org/> {",
    "\x00",
    "\u0660\u2019\u00ab",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_text_is_a_term_whatever_it_says(words):
    """As written by filled(): what literal() lets through is a part of it."""
    new = filled(TEXT, {"name": [Literal(words)]})
    ((slot,),) = next(b for b in blocks(query_text.read(new)) if b.variables == ("name",)).rows
    assert slot.value == Literal(words)
    assert {row["name"] for row in Store().query(new)} == {Literal(words)}


@pytest.mark.parametrize(
    ("line", "written", "value"),
    [
        ("day | Day | Jour | date", "2020-02-29", "2020-02-29"),
        ("day | Day | Jour | date", "2021-02-29", None),
        ("day | Day | Jour | date", "2021-2-9", None),
        ("day | Day | Jour | date", "\u0662021-02-09", None),
        ("year | Year | Année | year", "2020", "2020"),
        ("year | Year | Année | year", "20", None),
        ("year | Year | Année | number", "-3", "-3"),
        ("year | Year | Année | number", "1e9", None),
        ("name | Name | Nom | text", "d'État", "d'État"),
        ("name | Name | Nom | text", "a\\u0022", None),
        ("name | Name | Nom | text", "a\nb", None),
        ("name | Name | Nom | text", "x" * 201, None),
        ("name | Name | Nom | text", "", None),
    ],
)
def test_a_literal_is_read_by_strict_rules(line, written, value):
    found = of(line).literal(written)
    assert (found.value if found else None) == value


def test_a_literal_has_the_datatype_of_the_default():
    gyear = declared(
        "a | Year | Année | year",
        query_text.read(f'SELECT ?a {{ VALUES ?a {{ "2014"^^<{XSD}gYear> }} }}'),
    )
    assert gyear.literal("2020").datatype.value == XSD + "gYear"
    assert of("year | Year | Année | year").literal("2020").datatype.value == XSD + "integer"
    assert of("year | Size | Taille | number").literal("2.5").datatype.value == XSD + "decimal"


@pytest.mark.parametrize("path", query_files(), ids=lambda path: path.stem)
def test_a_question_filled_with_its_own_defaults_is_the_question(path):
    question = read(path)
    defaults = {each.name: each.default for each in question.parameters}
    assert filled(question.text, defaults) == question.text


@pytest.mark.parametrize("path", query_files(), ids=lambda path: path.stem)
def test_no_description_tells_readers_to_change_what_is_declared(path):
    question = read(path)
    told = f"{question.description} {question.description_fr}".casefold()
    assert not question.parameters or ("change the" not in told and "changez l" not in told)


def test_most_questions_let_something_be_chosen():
    """Those that do not ask for one thing that the graph has once."""
    assert sum(bool(each.parameters) for each in library()) >= 135
