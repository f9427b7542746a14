"""What docs/treaties.md tells readers is so."""

import re

import pytest

from disarmgraph import texts
from disarmgraph.files import graph_home
from disarmgraph.law.standing import ANSWERS

TEXT = (graph_home() / "docs" / "treaties.md").read_text(encoding="utf-8")
ADDRESSES = sorted({each.rstrip("'") for each in re.findall(r"(/(?:view|id)/[^\s`|)']+)", TEXT)})
LETTERS = dict(re.findall(r"^\| (\S{1,2}) \| (.+?) \|", TEXT, re.MULTILINE))


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_answers(client, address):
    answer = client.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == 200


def test_the_letters_are_those_of_the_pages():
    assert {
        texts.text(f"letter-{each}", "en"): texts.text(f"standing-{each}", "en") for each in ANSWERS
    } == LETTERS


def test_the_letters_of_french_pages_are_named():
    french = [texts.text(f"letter-{each}", "fr") for each in ANSWERS]
    assert ", ".join(letter for letter in french if letter[0].isalpha()) in TEXT


def test_the_commands_give_tables_and_calendars(client):
    paths = re.findall(r"curl 'http://localhost:8000(\S+)'", TEXT)
    kinds = [client.get(path).mimetype for path in paths]
    assert kinds == ["text/csv", "text/calendar"]
