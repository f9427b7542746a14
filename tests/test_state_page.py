"""The page of a State as a reader sees it."""

import re

import pytest

HTML = {"Accept": "text/html"}


def shown(client, path):
    return client.get(path, headers=HTML).get_data(as_text=True)


def row_of(text, treaty):
    """The row of a treaty in the table of what binds a State, and the answer above it."""
    table = text[text.index('class="stack standings"') :]
    for body in re.findall(r"<tbody>(.*?)</tbody>", table, re.DOTALL):
        for row in re.findall(r"<tr>.*?</tr>", body, re.DOTALL):
            if f"/id/instrument/{treaty}" in row:
                return re.search(r'class="period" id="([\w-]+)"', body)[1], row
    return None


def test_what_binds_is_shown_as_on_the_day(client):
    before = row_of(shown(client, "/id/state/LTU?lang=en&on=2025-12-26"), "apmbc")
    after = row_of(shown(client, "/id/state/LTU?lang=en&on=2025-12-27"), "apmbc")
    assert (before[0], after[0]) == ("bound", "left")
    assert "/id/treaty-action/apmbc-LTU-ratification" in before[1]
    assert "/id/treaty-action/apmbc-LTU-withdrawal" in after[1]


def test_since_when_leads_to_the_period_and_by_what_to_the_act(client):
    _, row = row_of(shown(client, "/id/state/FRA?lang=en&on=2026-02-03"), "apmbc")
    assert re.search(
        r'href="/id/bound-period/apmbc-FRA\?lang=en"><time datetime="1999-03-01">', row
    )
    assert "23 July 1998" in row


def test_only_signed_is_told_from_bound(client):
    answer, row = row_of(shown(client, "/id/state/USA?lang=en&on=2026-02-03"), "ctbt")
    assert answer == "signed"
    assert 'data-head="Bound"></td>' in row


def test_a_disputed_departure_is_marked(client):
    answer, row = row_of(shown(client, "/id/state/PRK?lang=en&on=2026-02-03"), "npt")
    assert answer == "bound"
    assert "contested withdrawal" in row


def test_not_a_party_is_told_from_no_record(client):
    text = shown(client, "/id/state/USA?lang=fr")
    not_a_party = re.search(r'id="not-a-party">(.*?)</details>', text, re.DOTALL)[1]
    no_record = re.search(r'id="no-record">(.*?)</details>', text, re.DOTALL)[1]
    assert "/id/instrument/apmbc" in not_a_party
    assert "complète au 3 février 2026" in not_a_party
    assert "/id/instrument/fap" in no_record
    assert "on ne peut dire" in no_record


def test_the_form_comes_back_to_its_place_and_keeps_the_language(client):
    text = shown(client, "/id/state/FRA?lang=fr&on=2001-01-01")
    form = re.search(r'<form class="day".*?</form>', text, re.DOTALL)[0]
    assert 'action="/id/state/FRA#treaties"' in form
    assert 'name="lang" value="fr"' in form
    assert 'value="2001-01-01"' in form


def test_deadlines_say_that_they_are_the_first_ones_and_how_they_follow(client):
    text = shown(client, "/id/state/LKA?lang=en&on=2026-02-03")
    assert "before any extension or early completion" in text
    assert 'href="/id/due-date/apmbc-clear-mined-areas-LKA?lang=en"' in text
    assert 'href="/agenda/state/LKA.ics?lang=en"' in text


def test_a_state_that_no_document_names_says_so(client):
    assert "None of the five documents names this State" in shown(client, "/id/state/TUV?lang=en")


@pytest.mark.parametrize("code", ["FRA", "CAN", "SSD", "TWN"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_links_within_the_page_lead_somewhere(client, code, language):
    text = shown(client, f"/id/state/{code}?lang={language}")
    ids = set(re.findall(r'\sid="([^"]+)"', text))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= ids


def test_no_deadline_is_told_of_a_treaty_that_the_state_had_not_consented_to(client):
    """Fiji ratified the Treaty on the Prohibition of Nuclear Weapons in 2020."""
    before = shown(client, "/id/state/FJI?lang=en&on=2015-01-01")
    assert "/id/due-date/tpnw" not in before
    assert "/id/due-date/tpnw" in shown(client, "/id/state/FJI?lang=en&on=2021-01-23")


def test_the_mark_of_a_disputed_act_is_explained_where_it_stands(client):
    legend = "disputed, suspended by announcement, revoked or disowned"
    disputed = shown(client, "/id/state/PRK?lang=en&on=2026-02-03")
    assert disputed.index("†</strong> <a") < disputed.index(legend)
    assert legend not in shown(client, "/id/state/LTU?lang=en&on=2026-02-03")


def test_a_month_of_which_no_day_is_known_is_no_day(client):
    """data/participation/open-skies.csv: the withdrawal of Russia has effect in December 2021."""
    french = row_of(shown(client, "/id/state/RUS?lang=fr&on=2026-02-03"), "open-skies")[1]
    assert re.search("jusqu.en décembre 2021", french)
    assert "avec effet en décembre 2021" in french
    english = row_of(shown(client, "/id/state/RUS?lang=en&on=2026-02-03"), "open-skies")[1]
    assert "with effect in December 2021" in english


@pytest.mark.parametrize("code", ["ESH", "FRA"])
def test_each_page_says_that_a_list_says_nothing_of_status(client, code):
    text = shown(client, f"/id/state/{code}?lang=en")
    note = "That a State or territory stands in a list says nothing of its status."
    assert text.count(note) == 1
    assert text.index(note) < text.index('id="treaties"')


def test_a_state_is_compared_with_those_of_its_region(client):
    """data/actors/states.ttl: France lies in Western Europe, with Belgium and not with Spain."""
    text = shown(client, "/id/state/FRA?lang=en&on=2026-02-03")
    found = re.search(r'href="(/view/participation[^"#]*)#FRA"', text)[1].replace("&amp;", "&")
    rows = re.findall(r'<tr id="(\w{3})">', shown(client, found))
    assert {"FRA", "BEL"} <= {*rows}
    assert "ESP" not in rows
