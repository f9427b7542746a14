"""A page in HTML is read as a browser shows it, without what leads elsewhere."""

from pathlib import Path

import pytest

from disarmgraph.layout import document, html
from disarmgraph.layout.laid import LayoutError, Role

MANY = "The light of a lamp is seen from each boat that comes in at night. " * 3


def roles(path: Path, body: str) -> list[tuple[Role | None, int | None, str]]:
    page = path / "page.html"
    page.write_text(f"<!doctype html><meta charset=utf-8><body>{body}", encoding="utf-8")
    return [(piece.role, piece.level, piece.text) for piece in html.pieces(page)]


def texts(path: Path, body: str) -> list[str]:
    return [text for _, _, text in roles(path, body)]


def test_headings_have_the_depth_of_their_elements(tmp_path):
    assert roles(tmp_path, "<h1>Lamps</h1><h2>Oil</h2><p>It burns.</p><h4>Fish</h4>") == [
        (Role.TITLE, None, "Lamps"),
        (Role.HEADING, 1, "Oil"),
        (None, None, "It burns."),
        (Role.HEADING, 2, "Fish"),
    ]


def test_of_several_first_headings_the_one_above_the_text_is_the_title(tmp_path):
    found = roles(tmp_path, f"<h1>Lamps</h1><p>{MANY}</p><h1>Oil</h1><h1>Wicks</h1>")
    assert [role for role, _, _ in found] == [Role.TITLE, None, Role.HEADING, Role.HEADING]


def test_lists_have_the_numbers_that_a_browser_prints(tmp_path):
    body = """<ol start="4"><li>Ports<ol type="a"><li>count<li>lift<ol type="i"><li>iron
    <li>lead</ol></ol><li value="9">Lamps<li>Oil<ul><li>of fish</ul></ol>
    <ol type="A"><li>North</ol><ol type="I" start="4"><li>South</ol>
    <ol reversed><li>last<li>first</ol><ol style="list-style-type: lower-alpha"><li>wicks</ol>"""
    assert roles(tmp_path, body) == [
        (None, None, "4. Ports"),
        (Role.ITEM, 1, "a) count"),
        (Role.ITEM, 1, "b) lift"),
        (Role.ITEM, 2, "i) iron"),
        (Role.ITEM, 2, "ii) lead"),
        (None, None, "9. Lamps"),
        (None, None, "10. Oil"),
        (Role.ITEM, 1, "• of fish"),
        (None, None, "A. North"),
        (None, None, "IV. South"),
        (None, None, "2. last"),
        (None, None, "1. first"),
        (Role.ITEM, 1, "a) wicks"),
    ]


def test_a_mark_that_is_written_is_not_printed_twice(tmp_path):
    body = "<ol><li>1. Ports</ol><ul style='list-style: none'><li>(a) Lamps<li>Oil</ul>"
    assert texts(tmp_path, body) == ["1. Ports", "(a) Lamps", "Oil"]


def test_a_list_that_starts_at_no_number_starts_at_one(tmp_path):
    assert texts(tmp_path, '<ol start="four"><li>Ports</ol>') == ["1. Ports"]


def test_the_second_paragraph_of_an_item_has_no_number(tmp_path):
    assert texts(tmp_path, "<ol><li><p>Ports</p><p>and piers</p></ol>") == ["1. Ports", "and piers"]


def test_what_leads_elsewhere_is_left_out_or_furniture(tmp_path):
    body = """<nav>Home</nav><header>Our site</header><script>let x</script><style>p{}</style>
    <main><header><p>Of the pier</p></header><p hidden>Not here</p>
    <p style="display:none">Nor here</p><p>Every <!-- not --> lamp.</p></main>
    <footer>Imprint</footer><noscript>Switch on</noscript>"""
    assert roles(tmp_path, body) == [
        (Role.HEADER, None, "Our site"),
        (None, None, "Of the pier"),
        (None, None, "Every lamp."),
        (Role.FOOTER, None, "Imprint"),
    ]


