"""The pages of the question library, over the whole graph."""

import csv
import re
from pathlib import Path

import pytest
from outline import HTML, Outline

from disarmgraph.files import graph_home, query_files
from disarmgraph.query.query_file import library

ANSWERS = Path(__file__).parent / "answers"
DATA = graph_home() / "data"
LIBRARY = library()
BOUND = "/queries/what-bound-a-state-on-a-day"


def shown(client, path, **query):
    answer = client.get(path, query_string=query, headers=HTML)
    assert answer.status_code == 200
    return answer.text


def heading(text):
    return " ".join(
        re.sub(r"<[^>]+>", " ", re.search(r'<h2 id="answer">(.*?)</h2>', text)[1]).split()
    )


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", query_files(), ids=lambda path: path.stem)
def test_each_question_has_a_page_with_as_many_rows_as_its_approved_answer(client, path, language):
    text = shown(client, f"/queries/{path.stem}", lang=language)
    outline = Outline(text)
    assert (outline.open, outline.language) == ([], language)
    assert len(outline.ids) == len(set(outline.ids))
    with (ANSWERS / f"{path.stem}.csv").open(encoding="utf-8", newline="") as approved:
        rows = len(list(csv.reader(approved))) - 1
    words = {"en": ("1 row", f"{rows} rows"), "fr": ("1 ligne", f"{rows} lignes")}[language]
    assert heading(text).endswith(words[rows != 1])


NAMED = {each.name: each for each in LIBRARY}


def test_the_list_has_every_question_under_its_topic_with_counts(client):
    text = shown(client, "/queries")
    linked = re.findall(r'href="/queries/([a-z0-9-]+)"', text)
    assert sorted(linked) == sorted(NAMED)
    counts = re.findall(r'<h2 id="\w+">[^<]+<span class="count">(\d+)</span>', text)
    assert sum(map(int, counts)) == len(LIBRARY)


def test_the_list_is_narrowed_by_topic_words_and_tag(client):
    def names(**query):
        return re.findall(r'href="/queries/([a-z0-9-]+)"', shown(client, "/queries", **query))

    assert "who-is-not-party-to-a-treaty" in names(topic="participation")
    assert "which-figures-are-rates" not in names(topic="participation")
    assert names(q="provisionally")[0] == "who-applied-a-treaty-provisionally"
    assert sorted(names(tag="reservations")) == ["which-treaties-admit-reservations"]
    assert names(q="provisionally", topic="documents") == []
    assert client.get("/queries?topic=nothing", headers=HTML).status_code == 404


def test_a_search_keeps_its_words_and_says_how_many_it_found(client):
    text = shown(client, "/queries", q='sous-marin"<', lang="fr")
    assert 'value="sous-marin&#34;&lt;"' in text
    assert "Aucune question ne contient tous ces mots" in text
    assert "1 question" in shown(client, "/queries", q="provisionally applied notice")


def test_what_is_chosen_in_the_address_is_what_is_asked(client):
    text = shown(client, BOUND, state="LKA", day="2018-06-30")
    assert '<option value="LKA" selected>Sri Lanka</option>' in text
    assert 'type="date" value="2018-06-30"' in text
    assert "VALUES (?state ?day) { (state:LKA &#34;2018-06-30&#34;^^xsd:date) }" in text
    before, after = (
        heading(shown(client, BOUND, state="LKA", day=day)) for day in ("2018-05-31", "2018-06-01")
    )
    # Sri Lanka acceded to the Mine Ban Convention on 13 December 2017: six months later, less days.
    assert int(re.findall(r"\d+", after)[0]) - int(re.findall(r"\d+", before)[0]) == 1


def test_columns_and_values_are_in_the_words_of_the_reader(client):
    english, french = (shown(client, BOUND, lang=each) for each in ("en", "fr"))
    assert '<th scope="col">bound since</th>' not in english
    assert '<th scope="col">since</th>' in english
    assert '<th scope="col">depuis</th>' in french
    assert "interdiction des mines antipersonnel</a>" in french
    assert re.search(r"<time datetime=\"\d{4}-\d\d-\d\d\">\d+ \w+ \d{4}</time>", french)


