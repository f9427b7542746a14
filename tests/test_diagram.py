"""The diagrams of classes: where boxes and lines are."""

from itertools import combinations

from disarmgraph.reference.diagram import Name, Neighbour, around


def drawn():
    return around(
        Name("norm"),
        values=[Name("adoption date"), Name("condition")],
        above=[Name("statement")],
        below=[Name("obligation"), Name("permission")],
        before=[Neighbour(Name("due date"), (Name("due norm"),))],
        after=[
            Neighbour(Name("actor"), (Name("bearer"), Name("beneficiary"), Name("issued by"))),
            Neighbour(Name("deadline"), (Name("has deadline"),)),
        ],
    )


def named(diagram):
    return {" ".join(line.text for line in box.name): box for box in diagram.boxes}


def test_every_class_has_one_box_and_no_two_lie_on_each_other():
    diagram = drawn()
    assert sorted(named(diagram)) == [
        "actor",
        "deadline",
        "due date",
        "norm",
        "obligation",
        "permission",
        "statement",
    ]
    for one, other in combinations(diagram.boxes, 2):
        assert (
            one.x + one.width <= other.x
            or other.x + other.width <= one.x
            or one.y + one.height <= other.y
            or other.y + other.height <= one.y
        )


def test_everything_is_inside_the_diagram():
    diagram = drawn()
    for box in diagram.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= diagram.width
        assert box.y + box.height <= diagram.height
    for word in (word for arrow in diagram.arrows for word in arrow.words):
        assert 0 <= word.x < diagram.width
        assert 0 < word.y < diagram.height


def test_what_leads_to_a_class_is_left_of_it_and_what_it_leads_to_right():
    boxes = named(drawn())
    middle = boxes["norm"]
    assert boxes["due date"].x + boxes["due date"].width < middle.x
    assert boxes["actor"].x > middle.x + middle.width
    assert boxes["statement"].y + boxes["statement"].height < middle.y
    assert boxes["obligation"].y > middle.y + middle.height


def test_values_stand_in_the_box_of_their_class():
    assert [word.text for word in named(drawn())["norm"].values] == ["adoption date", "condition"]


def test_every_property_is_written_on_an_arrow():
    written = {word.text for arrow in drawn().arrows for word in arrow.words}
    assert written == {"due norm", "bearer", "beneficiary", "issued by", "has deadline"}


def test_an_arrow_for_each_neighbour_and_one_for_each_class_above_or_below():
    looks = [arrow.look for arrow in drawn().arrows]
    assert (looks.count("property"), looks.count("kind")) == (3, 3)


def test_a_long_name_goes_on_in_a_second_line_and_no_word_is_broken():
    assert Name("information system").lines == ["information", "system"]
    assert Name("recommendation").lines == ["recommendation"]
    assert len(Name("source of the other date").lines) == 2
    assert Name("").lines == []


def test_a_class_alone_is_drawn_alone():
    diagram = around(Name("norm"))
    assert (len(diagram.boxes), diagram.arrows) == (1, ())
