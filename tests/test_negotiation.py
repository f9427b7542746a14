"""The format and the language that a client is sent."""

import pytest

from disarmgraph.protocol.negotiation import choose, choose_language

OFFERED = ("application/json", "text/csv", "text/turtle")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "application/json"),
        ("", "application/json"),
        ("*/*", "application/json"),
        ("*", "application/json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/*", "text/csv"),
        ("text/turtle;charset=utf-8", "text/turtle"),
        ("text/csv;q=0.5, text/turtle", "text/turtle"),
        ("text/csv;q=0.5, text/turtle;q=.5", "text/csv"),
        ("text/csv ; q=0.4 , */* ; q=0.3", "text/csv"),
        ("text/html, */*;q=0.1", "application/json"),
        ("*/*, application/json;q=0.1", "text/csv"),
        ("*/*, application/json;q=0, text/csv;q=0", "text/turtle"),
        ("text/*;q=0.9, text/csv;q=0.1", "text/turtle"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json"),
        ("application/json;q=high, text/csv;q=0.1", "text/csv"),
        ("text/turtle;q=7, text/csv;q=0.1", "text/csv"),
        ("text/html", None),
        ("text/csv;q=0", None),
        ("text/csv;q=0.0, image/*", None),
        ("nonsense", None),
    ],
)
def test_the_accept_header_decides(accept, chosen):
    assert choose(accept, OFFERED) == chosen


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "en"),
        ("", "en"),
        ("fr", "fr"),
        ("fr-CH, fr;q=0.9, en;q=0.8", "fr"),
        ("en-GB,en;q=0.9,fr;q=0.8", "en"),
        ("de, fr;q=0.5", "fr"),
        ("de", "en"),
        ("*", "en"),
        ("fr;q=0.2, *;q=0.1", "fr"),
        ("fr;q=0", "en"),
    ],
)
def test_the_language_that_ranks_highest_is_chosen_else_the_first(accept, chosen):
    assert choose_language(accept, ("en", "fr")) == chosen
