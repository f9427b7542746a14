"""The redirect of w3id.org: each kind of identifier leads to a path that the site answers."""

import re

import pytest
from clients import EngineClient
from pyoxigraph import Store

from disarmgraph.files import graph_home
from disarmgraph.namespaces import BASE

RULE = re.compile(r"^RewriteRule (\S+) (\S+) \[R=303,NE,L\]$", re.MULTILINE)
HOST = "https://disarmgraph.example/"
IDENTIFIERS = [
    "",
    "id/document/note",
    "id/document/note/para_1",
    "id/norm/clear-mines",
    "scheme/theme",
    "scheme/theme/survey",
    "ontology",
    "shapes",
    "graph/data/documents/note",
    "graph/derived/mention-by-citation",
    "queries/by-which-codes-and-names-is-a-state-known",
    "id/state/FRE.ttl?_profile=disarm",
]


@pytest.fixture(scope="module")
def site(example: Store):
    with EngineClient(example, workers=1) as client:
        yield client


def redirected(path: str) -> str:
    """Where Apache would send the path below the base; the query string goes along by itself."""
    text = (graph_home() / "deploy/w3id/.htaccess").read_text(encoding="utf-8")
    ((pattern, target),) = RULE.findall(text)
    path, mark, query = path.partition("?")
    return re.sub(pattern, target.replace("$1", r"\1"), path, count=1) + mark + query


@pytest.mark.parametrize("path", IDENTIFIERS)
def test_an_identifier_leads_to_what_it_names(site, path):
    target = redirected(path)
    assert target.startswith(HOST)
    response = site.get("/" + target.removeprefix(HOST))
    assert response.status_code == 200
    canonical = f'<{BASE}{path.partition(".")[0]}>; rel="canonical"'
    assert (canonical in response.headers.getlist("Link")) == (path != "")
