"""The pages of norms, and the view that compares them."""

import csv
import json
import re

import mill
import pytest
from clients import EngineClient

from disarmgraph.text.wording import Texts

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    texts = Texts(mill.folder(tmp_path_factory.mktemp("texts")))
    with EngineClient(mill.store(), texts=texts, workers=1) as client:
        yield client


def body(client, path):
    response = client.get(path, headers=HTML)
    assert response.status_code == 200, response.text
    return response.text


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def section(html, anchor):
    """What stands under a heading of the second level."""
    return re.search(rf'<h2 id="{anchor}".*?(?=<h2|</main>)', html, re.S)[0]


def test_the_head_of_a_norm_tells_who_must_do_what_how_strongly_by_when_and_where(site):
    html = body(site, "/id/norm/sieves-keep?lang=en")
    head = re.search(r'<dl class="sentence">.*?</dl>', html, re.S)[0]
    assert words(head) == (
        "Who each mill How strongly obligation legally binding: shall What keep records small arms "
        "By when No deadline is stated. Where it is written Article 1 of the Treaty on Sieves"
    )


def test_a_norm_that_is_only_proposed_says_so(site):
    assert "Proposed only" in words(body(site, "/id/norm/council-keeps-sieve"))
    assert "Proposed only" not in words(body(site, "/id/norm/flour-keep"))


def test_a_norm_shows_its_conditions_and_the_text_of_the_passage_that_states_it(site):
    html = body(site, "/id/norm/council-keeps-sieve?lang=en")
    assert "After the harvest." in section(html, "norm-conditions")
    written = section(html, "written")
    assert "The League asks its Council to keep sieves." in written
    assert "garder un tamis" in words(written)


def test_what_else_is_stated_of_the_same_provision_is_told_from_what_is_like_it(site):
    html = body(site, "/id/norm/sieves-keep?lang=en")
    same = section(html, "same-provision")
    assert "/id/norm/sieves-keep-as-told" in same
    alike = section(html, "alike")
    assert re.findall(r'href="(/id/norm/[\w-]+)', alike) == [
        "/id/norm/flour-keep",
        "/id/norm/council-keeps-sieve",
    ]
    assert alike.index("politically") < alike.index("flour-keep") < alike.index("non-binding")
    assert "may demand something else" in alike
    assert 'id="close"' not in html


def test_words_that_only_advise_within_a_treaty_are_told_as_such(client):
    """Convention on Cluster Munitions, article 4, paragraph 2 (c): signs should be durable."""
    html = body(client, "/id/norm/ccm-use-durable-signs?lang=en")
    strength = section(html, "strength")
    assert "hortatory words in a binding instrument" in strength
    assert "Absence of any commitment" not in strength
    listed = body(client, "/view/duties?text=instrument/ccm&lang=en")
    assert "Hortatory words of legally binding instruments" in section(listed, "non-binding")


def test_a_norm_that_nothing_is_like_says_so(site):
    assert "No other norm of another text" in body(site, "/id/norm/flour-not-burn?lang=en")


def test_a_treaty_norm_tells_whom_it_bound_on_a_day_and_by_when(client):
    html = body(client, "/id/norm/apmbc-destroy-stockpiles?lang=en&on=2000-01-01")
    bound = section(html, "bound")
    assert "1 January 2000" in bound
    assert "/id/state/CAN" in bound
    assert "/id/state/FIN" not in bound
    assert "/id/due-date/apmbc-destroy-stockpiles-CAN" in section(html, "due")
    assert "4 years" in section(html, "deadline")


def test_without_a_choice_there_is_a_matrix_of_themes_by_texts(site):
    html = body(site, "/view/duties?lang=en")
    row = re.search(r'<tr><th scope="row"><a[^>]*theme=record-keeping.*?</tr>', html, re.S)[0]
    assert re.findall(r'<td class="([\w-]+)"><a href="([^"]+)"', row) == [
        (
            "legally-binding",
            "/view/duties?lang=en&amp;theme=record-keeping&amp;text=instrument%2Fsieves",
        ),
        (
            "politically-binding",
            "/view/duties?lang=en&amp;theme=record-keeping&amp;text=instrument%2Fflour",
        ),
        ("non-binding", "/view/duties?lang=en&amp;theme=record-keeping&amp;text=document%2Fmill"),
    ]


def test_a_theme_lists_its_norms_from_hard_to_soft(site):
    html = body(site, "/view/duties?theme=record-keeping&lang=en")
    listed = re.findall(r'<th scope="row"><span class="badge[^>]*>.*?href="(/id/norm/[\w-]+)', html)
    assert listed == [
        "/id/norm/sieves-keep",
        "/id/norm/flour-not-burn",
        "/id/norm/flour-keep",
        "/id/norm/council-keeps-sieve",
    ]
    assert 'value="record-keeping" selected' in html
    assert 'title="Article 1 of the Treaty on Sieves">art 1</a>' in html


