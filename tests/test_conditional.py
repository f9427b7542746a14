"""What is sent to who has an answer already, or wants a range of a file."""

from datetime import UTC, datetime

import pytest
from werkzeug.datastructures import Headers

from disarmgraph.serving.conditional import Part, part

DAY = datetime(2026, 3, 1, tzinfo=UTC)
SAME, EARLIER, LATER = (
    "Sun, 01 Mar 2026 00:00:00 GMT",
    "Sat, 28 Feb 2026 00:00:00 GMT",
    "Mon, 02 Mar 2026 00:00:00 GMT",
)
WHOLE, KNOWN, CHANGED = Part(200, 0, 1000), Part(304, 0, 0), Part(412, 0, 0)


def asked(**headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return part(Headers(named), "tag", DAY, 1000)


def test_without_conditions_all_is_sent():
    assert asked() == WHOLE


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"If_None_Match": '"tag"'}, KNOWN),
        ({"If_None_Match": 'W/"tag"'}, KNOWN),
        ({"If_None_Match": '"other", "tag"'}, KNOWN),
        ({"If_None_Match": "*"}, KNOWN),
        ({"If_None_Match": '"other"'}, WHOLE),
        ({"If_Modified_Since": SAME}, KNOWN),
        ({"If_Modified_Since": LATER}, KNOWN),
        ({"If_Modified_Since": EARLIER}, WHOLE),
        ({"If_Modified_Since": "yesterday"}, WHOLE),
        ({"If_None_Match": '"other"', "If_Modified_Since": LATER}, WHOLE),
        ({"If_Match": '"tag"'}, WHOLE),
        ({"If_Match": "*"}, WHOLE),
        ({"If_Match": 'W/"tag"'}, CHANGED),
        ({"If_Match": '"other"'}, CHANGED),
        ({"If_Unmodified_Since": SAME}, WHOLE),
        ({"If_Unmodified_Since": EARLIER}, CHANGED),
    ],
)
def test_conditions_are_those_of_rfc_9110(told, expected):
    assert asked(**told) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("bytes=0-99", Part(206, 0, 100)),
        ("bytes=900-", Part(206, 900, 1000)),
        ("bytes=-100", Part(206, 900, 1000)),
        ("bytes=999-2000", Part(206, 999, 1000)),
        ("bytes=-2000", Part(206, 0, 1000)),
        ("bytes=1000-", Part(416, 0, 0)),
        ("bytes=0-9,20-29", WHOLE),
        ("bytes=9-0", WHOLE),
        ("lines=0-9", WHOLE),
        ("bytes", WHOLE),
        ("bytes=x-y", WHOLE),
    ],
)
def test_a_range_is_sent_or_passed_over(told, expected):
    assert asked(Range=told) == expected


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ('"tag"', 206),
        ('"other"', 200),
        ('W/"tag"', 200),
        (SAME, 206),
        (EARLIER, 200),
        (LATER, 200),
        ("nonsense", 200),
    ],
)
def test_the_rest_is_only_sent_of_the_same_file(told, status):
    assert asked(Range="bytes=500-", If_Range=told).status == status


def test_what_is_known_is_not_sent_in_part():
    assert asked(Range="bytes=500-", If_None_Match='"tag"') == KNOWN
