"""The matrix of participation as a page and as data."""

import csv
import gzip
import io
import json
import re

import pytest

HTML = {"Accept": "text/html"}
PATH = "/view/participation"
NARROW = f"{PATH}?on=2026-02-03&region=europe&weapon=cluster-munitions"


def cells(text):
    """The cells of the matrix by the code of the State: class, and address of the act."""
    table = text[text.index('class="matrix"') :]
    rows = re.findall(
        r'<tr id="\w+"><th scope="row"><a href="/id/state/(\w+)\?[^"]*on=.*?</tr>', table
    )
    found = re.findall(
        r'<tr id="\w+"><th scope="row"><a href="/id/state/.*?</tr>', table, re.DOTALL
    )
    return {
        code: re.findall(r'<td class="([\w-]+)">(?:<a href="([^"]+)")?', row.partition("</th>")[2])
        for code, row in zip(rows, found, strict=True)
    }


def test_a_cell_leads_to_the_act_of_the_state(client):
    text = client.get(NARROW, headers=HTML).text
    assert cells(text)["LTU"][1:] == [("left", "/id/treaty-action/ccm-LTU-withdrawal")]
    assert cells(text)["RUS"][1:] == [("not-a-party", "")]
    assert client.get("/id/treaty-action/ccm-LTU-withdrawal", headers=HTML).status_code == 200


def test_the_same_day_changes_the_cell(client):
    earlier = client.get(NARROW.replace("2026-02-03", "2025-03-05"), headers=HTML).text
    assert cells(earlier)["LTU"][1][0] == "bound"


def test_the_other_language_keeps_day_and_choices(client):
    text = client.get(NARROW, headers=HTML).text
    (other,) = re.findall(r'class="lang"[^>]*href="([^"]+)"', text)
    french = client.get(other.replace("&amp;", "&"), headers=HTML).text
    assert 'value="2026-02-03"' in french
    assert re.search(r'value="europe" selected', french)
    assert "Participation des États aux traités" in french
    assert "/id/treaty-action/ccm-LTU-withdrawal?lang=fr" in french


def test_what_is_not_known_is_told_apart_from_what_is_not_so(client):
    text = client.get(f"{PATH}?on=2026-02-03&weapon=firearms", headers=HTML).text
    assert "may be incomplete" in text
    assert "which does not mean that it is not bound" in text
    assert '<dt class="cell no-record">?</dt>' in text


@pytest.mark.parametrize("query", ["region=atlantis", "weapon=catapults", "theme=weather"])
def test_a_choice_that_there_is_not_is_refused_with_those_that_there_are(client, query):
    answer = client.get(f"{PATH}?{query}", headers=HTML)
    assert answer.status_code == 400
    assert query.partition("=")[2] in answer.text


def test_a_day_that_is_none_is_refused(client):
    assert client.get(f"{PATH}?on=yesterday", headers=HTML).status_code == 400


def test_choices_that_nothing_meets_say_so(client):
    text = client.get(f"{PATH}?weapon=firearms&theme=antarctica", headers=HTML).text
    assert "Nothing meets these choices" in text


def test_the_data_says_the_same_as_the_page(client):
    page = cells(client.get(NARROW, headers=HTML).text)
    plain = client.get(NARROW.replace(PATH, PATH + ".csv"))
    assert plain.mimetype == "text/csv"
    rows = list(csv.DictReader(io.StringIO(plain.text)))
    assert {row["state"].rpartition("/")[2]: row["standing"] for row in rows} == {
        code: found[1][0] for code, found in page.items()
    }
    listed = client.get(NARROW.replace(PATH, PATH + ".json"))
    assert listed.mimetype == "application/json"
    assert json.loads(listed.text) == rows


def test_the_whole_matrix_stays_small(client):
    body = client.get(PATH, headers=HTML).get_data()
    assert len(gzip.compress(body)) < 60_000


def test_the_view_is_in_the_list_of_views(client):
    assert f'href="{PATH}"' in client.get("/view/", headers=HTML).text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_space_parts_the_sentences_of_the_note(client, language):
    text = client.get(f"{PATH}?lang={language}", headers=HTML).text
    notes = " ".join(re.findall(r'<p class="note">(.*?)</p>', text, re.DOTALL))
    assert re.search(r"bound\. That|lié\. La présence", notes)
    assert re.findall(r"[a-zé]\.[A-ZÀ-Ý]", re.sub(r"<[^>]+>", "", notes)) == []
