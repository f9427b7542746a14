"""The page of a provision: its place in the text, norms close to its own elsewhere."""

import pytest

from disarmgraph.content.resource import description
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE
from disarmgraph.views import provision
from disarmgraph.views.legal import Known

INSTRUMENT = BASE + "id/instrument/"


@pytest.fixture(scope="module")
def portrait(graph):
    known = Known(graph)

    def of(path):
        about = description(graph, INSTRUMENT + path)
        return provision.portrait(Names(graph, "en"), about, known.outlines, known.alike)

    return of


@pytest.mark.parametrize(
    ("path", "previous", "following"),
    [
        ("apmbc/art_5", "apmbc/art_4", "apmbc/art_6"),
        ("apmbc/art_1", None, "apmbc/art_2"),
        ("apmbc/art_22", "apmbc/art_21", None),
        ("apmbc/art_5__para_1", None, "apmbc/art_5__para_2"),
        (
            "apmbc/art_1__para_1__item_2",
            "apmbc/art_1__para_1__item_1",
            "apmbc/art_1__para_1__item_3",
        ),
    ],
)
def test_a_provision_has_its_neighbours_within_what_it_is_in(portrait, path, previous, following):
    values = portrait(path)
    assert values["previous"] == (previous and INSTRUMENT + previous)
    assert values["next"] == (following and INSTRUMENT + following)


def test_a_provision_knows_what_it_is_within_and_its_rank(portrait):
    values = portrait("apmbc/art_1__para_1__item_2")
    assert [part.anchor for part in values["above"]] == ["art_1", "art_1__para_1"]
    assert values["instrument"] == INSTRUMENT + "apmbc"
    assert (values["rank"], values["total"]) == (4, 108)


def test_norms_close_to_those_within_are_told_what_binds_in_law_first(portrait):
    """Section II, paragraph 7 of the Programme of Action, and the marking of the treaties."""
    values = portrait("iti/sec_3__para_8__item_1")
    told = {norm.iri.rpartition("/")[2]: found for norm, found in values["alike"].items()}
    forces = told["iti-sec-3-mark-at-manufacture"]
    assert [force.rpartition("/")[2] for force in forces] == [
        "legally-binding",
        "politically-binding",
    ]
    binding, political = ({text.rpartition("/")[2] for text in found} for found in forces.values())
    assert "fap" in binding
    assert political == {"unpoa"}


def test_what_a_provision_founds_is_told(portrait):
    assert portrait("pelindaba/art_12")["founded"] == [BASE + "id/body/afcone"]


def test_clauses_are_told_from_norms(portrait):
    values = portrait("apmbc/art_20__para_3")
    assert values["clauses"] == [BASE + "id/clause/apmbc-withdrawal"]
    assert all("/id/norm/" in norm.iri for norm in values["part"].norms)
