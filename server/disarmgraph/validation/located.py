"""What is wrong with things as findings: each with the spot at fault, before it is looked up."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, NamedNode, RdfFormat, Store

from disarmgraph.namespaces import DISARM, SH
from disarmgraph.rdf import json_places
from disarmgraph.rdf.place import Place
from disarmgraph.rdf.rdf_file import RdfFile
from disarmgraph.rdf.spots import Spot
from disarmgraph.text import passages
from disarmgraph.triples import Node
from disarmgraph.validation import graph_rules
from disarmgraph.validation.check_report import ERROR, SEVERITIES, WARNING, Finding
from disarmgraph.validation.described import Described
from disarmgraph.validation.graph_rules import Breach, GraphRule
from disarmgraph.validation.reasoner import Conflict
from disarmgraph.validation.references import Astray, Misplaced
from disarmgraph.validation.shacl import Result
from disarmgraph.validation.telling import Said, Telling, in_words, is_iri, joined

UNDECLARED = "undeclared-term"
DANGLING = "dangling-reference"
UNTYPED = "untyped-thing"
UNCHECKED = "nothing-checked"
UNREAD = "key-without-meaning"
OUTSIDE_DOMAIN = "subject-outside-domain"
OUTSIDE_RANGE = "value-outside-range"
CHECKSUM = "checksum-mismatch"
UNSATISFIABLE = "unsatisfiable-class"
INCONSISTENT = "inconsistent-ontology"

_PROPERTY = NamedNode(SH + "property")
_TEXT_CHECKSUM = NamedNode(DISARM + "textChecksum")


class Located:
    """Findings in files, of what each kind of rule has found wrong."""

    def __init__(self, described: Described) -> None:
        self._described = described
        self.telling = Telling(described.whole)

    def _finding(self, spot: Spot, rule: str, severity: str, said: Said, **more: Any) -> Finding:
        """A finding in the file that says what the thing is, else that names it first."""
        others = self._described.describing(spot.subject)
        file = self._described.home(spot.subject)
        return Finding(file, rule, severity, *said, spot=spot, others=others, **more)

    def lost(self, each: Astray) -> Finding:
        """A term or a thing that is referred to and is not there."""
        quad = each.quad
        rule = UNDECLARED if each.is_term else DANGLING
        # An undeclared property or datatype is at fault itself, whatever the value.
        is_value = isinstance(quad.object, NamedNode) and each.iri == quad.object.value
        spot = Spot(quad.subject, quad.predicate, quad.object if is_value else None)
        said = self.telling.astray(each, rule)
        return self._finding(spot, rule, ERROR, said, value=NamedNode(each.iri))

    def misplaced(self, each: Misplaced) -> Finding:
        """A property of a thing, or with a value, that it is not for."""
        rule, words = OUTSIDE_DOMAIN, "outside-domain"
        if each.value is not None:
            rule, words = OUTSIDE_RANGE, "outside-range"
        spot = Spot(each.thing, each.property, each.value)
        said = self.telling.misplaced(each, words)
        return self._finding(spot, rule, ERROR, said, value=each.value)

    def untyped(self, thing: Node) -> Finding:
        """A thing without a class."""
        return self._finding(Spot(thing), UNTYPED, ERROR, in_words("untyped"))

    def unchecked(self, file: RdfFile) -> Finding:
        """A file in which no rule holds anything."""
        return Finding(file, UNCHECKED, WARNING, *in_words(UNCHECKED), place=Place(1, 1))

    def breaches(self, rules: Sequence[GraphRule]) -> list[Finding]:
        """Things that break rules of the graph."""
        found = graph_rules.breaches(self._described.whole, rules)
        return [self._breach(each) for each in found if each.thing in self._described.named]

    def _breach(self, breach: Breach) -> Finding:
        spot = Spot(breach.thing, breach.property, breach.value)
        said, rule = self.telling.breach(breach), breach.rule
        # Two things of one name or one symbol: the other one, by what they share.
        other = [Spot(breach.value, breach.property)] if isinstance(breach.value, NamedNode) else ()
        rivals = tuple(self._described.rivals(other))
        return self._finding(
            spot, rule.name, rule.severity, said, value=breach.value, rivals=rivals
        )

    def at_odds(self, conflict: Conflict) -> Finding:
        """What a reasoner concludes: at the class, else at what of these files is in its reasons.

        The reasons name terms by the last part of their IRI.
        """
        rule = UNSATISFIABLE if conflict.term else INCONSISTENT
        said = joined(in_words(rule), (" · ".join(conflict.axioms),) * 2)
        words = [word for axiom in conflict.axioms for word in re.findall(r"[\w:-]+", axiom)]
        named = {re.split("[#/]", thing.value)[-1]: thing for thing in self._described.named}
        named |= {thing.value: thing for thing in self._described.named}
        near = (named[word] for word in (conflict.term, *words) if word in named)
        thing = next(near, None)
        if thing is None:
            return Finding(self._described.files[0], rule, ERROR, *said, place=Place(1, 1))
        return self._finding(Spot(thing), rule, ERROR, said)

    def unshapely(self, result: Result) -> Finding:
        """A thing, or a value of it, that is not as a shape demands."""
        prop = NamedNode(result.path) if is_iri(result.path) else None
        value = result.value if result.value != result.focus else None
        rule = self._name(result.shape, result.component)
        several = (Spot(result.focus, prop, each) for each in self.telling.colliding(result))
        return self._finding(
            Spot(result.focus, prop, value if prop else None),
            rule,
            SEVERITIES.get(result.severity, ERROR),
            self.telling.result(result, rule),
            value=value,
            component=result.component,
            rivals=tuple(self._described.rivals(several)),
        )

    def _name(self, shape: Node, component: str) -> str:
        """The IRI of a shape; of one without a name, that of the shape it belongs to."""
        for node in (shape, *self._described.shapes.inverse(_PROPERTY).get(shape, ())):
            if not isinstance(node, BlankNode):
                return node.value
        return f"sh:{component}"

    def unlike(self, folder: Path) -> Iterator[Finding]:
        """Passages that are not what the texts of their documents say."""
        store = Store()
        store.bulk_extend(self._described.whole.quads())
        for document in passages.verify(store, folder).checked:
            for wrong in document.mismatches:
                thing = NamedNode(wrong.span)
                if thing in self._described.named:
                    said = in_words(CHECKSUM, expected=wrong.expected, actual=wrong.actual)
                    yield self._finding(Spot(thing, _TEXT_CHECKSUM), CHECKSUM, ERROR, said)

    def unread(self) -> Iterator[Finding]:
        """Keys of JSON-LD that mean nothing, which a parser passes over."""
        for file in self._described.checked():
            if file.format == RdfFormat.JSON_LD:
                text = file.content().decode("utf-8", "replace")
                for key, place in json_places.unread(text):
                    yield Finding(file, UNREAD, WARNING, *in_words(UNREAD, name=key), place=place)
