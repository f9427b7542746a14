"""Answers that are sent compressed to who accepts that."""

import gzip

import pytest

from disarmgraph.serving.compression import LONGEST, Packer, compressed, is_text, varied
from disarmgraph.workers.whole import Whole

PAGE = b"<p>The same again.</p>\n" * 100


def whole(body=PAGE, kind="text/html; charset=utf-8", status=200):
    return Whole(status, [("Content-Type", kind), ("Vary", "Accept")], body)


@pytest.mark.parametrize("accepted", ["gzip", "br;q=1.0, gzip;q=0.8", "*", "GZIP"])
def test_a_page_is_sent_compressed_to_who_accepts_that(accepted):
    sent = compressed(whole(), accepted)
    assert ("Content-Encoding", "gzip") in sent.headers
    assert len(sent.body) < 100
    assert gzip.decompress(sent.body) == PAGE


@pytest.mark.parametrize("accepted", [None, "", "identity", "br", "gzip;q=0", "*;q=0"])
def test_a_page_is_sent_as_it_is_to_all_others(accepted):
    assert compressed(whole(), accepted) == whole()


def test_pieces_are_compressed_into_one_answer_to_who_accepts_that():
    packer = Packer("gzip")
    packed = b"".join([packer.pack(PAGE), packer.pack(PAGE), packer.rest()])
    assert gzip.decompress(packed) == PAGE + PAGE
    assert packer.headers == [("Content-Encoding", "gzip")]


def test_pieces_are_left_as_they_are_for_all_others():
    packer = Packer(None)
    assert (packer.pack(PAGE), packer.rest(), packer.headers) == (PAGE, b"", [])


def test_what_is_short_or_very_long_is_sent_as_it_is():
    for body in (b"<p>short</p>", b"x" * (LONGEST + 1)):
        assert compressed(whole(body), "gzip").body == body


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("text/css; charset=utf-8", True),
        ("application/sparql-results+json", True),
        ("application/json", True),
        ("application/rdf+xml", True),
        ("application/n-triples", True),
        ("application/gzip", False),
        ("image/png", False),
    ],
)
def test_only_text_is_compressed(kind, expected):
    assert is_text(whole(kind=kind)) is expected


def test_an_answer_that_is_no_success_is_sent_as_it_is():
    assert not is_text(whole(status=404))


def test_caches_are_told_that_there_are_two_forms():
    assert dict(varied(whole().headers))["Vary"] == "Accept, Accept-Encoding"
    assert varied([]) == [("Vary", "Accept-Encoding")]
