"""The pages of the ontology, the lists and the shapes, whole: every term, anchor, word and link."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote

import pytest

from disarmgraph.content import constraints
from disarmgraph.dataset.graph import release
from disarmgraph.files import rule_files
from disarmgraph.namespaces import BASE, DISARM, OWL, RDF, RDFS, SKOS
from disarmgraph.triples import objects, subjects

HTML = {"Accept": "text/html"}
PAGES = ["/ontology", "/scheme/", "/scheme/weapon", "/scheme/verb", "/shapes"]
VOID = {"meta", "link", "input", "br", "path", "rect"}
KINDS = ("Class", "ObjectProperty", "DatatypeProperty")


class Parts(HTMLParser):
    """A page as a test looks at it: anchors, links, headings, words by the language they are in."""

    def __init__(self, text: str):
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.headings: list[int] = []
        self.labelled: list[str] = []
        self.words: dict[str, list[str]] = {"en": [], "fr": []}
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        outer = self.open[-1][1] if self.open else ""
        if tag not in VOID:
            self.open.append((tag, values.get("lang", outer)))
        self.ids += [values["id"]] if "id" in values else []
        self.hrefs += [values["href"]] if tag == "a" else []
        self.labelled += (values.get("aria-labelledby") or "").split()
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if data.strip() and self.open:
            self.words.setdefault(self.open[-1][1], []).append(" ".join(data.split()))


@pytest.fixture(scope="module")
def page(client):
    kept = {}

    def get(path: str, language: str = "en") -> Parts:
        if (path, language) not in kept:
            answer = client.get(f"{path}?lang={language}", headers=HTML)
            assert answer.status_code == 200
            kept[path, language] = Parts(answer.text)
        return kept[path, language]

    return get


def terms(graph):
    own = set(subjects(graph, RDFS + "isDefinedBy", BASE + "ontology"))
    return sorted(own & {iri for k in KINDS for iri in subjects(graph, RDF + "type", OWL + k)})


def said(graph, iri, prop, language):
    return [" ".join(o.value.split()) for o in objects(graph, iri, prop) if o.language == language]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", PAGES)
def test_an_anchor_is_there_once_and_headings_leave_out_no_level(page, path, language):
    found = page(path, language)
    assert len(found.ids) == len(set(found.ids))
    assert set(found.labelled) <= set(found.ids)
    assert found.headings[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(found.headings))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", PAGES)
def test_a_link_inside_a_page_leads_to_a_place_of_it(page, path, language):
    found = page(path, language)
    lost = {h for h in found.hrefs if h.startswith("#") and unquote(h[1:]) not in found.ids}
    assert lost == set()


@pytest.mark.slow
@pytest.mark.parametrize("path", PAGES)
def test_a_link_between_the_pages_leads_to_a_page_and_to_a_place_of_it(client, page, path):
    inside = {href for href in page(path).hrefs if href.startswith("/") and "query=" not in href}
    places = {}
    for href in sorted(inside):
        address, _, place = href.partition("#")
        if address not in places:
            answer = client.get(address, headers=HTML)
            assert answer.status_code < 400, href
            places[address] = set(re.findall(r' id="([^"]+)"', answer.text))
        assert not place or place in places[address], href


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_term_has_its_fragment_as_anchor(graph, page, language):
    names = {iri.removeprefix(DISARM) for iri in terms(graph)}
    assert len(names) > 200
    assert names - set(page("/ontology", language).ids) == set()


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("prop", [RDFS + "label", SKOS + "definition"])
def test_every_term_is_named_and_defined_in_the_language_of_the_page(graph, page, language, prop):
    words = set(page("/ontology", language).words[language])
    wanted = [text for iri in terms(graph) for text in said(graph, iri, prop, language)]
    assert len(wanted) == len(terms(graph))
    assert [text for text in wanted if text not in words] == []


@pytest.mark.parametrize(("language", "other"), [("en", "fr"), ("fr", "en")])
def test_the_definition_in_the_other_language_is_marked_as_such(graph, page, language, other):
    words = set(page("/ontology", language).words[other])
    wanted = [t for iri in terms(graph) for t in said(graph, iri, SKOS + "definition", other)]
    assert [text for text in wanted if text not in words] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_class_is_drawn_that_is_related_to_another(client, language):
    text = client.get(f"/ontology?lang={language}", headers=HTML).text
    drawn = set(re.findall(r'<svg [^>]*aria-labelledby="(\w+)-drawn-title', text))
    assert {"Norm", "Actor", "Obligation", "Passage"} <= drawn
    assert text.count("<svg role") == len(drawn) + 1
    assert text.count("<title id=") == len(drawn) + 1


@pytest.mark.parametrize(("language", "line"), [("en", 0), ("fr", 1)])
def test_every_rule_of_derivation_says_what_it_concludes(page, language, line):
    found = page("/ontology", language)
    for path in rule_files():
        assert f"rule-{path.stem}" in found.ids
        sentence = path.read_text(encoding="utf-8").splitlines()[line].removeprefix("# ")
        assert sentence in found.words[language]


@pytest.mark.parametrize("suffix", ["ttl", "nt", "jsonld", "rdf", "trig", "nq"])
@pytest.mark.parametrize("path", ["/ontology", "/scheme/weapon", "/shapes"])
def test_a_page_leads_to_its_data_in_every_format(page, path, suffix):
    assert f"{path}.{suffix}" in page(path).hrefs


def test_the_ontology_says_which_version_it_is_and_how_to_cite_it(page):
    words = page("/ontology").words["en"]
    assert f"{BASE}ontology/{release()}" in words
    assert "https://creativecommons.org/licenses/by/4.0/" in words
    assert any(text.startswith("disarmgraph contributors, Ontology of") for text in words)


def test_every_list_is_on_the_page_of_lists(graph, page):
    hrefs = {href.partition("?")[0] for href in page("/scheme/").hrefs}
    lists = subjects(graph, RDF + "type", SKOS + "ConceptScheme")
    assert {"/" + iri.removeprefix(BASE) for iri in lists} - hrefs == set()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_concept_of_a_list_has_its_place_and_its_definition(graph, page, language):
    found = page("/scheme/weapon", language)
    concepts = subjects(graph, SKOS + "inScheme", BASE + "scheme/weapon")
    assert {iri.rpartition("/")[2] for iri in concepts} - set(found.ids) == set()
    for iri in concepts:
        assert set(said(graph, iri, SKOS + "definition", language)) <= set(found.words[language])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_list_tells_a_concept_from_what_is_taken_for_it(graph, page, language):
    found = page("/scheme/treaty-action-kind", language)
    concepts = subjects(graph, SKOS + "inScheme", BASE + "scheme/treaty-action-kind")
    notes = {note for iri in concepts for note in said(graph, iri, SKOS + "scopeNote", language)}
    assert len(notes) > 3
    assert notes - set(found.words[language]) == set()


def test_a_list_leads_to_what_its_concepts_are_matched_with(page):
    assert "http://eurovoc.europa.eu/2567" in page("/scheme/weapon").hrefs


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_rule_of_the_shapes_has_its_place_and_its_message(page, language):
    found = page("/shapes", language)
    words = set(found.words[language])
    for shape in constraints.shapes(constraints.store()):
        assert shape.iri.rpartition("#")[2] in found.ids
        for rule in shape.rules:
            (message,) = [m.value for m in rule.messages if m.language == language]
            assert " ".join(message.split()) in words


@pytest.mark.parametrize("path", ["/scheme/weapons", "/ontology.no", "/shapes.no", "/scheme/x.ttl"])
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(path, headers=HTML).status_code == 404


def test_a_list_under_a_wrong_name_is_told_of_the_right_one(client):
    assert BASE + "scheme/weapon" in client.get("/scheme/weapons", headers=HTML).text
