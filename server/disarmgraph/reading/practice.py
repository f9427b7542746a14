"""What the graph knows of norms: their verbs, who bears them, what is done, what a verb makes."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Store

from disarmgraph.law.duty import KINDS
from disarmgraph.namespaces import BASE, DISARM, RDF, RDFS, SKOS, last_part
from disarmgraph.reading.deontic import Deontic, Verbs
from disarmgraph.reading.gazetteer import Form, Forms
from disarmgraph.reading.parties import Parties
from disarmgraph.reading.words import stems, without_article

BINDING = BASE + "scheme/legal-force/legally-binding"
OF_TREATIES = 0.5
"""How much less likely it is that other texts make of a verb what only treaties do in the graph."""
_UN = re.compile(
    r" (?:of the United Nations|des Nations Unies|de l['\u2019]Organisation des Nations Unies)$"
)


@dataclass
class Practice:
    """What the graph knows of norms: verbs, who bears them, what is done, and what a verb makes."""

    verbs: Verbs
    parties: Parties
    roles: Forms = field(default_factory=Forms)
    actions: dict[str, list[tuple[tuple[str, ...], str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    made: dict[tuple[str, bool], Counter[tuple[str, str]]] = field(
        default_factory=lambda: defaultdict(Counter)
    )

    @classmethod
    def of_store(cls, store: Store) -> "Practice":
        """The practice of all norms in a graph."""
        self = cls(Verbs.of_store(store), Parties.of_store(store))
        for quad in store.quads_for_pattern(
            None, NamedNode(RDF + "type"), NamedNode(DISARM + "Role")
        ):
            for label in _values(store, quad.subject, RDFS + "label"):
                short = without_article(label)
                for each in {short, _UN.sub("", short)}:
                    self.roles.add(Form(quad.subject.value, each[:1].lower() + each[1:], firm=True))
        for kind in ("prefLabel", "altLabel"):
            for quad in store.quads_for_pattern(None, NamedNode(SKOS + kind), None):
                if quad.subject.value.startswith(BASE + "scheme/action/"):
                    key = tuple(
                        each for each in stems(quad.object.value) if each not in ("s", "se")
                    )
                    self.actions[key[0]].append((key, quad.subject.value))
        verbs = store.quads_for_pattern(None, NamedNode(DISARM + "verb"), None)
        for norm, verb in sorted({(each.subject.value, each.object.value) for each in verbs}):
            self._learn(store, NamedNode(norm), verb)
        return self

    def _learn(self, store: Store, norm: NamedNode, verb: str) -> None:
        kinds = {each.removeprefix(DISARM) for each in _values(store, norm, RDF + "type")}
        forces = _values(store, norm, DISARM + "legalForce")
        for kind in kinds & set(KINDS):
            for force in forces:
                name = last_part(verb)
                self.made[name, force == BINDING][kind, force] += 1

    def times(self, verb: str) -> int:
        """How many norms have a verb."""
        return sum(sum(self.made[verb, each].values()) for each in (False, True))

    def makes(self, found: Deontic, binding: bool) -> tuple[str, str, float]:
        """The class and the force of most norms with a verb, and the share of these."""
        seen = self.made.get((found.verb, binding)) or self.made.get((found.verb, not binding))
        if not seen:
            return "Recommendation", BASE + "scheme/legal-force/non-binding", 0.3
        (kind, force), count = max(seen.items(), key=lambda item: (item[1], item[0]))
        if force == BINDING and not binding:
            force = self._force_of(kind)
            count *= OF_TREATIES
        if found.negated and kind in ("Obligation", "Permission"):
            kind = "Prohibition"
        elif kind == "Prohibition" and not found.negated:
            kind = "Obligation"
        return kind, force, round(min(0.9, count / sum(seen.values())), 2)

    def _force_of(self, kind: str) -> str:
        """The force of most norms of a kind that no treaty lays down."""
        counted: Counter[str] = Counter()
        for (_, binding), seen in self.made.items():
            for (other, force), count in seen.items():
                if other == kind and not binding:
                    counted[force] += count
        return max(counted, key=lambda each: (counted[each], each), default=BINDING)


def _values(store: Store, subject: NamedNode, predicate: str) -> list[str]:
    found = {
        quad.object.value
        for quad in store.quads_for_pattern(subject, NamedNode(predicate), None)
        if isinstance(quad.object, NamedNode | Literal)
    }
    return sorted(found)