def test_the_other_language_keeps_what_is_chosen(site):
    html = body(site, "/view/duties?theme=record-keeping&lang=en")
    (other,) = re.findall(r'class="lang"[^>]*href="([^"]+)"', html)
    french = body(site, other.replace("&amp;", "&"))
    assert 'value="record-keeping" selected' in french
    assert "Comparaison des obligations" in french


@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_what_is_compared_comes_as_data_too(site, suffix):
    html = body(site, "/view/duties?theme=record-keeping&lang=en")
    (href,) = re.findall(rf'<li><a href="([^"]+\.{suffix}[^"]*)"', html)
    answer = site.get(href.replace("&amp;", "&"))
    rows = (
        json.loads(answer.data)
        if suffix == "json"
        else list(csv.DictReader(answer.text.splitlines()))
    )
    assert [row["verb"] for row in rows] == ["shall", "undertakes", "undertakes", "requests"]
    matrix = site.get(f"/view/duties.{suffix}")
    assert "hardest" in matrix.text


@pytest.mark.parametrize("query", ["theme=weather", "text=instrument/none", "bearer=role/nobody"])
def test_a_choice_that_there_is_not_is_refused_with_those_that_there_are(site, query):
    answer = site.get(f"/view/duties?{query}", headers=HTML)
    assert answer.status_code == 400


def test_a_document_that_is_only_told_of_shows_what_it_lays_down(client):
    html = body(client, "/id/document/a-res-62-47?lang=en")
    norms = section(html, "norms")
    assert "As the documents that are read here tell of it" in norms
    assert "/id/norm/a-res-62-47-report" in norms


@pytest.mark.parametrize(
    ("language", "row"), [("en", "verb, of our list"), ("fr", "verbe, de notre liste")]
)
def test_the_verb_of_a_list_is_not_given_as_a_quotation(client, language, row):
    html = body(client, f"/id/norm/apmbc-clear-mined-areas?lang={language}")
    assert row in section(html, "strength")
    assert "<q>" not in html[: html.index('id="written"')]


def test_the_kinds_of_a_norm_stand_in_one_row(client):
    """An obligation whose source is a provision of a treaty is a treaty obligation as well."""
    strength = section(body(client, "/id/norm/apmbc-clear-mined-areas?lang=en"), "strength")
    assert strength.count("<dt>kind of norm</dt>") == 1
    assert "treaty obligation" in strength


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "reported in Radio France Internationale"),
        ("fr", "rapporté dans Radio France Internationale"),
    ],
)
def test_a_norm_known_by_report_only_says_that_its_provision_was_not_read(client, language, told):
    """ECOWAS: the duty to mark is known from a report of 21 November 2009, without its article."""
    html = body(client, f"/view/duties?text=instrument/ecowas-salw&theme=marking&lang={language}")
    (row,) = re.findall(
        r"<tr>(?:(?!</tr>).)*/id/norm/ecowas-salw-mark-weapons-and-ammunition.*?</tr>", html, re.S
    )
    unread = {"en": "provision not read", "fr": "disposition non lue"}[language]
    assert told in words(row)
    assert words(row).endswith(f"({unread})")
    page = body(client, f"/id/norm/ecowas-salw-mark-weapons-and-ammunition?lang={language}")
    assert unread in words(re.search(r'<dl class="sentence">.*?</dl>', page, re.S)[0])


def test_a_norm_with_a_provision_is_not_said_to_be_unread(client):
    html = body(client, "/view/duties?text=instrument/apmbc&list=1&lang=en")
    assert "provision not read" not in html


def test_texts_encoded_in_part_are_named_where_norms_are_compared(client):
    """An absence must not be read as the silence of a text that was read in part."""
    html = body(client, "/view/duties?theme=marking&lang=en")
    (line,) = re.findall(r'<p class="note"><a[^>]*coverage=partial.*?</p>', html, re.S)
    named = re.findall(r'href="/id/instrument/([\w-]+)', line)
    assert {"ecowas-salw", "kinshasa", "nairobi", "sadc-fp", "unpoa", "iti"} <= set(named)
    assert not {"apmbc", "fap", "ccm", "cifta"} & set(named)
    (listed,) = re.findall(r'href="(/id/instrument/\?[^"]*coverage=partial[^"]*)"', line)
    shelf = body(client, listed.replace("&amp;", "&"))
    assert f'<span class="count">{len(named)}</span>' in shelf


def test_a_text_that_is_encoded_in_full_is_not_said_to_be_in_part(client):
    html = body(client, "/view/duties?text=instrument/fap&lang=en")
    assert "Encoded in part only" not in html
    line = body(client, "/view/duties?text=instrument/sadc-fp&lang=en")
    assert "Encoded in part only" in line
    assert line.count('href="/id/instrument/nairobi"') == 0