def test_words_in_the_graph_follow_the_language_of_the_page(client):
    path = "/queries/which-treaties-admit-reservations"
    assert '<option value="fr" selected>' in shown(client, path, lang="fr")
    assert '<option value="en" selected>' in shown(client, path, lang="en")
    assert '<option value="en" selected>' in shown(client, path, lang="fr", language="en")


def test_each_answer_leads_to_where_it_is_written(client):
    text = shown(client, "/queries/which-figures-are-rates")
    assert 'href="/id/document/a-conf-192-2006-rc-wp-3/sec_1__para_1"' in text


def test_several_values_are_boxes_with_those_chosen_first(client):
    text = shown(client, "/queries/who-signed-and-did-not-ratify", treaty=["tpnw", "ctbt"])
    boxes = re.findall(r'<input type="checkbox" name="treaty" value="([\w-]+)"( checked)?>', text)
    assert {name for name, checked in boxes if checked} == {"tpnw", "ctbt"}
    assert {name for name, _ in boxes[:2]} == {"tpnw", "ctbt"}
    assert len(boxes) == 44


def test_a_long_list_is_typed_with_suggestions(client):
    text = shown(client, "/queries/what-part-is-civil-society-given-in-each-document")
    typed = re.findall(r'<input name="role" value="([^"]*)" list="role-choices"', text)
    assert typed[-2:] == ["", ""]
    assert "civil society" in typed
    listed = text.partition('<datalist id="role-choices">')[2].partition("</datalist>")[0]
    roles = (DATA / "actors" / "roles.ttl").read_text(encoding="utf-8")
    assert listed.count("<option") == roles.count(" a disarm:Role ;")


def test_what_need_not_be_chosen_can_be_left_open(client):
    path = "/queries/who-left-a-treaty-and-when"
    everyone = shown(client, path)
    assert everyone.count('<option value="">any</option>') == 2
    assert heading(shown(client, path, treaty="", state="")) == heading(everyone)
    one = shown(client, path, state="LTU")
    assert int(re.findall(r"\d+", heading(one))[0]) < int(re.findall(r"\d+", heading(everyone))[0])
    assert "VALUES ?state { state:LTU }" in one or "id/state/LTU&gt; }" in one


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"state": "Atlantis"}, "state: there is no Atlantis among what can be chosen"),
        ({"day": "tomorrow"}, "day: tomorrow is no day; write year, month and day"),
        ({"town": "x"}, "this question has no parameter town; it has: state, day"),
        (
            {"state": "<script>alert(1)</script>"},
            "there is no &lt;script&gt;alert(1)&lt;/script&gt;",
        ),
        ({"day": '2020-01-01"^^xsd:date) } #'}, "is no day"),
    ],
)
def test_what_cannot_be_asked_is_told_above_the_form_with_status_400(client, query, told):
    answer = client.get(BOUND, query_string=query, headers=HTML)
    assert answer.status_code == 400
    assert told in re.search(r'role="alert">(.*?)</p>', answer.text)[1]
    assert 'id="answer"' not in answer.text
    assert Outline(answer.text).open == []


def test_a_refusal_is_in_the_language_of_the_reader(client):
    answer = client.get(BOUND, query_string={"day": "x", "lang": "fr"}, headers=HTML)
    assert "pas un jour\N{NARROW NO-BREAK SPACE}; écrivez" in answer.text


def told(text):
    """What the page says that its answer is about."""
    return re.sub(r"<[^>]+>|\s+", " ", re.search(r'<p class="chosen">(.*?)</p>', text)[1])


def test_an_answer_to_what_nobody_chose_is_called_an_example(client):
    example = shown(client, BOUND)
    assert "<strong>Example</strong>" in example
    assert "Lithuania" in told(example)
    assert "Choose your own above" in told(example)
    half = told(shown(client, BOUND, state="FJI"))
    assert "Example" in half
    own = told(shown(client, BOUND, state="FJI", day="2015-01-01"))
    assert "Example" not in own
    assert "Fiji" in own
    assert "1 January 2015" in own


