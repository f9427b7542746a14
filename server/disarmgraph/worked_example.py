"""The worked examples beside the shapes: those that conform, and for a rule one that fails."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse

from disarmgraph import files
from disarmgraph.namespaces import RDF

_TYPE = NamedNode(RDF + "type")


@dataclass(frozen=True)
class WorkedExample:
    """A file of Turtle as it stands, and its name below shapes/examples, without the suffix."""

    name: str
    text: str


@dataclass(frozen=True)
class WorkedExamples:
    """The shortest example of each class (by IRI), and the shortest that breaks a rule.

    A rule is found by what it says in English: that is what stands beside an example that breaks
    it, as ``node | path | message``.
    """

    of_class: dict[str, WorkedExample]
    _broken: dict[str, WorkedExample]

    def breaking(self, message: str) -> WorkedExample | None:
        """The shortest example that is invalid by a message; None where none is kept."""
        return self._broken.get(message)


def read(stems: dict[str, str], above: dict[str, list[str]]) -> WorkedExamples:
    """The examples of shape files, given the stem of the file for each class that it checks.

    An example of a class is one of the classes above it as well: `above` has each with those.
    """
    of_class: dict[str, WorkedExample] = {}
    broken: dict[str, WorkedExample] = {}
    for stem in (path.stem for path in files.shape_files()):
        folder = files.example_files(stem)
        for path in sorted(folder, key=lambda each: (each.stat().st_size, each.name)):
            example = WorkedExample(f"{stem}/{path.stem}", path.read_text(encoding="utf-8"))
            if path.name.startswith("valid"):
                for kind in _classes(example.text):
                    for each in above.get(kind, ()):
                        if stems.get(each) == stem:
                            of_class.setdefault(each, example)
            else:
                for message in _expected(path):
                    broken.setdefault(message, example)
    return WorkedExamples(of_class, broken)


def _classes(turtle: str) -> set[str]:
    quads = parse(input=turtle, format=RdfFormat.TURTLE)
    return {quad.object.value for quad in quads if quad.predicate == _TYPE}


def _expected(path: Path) -> Iterator[str]:
    """The messages that a check of an example gives."""
    expected = path.with_suffix(".expected.txt")
    lines = expected.read_text(encoding="utf-8").splitlines() if expected.is_file() else ()
    return (line.split(" | ", 2)[2] for line in lines if line.count(" | ") >= 2)
