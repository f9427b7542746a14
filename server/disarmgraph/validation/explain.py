"""What a rule says, why it is there, and an example that keeps it beside one that breaks it."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from disarmgraph import files, texts
from disarmgraph.fault import Fault
from disarmgraph.namespaces import BASE, DISARM, RDFS, SH, SHAPES, SKOS, shorten
from disarmgraph.rdf import rdf_file
from disarmgraph.rdf.statements import Statements
from disarmgraph.triples import Node
from disarmgraph.validation import graph_rules, located
from disarmgraph.validation.check_report import ERROR, SEVERITIES, SYNTAX
from disarmgraph.validation.drafts import LEFT, UNLIKE
from disarmgraph.validation.graph_rules import GraphRule
from disarmgraph.validation.waivers import EXPIRED, UNUSED

BUILT_IN = {
    SYNTAX: ERROR,
    located.UNDECLARED: ERROR,
    located.DANGLING: ERROR,
    located.UNTYPED: ERROR,
    located.UNCHECKED: "warning",
    located.UNREAD: "warning",
    LEFT: "warning",
    UNLIKE: ERROR,
    located.OUTSIDE_DOMAIN: ERROR,
    located.OUTSIDE_RANGE: ERROR,
    located.CHECKSUM: ERROR,
    located.UNSATISFIABLE: ERROR,
    located.INCONSISTENT: ERROR,
    EXPIRED: ERROR,
    UNUSED: "warning",
}
"""The rules that are written in this package, with their severity."""

_LABEL = NamedNode(SKOS + "prefLabel")
_COMMENT = NamedNode(RDFS + "comment")
_DEFINITION = NamedNode(SKOS + "definition")


class NoSuchRule(Fault):
    """There is no rule of that name."""


@dataclass(frozen=True)
class Explanation:
    """A rule: its name, its severity, what it says, why, in one language, and its examples."""

    name: str
    severity: str
    says: str
    reasons: tuple[str, ...]
    applies_to: tuple[str, ...] = ()
    valid: Path | None = None
    invalid: Path | None = None
    language: str = field(default="en", compare=False)
    values: tuple[str, ...] = ()

    def text(self) -> str:
        """The explanation as lines for people."""
        severity = self.severity and texts.text(f"check-is-{self.severity}", self.language)
        parts = [f"{self.name} ({severity})" if severity else self.name, _indented(self.says)]
        if self.applies_to:
            parts.append(self._headed("applies", ", ".join(self.applies_to)))
        if self.values:
            parts.append(self._headed("values", "\n".join(self.values)))
        if self.reasons:
            parts.append(self._headed("reason", "\n".join(self.reasons)))
        for name, path in (("valid", self.valid), ("invalid", self.invalid)):
            if path is not None:
                parts.append(self._headed(name, path.read_text(encoding="utf-8")))
        return "\n\n".join(parts) + "\n"

    def _headed(self, name: str, body: str) -> str:
        return f"{texts.text(f'explain-{name}', self.language)}\n{_indented(body)}"


def explain(name: str, language: str) -> Explanation:
    """The explanation of a rule by its name, with or without its prefix, or its whole IRI.

    The name of a list (``scheme/verb``) shows what is in it. Raises NoSuchRule.
    """
    name = name.strip(" []")
    if name.removeprefix(BASE).startswith("scheme/"):
        return _of_list(name.removeprefix(BASE), language)
    if name in BUILT_IN:
        return _built_in(name, language)
    for rule in _queries():
        if rule.name == name:
            return _of_graph(rule, language)
    shapes = _statements(files.shape_files())
    local = name.removeprefix(SHAPES).removeprefix("shape:")
    if re.fullmatch(r"[\w-]+", local):
        iri = NamedNode(SHAPES + local)
        if shapes.values(iri, NamedNode(SH + "message")):
            return _of_shape(iri, shapes, language)
    near = difflib.get_close_matches(name, names(), n=3)
    if near:
        raise NoSuchRule.of("no-such-rule-but", name=name, near=", ".join(near))
    raise NoSuchRule.of("no-such-rule", name=name)


def names() -> list[str]:
    """The names of all rules, as a check shows them."""
    said = _statements(files.shape_files()).column(NamedNode(SH + "message"))
    shapes = [shorten(shape.value) for shape in said if isinstance(shape, NamedNode)]
    return [*BUILT_IN, *(rule.name for rule in _queries()), *shapes]


def _of_list(name: str, language: str) -> Explanation:
    """A list, with the label of each of its concepts. Raises NoSuchRule."""
    lists = _statements(files.scheme_files())
    scheme = NamedNode(BASE + name)
    concepts = lists.inverse(NamedNode(SKOS + "inScheme")).get(scheme, ())
    if not concepts:
        known = [f"scheme/{path.stem}" for path in files.scheme_files()]
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.3)
        raise NoSuchRule.of("no-such-list", name=name, near=", ".join(near or known))
    values = sorted(
        f"{shorten(each.value)}  {_said(lists, each, _LABEL, language)}" for each in concepts
    )
    says = _said(lists, scheme, _DEFINITION, language)
    return Explanation(name, "", says, (), values=tuple(values), language=language)


def _queries() -> tuple[GraphRule, ...]:
    return (*graph_rules.rules(), *graph_rules.ontology_rules())


def _built_in(name: str, language: str) -> Explanation:
    says = texts.text(f"explain-{name}", language)
    valid, invalid = _examples(name)
    return Explanation(name, BUILT_IN[name], says, (), (), valid, invalid, language)


def _of_graph(rule: GraphRule, language: str) -> Explanation:
    said = rule.summary[language], (rule.reason[language],)
    valid, invalid = _examples(rule.name)
    return Explanation(rule.name, rule.severity, *said, (), valid, invalid, language)


def _of_shape(shape: NamedNode, shapes: Statements, language: str) -> Explanation:
    """A rule about a property leads to the shape that has it, and to what the property means."""
    says = _said(shapes, shape, NamedNode(SH + "message"), language)
    owners = [shape, *shapes.inverse(NamedNode(SH + "property")).get(shape, ())]
    main = NamedNode(SHAPES + shape.value.removeprefix(SHAPES).partition("-")[0])
    reason = next(filter(None, (_said(shapes, s, _COMMENT, language) for s in (*owners, main))), "")
    targets = [
        t
        for s in owners
        for name in ("targetClass", "targetSubjectsOf")
        for t in shapes.values(s, NamedNode(SH + name))
    ]
    path = shapes.value(shape, NamedNode(SH + "path"))
    meant = _meaning(path, language) if isinstance(path, NamedNode) else ""
    severity = shapes.value(shape, NamedNode(SH + "severity"))
    file = next(p for p in files.shape_files() if shape in _statements([p]).subjects())
    examples = files.example_files(file.stem)
    english = _said(shapes, shape, NamedNode(SH + "message"), "en")
    named = re.search(r"scheme/[a-z-]+", english)
    return Explanation(
        shorten(shape.value),
        SEVERITIES[severity.value.removeprefix(SH).lower()],
        says,
        tuple(filter(None, (reason, meant))),
        tuple(shorten(target.value) for target in targets),
        _shortest(path for path in examples if path.name.startswith("valid")),
        _shortest(path for path in examples if _breaks(path, english)),
        language,
        _of_list(named[0], language).values if named else (),
    )


def _shortest(paths: Iterable[Path]) -> Path | None:
    return min(paths, key=lambda path: path.stat().st_size, default=None)


def _breaks(example: Path, message: str) -> bool:
    """Whether an example is invalid by that message: what is expected of it stands beside it."""
    expected = example.with_suffix(".expected.txt")
    return expected.is_file() and message in expected.read_text(encoding="utf-8")


def _meaning(prop: NamedNode, language: str) -> str:
    """The definition of a property of ours."""
    if not prop.value.startswith(DISARM):
        return ""
    ontology = _statements([files.graph_home() / "ontology" / "disarm.ttl"])
    return f"{shorten(prop.value)}: {_said(ontology, prop, _DEFINITION, language)}"


def _examples(name: str) -> tuple[Path | None, Path | None]:
    """The example that keeps a rule, and the one that breaks it, where there are any."""
    found = {path.stem: path for path in files.example_files(name)}
    return found.get("valid"), found.get("invalid")


def _said(statements: Statements, thing: Node, prop: NamedNode, language: str) -> str:
    found = [v for v in statements.values(thing, prop) if isinstance(v, Literal)]
    return next((each.value for each in found if each.language == language), "")


def _statements(paths: Iterable[Path]) -> Statements:
    return _read(tuple(paths))


@cache
def _read(paths: tuple[Path, ...]) -> Statements:
    """The statements of files, read once however many rules are explained."""
    return Statements(q for path in paths for q in rdf_file.open_file(path).quads())


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" if line else "" for line in text.rstrip().splitlines())
