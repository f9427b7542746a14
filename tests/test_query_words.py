"""What the words of a search ask for."""

import pytest

from disarmgraph.search.entries import Entry
from disarmgraph.search.query_words import LONGEST, MOST, Reader
from disarmgraph.search.stems import stems
from disarmgraph.search.text_index import TextIndex

NAMES = [
    "Ottawa Convention",
    "Traité sur le commerce des armes",
    "proliferation of small arms",
    "UN",
]


@pytest.fixture(scope="module")
def reader():
    return Reader(
        TextIndex.of(Entry(name, "instrument", 3.0, [name], (), (), (), [name]) for name in NAMES)
    )


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("Otawa", "Ottawa"),
        ("Ottawwa", "Ottawa"),
        ("Otatwa", "Ottawa"),
        ("comerce", "commerce"),
        ("prolifertaion", "proliferation"),
    ],
)
def test_a_word_that_nothing_has_is_taken_for_one_with_a_slip(reader, written, instead):
    wording = reader.read(written)
    assert wording.corrected == instead
    assert [word.stems for word in wording.words] == [tuple(stems(instead))]


def test_the_rest_of_the_text_is_kept_where_a_slip_is_put_right(reader):
    assert reader.read("the Otawa convention").corrected == "the Ottawa convention"


@pytest.mark.parametrize("written", ["xyzzyx", "1997", "oto"])
def test_what_is_like_no_word_stays_unknown(reader, written):
    (word,) = reader.read(written).words
    assert word.stems == ()
    assert reader.read(written).known == ()


@pytest.mark.parametrize("written", ["OTAWA", "CABT", "cabt"])
def test_no_slip_is_put_right_in_an_acronym(written):
    names = ["Ottawa", "CTBT"]
    index = TextIndex.of(Entry(n, "instrument", 3.0, [n], (), (), (), [n]) for n in names)
    (word,) = Reader(index).read(written).words
    assert (word.stems, word.instead) == ((), "")


def test_where_all_is_in_capitals_they_make_no_acronym(reader):
    assert reader.read("OTAWA CONVENTION").corrected == "Ottawa CONVENTION"


def test_the_beginning_of_a_word_stands_for_the_word(reader):
    assert reader.read("prolifer").known
    assert reader.read("prolif").corrected == ""
    assert reader.read("prolif").words[0].stems == tuple(stems("proliferation"))


def test_what_treaties_are_called_is_mixed_up(reader):
    word = reader.read("Ottawa treaty").words[1]
    assert {*stems("convention"), *stems("traité")} <= {*word.stems}


def test_words_with_which_people_ask_are_not_looked_for(reader):
    wording = reader.read("which arms are in the Ottawa convention?")
    assert [word.written for word in wording.words] == ["arms", "Ottawa", "convention"]
    assert wording.is_question
    assert not reader.read("Ottawa convention").is_question


@pytest.mark.parametrize(
    ("text", "written"),
    [("where-arms", ["where-arms"]), ("showing arms", ["showing", "arms"])],
)
def test_of_a_joined_word_only_what_asks_is_left_out_and_a_word_like_it_is_not(
    reader, text, written
):
    assert [word.written for word in reader.read(text).words] == written


def test_the_united_nations_go_without_saying(reader):
    wording = reader.read("UN arms")
    assert [word.optional for word in wording.words] == [True, True, False]
    assert wording.expression() == '"arm"'


@pytest.mark.parametrize(
    "text",
    ['"arms" OR (convention', "arms* NEAR(convention)", "names: arms - ^convention", "arms\0"],
)
def test_the_language_of_the_index_means_nothing_in_a_query(reader, text):
    expression = reader.read(text).expression()
    assert "arm" in expression
    assert reader._index.hits(expression) is not None


def test_of_a_long_text_only_the_beginning_and_few_words_are_looked_at(reader):
    wording = reader.read("arms convention " * 10_000)
    assert len(wording.text) <= LONGEST
    assert len(wording.words) == 2
    many = reader.read(" ".join(f"w{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"))
    assert len(many.words) == MOST


@pytest.mark.parametrize("text", ["", "   ", "?!…", "the of", "\0\0", "-", '"""'])
def test_a_text_without_words_asks_nothing(reader, text):
    wording = reader.read(text)
    assert wording.words == ()
    assert wording.expression() == ""


def test_the_last_word_may_go_on_for_suggestions(reader):
    assert reader.read("ott", begun=True).words[0].stems == tuple(stems("ottawa"))
    assert reader.read("smal arm", begun=True).words[1].stems == ("arm",)


def test_which_word_asks_is_told_in_both_languages(reader):
    for text in ("who cleared mines", "qui a nettoyé"):
        assert reader.read(text).asked_for == {"who", "whom", "qui"}
    assert reader.read("mines").asked_for == set()


def test_the_numbers_of_a_symbol_stay_together_unless_it_is_begun(reader):
    assert reader.read("A-63-228").phrases == ('"63 228"',)
    assert reader.read("A/63/22", begun=True).phrases == ()
    assert reader.read("mines 2008").phrases == ()
