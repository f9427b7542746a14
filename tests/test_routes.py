"""What the description of the routes says is so."""

import pytest
from openapi_spec_validator import validate
from pages_client import ELSEWHERE, mimetype

from disarmgraph.dataset.graph import release


@pytest.fixture(scope="module")
def site(whole_site):
    return whole_site


FILLED_IN = {
    "/agenda/{kind}/{slug}.ics": "/agenda/state/LKA.ics",
    "/cite/{rest}": "/cite/id/instrument/apmbc",
    "/course/{name}": "/course/pattern",
    "/coverage/{slug}": "/coverage/a-63-228",
    "/graph/{rest}": "/graph/data/actors/bodies",
    "/id/{kind}.{suffix}": "/id/person.csv",
    "/id/{kind}/": "/id/state/",
    "/id/{rest}": "/id/state/LKA",
    "/linkset/memento/{version}/{original}.{suffix}": "/linkset/memento/0.8.0/id/state/SYL.json",
    "/linkset/release/{version}.{suffix}": "/linkset/release/0.8.0.json",
    "/linkset/{path}.{suffix}": "/linkset/dataset.json",
    "/memento/{version}/{rest}": "/memento/0.8.0/id/state/SYL",
    "/ontology/{version}": f"/ontology/{release()}",
    "/q/{release}/{name}": f"/q/{release()}/who-signed-and-did-not-ratify",
    "/queries/{name}": "/queries/who-signed-and-did-not-ratify",
    "/queries/{name}/answer": "/queries/who-signed-and-did-not-ratify/answer",
    "/queries/{name}/query.rq": "/queries/who-signed-and-did-not-ratify/query.rq",
    "/release/{version}": "/release/0.8.0",
    "/release/{version}/{name}": "/release/0.8.0/ontology.ttl",
    "/scheme/{rest}": "/scheme/theme",
    "/sitemap/{number}.xml": "/sitemap/1.xml",
    "/static/{filename}": "/static/site.css",
    "/static/v-{version}/{filename}": "/static/v-1/site.css",
    "/symbol/{written}": "/symbol/a-res-61-76",
    "/timemap/{original}": "/timemap/id/state/SYL",
}
"""A path for each path of the description that has something to fill in."""
ASKED = {
    "/bound": "/bound?state=LKA",
    "/lookup": "/lookup?name=Sri%20Lanka",
    "/queries/choices.json": "/queries/choices.json?kind=disarm:State",
    "/reconcile/flyout/entity": "/reconcile/flyout/entity?id=id/state/LKA",
    "/reconcile/flyout/property": "/reconcile/flyout/property?id=disarm:isoAlpha3",
    "/reconcile/flyout/type": "/reconcile/flyout/type?id=disarm:State",
    "/reconcile/preview": "/reconcile/preview?id=id/state/LKA",
    "/reconcile/properties": "/reconcile/properties?type=disarm:State",
    "/reconcile/suggest/entity": "/reconcile/suggest/entity?prefix=Sri",
    "/reconcile/suggest/property": "/reconcile/suggest/property?prefix=be",
    "/reconcile/suggest/type": "/reconcile/suggest/type?prefix=St",
    "/sparql/share": "/sparql/share?sparql=ASK%20%7B%7D",
}
"""A whole address for each path that does not answer without a parameter."""


def test_openapi_describes_every_route_and_is_valid(site):
    described = site.json("/openapi.json")
    validate(described)
    assert described["info"]["version"] == release()
    assert [path for path in described["paths"] if "{" in path] == sorted(FILLED_IN)
    operations = [each for path in described["paths"].values() for each in path.values()]
    assert all(each["summary"].endswith(".") for each in operations)


def test_every_route_answers_in_a_media_type_that_openapi_states(site):
    wrong = {}
    for path, operations in site.json("/openapi.json")["paths"].items():
        if path in ELSEWHERE:
            continue
        page = site.get((FILLED_IN | ASKED).get(path, path))
        stated = {
            each.partition(";")[0] for each in operations["get"]["responses"]["200"]["content"]
        }
        if page.status not in (200, 303) or mimetype(page) not in stated:
            wrong[path] = (page.status, mimetype(page))
    assert wrong == {}
