"""The questions of the library as their files give them."""

import pytest

from disarmgraph.query.query_file import QueryFile, QueryFileError, read

HEADER = [
    "#+ summary: Which States?",
    "#+ summary-fr: Quels États ?",
    "#+ description: One row per State: a, b.",
    "#+ description-fr: Une ligne par État : a, b.",
    "#+ tags: States, as-of",
]
QUERY = "SELECT ?s\nWHERE { ?s ?p ?o }\n"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "which-states.rq"


def test_a_query_file_is_read_with_its_header_and_its_whole_text(path):
    text = "\n".join([*HEADER, QUERY])
    path.write_text(text, encoding="utf-8")
    assert read(path) == QueryFile(
        name="which-states",
        summary="Which States?",
        summary_fr="Quels États ?",
        description="One row per State: a, b.",
        description_fr="Une ligne par État : a, b.",
        tags=("States", "as-of"),
        text=text,
    )


@pytest.mark.parametrize("missing", range(len(HEADER)))
def test_a_header_that_lacks_a_field_is_an_error_that_says_which(path, missing):
    field = HEADER[missing].split()[1].rstrip(":")
    path.write_text("\n".join(HEADER[:missing] + HEADER[missing + 1 :] + [QUERY]), encoding="utf-8")
    expected = (
        rf"which-states\.rq: header lacks {field}; add a line '#\+ {field}: \.\.\.' at the top"
    )
    with pytest.raises(QueryFileError, match=expected):
        read(path)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "#+ topic: x",
            r":6: not a header line: '#\+ topic: x'; write '#\+ field: value' with one",
        ),
        ("#+ tags:", r":6: not a header line"),
        ("#+ tags", r":6: not a header line"),
        ("#+ tags: again", r":6: second tags; keep one"),
    ],
)
def test_a_line_that_is_no_field_is_an_error_with_its_number(path, line, message):
    path.write_text("\n".join([*HEADER, line, QUERY]), encoding="utf-8")
    with pytest.raises(QueryFileError, match=message):
        read(path)


def test_a_first_tag_that_is_of_no_topic_is_an_error_that_says_which_are(path):
    header = [*HEADER[:-1], "#+ tags: marking, norms"]
    path.write_text("\n".join([*header, QUERY]), encoding="utf-8")
    expected = "the first tag, marking, is of no topic.* one of these before it: .*norms, themes"
    with pytest.raises(QueryFileError, match=expected):
        read(path)


def test_the_first_tag_gives_the_topic(path):
    path.write_text("\n".join([*HEADER, QUERY]), encoding="utf-8")
    assert read(path).topic == "states"


def test_an_ordinary_comment_is_no_header(path):
    path.write_text("\n".join([*HEADER, "# tags: none", QUERY]), encoding="utf-8")
    assert read(path).tags == ("States", "as-of")


def test_a_file_that_is_not_utf_8_is_an_error(path):
    path.write_bytes(b"#+ summary: \xe9\n")
    with pytest.raises(QueryFileError, match="cannot be read as UTF-8"):
        read(path)
