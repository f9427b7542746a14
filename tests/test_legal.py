"""Which page a State, an instrument, a provision has; none for other things."""

from datetime import date

import pytest
from pyoxigraph import Store

from disarmgraph.content.resource import description
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE
from disarmgraph.views import legal
from disarmgraph.views.legal import Known


@pytest.fixture(scope="module")
def known(graph):
    found = Known(graph)
    found.read()
    return found


@pytest.mark.parametrize(
    ("path", "template"),
    [
        ("id/state/FRA", "state.html"),
        ("id/instrument/apmbc", "instrument.html"),
        ("id/instrument/maputo-action-plan", "instrument.html"),
        ("id/instrument/imas", "instrument.html"),
        ("id/instrument/apmbc/art_5", "provision.html"),
    ],
)
def test_each_has_its_page(graph, known, path, template):
    about = description(graph, BASE + path)
    found, values = legal.page(Names(graph, "fr"), about, date(2026, 1, 1), known)
    assert found == template
    assert values["about"] is about


@pytest.mark.parametrize("path", ["id/norm/apmbc-not-use", "id/body/unoda", "scheme/theme/gender"])
def test_other_things_have_none(graph, known, path):
    about = description(graph, BASE + path)
    assert legal.page(Names(graph, "en"), about, date(2026, 1, 1), known) is None


def test_a_graph_without_treaties_is_read_all_the_same():
    known = Known(Store())
    known.read()
    assert known.register.treaties == []
    assert known.deadlines.dues == []
