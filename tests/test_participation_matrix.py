"""The matrix of participation: States by treaties, and which act each answer follows from."""

from datetime import date

import pytest

from disarmgraph.law import standing
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE
from disarmgraph.views import participation
from disarmgraph.views.participation import Register

STATE, INSTRUMENT = BASE + "id/state/", BASE + "id/instrument/"
SNAPSHOT = date(2026, 2, 3)


@pytest.fixture(scope="module")
def invented(treaties):
    """A register of the treaties of tests/treaty.ttl."""
    return Register(treaties)


@pytest.fixture(scope="module")
def register(graph):
    return Register(graph)


@pytest.fixture(scope="module")
def english(graph):
    return Names(graph, "en")


def last(iri):
    return iri.rpartition("/")[2]


def answers(matrix):
    return {
        (last(row.state), last(each.treaty)): each.answer
        for row in matrix.rows
        for each in row.standings
    }


def test_each_cell_says_what_the_page_of_the_state_says(invented, treaties):
    day = date(2004, 7, 10)
    matrix = invented.matrix(Names(treaties, "en"), day)

    assert answers(matrix) == {
        (last(state), last(each.treaty)): each.answer
        for state in invented.states
        for each in standing.of_state(treaties, state, day)
    }
    assert answers(matrix)["BBB", "treaty"] == "left"


def test_states_stand_in_the_alphabetical_order_of_the_reader(invented, treaties):
    """Freedonia, Grand Fenwick, Ruritania, Syldavia, Sylvania; the same order in French."""
    matrix = invented.matrix(Names(treaties, "fr"), date(2020, 1, 1))
    assert [last(row.state) for row in matrix.rows] == ["AAA", "DDD", "CCC", "EEE", "BBB"]


def test_a_treaty_is_left_out_before_its_time_and_counted(invented, treaties):
    """Both treaties of the example give no day but that of their entry into force, in 2000."""
    matrix = invented.matrix(Names(treaties, "en"), date(2000, 3, 1))
    assert [last(column.treaty) for column in matrix.columns] == ["other"]
    assert matrix.later == 1


def test_a_complete_list_and_an_open_one_are_told_apart(invented, treaties):
    matrix = invented.matrix(Names(treaties, "en"), date(2020, 1, 2))
    told = {last(c.treaty): (c.is_complete, c.as_of) for c in matrix.columns}
    assert told == {"treaty": (True, "2020-01-01"), "other": (False, "")}
    assert answers(matrix)["EEE", "treaty"] == "not-a-party"
    assert answers(matrix)["EEE", "other"] == "no-record"


@pytest.mark.parametrize(("day", "outdated"), [("2020-01-01", False), ("2020-01-02", True)])
def test_a_day_after_the_date_of_a_complete_list_is_noticed(invented, treaties, day, outdated):
    matrix = invented.matrix(Names(treaties, "en"), date.fromisoformat(day))
    assert matrix.outdated is outdated


def test_the_sums_are_those_of_the_cells(register, english):
    matrix = register.matrix(english, SNAPSHOT)
    found = list(answers(matrix).values())
    assert participation.totals(matrix) == {
        answer: found.count(answer) for answer in standing.ANSWERS if answer in found
    }
    mine_ban = next(c for c in matrix.columns if c.treaty == INSTRUMENT + "apmbc")
    in_column = [answer for (_, treaty), answer in answers(matrix).items() if treaty == "apmbc"]
    assert mine_ban.bound == in_column.count("bound") + in_column.count("bound-undated")
    france = next(row for row in matrix.rows if row.state == STATE + "FRA")
    of_france = [answer for (state, _), answer in answers(matrix).items() if state == "FRA"]
    assert france.bound == of_france.count("bound") + of_france.count("bound-undated")


def test_a_region_narrows_the_states_with_those_of_its_parts(register, english):
    """Benin is in Western Africa, which is in Sub-Saharan Africa and in Africa (M49)."""
    for region in ("africa", "m49-sub-saharan-africa", "m49-western-africa"):
        codes = {last(r.state) for r in register.matrix(english, SNAPSHOT, region=region).rows}
        assert "BEN" in codes
        assert "FRA" not in codes
    assert "TUN" not in {
        last(row.state)
        for row in register.matrix(english, SNAPSHOT, region="m49-sub-saharan-africa").rows
    }


