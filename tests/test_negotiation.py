import pytest

from disarmgraph.protocol.negotiation import choose

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
