"""Answers that are kept whole, so that the same question is not worked out twice."""

from collections import OrderedDict

from disarmgraph.workers.whole import Whole

LONGEST = 2**20
"""Bytes of the longest answer that is kept."""


class AnswerCache:
    """Answers by their tags, which change with the graph; the least recently used goes first.

    ``capacity`` is in bytes, 0 keeps nothing.
    """

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._held = 0
        self._answers: OrderedDict[str, Whole] = OrderedDict()

    def get(self, tag: str) -> Whole | None:
        """The answer with that tag, None where it is not kept."""
        answer = self._answers.get(tag)
        if answer is not None:
            self._answers.move_to_end(tag)
        return answer

    def put(self, tag: str, answer: Whole) -> None:
        """Keeps an answer, unless it is too long."""
        if tag in self._answers or len(answer.body) > min(LONGEST, self._capacity):
            return
        self._answers[tag] = answer
        self._held += len(answer.body)
        while self._held > self._capacity:
            _, oldest = self._answers.popitem(last=False)
            self._held -= len(oldest.body)

    def clear(self) -> None:
        """Forgets everything."""
        self._answers.clear()
        self._held = 0
