"""A document as it is read."""

import mill
import pytest

from disarmgraph.content import inventory
from disarmgraph.content.outline import Entry, entry, heading_words, outline
from disarmgraph.names import Names, Shown
from disarmgraph.namespaces import BASE


@pytest.fixture(scope="module")
def names():
    return Names(mill.store(), "en")


@pytest.fixture(scope="module")
def read(names):
    return outline(names, mill.DOCUMENT)


def test_passages_stand_under_the_heading_before_them(read):
    assert [(s.anchor, [e.anchor for e in s.entries]) for s in read.sections] == [
        ("opening", ["hd_1"]),
        ("sec_1", ["para_1", "para_1__item_1"]),
    ]


def test_a_footnote_stands_with_what_it_is_a_note_to(read):
    paragraph = read.sections[1].entries[0]
    assert [note.anchor for note in paragraph.notes] == ["fn_1"]
    assert [each.anchor for each in read.entries] == [
        *("hd_1", "sec_1", "para_1", "fn_1", "para_1__item_1"),
    ]


def test_what_is_left_out_is_apart(read):
    assert [each.iri for each in read.omissions] == [f"{mill.DOCUMENT}/page_1"]


def test_a_passage_has_its_norms_its_flaws_and_its_other_facts(read):
    paragraph = read.sections[1].entries[0]
    assert paragraph.norms == (f"{BASE}id/norm/council-keeps-sieve",)
    assert paragraph.flaws == (f"{BASE}id/discrepancy/one-sieve-or-two",)
    assert paragraph.facts == {"quantity": (f"{BASE}id/quantity/sieves",)}
    assert paragraph.fact_count == 1
    assert paragraph.named == tuple(
        f"{BASE}id/{each}" for each in ("place/bremen", "body/council", "body/league")
    )
    assert (paragraph.number, paragraph.depth) == ("1", 1)
    assert paragraph.summary == Shown("The League asks its Council to keep sieves.", "en")


def test_passages_are_counted_by_how_far_they_are_encoded(read):
    degrees = {iri.rpartition("/")[2]: count for iri, count in read.degrees().items()}
    assert degrees == {"nothing-to-encode": 2, "partial": 1, "names-only": 1, "full": 1}


def test_a_passage_by_itself_holds_the_same(names, read):
    alone = entry(names, f"{mill.DOCUMENT}/para_1")
    assert alone.norms == read.sections[1].entries[0].norms
    assert alone.depth == 0


def test_a_document_without_passages_has_no_sections(names):
    assert outline(names, f"{BASE}id/document/nothing").sections == ()


@pytest.mark.parametrize(
    ("summary", "language", "words"),
    [
        ("Heading of section I, on sieves.", "en", "Sieves"),
        ("Heading of the paragraphs on the Council.", "en", "Council"),
        ("Heading of section 2: what is asked.", "en", "What is asked"),
        ("Second part: what is asked.", "en", "What is asked"),
        ("Names the meeting.", "en", "Names the meeting"),
        ("Intertitre de la section I, sur les tamis.", "fr", "Les tamis"),
        ("Intertitre des paragraphes relatifs au Conseil.", "fr", "Conseil"),
        ("Intertitre de la section 2 : ce qui est demandé.", "fr", "Ce qui est demandé"),
    ],
)
def test_a_heading_in_a_table_of_contents_says_what_it_is_about(summary, language, words):
    heading = Entry("x/sec_1", "heading", None, 1, 0, "", Shown(summary, language))
    assert heading_words(heading) == Shown(words, language)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_heading_of_our_documents_is_only_called_a_heading(graph, language):
    names = Names(graph, language)
    headings = [
        heading_words(section.heading).text
        for document in inventory.documents(graph)
        for section in outline(names, document).sections
        if section.heading
    ]
    assert len(headings) == 43
    begun = ("Heading", "Title", "Intertitre", "Titre", "First", "Première")
    assert [each for each in headings if each.startswith(begun)] == []
