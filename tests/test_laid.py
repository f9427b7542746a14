"""Pieces put together to a text and its blocks."""

from disarmgraph.layout.laid import Piece, Role, put_together


def words(laid, block):
    return laid.text[block.start : block.end]


def test_every_piece_has_its_place_in_one_text():
    laid = put_together([Piece("Mills", Role.TITLE), Piece("1. They turn."), Piece("a) always")])
    assert laid.text == "Mills\n\n1. They turn.\n\na) always\n"
    assert [words(laid, each) for each in laid.blocks] == ["Mills", "1. They turn.", "a) always"]


def test_the_role_of_a_piece_without_one_follows_from_its_mark():
    laid = put_together([Piece("1. They turn."), Piece("b) always"), Piece("Mills turn.")])
    assert [(each.role, each.number) for each in laid.blocks] == [
        (Role.PARAGRAPH, "1"),
        (Role.ITEM, "b)"),
        (Role.BLOCK, None),
    ]


def test_the_depth_of_a_piece_without_one_follows_from_its_mark():
    item, note = Piece("(iv) always", Role.ITEM), Piece("¹ Or not.", Role.FOOTNOTE)
    deep, bare = Piece("a) always", Role.ITEM, 3), Piece("always", Role.ITEM)
    assert [each.level for each in put_together([item, deep, bare, note]).blocks] == [2, 3, 0, 0]


def test_what_goes_on_nothing_is_a_block():
    (block,) = put_together([Piece("and turn.", continues=True)]).blocks
    assert block.role is Role.BLOCK


def test_a_paragraph_goes_on_past_the_foot_of_a_page():
    foot, note = Piece("2/3", Role.FOOTER, page=1), Piece("<sup>1</sup> Or not.", Role.FOOTNOTE)
    on = Piece("and turn.", page=2, continues=True)
    laid = put_together([Piece("1. They turn", page=1), note, foot, on])
    paragraph, *inside = laid.blocks
    assert words(laid, paragraph).startswith("1. They turn")
    assert words(laid, paragraph).endswith("and turn.")
    assert [each.role for each in inside] == [Role.FOOTNOTE, Role.FOOTER]
    assert all(paragraph.start < each.start < each.end < paragraph.end for each in inside)


def test_pieces_of_white_space_alone_are_nothing():
    assert put_together([Piece("  \n"), Piece("Mills", Role.TITLE)]).text == "Mills\n"
