"""The page at /sparql and the short links to what was asked there."""

import html
import json
import re

import pytest
from clients import EngineClient
from pyoxigraph import Store

from disarmgraph import texts
from disarmgraph.dataset.graph import release
from disarmgraph.names import LANGUAGES
from disarmgraph.pages import static_files
from disarmgraph.query import permalink

HTML = {"Accept": "text/html,*/*;q=0.8"}
SCRIPTS = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((static_files.FOLDER / "ask").glob("*.js"))
)
SIGNED = "who-signed-and-did-not-ratify"
COUNTED = set(re.findall(r'\bcount\("([\w-]+)"', SCRIPTS))
LONG = "ASK { FILTER ('" + "x" * 61_000 + "' = 'y') }"


def page(client, path, **parameters):
    response = client.get(path, headers=HTML, query_string=parameters)
    assert response.status_code == 200
    assert response.mimetype == "text/html"
    return response.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_scripts_is_on_the_page(client, language):
    (written,) = re.findall(r'data-words="([^"]*)"', page(client, "/sparql", lang=language))
    words = json.loads(html.unescape(written))
    assert words == texts.under("ask-", language)


def test_the_scripts_say_what_there_are_words_for_and_nothing_is_left_over():
    known = texts.under("ask-", "en").keys()
    counted = {f"{key}-{form}" for key in COUNTED for form in ("one", "other")}
    made = {key for key in known if key.startswith(("view-", "limit-"))}
    quoted = set(re.findall(r'"([\w-]+)"', SCRIPTS))
    assert set(re.findall(r'\bsay\("([\w-]+)"', SCRIPTS)) | counted <= known
    assert known - quoted - counted - made == set()


@pytest.mark.parametrize(
    "name", ["time", "memory", "size", "nesting", "order", "slow", "share", "busy", "advice"]
)
def test_every_limit_of_the_server_has_words(name):
    assert f"limit-{name}" in texts.under("ask-", "fr")


def test_a_question_of_the_library_is_put_into_the_form_without_being_run(client):
    text = page(client, "/sparql", question=SIGNED)
    assert "treaty-action-kind:signature" in text
    assert "#+ summary" not in text
    assert 'id="answer"' not in text


def test_an_answer_says_what_can_be_done_with_it(client):
    text = page(client, "/sparql", query="SELECT (1 AS ?one) {}")
    assert re.search(r'href="/sparql\?query=SELECT[^"]*&amp;format=csv"', text)
    assert (
        f'value="http://localhost/q/{release()}/~{permalink.pack("SELECT (1 AS ?one) {}")}"' in text
    )
    assert "answer of" in text
    for name in ("curl", "Python", "SPARQLWrapper", "read.csv"):
        assert name in text


def test_the_line_ends_of_a_form_are_no_part_of_a_link(client):
    sent = client.post("/sparql", data={"query": "ASK\r\n{ }"}, headers=HTML).text
    assert permalink.pack("ASK\n{ }") in sent


def test_a_short_link_leads_to_its_query_and_runs_nothing(client):
    code = permalink.pack("SELECT ?x { BIND ('é' AS ?x) }")
    text = page(client, f"/q/{release()}/~{code}")
    assert "SELECT ?x { BIND (&#39;é&#39; AS ?x) }" in text
    assert 'data-run="1"' in text
    assert 'id="answer"' not in text
    assert 'class="told"' not in text


