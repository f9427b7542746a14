"""Letters without their marks, here and in a query."""

import pytest
from pyoxigraph import Literal, Store

from disarmgraph.lists.letters import BASES, plain, plain_in_sparql


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("États parties", "etats parties"),
        ("Čekuolis", "čekuolis"),  # no letter of English or French
        ("L\u2019Œuvre façonnée À NOËL", "l'oeuvre faconnee a noel"),
        ("A/63/228", "a/63/228"),
    ],
)
def test_letters_are_small_and_without_the_marks_of_french(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize("text", ["États", "L\u2019Œuvre", "ÇA ET LÀ", "".join(BASES.values())])
def test_a_query_makes_the_same_of_a_text(text):
    [row] = Store().query(f"SELECT ({plain_in_sparql(str(Literal(text)))} AS ?made) {{}}")
    assert row["made"].value == plain(text)
