"""The worked examples beside the shapes: those that conform, and for a rule one that fails."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, parse

from disarmgraph import files
from disarmgraph.namespaces import RDF

_TYPE = NamedNode(RDF + "type")


@dataclass(frozen=True)
class WorkedExample:
    """A file of Turtle as it stands, and its name below shapes/examples, without the suffix.

    ``messages`` are those that a check of it gives, none for one that conforms.
    """

    name: str
    text: str
    messages: tuple[str, ...] = ()


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


@cache
def kept() -> dict[str, tuple[WorkedExample, ...]]:
    """The examples of each shape file by its stem, the shortest first."""
    return {
        path.stem: tuple(
            WorkedExample(
                f"{path.stem}/{each.stem}", each.read_text(encoding="utf-8"), tuple(_expected(each))
            )
            for each in sorted(
                files.example_files(path.stem), key=lambda each: (each.stat().st_size, each.name)
            )
        )
        for path in files.shape_files()
    }


def read(stems: dict[str, str], above: dict[str, list[str]]) -> WorkedExamples:
    """The examples of shape files, given the stem of the file for each class that it checks.

    An example of a class is one of the classes above it as well: `above` has each with those.
    """
    of_class: dict[str, WorkedExample] = {}
    broken: dict[str, WorkedExample] = {}
    for stem, examples in kept().items():
        for example in examples:
            for message in example.messages:
                broken.setdefault(message, example)
            if example.name.startswith(f"{stem}/valid"):
                for kind in _classes(example.text):
                    for each in above.get(kind, ()):
                        if stems.get(each) == stem:
                            of_class.setdefault(each, example)
    return WorkedExamples(of_class, broken)


def _classes(turtle: str) -> set[str]:
    quads = parse(input=turtle, format=RdfFormat.TURTLE)
    return {quad.object.value for quad in quads if quad.predicate == _TYPE}


def _expected(path: Path) -> Iterator[str]:
    """The messages that a check of an example gives."""
    expected = path.with_suffix(".expected.txt")
    lines = expected.read_text(encoding="utf-8").splitlines() if expected.is_file() else ()
    return (line.split(" | ", 2)[2] for line in lines if line.count(" | ") >= 2)
