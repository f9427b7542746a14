"""The course on the site, over the whole graph."""

import html
import json
import re
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
from outline import HTML, Outline

from disarmgraph.content.course import course
from disarmgraph.files import notebook_file
from disarmgraph.pages.spacing import spaced

STEPS = course("en")


def shown(client, path):
    answer = client.get(path, headers=HTML)
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", ["/course", *(f"/course/{step.name}" for step in STEPS)])
def test_each_page_is_well_formed_in_both_languages(client, path, language):
    outline = Outline(shown(client, f"{path}?lang={language}"))
    assert (outline.open, outline.language) == ([], language)


def test_the_list_has_every_step_in_order(client):
    text = shown(client, "/course?lang=fr")
    assert re.findall(r'href="/course/(\w+)\?lang=fr"', text)[: len(STEPS)] == [
        step.name for step in STEPS
    ]
    assert spaced(course("fr")[0].title) in html.unescape(text)


def test_each_step_leads_to_the_next_and_to_the_one_before(client):
    for before, after in pairwise(STEPS):
        assert f'rel="next" href="/course/{after.name}"' in shown(client, f"/course/{before.name}")
        assert f'rel="prev" href="/course/{before.name}"' in shown(client, f"/course/{after.name}")


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_each_query_is_run_by_its_link(client, step):
    text = shown(client, f"/course/{step.name}")
    links = [html.unescape(href) for href in re.findall(r'href="(/sparql\?query[^"]+)"', text)]
    assert len(links) == text.count('class="run"')
    for link in links:
        query = parse_qs(urlsplit(link).query)["query"][0]
        assert client.get("/sparql", query_string={"query": query}).status_code == 200


def test_the_solution_is_shown_when_it_is_wanted(client):
    text = shown(client, "/course/pattern")
    (hidden,) = re.findall(r"<details>(.*?)</details>", text, re.DOTALL)
    assert "Show the solution" in hidden
    assert "disarm:Document" in hidden.partition("</summary>")[2]


def test_the_other_language_has_the_same_step(client):
    text = shown(client, "/course/minus?lang=en")
    assert re.search(r'<a class="lang"[^>]* href="/course/minus\?lang=fr"', text)


def test_a_step_that_is_not_there_is_told(client):
    answer = client.get("/course/nothing", headers=HTML)
    assert answer.status_code == 404
    assert "The course has no step nothing." in answer.text


def test_the_notebook_is_sent_as_it_is(client):
    answer = client.get("/course/notebook.ipynb")
    assert answer.headers["Content-Type"] == "application/x-ipynb+json"
    assert "disarmgraph.ipynb" in answer.headers["Content-Disposition"]
    assert json.loads(answer.data) == json.loads(notebook_file().read_text(encoding="utf-8"))
