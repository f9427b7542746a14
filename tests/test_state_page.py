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
