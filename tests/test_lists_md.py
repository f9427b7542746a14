"""docs/lists.md: each address that it explains leads to things."""

import json
import re

import pytest

from disarmgraph.files import graph_home

TEXT = (graph_home() / "docs/lists.md").read_text(encoding="utf-8")
ADDRESSES = re.findall(r"^\| `(/id/[^`]+)`", TEXT, re.MULTILINE)


def test_the_page_explains_addresses():
    assert len(ADDRESSES) > 8


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_leads_to_some_things_and_not_to_all(client, address):
    path = address.replace("/?", ".json?", 1)
    answer = client.get(path)
    assert answer.status_code == 200
    whole = json.loads(answer.get_data())
    assert 0 < whole["count"] < whole["of"]
