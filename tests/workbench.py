"""What a reader does on the page at /sparql."""

import re

import browsing

from disarmgraph.pages import static_files

EDITOR = (static_files.FOLDER / "dist/editor.js").is_file()
TREATIES = "SELECT ?treaty { VALUES ?treaty { instrument:apmbc instrument:ccm } }"
DATES = """SELECT ?day ?until ?what ?kind {
  VALUES (?day ?until ?what ?kind) {
    ("1997-12-03"^^xsd:date "1999-03-01"^^xsd:date "signed" "one")
    ("2008-05-30"^^xsd:date "2010-08-01"^^xsd:date "adopted" "one")
    ("2008"^^xsd:gYear UNDEF "year alone" "two")
    (UNDEF UNDEF "no day" "two")
  }
}"""
SUMS = """SELECT ?year ?value ?donor ?passage {
  VALUES (?year ?value ?donor ?passage) {
    ("2014"^^xsd:gYear 430700000 state:FRA a-63-228:para_8)
    ("2015"^^xsd:gYear 1290100000000 state:JPN a-63-228:para_8)
    ("2016"^^xsd:gYear 482900000 state:FRA a-63-228:para_8)
  }
}"""
LINKS = """SELECT ?from ?to {
  VALUES (?from ?to) {
    (state:FRA instrument:ccm) (state:FRA instrument:apmbc) (state:LTU instrument:apmbc)
  }
}"""


def query(page):
    """The editor, or the text field where it is not built."""
    return page.get_by_role("textbox", name=re.compile("^(Query|Requête)$"))


def ask(page, text, path="/sparql"):
    page.goto(path)
    page.wait_for_load_state("networkidle")
    browsing.write(query(page), text)
    page.get_by_role("button", name=re.compile("^(Run|Exécuter)$")).click()


def cells(page):
    rows = page.locator("#outcome tbody tr").all()
    return [row.get_by_role("cell").all_inner_texts() for row in rows]


def view(page, name):
    page.get_by_role("button", name=name, exact=True).click()