def test_a_weapon_narrows_the_treaties_with_those_on_narrower_ones(register, english):
    """Anti-personnel mines are mines; the second protocols of the CCW are on mines as a whole."""
    matrix = register.matrix(english, SNAPSHOT, weapon="mines")
    assert {last(c.treaty) for c in matrix.columns} == {"apmbc", "ccw-p2", "ccw-ap2"}


def test_a_theme_narrows_the_treaties(register, english):
    """The treaties of Antarctica and of the sea-bed have a theme of their own."""
    matrix = register.matrix(english, SNAPSHOT, theme="antarctica")
    assert {last(column.treaty) for column in matrix.columns} == {"antarctic"}


def test_the_menu_of_regions_puts_each_under_the_wider_one(register, english):
    menu = register.menu(english, "region")
    names = [(name, depth) for _, name, depth in menu]
    assert names[:2] == [("Africa", 0), ("Northern Africa", 1)]
    assert ("Western Africa", 2) in names
    assert {value for value, _, _ in menu} == set(register.choices["region"])


def test_a_protocol_follows_its_convention(register, english):
    order = [last(c.treaty) for c in register.matrix(english, SNAPSHOT).columns]
    at = order.index("ccw")
    assert all(each.startswith("ccw-") for each in order[at + 1 : at + 8])
    assert order[0] == "geneva1925"


@pytest.mark.parametrize(
    ("state", "treaty", "act"),
    [
        ("FRA", "apmbc", "apmbc-FRA-ratification"),
        ("LTU", "ccm", "ccm-LTU-withdrawal"),
        ("USA", "ctbt", "ctbt-USA-signature"),
        ("PRK", "apmbc", ""),
    ],
)
def test_a_cell_leads_to_the_act_from_which_it_follows(register, english, state, treaty, act):
    matrix = register.matrix(english, SNAPSHOT)
    number = [column.treaty for column in matrix.columns].index(INSTRUMENT + treaty)
    row = next(row for row in matrix.rows if row.state == STATE + state)
    assert last(list(row.cells(SNAPSHOT))[number][1]) == act


@pytest.mark.parametrize(
    ("state", "treaty", "day", "qualified"),
    [
        ("PRK", "npt", "2003-01-10", True),
        ("PRK", "npt", "2003-01-09", False),
        ("UKR", "apmbc", "2025-07-18", True),
        ("FRA", "npt", "2026-02-03", False),
    ],
)
def test_an_answer_in_dispute_is_marked_from_that_day_on(
    register, english, state, treaty, day, qualified
):
    """The days are those of the rows in data/participation/."""
    on = date.fromisoformat(day)
    matrix = register.matrix(english, on)
    number = [column.treaty for column in matrix.columns].index(INSTRUMENT + treaty)
    row = next(row for row in matrix.rows if row.state == STATE + state)
    assert list(row.cells(on))[number][2] is qualified


def test_the_table_has_one_row_for_each_state_and_treaty(register, english):
    matrix = register.matrix(english, SNAPSHOT, weapon="cluster-munitions", region="europe")
    head, *rows = participation.table(matrix, english)
    lithuania = dict(zip(head, next(r for r in rows if r[0].endswith("/LTU")), strict=True))
    assert len(rows) == len(matrix.rows)
    assert lithuania["standing"] == "left"
    assert lithuania["until"] == "2025-03-05"
    assert lithuania["act"].endswith("ccm-LTU-withdrawal")
    assert (lithuania["listIsComplete"], lithuania["listAsOf"]) == ("true", "2026-02-03")


def test_a_column_is_headed_by_an_acronym_or_else_by_the_short_title(english):
    assert participation.column_name(english, INSTRUMENT + "apmbc").text == "APMBC"
    assert participation.column_name(english, INSTRUMENT + "ost").text == "Outer Space Treaty"
