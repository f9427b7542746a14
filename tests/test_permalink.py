"""Queries packed into short addresses."""

import base64
import random
import zlib

import pytest

from disarmgraph.query import query_file
from disarmgraph.query.permalink import LONGEST, NoSuchLink, pack, unpack

QUERY = "SELECT ?norm WHERE { ?norm disarm:bearer role:states-parties }\nLIMIT 10\n"


@pytest.mark.parametrize("question", query_file.library(), ids=lambda question: question.name)
def test_every_question_of_the_library_comes_back_and_is_shorter(question):
    code = pack(question.text)
    assert unpack(code) == question.text
    assert len(code) < len(question.text)


@pytest.mark.parametrize("query", ["", "é", "ASK {}", "\r\n\t", "SELECT ('😀' AS ?x) {}", QUERY])
def test_a_query_comes_back_character_by_character(query):
    assert unpack(pack(query)) == query


def test_a_long_query_comes_back_that_repeats_what_stands_far_before():
    letters = random.Random(8)
    values = "".join(chr(letters.randrange(48, 123)) for _ in range(20000))
    assert unpack(pack(values + values)) == values + values


def test_a_link_that_was_printed_once_leads_to_its_query_for_ever():
    printed = "ag_pSC-T6YqAJCvb5CrUKsFQPAA"
    assert unpack(printed) == "SELECT * { ?s ?p ?o } LIMIT 10"


def test_a_code_has_only_letters_that_no_address_escapes():
    letters = random.Random(6)
    query = "".join(chr(letters.randrange(32, 9000)) for _ in range(500))
    assert pack(query).replace("-", "").replace("_", "").isalnum()
    assert pack(query).isascii()


@pytest.mark.parametrize(
    "code", ["", "a", "b" + pack(QUERY)[1:], "who-left", "a!!", "aaaaaa", pack(QUERY) + "AAAA"]
)
def test_what_is_no_link_of_ours_is_told(code):
    with pytest.raises(NoSuchLink, match="holds no query"):
        unpack(code)


def test_half_a_link_is_no_shorter_query():
    code = pack(QUERY)
    for length in range(2, len(code) - 1):
        with pytest.raises(NoSuchLink):
            unpack(code[:length])


def test_a_link_that_unpacks_to_very_much_is_refused():
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b" " * (LONGEST + 1)) + packer.flush()
    with pytest.raises(NoSuchLink):
        unpack("a" + base64.urlsafe_b64encode(packed).decode().rstrip("="))
