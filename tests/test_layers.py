"""The layers of a drawing of chains."""

from itertools import pairwise

from disarmgraph.reference.layers import layers

EDGES = [("a", "b"), ("b", "c"), ("a", "c"), ("d", "c"), ("e", "c")]
HEIGHT = dict.fromkeys("abcde", 30.0)


def test_every_line_leads_to_the_right_through_every_layer():
    found = layers(EDGES, HEIGHT, 10)
    layer = {node: number for number, row in enumerate(found.rows) for node in row}
    for edge in EDGES:
        way = found.way[edge]
        assert (way[0], way[-1]) == edge
        assert [layer[other] - layer[one] for one, other in pairwise(way)] == [1] * (len(way) - 1)


def test_a_line_that_passes_a_layer_has_a_stop_of_its_own_there():
    found = layers(EDGES, HEIGHT, 10)
    assert found.way["a", "c"] == ("a", (("a", "c"), 1), "c")
    assert (("a", "c"), 1) in found.rows[1]


def test_what_nothing_leads_to_stands_just_before_what_it_leads_to():
    rows = layers(EDGES, HEIGHT, 10).rows
    assert [set(row) & set("abcde") for row in rows] == [{"a"}, {"b", "d", "e"}, {"c"}]


def test_nodes_of_a_layer_keep_their_distance():
    found = layers(EDGES, HEIGHT, 10)
    for row in found.rows:
        for one, other in pairwise(row):
            least = (HEIGHT.get(one, 0) + HEIGHT.get(other, 0)) / 2 + 10
            assert found.middle[other] - found.middle[one] >= least - 1e-9


def test_nothing_stands_above_the_top():
    middle = layers(EDGES, HEIGHT, 10).middle
    assert min(middle[node] - HEIGHT.get(node, 0) / 2 for node in middle) == 0


def test_lines_that_need_not_cross_do_not():
    edges = [("a", "z"), ("b", "y"), ("c", "x")]
    rows = layers(edges, dict.fromkeys("abcxyz", 10.0), 5).rows
    partner = dict(edges)
    assert [partner[node] for node in rows[0]] == list(rows[1])
