"""The norms of all instruments and documents side by side, from what binds most to what least.

What makes two norms comparable are values that the graph states of both: an action, a theme, a
weapon. Norms of one class that share the action, what their themes say most precisely and the
weapon are close; others are on the same subject. That any are the same duty no source says.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Store

from disarmgraph.namespaces import BASE, DISARM, RDF, SKOS

FORCES = ("legally-binding", "internally-binding", "politically-binding", "non-binding")
"""The values of disarm:legalForce, from hard to soft."""
KINDS = ("Prohibition", "Obligation", "Mandate", "Recommendation", "Permission")
"""The classes of norm; what is only permitted is owed by nobody and comes last."""
VERBS = (
    *("must-not", "shall", "must", "requires", "undertakes", "decides", "agrees", "accepts"),
    *(
        "is-subject-to",
        "will",
        "commits-itself",
        "is-determined",
        "is-responsible",
        "affirms",
        "reaffirms",
    ),
    *("endorses", "requests", "urges", "calls-upon", "appeals", "is-essential", "is-necessary"),
    *("recommends", "should", "asks", "stresses", "emphasizes", "is-fundamental", "is-central"),
    *("is-important", "is-desirable", "calls-attention", "highlights", "encourages", "invites"),
    *("supports", "welcomes", "aims", "hopes", "proposes", "would", "has-the-right", "authorizes"),
    *("is-open-to", "may", "could", "weighs", "considers", "recognizes", "recalls", "concludes"),
    *("indicates", "is-convinced", "is-concerned"),
)
"""The verbs of the list, from the most to the least pressing by their definitions there."""
STATUSES = ("in-force", "reaffirmed", "adopted", "proposed-for-reaffirmation", "proposed")
"""The statuses of a norm that has not ended; one that has comes after these."""
LISTS = {name: f"{BASE}scheme/{name}/" for name in ("legal-force", "verb", "norm-status")}
HARDEST, SOFTEST = (LISTS["legal-force"] + FORCES[at] for at in (0, -1))

_SAID = (
    *("legalForce", "verb", "status", "bearer", "action", "theme", "weapon"),
    *("hasDeadline", "sourceProvision", "statedIn", "isProvisionOf", "isPassageOf"),
)
"""The properties that are read: those of norms, then those of their provisions and passages."""


@dataclass(frozen=True)
class Duty:
    """A norm as it is compared: IRIs, but for ``kind``, which is the name of its class.

    ``texts`` are the instruments and documents that it comes from: that of its source provision,
    else the document that states it. ``provisions`` are the source provisions, which may be whole
    texts, ``passages`` those that state it. ``subjects`` are the themes without those that are
    broader than another of them, ``reach`` the weapons with all that are broader.

    ``is_hortatory`` says that it binds nobody while the text that it comes from binds in law.
    """

    iri: str
    kind: str
    force: str = ""
    verb: str = ""
    status: str = ""
    texts: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    bearers: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    reach: tuple[str, ...] = ()
    is_hortatory: bool = False

    @property
    def hardness(self) -> tuple[int, int, int, int]:
        """What norms are ordered by: legal force, class, verb, status, the hardest least."""
        return (
            _rank(FORCES, self.force.removeprefix(LISTS["legal-force"])),
            _rank(KINDS, self.kind),
            _rank(VERBS, self.verb.removeprefix(LISTS["verb"])),
            _rank(STATUSES, self.status.removeprefix(LISTS["norm-status"])),
        )

    @property
    def is_proposed(self) -> bool:
        """Whether it has not been agreed by those whom it would bind."""
        return self.status.removeprefix(LISTS["norm-status"]) in STATUSES[3:]


def duties(store: Store) -> dict[str, Duty]:
    """Every norm of the graph by its IRI, in the order of hardness."""
    kinds = {iri: kind for kind in KINDS for iri in _of_class(store, kind)}
    above = broader(store)
    said = {name: _pairs(store, name) for name in _SAID}

    def values(name: str, iri: str) -> tuple[str, ...]:
        return tuple(sorted(said[name].get(iri, ())))

    def wholes(name: str, parts: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(whole for part in parts for whole in values(name, part)))

    found = []
    for iri, kind in kinds.items():
        provisions, passages = values("sourceProvision", iri), values("statedIn", iri)
        sources = [each for part in provisions for each in values("isProvisionOf", part) or (part,)]
        texts = tuple(dict.fromkeys(sources)) or wholes("isPassageOf", passages)
        themes, weapons = values("theme", iri), values("weapon", iri)
        general = {each for theme in themes for each in above.get(theme, ())}
        reach = {*weapons, *(each for weapon in weapons for each in above.get(weapon, ()))}
        found.append(
            Duty(
                iri,
                kind,
                *(next(iter(values(name, iri)), "") for name in ("legalForce", "verb", "status")),
                texts,
                provisions,
                passages,
                *(values(n, iri) for n in ("bearer", "action", "theme", "weapon", "hasDeadline")),
                tuple(each for each in themes if each not in general),
                tuple(sorted(reach)),
                values("legalForce", iri) == (SOFTEST,)
                and any(HARDEST in values("legalForce", text) for text in texts),
            )
        )
    return {duty.iri: duty for duty in sorted(found, key=lambda duty: (duty.hardness, duty.iri))}


@dataclass(frozen=True)
class Likeness:
    """A norm of another text beside one: the actions, themes and weapons that both have."""

    duty: Duty
    actions: tuple[str, ...]
    themes: tuple[str, ...]
    weapons: tuple[str, ...]
    is_close: bool


def are_close(one: Duty, other: Duty) -> bool:
    """Whether norms of different texts are of one class, on one action, subject and weapon.

    A weapon is the same as one that is broader in its list: firearms are small arms.
    """
    return (
        one.kind == other.kind
        and not set(one.texts) & set(other.texts)
        and bool(set(one.actions) & set(other.actions))
        and bool(set(one.subjects) & set(other.subjects))
        and bool(set(one.weapons) & set(other.reach) | set(one.reach) & set(other.weapons))
    )


def alike(known: Mapping[str, Duty], iri: str) -> list[Likeness]:
    """Norms of other texts with an action and a theme or a weapon of this one, close ones first.

    Those that rest on the same provision are not among them: `of_provision` has these.
    """
    here = known[iri]
    found = []
    for duty in known.values():
        if set(duty.texts) & set(here.texts):
            continue
        one = Likeness(
            duty,
            _both(duty.actions, here.actions),
            _both(duty.themes, here.themes),
            _both(duty.weapons, here.weapons),
            are_close(here, duty),
        )
        if one.actions and (one.themes or one.weapons):
            found.append(one)

    def unlikeness(one: Likeness) -> tuple[object, ...]:
        said = len({*one.duty.actions, *one.duty.themes, *one.duty.weapons})
        shared = len(one.actions) + len(one.themes) + len(one.weapons)
        both = bool(one.themes) and bool(one.weapons)
        other_way = (one.duty.kind == "Prohibition") != (here.kind == "Prohibition")
        rank = (not one.is_close, other_way, not both)
        return (*rank, -shared / said, one.duty.hardness, one.duty.iri)

    return sorted(found, key=unlikeness)


def of_provision(known: Mapping[str, Duty], iri: str) -> list[Duty]:
    """Other norms with the same source provision, a provision being no whole text."""
    here = set(known[iri].provisions) - set(known[iri].texts)
    return [duty for duty in known.values() if duty.iri != iri and here & set(duty.provisions)]


def broader(store: Store) -> dict[str, set[str]]:
    """For each concept all that are broader."""
    directly: dict[str, set[str]] = defaultdict(set)
    pattern = store.quads_for_pattern(None, NamedNode(SKOS + "broader"), None, DefaultGraph())
    for quad in pattern:
        directly[quad.subject.value].add(quad.object.value)
    found: dict[str, set[str]] = {}
    for concept in directly:
        above: set[str] = set()
        waiting = [concept]
        while waiting:
            for each in directly.get(waiting.pop(), ()):
                if each not in above:
                    above.add(each)
                    waiting.append(each)
        found[concept] = above
    return found


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(each for each in one if each in other)


def _of_class(store: Store, kind: str) -> list[str]:
    pattern = (None, NamedNode(RDF + "type"), NamedNode(DISARM + kind), DefaultGraph())
    return [q.subject.value for q in store.quads_for_pattern(*pattern)]


def _pairs(store: Store, name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    pattern = store.quads_for_pattern(None, NamedNode(DISARM + name), None, DefaultGraph())
    for quad in pattern:
        if isinstance(quad.object, NamedNode) and isinstance(quad.subject, NamedNode):
            found[quad.subject.value].add(quad.object.value)
    return found


def _rank(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)
