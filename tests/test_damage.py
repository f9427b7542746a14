"""Our data damaged in every way that comes to mind: each damage is found, located and explained.

Several hundred statements, drawn once and for all, are damaged in a copy of data/, each about
another thing, and the copy is checked as a user's files are. Each must lead to a problem of that
thing in that file, on that line, with a repair in both languages.
"""

import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from disarmgraph import files
from disarmgraph.check import check
from disarmgraph.files import graph_home
from disarmgraph.namespaces import BASE, DISARM, RDFS, THINGS, XSD
from disarmgraph.rdf import rdf_file
from disarmgraph.rdf.place import Place
from disarmgraph.rdf.statements import TYPE
from disarmgraph.rdf.turtle_places import statement_places
from disarmgraph.validation.check_report import exit_code

pytestmark = pytest.mark.slow

EACH = 30
"""How many statements are damaged in each way."""

DATA = [path for path in files.knowledge_files() if path.is_relative_to(graph_home() / "data")]


class Statement(NamedTuple):
    """A statement in a file, with the places of its property and of its value.

    ``demanded`` says that a shape demands it of things of that class, of which it is the only one.
    """

    path: Path
    quad: Quad
    prop: Place
    value: Place
    demanded: bool


Damage = Callable[[Statement, str], str | None]
"""A line with a statement on it, damaged; None where that way is not for that statement."""

NORMS = ("Mandate", "Obligation", "Permission", "Prohibition", "Recommendation")


