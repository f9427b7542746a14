"""Style sheets and scripts as they are sent."""

import re
from pathlib import Path

import pytest
from flask import Flask
from pyoxigraph import Store

from disarmgraph.pages import static_files
from disarmgraph.pages.app import create_pages
from disarmgraph.protocol.request import Request


@pytest.fixture(scope="module")
def pages():
    return create_pages(Store())


def app(folder: Path, **files: str):
    """A client of an application that sends these files, names with _ for the dot."""
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    made = Flask(__name__, static_folder=None)
    static_files.read(made, folder)
    return made


def address(made: Flask, name: str) -> str:
    with made.test_request_context():
        return made.url_for("static", filename=name)


def test_the_style_sheet_of_a_page_is_kept_for_ever_under_the_address_that_it_links(pages):
    headers = {"host": "localhost", "accept": "text/html"}
    home = pages(Request("GET", "/", headers)).body.decode()
    (href,) = re.findall(r'rel="stylesheet" href="(/static/v-[^"]+/site.css)"', home)
    sheet = pages(Request("GET", href, headers))
    sent = dict(sheet.headers)
    assert sheet.status == 200
    assert sent["Content-Type"] == "text/css; charset=utf-8"
    assert sent["Cache-Control"] == "public, max-age=31536000, immutable"
    assert sheet.body == (static_files.FOLDER / "site.css").read_bytes()


@pytest.mark.parametrize("path", ["other.css", "../app.py", "", "v-1/other.css", "dist/stamp.json"])
def test_other_files_are_not_sent(pages, path):
    assert pages(Request("GET", "/static/" + path, {"host": "localhost"})).status == 404


def test_a_script_has_its_type_also_in_a_folder(tmp_path):
    made = app(tmp_path, ask__run_js="export {};")
    sent = made.test_client().get(address(made, "ask/run.js"))
    assert sent.content_type == "text/javascript; charset=utf-8"
    assert sent.text == "export {};"


def test_an_address_changes_with_any_file_and_with_nothing_else(tmp_path):
    first = address(app(tmp_path, a_css="a", b_js="b"), "a.css")
    assert address(app(tmp_path, a_css="a", b_js="b"), "a.css") == first
    assert address(app(tmp_path, a_css="a", b_js="c"), "a.css") != first


@pytest.mark.parametrize("path", ["/static/a.css", "/static/v-0000000000/a.css"])
def test_under_another_address_a_file_is_not_kept_unasked(tmp_path, path):
    sent = app(tmp_path, a_css="a").test_client().get(path)
    assert sent.text == "a"
    assert "Cache-Control" not in sent.headers
