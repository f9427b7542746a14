"""The text of a passage on its page, where the operator has it."""

import re

import mill
import pytest
from clients import EngineClient

from disarmgraph.text.wording import Texts

HTML = {"Accept": "text/html"}
PARAGRAPH = "/id/document/mill/para_1"
FLOUR = "pour la farine"


@pytest.fixture(scope="module")
def with_text(tmp_path_factory):
    texts = Texts(mill.folder(tmp_path_factory.mktemp("texts")))
    with EngineClient(mill.store(), texts=texts, workers=1) as client:
        yield client


@pytest.fixture(scope="module")
def without_text():
    with EngineClient(mill.store(), workers=1) as client:
        yield client


def body(client, path, language="en"):
    response = client.get(f"{path}?lang={language}", headers=HTML)
    assert response.status_code == 200
    return response.text


def words(html):
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def test_the_text_of_a_passage_stands_beside_its_summary_in_its_own_language(with_text):
    page = body(with_text, PARAGRAPH)
    text = re.search(r'<p class="wording" lang="fr">(.*?)</p>', page, re.S)[1]
    expected = mill.OWN["para_1"].replace("'", "&#39;")
    assert re.sub(r"<[^>]+>", "", text).strip() == expected
    assert "checksum verified" in page
    assert "The League asks its Council to keep sieves." in page


def test_words_that_name_a_thing_lead_to_it(with_text):
    page = body(with_text, PARAGRAPH)
    assert re.search(r'<a href="/id/place/bremen\?lang=en" title="Bremen">Brême</a>', page)


def test_the_text_is_on_no_page_of_a_server_without_it_which_says_how_to_see_it(without_text):
    page = body(without_text, PARAGRAPH)
    assert "garder un tamis" not in page
    assert "This server shows our own summaries" in words(page)
    assert "disarmgraph passages mill/para_1 --texts FOLDER" in page
    assert mill.sha256(mill.TEXT) in page
    assert 'href="https://undocs.org/en/A/MILL/1"' in page


def test_a_folder_without_the_text_is_told_from_no_folder(tmp_path):
    with EngineClient(mill.store(), texts=Texts(tmp_path), workers=1) as client:
        assert "has no file with the checksum of this document" in words(body(client, PARAGRAPH))


def test_a_text_that_differs_is_told_and_not_shown(tmp_path):
    texts = Texts(mill.folder(tmp_path))
    with EngineClient(mill.store(para_1="0" * 64), texts=texts, workers=1) as client:
        page = words(body(client, PARAGRAPH, "fr"))
    assert "pas celui qui a été décrit" in page
    assert f"attendu {'0' * 64}, trouvé {mill.sha256(mill.OWN['para_1'])}" in page
    assert "garder un tamis" not in page
    assert "empreinte vérifiée" not in page


@pytest.mark.parametrize("suffix", ["ttl", "nt", "jsonld", "rdf", "trig", "nq"])
@pytest.mark.parametrize("path", ["/id/document/mill", "/id/document/mill/para_1__item_1"])
def test_no_data_holds_the_text(with_text, path, suffix):
    assert FLOUR in body(with_text, "/id/document/mill/para_1__item_1")
    assert FLOUR not in with_text.get(f"{path}.{suffix}").text


def test_no_query_finds_the_text(with_text):
    query = f'SELECT ?o {{ ?s ?p ?o FILTER (CONTAINS(STR(?o), "{FLOUR}")) }}'
    assert with_text.ask(query).body.split() == [b"o"]


def test_footnotes_and_items_show_their_text_under_what_they_belong_to(with_text):
    page = words(body(with_text, PARAGRAPH))
    assert page.index("Footnotes to it") < page.index("¹ Le Conseil de la Ligue.")
    assert page.index("Under this passage") < page.index("a) pour la farine.")


def test_a_discrepancy_is_flagged_where_it_is(with_text):
    page = words(body(with_text, PARAGRAPH))
    assert "The source does not agree here: One sieve or two" in page


def test_the_foot_of_a_page_says_whether_texts_are_here(with_text, without_text):
    absent = "The texts of the documents are not here"
    assert absent in words(body(without_text, PARAGRAPH))
    shown = words(body(with_text, PARAGRAPH))
    assert absent not in shown
    assert "operator holds, compared with the checksum" in shown
