"""Duties compared across texts."""

from collections import Counter

import mill
import pytest

from disarmgraph.law.duty import duties
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE
from disarmgraph.views.comparison import (
    Choice,
    Comparison,
    by_force,
    by_text,
    cells,
    kinds_in,
    table,
    text_name,
)


@pytest.fixture(scope="module")
def store():
    return mill.store()


@pytest.fixture(scope="module")
def names(store):
    return Names(store, "en")


@pytest.fixture(scope="module")
def compare(store):
    return Comparison(store, duties(store))


def slugs(found):
    return [each.iri.rpartition("/")[2] for each in found]


def test_norms_are_chosen_by_theme_action_weapon_bearer_and_text(compare):
    assert slugs(compare.chosen(Choice())) == [
        *("sieves-keep", "sieves-keep-as-told", "flour-not-burn", "flour-keep"),
        "council-keeps-sieve",
    ]
    assert slugs(compare.chosen(Choice(theme="reporting"))) == ["sieves-keep-as-told"]
    assert slugs(compare.chosen(Choice(action="destroy"))) == ["flour-not-burn"]
    assert slugs(compare.chosen(Choice(bearer="body/council"))) == ["council-keeps-sieve"]
    both = Choice(weapon="small-arms", text="instrument/sieves")
    assert slugs(compare.chosen(both)) == ["sieves-keep"]


def test_what_is_narrower_counts_with_what_is_chosen(graph):
    compare = Comparison(graph, duties(graph))
    marking = {each.iri for each in compare.chosen(Choice(theme="marking"))}
    at_import = {each.iri for each in compare.chosen(Choice(theme="marking-at-import"))}
    assert at_import
    assert at_import < marking


def test_only_what_some_norm_has_can_be_chosen(compare, names):
    assert compare.offers("theme", "reporting")
    assert not compare.offers("theme", "weather")
    offered = compare.options(names, Choice(text="instrument/flour"), "action")
    assert [(option.value, option.count) for option in offered] == [
        ("destroy", 1),
        ("keep-records", 1),
    ]


def test_choosing_one_value_leaves_the_others_of_its_kind_to_choose(compare, names):
    offered = compare.options(names, Choice(text="instrument/flour"), "text")
    assert {option.value: option.count for option in offered} == {
        "document/mill": 1,
        "instrument/flour": 2,
        "instrument/sieves": 2,
    }


def test_norms_stand_under_their_legal_force_from_hard_to_soft(compare, names):
    groups = by_force(names, compare.chosen(Choice()))
    assert [(force, slugs(of)) for force, of in groups] == [
        ("legally-binding", ["sieves-keep", "sieves-keep-as-told"]),
        ("politically-binding", ["flour-not-burn", "flour-keep"]),
        ("non-binding", ["council-keeps-sieve"]),
    ]


def test_texts_are_counted_by_class_and_force(compare, names):
    counted = by_text(names, compare.chosen(Choice()))
    assert counted[1] == (
        f"{BASE}id/instrument/flour",
        Counter({"Prohibition": 1, "Obligation": 1, "politically-binding": 2, "norms": 2}),
    )
    assert kinds_in(counts for _, counts in counted) == [
        "Prohibition",
        "Obligation",
        "Recommendation",
    ]


def test_a_matrix_has_the_hardest_force_of_each_text_on_each_theme(compare, names):
    matrix = compare.matrix(names, compare.chosen(Choice()))
    assert [text.rpartition("/")[2] for text in matrix.texts] == ["sieves", "flour", "mill"]
    (row,) = matrix.rows
    assert row[0] == f"{BASE}scheme/theme/record-keeping"
    assert [(row[1][text].force, row[1][text].count) for text in matrix.texts] == [
        ("legally-binding", 1),
        ("politically-binding", 2),
        ("non-binding", 1),
    ]
    assert matrix.left_out == 1
    assert matrix.present == ["legally-binding", "politically-binding", "non-binding"]
    assert matrix.bands == [
        ("legally-binding", 1),
        ("politically-binding", 1),
        ("non-binding", 1),
    ]


def test_a_matrix_may_have_the_themes_of_one_text_alone(compare, names):
    matrix = compare.matrix(names, compare.chosen(Choice()), least=1)
    assert [theme.rpartition("/")[2] for theme, _ in matrix.rows] == [
        "record-keeping",
        "reporting",
    ]
    assert matrix.left_out == 0


def test_a_table_has_one_row_for_each_norm(compare, names):
    head, *rows = table(names, compare.chosen(Choice(text="instrument/sieves")))
    found = [dict(zip(head, row, strict=True)) for row in rows]
    assert [row["norm"].rpartition("/")[2] for row in found] == [
        "sieves-keep",
        "sieves-keep-as-told",
    ]
    assert found[0]["legalForce"] == "legally-binding"
    assert found[0]["bearerName"] == "each mill"
    assert found[0]["provision"] == f"{BASE}id/instrument/sieves/art_1"
    assert found[1]["passage"] == f"{mill.DOCUMENT}/para_1__item_1"


def test_the_cells_of_a_matrix_are_rows_that_name_the_hardest_norm(compare, names):
    _, *rows = cells(names, compare.matrix(names, compare.chosen(Choice())))
    assert [(row[2].rpartition("/")[2], *row[4:7]) for row in rows] == [
        ("sieves", "1", "legally-binding", "Obligation"),
        ("flour", "2", "politically-binding", "Prohibition"),
        ("mill", "1", "non-binding", "Recommendation"),
    ]


def test_a_text_has_its_symbol_or_a_name_that_fits(names, graph):
    assert text_name(names, mill.DOCUMENT).text == "A/MILL/1"
    english = Names(graph, "en")
    assert text_name(english, f"{BASE}id/instrument/apmbc").text == "APMBC"
    assert text_name(english, f"{BASE}id/instrument/ccw-ap2").text == "Amended Protocol II"
    assert len(text_name(english, f"{BASE}id/document/a-63-228").text) <= 44
