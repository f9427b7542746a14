"""What a query names counts in the order of what is found."""

from disarmgraph.search.entries import Entry
from disarmgraph.search.ranking import Ranking
from disarmgraph.search.text_index import TextIndex


def test_what_is_of_the_treaty_that_a_query_names_is_better_and_the_rest_as_it_was():
    index = TextIndex.of(
        Entry(iri, "norm", 1.0, (), ["Clear the mines"], (), (), (), wholes)
        for iri, wholes in (("own", ["treaty"]), ("other", []))
    )
    own, other = index.number("own"), index.number("other")
    ranked = Ranking(index).of({"norm": [(-1.0, own), (-1.0, other)]}, ["treaty"])
    scores = {number: score for score, number in ranked["norm"]}
    assert scores[own] < scores[other] == -1.0
