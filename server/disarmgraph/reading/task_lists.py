"""What stands in a list under a verb: things to do, or what the one thing is about.

"un comité qui sera chargé de : a) Compter" lists the tasks of a body that is set up; they stand
under the verb that sets it up, but it bears them. "to report on: (a) The mills" asks for one thing.
"""

import re
from collections.abc import Iterator, Sequence

from disarmgraph.namespaces import BASE
from disarmgraph.reading.bearers import INFINITIVE
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
_INFINITIVES = re.compile(r"\b(?:to|shall|should|must|may|de|d['\u2019]|à)\W*$")
_CLAUSES = re.compile(r"\b(?:que|that)\W*$")
_MEANS = re.compile(r"\b(?:by|en)\W*$")
"""How the beginning of a list ends whose items go on with it."""
_LISTED = re.compile(
    r"\b(?:measures?|steps?|actions?|mesures?|dispositions?|actes?|activités?|activities)\b\W*"
    r"(?:\w+\W+){0,2}$|\b(?:mesures|activités|dispositions)\W+(?:ci-après|suivantes)\W*$"
)
"""How it ends where it speaks of its items as things to do."""
_BEGINS = re.compile(
    r"\W*(?:\(?\w{1,3}[.)]\s*)?(?P<joint>to|that|by|que|qu|en|de|d)\b['\u2019]?\s*(?P<verb>[\w'\u2019]+)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\W*(?:\(?\w{1,3}[.)]\s*)?([\w-]+)")
_TO_DO = re.compile(
    r"\bto\s+[a-z]{2,}|(?:\b(?:de|à)\s+|\bd['\u2019])[a-zà-ÿœ]{2,}(?:er|ir|re|oir)\b"
)
"""A verb in the beginning of a list that says what is to be done."""
_REACH = 120
"""Characters before the end of the head in which the tasks are spoken of."""
NOT_NAMED, NAMED = 0.5, 0.5


def begins_as_task(text: str) -> bool:
    """Whether an item begins with what is to be done: "De moudre", "To mill", "By milling"."""
    found = _BEGINS.match(text)
    if not found or found["joint"].lower() not in ("de", "d"):
        return bool(found)
    return bool(INFINITIVE.fullmatch(found["verb"].lower()))


def is_of_infinitives(head: str) -> bool:
    """Whether a list goes on with infinitives: "States shall:"."""
    return bool(_INFINITIVES.search(head))


def is_of_clauses(head: str) -> bool:
    """Whether a list goes on with clauses: "Décide que :"."""
    return bool(_CLAUSES.search(head))


def is_of_objects(head: str, after: int, items: Sequence[str]) -> bool:
    """Whether a list says what one thing is about that its head asks for, behind a place in it.

    "Requests him to report on: (a) The mills; (b) The grain", not "to: (a) Count the mills".
    """
    plain = head.rstrip()
    if not _TO_DO.search(plain, after):
        return False
    if any(each.search(plain) for each in (_INFINITIVES, _CLAUSES, _MEANS, _LISTED)):
        return False
    firsts = [_FIRST.match(each) for each in items]
    written = [each[1].lower() for each in firsts if each]
    return not any(map(begins_as_task, items)) and not any(map(INFINITIVE.fullmatch, written))


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
