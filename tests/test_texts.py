"""The words of the interface in both languages."""

import re
import tomllib
from pathlib import Path

import pytest
from rdflib import RDFS, URIRef

from disarmgraph import texts
from disarmgraph.namespaces import DISARM, KINDS

PACKAGE = Path(texts.__file__).parent
WORDS = tomllib.loads((PACKAGE / "texts.toml").read_text(encoding="utf-8"))
ENTRIES = [(table, key, pair) for table in WORDS for key, pair in WORDS[table].items()]
CALLS = re.compile(r"""\bt\(\s*["']([a-z][a-z-]*[a-z])["']""")
STEMS = re.compile(
    r"""\bt\("([a-z]+-)" ~|\b_text\(names, f"([a-z]+-)\{|\btexts\.under\("([a-z]+-)\""""
)
USED = sorted(
    {
        (path.name, key)
        for path in [*PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.py")]
        for key in CALLS.findall(path.read_text(encoding="utf-8"))
    }
)


@pytest.mark.parametrize(("table", "key", "pair"), ENTRIES, ids=lambda value: str(value)[:40])
def test_every_text_is_there_in_both_languages_with_the_same_places(table, key, pair):
    english, french = pair
    assert english.strip()
    assert french.strip()
    assert sorted(re.findall(r"\{\w+\}", english)) == sorted(re.findall(r"\{\w+\}", french))
    for words in (english, french):
        assert set(re.findall(r"\{(\w+)\|", words)) <= set(re.findall(r"\{(\w+)\}", words))


@pytest.mark.parametrize(("place", "key"), USED)
def test_every_text_that_a_page_asks_for_exists(place, key):
    assert key in WORDS["texts"]


def test_no_text_is_left_over():
    """A key is written out where it is used, or made from a stem: t("error-" ~ status), or
    _text(names, f"value-{name}").

    In Python the rest of such a key is written out: in_words("untyped") asks for check-untyped.
    """
    sources = [
        path.read_text(encoding="utf-8")
        for path in [*PACKAGE.rglob("*.html"), *PACKAGE.rglob("*.py")]
    ]
    stems = tuple(
        stem for source in sources for found in STEMS.findall(source) for stem in found if stem
    )
    literal = {key for source in sources for key in re.findall(r"[\"']([\w-]+)[\"']", source)}
    made = re.compile(r"(?:check-is-|check-|explain-|grammar-)(.*?)(?:-like-no-other)?")
    rest = {key: made.fullmatch(key)[1] for key in WORDS["texts"] if made.fullmatch(key)}
    literal |= {f"{word}s" for word in ("error", "warning", "note")}  # the plural is made
    assert [
        key
        for key in WORDS["texts"]
        if key not in literal and not key.startswith(stems) and rest.get(key) not in literal
    ] == []


def test_every_kind_in_an_iri_has_a_name_for_readers():
    assert sorted(texts.KINDS) == sorted(KINDS)


def test_places_are_filled_in():
    assert texts.text("row-count", "fr", count=3) == "3 lignes"


@pytest.mark.parametrize(
    ("count", "english", "french"),
    [
        (0, "0 passages", "0 passage"),
        (1, "1 passage", "1 passage"),
        ("1", "1 passage", "1 passage"),
        (2, "2 passages", "2 passages"),
        (11, "11 passages", "11 passages"),
    ],
)
def test_one_is_not_several(count, english, french):
    assert texts.both("passage-count", count=count) == (english, french)


def test_verbs_and_participles_agree_with_their_number():
    said = texts.both("adopt-open", path="a", left=1, passages=1)
    assert "1 proposal is not decided and 1 passage not reviewed" in said[0]
    assert "1 proposition à trancher et 1 passage à relire" in said[1]
    counts = {"proposals": 1, "unsummed": 0, "unreviewed": 2}
    english, french = texts.both("review-left", path="a", **counts)
    assert "1 proposal left, 0 passages without both summaries, 2 passages not" in english
    assert "1 proposition restante, 0 passage sans" in french
    assert "2 passages non relus" in french


def test_what_heads_a_row_is_a_property_of_the_ontology(vocabulary):
    for name in WORDS["rows"]:
        assert (URIRef(DISARM + name), RDFS.label, None) in vocabulary, name
    assert texts.row("bearer", "fr") == "qui doit agir"
    assert texts.row("theme", "en") is None
