"""What is wrong in files: each finding with the spot at fault, before its place is looked up."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Store

from disarmgraph import files
from disarmgraph.namespaces import DISARM, SH, shorten
from disarmgraph.rdf import json_places
from disarmgraph.rdf.rdf_file import Place, RdfFile
from disarmgraph.rdf.spots import Spot
from disarmgraph.rdf.statements import TYPE, Statements
from disarmgraph.text import passages
from disarmgraph.triples import Node, Term
from disarmgraph.validation import grammar_faults, graph_rules, reasoner, references, validation
from disarmgraph.validation.changed import Changes
from disarmgraph.validation.check_report import ERROR, SEVERITIES, SYNTAX, WARNING, Finding
from disarmgraph.validation.graph_rules import Breach, GraphRule
from disarmgraph.validation.reasoner import Conflict
from disarmgraph.validation.references import THINGS, Astray, Misplaced
from disarmgraph.validation.shacl import Result
from disarmgraph.validation.spelling import in_our_house
from disarmgraph.validation.telling import OF_A_VALUE, Said, Telling, in_words, joined

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

TELLING = 10_000
"""Statements of a file after which it is told how far its reading is."""

QUALIFIED = "QualifiedMinCountConstraintComponent"
_PROPERTY = NamedNode(SH + "property")
_TEXT_CHECKSUM = NamedNode(DISARM + "textChecksum")


class Known(StrEnum):
    """How much of the graph that came with this package is known beside the files of a user.

    ``FULL``: all of it. ``CORE``: the ontology and the schemes, so that what refers to a thing of
    ours is taken to lead somewhere. ``NONE``: nothing, and only the user's own shapes are applied.
    """

    NONE = "none"
    CORE = "core"
    FULL = "full"


Tell = Callable[[int, int], None]
"""Hears how many bytes of how many have been read."""


def own_files(known: Known) -> list[Path]:
    """The files of our graph that are known."""
    if known == Known.NONE:
        return []
    paths = files.knowledge_files() + files.table_files()
    ontology = files.graph_home() / "ontology"
    return [path for path in paths if known == Known.FULL or path.is_relative_to(ontology)]


class Checking:
    """Files to be checked, read, with what is around them."""

    def __init__(
        self,
        mine: Sequence[RdfFile],
        around: Sequence[RdfFile],
        shapes: Sequence[RdfFile],
        known: Known,
        changes: Changes | None,
        tell: Tell,
    ) -> None:
        self._known = known
        self._changes = changes
        self._mine_files = mine
        self._files = (*mine, *around, *shapes)
        self._tell = tell
        self._bytes = sum(file.size for file in self._files)
        self._bytes_read = 0
        self._named: dict[Node, RdfFile] = {}
        self._typed: dict[Node, RdfFile] = {}
        self._also: dict[Node, dict[RdfFile, None]] = {}
        self._beside: dict[Node, dict[RdfFile, None]] = {}
        self._touched: set[Node] = set(changes.described) if changes else set()
        self._mine = Statements(self._owned(mine))
        self._whole = self._mine
        if around:
            self._whole = Statements(chain(self._mine.quads(), self._surrounding(around)))
        self._shapes = Statements(quad for file in shapes for quad in self._read(file))
        self._telling = Telling(self._whole)

    def _owned(self, mine: Sequence[RdfFile]) -> Iterator[Quad]:
        """The statements of the files to be checked, while it is noted whose thing is whose."""
        for file in mine:
            changed = self._changes is not None and self._has_changed(file)
            for quad in self._read(file):
                if changed:
                    self._touched.add(quad.subject)
                if self._named.setdefault(quad.subject, file) is not file:
                    self._also.setdefault(quad.subject, {})[file] = None
                if quad.predicate == TYPE:
                    self._typed.setdefault(quad.subject, file)
                yield quad

    def _surrounding(self, around: Sequence[RdfFile]) -> Iterator[Quad]:
        """The statements of the files around those, while it is noted which describes what."""
        for file in around:
            last = None
            for quad in self._read(file):
                if quad.subject != last:
                    last = quad.subject
                    self._beside.setdefault(last, {})[file] = None
                yield quad

    def _read(self, file: RdfFile) -> Iterator[Quad]:
        for number, quad in enumerate(file.quads()):
            if number % TELLING == 0:
                self._tell(self._bytes_read + file.progress, self._bytes)
            yield quad
        self._bytes_read += file.size
        self._tell(self._bytes_read, self._bytes)

    def _finding(self, spot: Spot, rule: str, severity: str, said: Said, **more: Any) -> Finding:
        """A finding in the file that says what the thing is, else that names it first."""
        thing = spot.subject
        file = self._typed.get(thing) or self._named[thing]
        others = self._describing(thing)
        return Finding(file, rule, severity, *said, spot=spot, others=others, **more)

    def _describing(self, thing: Node) -> tuple[RdfFile, ...]:
        """The files to be checked that describe a thing."""
        first = self._named.get(thing)
        return (first, *self._also.get(thing, ())) if first else ()

    def _rivals(self, spots: Iterable[Spot]) -> Iterator[tuple[Spot, tuple[RdfFile, ...]]]:
        """Spots that a finding is at odds with, and the files in which they may be."""
        for spot in spots:
            thing = spot.subject
            among = (*self._describing(thing), *self._beside.get(thing, ()))
            if among:
                yield spot, among

    def _has_changed(self, file: RdfFile) -> bool:
        return file.path.resolve() in self._changes.files

    def checked(self) -> list[RdfFile]:
        """The files that are reported on."""
        if self._changes is None:
            return list(self._mine_files)
        return [file for file in self._mine_files if self._has_changed(file)]

    def rules(self) -> set[str]:
        """The rules that shapes make, as a check shows them."""
        nodes = self._shapes.subjects()
        return {shorten(node.value) for node in nodes if isinstance(node, NamedNode)}

    def broken(self) -> list[Finding]:
        """What breaks the grammar of its format."""
        return [
            Finding(file, SYNTAX, ERROR, *grammar_faults.told(fault.reason), place=fault.place)
            for file in self._files
            for fault in file.faults
        ]

    def findings(self, folder: Path | None = None, *, ontology: bool = False) -> list[Finding]:
        """What is wrong in files that keep to their grammar.

        Raises ShapesError, ReasonerError and TextsError.
        """
        only = set(self._named) if self._changes is None else self._affected()
        lost = [] if self._known == Known.NONE else self._astray()
        nowhere = {NamedNode(each.iri) for each in lost}
        # Who misspells a property lacks the one that was meant; to say so twice helps nobody.
        misspelt = {
            (each.quad.subject, self._telling.spelling.nearest(each.iri))
            for each in lost
            if each.iri == each.quad.predicate.value
        }
        found = [self._lost(each) for each in lost if self._is_judged(each)]
        found += [
            self._unshapely(result)
            for result in validation.validate(self._whole, self._shapes, only)
            if not (result.component in OF_A_VALUE and result.value in nowhere)
            and (result.focus, result.path) not in misspelt
        ]
        if self._known != Known.NONE:
            found += [self._untyped(thing) for thing in self._without_class()]
            found += map(self._misplaced, references.misplaced(self._mine, self._whole))
            found += self._breaches(graph_rules.rules())
        found += self._unread()
        if self._known != Known.NONE and not ontology:
            found += [self._unchecked(file) for file in self._strange()]
        if ontology:
            found += self._breaches(graph_rules.ontology_rules())
            found += map(self._at_odds, reasoner.conflicts(self._whole))
        if folder is not None:
            found += self._unlike(folder)
        return _once(each for each in found if each.spot is None or each.spot.subject in only)

    def _affected(self) -> set[Node]:
        """The things that changed files describe or have described, and what refers to them.

        After a change of rules that is everything.
        """
        rules = {*files.shape_files(), *files.graph_rule_files(), *own_files(Known.CORE)}
        if self._changes.files & {path.resolve() for path in rules}:
            return set(self._named)
        referring = {
            subject
            for prop in self._mine.properties()
            for subject, values in self._mine.column(prop).items()
            if not self._touched.isdisjoint(values)
        }
        return (self._touched | referring) & self._named.keys()

    def _unlike(self, folder: Path) -> Iterator[Finding]:
        """Passages that are not what the texts of their documents say."""
        store = Store()
        store.bulk_extend(self._whole.quads())
        for document in passages.verify(store, folder).checked:
            for wrong in document.mismatches:
                thing = NamedNode(wrong.span)
                if thing in self._named:
                    said = in_words(CHECKSUM, expected=wrong.expected, actual=wrong.actual)
                    yield self._finding(Spot(thing, _TEXT_CHECKSUM), CHECKSUM, ERROR, said)

    def _astray(self) -> list[Astray]:
        return list(references.astray(self._mine, self._whole))

    def _is_judged(self, astray: Astray) -> bool:
        return self._known == Known.FULL or not astray.iri.startswith(THINGS)

    def _without_class(self) -> list[Node]:
        """Things with an IRI or a property of ours that have no class, and so escape the shapes."""
        typed = self._whole.column(TYPE)
        ours = {thing for thing in self._named if thing.value.startswith(THINGS)}
        for prop in self._mine.properties():
            if prop.value.startswith(DISARM):
                ours.update(self._mine.column(prop))
        return [thing for thing in ours if thing not in typed]

    def _unread(self) -> Iterator[Finding]:
        """Keys of JSON-LD that mean nothing, which a parser passes over."""
        for file in self.checked():
            if file.format == RdfFormat.JSON_LD:
                text = file.content().decode("utf-8", "replace")
                for key, place in json_places.unread(text):
                    yield Finding(file, UNREAD, WARNING, *in_words(UNREAD, name=key), place=place)

    def _strange(self) -> list[RdfFile]:
        """The files that say nothing in a namespace of ours, so that no rule holds anything."""
        things = set(filter(_is_ours, self._named))
        for prop in self._mine.properties():
            column = self._mine.column(prop)
            if _is_ours(prop):
                things.update(column)
            elif prop == TYPE:
                things.update(s for s, kinds in column.items() if any(map(_is_ours, kinds)))
        ours = {file for each in things for file in (self._named[each], *self._also.get(each, ()))}
        rest = [file for file in self.checked() if file not in ours]
        return [file for file in rest if not any(map(_is_ours, _values(file)))]

    def _unchecked(self, file: RdfFile) -> Finding:
        return Finding(file, UNCHECKED, WARNING, *in_words(UNCHECKED), place=Place(1, 1))

    def _untyped(self, thing: Node) -> Finding:
        return self._finding(Spot(thing), UNTYPED, ERROR, in_words("untyped"))

    def _misplaced(self, each: Misplaced) -> Finding:
        rule, words = OUTSIDE_DOMAIN, "outside-domain"
        if each.value is not None:
            rule, words = OUTSIDE_RANGE, "outside-range"
        spot = Spot(each.thing, each.property, each.value)
        said = self._telling.misplaced(each, words)
        return self._finding(spot, rule, ERROR, said, value=each.value)

    def _lost(self, each: Astray) -> Finding:
        quad = each.quad
        rule = UNDECLARED if each.is_term else DANGLING
        # An undeclared property or datatype is at fault itself, whatever the value.
        is_value = isinstance(quad.object, NamedNode) and each.iri == quad.object.value
        spot = Spot(quad.subject, quad.predicate, quad.object if is_value else None)
        said = self._telling.astray(each, rule)
        return self._finding(spot, rule, ERROR, said, value=NamedNode(each.iri))

    def _breaches(self, rules: Sequence[GraphRule]) -> list[Finding]:
        found = graph_rules.breaches(self._whole, rules)
        return [self._breach(each) for each in found if each.thing in self._named]

    def _breach(self, breach: Breach) -> Finding:
        spot = Spot(breach.thing, breach.property, breach.value)
        said, rule = self._telling.breach(breach), breach.rule
        # Two things of one name or one symbol: the other one, by what they share.
        other = [Spot(breach.value, breach.property)] if isinstance(breach.value, NamedNode) else ()
        rivals = tuple(self._rivals(other))
        return self._finding(
            spot, rule.name, rule.severity, said, value=breach.value, rivals=rivals
        )

    def _at_odds(self, conflict: Conflict) -> Finding:
        """What a reasoner concludes: at the class, else at what of these files is in its reasons.

        The reasons name terms by the last part of their IRI.
        """
        rule = UNSATISFIABLE if conflict.term else INCONSISTENT
        said = joined(in_words(rule), (" · ".join(conflict.axioms),) * 2)
        words = [word for axiom in conflict.axioms for word in re.findall(r"[\w:-]+", axiom)]
        named = {re.split("[#/]", thing.value)[-1]: thing for thing in self._named}
        named |= {thing.value: thing for thing in self._named}
        near = (named[word] for word in (conflict.term, *words) if word in named)
        thing = next(near, None)
        if thing is None:
            return Finding(self._mine_files[0], rule, ERROR, *said, place=Place(1, 1))
        return self._finding(Spot(thing), rule, ERROR, said)

    def _unshapely(self, result: Result) -> Finding:
        prop = NamedNode(result.path) if _is_iri(result.path) else None
        value = result.value if result.value != result.focus else None
        rule = self._name(result.shape, result.component)
        several = self._telling.colliding(result)
        return self._finding(
            Spot(result.focus, prop, value if prop else None),
            rule,
            SEVERITIES.get(result.severity, ERROR),
            self._telling.result(result, rule),
            value=value,
            component=result.component,
            rivals=tuple(self._rivals(Spot(result.focus, prop, each) for each in several)),
        )

    def _name(self, shape: Node, component: str) -> str:
        """The IRI of a shape; of one without a name, that of the shape it belongs to."""
        for node in (shape, *self._shapes.inverse(_PROPERTY).get(shape, ())):
            if not isinstance(node, BlankNode):
                return node.value
        return f"sh:{component}"


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings less those that say again what another says of the same statement.

    A value that a shape refuses is not told to be outside the range as well; a label without a
    language is not told to be missing in each.
    """
    found = list(findings)
    refused = {each.spot for each in found if each.component and each.value is not None}
    untagged = {each.spot[:2] for each in found if each.component == "DatatypeConstraintComponent"}
    return [
        each
        for each in found
        if not (each.rule == OUTSIDE_RANGE and each.spot in refused)
        and not (each.component == QUALIFIED and each.spot[:2] in untagged)
    ]


def _values(file: RdfFile) -> Iterator[Term]:
    return (quad.object for quad in RdfFile(file.path, file.format, file.given).quads())


def _is_ours(term: Term) -> bool:
    return in_our_house(term.value) is not None


def _is_iri(path: str) -> bool:
    return ":" in path and "<" not in path
