"""A document of Word is read as it is printed: with what Word generates, without what is gone."""

import zipfile

from made_docx import roles, texts
from made_word import (
    STYLES,
    Package,
    W,
    footnotes,
    para,
    run,
    runs,
    styled,
)

from disarmgraph.layout import document
from disarmgraph.layout.laid import Role


def test_headings_are_told_by_their_styles(tmp_path):
    outline = '<w:outlineLvl w:val="2"/>'
    un = '<w:style w:type="paragraph" w:styleId="HCh"><w:name w:val="_ H _Ch"/></w:style>'
    styles = STYLES.replace("</w:styles>", f"{un}</w:styles>")
    body = (
        para(run("Lamps of the pier"), styled("Title"))
        + para(run("Oil"), styled("H2"))
        + para(run("Light falls on the water. " * 20), styled("H2"))
        + para(run("Wicks"), outline)
        + para(run("I.") + "<w:r><w:tab/></w:r>" + run("Glass"), styled("HCh"))
    )
    assert [(role, depth) for role, depth, _ in roles(tmp_path, body, styles=styles)] == [
        (Role.TITLE, None),
        (Role.HEADING, 2),
        (None, None),
        (Role.HEADING, 3),
        (Role.HEADING, 1),
    ]


def test_headings_without_a_style_are_told_by_their_look(tmp_path):
    bold = "<w:b/>"
    large = '<w:b/><w:sz w:val="32"/>'
    body = (
        para(run("Lamps of the pier", large))
        + para(run("The light of a lamp is seen from each boat that comes in at night. " * 3))
        + para(run("Oil", bold))
        + para(run("Oil is brought by boat ") + run("at noon", bold) + run("."))
        + para(run("Every lamp is lit at dusk.", bold))
    )
    assert [role for role, _, _ in roles(tmp_path, body, styles=STYLES)] == [
        Role.TITLE,
        None,
        Role.HEADING,
        None,
        None,
    ]


def test_a_note_follows_the_paragraph_that_calls_it(tmp_path):
    mark = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'
    notes = footnotes("Oil of fish.", "Wicks of flax.", "* Printed late.")
    notes = notes.replace("<w:r><w:footnoteRef/></w:r>", "")
    body = para(run("Lamps") + mark + runs(" of oil<sup>1</sup> and wicks<sup>2</sup>;"))
    body += para(run("they burn."))
    assert roles(tmp_path, body, footnotes=notes) == [
        (None, None, "Lamps* of oil<sup>1</sup> and wicks<sup>2</sup>;"),
        (Role.FOOTNOTE, None, "* Printed late."),
        (Role.FOOTNOTE, None, "<sup>1</sup> Oil of fish."),
        (Role.FOOTNOTE, None, "<sup>2</sup> Wicks of flax."),
        (None, None, "they burn."),
    ]


def test_insertions_are_read_and_deletions_are_not(tmp_path):
    deleted = '<w:del w:id="1"><w:r><w:delText>oil</w:delText></w:r></w:del>'
    inserted = f'<w:ins w:id="2">{run("gas")}</w:ins>'
    moved = f'<w:moveFrom w:id="3">{run(" here")}</w:moveFrom>'
    moved += f'<w:moveTo w:id="4">{run(" there")}</w:moveTo>'
    body = para(run("Lamps of ") + deleted + inserted + moved)
    assert texts(tmp_path, body) == ["Lamps of gas there"]


def test_a_paragraph_whose_end_is_deleted_goes_on_in_the_next(tmp_path):
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    body = para(run("Lamps of"), gone) + para(run("the pier.")) + para(run("Oil."))
    assert texts(tmp_path, body) == ["Lamps of the pier.", "Oil."]


def test_text_boxes_and_fields_and_hidden_text(tmp_path):
    box = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing><w:txbxContent>{para(run("In a box."))}'
        "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        f"{para(run('In a box.'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("lamp 3")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = para(run("See ") + field + run(" secretly", "<w:vanish/>") + f"<w:r>{box}</w:r>")
    assert texts(tmp_path, body) == ["See lamp 3", "In a box."]


def test_superscripts_and_breaks_are_kept_and_spaces_are_not(tmp_path):
    raised = '<w:vertAlign w:val="superscript"/>'
    body = para(
        run("The\u00a031")
        + run("st", raised)
        + run("  lamp")
        + run("is lit tonight", raised)
        + "<w:r><w:br/></w:r>"
        + run(" on the")
        + "<w:r><w:noBreakHyphen/></w:r>"
        + run("pier")
    )
    assert texts(tmp_path, body) == [
        "The\u00a031<sup>st</sup> lampis lit tonight\non the\u2011pier"
    ]


def test_a_table_gives_one_piece_a_row_and_a_frame_its_paragraphs(tmp_path):
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{para(run(each))}</w:tc>" for each in cells) + "</w:tr>"

    body = f"<w:tbl>{row('Port', 'Lamps')}{row('North', '')}{row('', '')}</w:tbl>"
    body += f"<w:tbl>{row('A box of its own')}</w:tbl>"
    assert roles(tmp_path, body) == [
        (Role.BLOCK, None, "Port | Lamps"),
        (Role.BLOCK, None, "North |"),
        (None, None, "A box of its own"),
    ]


def test_page_headers_are_read_once_and_a_masthead_in_one_is_text(tmp_path):
    cells = "".join(
        f"<w:tc>{para(run(each))}</w:tc>"
        for each in ("United Nations", "Z/63/62", "Assembly of Ports", "Distr.: General")
    )
    first = f"<w:hdr {W}><w:tbl><w:tr>{cells}</w:tr></w:tbl></w:hdr>"
    second = f"<w:hdr {W}>{para(run('Z/63/62'))}</w:hdr>"
    foot = f"<w:ftr {W}>{para(run('09-12345'))}</w:ftr>"
    kinds = (("first", "header1"), ("default", "header2"))
    body = (
        para(run("Every lamp is lit."))
        + "<w:sectPr>"
        + "".join(f'<w:headerReference w:type="{kind}" r:id="{part}"/>' for kind, part in kinds)
    )
    body += '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    assert roles(tmp_path, body, header1=first, header2=second, footer1=foot) == [
        (Role.HEADER, None, "United Nations"),
        (Role.HEADER, None, "Z/63/62"),
        (Role.BLOCK, None, "Assembly of Ports"),
        (Role.BLOCK, None, "Distr.: General"),
        (None, None, "Every lamp is lit."),
        (Role.FOOTER, None, "09-12345"),
    ]


def test_a_table_of_contents_is_one_piece(tmp_path):
    lines = (("Contents", None), ("I. Lamps", 3), ("II. Oil", 4), ("III. Wicks", 12))
    body = "".join(
        para(run(text) + (f"<w:r><w:tab/></w:r>{run(str(page))}" if page else ""))
        for text, page in lines
    )
    body += para(run("Every lamp is lit."))
    assert roles(tmp_path, body) == [
        (Role.CONTENTS, None, "Contents\nI. Lamps 3\nII. Oil 4\nIII. Wicks 12"),
        (None, None, "Every lamp is lit."),
    ]


def test_entities_are_not_unfolded(tmp_path):
    path = Package(para(run("lamp &lol; end"))).write(tmp_path / "x.docx")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    bomb = b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY lol "&a;&a;&a;&a;">]>'
    xml = parts["word/document.xml"].replace(b"&amp;lol;", b"&lol;")
    head, rest = xml.split(b"\n", 1)
    parts["word/document.xml"] = head + bomb + rest
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    assert "lollol" not in document.read(path).text
