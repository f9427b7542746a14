"""The home page over the small graph of tests/example."""

import re

import pytest
from clients import EngineClient

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def site(example):
    with EngineClient(example, workers=1) as client:
        yield client


def test_home_asks_for_a_state_and_a_day(site):
    page = site.get("/?on=2015-03-01", headers=HTML).text
    assert re.findall(r'<option value="(\w+)">([^<]+)</option>', page) == [
        ("FRE", "Freedonia"),
        ("SYL", "Sylvania"),
    ]
    assert 'name="on" type="date" value="2015-03-01"' in page


def test_the_state_and_the_day_lead_to_the_page_of_the_state(site):
    sent = site.get("/bound?state=FRE&on=2015-03-01&lang=fr", headers=HTML)
    assert sent.status_code == 303
    assert sent.headers["Location"] == "/id/state/FRE?lang=fr&on=2015-03-01"


def test_no_state_is_chosen_before_the_reader_chooses(site):
    page = site.get("/", headers=HTML).text
    first = re.search(r'<select id="state" name="state" required>\s*<option value="([^"]*)"', page)
    assert first[1] == ""
    assert " selected" not in page.partition('id="state"')[2].partition("</select>")[0]


@pytest.mark.parametrize("state", ["", "XXX", "../../evil", "FRE/", "//elsewhere.example"])
def test_a_code_of_no_state_is_not_found(site, state):
    assert site.get("/bound", query_string={"state": state}, headers=HTML).status_code == 404


def test_a_day_that_is_none_is_refused(site):
    assert site.get("/bound?state=FRE&on=yesterday", headers=HTML).status_code == 400
