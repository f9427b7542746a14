"""CSL-JSON, BibTeX and RIS, each read again by a library of its field."""

import json
import re

import jsonschema
import pytest
import rispy
from pyoxigraph import Literal, NamedNode
from referred import EDITION, ITEM, entry, made, read, reference, spaced

from disarmgraph.citing.bibliography import FORMS, csl, csl_json, ris
from disarmgraph.citing.citation import citation, edition
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM, RDF, XSD
from disarmgraph.triples import subjects

AWKWARD = [
    'A "quoted" {braced} title & more: 50 % of $5 #1 under_score ~tilde^caret \\backslash',
    "« L\u2019accord » du 1er mai : Genève, été \u2013 œuvre à Łódź",
    "Ünïcödé 条約 و معاهدة; semicolons; and commas, and and",
    "TY  - BOOK",
    "@misc{a, title = {b}}",
    "Very long: " + "prevent, combat and eradicate " * 60 + "it",
    "Two\nlines\r\nand a\ttab",
    "Unbalanced } brace {",
]


@pytest.mark.parametrize("title", AWKWARD, ids=range(len(AWKWARD)))
def test_an_awkward_title_comes_back_from_each_form(title):
    cited = made(label=title, authors=(title,), type="report", part=title)
    assert json.loads(csl_json(cited))[0]["title"] == title
    assert read(entry(cited).fields["title"]) == spaced(title)
    assert read(entry(cited).fields["note"]).startswith(spaced(title))
    assert reference(cited)["title"] == spaced(title)
    assert reference(cited)["authors"] == [spaced(title)]


def test_a_body_is_one_name_in_bibtex_whatever_words_it_has():
    cited = made(type="report", authors=("Bread and Salt, Inc.", "Von & Co"))
    people = entry(cited).persons["author"]
    assert [read(str(person)) for person in people] == [
        "Bread and Salt, Inc.",
        "Von & Co",
    ]


def test_what_is_absent_is_left_out_of_each_form():
    cited = made(type="report")
    assert csl(cited) == {
        "id": cited.iri,
        "type": "report",
        "title": "T",
        "source": "disarmgraph, version 9.9.9",
        "URL": cited.iri,
    }
    assert dict(entry(cited).fields) == {
        "title": "{T}",
        "note": "disarmgraph, version 9.9.9",
        "url": cited.iri,
    }
    assert ris(cited).splitlines() == [
        "TY  - RPRT",
        "TI  - T",
        "DP  - disarmgraph, version 9.9.9",
        f"UR  - {cited.iri}",
        "ER  - ",
    ]


