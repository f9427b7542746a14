"""The page of an instrument as a reader sees it."""

import gzip
import re

import pytest

HTML = {"Accept": "text/html"}
APMBC = "/id/instrument/apmbc"


def shown(client, path):
    answer = client.get(path, headers=HTML)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


@pytest.fixture(scope="module")
def convention(client):
    return shown(client, f"{APMBC}?lang=en&on=2026-02-03")


def test_a_treaty_begins_with_its_facts_and_how_many_states_it_binds(convention):
    facts, parties, provisions = (
        convention.index(f'id="{each}"') for each in ("facts", "parties", "provisions")
    )
    assert facts < parties < provisions
    assert "First day of the sixth month after the month" in convention
    assert "The list of parties is complete as of 3 February 2026" in convention
    assert "Published at that date: 162 parties, 132 signatories." in convention
    assert (
        'href="/view/parties?lang=en&amp;treaty=apmbc&amp;on=2026-02-03&amp;standing=bound"'
        in convention
    )


def test_the_contents_lead_to_each_article_in_order(convention):
    contents = re.search(r'<details class="contents".*?</details>', convention, re.DOTALL)[0]
    anchors = re.findall(r'href="#([^"]+)"', contents)
    assert anchors == [f"art_{number}" for number in range(1, 23)]
    sections = re.findall(r'<section class="provision" id="([^"]+)"', convention)
    assert sections == anchors


def test_a_norm_stands_under_its_provision_with_its_kind_its_bearer_and_its_time_limit(convention):
    fifth = convention[convention.index('id="art_5__para_1"') :]
    fifth = fifth[: fifth.index('id="art_5__para_2"')]
    assert "/id/norm/apmbc-clear-mined-areas" in fifth
    assert "TreatyObligation" in fifth
    assert "each State Party to the Mine Ban Convention" in fifth
    assert "Ten years after entry into force for the State" in fifth
    assert re.search(r'href="/id/instrument/apmbc/art_5__para_1\?lang=en#elsewhere"', fifth)


def test_deadlines_are_said_to_be_the_first_ones(convention):
    due = convention[convention.index('id="due"') :]
    assert "before any extension or early completion" in due
    assert 'href="/agenda/instrument/apmbc.ics?lang=en"' in due


@pytest.mark.parametrize("slug", ["apmbc", "cwc", "unpoa", "iti", "maputo-action-plan", "imas"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_page_is_small_and_its_links_within_lead_somewhere(client, slug, language):
    text = shown(client, f"/id/instrument/{slug}?lang={language}")
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)
    assert len(gzip.compress(text.encode())) < 60_000


def test_an_instrument_whose_text_is_not_encoded_says_so(client):
    assert "The text of this instrument is not encoded here" in shown(
        client, "/id/instrument/imas?lang=en"
    )


def test_a_provision_leads_to_its_neighbours_and_into_the_instrument(client):
    text = shown(client, f"{APMBC}/art_5?lang=fr")
    assert re.search(r'rel="prev" href="/id/instrument/apmbc/art_4\?lang=fr"', text)
    assert re.search(r'rel="next" href="/id/instrument/apmbc/art_6\?lang=fr"', text)
    assert 'href="/id/instrument/apmbc?lang=fr#art_5"' in text
    assert "Article 5" in text


def test_a_provision_tells_which_norms_elsewhere_are_close_to_its_own(client):
    text = shown(client, "/id/instrument/iti/sec_3__para_8__item_2?lang=en")
    assert "3 like it elsewhere" in text
    elsewhere = text[text.index('id="elsewhere"') : text.index('id="documents"')]
    assert "Firearms Protocol" in elsewhere
    assert "Cluster Munitions" not in elsewhere
    assert "no source says that they are the same duty" in elsewhere
    assert re.search(r'<section class="band hard">\s*<h3>legally binding', elsewhere)


def test_what_is_no_provision_of_an_instrument_is_unknown(client):
    assert client.get(f"{APMBC}/art_99", headers=HTML).status_code == 404


@pytest.mark.parametrize("slug", ["tlatelolco", "pelindaba", "open-skies"])
def test_each_authentic_language_has_a_name(client, slug):
    words = re.sub(r"<[^>]+>", "", shown(client, f"/id/instrument/{slug}"))
    assert "authority/language/" not in words
