"""What is kept of answers where there is not room for all."""

from disarmgraph.workers.answer_cache import AnswerCache
from disarmgraph.workers.whole import Whole


def answer(length: int) -> Whole:
    return Whole(200, [], b"x" * length)


def test_the_answer_that_was_not_asked_for_longest_goes_first():
    cache = AnswerCache(2)
    cache.put("first", answer(1))
    cache.put("second", answer(1))
    assert cache.get("first") == answer(1)
    cache.put("third", answer(1))
    assert cache.get("second") is None
    assert cache.get("first") == cache.get("third") == answer(1)


def test_an_answer_without_room_puts_no_other_out():
    cache = AnswerCache(2)
    cache.put("short", answer(2))
    cache.put("long", answer(3))
    assert cache.get("long") is None
    assert cache.get("short") == answer(2)
