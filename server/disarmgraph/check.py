"""The graph, or the files of a user, checked: grammar, references, shapes, rules of the graph."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad

from disarmgraph import files, graph_rules, rdf_file, references, validation
from disarmgraph.check_report import (
    ERROR,
    SEVERITIES,
    SYNTAX,
    Finding,
    Report,
    in_words,
    placed,
    spoken,
)
from disarmgraph.namespaces import BASE, DISARM, shorten
from disarmgraph.places import Spot
from disarmgraph.rdf_file import RdfFile
from disarmgraph.references import Astray, Misplaced
from disarmgraph.shacl import Result
from disarmgraph.statements import TYPE, Node, Statements

UNDECLARED = "undeclared-term"
DANGLING = "dangling-reference"
UNTYPED = "untyped-thing"
OUTSIDE_DOMAIN = "subject-outside-domain"
OUTSIDE_RANGE = "value-outside-range"
THINGS = BASE + "id/"
FOLLOWS_FROM_ASTRAY = tuple(f"{kind}ConstraintComponent" for kind in ("Class", "Node", "Or"))
"""What a thing that nothing describes fails as well: to be of some class or in some scheme."""

_PROPERTY = NamedNode("http://www.w3.org/ns/shacl#property")


class Known(StrEnum):
    """How much of the graph that came with this package is known beside the files of a user.

    ``FULL``: all of it. ``CORE``: the ontology and the schemes, so that what refers to a thing of
    ours is taken to lead somewhere. ``NONE``: nothing, and only the user's own shapes are applied.
    """

    NONE = "none"
    CORE = "core"
    FULL = "full"


Tell = Callable[[int, int], None]
"""Hears how many files of how many have been read."""


def check(
    paths: Iterable[Path | str] = (),
    *,
    given: Sequence[RdfFile] = (),
    shapes: Iterable[Path | str] = (),
    against: Known | str = Known.FULL,
    tell: Tell = lambda done, all_: None,
) -> Report:
    """The problems of files, or of our own graph where there are none.

    ``paths`` are files or folders, ``given`` are files that are open already (standard input),
    ``shapes`` are files with shapes of the user to apply besides ours. Only what the files
    themselves describe is reported on. Files that break their grammar leave only such problems:
    nothing else can be said before they are put right.
    Raises InputError for what cannot be read, ShapesError for shapes that cannot be applied.
    """
    known = Known(against)
    named = rdf_file.expand([Path(path) for path in paths])
    own = [rdf_file.open_file(path) for path in _own_files(known)]
    mine = [*map(rdf_file.open_file, named), *given]
    around = own if mine else []
    extra = [rdf_file.open_file(path) for path in rdf_file.expand([Path(p) for p in shapes])]
    ours = [] if known == Known.NONE else [rdf_file.open_file(p) for p in files.shape_files()]
    checking = _Checking(mine or own, around, [*ours, *extra], known, tell)
    checked = [files.shown(file.path) for file in mine or own]
    return Report(placed(checking.broken() or checking.findings()), checked)


def _own_files(known: Known) -> list[Path]:
    """The files of our graph that are known."""
    if known == Known.NONE:
        return []
    paths = files.knowledge_files() + files.table_files()
    ontology = files.graph_home() / "ontology"
    return [path for path in paths if known == Known.FULL or path.is_relative_to(ontology)]


class _Checking:
    """Files to be checked, read, with what is around them."""

    def __init__(
        self,
        mine: Sequence[RdfFile],
        around: Sequence[RdfFile],
        shapes: Sequence[RdfFile],
        known: Known,
        tell: Tell,
    ) -> None:
        self._known = known
        self._files = (*mine, *around, *shapes)
        self._tell = tell
        self._named: dict[Node, RdfFile] = {}
        self._typed: dict[Node, RdfFile] = {}
        self._mine = Statements(self._owned(mine))
        self._whole = self._mine
        if around:
            other = (quad for file in around for quad in self._read(file))
            self._whole = Statements(chain(self._mine.quads(), other))
        self._shapes = Statements(quad for file in shapes for quad in self._read(file))

    def _owned(self, mine: Sequence[RdfFile]) -> Iterator[Quad]:
        """The statements of the files to be checked, while it is noted whose thing is whose."""
        for file in mine:
            for quad in self._read(file):
                self._named.setdefault(quad.subject, file)
                if quad.predicate == TYPE:
                    self._typed.setdefault(quad.subject, file)
                yield quad

    def _read(self, file: RdfFile) -> Iterator[Quad]:
        yield from file.quads()
        self._tell(self._files.index(file) + 1, len(self._files))

    def _owner(self, thing: Node) -> RdfFile:
        """The file that describes a thing: the first that says what it is, else that names it."""
        return self._typed.get(thing) or self._named[thing]

    def broken(self) -> list[Finding]:
        """What breaks the grammar of its format."""
        return [
            Finding(
                file, SYNTAX, ERROR, *in_words("syntax", reason=fault.reason), place=fault.place
            )
            for file in self._files
            for fault in file.faults
        ]

    def findings(self) -> list[Finding]:
        """What is wrong in files that keep to their grammar."""
        lost = [] if self._known == Known.NONE else self._astray()
        nowhere = {NamedNode(each.iri) for each in lost}
        found = [self._lost(each) for each in lost if self._is_judged(each)]
        found += [
            self._unshapely(result)
            for result in validation.validate(self._whole, self._shapes, set(self._named))
            if not (result.component in FOLLOWS_FROM_ASTRAY and result.value in nowhere)
        ]
        if self._known != Known.NONE:
            found += [self._untyped(thing) for thing in self._without_class()]
            found += map(self._misplaced, references.misplaced(self._mine, self._whole))
            breaches = graph_rules.breaches(self._whole)
            found += [self._breach(each) for each in breaches if each.thing in self._named]
        return found

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

    def _untyped(self, thing: Node) -> Finding:
        return Finding(self._owner(thing), UNTYPED, ERROR, *in_words("untyped"), Spot(thing))

    def _misplaced(self, each: Misplaced) -> Finding:
        rule, words = OUTSIDE_DOMAIN, "outside-domain"
        if each.value is not None:
            rule, words = OUTSIDE_RANGE, "outside-range"
        classes = [shorten(kind.value) for kind in each.classes]
        spot = Spot(each.thing, each.property, each.value)
        said = {"property": shorten(each.property.value), "classes": ", ".join(classes)}
        return Finding(
            self._owner(each.thing), rule, ERROR, *in_words(words, **said), spot, each.value
        )

    def _lost(self, each: Astray) -> Finding:
        quad = each.quad
        rule = UNDECLARED if each.is_term else DANGLING
        words = rule if each.nearest else f"{rule}-like-no-other"
        # An undeclared property is at fault itself, whatever its value.
        is_property = each.iri == quad.predicate.value
        spot = Spot(quad.subject, quad.predicate, None if is_property else quad.object)
        said = in_words(words, nearest=each.nearest or "")
        return Finding(self._owner(quad.subject), rule, ERROR, *said, spot, NamedNode(each.iri))

    def _breach(self, breach: graph_rules.Breach) -> Finding:
        rule = breach.rule
        spot = Spot(breach.thing, breach.property, breach.value)
        said = rule.summary["en"], rule.summary["fr"]
        file = self._owner(breach.thing)
        return Finding(file, rule.name, rule.severity, *said, spot, breach.value)

    def _unshapely(self, result: Result) -> Finding:
        prop = NamedNode(result.path) if _is_iri(result.path) else None
        value = result.value if result.value != result.focus else None
        return Finding(
            self._owner(result.focus),
            self._name(result.shape, result.component),
            SEVERITIES.get(result.severity, ERROR),
            *spoken(result),
            Spot(result.focus, prop, value if prop else None),
            value,
            component=result.component,
        )

    def _name(self, shape: Node, component: str) -> str:
        """The IRI of a shape; of one without a name, that of the shape it belongs to."""
        for node in (shape, *self._shapes.inverse(_PROPERTY).get(shape, ())):
            if not isinstance(node, BlankNode):
                return node.value
        return f"sh:{component}"


def _is_iri(path: str) -> bool:
    return ":" in path and path[0] not in "<(^"
