"""The graph or the stores that a server starts with."""

import pytest

from disarmgraph.serving import loaded
from disarmgraph.sparql.memory_store import MemoryStore

HERE, THERE = "http://here.example/sparql", "http://there.example/sparql"


@pytest.mark.parametrize(
    ("silent", "told"), [((), ""), ((THERE,), f" (not answering now: {THERE})")]
)
def test_which_stores_elsewhere_are_silent_at_the_start_is_said(example, monkeypatch, silent, told):
    class Elsewhere(MemoryStore):
        def check(self):
            return silent

    monkeypatch.setattr(loaded, "RemoteStore", lambda addresses: Elsewhere(example))
    about = loaded.open_remote([HERE, THERE]).about
    assert about == f"what is asked there is answered by {HERE}, then by {THERE}{told}"
