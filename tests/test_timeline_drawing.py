"""The drawing of a line of time."""

from disarmgraph.views.timeline import Moment
from disarmgraph.views.timeline_drawing import EDGE, WIDTH, draw, histogram


def moment(start: str, end: str = "") -> Moment:
    return Moment(f"event:{start}", "event", start, end)


def sheet(*moments: Moment, words: str = "An event"):
    return draw([("meetings", moments)], lambda _: words)


def test_nothing_to_draw_is_no_picture():
    assert draw([], str) is None
    assert histogram({}) == ()


def test_time_goes_from_edge_to_edge():
    drawn = sheet(moment("2000"), moment("2009"))
    marks = drawn.lanes[0].marks
    assert marks[0].x == EDGE
    assert marks[1].x + marks[1].width == WIDTH - EDGE
    assert [year for _, year in drawn.ticks] == [str(year) for year in range(2000, 2011)]


def test_a_day_is_a_dot_and_a_month_as_long_as_it_is():
    day, month, year = sheet(moment("2000-06-01"), moment("2000-06"), moment("2000")).lanes[0].marks
    assert day.width == 0
    assert 11 * month.width < year.width < 13 * month.width


def test_what_is_too_short_to_be_seen_is_drawn_longer():
    drawn = sheet(moment("1925"), moment("2007-12-10", "2007-12-11"))
    assert drawn.lanes[0].marks[1].width == 7


def test_words_that_would_meet_stand_in_rows_of_their_own():
    near = sheet(*map(moment, ("2000-01", "2000-02", "2000-03", "2009"))).lanes[0].marks
    assert len({each.y for each in near[:3]}) == 3
    apart = sheet(moment("2000-01"), moment("2009-01")).lanes[0].marks
    assert len({each.y for each in apart}) == 1


def test_words_near_the_end_stand_before_their_mark():
    first, last = sheet(moment("2000-01-01"), moment("2009-12-31")).lanes[0].marks
    assert (first.anchor, last.anchor) == ("start", "end")
    assert last.words_at < last.x


def test_long_names_are_cut_after_a_word():
    [mark] = sheet(moment("2000"), words="word " * 30).lanes[0].marks
    assert len(mark.words) <= 46
    assert mark.words.endswith("word\N{HORIZONTAL ELLIPSIS}")


def test_few_years_show_their_months_and_many_only_some_years():
    assert len(sheet(moment("2007")).months) == 11
    century = sheet(moment("1925"), moment("2025"))
    assert century.months == ()
    assert {int(year) % 5 for _, year in century.ticks} == {0}


def test_the_bar_of_a_year_is_as_high_as_it_has_moments():
    one, two = histogram({2000: 1, 2003: 2})
    assert two.height == 2 * one.height
    assert two.x - one.x == 3 * (one.width + 1)