def test_notes_are_told_by_where_they_stand_and_how_they_begin(tmp_path):
    body = """<p>Lamps<sup><a href="#n">1</a></sup> on the 1<sup>er</sup> pier<sup>[2]</sup> at
    10<sup>cold nights</sup></p><p><sup>1</sup> Oil.</p><section class="footnotes">
    <p>Printed late.</p></section>"""
    assert roles(tmp_path, body) == [
        (
            None,
            None,
            "Lamps<sup>1</sup> on the 1<sup>er</sup> pier<sup>2</sup> at 10cold nights",
        ),
        (Role.FOOTNOTE, None, "<sup>1</sup> Oil."),
        (Role.FOOTNOTE, None, "Printed late."),
    ]


def test_a_table_gives_one_piece_a_row(tmp_path):
    body = """<table><caption>Lamps</caption><thead><tr><th>Port<th>Lamps</thead>
    <tr><td>North<br>pier<td>3<sup>a</sup><tr><td>South<td><tr><td><td></table>"""
    assert roles(tmp_path, body) == [
        (None, None, "Lamps"),
        (Role.BLOCK, None, "Port | Lamps"),
        (Role.BLOCK, None, "North pier | 3<sup>a</sup>"),
        (Role.BLOCK, None, "South |"),
    ]


def test_a_table_for_layout_is_read_as_text(tmp_path):
    body = "<table><tr><td><h2>Lamps</h2><p>Every lamp.</p><td>Oil</table>"
    assert texts(tmp_path, body) == ["Lamps", "Every lamp.", "Oil"]


def test_white_space_is_as_a_browser_has_it(tmp_path):
    body = "<p>Every\n   <b>lamp</b>\tis<br>lit\u00a0up</p><pre>one\n  two</pre>text alone"
    assert texts(tmp_path, body) == ["Every lamp is\nlit\u00a0up", "one\ntwo", "text alone"]


def test_a_paragraph_in_bold_is_a_heading(tmp_path):
    body = f"<p>{MANY}</p><p><b>Oil</b></p><p><b>It</b> burns</p><p><b>Every lamp is lit.</b></p>"
    assert [role for role, _, _ in roles(tmp_path, body)] == [None, Role.HEADING, None, None]


PAGE = "<html><head>{meta}</head><body><p>Un phare à l\u2019été</p></body></html>"


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ("", "utf-8"),
        ("", "windows-1252"),
        ("", "utf-16"),
        ('<meta charset="iso-8859-1">', "windows-1252"),
        ('<meta charset="iso-8859-1">', "utf-8"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=macintosh">', "mac-roman"),
        ('<meta charset="no-such-thing">', "windows-1252"),
    ],
)
def test_a_page_is_read_in_its_encoding(tmp_path, meta, encoding):
    path = tmp_path / "page"
    path.write_bytes(PAGE.format(meta=meta).encode(encoding))
    assert document.read(path).text == "Un phare à l\u2019été\n"


@pytest.mark.parametrize(
    "page",
    [
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html><html><p>Oil</p></html>',
        "<!-- saved --><HTML><BODY>Oil",
        "\n  <p>Oil",
        "<h2>Oil</h2",
    ],
)
def test_a_page_is_told_by_how_it_begins(tmp_path, page):
    path = tmp_path / "page.txt"
    path.write_text(page, encoding="utf-8")
    assert document.read(path).text == "Oil\n"


def test_text_with_marks_of_layout_is_no_page(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("<sup>1</sup> Oil of <b>fish</b>.\n", encoding="utf-8")
    assert document.read(path).text == "<sup>1</sup> Oil of <b>fish</b>.\n"


def test_what_is_nested_deeply_is_read_and_what_nobody_nests_is_refused(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("<div>" * 400 + "Oil" + "</div>" * 400, encoding="utf-8")
    assert document.read(path).text == "Oil\n"
    path.write_text("<div>" * 5000 + "Oil" + "</div>" * 5000, encoding="utf-8")
    with pytest.raises(LayoutError, match="no HTML that can be read"):
        document.read(path)