@pytest.mark.parametrize(
    ("value", "kind", "parts", "ris_date"),
    [
        ("1997-09-18", "date", [1997, 9, 18], "1997/09/18/"),
        ("2008-02", "gYearMonth", [2008, 2], "2008/02//"),
        ("2001", "gYear", [2001], "2001///"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(value, kind, parts, ris_date):
    cited = made(date=Literal(value, datatype=NamedNode(XSD + kind)))
    assert csl(cited)["issued"] == {"date-parts": [parts]}
    assert entry(cited).fields["date"] == value
    assert entry(cited).fields["year"] == value[:4]
    assert reference(cited)["date"] == ris_date


def test_a_treaty_in_each_form(graph):
    iri = BASE + "id/instrument/apmbc/art_5__para_1"
    cited = citation(Names(graph, "en"), iri, EDITION)
    item = csl(cited)
    assert item["type"] == "treaty"
    assert item["container-title"] == "United Nations Treaty Series"
    assert (item["volume"], item["page"], item["number"]) == ("2056", "211", "35597")
    assert (item["section"], item["event-place"]) == ("art 5(1)", "Oslo")
    assert "depositary: Secretary-General of the United Nations" in item["note"]
    assert "entry into force: 1 March 1999" in item["note"]
    written = entry(cited)
    assert written.type == "legal"
    assert written.key == "disarmgraph-instrument-apmbc-art-5-para-1"
    assert written.fields["url"] == iri
    assert written.fields["note"].startswith("art 5(1); ")
    assert (written.fields["volume"], written.fields["pages"]) == ("2056", "211")
    told = reference(cited)
    assert (told["type_of_reference"], told["volume"], told["section"]) == (
        "STAT",
        "2056",
        "art 5(1)",
    )
    assert told["urls"] == [iri]


def test_a_document_and_the_dataset_have_types_of_their_own(graph):
    names = Names(graph, "en")
    resolution = citation(names, BASE + "id/document/a-res-61-76", EDITION)
    assert csl(resolution)["author"] == [{"literal": "General Assembly of the United Nations"}]
    assert csl(resolution)["number"] == "A/RES/61/76"
    assert entry(resolution).type == "legislation"
    dataset = citation(names, BASE + "dataset", EDITION)
    assert csl(dataset)["version"] == entry(dataset).fields["version"] == "9.9.9"
    assert entry(dataset).type == "dataset"
    assert reference(dataset)["type_of_reference"] == "DATA"


def test_a_norm_that_another_text_reports_says_so(graph):
    iri = BASE + "id/norm/unpoa-sec-3-responsibility-of-states"
    item = csl(citation(Names(graph, "en"), iri, EDITION))
    assert item["title"].startswith("Programme of Action")
    assert item["section"] == "s III"
    assert item["note"].startswith("as reported in: \u2018Working paper on international cooper")


def test_the_words_of_a_form_are_in_the_language_asked_for(graph):
    cited = citation(Names(graph, "fr"), BASE + "id/instrument/apmbc", EDITION)
    assert csl(cited)["container-title"] == "Nations Unies, Recueil des Traités"
    assert csl(cited)["language"] == reference(cited)["language"] == "fr"
    assert entry(cited).fields["langid"] == "french"
    assert "entrée en vigueur : 1er mars 1999" in entry(cited).fields["note"]


def test_a_text_has_the_symbol_of_the_document_that_it_is_printed_in(graph):
    cited = citation(Names(graph, "en"), BASE + "id/instrument/unpoa", EDITION)
    assert csl(cited)["number"] == "A/CONF.192/15"
    assert entry(cited).fields["number"] == "A/CONF.192/15"
    assert "SN  - A/CONF.192/15\r\n" in ris(cited)


@pytest.mark.slow
def test_every_document_and_instrument_has_every_form_and_each_is_read(graph):
    """Both languages; a sample of the parts of texts, and of norms, goes with them."""
    now = edition(graph)
    wholes = [
        iri
        for kind in ("Document", "Instrument")
        for iri in subjects(graph, RDF + "type", DISARM + kind)
    ]
    parts = [
        iri
        for kind in ("Passage", "Provision", "Obligation", "Prohibition", "Recommendation")
        for iri in subjects(graph, RDF + "type", DISARM + kind)[::40]
    ]
    cited = [
        citation(Names(graph, language), iri, now)
        for language in ("en", "fr")
        for iri in [*wholes, *parts]
    ]
    assert len(wholes) > 130
    assert None not in cited
    items = json.loads(json.dumps([csl(each) for each in cited]))
    jsonschema.validate(items, {"type": "array", "items": ITEM})
    assert [entry(each).fields["url"] for each in cited] == [each.iri for each in cited]
    keys = [entry(each).key for each in cited[: len(cited) // 2]]
    assert len(set(keys)) == len(keys)
    told = rispy.loads("\r\n".join(map(ris, cited)))
    assert [each["title"] for each in told] == [spaced(item["title"]) for item in items]
    line = re.compile(r"[A-Z][A-Z0-9]  - [^\r\n]*\r\n")
    assert all(line.sub("", ris(each)) == "" for each in cited)


def test_each_form_has_the_media_type_by_which_programs_know_it():
    assert {form.suffix: form.media_type for form in FORMS} == {
        "csl.json": "application/vnd.citationstyles.csl+json",
        "bib": "application/x-bibtex",
        "ris": "application/x-research-info-systems",
    }