def test_the_link_of_a_question_has_its_name_and_what_was_chosen(client):
    chosen = {"treaty": ["tpnw", "ctbt"]}
    linked = page(client, f"/q/{release()}/{SIGNED}", **chosen)
    (query,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", linked, re.S)
    assert "instrument:tpnw instrument:ctbt" in query
    assert f'data-question="{SIGNED}"' in linked
    text = page(client, "/sparql/share", sparql=html.unescape(query), question=SIGNED, **chosen)
    assert f"/q/{release()}/{SIGNED}?treaty=tpnw&amp;treaty=ctbt" in text
    assert f"/queries/{SIGNED}?treaty=tpnw" in text


def test_a_question_that_was_changed_in_the_editor_is_linked_as_a_query(client):
    text = page(client, "/sparql/share", sparql="ASK {}", question=SIGNED)
    assert f"/q/{release()}/~" in text
    assert SIGNED not in text


def test_what_cannot_be_chosen_in_a_question_is_told_in_the_language_of_the_reader(client):
    path = f"/q/{release()}/{SIGNED}?treaty=no-such-treaty&lang=fr"
    response = client.get(path, headers=HTML)
    assert response.status_code == 400
    assert "ne figure pas parmi les choix possibles" in response.text


def test_the_link_of_another_release_says_so(client):
    text = page(client, "/q/0.0.1/~" + permalink.pack("ASK {}"))
    assert "This link was made for release 0.0.1" in text
    assert "Release 0.0.1 is not offered here" in text


def test_the_link_of_a_release_that_is_offered_leads_there(released):
    text = page(released, "/q/0.9.0/~" + permalink.pack("ASK {}"))
    assert 'href="/release/0.9.0"' in text


@pytest.mark.parametrize("name", ["~abc", "~b" + permalink.pack("ASK {}")[1:], "what-is-not"])
def test_a_link_that_leads_nowhere_is_a_404(client, name):
    response = client.get(f"/q/{release()}/{name}", headers=HTML)
    assert response.status_code == 404


def test_a_query_that_is_too_long_for_an_address_has_no_link(client):
    response = client.post("/sparql", data={"query": LONG}, headers=HTML)
    assert "too long for a link" in response.text
    assert 'class="formats"' not in response.text.partition('id="outcome"')[2]


def test_an_editor_is_told_prefixes_and_terms_in_the_language_asked_for(client):
    response = client.get("/sparql/terms.json?lang=fr")
    assert response.mimetype == "application/json"
    assert "Accept-Language" in response.headers["Vary"]
    known = {term["name"]: term for term in response.json["terms"]}
    assert response.json["prefixes"]["disarm"] == "https://w3id.org/disarmgraph/ontology#"
    assert known["disarm:Norm"]["label"] == "norme"
    assert known["state:DEU"]["label"] == "Allemagne"


def test_labels_are_told_by_path_or_iri_with_their_language(client):
    ids = ["id/state/DEU", "http://www.w3.org/2000/01/rdf-schema#label", "http://example.org/x"]
    found = client.get("/sparql/labels.json", query_string={"id": ids, "lang": "fr"}).json
    assert found["id/state/DEU"] == {"name": "state:DEU", "text": "Allemagne"}
    assert found[ids[1]]["name"] == "rdfs:label"
    assert found["http://example.org/x"] == {"name": "http://example.org/x"}


def test_a_treaty_is_told_by_the_name_that_people_use(client):
    found = client.get("/sparql/labels.json?id=id/instrument/apmbc&lang=en").json
    assert found["id/instrument/apmbc"]["text"] == "Mine Ban Convention"


def test_a_label_that_is_there_in_another_language_alone_says_which():
    store = Store()
    store.update(
        "INSERT DATA { <https://w3id.org/disarmgraph/id/body/x> "
        "<http://www.w3.org/2000/01/rdf-schema#label> 'Amt'@de }"
    )
    with EngineClient(store, workers=1) as client:
        found = client.get("/sparql/labels.json?id=id/body/x").json
    assert found == {"id/body/x": {"name": "body:x", "text": "Amt", "lang": "de"}}


def test_too_many_labels_at_once_are_refused(client):
    ids = [f"id/state/{number}" for number in range(201)]
    response = client.get("/sparql/labels.json", query_string={"id": ids})
    assert response.status_code == 400
    assert "at most 200" in response.json["detail"]
