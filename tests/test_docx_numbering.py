"""The numbers of a document of Word, which it does not hold."""

import pytest
from made_docx import texts
from made_word import (
    STYLES,
    Package,
    footnotes,
    level,
    listed,
    numbering,
    para,
    run,
    runs,
    styled,
)

from disarmgraph.layout import docx
from disarmgraph.layout.laid import Role, put_together


def test_numbers_are_counted_as_word_counts_them(tmp_path):
    lists = numbering(
        level(0, "decimal", "%1.")
        + level(1, "lowerLetter", "(%2)")
        + level(2, "lowerRoman", "%3)")
        + level(3, "decimal", "%1.%4"),
    )
    depths = (0, 1, 1, 2, 2, 1, 0, 1, 3)
    body = "".join(para(run(f"lamp {at}"), listed(1, depth)) for at, depth in enumerate(depths))
    assert texts(tmp_path, body, numbering=lists) == [
        "1. lamp 0",
        "(a) lamp 1",
        "(b) lamp 2",
        "i) lamp 3",
        "ii) lamp 4",
        "(c) lamp 5",
        "2. lamp 6",
        "(a) lamp 7",
        "2.1 lamp 8",
    ]


@pytest.mark.parametrize(
    ("form", "start", "printed"),
    [
        ("upperRoman", 4, ["IV.", "V."]),
        ("upperLetter", 26, ["Z.", "AA."]),
        ("lowerLetter", 2, ["b.", "c."]),
        ("decimalZero", 9, ["09.", "10."]),
        ("none", 1, [".", "."]),
        ("hebrew1", 1, ["1.", "2."]),
    ],
)
def test_numbers_are_printed_in_their_format(tmp_path, form, start, printed):
    lists = numbering(level(0, form, "%1.", start))
    body = "".join(para(run("lamp"), listed(1)) for _ in printed)
    assert texts(tmp_path, body, numbering=lists) == [f"{each} lamp" for each in printed]


@pytest.mark.parametrize(
    ("pattern", "bullet"), [("\uf0b7", "•"), ("o", "○"), ("\u2013", "\u2013"), ("\uf0fc", "•")]
)
def test_a_bullet_is_printed_in_a_character_of_any_font(tmp_path, pattern, bullet):
    lists = numbering(level(0, "bullet", pattern))
    assert texts(tmp_path, para(run("lamp"), listed(1)), numbering=lists) == [f"{bullet} lamp"]


def test_a_list_may_begin_anew_and_two_may_share_their_count(tmp_path):
    lists = numbering(level(0, "decimal", "%1."))
    again = '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    anew = (
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    lists = lists.replace("</w:numbering>", f"{again}{anew}</w:numbering>")
    body = "".join(para(run("lamp"), listed(number)) for number in (1, 2, 3, 3, 1))
    assert texts(tmp_path, body, numbering=lists) == [
        "1. lamp",
        "2. lamp",
        "7. lamp",
        "8. lamp",
        "9. lamp",
    ]


def test_a_style_may_number_and_a_paragraph_may_refuse(tmp_path):
    style = (
        '<w:style w:type="paragraph" w:styleId="Op"><w:name w:val="Operative"/>'
        f"<w:pPr>{listed(1)}</w:pPr></w:style>"
    )
    styles = STYLES.replace("</w:styles>", f"{style}</w:styles>")
    refused = styled("Op") + '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = (
        para(run("lamp"), styled("Op"))
        + para(run("oil"), refused)
        + para(run("wick"), styled("Op"))
    )
    lists = numbering(level(0, "decimal", "%1."))
    assert texts(tmp_path, body, numbering=lists, styles=styles) == ["1. lamp", "oil", "2. wick"]


def test_what_is_based_on_itself_and_numbers_of_no_list_do_no_harm(tmp_path):
    round_about = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/>'
        f'<w:basedOn w:val="{other}"/></w:style>'
        for one, other in ("AB", "BA")
    )
    styles = STYLES.replace("</w:styles>", f"{round_about}</w:styles>")
    body = para(run("lamp"), styled("A") + listed(99, 40)) + para(runs("oil<sup>7</sup>"))
    assert texts(tmp_path, body, styles=styles, footnotes=footnotes()) == [
        "lamp",
        "oil<sup>1</sup>",
    ]


def test_blocks_have_the_numbers_that_were_generated(tmp_path):
    lists = numbering(level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)"))
    body = para(run("Ports:"), listed(1)) + para(run("count;"), listed(1, 1))
    path = Package(body, {"numbering": lists}).write(tmp_path / "x.docx")
    found = put_together(docx.pieces(path)).blocks
    assert [(block.role, block.number) for block in found] == [
        (Role.PARAGRAPH, "1"),
        (Role.ITEM, "(a)"),
    ]
