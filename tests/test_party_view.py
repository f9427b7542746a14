"""The States under one treaty as a page and as data."""

import csv
import io
import json
import re

import pytest

HTML = {"Accept": "text/html"}
PATH = "/view/parties"
LEFT = f"{PATH}?treaty=apmbc&on=2026-02-03&standing=left&lang=en"


def shown(client, path):
    return client.get(path, headers=HTML).get_data(as_text=True)


def rows(text):
    table = text[text.index("of-states") :]
    return dict(
        re.findall(
            r'<tr><th scope="row"><a href="/id/state/(\w+).*?</th>(.*?)</tr>', table, re.DOTALL
        )
    )


def test_who_has_left_is_shown_with_all_acts(client):
    found = rows(shown(client, LEFT))
    assert set(found) == {"EST", "FIN", "LVA", "LTU"}
    assert "/id/treaty-action/apmbc-FIN-withdrawal" in found["FIN"]
    assert "until 9 January 2026" in found["FIN"]


def test_each_count_leads_to_those_who_are_counted(client):
    text = shown(client, LEFT)
    (link,) = re.findall(r'href="([^"]*standing=not-a-party[^"]*)"', text)
    (count,) = re.findall(r'standing=not-a-party[^"]*">.*?</a> <span class="count">(\d+)', text)
    assert len(rows(shown(client, link.replace("&amp;", "&")))) == int(count)


def test_without_a_treaty_all_are_offered(client):
    text = shown(client, f"{PATH}?lang=fr")
    assert 'href="/view/parties?lang=fr&amp;treaty=ccm"' in text
    assert client.get(f"{PATH}.csv").status_code == 400


@pytest.mark.parametrize(
    "query", ["treaty=magna-carta", "treaty=ccm&standing=happy", "treaty=ccm&region=atlantis"]
)
def test_a_choice_that_there_is_not_is_refused(client, query):
    assert client.get(f"{PATH}?{query}", headers=HTML).status_code == 400


def test_the_data_says_the_same_as_the_page(client):
    listed = list(csv.DictReader(io.StringIO(client.get(LEFT.replace("?", ".csv?")).text)))
    assert {row["state"][-3:] for row in listed} == set(rows(shown(client, LEFT)))
    assert json.loads(client.get(LEFT.replace("?", ".json?")).text) == listed


def test_all_that_are_not_bound_can_be_asked_for_at_once(client):
    rows = csv.DictReader(
        io.StringIO(
            client.get("/view/parties.csv?treaty=ccm&on=2026-02-03&standing=not-bound").text
        )
    )
    standings = {row["state"].rpartition("/")[2]: row["standing"] for row in rows}
    assert standings["USA"] == "not-a-party"
    assert standings["LTU"] == "left"
    assert "FRA" not in standings


def test_a_list_dated_by_its_month_is_not_given_a_day(client):
    """data/instruments/ost.ttl: the list of the Outer Space Treaty is one of May 2025."""
    text = shown(client, f"{PATH}?treaty=ost&on=2026-02-03&lang=fr")
    assert re.search("jusqu.en mai 2025", text)