def demands() -> set[tuple[str, str]]:
    """The classes of which a shape demands a property, without any choice."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in files.shape_files())
    found = re.findall(
        r"^shape:(\w+)-\w+ .*\n    sh:path disarm:(\w+) ;\n    sh:minCount 1 ;", text, re.MULTILINE
    )
    norms = {(norm, prop) for kind, prop in found for norm in NORMS if kind == "Norm"}
    return {(DISARM + kind, DISARM + prop) for kind, prop in {*found, *norms}}


def dropped(at: Statement, line: str) -> str | None:
    """A statement that a shape demands is gone."""
    alone = line.startswith("    ") and line.endswith(" ;") and "," not in line
    return "" if at.demanded and alone else None


def retyped(at: Statement, line: str) -> str | None:
    """A thing is of a class that it cannot be of."""
    if at.quad.predicate != TYPE or " a disarm:" not in line:
        return None
    return re.sub(r" a disarm:(\w+)", lambda k: " a disarm:" + OTHER_CLASS.get(k[1], "Place"), line)


def dangling(at: Statement, line: str) -> str | None:
    """A statement leads to a thing that is not there."""
    value = at.quad.object
    if not (isinstance(value, NamedNode) and value.value.startswith(THINGS)):
        return None
    return replaced(line, at.value, r"[\w-]+:[\w-]+", lambda name: name + "x")


def undeclared_concept(at: Statement, line: str) -> str | None:
    """A concept is spelt as no list spells it."""
    value = at.quad.object
    if not (isinstance(value, NamedNode) and value.value.startswith(BASE + "scheme/")):
        return None
    return replaced(line, at.value, r"[\w-]+:[\w-]+", lambda name: name + "x")


def undeclared_property(at: Statement, line: str) -> str | None:
    """A property is spelt as the ontology does not spell it."""
    if not at.quad.predicate.value.startswith(DISARM):
        return None
    return replaced(line, at.prop, r"disarm:\w+", lambda name: name[:-1])


def misdated(at: Statement, line: str) -> str | None:
    """A day that no month has."""
    value = at.quad.object
    if not (isinstance(value, Literal) and value.datatype.value == XSD + "date"):
        return None
    return replaced(line, at.value, r'"\d{4}-\d\d-\d\d"', lambda day: day[:-3] + '99"')


def mislabelled(at: Statement, line: str) -> str | None:
    """A label in English is said to be in German."""
    if at.quad.predicate.value != RDFS + "label" or not line.rstrip(" ;.").endswith("@en"):
        return None
    return line.replace("@en", "@de")


def without_language(at: Statement, line: str) -> str | None:
    """A label has no language."""
    if at.quad.predicate.value != RDFS + "label" or not line.rstrip(" ;.").endswith("@fr"):
        return None
    return line.replace("@fr", "")


def of_another_list(at: Statement, line: str) -> str | None:
    """A concept is of another list than the property wants; a definition may be of any."""
    of_any = at.quad.predicate.value == DISARM + "defines"
    if of_any or not at.demanded or "/scheme/" not in at.quad.object.value:
        return None
    return replaced(line, at.value, r"[\w-]+:[\w-]+", lambda _: f"<{OTHER}>")


def text_for_a_thing(at: Statement, line: str) -> str | None:
    """A text stands where a thing is wanted."""
    value = at.quad.object
    if not (isinstance(value, NamedNode) and at.demanded):
        return None
    return replaced(line, at.value, r"[\w-]+:[\w-]+", lambda name: f'"{name}"')


def words_for_a_number(at: Statement, line: str) -> str | None:
    """Words stand where a number is wanted."""
    value = at.quad.object
    if not (isinstance(value, Literal) and value.datatype.value == XSD + "integer"):
        return None
    return replaced(line, at.value, r"\d+", lambda number: f'"{number} or so"')


OTHER_CLASS = {"Place": "Norm"}
OTHER = next(
    quad.subject.value
    for quad in rdf_file.open_file(graph_home() / "ontology/schemes/weapon.ttl").quads()
    if quad.subject.value.count("/") > 5
)
"""A concept of a list that no property which is demanded leads to."""

WAYS: dict[str, Damage] = {
    each.__name__: each
    for each in (
        dropped,
        retyped,
        dangling,
        undeclared_concept,
        undeclared_property,
        misdated,
        mislabelled,
        without_language,
        of_another_list,
        text_for_a_thing,
        words_for_a_number,
    )
}


def replaced(line: str, at: Place, pattern: str, new: Callable[[str], str]) -> str | None:
    found = re.compile(pattern).match(line, at.column - 1)
    return found and line[: found.start()] + new(found[0]) + line[found.end() :]


def statements() -> list[Statement]:
    """All statements of data/ about things of ours, in an order drawn once and for all."""
    found = []
    wanted = demands()
    for path in DATA:
        quads = list(rdf_file.open_file(path).quads())
        kinds = {(q.subject, q.object.value) for q in quads if q.predicate == TYPE}
        count = Counter((quad.subject, quad.predicate) for quad in quads)
        places = statement_places(path.read_text(encoding="utf-8"))
        for quad, (_, prop, value) in zip(quads, places, strict=True):
            demanded = count[quad.subject, quad.predicate] == 1 and any(
                (quad.subject, kind) in kinds
                for kind, each in wanted
                if each == quad.predicate.value
            )
            if quad.subject.value.startswith(THINGS) and prop.line == value.line:
                found.append(Statement(path, quad, prop, value, demanded))
    random.Random(6).shuffle(found)
    return found


ELSEWHERE = ("dropped", "retyped", "mislabelled")
"""The damages that show where they are not: at the thing that lacks something now."""


class Done(NamedTuple):
    """A damage that was done: in which way, to which statement."""

    way: str
    at: Statement


@pytest.fixture(scope="module")
def damaged(tmp_path_factory) -> tuple[list[Done], list]:
    """What was damaged in a copy of the graph, and the problems that a check of it has found."""
    copy = tmp_path_factory.mktemp("damaged")
    for folder in ("ontology", "data", "shapes"):
        shutil.copytree(graph_home() / folder, copy / folder)
    done = list(damage(copy))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(files, "graph_home", lambda: copy)
        return done, check()


def damage(copy: Path) -> Iterator[Done]:
    """Damages the data of a copy of the graph, each time another thing."""
    lines = {path: path.read_text(encoding="utf-8").split("\n") for path in DATA}
    touched = set()
    count: Counter[str] = Counter()
    for at in statements():
        line = lines[at.path][at.prop.line - 1]
        for name, way in WAYS.items():
            new = way(at, line) if at.quad.subject not in touched and count[name] < EACH else None
            if new not in (None, line):
                lines[at.path][at.prop.line - 1] = new
                touched.add(at.quad.subject)
                count[name] += 1
                yield Done(name, at)
    for path, changed in lines.items():
        target = copy / path.relative_to(graph_home())
        target.write_text("\n".join(changed), encoding="utf-8")


@pytest.mark.parametrize("name", WAYS)
def test_each_damage_is_found_where_it_is_and_explained(damaged, name):
    done, problems = damaged
    found = {}
    for problem in problems:
        found.setdefault((Path(problem.file).name, problem.node), []).append(problem)
    those = [each.at for each in done if each.way == name]
    unseen = []
    for at in those:
        there = found.get((at.path.name, at.quad.subject.value), [])
        lines = {problem.line for problem in there}
        if at.prop.line not in lines and not (
            name in ("dropped", "retyped", "mislabelled") and there
        ):
            unseen.append(f"{at.path.name}:{at.prop.line} {at.quad} {lines}")
        assert all(p.message_en and p.message_fr and p.line and p.column for p in there)
    assert unseen == []
    assert len(those) == EACH
    assert exit_code(problems) == 1


BROKEN = {
    "a point is missing": lambda text: text.replace(" .\n", "\n", 1),
    "a quotation mark is missing": lambda text: text.replace('"@en', "@en", 1),
    "a prefix is not declared": lambda text: re.sub(r"^@prefix disarm:.*\n", "", text, flags=re.M),
    "a bracket is open": lambda text: text.replace(" a disarm:", " [ a disarm:", 1),
    "cut off": lambda text: text[: len(text) * 2 // 3].rpartition(" ")[0],
    "not text": lambda text: "\0\1\2" + text,
}


@pytest.mark.parametrize("path", random.Random(6).sample(DATA, 12), ids=lambda path: path.stem)
@pytest.mark.parametrize("way", BROKEN.values(), ids=BROKEN)
def test_broken_grammar_has_its_place_and_the_exit_code_of_its_own(tmp_path, path, way):
    text = path.read_text(encoding="utf-8")
    broken = way(text)
    (tmp_path / "a.ttl").write_text(broken, encoding="utf-8")

    shapes = [graph_home() / "shapes/fact.ttl"]
    report = check([tmp_path / "a.ttl"], against="none", shapes=shapes)

    assert broken != text
    assert exit_code(report) == 2
    assert all(problem.rule == "syntax" for problem in report)
    first = next(n for n, (a, b) in enumerate(zip_lines(text, broken), start=1) if a != b)
    assert report[0].line >= first - 1
    assert report[0].column


def zip_lines(text: str, other: str) -> Iterator[tuple[str, str]]:
    return zip(text.split("\n"), [*other.split("\n"), ""], strict=False)


def test_what_is_not_damaged_passes():
    assert list(check()) == []
