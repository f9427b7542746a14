"""Lists of the tasks of a body that a text sets up: "un comité qui sera chargé de : a) Compter".

Such a list stands under the verb that sets the body up, but its items are borne by the body.
"""

import re
from collections.abc import Iterator, Sequence

from disarmgraph.namespaces import BASE
from disarmgraph.reading.candidate import Guess
from disarmgraph.reading.mentions import Mention, Portion

_SETS_UP = re.compile(
    r"\b(?:créer|établir|instituer|constituer|nommer|désigner|create|establish|set\s+up|appoint)\b",
    re.IGNORECASE,
)
_TASKS = re.compile(
    r"\bchargée?s?\s+(?:de|d['\u2019])|\bs['\u2019]acquitter(?:a|ont)?\b|\bayant\s+pour\s+"
    r"|\b(?:mandat|tâches?|fonctions?)\b|\b(?:tasks?|mandate|functions?|responsibilities)\b",
    re.IGNORECASE,
)
_REACH = 120
"""Characters before the end of the head in which the tasks are spoken of."""
NOT_NAMED, NAMED = 0.5, 0.5


def of_another(portion: Portion) -> int | None:
    """Where the head of a list sets up a body whose tasks the list has; None where it does not."""
    end = len(portion.text.rstrip())
    begun = _SETS_UP.search(portion.text)
    if not begun or not portion.text[:end].endswith(":"):
        return None
    tasks = _TASKS.search(portion.text, max(begun.end(), end - _REACH))
    return portion.start + begun.end() if tasks else None


def of_tasks(
    guesses: Sequence[Guess], named: Sequence[Mention], after: int, nobody: str
) -> Iterator[Guess]:
    """What is guessed of such an item: as of its head, but the bearer, a body that is named there.

    ``nobody`` is who bears it where the body has no name.
    """
    bodies = [each for each in named if each.start >= after and _is_new(each)]
    for each in guesses:
        if each.predicate != "disarm:bearer":
            yield each
    if bodies:
        yield Guess("disarm:bearer", bodies[-1].thing, NAMED, "set-up")
    else:
        yield Guess("disarm:bearer", nobody, NOT_NAMED, "no-bearer")


def _is_new(mention: Mention) -> bool:
    return mention.rule == "new-thing" and mention.thing.startswith(f"{BASE}id/body/")
