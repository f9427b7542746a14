"""What docs/pages.md tells readers of addresses is so."""

import re

import pytest

from disarmgraph.files import graph_home

TEXT = (graph_home() / "docs" / "pages.md").read_text(encoding="utf-8")
ADDRESSES = sorted(
    set(re.findall(r"[`( ]'?(?:http://localhost:8000)?(/(?:view|id|cite)/[\w./?=&-]+)", TEXT))
)


def test_there_are_addresses():
    assert len(ADDRESSES) >= 8


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_answers(client, address):
    assert client.get(address).status_code == 200


def test_a_theme_takes_in_the_narrower_ones(client):
    """Marking at manufacture and at import are themes below marking."""
    rows = client.get("/view/duties.csv?theme=marking").text.splitlines()
    narrower = client.get("/view/duties.csv?theme=marking-at-import").text.splitlines()
    assert len(rows) > len(narrower) > 1
    assert set(narrower[1:]) <= set(rows[1:])
