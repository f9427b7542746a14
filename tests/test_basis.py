"""The marks that tell what a source states from what was counted, derived or inferred."""

import re

import pytest
from clients import EngineClient
from outline import Outline
from pyoxigraph import NamedNode, Quad, Store

from disarmgraph.names import LANGUAGES
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.pages import basis

HTML = {"Accept": "text/html"}
WORDS = {
    "en": ("stated", "counted", "derived", "inferred"),
    "fr": ("énoncé", "compté", "dérivé", "déduit"),
}


def page(client: EngineClient, path: str, language: str = "en") -> str:
    response = client.get(f"{path}?lang={language}", headers=HTML)
    assert response.status_code == 200
    return response.text


def test_things_are_counted_by_their_basis():
    store = Store()
    for thing, name in (("a", "stated"), ("b", "stated"), ("c", "inferred")):
        value = NamedNode(f"{BASE}scheme/basis/{name}")
        store.add(Quad(NamedNode(f"urn:x:{thing}"), NamedNode(DISARM + "basis"), value))
    assert basis.counted(store) == {"stated": 2, "counted": 0, "derived": 0, "inferred": 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_explains_each_mark_with_its_word(client, language):
    text = page(client, "/basis", language)
    for name, word in zip(basis.BASES, WORDS[language], strict=True):
        assert re.search(rf'<tr id="{name}">.*?mark-{name}">{word}</span>', text)


def test_every_page_leads_to_the_explanation(client):
    outline = Outline(page(client, "/id/state/LKA"))
    assert outline.links["How a fact was obtained"] == "/basis?lang=en"


def test_the_rules_are_listed_with_what_they_concluded(client):
    outline = Outline(page(client, "/basis"))
    rule = "A text span that cites a thing mentions it."
    assert outline.links[rule] == "/graph/derived/mention-by-citation?lang=en"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/id/body/icbl", "stated"),
        ("/id/enumeration/communique-2012-signatories", "counted"),
        ("/id/event/togo-united-states-storage-agreement-2008", "inferred"),
    ],
)
def test_a_thing_carries_the_mark_of_its_basis(client, path, name):
    assert f'href="/basis?lang=en#{name}"' in page(client, path)


def test_a_statement_that_a_rule_concludes_is_marked_and_leads_to_the_rule(client):
    text = page(client, "/id/event/bms3")
    assert re.search(
        r'<a class="mark mark-derived" href="/graph/derived/[\w-]+\?lang=en" title="No source', text
    )