def test_a_theme_is_an_example_where_the_question_leaves_it_open(client):
    """Norms on one theme; but brokering where that is what is asked about."""
    name = "which-duties-on-one-theme-do-all-instruments-lay-down"
    assert "Example Subject: stockpile destruction" in " ".join(
        told(shown(client, f"/queries/{name}")).split()
    )
    assert "Example" not in told(shown(client, "/queries/which-passages-are-about-brokering"))


def test_documents_of_which_none_is_ticked_are_all(client):
    text = shown(client, "/queries/what-was-asked-or-offered-but-not-given")
    boxes = re.findall(r'<input type="checkbox" name="document" value="[^"]+"( checked)?>', text)
    assert boxes == [""] * 5
    assert "none ticked: all" in text


def test_the_page_on_numbers_that_disagree_leads_to_all_discrepancies(client):
    text = shown(client, "/queries/where-does-a-source-disagree-with-itself")
    assert "Discrepancies of numbers only" in text
    assert '<a href="/id/discrepancy/">The list of all discrepancies' in text


def test_a_question_about_all_or_about_several_has_no_example(client):
    assert 'class="chosen"' not in shown(client, "/queries/who-left-a-treaty-and-when")
    assert "Example" not in told(shown(client, "/queries/who-signed-and-did-not-ratify"))


def test_what_was_chosen_and_has_no_row_is_named(client):
    """Sri Lanka is no party to the Arms Trade Treaty."""
    text = shown(client, "/queries/by-when-did-a-state-have-to-act", state="LKA")
    named = re.search(r'<p class="note">There is no row for: (.*?)\. ', text)[1]
    assert "Arms Trade Treaty</a>" in named
    assert "Mine Ban Convention</a>" not in named


def test_the_table_with_names_is_offered_first_in_the_language_of_the_page(client):
    text = shown(client, BOUND, state="FJI", day="2015-01-01", lang="fr")
    href = f"{BOUND}/answer.csv?state=FJI&amp;day=2015-01-01&amp;names=fr"
    first = re.search(r'<p class="take"><a href="([^"]+)"', text)
    assert first[1] == href
    assert first.start() < text.index('id="take"')


def test_the_query_is_folded_on_every_page(client):
    for name in ("which-figures-are-rates", "what-bound-a-state-on-a-day"):
        assert "<details>" in shown(client, f"/queries/{name}")
        assert "<details open" not in shown(client, f"/queries/{name}")


def test_downloads_citation_and_query_are_those_of_this_very_answer(client):
    text = shown(client, BOUND, state="Sri Lanka", day="2019-01-01")
    for name in ("csv", "tsv", "json", "xml", "jsonld"):
        href = f"{BOUND}/answer.{name}?state=LKA&amp;day=2019-01-01"
        assert f'<li><a href="{href}"' in text
        assert re.search(rf'<link rel="alternate" type="[^"]+" href="{re.escape(href)}">', text)
    citation = re.search(r'<p class="citation">(.*?)</p>', text)[1]
    assert f"https://w3id.org/disarmgraph{BOUND}?state=LKA&amp;day=2019-01-01" in citation
    assert f'href="{BOUND}/query.rq?state=LKA&amp;day=2019-01-01"' in text
    (form,) = re.findall(r'<form class="actions" action="/sparql".*?</form>', text, re.S)
    sent = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', form)
    name = BOUND.removeprefix("/queries/")
    assert sent == [("question", name), ("state", "LKA"), ("day", "2019-01-01")]


def test_the_other_language_keeps_every_value_that_was_chosen(client):
    text = shown(client, "/queries/who-signed-and-did-not-ratify", treaty=["tpnw", "ctbt"])
    href = re.search(r'<a class="lang"[^>]* href="([^"]+)"', text)[1]
    assert href.count("treaty=") == 2
    assert "lang=fr" in href


def test_an_empty_answer_says_that_the_matter_may_not_be_covered(client):
    text = shown(client, BOUND, state="LKA", day="1900-01-01")
    assert "No row: the graph holds nothing that answers." in text
    assert 'href="/coverage"' in text


def test_a_question_names_its_neighbours_and_its_tags(client):
    text = shown(client, "/queries/which-treaties-admit-reservations", lang="fr")
    assert "Questions voisines" in text
    assert re.search(r'href="/queries\?lang=fr&amp;tag=reservations">réserves</a>', text)
