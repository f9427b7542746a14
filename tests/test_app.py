import pytest
from flask import abort
from pyoxigraph import Store

from disarmgraph.app import create_app
from disarmgraph.engine import Engine, WorkerLost
from disarmgraph.fault import Fault


@pytest.fixture(scope="module")
def broken():
    """A client of an application with pages that fail, each in its own way."""
    store = Store()
    with Engine(store, time_limit=2.5, workers=1) as engine:
        app = create_app(store, engine)
        failures = {"limit": WorkerLost("too much"), "fault": Fault("x: wrong; mend it")}

        @app.get("/fails/<how>")
        def fails(how):
            if how in failures:
                raise failures[how]
            return abort(410, "gone") if how == "gone" else str(1 / 0)

        yield app.test_client()


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        ("/fails/limit", 503, "too much"),
        ("/fails/fault", 500, "x: wrong; mend it"),
        ("/fails/gone", 410, "gone"),
        ("/nowhere", 404, "there is nothing at /nowhere; begin at http://localhost/"),
    ],
)
def test_an_error_is_a_problem_document_that_says_what_to_do(broken, path, status, detail):
    response = broken.get(path)
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert response.json["status"] == status
    assert response.json["detail"] == detail


def test_an_unforeseen_error_shows_nothing_of_the_inside(broken):
    response = broken.get("/fails/division")
    assert response.status_code == 500
    assert response.json["title"] == "Internal Server Error"
    assert "division" not in response.text


def test_a_limit_says_when_to_come_back(broken):
    assert broken.get("/fails/limit").headers["Retry-After"] == "3"


def test_a_browser_gets_a_page_with_the_same_status(client):
    response = client.get("/nowhere", headers={"Accept": "text/html,*/*;q=0.8"})
    assert response.status_code == 404
    assert response.mimetype == "text/html"
    assert "there is nothing at /nowhere" in response.text
    assert "Accept" in response.headers["Vary"]
