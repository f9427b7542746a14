"""References as processors of CSL and Zotero take them."""

from citeproc import Citation as Cluster
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from referred import EDITION, made

from disarmgraph.citing.bibliography import csl, embedded
from disarmgraph.citing.citation import Series, citation
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE


def test_a_processor_of_csl_prints_the_items(graph):
    items = [
        csl(citation(Names(graph, "en"), BASE + path, EDITION))
        for path in ("id/instrument/apmbc", "id/document/a-63-228", "dataset")
    ]
    source = CiteProcJSON(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    printed = CitationStylesBibliography(style, source, formatter.plain)
    for item in items:
        printed.register(Cluster([CitationItem(item["id"].lower())]))
    entries = [str(each) for each in printed.bibliography()]
    assert any("Secretary-General of the United Nations (2008)" in each for each in entries)
    assert any("Anti-Personnel Mines" in each and "1997" in each for each in entries)
    assert any("disarmgraph contributors (2031)" in each for each in entries)


def test_zotero_is_told_a_treaty(graph):
    cited = citation(Names(graph, "en"), BASE + "id/instrument/apmbc", EDITION)
    assert embedded(cited) == [
        ("DC.title", cited.label),
        ("DC.date", "1997-09-18"),
        ("DC.type", "statute"),
        ("z:itemType", "treaty"),
        ("DC.language", "en"),
        ("dcterms.citation.volume", "2056"),
        ("bibo.pages", "211"),
        ("bibo.shortTitle", "Mine Ban Convention"),
        ("citation_public_url", BASE + "id/instrument/apmbc"),
    ]


def test_zotero_is_told_a_report_with_its_institution_and_number():
    cited = made(type="report", authors=("Canada",), symbol="A/1", label="R", title_language="en")
    assert embedded(cited) == [
        ("DC.title", "R"),
        ("DC.publisher", "Canada"),
        ("DC.type", "report"),
        ("DC.identifier", "A/1"),
        ("DC.language", "en"),
        ("citation_public_url", cited.iri),
        ("citation_technical_report_institution", "Canada"),
        ("citation_technical_report_number", "A/1"),
    ]


def test_a_series_that_is_not_known_is_told_as_printed():
    assert csl(made(series=Series("ILM 30, 1")))["container-title"] == "ILM 30, 1"
