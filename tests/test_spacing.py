"""The spaces of French in pages."""

import pytest

from disarmgraph.pages.spacing import FULL, NARROW, spaced


@pytest.mark.parametrize(
    ("page", "printed"),
    [
        ("<p>Quand : où ?</p>", f"<p>Quand{FULL}: où{NARROW}?</p>"),
        ("<p>oui ; non !</p>", f"<p>oui{NARROW}; non{NARROW}!</p>"),
        ("<p>« le Centre »</p>", f"<p>«{FULL}le Centre{FULL}»</p>"),
        ("<b>Pologne</b> : non", f"<b>Pologne</b>{FULL}: non"),
        ("<p>1:2, art. 4 : 5</p>", f"<p>1:2, art. 4{FULL}: 5</p>"),
    ],
)
def test_no_line_breaks_before_a_mark(page, printed):
    assert spaced(page) == printed


@pytest.mark.parametrize(
    "page",
    [
        '<a title="quand : où ?" href="/a ;b">là</a>',
        "<pre>?s a ?b ;\n   ?p ?o . # oui !</pre>",
        "<p><code>?s ?p ?o ; ?q</code></p>",
        '<script type="application/ld+json">{"a" : "b ?"}</script>',
        "<textarea>ASK { ?s ?p ?o ; ?q 1 }</textarea>",
        "<p>\n  : seul</p>",
    ],
)
def test_tags_and_code_stay_as_they_are(page):
    assert spaced(page) == page


def test_what_follows_code_is_words_again():
    page = "<pre>a ; b</pre><p>c ; d</p><code>e ; f</code> : g"
    printed = f"<pre>a ; b</pre><p>c{NARROW}; d</p><code>e ; f</code>{FULL}: g"
    assert spaced(page) == printed


def test_a_french_page_has_them_and_an_english_one_has_not(client):
    french = client.get("/id/instrument/apmbc?lang=fr", headers={"Accept": "text/html"}).text
    assert f"{FULL}:" in french
    english = client.get("/id/instrument/apmbc?lang=en", headers={"Accept": "text/html"}).text
    assert FULL not in english
